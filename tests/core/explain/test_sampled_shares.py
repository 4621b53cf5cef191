"""Shares of words by three ways: known values, what SHAP promises, and how far they agree."""

import sys
from pathlib import Path

import numpy as np
import pytest

from core.errors import UserError
from core.explain import sampled_shares
from core.explain.sampled_shares import agreement, lime_shares, sampled, shap_shares
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.shop_index import build_shop_index
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

pytest.importorskip("shap")
pytest.importorskip("lime")
SHOP = small_shop()


def game(kept: np.ndarray) -> np.ndarray:
    """2 for the first word, -1 for the second, and 1 more where both stand together."""
    return kept @ np.array([2.0, -1.0, 0.0]) + kept[:, 0] * kept[:, 1]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    return bare.ranked_by(BagRun(SHOP, bare.analyzer))


def test_shapley_values_share_what_is_earned_together() -> None:
    np.testing.assert_allclose(shap_shares(game, 3), [2.5, -0.5, 0.0], atol=1e-9)


def test_lime_fits_a_line() -> None:
    shares = lime_shares(lambda kept: kept @ np.array([2.0, -1.0, 0.5]) + 3, 3)
    np.testing.assert_allclose(shares, [2.0, -1.0, 0.5], atol=1e-3)


def test_agreement_is_rank_correlation_and_signs() -> None:
    """By hand: ranks 3 1 2 and 2 1 3 have ρ = 1 - 6·2/24 = 0.5 and τ = (2 - 1)/3; two signs are equal."""
    told = agreement("a", "b", np.array([3.0, -1.0, 2.0]), np.array([1.0, -2.0, 5.0]))
    assert told.spearman == pytest.approx(0.5)
    assert told.kendall == pytest.approx(1 / 3)
    assert told.signs == 1.0
    other = agreement("a", "b", np.array([3.0, -1.0]), np.array([3.0, 1.0]))
    assert other.signs == 0.5
    alone = agreement("a", "b", np.array([3.0]), np.array([3.0]))
    assert alone.spearman is None


@pytest.mark.parametrize("subject", ["query", "title", "score"])
def test_the_shares_sum_to_what_the_words_earn(engine: Engine, subject: str) -> None:
    told = sampled(engine, SearchRequest("华为手机"), "p3", subject)
    assert sum(told.shap) == pytest.approx(told.whole - told.empty, abs=1e-6)
    # A title's other words lead away from the query.
    assert (told.whole > told.empty) == (subject != "title")
    assert len(told.words) == len(told.left_out) == len(told.shap) == len(told.lime)
    # The brand says 华为 too, so that the title need not; what nobody asked for takes the product away.
    word, sign = ("Mate60", -1) if subject == "title" else ("华为", 1)
    place = told.words.index(word)
    assert min(sign * shares[place] for shares in (told.left_out, told.shap, told.lime)) > 0
    assert [(each.one, each.other) for each in told.agreement] == [
        ("left_out", "shap"), ("left_out", "lime"), ("shap", "lime"),
    ]  # fmt: skip


def test_all_words_have_the_value_of_the_ranking(engine: Engine) -> None:
    request = SearchRequest("华为手机")
    told = sampled(engine, request, "p3", "score")
    assert told.whole == pytest.approx(float(engine.ranked(request).scores[2]), abs=1e-6)
    assert engine.neural is not None
    title = sampled(engine, request, "p3", "title")
    assert title.whole == pytest.approx(engine.neural.similarities(["华为手机"], 2)[0], abs=1e-6)


def test_what_is_missing_names_the_command(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sampled_shares.PACKAGES, "no_such_package", "1")
    with pytest.raises(UserError, match=r"no_such_package .*pip install 'pinxun\[explain\]'"):
        sampled(engine, SearchRequest("手机"), "p3", "query")


def test_it_is_loaded_by_nothing_else() -> None:
    """The module is read by the verb; what takes seconds is not."""
    import subprocess

    code = "import core.commands.explain, sys; print({'shap', 'lime'} & set(sys.modules))"
    root = Path(__file__).parents[3]
    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert said.stdout.strip() == "set()"


def test_words_alone_have_no_network(engine: Engine) -> None:
    with pytest.raises(UserError, match="No run"):
        sampled(engine.with_run(""), SearchRequest("手机"), "p3", "query")
    with pytest.raises(UserError, match="p99"):
        sampled(engine, SearchRequest("手机"), "p99", "query")
