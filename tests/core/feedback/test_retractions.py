"""What was done and taken back again counts for nothing, and what came after it counts."""

import pyarrow as pa

from core.feedback.retractions import without_retracted


def remaining(*events: tuple[str, str, str, int]) -> list[tuple[str, str, str]]:
    names = ("user_id", "product_id", "action", "timestamp")
    table = pa.table(dict(zip(names, map(list, zip(*events, strict=True)), strict=True)))
    rows = without_retracted(table).to_pylist()
    return [(row["user_id"], row["product_id"], row["action"]) for row in rows]


def test_a_heart_taken_off_is_as_if_it_had_never_been() -> None:
    assert remaining(
        ("u", "p", "click", 1), ("u", "p", "favourite", 2), ("u", "p", "unfavourite", 3)
    ) == [("u", "p", "click")]


def test_only_the_same_shoppers_same_product_is_taken_back() -> None:
    others = [("v", "p", "cart", 1), ("u", "q", "cart", 1), ("u", "p", "favourite", 1)]
    assert remaining(*others, ("u", "p", "cart", 2), ("u", "p", "uncart", 3)) == [
        event[:3] for event in others
    ]


def test_time_decides_and_not_the_order_of_rows() -> None:
    # Put in, taken out and put in again; the file has it backwards.
    assert remaining(("u", "p", "cart", 3), ("u", "p", "uncart", 2), ("u", "p", "cart", 1)) == [
        ("u", "p", "cart")
    ]


def test_every_earlier_one_goes_with_one_taking_back() -> None:
    assert (
        remaining(("u", "p", "dismiss", 1), ("u", "p", "dismiss", 2), ("u", "p", "undismiss", 3))
        == []
    )
