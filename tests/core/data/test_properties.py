"""What holds of every import, whatever is in the rows: none vanishes, order and a way out change nothing."""

import csv
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.data.importing import Source, import_files
from core.data.report import SheetReport
from core.data.values.actions import clean_action
from core.data.values.amounts import MarkCount
from core.data.values.categories import LevelCount, clean_category
from core.data.values.moments import clean_time
from core.data.values.numbers import clean_price, clean_rating, clean_sales
from core.data.values.texts import clean_id, mended_text
from core.errors import DataError
from core.feedback.export import export_events
from core.workspace import Workspace

Rows = list[dict[str, str]]

# Pieces of which cells of shops are made, and things no shop should send.
PIECES = [
    *"1234567890.,-–~%/>|&;:'\"=+@()[] \t　５Ｂ¥$€★", "万", "元", "nan", "无", "N/A", "红茶", "<b>", "&amp;",
    "\u200b", "\ufffd", "券后", "折", "10/", "e5", "2023", "2024-01-05", "12:30", "am", "/ ", "AC/DC", "，",
]  # fmt: skip
cells = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
ids = st.sampled_from(["p1", "p2", "p3", "p4", "007", "", "nan", "12.0", "ｐ9", '="00123"', " p1 "])
products = st.fixed_dictionaries(
    {
        "product_id": ids,
        "title": cells,
        "price": cells,
        "category": cells,
        "rating": cells,
        "颜色": cells,
    }
)
events = st.fixed_dictionaries(
    {
        "user_id": st.sampled_from(["u1", "u2", "", "无"]),
        "product_id": st.sampled_from(["p1", "p2", "zz", ""]),
        "action": st.sampled_from(["click", "pv", "buy", "收藏", "fly", "", "cart", "impression"]),
        "timestamp": st.sampled_from(
            [
                "1700000000",
                "1700000000000",
                "2023-11-05 10:20",
                "5/11/2023",
                "never",
                "0",
                "1900-01-01",
            ]
        ),
        "query": cells,
        "position": st.sampled_from(["", "1", "7", "-3", "x", "2.0"]),
    }
)
of_file = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A shop that sells p1 and p2; tests import into it again and again."""
    with Workspace.open(tmp_path_factory.mktemp("properties") / "shop") as opened:
        yield opened


def imported(
    workspace: Workspace, folder: Path, kind: str, rows: Rows
) -> tuple[SheetReport, pa.Table]:
    """The report and the table of these rows; of a file where no row can be kept, the table is empty."""
    path = folder / f"{kind}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    report = import_files(workspace, [Source(kind, path, {name: name for name in rows[0]})])
    table = workspace.table(kind)
    assert table is not None
    return report.sheets[kind], table


def with_shop(workspace: Workspace, folder: Path) -> None:
    shop = [{"product_id": "p1", "title": "红茶"}, {"product_id": "p2", "title": "绿茶"}]
    imported(workspace, folder, "products", shop)


def values(table: pa.Table, *names: str) -> list[tuple[Any, ...]]:
    """The rows as texts, so that what is no number is the same as itself."""
    columns = [
        list(map(str, table.column(name).to_pylist())) for name in names or table.column_names
    ]
    return list(zip(*columns, strict=True))


@given(st.lists(products, max_size=12))
@of_file
def test_every_product_row_is_kept_or_rejected_by_a_rule(
    workspace: Workspace, tmp_path: Path, rows: Rows
) -> None:
    sound = {
        **dict.fromkeys(("price", "category", "rating", "颜色"), ""),
        "product_id": "s",
        "title": "x",
    }
    rows = [sound, *rows]
    sheet, table = imported(workspace, tmp_path, "products", rows)
    _check(sheet, table, len(rows))
    kept = table.column("product_id").to_pylist()
    assert len(set(kept)) == len(kept)
    assert all(title.strip() for title in table.column("title").to_pylist())


@given(st.lists(events, max_size=12))
@of_file
def test_every_event_is_kept_or_rejected_by_a_rule(
    workspace: Workspace, tmp_path: Path, rows: Rows
) -> None:
    with_shop(workspace, tmp_path)
    rows = [_event(), *rows]
    sheet, table = imported(workspace, tmp_path, "events", rows)
    _check(sheet, table, len(rows))
    assert set(table.column("product_id").to_pylist()) <= {"p1", "p2"}
    assert all(user for user in table.column("user_id").to_pylist())


def _event(**changed: str) -> dict[str, str]:
    sound = {"user_id": "u", "product_id": "p1", "action": "click", "timestamp": "1700000001"}
    return {**sound, "query": "茶", "position": "1", **changed}


def _check(sheet: SheetReport, table: pa.Table, rows: int) -> None:
    assert sheet.read == rows
    assert sheet.read == sheet.kept + sheet.rejected
    assert sheet.kept == table.num_rows
    assert 0 <= sheet.repaired <= sheet.kept
    outcomes = {"rejected": 0, "repaired": 0}
    for rule in sheet.rules.values():
        assert 1 <= len(rule.examples) == min(5, rule.count)
        outcomes[rule.outcome] = outcomes.get(rule.outcome, 0) + rule.count
    assert outcomes["rejected"] == sheet.rejected
    assert bool(outcomes["repaired"]) >= bool(sheet.repaired)


@given(st.lists(events, min_size=2, max_size=12), st.randoms(use_true_random=False))
@of_file
def test_the_order_of_events_changes_neither_them_nor_the_report(
    workspace: Workspace, tmp_path: Path, rows: Rows, random: Any
) -> None:
    with_shop(workspace, tmp_path)
    rows = [_event(), *rows]
    sheet, table = imported(workspace, tmp_path, "events", rows)
    turned_sheet, turned = imported(workspace, tmp_path, "events", random.sample(rows, len(rows)))
    assert Counter(values(table)) == Counter(values(turned))
    counts = {name: rule.count for name, rule in sheet.rules.items() if rule.count}
    assert counts == {name: rule.count for name, rule in turned_sheet.rules.items() if rule.count}


@given(st.lists(products, min_size=2, max_size=9), st.randoms(use_true_random=False))
@of_file
def test_the_order_of_products_changes_none_of_them(
    workspace: Workspace, tmp_path: Path, rows: Rows, random: Any
) -> None:
    rows = [
        {**row, "product_id": f"id{number}", "title": f"茶{number}"}
        for number, row in enumerate(rows)
    ]
    _, table = imported(workspace, tmp_path, "products", rows)
    _, turned = imported(workspace, tmp_path, "products", random.sample(rows, len(rows)))
    names = ["product_id", "title", "price", "category", "rating"]
    assert Counter(values(table, *names)) == Counter(values(turned, *names))


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
@given(rows=st.lists(events, max_size=8))
@settings(of_file, max_examples=8)
def test_what_was_exported_comes_back_as_it_was(
    workspace: Workspace, tmp_path: Path, ending: str, rows: Rows
) -> None:
    with_shop(workspace, tmp_path)
    guarded = [_event(query=query) for query in ("=1+1", "-茶", "@茶", "'=x", "a,b", 'a"b')]
    _, table = imported(workspace, tmp_path, "events", [_event(), *guarded, *rows])
    path = tmp_path / f"out{ending}"
    assert export_events(table, path) == table.num_rows
    import_files(workspace, [Source("events", path)])
    again = workspace.table("events")
    assert again is not None
    assert values(again, *table.column_names) == values(table)


@given(cells)
@settings(max_examples=150)
def test_numbers_are_possible_or_none_and_say_by_which_rule(cell: str) -> None:
    price, rule = clean_price(cell)
    assert 0 < price < 1e7 or (math.isnan(price) and rule == "price_impossible")
    rating, rule = clean_rating(cell)
    assert 0 <= rating <= 5 or (math.isnan(rating) and rule == "rating_impossible")
    sales, rule = clean_sales(cell)
    assert 0 <= sales < 1e10 or (math.isnan(sales) and rule == "sales_impossible")
    # 1971 to 2099.
    seconds, rule = clean_time(cell)
    assert rule == "bad_time" if seconds is None else 0 <= seconds < 4_102_444_800


@given(st.floats(0.01, 9_999_999), st.integers(0, 5))
def test_a_plain_number_is_itself(number: float, digits: int) -> None:
    text = f"{number:.{digits}f}"
    if 0 < float(text) < 1e7:
        assert clean_price(text) == (float(text), "")
        assert clean_sales(text)[0] in (float(text), float(text.replace(".", "")))


@given(cells)
@settings(max_examples=150)
def test_what_is_clean_stays_as_it_is(cell: str) -> None:
    assert mended_text(mended_text(cell)) == mended_text(cell)
    assert clean_id(clean_id(cell)) == clean_id(cell)


@given(
    st.lists(
        st.sampled_from(["女装", "连衣裙", "AC/DC 电源", "T-shirt", "Home & Garden"]),
        min_size=1,
        max_size=4,
    )
)
def test_levels_are_the_same_whatever_joins_them(levels: list[str]) -> None:
    wanted = " / ".join(levels)
    for mark in (" / ", ">", " > ", "»", " | ", "\\", "::"):
        assert clean_category(mark.join(levels)) == wanted, mark
    assert clean_category(str(levels)) == wanted
    assert clean_category(clean_category(wanted)) == wanted


@given(st.lists(cells, max_size=10), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_what_a_column_says_hangs_on_no_order(texts: list[str], random: Any) -> None:
    turned = random.sample(texts, len(texts))
    marks, turned_marks = MarkCount(), MarkCount()
    marks.observe(texts)
    turned_marks.observe(turned)
    assert marks.marks() == turned_marks.marks()
    levels, turned_levels = LevelCount(), LevelCount()
    levels.observe(texts)
    turned_levels.observe(turned)
    assert (levels.mark() == "") == (turned_levels.mark() == "")


@given(st.text(max_size=30))
@settings(max_examples=100)
def test_a_word_is_an_action_or_none(word: str) -> None:
    known = {"impression", "click", "favourite", "cart", "purchase", "dismiss"}
    assert clean_action(word) in {*known, "unfavourite", "uncart", "undismiss", None}


def test_a_file_without_a_row_to_keep_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    with_shop(workspace, tmp_path)
    with pytest.raises(DataError):
        imported(workspace, tmp_path, "events", [_event(product_id="zz")])
