from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import UserError
from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.fusion import Fusion
from core.search.request import History, Interaction, SearchRequest
from core.search.shop_index import build_shop_index
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

SHOP = small_shop()


class FondOfEverything:
    """Taste for all products alike."""

    def scores(self, history: History) -> np.ndarray:
        return np.ones(len(SHOP), np.float32)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    return bare.ranked_by(
        BagRun(
            SHOP,
            bare.analyzer,
            Fusion(lexical=0.5, neural=0.2, popularity=0.1, floor=0.3, alike=0.2),
        )
    )


def test_the_explanation_agrees_with_the_search(engine: Engine) -> None:
    response = engine.search(SearchRequest("华为智能手机"))
    for hit in response.hits:
        standing = explain(engine, "华为智能手机", hit.product_id).product
        assert standing.rank == hit.rank
        assert standing.parts == hit.parts
        assert sum(standing.parts.values()) == pytest.approx(standing.score, abs=1e-9)


def test_words_sum_to_the_lexical_part(engine: Engine) -> None:
    standing = explain(engine, "夏季碎花连衣裙", "p1").product
    earned = sum(met.score for met in standing.lexical)
    assert earned == pytest.approx(standing.parts["lexical"], abs=1e-6)
    assert standing.parts["lexical"] > 0


@pytest.mark.parametrize("personal", [0.0, 0.5])
def test_signals_sum_to_the_fit(engine: Engine, personal: float) -> None:
    fond = replace(engine, taste=FondOfEverything())
    shares = {}
    for product in ("p1", "p4"):
        standing = explain(
            fond, "夏季碎花连衣裙", product, history=(Interaction("p3"),), personal=personal
        ).product
        assert sum(fit.share for fit in standing.fit) == pytest.approx(standing.parts["fit"])
        shares[product] = {fit.signal: fit.share for fit in standing.fit}
    assert shares["p1"]["coverage"] > shares["p4"].get("coverage", 0.0)


def test_resemblances_sum_to_the_likeness(engine: Engine) -> None:
    standing = explain(engine, "华为手机", "p4").product
    assert standing.parts["alike"] > 0
    assert sum(like.share for like in standing.alike) == pytest.approx(standing.parts["alike"])
    assert standing.alike[0].title


def test_in_a_personal_explanation_they_still_sum_to_it(engine: Engine) -> None:
    personal = replace(engine, taste=FondOfEverything())
    history = (Interaction("p3"),)
    standing = explain(personal, "华为手机", "p4", history=history, personal=0.5).product
    general = explain(engine, "华为手机", "p4").product.parts["alike"]
    assert standing.parts["alike"] == pytest.approx(general / 2)
    assert sum(like.share for like in standing.alike) == pytest.approx(standing.parts["alike"])


def test_leaving_a_word_out_shows_what_it_did(engine: Engine) -> None:
    effects = {e.word: e.effect for e in explain(engine, "华为手机", "p3").product.words}
    assert set(effects) == {"华为", "手机"}
    assert effects["华为"] > 0


def test_the_difference_tells_who_is_ahead(engine: Engine) -> None:
    explanation = explain(engine, "华为手机", "p3", "p5")
    assert explanation.versus is not None
    assert explanation.difference is not None
    gap = explanation.product.score - explanation.versus.score
    assert sum(explanation.difference.values()) == pytest.approx(gap, abs=1e-6)
    assert gap > 0


def test_a_product_that_does_not_match_has_no_rank(engine: Engine) -> None:
    assert explain(engine, "华为手机", "p6").product.rank == 0


def test_an_unknown_product_is_named(engine: Engine) -> None:
    with pytest.raises(UserError, match="p99"):
        explain(engine, "华为", "p99")
