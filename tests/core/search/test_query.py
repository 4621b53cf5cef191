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
