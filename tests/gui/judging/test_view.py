"""The judging view: one by one without ranks, resumed, taken back; queries written; judges compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.judging.query_set import CANNOT_TELL, Judgment, SetQuery
from core.judging.store import JudgmentStore
from core.workspace import Workspace
from gui.judging.book import JudgmentBook
from gui.judging.queries_model import NOTES, TAGS, TEXT
from gui.judging.window import JudgingWindow
from gui.open_workspace import OpenWorkspace
from gui.state import State

# The offscreen platform has no windows above others.
pytestmark = pytest.mark.qt_log_ignore("does not support")
QUERIES = (SetQuery("q1", "手机", "the head", ("head",)), SetQuery("q2", "连衣裙"))


@pytest.fixture
def folder(shop_folder: Path) -> Path:
    """The six products with a set of two queries that Bob judged."""
    with Workspace.open(shop_folder) as workspace, JudgmentStore.open(workspace) as store:
        number = store.save_set("heads", "3: just what was meant").number
        store.save_queries(number, QUERIES)
        bob = [("q1", "p3", 3), ("q1", "p4", 3), ("q1", "p5", 0), ("q2", "p1", 2)]
        store.judge(
            number, [Judgment(query, product, "bob", grade) for query, product, grade in bob]
        )
    return shop_folder


@pytest.fixture
def view(qtbot: QtBot, state: State, folder: Path, quick_engine: None) -> Iterator[JudgingWindow]:
    """The judging view over them, where Anna judges."""
    owner = QWidget()
    qtbot.addWidget(owner)
    shop, book = OpenWorkspace(owner), JudgmentBook(state, owner)
    book.memory.judge = "anna"
    shop.opened.connect(book.use)
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready, shop.shoppers_ready]):
        shop.open(folder)
    qtbot.waitUntil(lambda: book.current is not None, timeout=10_000)
    made = JudgingWindow(book, shop, owner)
    made.show()
    qtbot.waitUntil(lambda: made.form.systems.count() > 0, timeout=10_000)
    yield made
    made.close()
    book.leave()
    shop.close()


def begin(view: JudgingWindow, qtbot: QtBot) -> None:
    """Press the button that begins and wait for the first product."""
    view.form.button.click()
    qtbot.waitUntil(lambda: view.session is not None, timeout=10_000)


def press(view: JudgingWindow, key: Qt.Key) -> None:
    """Press a key where products are judged."""
    QTest.keyClick(view.page, key)


def test_one_by_one_without_ranks_and_on_where_one_stopped(
    view: JudgingWindow, qtbot: QtBot
) -> None:
    begin(view, qtbot)
    session = view.session
    assert session is not None
    # Three phones and two dresses; what Bob judged is judged by Anna too, and is not shown.
    assert session.total == 5
    assert view.page.query.text() in {"手机", "连衣裙"}
    shown = " ".join(label.text() for label in view.page.findChildren(QLabel) if label.isVisible())
    assert not any(word in shown for word in ("0.", "words only", "#1 ", "bob"))
    first = session.current
    press(view, Qt.Key.Key_F)
    second = session.current
    press(view, Qt.Key.Key_Space)
    assert view.page.told.text().startswith("2 of 5 judged · about 1 min left")
    assert first is not None
    assert second is not None
    assert {first: 3, second: CANNOT_TELL}.items() <= dict(view.session.own).items()  # type: ignore[union-attr]
    press(view, Qt.Key.Key_Left)
    assert session.current == second
    assert view.page.buttons[CANNOT_TELL].isChecked()
    view.pause()
    begin(view, qtbot)
    again = view.session
    assert again is not None
    assert again.current not in {first, second}
    assert (again.done, again.total) == (2, 5)


def test_undo_brings_the_product_back(view: JudgingWindow, qtbot: QtBot) -> None:
    begin(view, qtbot)
    session = view.session
    assert session is not None
    first = session.current
    press(view, Qt.Key.Key_A)
    assert session.current != first
    QTest.keyClick(view.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.current == first, timeout=10_000)
    assert session.done == 0


def test_everything_judged_says_so_and_held_keys_judge_nothing(
    view: JudgingWindow, qtbot: QtBot
) -> None:
    begin(view, qtbot)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_D, Qt.KeyboardModifier.NoModifier, "d", True)
    QApplication.sendEvent(view.page, held)
    assert view._book.own == {}
    # A sign that no key is named after.
    nameless = QKeyEvent(QEvent.Type.KeyPress, 0x624B, Qt.KeyboardModifier.NoModifier, "手")
    QApplication.sendEvent(view.page, nameless)
    for _ in range(5):
        press(view, Qt.Key.Key_D)
    assert view.page.end.isVisibleTo(view)
    assert view.page.end.accessibleName() == "Everything is judged"
    press(view, Qt.Key.Key_D)
    assert len(view.session.own) == 5  # type: ignore[union-attr]


def test_two_systems_and_what_tells_them_apart_comes_first(
    view: JudgingWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    run = tmp_path / "other.run"
    run.write_text("q1 Q0 p5 1 3 x\nq1 Q0 p4 2 2 x\nq1 Q0 p9 3 1 x\n", "utf-8")
    assert view.form.chosen == [""]
    view.form.offer(["", "other"], ["", f"file:{run}"])
    assert view.form.by_verdict.isEnabled()
    view.form.by_verdict.click()
    begin(view, qtbot)
    session = view.session
    assert session is not None
    verdict = session.verdict
    assert verdict is not None
    # Bob has judged the phones, and one of the two dresses; what he gave is known.
    assert verdict.judged > 0
    assert view.page.names == ("words only", "other.run")
    assert "% sure" in view.page.sure.text()
    assert "words only" not in view.page.sure.text()
    while session.current is not None:
        press(view, Qt.Key.Key_D)
    assert view.page.outcome().startswith("“words only” is ahead of “other.run” by ")
    assert "100 % sure" in view.page.outcome()


def test_queries_are_written_in_the_table(view: JudgingWindow, qtbot: QtBot) -> None:
    model = view.queries.model
    assert [model.index(0, at).data() for at in range(4)] == ["手机", "head", "the head", "3"]
    # A text that is judged stands: its grades would belong to another.
    assert not model.flags(model.index(0, TEXT)) & Qt.ItemFlag.ItemIsEditable
    model.setData(model.index(1, TAGS), "fashion; head")
    model.setData(model.index(1, NOTES), "two words")
    view.queries.new.setText("坚果")
    view.queries.add_button.click()
    book = view._book
    qtbot.waitUntil(
        lambda: book.current is not None and len(book.current.queries) == 3, timeout=10_000
    )
    assert book.current is not None
    assert book.current.queries["q2"] == SetQuery("q2", "连衣裙", "two words", ("fashion", "head"))
    assert book.current.queries["q3"].text == "坚果"
    view.queries.table.selectRow(2)
    view.queries.remove_button.click()
    qtbot.waitUntil(lambda: len(book.current.queries) == 2, timeout=10_000)  # type: ignore[union-attr]
    view.queries.notice.action.click()
    qtbot.waitUntil(lambda: len(book.current.queries) == 3, timeout=10_000)  # type: ignore[union-attr]


def test_files_in_with_bad_rows_named_and_out(
    view: JudgingWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text("query,docid,rating\n坚果,p6,3\n坚果,p1,best\n", "utf-8")
    view.queries.import_paths([tmp_path / "in.csv"])
    qtbot.waitUntil(lambda: bool(view.queries.notice.words.text()), timeout=10_000)
    said = view.queries.notice.words.text()
    assert said.startswith("1 rows in; 1 left out: The grade is not a whole number")
    assert "(3: " in said
    view.queries.export_to(tmp_path / "out.quepid.csv")
    qtbot.waitUntil(lambda: (tmp_path / "out.quepid.csv").exists(), timeout=10_000)
    qtbot.waitUntil(lambda: "5 rows written" in view.queries.notice.words.text(), timeout=10_000)
    assert "坚果,p6,3" in (tmp_path / "out.quepid.csv").read_text("utf-8-sig")


def test_judges_are_compared_and_a_dispute_opens(view: JudgingWindow, qtbot: QtBot) -> None:
    book = view._book
    for product, grade in (("p3", 3), ("p4", 0), ("p5", 0)):
        book.grade(QUERIES[0], product, grade)
    view.show_tab("agreement")
    qtbot.waitUntil(lambda: view.agreement.model.rowCount() == 1, timeout=10_000)
    assert view.agreement.alpha.text().startswith("α 0.")
    assert "anna, bob" in view.agreement.about.text() or "bob, anna" in view.agreement.about.text()
    view.agreement.table.activated.emit(view.agreement.model.index(0, 0))
    assert view.session is not None
    assert view.session.current == ("q1", "p4")
    press(view, Qt.Key.Key_F)
    assert book.own["q1", "p4"] == 3


def test_guidelines_are_kept_and_a_set_can_be_made(view: JudgingWindow, qtbot: QtBot) -> None:
    book = view._book
    view.page.guidelines.text.setPlainText("0: wrong kind")
    view.page.guidelines.flush()
    qtbot.waitUntil(
        lambda: book.current is not None and book.current.guideline == "0: wrong kind",
        timeout=10_000,
    )
    view.line.made.emit("tails")
    qtbot.waitUntil(
        lambda: book.current is not None and book.current.name == "tails", timeout=10_000
    )
    assert view.page.guidelines.text.toPlainText() == ""
    assert not view.form.button.isEnabled()
    view.line.chosen.emit("heads")
    qtbot.waitUntil(
        lambda: book.current is not None and book.current.name == "heads", timeout=10_000
    )
    assert view.page.guidelines.text.toPlainText() == "0: wrong kind"
    view.line.removed.emit(book.current)
    qtbot.waitUntil(lambda: len(book.sets) == 1, timeout=10_000)


def test_it_closes_by_the_cross_and_by_escape_and_enter_presses_nothing_by_itself(
    view: JudgingWindow, qtbot: QtBot
) -> None:
    begin(view, qtbot)
    QTest.keyClick(view.page, Qt.Key.Key_Return)
    assert view._book.own == {}
    view.page.guidelines.text.setPlainText("written last")
    QTest.keyClick(view.page, Qt.Key.Key_Escape)
    assert not view.isVisible()
    qtbot.waitUntil(lambda: view._book.current.guideline == "written last", timeout=10_000)  # type: ignore[union-attr]
    view.show()
    view.close()
    assert not view.isVisible()
    view.show()
