"""Cells and headers that no person wrote cost no more than their length."""

from pathlib import Path

import pytest

from core.data.columns.mapping import guess_mapping, understood
from core.data.importing import Source, import_files
from core.data.report import SheetReport
from core.data.survey import Survey
from core.data.values.actions import clean_action
from core.data.values.categories import clean_category
from core.data.values.moments import clean_time
from core.data.values.numbers import clean_price, clean_rating, clean_sales
from core.data.values.texts import clean_id, clean_text, is_no_value
from core.workspace import Workspace

pytestmark = pytest.mark.timeout(120)

LONG = 100_000
CELLS = {
    "digits": "9" * LONG,
    "commas": "1," * LONG,
    "points": "1." * LONG,
    "spaces": "1 " * LONG,
    "dashes": "1-" * LONG,
    "yen": "¥" * LONG,
    "levels": "a>" * LONG,
    "slashes": "A/" * LONG,
    "paths": "a > b, " * LONG,
    "brackets": "[" * LONG,
    "quotes": "['" + "','" * LONG + "']",
    "nested": "[" * 50_000 + "]" * 50_000,
    "less": "<" * (1 << 20),
    "comments": "<!--" * (1 << 18),
    "ampersands": "&#" * (1 << 19),
    "nul": "\0" * (1 << 20),
    "wide": "ａ" * (1 << 20),
    "years": "2023年" * LONG,
}


@pytest.mark.parametrize("name", CELLS)
def test_every_cleaner_of_a_long_cell_is_quick(name: str) -> None:
    cell = CELLS[name]
    for clean in (clean_price, clean_sales, clean_rating, clean_time, clean_category, clean_id):
        clean(cell)
    assert not is_no_value(cell)
    assert clean_action(cell) is None
    clean_text(SheetReport("products"), 2, "title", cell)
    survey = Survey("products", "excel")
    survey.take(
        [2], {"price": [cell], "category": [cell], "product_id": [cell], "timestamp": [cell]}
    )
    survey.conventions()


@pytest.mark.parametrize("cell", ["(" * 40_000, "a(" * 40_000, "价格（" * 40_000, "x" * (1 << 20)])
def test_a_long_name_of_a_column_is_quick(cell: str) -> None:
    assert guess_mapping("products", [cell, "id", "title"])["title"] == "title"


def test_thousands_of_columns_are_quick() -> None:
    columns = [f"price {number}" for number in range(5000)]
    assert understood("", columns) >= 0
    rows = [["12"] * 5000] * 20
    assert "price" in guess_mapping("products", ["id", "title", "price", *columns], rows)


def test_a_title_of_ten_megabytes_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "goods.jsonl"
    path.write_text('{"id": "1", "title": "' + "红茶 " * 1_500_000 + '"}\n', "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        report = import_files(workspace, [Source("products", path)])
        assert report.sheets["products"].kept == 1
