import pytest

from core.search.query import HEAD_WEIGHT, LexicalQuery, parse
from core.text.analysis import Analyzer

ANALYZER = Analyzer(synonyms={"手机": ("移动电话",)})


def weights(query: LexicalQuery) -> dict[str, float]:
    return {group.source: group.weight for group in (*query.words, *query.bigrams)}


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("红色连衣裙", ["连衣裙", "衣裙"]),
        ("leather belt without buckle", ["belt"]),
        ("shoes for women", ["shoe"]),
        ("for women", ["woman"]),
    ],
)
def test_the_word_that_names_the_thing_counts_more(text: str, head: list[str]) -> None:
    counted = weights(parse(text, ANALYZER))
    assert [source for source, weight in counted.items() if weight == HEAD_WEIGHT] == head
    assert set(counted.values()) <= {1.0, HEAD_WEIGHT}


def test_parts_of_a_long_word_are_told_but_not_counted_again() -> None:
    query = parse("智能手机", ANALYZER)
    assert [group.source for group in query.words] == ["智能手机"]
    assert {"智能", "手机"} <= {token.text for token in query.tokens}


def test_a_synonym_stands_beside_its_word() -> None:
    (group,) = parse("手机", ANALYZER).words
    assert dict(group.terms) == {"手机": 1.0, "移动电话": 0.5}


def test_a_long_word_that_the_shop_lacks_stands_in_its_parts() -> None:
    query = parse("智能手机壳", ANALYZER, is_known={"手机", "壳"}.__contains__)
    assert [group.source for group in query.words] == ["手机", "壳"]
    assert dict(query.words[0].terms) == {"手机": 1.0, "移动电话": 0.5}
    assert query.words[1].weight == HEAD_WEIGHT


def test_a_quantity_that_may_mean_two_things_is_met_by_either() -> None:
    first, last = parse("16g u盘", ANALYZER).words
    assert first.source == "16g"
    assert dict(first.terms) == {"16g": 1.0, "16gb": 1.0}
    assert last.source == "u盘"


def test_what_may_be_wanted_is_named_most_exactly_first() -> None:
    assert parse("儿童 手机", ANALYZER).kinds == ("儿童 手机", "手机", "移动电话")
    assert parse("wall bed", ANALYZER).kinds == ()
    assert parse("", ANALYZER).kinds == ()


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("electric kettles", "kettle"),
        ("kettle for camping", "kettle"),
        ("red case", "case"),
        ("phone case blue", ""),
        ("华为 手机", "手机"),
        ("", ""),
    ],
)
def test_the_head_names_what_is_wanted_unless_an_accessory_is(text: str, head: str) -> None:
    assert parse(text, Analyzer()).head == head


def test_a_part_of_a_long_word_is_its_head_only_at_its_end() -> None:
    assert parse("洗衣机", Analyzer(), None, {"洗衣"}.__contains__).head == ""
    assert parse("洗衣机", Analyzer(), None, {"衣机", "洗衣机"}.__contains__).head == "洗衣机"
