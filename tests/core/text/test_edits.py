import pytest

from core.text.edits import are_neighbours, edit_cost


@pytest.mark.parametrize(
    ("typed", "known", "cost"),
    [
        ("iphone", "iphone", 0.0),
        # Swapped, a neighbouring key, doubled, one missing, one too many, another letter.
        ("iphoen", "iphone", 2.5),
        ("iphome", "iphone", 2.5),
        ("iphoone", "iphone", 2.0),
        ("iphne", "iphone", 3.0),
        ("iphoane", "iphone", 4.0),
        ("ipzone", "iphone", 5.0),
        # Another first letter, and a word so short that it may be another.
        ("sphone", "iphone", 7.0),
        ("boox", "book", 7.0),
        ("iphnoee", "iphone", 4.5),
    ],
)
def test_each_slip_has_its_cost(typed: str, known: str, cost: float) -> None:
    assert edit_cost(typed, known, 2) == cost


def test_more_edits_than_allowed_are_no_slip() -> None:
    assert edit_cost("kitten", "sitting", 2) is None
    assert edit_cost("kitten", "sitting", 3) is not None
    assert edit_cost("ihpnoe", "iphone", 1) is None


def test_keys_beside_each_other() -> None:
    assert are_neighbours("n", "m")
    assert are_neighbours("g", "b")
    assert not are_neighbours("q", "p")
