"""Which impressions a log tells of, what list each belongs to, and which of them were clicked."""

import pyarrow as pa

from core.feedback.clicks.impressions import impressions_of

Row = tuple[str, str, str, str, int, int]


def log(*rows: Row) -> pa.Table:
    """Rows of session, query, product, action, time and position."""
    names = ("session_id", "query", "product_id", "action", "timestamp", "position")
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    table = pa.table({**columns, "user_id": ["u"] * len(rows)})
    return table.set_column(
        table.column_names.index("position"), "position", table["position"].cast(pa.int32())
    )


def shown(session: str, query: str, product: str, time: int, position: int) -> Row:
    return session, query, product, "impression", time, position


def test_a_click_meets_the_last_impression_of_its_product_and_place() -> None:
    found = impressions_of(
        log(
            shown("s", "裙", "p1", 10, 1),
            shown("s", "裙", "p2", 10, 2),
            shown("s", "裙", "p1", 50, 1),
            shown("t", "裙", "p1", 10, 1),
            ("s", "裙", "p1", "click", 55, 1),
            ("s", "裙", "p2", "cart", 30, 2),
            ("t", "帽", "p1", "click", 12, 1),
        )
    )
    # Lists one after another: both of session s, then that of t.
    assert found.start.tolist() == [0, 2, 3]
    assert found.lengths.tolist() == [2, 1, 1]
    assert found.rank.tolist() == [1, 2, 1, 1]
    assert found.clicked.tolist() == [False, True, True, False]


def test_what_was_dismissed_was_not_clicked() -> None:
    found = impressions_of(
        log(
            shown("s", "裙", "p1", 10, 1),
            shown("s", "裙", "p2", 10, 2),
            ("s", "裙", "p1", "click", 12, 1),
            ("s", "裙", "p1", "dismiss", 20, 1),
            ("s", "裙", "p2", "dismiss", 22, 2),
            shown("s", "裙", "p3", 10, 3),
            ("s", "裙", "p3", "click", 14, 3),
            ("s", "裙", "p3", "dismiss", 24, 3),
            ("s", "裙", "p3", "undismiss", 26, 3),
        )
    )
    # The last refusal was taken back.
    assert found.clicked.tolist() == [False, False, True]


def test_what_stood_nowhere_or_was_not_searched_for_is_left_aside_and_counted() -> None:
    found = impressions_of(
        log(
            shown("s", "裙", "p1", 10, 1),
            shown("s", "裙", "p2", 10, -1),
            shown("s", "", "p3", 10, 1),
            shown("s", "裙", "p4", 10, 2),
        )
    )
    assert len(found) == 2
    assert found.unknown == 0.5


def test_products_stand_in_the_order_of_their_places_whatever_the_order_of_rows() -> None:
    found = impressions_of(
        log(
            shown("s", "裙", "p2", 10, 2),
            shown("s", "裙", "p1", 10, 1),
            shown("s", "裙", "p3", 12, 3),
        )
    )
    assert found.start.tolist() == [0]
    assert [found.products[found.pair_product[pair]] for pair in found.pair] == ["p1", "p2", "p3"]
    only = found.select_lists(found.lengths > 3)
    assert len(only) == 0
    assert len(only.pair_query) == 3
