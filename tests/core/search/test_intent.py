"""What a query is after: guessed by a run, or told by what was found."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.errors import RunError
from core.files import read_json
from core.runs.manifest import CALIBRATION, Manifest
from core.search.category_run import CategoryRun, temperature_of, tempered, write_temperature
from core.search.engine import Engine
from core.search.intent import RunIntents, averaged, category_shares, likeliest, rolled_up
from core.search.request import Filters, Intent, SearchRequest
from core.search.shop_index import build_shop_index
from core.text.vocabulary import Vocabulary
from tests.core.search.shops import small_shop

SHOP = small_shop()
PHONES, FRUIT = "数码 / 手机", "生鲜 / 水果"
LABELS = [PHONES, FRUIT, "书籍", "数码"]


class FixedEncoder:
    """Gives every text the same probabilities."""

    def __init__(self, *chances: float) -> None:
        self.chances = np.array(chances, np.float32)

    def encode(self, ids: np.ndarray) -> np.ndarray:
        return np.tile(self.chances, (len(ids), 1))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("shop")
    return Engine(build_shop_index(SHOP, {}, folder, folder / "runs"))


def guessing(engine: Engine, *chances: float, temperature: float = 1.0) -> RunIntents:
    """The intents of a run that knows one word, 苹果, and says `chances` of it."""
    manifest = Manifest("guess", "category", "conv1d", length=8, labels=LABELS)
    vocabulary = Vocabulary(["苹果"], 4)
    run = CategoryRun(manifest, vocabulary, FixedEncoder(*chances), temperature)  # type: ignore[arg-type]
    return RunIntents(run, engine.analyzer, SHOP.category)


def test_an_ambiguous_query_has_both_meanings(engine: Engine) -> None:
    guessed = replace(engine, intents=guessing(engine, 0.9, 0.1, 0.0, 0.0))
    response = guessed.search(SearchRequest("苹果"))
    found = {intent.category: intent.probability for intent in response.intents}
    told = {i.category: i.probability for i in engine.search(SearchRequest("苹果")).intents}
    assert list(found) == [PHONES, FRUIT]
    assert found[PHONES] == pytest.approx((0.9 + told.get(PHONES, 0)) / 2, abs=1e-5)
    assert found[FRUIT] == pytest.approx((0.1 + told[FRUIT]) / 2, abs=1e-5)
    assert response.intent_run == "guess"


def test_a_label_that_no_product_has_is_no_intent(engine: Engine) -> None:
    found = guessing(engine, 0.1, 0.1, 0.5, 0.3).intents("苹果")
    assert [intent.category for intent in found] == ["数码", PHONES, FRUIT]
    faint = guessing(engine, 0.99, 0.006, 0.0, 0.004).intents("苹果")
    assert [intent.category for intent in faint] == [PHONES, FRUIT]
    only_texts = CategoryRun(
        Manifest("texts", "category", "conv1d", labels=["书籍", "酒店"]),
        Vocabulary([], 1),
        FixedEncoder(1.0, 0.0),  # type: ignore[arg-type]
    )
    assert not RunIntents(only_texts, engine.analyzer, SHOP.category)


def test_where_the_run_knows_no_word_the_products_tell(engine: Engine) -> None:
    guessed = replace(engine, intents=guessing(engine, 0.0, 1.0, 0.0, 0.0))
    response = guessed.search(SearchRequest("连衣裙"))
    assert response.intent_run == ""
    assert response.intents == engine.search(SearchRequest("连衣裙")).intents
    assert response.intents[0].category == "服饰 / 女装 / 连衣裙"
    assert sum(intent.probability for intent in response.intents) == pytest.approx(1)


def test_only_the_best_of_what_is_found_tells(tmp_path: Path) -> None:
    def row(number: int, title: str, category: str) -> tuple[str | float, ...]:
        return f"p{number}", title, category, "", 1.0, 1.0, 1.0, ""

    phones = [row(number, "手机", "数码 / 手机") for number in range(60)]
    cases = [row(60 + at, "透明 防摔 手机 保护壳 硅胶 软壳", "数码 / 配件") for at in range(200)]
    shop = small_shop([*phones, *cases])
    response = Engine(build_shop_index(shop, {}, tmp_path, tmp_path)).search(SearchRequest("手机"))
    assert response.total == 260
    assert response.intents == (Intent("数码 / 手机", pytest.approx(1)),)


def test_where_nothing_is_found_the_run_tells(engine: Engine) -> None:
    assert averaged([Intent("a", 0.7)], {}) == {"a": 0.7}
    assert averaged([Intent("a", 0.7)], {"b": 1.0}) == {"a": 0.35, "b": 0.5}


def test_every_intent_is_a_filter_that_leaves_something(engine: Engine) -> None:
    for intent in engine.search(SearchRequest("手机")).intents:
        filtered = SearchRequest("手机", filters=Filters(category=(intent.category,)))
        assert engine.search(filtered).total


def test_filters_change_no_intent(engine: Engine) -> None:
    filtered = SearchRequest("手机", filters=Filters(brand=("华为",)))
    assert engine.search(filtered).intents == engine.search(SearchRequest("手机")).intents


def test_a_corrected_query_is_judged_as_corrected(engine: Engine) -> None:
    response = engine.search(SearchRequest("lianyiqun"))
    assert response.intents[0].category == "服饰 / 女装 / 连衣裙"


@pytest.mark.parametrize("text", ["", "zzqxv", "\ud800"])
def test_what_nobody_knows_has_no_intent(engine: Engine, text: str) -> None:
    assert engine.search(SearchRequest(text)).intents == ()


def test_products_tell_by_their_share_of_the_scores() -> None:
    scores = np.array([0.6, 0.1, 0.2, 0.1, 0.9], np.float32)
    found = category_shares(["a", "a", "b", "", "c"], np.array([0, 1, 2, 3]), scores)
    assert found == {"a": pytest.approx(7 / 9), "b": pytest.approx(2 / 9)}


def test_only_the_likeliest_are_told() -> None:
    chances = {"a": 0.04, "b": 0.3, "c": 0.16, "d": 0.16, "e": 0.17, "f": 0.17}
    assert [intent.category for intent in likeliest(chances)] == ["b", "e", "f", "c"]
    assert likeliest({"a": 0.04, "b": 0.05}) == (Intent("b", 0.05),)


def test_a_category_stands_for_children_of_which_none_stands_out() -> None:
    spread = {"女装 / 裙 / 长": 0.2, "女装 / 裤": 0.25, "女装 / 衬衫": 0.25, "童装 / 衬衫": 0.1}
    assert rolled_up(spread) == {"女装": pytest.approx(0.7), "童装 / 衬衫": 0.1}
    one = {"女装 / 裙 / 长": 0.5, "女装 / 裤": 0.4, "女装": 0.1}
    assert rolled_up(one) == one


def test_a_temperature_flattens_and_keeps_the_order(tmp_path: Path) -> None:
    chances = np.array([[0.8, 0.2]], np.float32)
    # Odds of 4 become odds of 2 at temperature 2.
    assert tempered(chances, 2.0)[0] == pytest.approx([2 / 3, 1 / 3])
    write_temperature(tmp_path, 1.5)
    assert temperature_of(read_json(tmp_path / CALIBRATION)) == 1.5
    for within in (0.001, 1000):
        assert temperature_of({"temperature": within}) == within
    for beyond in (0.00099, 1001):
        with pytest.raises(ValueError, match="temperature"):
            temperature_of({"temperature": beyond})


def test_a_damaged_run_is_named(engine: Engine) -> None:
    folder = engine.shop.runs_dir / "broken"
    folder.mkdir(parents=True)
    manifest = {"id": "broken", "task": "category", "network": "conv1d", "best_epoch": 1}
    (folder / "run.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(RunError, match="broken"):
        engine.with_intents("broken")
    with pytest.raises(RunError, match="There is no run"):
        engine.with_intents("../runs")
    assert engine.with_intents("").intents is None


@pytest.mark.parametrize(
    ("probability", "text"),
    [(1.0, "99%"), (0.994, "99%"), (0.985, "98%"), (0.5, "50%"), (0.004, "1%"), (0.0, "1%")],
)
def test_an_intent_is_never_certain_nor_impossible(probability: float, text: str) -> None:
    assert Intent("数码 / 手机", probability).percent == text
