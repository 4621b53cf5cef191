"""A plural meets its singular, and what only ends in s is left alone."""

import pytest

from core.text.english import noun_phrase, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("shoe", "shoes"),
        ("box", "boxes"),
        ("dress", "dresses"),
        ("glass", "glasses"),
        ("watch", "watches"),
        ("toothbrush", "toothbrushes"),
        ("battery", "batteries"),
        ("cookie", "cookies"),
        ("hoodie", "hoodies"),
        ("size", "sizes"),
        ("case", "cases"),
        ("cache", "caches"),
        ("knife", "knives"),
        ("woman", "women's"),
        ("man", "mens"),
        ("child", "children’s"),
        ("lens", "lenses"),
        ("quilt", "quilts"),
    ],
)
def test_plurals_meet(one: str, many: str) -> None:
    assert singular(many) == singular(one) == one


@pytest.mark.parametrize(
    "word", ["plus", "wireless", "bus", "gas", "canvas", "series", "tv", "usb"]
)
def test_no_plural_is_left_alone(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("leather belt without buckle", "leather belt"),
        ("for women", "women"),
        ("running shoes", "running shoes"),
        ("format", "format"),
        ("for", ""),
    ],
)
def test_a_noun_phrase_ends_before_a_preposition(text: str, phrase: str) -> None:
    assert noun_phrase(text) == phrase
