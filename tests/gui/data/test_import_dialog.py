"""From files to a cleaning report, through the dialog, with real files and a real shop."""

import json

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.data.catalogue import catalogue_of
from core.workspace import Workspace
from gui.data.import_dialog import ImportDialog

WAIT = 10_000


@pytest.fixture
def dialog(qtbot, workspace):
    window = QWidget()
    qtbot.addWidget(window)
    made = []

    def make(*paths):
        dialog = ImportDialog(workspace, paths, window)
        dialog.show()
        made.append(dialog)
        drafts = dialog.choose_page.drafts.drafts
        qtbot.waitUntil(lambda: all(each.preview or each.error for each in drafts), timeout=WAIT)
        return dialog

    yield make
    for dialog in made:
        qtbot.waitUntil(lambda dialog=dialog: not dialog.is_importing, timeout=WAIT)
        dialog.close()


def run(qtbot, dialog):
    with qtbot.waitSignal(dialog.imported, timeout=WAIT) as imported:
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    return imported.args[0]


def test_a_file_is_understood_before_it_is_imported(dialog, products, queries):
    shown = dialog(products, queries)
    first, second = shown.choose_page.drafts.drafts
    assert (first.kind, second.kind) == ("products", "queries")
    assert first.mapping["title"] == "标题"
    details = shown.choose_page.rows[0].accessibleName()
    assert "GB18030" in details
    assert "5 rows" in details
    table = shown.choose_page.mapping.model
    assert table.data(table.index(2, 1)) == "手机"
    assert shown.import_button.isEnabled()


def test_import_ends_in_the_report_and_changes_the_shop(qtbot, dialog, workspace, products):
    shown = dialog(products)
    report = run(qtbot, shown)
    sheet = report.sheets["products"]
    assert (sheet.read, sheet.kept, sheet.rejected) == (5, 3, 2)
    assert len(catalogue_of(workspace)) == 3
    (card,) = shown.report_view.cards
    assert card.title == "Products: 5 rows read"
    model = card.tree.model()
    rules = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert "The product has no title" in rules


def test_a_missing_column_is_flagged_and_can_be_chosen(qtbot, dialog, tmp_path, workspace):
    path = tmp_path / "products.csv"
    path.write_text("编号,啥\n1,水杯\n2,茶杯\n", encoding="utf-8")
    shown = dialog(path)
    page = shown.choose_page
    assert not shown.import_button.isEnabled()
    assert "Title" in page.mapping.verdict.text()
    chooser = page.mapping.choosers["啥"]
    chooser.setCurrentIndex(chooser.findData("title"))
    chooser.activated.emit(chooser.currentIndex())
    assert shown.import_button.isEnabled()
    run(qtbot, shown)
    assert workspace.table("products").column("title").to_pylist() == ["水杯", "茶杯"]


def test_a_column_serves_once(dialog, products):
    page = dialog(products).choose_page
    draft = page.drafts.drafts[0]
    page.drafts.set_column(draft, "产地", "title")
    assert draft.mapping["title"] == "产地"
    assert page.mapping.choosers["标题"].currentData() == ""
    page.drafts.set_column(draft, "产地", "")
    assert "title" not in draft.mapping


def test_another_kind_reads_the_columns_anew(qtbot, dialog, products):
    page = dialog(products).choose_page
    draft = page.drafts.drafts[0]
    page.drafts.set_kind(draft, "texts")
    qtbot.waitUntil(lambda: draft.preview is not None, timeout=WAIT)
    assert draft.kind == "texts"
    assert draft.mapping == {"text": "标题", "category": "类目"}


def test_a_file_that_is_no_table_says_so_in_its_place(dialog, tmp_path, products):
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    shown = dialog(products, picture)
    page = shown.choose_page
    assert not shown.import_button.isEnabled()
    page.choose(page.drafts.drafts[1])
    verdict = page.mapping.verdict
    assert "is no text" in verdict.text()
    # Beside the file, not in the middle of the room that a table would take.
    assert verdict.y() == 0
    page.rows[1].remove_button.click()
    assert shown.import_button.isEnabled()
    assert len(page.rows) == 1


def test_add_keeps_what_there_was(qtbot, dialog, workspace, products, tmp_path):
    run(qtbot, dialog(products))
    more = tmp_path / "more.csv"
    more.write_text("product_id,title\n9,雨伞\n", encoding="utf-8")
    shown = dialog(more)
    shown.choose_page.append.setChecked(True)
    run(qtbot, shown)
    assert len(catalogue_of(workspace)) == 4


def test_cancel_leaves_the_shop_as_it_was(qtbot, dialog, workspace, tmp_path):
    path = tmp_path / "products.csv"
    lines = (f"{number},商品 {number},{number % 90}.5" for number in range(200_000))
    path.write_text("product_id,title,price\n" + "\n".join(lines), encoding="utf-8")
    shown = dialog(path)
    shown.start()
    qtbot.waitUntil(lambda: shown.progress_page.words != "", timeout=WAIT)
    assert "rows/s" in shown.progress_page.words
    qtbot.mouseClick(shown.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not shown.is_importing, timeout=WAIT)
    assert workspace.datasets() == {}
    assert shown.notice.isVisible()
    assert shown.import_button.isEnabled()


def test_an_error_is_shown_and_nothing_is_lost(qtbot, dialog, workspace, products):
    shown = dialog(products)
    products.unlink()
    shown.start()
    qtbot.waitUntil(lambda: not shown.is_importing, timeout=WAIT)
    assert "There is no file" in shown.notice.words.text()
    assert len(shown.choose_page.rows) == 1
    assert workspace.datasets() == {}


def test_a_shop_that_only_may_be_read_refuses_with_a_sentence(qtbot, workspace, products):
    with Workspace.open(workspace.path, write=False) as reader:
        dialog = ImportDialog(reader, (products,))
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: dialog.choose_page.drafts.is_ready, timeout=WAIT)
        dialog.start()
        qtbot.waitUntil(lambda: not dialog.is_importing, timeout=WAIT)
        assert dialog.notice.words.text()


def test_the_report_leaves_as_json_and_leads_on(qtbot, dialog, products, tmp_path):
    shown = dialog(products)
    report = run(qtbot, shown)
    shown.report_view.save(tmp_path / "report.json")
    saved = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert saved == report.to_json()
    with qtbot.waitSignal(shown.train_wanted, timeout=WAIT):
        qtbot.mouseClick(shown.report_view.train_button, Qt.MouseButton.LeftButton)
    assert not shown.isVisible()


def pick(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def again(qtbot, page):
    qtbot.waitUntil(lambda: page.current.preview is not None, timeout=WAIT)


def test_another_encoding_is_chosen_and_read_anew(qtbot, dialog, workspace, tmp_path):
    path = tmp_path / "goods.csv"
    path.write_bytes("id,title\n1,נעלי נשים\n".encode("cp1255"))
    page = dialog(path).choose_page
    assert "its encoding cannot be told" in page.mapping.verdict.text()
    pick(page.options.encoding, "cp1255")
    again(qtbot, page)
    assert page.current.preview.rows == [["1", "נעלי נשים"]]
    run(qtbot, page.window())
    assert workspace.table("products").column("title").to_pylist() == ["נעלי נשים"]


def test_the_sheet_is_chosen(qtbot, dialog, tmp_path):
    book = openpyxl.Workbook()
    for name in ("甲", "乙"):
        book.create_sheet(name).append(["id", "title", name])
        book[name].append([name, "茶", 1])
    book.save(tmp_path / "goods.xlsx")
    page = dialog(tmp_path / "goods.xlsx").choose_page
    assert page.current.preview.rows == [["甲", "茶", "1"]]
    assert "乙" in page.mapping.notes.text()
    pick(page.options.sheet, "乙")
    again(qtbot, page)
    assert page.current.preview.rows == [["乙", "茶", "1"]]


def test_what_every_row_is_can_be_said(qtbot, dialog, workspace, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_text("customer_id,article_id,t_dat\nc1,A1,2018-09-20\n")
    shown = dialog(path)
    page = shown.choose_page
    assert "No column says what each row is" in page.mapping.verdict.text()
    assert not shown.import_button.isEnabled()
    pick(page.options.every_row, "purchase")
    run(qtbot, shown)
    assert workspace.table("events").column("action").to_pylist() == ["purchase"]


def test_numbers_for_actions_are_explained(qtbot, dialog, workspace, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("user_id,item_id,action_type,time\nu,p,0,1700000000\nu,p,2,1700000001\n")
    shown = dialog(path)
    boxes = shown.choose_page.options.action_boxes
    assert list(boxes) == ["0", "2"]
    assert not shown.import_button.isEnabled()
    assert "no row can be used" in shown.choose_page.rows[0].accessibleName()
    pick(boxes["0"], "click")
    pick(shown.choose_page.options.action_boxes["2"], "purchase")
    run(qtbot, shown)
    assert workspace.table("events").column("action").to_pylist() == ["click", "purchase"]


def test_a_kind_that_is_not_certain_is_asked(dialog, tmp_path):
    path = tmp_path / "data.tsv"
    path.write_text("1\tred dress\n2\tblue dress\n")
    shown = dialog(path)
    page = shown.choose_page
    assert "It is not certain what this file holds" in page.mapping.verdict.text()
    assert not shown.import_button.isEnabled()
    pick(page.rows[0].kind, "products")
    assert shown.import_button.isEnabled()


def test_two_columns_make_a_time(dialog, tmp_path):
    path = tmp_path / "events.csv"
    path.write_text("user_id,item_id,event,date,time\nu,p,click,2023-01-05,08:03:05\n")
    page = dialog(path).choose_page
    draft = page.current
    assert draft.mapping["timestamp"] == ("date", "time")
    assert "Time is made of date + time" in page.mapping.notes.text()
    page.drafts.set_column(draft, "time", "")
    assert draft.mapping["timestamp"] == "date"
    page.drafts.set_column(draft, "time", "timestamp")
    assert draft.mapping["timestamp"] == ("date", "time")


def test_rows_that_would_be_left_out_are_told_before(dialog, tmp_path):
    path = tmp_path / "goods.csv"
    path.write_text("id,title,price\n1,tea,5\n1,tea,5\n")
    page = dialog(path).choose_page
    assert "of the first 2 rows 1 would be left out" in page.mapping.verdict.text()
    path = tmp_path / "other.csv"
    path.write_text("id,title,price\n,tea,5\n")
    shown = dialog(path)
    assert "None of its first rows would be kept" in shown.choose_page.mapping.verdict.text()
    assert not shown.import_button.isEnabled()


def test_files_imported_before_are_offered_again(qtbot, dialog, products, queries):
    first = dialog(products, queries)
    assert not first.choose_page.recent.isVisible()
    run(qtbot, first)
    first.close()
    queries.unlink()
    shown = dialog()
    recent = shown.choose_page.recent
    assert [row.path for row in recent.rows] == [products, queries]
    there, gone = recent.rows
    qtbot.waitUntil(lambda: not gone.button.isEnabled(), timeout=WAIT)
    assert gone.about.text().startswith("not there any more")
    gone.remove_button.click()
    assert [row.path for row in recent.rows] == [products]
    recent.undo_button.click()
    assert [row.path for row in recent.rows] == [products, queries]
    assert there.button.text() == products.name
    recent.rows[0].button.click()
    (draft,) = shown.choose_page.drafts.drafts
    assert draft.path == products
    qtbot.waitUntil(lambda: draft.preview is not None, timeout=WAIT)
    assert not recent.isVisible()
