"""What is written on cards: amounts, parts of scores and the words to light up."""

import math

import pytest

from core.language import set_language
from gui.products import score_parts
from gui.products.matched_words import matched_spans
from gui.widgets import amounts


@pytest.mark.parametrize(
    ("price", "shown"),
    [(576.36, "¥576.36"), (1299.0, "¥1,299"), (0.5, "¥0.50"), (math.nan, "—")],
)
def test_price(price, shown):
    assert amounts.price_text(price) == shown


@pytest.mark.parametrize(
    ("count", "chinese", "english"),
    [
        (0, "0", "0"),
        (2005, "2005", "2k"),
        (9999, "9999", "9.9k"),
        (79_123, "7.9万+", "79k"),
        (1_240_000, "124万+", "1.2M"),
    ],
)
def test_sales_are_shortened_and_never_rounded_up(count, chinese, english):
    assert amounts.shortened(count) == english
    set_language("zh")
    assert amounts.shortened(count) == chinese


def test_unknown_sales_say_nothing():
    assert amounts.sales_text(math.nan) == ""
    assert amounts.sales_text(79_000) == "79k sold"


def test_rounded_parts_sum_to_the_rounded_score():
    parts = {"lexical": 1 / 3, "neural": 1 / 3, "popularity": 1 / 3}
    rounded = score_parts.rounded(parts, 1.0)
    assert sum(round(value * 10_000) for value in rounded.values()) == 10_000
    assert all(abs(rounded[name] - parts[name]) < 1e-4 for name in parts)


def test_parts_keep_their_order_and_colours_stay_apart():
    from gui.theme import DARK

    ordered = score_parts.ordered({"zeta": 1.0, "popularity": 0.1, "neural": 0.2, "lexical": 0.3})
    assert [name for name, _ in ordered] == ["lexical", "neural", "popularity", "zeta"]
    colours = {score_parts.colour(name, DARK) for name in ("lexical", "neural", "popularity")}
    assert len(colours) == 3


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("2026夏季新款连衣裙", ("夏季", "连衣裙"), ((4, 2), (8, 3))),
        ("iPhone15Pro 手机", ("phone",), ((1, 5),)),
        ("DRESS dresses", ("dress",), ((0, 5), (6, 5))),
        ("连衣裙", ("连衣", "衣裙"), ((0, 3),)),
        ("ＩＰＨＯＮＥ", ("iphone",), ((0, 6),)),
        ("İstanbul phone", ("phone",), ((9, 5),)),
        ("a.b", ("", " ", "."), ((1, 1),)),
        ("nothing", ("x",), ()),
    ],
)
def test_lit_spans(text, words, spans):
    assert matched_spans(text, words) == spans


def test_every_part_of_a_score_has_a_colour_of_its_own():
    from core.search.score_parts import SCORE_PARTS
    from gui.theme import DARK, LIGHT

    for colours in (DARK, LIGHT):
        assert len({score_parts.colour(part.name, colours) for part in SCORE_PARTS}) == 8
