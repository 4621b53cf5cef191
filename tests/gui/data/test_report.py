"""The cleaning report as a tree and as a bar."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.data.report import CleaningReport, SheetReport
from gui.data.report_model import ReportModel
from gui.data.report_view import ReportView
from gui.data.share_bar import GAP, ShareBar


def sheet():
    made = SheetReport("products", "goods.csv", read=5, kept=4, repaired=2)
    made.rule("html").add(3, "title", "&lt;b&gt;水杯", "水杯")
    made.rule("html").add(4, "title", "a&amp;b", "a&b")
    made.reject("no_title", 5, "title", "")
    made.rule("controls")
    return made


def words(model, row, parent=QModelIndex()):  # noqa: B008
    return [model.data(model.index(row, column, parent)) for column in range(3)]


def test_rules_stand_by_what_they_did_with_examples_under_them(qtbot):
    made = sheet()
    for row in range(2, 6):
        made.rule("time_date").add(row, "timestamp", "2023-11-14", "1699920000")
    model = ReportModel(made)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 3
    assert words(model, 0) == ["The product has no title", "left out", "1"]
    assert words(model, 1) == ["HTML tags and entities were removed", "repaired", "2"]
    assert words(model, 2)[1:] == ["noted", "4"]
    rule = model.index(1, 0)
    assert model.rowCount(rule) == 2
    assert words(model, 0, rule) == ["&lt;b&gt;水杯 → 水杯", "row 3 · Title", ""]
    assert model.parent(model.index(1, 0, rule)) == rule
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ForegroundRole) is not None


def test_what_concerns_the_whole_file_has_no_row(qtbot):
    made = SheetReport("products", "goods.csv", read=1, kept=1)
    made.rule("encoding_told").add(0, "", "GB18030", "")
    model = ReportModel(made)
    assert words(model, 0, model.index(0, 0)) == ["GB18030", "", ""]


def test_the_bar_fills_its_room_and_keeps_tiny_shares_visible(qtbot):
    bar = ShareBar(("good", "warn", "bad"))
    qtbot.addWidget(bar)
    bar.show_counts((100_000, 0, 1))
    widths = bar.widths(300.0)
    assert widths[1] == 0
    assert widths[2] >= 3
    assert abs(sum(widths) + GAP - 300) < 1e-6


def test_one_row_is_said_so(qtbot):
    report = CleaningReport({"products": SheetReport("products", "goods.csv", read=1, kept=1)})
    view = ReportView()
    qtbot.addWidget(view)
    view.show_report(report)
    assert view.cards[0].title == "Products: 1 row read"
    assert view._heading.text().startswith("1 row is in the shop now")
