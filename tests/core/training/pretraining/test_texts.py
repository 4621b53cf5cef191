import re
from random import Random

import pytest

from core.training.pretraining.dictionaries import Pieces
from core.training.pretraining.material import (
    Material,
    chinese_material,
    english_material,
    held_out_listings,
)
from core.training.pretraining.texts import (
    Sizes,
    code,
    compose,
    excerpt,
    held_out,
    offer,
    splice,
    wish,
    word_row,
)
from core.training.pretraining.word_lists import Listing, Thing, listings

PIECES = Pieces(["水壶", "水"], ["kettle", "shoes", "lamp", "tent", "bike", "soap"], ["ing"])
CHINESE = Material(
    listings=[
        Listing("不锈钢烧水壶大容量", ("烧水壶", "煮茶的")),
        Listing("夏季透气网面跑鞋", ("网面跑鞋", "跑步穿")),
    ],
    things=[Thing("水壶", ("烧水壶",), ("加厚", "大容量")), Thing("跑鞋", (), ("透气",))],
    words=["水壶", "跑鞋"],
    common_words=["水", "火", "木", "金", "土"],
    counters=("只",),
    joint="",
)
ENGLISH = Material(
    listings=[Listing("Red Tea Kettle 2 L Whistling Stovetop", ("red kettle", "boil water"))],
    things=[Thing("kettle", ("tea pot",), ("red", "whistling"))],
    words=["kettle"],
    common_words=["red", "blue", "green"],
    counters=("pcs",),
    joint=" ",
)


def test_the_same_seed_gives_the_same_texts_and_none_is_empty_or_twice() -> None:
    learned, measured = compose(PIECES, 0.0005)
    assert (learned, measured) == compose(PIECES, 0.0005)
    assert learned.queries != compose(PIECES, 0.0005, seed=4)[0].queries
    for texts in (learned.queries, learned.titles):
        assert all(text.strip() for text in texts)
        assert len(set(texts)) == len(texts)
    # Of 20,000 own words, 180,000 and 48,000 further Chinese and English queries, but for doubles.
    assert 90 <= len(learned.queries) <= 125
    assert 40 <= len(learned.titles) <= 55


def test_what_is_measured_by_is_made_of_nothing_that_is_learned_from() -> None:
    assert len(held_out_listings("zh")) == 60
    assert len(held_out_listings("en")) == 30
    measured = held_out()
    assert (len(measured.queries), len(measured.titles)) == (180, 90)
    for material, language in ((chinese_material(PIECES), "zh"), (english_material(PIECES), "en")):
        own = {*material.own_queries, *material.own_titles}
        assert not own & set(measured.titles)
        assert len(material.listings) == len(listings(language)) - len(held_out_listings(language))


def test_all_words_and_queries_of_our_own_are_queries_and_titles_with_their_queries_titles() -> (
    None
):
    assert ENGLISH.own_queries == [
        "red kettle",
        "boil water",
        "kettle",
        "tea pot",
        "red",
        "whistling",
    ]
    title = "Red Tea Kettle 2 L Whistling Stovetop"
    assert ENGLISH.own_titles == [title, "red kettle", "boil water"]


@pytest.mark.parametrize("seed", range(20))
def test_wishes_and_offers_name_a_thing(seed: int) -> None:
    random = Random(seed)
    assert re.search("水壶|跑鞋", wish(CHINESE, random))
    assert re.search("kettle|tea pot", wish(ENGLISH, random))
    assert re.search("水壶|跑鞋", offer(CHINESE, random))
    assert re.search("(kettle|tea pot)", offer(ENGLISH, random))


@pytest.mark.parametrize("seed", range(20))
def test_an_excerpt_stands_in_a_title_and_a_splice_is_of_two(seed: int) -> None:
    random = Random(seed)
    part = excerpt(CHINESE, random)
    assert 3 <= len(part) <= 9
    assert any(part in listing.title for listing in CHINESE.listings)
    words = excerpt(ENGLISH, random)
    assert 2 <= len(words.split()) <= 5
    assert words in ENGLISH.listings[0].title
    # 9 characters, of which the first 4 are its first half; 8, of which it is 4.
    assert splice(CHINESE, random) in ("水壶大容量夏季透气", "网面跑鞋不锈钢烧")


def test_words_in_a_row_are_as_many_as_asked_for_or_as_there_are() -> None:
    random = Random(1)
    rows = {len(word_row(CHINESE, (2, 3), random)) for _ in range(40)}
    assert rows == {2, 3}
    assert len(word_row(ENGLISH, (5, 12), random).split()) == 3


def test_codes_are_measures_models_counts_and_numbers() -> None:
    random = Random(2)
    codes = [code(("只",), random) for _ in range(200)]
    kinds = (
        r"\d+(ml|g|kg|cm|mm|w|l|gb|v|mah|m|oz|inch|ft)",
        r"[A-Z][XST-]?\d+(B|S|Pro)?",
        r"\d+只",
        r"\d+",
    )
    for kind in kinds:
        assert sum(bool(re.fullmatch(kind, text)) for text in codes) > 20
    assert all(any(re.fullmatch(kind, text) for kind in kinds) for text in codes)


def test_a_share_of_the_sizes_keeps_their_mixture() -> None:
    sizes = Sizes(wishes=10, excerpts=20, words=30, phrases=40, offers=50, splices=60, rows=70)
    assert sizes.scaled(0.1) == Sizes(1, 2, 3, 4, 5, 6, 7, 0)
