"""Queries made of titles in other words."""

from collections.abc import Sequence
from random import Random

import numpy as np
import numpy.typing as npt
import pytest

from core.runs.split import is_held_out
from core.text import lexicon
from core.text.analysis import Analyzer
from core.text.sequences import product_words
from core.training import rewordings
from core.training.rewordings import Rewording, ShopTitles, reworded_queries
from tests.core.search.shops import small_shop

SEED = 7


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """All words, in order, without the brand, each in its other word."""
    settings = {"COUNTS": (9,), "NO_BRAND": 1.0, "ORDERED": 1.0, "OTHERWISE": 1.0, "CUT": 1.0}
    for name, value in settings.items():
        monkeypatch.setattr(rewordings, name, value)


def queries(title: str, brand: str = "", count: int = 1, seed: int = SEED) -> list[str]:
    return Rewording(Analyzer([brand] if brand else []), {}, Random(seed)).queries(
        title, brand, count
    )


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize(
    ("title", "brand", "expected"),
    [
        # 正品 is left out and so is the brand, 静音 and 烧杯 have other words, 6 alone says nothing. What
        # ends the title comes last.
        ("青禾 正品 静音 6 500ml 烧杯", "青禾", {"没声音 500ml 量杯", "低噪音 500ml 量杯"}),
        # The end of the first phrase, a dress, comes last; "quality" is left out.
        (
            "Quality Summer Maxi Dress for Party, Gray",
            "",
            {f"hot weather maxi celebration {colour} gown" for colour in ("grey", "silver")},
        ),
        # No other word is known: the last part of a long one stands for it.
        ("滤芯 拖布 扫地机器人", "", {"滤芯拖布机器人"}),
    ],
)
def test_a_title_is_said_in_other_words(title: str, brand: str, expected: set[str]) -> None:
    assert set(queries(title, brand, 50)) == expected


def test_equal_seeds_make_equal_queries() -> None:
    title = "青禾 静音 家用 无线 鼠标 便携 黑色 办公"
    assert queries(title, count=30) == queries(title, count=30)
    assert queries(title, count=30) != queries(title, count=30, seed=8)


def test_a_query_is_a_few_words_with_the_thing_last() -> None:
    title = "maxima chameleon fishing line spool, 660 yards, clear"
    made = [text.split() for text in queries(title, count=200)]
    assert {query[-1] for query in made} == {"spool"}
    assert {len(query) for query in made} <= set(range(3, 8))
    assert len({tuple(query) for query in made}) > 50


def test_the_brand_is_said_by_every_second() -> None:
    title = "Maxima chameleon fishing line"
    with_brand = sum("maxima" in text for text in queries(title, "Maxima", 400))
    # Half of the time, and then in 4 · 1/5 all three words beside the line, in 1/5 two of them: 0.47 of 400.
    assert 140 < with_brand < 230


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """All words of a title are asked for, in the shares that ship."""
    monkeypatch.setattr(rewordings, "COUNTS", (9,))


@pytest.mark.usefixtures("whole")
def test_of_four_known_words_three_are_said_otherwise() -> None:
    made = queries("静音 无线 鼠标", count=400)
    # A quarter of 400.
    assert 70 < sum("静音" in text for text in made) < 130


@pytest.mark.usefixtures("whole")
def test_two_of_five_keep_the_order_of_the_title() -> None:
    made = queries("kelp rod pail oat line", count=400)
    # 0.4 of 400, and by chance one of the 4! orders of the others: 160 + 240 / 24.
    assert 140 < made.count("kelp rod pail oat line") < 200


@pytest.mark.usefixtures("whole")
def test_three_of_ten_long_words_are_cut_to_their_end() -> None:
    made = queries("滤芯 拖布 扫地机器人", count=400)
    assert 90 < sum("扫地机器人" not in text for text in made) < 150


def test_words_of_many_titles_are_asked_for_more_often() -> None:
    titles = {"rod": 90, "kelp": 1}
    rewording = Rewording(Analyzer(), titles, Random(SEED))
    made = rewording.queries("kelp rod pail oat elm fig line", "", 400)
    # Of six words beside the line 3.6 are chosen on average: nearly always the rod, and each of the others in
    # (3.6 - 1) / 5 of them.
    assert sum("rod" in text for text in made) > 380
    assert 160 < sum("kelp" in text for text in made) < 260


def test_a_title_that_says_little_makes_no_query() -> None:
    assert queries("正品 新款 连衣裙 女款") == []
    assert queries("") == []


def test_queries_are_held_out_and_name_one_product_each() -> None:
    shop = shop_titles(
        [f"红色 静音 鼠标 a{number}b 办公" for number in range(90)] + ["蓝色 保湿 面霜 冬季"] * 9
    )

    def is_kept(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
        return is_held_out(texts, SEED)

    made = reworded_queries(shop, SEED, is_kept, 40)
    assert len(made) == 40
    assert is_held_out(made, SEED).all()
    # What nine products are called finds none of them.
    assert set(made.values()) <= set(range(90))
    assert len(set(made.values())) == 40
    assert made == reworded_queries(shop, SEED, is_kept, 40)


def test_of_few_products_more_is_asked_of_each() -> None:
    shop = shop_titles(["红色 静音 鼠标 便携 办公", "蓝色 保湿 面霜 冬季 50g"])
    made = reworded_queries(shop, SEED, lambda texts: np.ones(len(texts), bool), 9)
    assert len(made) == 9
    assert sorted(made.values()).count(0) == 5


def shop_titles(titles: list[str]) -> ShopTitles:
    rows = [(str(row), title, "", "", 1, 1, 1, "") for row, title in enumerate(titles)]
    catalogue, analyzer = small_shop(rows), Analyzer()
    words = [product_words(analyzer, catalogue, row) for row in range(len(rows))]
    return ShopTitles(catalogue, analyzer, words)


def test_every_word_is_listed_once_and_never_for_itself() -> None:
    lines = (lexicon.TEXTS / "rewordings.tsv").read_text("utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    assert len(words) == len(set(words))
    assert not any(word in others for word, others in lexicon.rewordings().items())
