"""Dialogs for files: where they open, the ending of what is written, and their Chinese."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from gui import language
from gui.widgets.file_dialog import choose_files, choose_folder, choose_save, folder_of


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with documents, of which Qt knows."""
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    return tmp_path


def test_a_dialog_opens_where_the_last_of_its_kind_was(
    parent: QWidget, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = []

    def choose(_: QWidget, title: str, start: str, filters: str) -> tuple[list[str], str]:
        starts.append(start)
        return [str(home / "goods" / "a.csv")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    (home / "goods").mkdir()
    for kind in ("import", "import", "other"):
        assert choose_files(parent, kind, "Choose", ["All (*)"]) == [home / "goods" / "a.csv"]
    documents = str(home / "Documents")
    assert starts == [documents, str(home / "goods"), documents]
    (home / "goods").rmdir()
    assert folder_of("import") == home / "Documents"
    (home / "Documents").rmdir()
    assert folder_of("import") == home


def test_a_folder_opens_beside_the_one_before(
    parent: QWidget, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "shops" / "tea").mkdir(parents=True)
    answers = [str(home / "shops" / "tea"), ""]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    assert choose_folder(parent, "workspace", "Open") == home / "shops" / "tea"
    assert folder_of("workspace") == home / "shops"
    assert choose_folder(parent, "workspace", "Open") is None


def test_what_gets_its_ending_writes_over_nothing_unasked(
    parent: QWidget, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "a.csv").write_text("kept")
    starts: list[str] = []
    answers = [str(home / "a"), str(home / "a.csv")]

    def choose(_: QWidget, title: str, start: str, filters: str) -> tuple[str, str]:
        starts.append(start)
        return answers[len(starts) - 1], "CSV (*.csv)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    path = choose_save(parent, "t", "Save", "table", ["PNG (*.png)", "CSV (*.csv)"])
    assert path == home / "a.csv"
    assert starts == [str(home / "Documents" / "table"), str(home / "a.csv")]


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    language.install(qapp, "zh")
    yield
    language.install(qapp, "en")


@pytest.mark.parametrize("mode", list(QFileDialog.AcceptMode))
def test_qts_own_dialog_speaks_chinese(
    qtbot: QtBot, chinese: None, tmp_path: Path, mode: QFileDialog.AcceptMode
) -> None:
    (tmp_path / "文件夹").mkdir()
    dialog = QFileDialog(None, "选择文件", str(tmp_path), "表格 (*.csv)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    labels = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    # An accelerator is a Latin letter in brackets.
    texts = [label.text().split("(&")[0] for label in labels if label.text()]
    assert len(texts) >= 4
    assert not [text for text in texts if text.isascii()]
    tree = dialog.findChild(QTreeView)
    assert tree is not None
    model = tree.model()
    qtbot.waitUntil(lambda: model.rowCount(tree.rootIndex()) == 1)
    assert model.index(0, 2, tree.rootIndex()).data() == "文件夹"
