"""A picture of the window for slides: twice as dense, on the clipboard, in a file of the user's choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.state import State

KEYS = (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.fixture
def window(qtbot: QtBot, state: State) -> Iterator[MainWindow]:
    made = MainWindow(state)
    made.show()
    made.resize(1000, 700)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    """Let the user choose `path`; gives what is suggested each time."""
    suggested: list[str] = []

    def ask(parent: object, title: str, suggestion: str, kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return suggested


def test_it_is_twice_as_dense_in_the_file_and_on_the_clipboard(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("Pictures", "slides"):
        (tmp_path / name).mkdir()
    suggested = answer(monkeypatch, tmp_path / "slides" / "one")
    window.page.controller.request = window.page.controller.request.__class__("手机 / 壳")
    qtbot.keyClick(window.search_bar.box, *KEYS)
    qtbot.waitUntil((tmp_path / "slides" / "one.png").exists)
    saved = QImage(str(tmp_path / "slides" / "one.png"))
    copied = QApplication.clipboard().image()
    assert (saved.width(), saved.height()) == (2000, 1400)
    assert (copied.width(), copied.height()) == (2000, 1400)
    assert Path(suggested[0]).parent == tmp_path / "Pictures"
    assert Path(suggested[0]).name.startswith("pinxun-手机-壳-")
    qtbot.waitUntil(window.toast.isVisible)
    assert str(tmp_path / "slides" / "one.png") in window.toast.words.text()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "slides"]
    suggested = answer(monkeypatch, "")
    qtbot.keyClick(window.search_bar.box, *KEYS)
    assert Path(suggested[0]).parent == tmp_path / "slides"


def test_no_file_leaves_it_on_the_clipboard_and_an_impossible_place_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "")
    qtbot.keyClick(window.search_bar.box, *KEYS)
    assert "clipboard" in window.toast.words.text()
    answer(monkeypatch, tmp_path / "missing" / "one.png")
    qtbot.keyClick(window.search_bar.box, *KEYS)
    qtbot.waitUntil(lambda: "cannot be written" in window.toast.words.text())
