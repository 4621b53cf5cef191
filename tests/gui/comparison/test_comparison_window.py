"""Systems compared in the window: chosen, measured, cancelled, looked at, saved, opened again, exported."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from core.evaluation.compared_systems import SystemComparison
from core.evaluation.query_sets import QuerySource
from core.evaluation.saved_comparisons import SavedComparisons
from core.workspace import Workspace
from gui.background import wait_for_all
from gui.comparison.aligned_lists import AlignedLists, TwoLists
from gui.comparison.query_choice import FILES, OF_SET
from gui.comparison.saved_dialog import SavedDialog
from gui.comparison.window import FIGURES, QUERIES, SETUP, SLICES, ComparisonWindow
from tests.core.evaluation.judged_shop import RUN, make_judged_shop
from tests.core.evaluation.test_system_comparison import by_hand

WAIT = 60_000


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    path = tmp_path_factory.mktemp("comparison") / "shop"
    make_judged_shop(path)
    return path


@pytest.fixture
def window(qtbot, shop):
    parent = QWidget()
    qtbot.addWidget(parent)
    with Workspace.open(shop) as workspace:
        made = ComparisonWindow(workspace, lambda: None, parent)
        made.show()
        yield made
        made.close()
        assert wait_for_all(30)


def test_systems_are_chosen_measured_and_told_in_words(qtbot, window):
    assert window.setup.names == [":lexical", ":hybrid"]
    assert not window.pages.isTabEnabled(FIGURES)
    qtbot.waitUntil(lambda: window.setup.choice.run.count() == 3, timeout=WAIT)
    window.setup.metrics.setText("ndcg@10, err@10 coverage@10")
    window.setup.measure_button.click()
    assert window.bar.isVisible()
    assert not window.setup.isEnabled()
    qtbot.waitUntil(lambda: window.comparison is not None, timeout=WAIT)
    assert window.pages.currentIndex() == FIGURES
    assert window.title.text().startswith("Measured on the same")
    model = window.figures.model
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert names == ["ndcg@10", "err@10", "coverage@10"]
    assert model.headerData(2, Qt.Orientation.Horizontal) == "active · hybrid"
    # Beside the first system the second is marked, where there is a test.
    assert model.index(0, 2).data()[-1] in "▲▼="
    assert model.index(2, 2).data()[-1].isdigit()
    assert "ndcg@10" in window.figures.verdicts.text()


def test_a_system_is_put_together_and_taken_away_again(qtbot, window):
    choice, setup = window.setup.choice, window.setup
    qtbot.waitUntil(lambda: choice.run.count() == 3, timeout=WAIT)
    choice.run.setCurrentIndex(choice.run.findData(RUN))
    choice.method.setCurrentIndex(choice.method.findData("hybrid"))
    choice.weight.setValue(0.5)
    choice.shopper.setText("u1")
    choice.personal.setValue(0.3)
    choice.add_button.click()
    assert setup.names[-1] == f"{RUN}:hybrid,neural=0.5,user=u1,personal=0.3"
    choice.method.setCurrentIndex(choice.method.findData("neural"))
    choice.shopper.clear()
    assert not choice.weight.isEnabled()
    choice.add_button.click()
    choice.add_button.click()
    assert setup.names[-1] == f"{RUN}:neural"
    assert len(setup.names) == 4
    for row in range(3):
        setup.systems.setCurrentRow(row and 0)
        setup.remove_button.click()
    assert setup.names == [f"{RUN}:neural"]
    assert not setup.measure_button.isEnabled()


def test_run_files_are_dropped_and_others_are_not(window, tmp_path):
    run, other = tmp_path / "mine.run", tmp_path / "notes.txt"
    run.write_text("q1 Q0 p1 1 2.0 t\n", "utf-8")
    other.write_text("nothing\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (run, other)])
    actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    window.setup.dropEvent(
        QDropEvent(QPoint(5, 5), actions, data, button, Qt.KeyboardModifier.NoModifier)
    )
    assert window.setup.names == [":lexical", ":hybrid", str(run)]


def test_what_cannot_be_measured_is_said_and_everything_stays(qtbot, window):
    window.setup.queries.kind.setCurrentIndex(FILES)
    window.setup.queries.queries.setText("/no/where.tsv")
    window.setup.measure_button.click()
    assert "needs judgments beside it" in window.title.text()
    window.setup.queries.kind.setCurrentIndex(OF_SET)
    window.setup.queries.query_set.setText("none")
    assert window.setup.queries.source == QuerySource("none")
    window.setup.measure_button.click()
    qtbot.waitUntil(lambda: "There is no query set none" in window.title.text(), timeout=WAIT)
    assert window.setup.isEnabled()
    assert not window.bar.isVisible()


def test_measuring_is_cancelled(qtbot, window):
    window.setup.measure_button.click()
    window.cancel_button.click()
    qtbot.waitUntil(lambda: not window.measuring.is_busy, timeout=WAIT)
    assert window.comparison is None
    assert window.title.text().startswith("Choose two to five systems")


def test_a_query_opens_both_lists_and_the_results(qtbot, window):
    window.show_comparison(by_hand(), QUERIES)
    page = window.queries
    qtbot.waitUntil(lambda: len(page.rows) == 5, timeout=WAIT)
    # What was lost most comes first.
    assert [row.text for row in page.rows][:2] == ["手机 壳", "手机"]
    page.order.setCurrentIndex(1)
    assert page.rows[0].text == "裙"
    lists = page.lists.lists
    assert (lists.first, lists.second) == (["p1", "p2", "p3"], ["p2", "p1", "p4"])
    assert lists.grades == {"p1": 3, "p3": 0}
    assert "67% of ten in both" in page.about.text()
    assert "1 红 <裙> (3)" in page.lists.accessibleName()
    page.order.setCurrentIndex(2)
    assert page.rows[0].text == "裙"
    page.search.setText("果")
    assert [row.text for row in page.rows] == ["苹果"]
    page.search.clear()
    page.plot.picked.emit(2)
    assert page.table.currentIndex().row() == 2
    with qtbot.waitSignal(window.query_wanted) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [page.rows[2].text]


def test_the_other_way_round_wins_are_losses(qtbot, window):
    window.show_comparison(by_hand(), QUERIES)
    assert window.pair_bar.count.text() == "better on 2, worse on 1, the same on 2"
    window.pair_bar.pair_box.setCurrentIndex(1)
    assert window.pair_bar.count.text() == "better on 1, worse on 2, the same on 2"
    qtbot.waitUntil(lambda: [row.text for row in window.queries.rows][:1] == ["裙"], timeout=WAIT)


def test_a_slice_opens_its_queries(qtbot, window):
    window.show_comparison(by_hand(), SLICES)
    qtbot.waitUntil(lambda: len(window.slices.figures) == 2, timeout=WAIT)
    names = [window.slices.model.index(row, 0).data() for row in range(2)]
    assert names == ["Length in words: 4 or more", "Tag: hard"]
    window.slices.table.selectRow(1)
    qtbot.keyClick(window.slices.table, Qt.Key.Key_Return)
    assert window.pages.currentIndex() == QUERIES
    assert {row.query for row in window.queries.rows} == {"q0", "q2", "q3"}


def test_it_is_saved_opened_again_and_says_what_changed(qtbot, window, monkeypatch):
    window.show_comparison(by_hand())
    window.name.setText(" 夏天 ")
    told = replace(by_hand(), title="夏天")
    window.save_button.click()
    qtbot.waitUntil(lambda: window.since.text() == "Saved in this shop.", timeout=WAIT)
    window.saved_button.click()
    dialog = window.findChild(SavedDialog)
    qtbot.waitUntil(lambda: len(dialog.saved) == 1, timeout=WAIT)
    assert dialog.model.index(0, 0).data() == "夏天"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    # The hash of its products is none that this shop has.
    said = "Changed since, or gone: the products."
    qtbot.waitUntil(lambda: window.since.text().startswith(said), timeout=WAIT)
    assert isinstance(window.comparison, SystemComparison)
    assert window.comparison == told
    assert window.setup.names == told.names
    assert window.name.text() == "夏天"
    again = SavedDialog(window._workspace, window)
    qtbot.waitUntil(lambda: len(again.saved) == 1, timeout=WAIT)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    again.delete_button.click()
    qtbot.waitUntil(lambda: not again.saved, timeout=WAIT)
    assert again.nothing.text() == "Nothing has been saved yet."
    assert SavedComparisons(window._workspace).all() == []


def test_it_is_exported_as_a_page_and_as_a_table(qtbot, window, tmp_path):
    window.show_comparison(by_hand())
    window.export_page(tmp_path / "page.html")
    window.export_table(tmp_path / "queries.csv")
    qtbot.waitUntil(lambda: window.since.text().startswith("Written to "), timeout=WAIT)
    qtbot.waitUntil(lambda: (tmp_path / "queries.csv").exists(), timeout=WAIT)
    qtbot.waitUntil(lambda: (tmp_path / "page.html").exists(), timeout=WAIT)
    assert "手机 壳" in (tmp_path / "page.html").read_text("utf-8")
    assert len((tmp_path / "queries.csv").read_text("utf-8-sig").splitlines()) == 6


def test_it_speaks_another_language_while_it_is_open(qtbot, window, qapp):
    from gui import language

    window.show_comparison(by_hand(), SETUP)
    language.install(qapp, "zh")
    qtbot.waitUntil(lambda: window.windowTitle() == "比较系统", timeout=WAIT)
    assert window.pages.tabText(QUERIES) == "查询"
    assert "打平" in window.figures.verdicts.text()
    language.install(qapp, "en")
    qtbot.waitUntil(lambda: window.windowTitle() == "Compare systems", timeout=WAIT)


def test_lists_are_painted_with_lines_between_them(qtbot):
    lists = AlignedLists()
    qtbot.addWidget(lists)
    lists.resize(600, 400)
    lists.show_lists(None)
    empty = lists.grab().toImage()
    lists.show_lists(TwoLists(("a", "b"), ["p", "q"], ["q", "p", "r"], grades={"p": 3}))
    painted = lists.grab().toImage()
    # Between the columns, half way down the first two rows, the lines cross.
    colours = {painted.pixelColor(300, y).name() for y in range(40, 90)}
    assert len(colours) > len({empty.pixelColor(300, y).name() for y in range(40, 90)})
