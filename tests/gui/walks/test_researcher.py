"""A researcher's walk: an own shop beside the demo world, bad settings, a stop, a run put back."""

import hashlib
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.data.import_dialog import ImportDialog
from gui.data.report_view import SheetCard
from gui.main_window import MainWindow
from gui.training.panel import TrainingPanel
from tests.gui.training import recorded_worker
from tests.gui.walks.conftest import PATIENCE, press, search, shown, type_text

LEFT = Qt.MouseButton.LeftButton
KINDS = ("连衣裙", "羽绒服", "跑步鞋", "蓝牙耳机", "绿茶", "四件套")
# Seconds between two messages: far from the end of an epoch when it is stopped.
SLOW = 0.5


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The recorded trainer imports `core` as the real one does."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


@pytest.fixture
def goods(tmp_path: Path) -> Path:
    """300 products as a shop of today has them, one twice, one without a number and one without a title."""
    rows = ["商品编号,标题,类目,价格,颜色"]
    for number in range(300):
        kind = KINDS[number % len(KINDS)]
        rows.append(f"G{number:04},春夏 {kind} {number} 号,{kind},{20 + number},红色")
    rows += ["G0003,重复的商品,连衣裙,20,红色", ",没有编号,连衣裙,20,红色", "G0999,,连衣裙,20,红色"]
    file = tmp_path / "我的小店.csv"
    file.write_text("\n".join(rows) + "\n", "gb18030")
    return file


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """600 actions, ten of them on a product that the shop does not have."""
    rows = ["用户,商品编号,行为,时间,查询"]
    for number in range(600):
        product = "G7777" if number % 60 == 0 else f"G{number % 300:04}"
        time = f"2026-03-{1 + number % 28:02} {number % 24:02}:00:00"
        rows.append(f"客{number % 40},{product},点击,{time},{KINDS[number % len(KINDS)]}")
    file = tmp_path / "行为日志.csv"
    file.write_text("\n".join(rows) + "\n", "gb18030")
    return file


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def read(widget: QWidget) -> str:
    """Every text in sight, a line each."""
    labels = widget.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def answer_question(text: str) -> str:
    """Press the button called `text` of the question on screen; what the question tells."""
    question = QApplication.activeModalWidget()
    assert isinstance(question, QMessageBox)
    told = f"{question.text()}\n{question.informativeText()}"
    click(button(question, text))
    return told


def fill(field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    type_text(field, text)


def hashes(folder: Path) -> dict[str, str]:
    """What is imported and trained, but for locks."""
    files = [file for name in ("data", "runs") for file in sorted((folder / name).rglob("*"))]
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
        if file.is_file() and file.name != "writer.lock"
    }


def import_files(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, *files: Path
) -> ImportDialog:
    """Choose `files` in the import dialog and import them; the report is on screen afterwards."""
    names = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: (names, ""))
    window.header.workspace.import_action.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    click(button(dialog, "选择文件…"))
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=PATIENCE)
    assert read(dialog).count("GB18030") == len(files)
    click(dialog.import_button)
    qtbot.waitUntil(dialog.report_view.isVisible, timeout=PATIENCE)
    return dialog


def shares(card: SheetCard) -> tuple[int, int, int]:
    """Rows kept, repaired and left out, as read."""
    plain = re.sub("<[^>]*>", " ", read(card))
    found = re.search(
        r"原样保留\s+([\d,]+).*已修复\s+([\d,]+).*已剔除\s+([\d,]+)", plain, re.DOTALL
    )
    assert found is not None
    kept, repaired, rejected = (int(text.replace(",", "")) for text in found.groups())
    return kept, repaired, rejected


def test_an_own_shop_beside_the_demo_world(
    qtbot: QtBot, window: MainWindow, goods: Path, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.shop.workspace is not None
    demo = window.shop.workspace.path
    search(qtbot, window, "连衣裙")
    in_demo, before = shown(window), hashes(demo)
    dialog = import_files(qtbot, window, monkeypatch, goods, log)
    assert [shares(card) for card in dialog.report_view.cards] == [(300, 0, 3), (590, 0, 10)]
    assert [card.title for card in dialog.report_view.cards] == [
        "商品：读取 303 行",
        "行为：读取 600 行",
    ]
    assert "店铺现有 890 行" in read(dialog)
    with qtbot.waitSignals([window.painted, window.shop.recommender_ready], timeout=PATIENCE):
        click(dialog.report_view.search_button)
    assert window.windowTitle() == "品寻 · 我的小店"
    search(qtbot, window, "连衣裙")
    qtbot.waitUntil(lambda: "50 件" in read(window.page), timeout=PATIENCE)
    assert all(product.startswith("G") for product in shown(window))
    refuse_and_stop(qtbot, window)
    window.header.workspace.recent_chosen.emit(demo)
    qtbot.waitUntil(lambda: window.shop.holds(demo), timeout=PATIENCE)
    search(qtbot, window, "连衣裙")
    assert shown(window) == in_demo
    assert hashes(demo) == before


def refuse_and_stop(qtbot: QtBot, window: MainWindow) -> None:
    """Settings that cannot be are refused in words; a training that is stopped at once leaves nothing."""
    worker = [sys.executable, recorded_worker.__file__, "good", str(SLOW)]
    window.trainer._program = worker
    click(window.header.arrangement.button("train"))
    panel = window.training
    assert isinstance(panel, TrainingPanel)
    form = panel.form.form
    for name, bad, good in (("epochs", "0", "3"), ("batch_size", "99999", "64")):
        fill(form.field(name), bad)
        assert f"而不是 {bad}" in read(panel)
        assert not panel.train_button.isEnabled()
        fill(form.field(name), good)
        assert panel.train_button.isEnabled()
    click(panel.train_button)
    qtbot.waitUntil(lambda: "第 1/4 轮" in window.training_bar.words.text(), timeout=PATIENCE)
    click(panel.stop_button)
    qtbot.waitUntil(lambda: not panel.is_training, timeout=PATIENCE)
    assert "第一轮" in read(panel)
    click(panel.results.pages.button("runs"))
    assert panel.results.runs.model.rowCount() == 0


def test_a_run_has_the_same_figure_everywhere_and_comes_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.shop.workspace is not None
    folder = window.shop.workspace.path
    search(qtbot, window, "连衣裙")
    first, before = shown(window), hashes(folder)
    click(window.header.arrangement.button("train"))
    panel = window.training
    assert isinstance(panel, TrainingPanel)
    click(panel.results.pages.button("runs"))
    runs = panel.results.runs
    qtbot.waitUntil(lambda: runs.model.rowCount() > 0, timeout=PATIENCE)
    rows = {row.summary.task: row for row in runs.model.rows}
    result = runs.model.words.result
    assert dict(window.runs.rows)[rows["search"].id] == result(rows["search"])
    # Deleted and put back: everything is as it was.
    row = rows["next-item"]
    index = runs.model.index(runs.model.row_of(row.id), 0)
    QTest.mouseClick(runs.table.viewport(), LEFT, pos=runs.table.visualRect(index).center())
    QTest.keyClick(runs.table, Qt.Key.Key_Delete)
    assert result(row) in answer_question("删除")
    qtbot.waitUntil(lambda: runs.model.row_of(row.id) < 0, timeout=PATIENCE)
    assert hashes(folder) != before
    # Where no window manager does, the window comes back to the front by itself.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: runs.model.row_of(row.id) >= 0, timeout=PATIENCE)
    back = next(each for each in runs.model.rows if each.id == row.id)
    assert (back.summary.is_active, result(back)) == (True, result(row))
    assert (shown(window), hashes(folder)) == (first, before)
