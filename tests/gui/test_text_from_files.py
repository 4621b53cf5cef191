"""What files and people wrote, hostile as it may be, stands in every room of the window as itself."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.errors import DataError, UserError
from core.plain_text import one_line
from core.search.run import Manifest
from core.workspace import Workspace
from gui.data.import_dialog import ImportDialog
from gui.failures import FailureDialog
from gui.main_window import MainWindow
from gui.state import ARRANGEMENTS, FEEDBACK_TABS, State
from gui.widgets.plain import Label, caption, literal, markup
from tests.gui.screen_texts import shown

ROOT = Path(__file__).parents[2]
WAIT = 20_000
COUNT = 12
# An id of a run is the name of a folder.
RUN = "<b>run<hr>&amp; A&B"
# What must be seen of it, in this order, wherever it stands.
MARK = "<b>"


def hostile(folder: Path, number: int = 0) -> str:
    """A text that would load a pipe nobody writes to, were it taken for markup."""
    return (
        f'<b>裙{number}</b><img src="file://{folder}/pipe">&amp; A&B <a href="x">y</a>'
        "<table>\u202egnp.exe\n连衣裙"
    )


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop whose every name is hostile, with a log, a run and a picture that is a pipe."""
    os.mkfifo(tmp_path / "pipe")
    texts = [hostile(tmp_path, number) for number in range(COUNT)]
    products = pa.table(
        {
            "product_id": texts,
            "title": texts,
            "category": [f"{text} / {text}" for text in texts],
            "brand": texts,
            "image": [str(tmp_path / "pipe")] * COUNT,
            "description": [f"{text}\n" * 3 for text in texts],
            **{
                name: pa.array([float(number) for number in range(COUNT)], pa.float32())
                for name in ("price", "rating", "sales")
            },
            texts[0]: texts,
        }
    )
    actions = ("impression", "click", "favourite", "cart", "purchase")
    rows = [(user, product) for user in range(COUNT) for product in range(COUNT)]
    events = pa.table(
        {
            "user_id": [texts[user] for user, _ in rows],
            "product_id": [texts[product] for _, product in rows],
            "action": [actions[(user + product) % 5] for user, product in rows],
            "query": [texts[user] for user, _ in rows],
            "session_id": [texts[user] for user, _ in rows],
            "timestamp": pa.array([1_780_000_000 + at * 60 for at in range(len(rows))], pa.int64()),
            "position": pa.array([product + 1 for _, product in rows], pa.int32()),
        }
    )
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace({"products": products, "events": events}, name=texts[0])
        job = {"task": "search", "network": texts[0], "seed": 7, "settings": {}}
        (workspace.runs_dir / RUN).mkdir(parents=True)
        metrics = {texts[0]: 0.5, "ndcg@10": 0.5}
        manifest = Manifest(RUN, "search", texts[0], job, best_epoch=1, metrics=metrics)
        manifest.write(workspace.runs_dir / RUN)
    return tmp_path / "shop"


@pytest.fixture
def window(qtbot: QtBot, state: State, shop: Path) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    with qtbot.waitSignals([made.painted, made.shop.recommender_ready], timeout=WAIT):
        made.open(shop)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def check(window: QWidget) -> list[str]:
    """Where a hostile text stands, each time as itself and painted without waiting."""
    window.grab()
    places = []
    for where, text in shown(window):
        if ("裙" in text and "pipe" in text) or RUN[:6] in text:
            assert MARK in text, (where, text)
            assert "\u202e" not in text, (where, text)
            places.append(where)
        if "A&" in text:
            assert "A&B" in text, (where, text)
    assert window.minimumSizeHint().width() < 1280
    return places


@pytest.mark.timeout(120)
def test_every_room_shows_names_as_they_are(qtbot: QtBot, window: MainWindow) -> None:
    for arrangement in ARRANGEMENTS:
        window.arrange(arrangement)
        qtbot.wait(50)
        assert check(window)
    for tab in FEEDBACK_TABS:
        window.feedback_area.show_tab(tab)
        qtbot.wait(300)
        check(window)


@pytest.mark.timeout(120)
def test_a_result_its_sheet_and_its_explanation_show_it_as_it_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.arrange("demo")
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        window.page.ask(hostile(window.shop.workspace.path.parent))
    qtbot.waitUntil(lambda: window.page.results.model.rowCount() > 0, timeout=WAIT)
    places = check(window)
    assert "ResultList cell tip" in places
    window.page.results.entered.emit(window.page.results.model.hit(0))
    qtbot.waitUntil(window.acting.sheet.isVisible, timeout=WAIT)
    assert "Label" in check(window.acting.sheet)
    window.page.results.set_mode("list")
    window.arrange("inspect")
    window.page.results.select_rank(1)
    qtbot.waitUntil(lambda: "Label" in check(window.panels.inspector), timeout=WAIT)
    assert check(window)


@pytest.mark.timeout(120)
def test_what_is_said_of_a_name_shows_it_as_it_is(qtbot: QtBot, window: MainWindow) -> None:
    text = hostile(window.shop.workspace.path.parent)
    error = DataError("{file} holds nothing; name another.", file=text)
    window.page.notice.say(str(error), "bad", "Undo")
    window.toast.say(str(error))
    assert check(window.page.notice)
    assert check(window.toast)
    window.display.show(UserError("{a} {b}", a=text, b="x" * 100_000))
    assert check(window.page.notice)
    dialog = FailureDialog(text, window)
    check(dialog)
    dialog.close()


@pytest.mark.timeout(120)
def test_files_that_are_imported_show_their_cells_as_they_are(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    text = hostile(tmp_path).replace("\n", " ").replace('"', "'")
    path = tmp_path / "<b>goods<hr>&amp; A&B.csv"
    path.write_text(
        f"product_id,title,{text},price\n" + f"1,{text},{text},\x00\n" + f",{text},,5\n" * 3,
        "utf-8",
    )
    window.importing.start([path])
    dialog = window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    drafts = dialog.choose_page.drafts
    qtbot.waitUntil(lambda: all(each.preview or each.error for each in drafts.drafts), timeout=WAIT)
    places = check(dialog)
    assert "QTableView cell tip" in places or "TableView cell tip" in places, places
    with qtbot.waitSignal(dialog.imported, timeout=WAIT):
        dialog.start()
    check(dialog)
    dialog.close()


def test_a_label_takes_nothing_for_markup_and_cuts_what_is_too_long(qtbot: QtBot) -> None:
    label = Label("<b>x</b>")
    qtbot.addWidget(label)
    assert label.text() == "<b>x</b>"
    assert label.sizeHint().width() > Label("x").sizeHint().width()
    label.setText("好" * 100_000)
    assert len(label.text()) < 4000
    assert label.minimumSizeHint().width() < 400
    label.setText("a\0b\u202ec\ud83d\nd")
    assert label.text() == "abc\ufffd\nd"


def test_a_label_without_room_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    label = Label("long words " * 20)
    qtbot.addWidget(label)
    label.resize(200, label.sizeHint().height())
    cut = grabbed(label)
    right = Qt.TextElideMode.ElideRight
    label.setText(label.fontMetrics().elidedText(one_line(label.text()), right, 200))
    assert grabbed(label) == cut


def grabbed(widget: QWidget) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    widget.render(image, QPoint())
    return image


def test_tips_captions_and_markup_escape_what_they_are_given() -> None:
    assert literal("a & b") == "a & b"
    assert literal("<b>x\ny") == "<span>&lt;b&gt;x<br>y</span>"
    assert literal("x" * 200).startswith("<span>x")
    assert len(literal("x" * 100_000)) < 1100
    assert caption("R&D\tCtrl+A") == "R&&D Ctrl+A"
    assert markup("<i>{a}</i>{b}", a="<b>", b=markup("<hr>")) == "<i>&lt;b&gt;</i><hr>"


def test_only_labels_that_take_no_markup_are_made() -> None:
    """Nor is a tool tip set, or a text elided, that was not made fit for it."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:80]}"
        for path in (ROOT / "gui").rglob("*.py")
        if path.name != "plain.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and not _is_fit(node)
    ]
    assert wrong == []


def _is_fit(call: ast.Call) -> bool:
    owner, _, name = ast.unparse(call.func).rpartition(".")
    is_box = owner == "QMessageBox" and name in ("warning", "question", "information", "critical")
    if name in ("QLabel", "QTextBrowser", "setHtml", "QErrorMessage", "setTextFormat"):
        return False
    if name in ("setToolTip", "setInformativeText") or is_box:
        return _is_own(call.args[-1])
    if name == "elidedText":
        return ast.unparse(call.args[0]).startswith(("one_line(", "title[", "self.title"))
    return True


def _is_own(text: ast.expr) -> bool:
    """Whether a text is the program's own, or was made fit."""
    if isinstance(text, ast.IfExp):
        return _is_own(text.body) and _is_own(text.orelse)
    if isinstance(text, ast.Call):
        name = ast.unparse(text.func)
        is_sentence = name in ("self.tr", "translate", "worded") and not text.keywords
        return name == "literal" or (is_sentence and all(map(_is_own, text.args)))
    return isinstance(text, ast.Constant)
