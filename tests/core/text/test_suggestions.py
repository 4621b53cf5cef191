"""What people may be about to type."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import Catalogue, empty_catalogue
from core.text.suggestions import SuggestionIndex

QUERIES = {
    "手机壳": 50.0,
    "手机": 200.0,
    "收音机": 5.0,
    "连衣裙 夏季": 30.0,
    "长裙": 9.0,
    "手几": 900.0,
}


@pytest.fixture(scope="module")
def index() -> SuggestionIndex:
    none = np.full(2, np.nan, np.float32)
    blank = [""] * 2
    catalogue = Catalogue(
        product_id=["a", "b"],
        title=blank,
        category=["数码 / 手机支架", "数码 / 手机支架"],
        brand=["Apple", "手工坊"],
        price=none,
        image=blank,
        description=blank,
        rating=none,
        sales=none,
    )
    words = {"手套": 40.0, "手": 90.0, "罕见词": 1.0, "连衣裙": 12.0}
    return SuggestionIndex(QUERIES, catalogue, words, products=lambda text: int(text != "手几"))


def suggestions_of(queries: dict[str, float]) -> SuggestionIndex:
    return SuggestionIndex(queries, empty_catalogue(), {}, products=len)


def texts(index: SuggestionIndex, prefix: str, limit: int = 8) -> list[str]:
    return [suggestion.text for suggestion in index.suggest(prefix, limit)]


def test_frequent_completions_come_first(index: SuggestionIndex) -> None:
    assert texts(index, "手")[:2] == ["手机", "手机壳"]
    assert texts(index, "手", 1) == ["手机"]
    assert texts(index, "手机") == ["手机壳", "手机支架"]


def test_queries_brands_categories_and_product_words_are_told_apart(index: SuggestionIndex) -> None:
    kinds = {suggestion.text: suggestion.kind for suggestion in index.suggest("", 99)}
    assert kinds["手机"] == "query"
    assert kinds["手工坊"] == "brand"
    assert kinds["手机支架"] == "category"
    assert kinds["手套"] == "product"
    assert "手" not in kinds
    assert "罕见词" not in kinds


def test_what_finds_nothing_is_not_suggested_however_often_it_was_asked(
    index: SuggestionIndex,
) -> None:
    assert "手几" not in texts(index, "手", 99)
    assert "手几" not in texts(index, "shou", 99)


@pytest.mark.parametrize("typed", ["shouji", "SHOUJ", "shou ji", "sj"])
def test_half_typed_pinyin_completes(index: SuggestionIndex, typed: str) -> None:
    assert "手机" in texts(index, typed)


def test_pinyin_knows_a_reading_by_its_word(index: SuggestionIndex) -> None:
    assert texts(index, "changq") == ["长裙"]


def test_width_and_case_do_not_matter(index: SuggestionIndex) -> None:
    assert texts(index, "ＡＰＰ") == ["Apple"]
    assert texts(index, "手機") == texts(index, "手机")


@pytest.mark.parametrize("typed", ["\x00", "\ud800", "😀", "不存在的", "手" * 10000, "a" * 10000])
def test_nothing_typed_is_an_error(index: SuggestionIndex, typed: str) -> None:
    assert isinstance(index.suggest(typed), list)


def test_an_empty_shop_suggests_nothing() -> None:
    assert suggestions_of({}).suggest("手") == []


def test_of_many_queries_the_most_frequent_are_suggested() -> None:
    index = suggestions_of({f"手机{number}": float(number) for number in range(20_000)})
    index.prepare()
    assert texts(index, "手", 2) == ["手机19999", "手机19998"]


def test_pinyin_is_not_loaded_before_it_is_typed() -> None:
    code = (
        "import sys; from core.text.suggestions import SuggestionIndex;"
        "from core.data.catalogue import empty_catalogue;"
        "SuggestionIndex({'手机': 1.0}, empty_catalogue(), {}, len).suggest('手');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[3], check=True)
