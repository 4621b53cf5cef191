"""Names with their values, one line each."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.field_table import FieldTable


def texts(table: FieldTable) -> list[tuple[str, str]]:
    cells = [
        [table.itemAtPosition(line, place).widget() for place in (0, 1)]
        for line in range(table.rowCount())
        if table.itemAtPosition(line, 0) is not None
    ]
    return [(name.text(), value.text()) for name, value in cells]


def test_new_fields_replace_the_old_ones(qtbot: QtBot) -> None:
    parent, table = QWidget(), FieldTable(spacing=4)
    qtbot.addWidget(parent)
    parent.setLayout(table)
    table.show_fields([("brand", "华为"), ("id", "p1"), ("sold", "7")])
    table.show_fields([("brand", "<b>小米</b>")])
    assert texts(table) == [("brand", "<b>小米</b>")]
    labels = [label for label in parent.findChildren(QLabel) if label.isVisibleTo(parent)]
    assert len(labels) == 2


def test_a_value_can_be_copied(qtbot: QtBot) -> None:
    parent, table = QWidget(), FieldTable(spacing=4)
    qtbot.addWidget(parent)
    parent.setLayout(table)
    table.show_fields([("id", "p1")])
    name, value = (table.itemAtPosition(0, place).widget() for place in (0, 1))
    mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    assert value.textInteractionFlags() & mouse
    assert not name.textInteractionFlags() & mouse
