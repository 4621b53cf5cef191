"""Suspects and worthless texts in the window: listed, looked at, set aside, undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.robustness.findings import Finding, Findings
from core.text.kept_out import LIGHT, KeptOut
from core.workspace import Workspace
from gui.robustness.findings_dialog import FindingsDialog
from tests.gui.robustness.conftest import Program

WAIT = 15_000
FOUND = Findings(
    300,
    [
        Finding("k1", "好评好评", "酒店", "praise", "好评好评", 0.95),
        Finding("k2", "加微信 abc12345", "水果", "contact", "微信 abc12345", 0.9),
        Finding("k3", "很好", "水果", "praise", "很好", 0.8),
    ],
)
Made = Callable[..., FindingsDialog]


@pytest.fixture
def made(qtbot: QtBot, program: Program, workspace: Workspace) -> Iterator[Made]:
    dialogs: list[FindingsDialog] = []

    def make(what: str = "texts", shop: Workspace = workspace) -> FindingsDialog:
        dialog = FindingsDialog(shop, what, program("good", FOUND.to_json()))
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.working.button.click()
        qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1, timeout=WAIT)
        dialogs.append(dialog)
        return dialog

    yield make
    for dialog in dialogs:
        dialog.close()


def cells(dialog: FindingsDialog, row: int) -> list[object]:
    return [dialog.model.index(row, column).data() for column in range(dialog.model.columnCount())]


def test_what_was_found_is_listed_with_reason_and_text(made: Made) -> None:
    dialog = made()
    assert cells(dialog, 1) == [
        "kept", "advert with a contact", "水果", "微信 abc12345", "0.900", "加微信 abc12345",
    ]  # fmt: skip
    dialog.table.selectRow(1)
    assert dialog.text.text() == "加微信 abc12345"
    assert dialog.told.text().startswith("3 of 300 texts · 0 set aside")
    dialog.reason.setCurrentIndex(1)
    assert [one.key for one in dialog.model.rows] == ["k1", "k3"]


def test_decisions_are_stored_shown_and_undone(
    qtbot: QtBot, made: Made, workspace: Workspace
) -> None:
    dialog = made()
    assert not dialog.aside_button.isEnabled()
    dialog.table.selectRow(0)
    dialog.aside_button.click()
    qtbot.waitUntil(lambda: cells(dialog, 0)[0] == "set aside", timeout=WAIT)
    assert KeptOut.read(workspace).weight == {"k1": 0.0}
    dialog.table.selectAll()
    dialog.lighter_button.click()
    qtbot.waitUntil(lambda: cells(dialog, 2)[0] == "counts less", timeout=WAIT)
    assert set(KeptOut.read(workspace).weight.values()) == {LIGHT}
    assert "0 set aside · 3 count less" in dialog.told.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(dialog, 2)[0] == "kept", timeout=WAIT)
    assert KeptOut.read(workspace).weight == {"k1": 0.0}
    dialog.table.clearSelection()
    dialog.table.selectRow(0)
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: cells(dialog, 0)[0] == "kept", timeout=WAIT)
    assert KeptOut.read(workspace).weight == {}


def test_a_read_only_shop_is_only_looked_at(made: Made, shop_folder: Path) -> None:
    with Workspace.open(shop_folder, write=False) as reading:
        dialog = made("labels", reading)
        dialog.table.selectAll()
        assert not dialog.aside_button.isEnabled()
        assert not dialog.undo_button.isEnabled()
        assert dialog.windowTitle() == "Label noise"
        dialog.close()


def test_the_list_is_saved(qtbot: QtBot, made: Made, tmp_path: Path) -> None:
    dialog = made()
    dialog.save(tmp_path / "found.csv")
    qtbot.waitUntil((tmp_path / "found.csv").exists, timeout=WAIT)
    assert "abc12345" in (tmp_path / "found.csv").read_text("utf-8-sig")
