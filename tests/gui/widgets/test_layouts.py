"""Rows and columns as they lie on the screen, in pixels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.layouts import column, emptied, holder, row, scrolled


def box(width: int, height: int) -> QWidget:
    made = QWidget()
    made.setFixedSize(width, height)
    return made


def laid_out(qtbot: QtBot, parent: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(parent)
    parent.resize(width, height)
    parent.show()


def test_a_row_has_no_margins_and_the_spacing_it_is_told(qtbot: QtBot) -> None:
    parent, first, second = QWidget(), box(10, 20), box(30, 20)
    row(first, second, parent=parent, spacing=7)
    laid_out(qtbot, parent, 47, 20)
    assert (first.x(), second.x()) == (0, 17)
    assert first.y() == 0


def test_a_number_is_room_and_a_stretch_takes_its_share(qtbot: QtBot) -> None:
    parent, wide, narrow, last = QWidget(), QWidget(), QWidget(), box(10, 10)
    row((wide, 3), (narrow, 1), last, parent=parent, spacing=0)
    laid_out(qtbot, parent, 90, 10)
    assert (wide.width(), narrow.width(), last.x()) == (60, 20, 80)
    other, pushed = QWidget(), box(10, 10)
    row(1, pushed, parent=other, spacing=0)
    laid_out(qtbot, other, 100, 10)
    assert pushed.x() == 90


def test_columns_hold_rows_and_alignments_within_margins(qtbot: QtBot) -> None:
    parent, left, right, middle = QWidget(), box(10, 10), box(10, 10), box(20, 10)
    column(
        row(left, 1, right),
        (middle, 0, Qt.AlignmentFlag.AlignHCenter),
        1,
        parent=parent,
        spacing=5,
        margins=(1, 2, 3, 4),
    )
    laid_out(qtbot, parent, 104, 100)
    assert (left.x(), left.y()) == (1, 2)
    assert right.geometry().right() == 104 - 3 - 1
    assert (middle.x(), middle.y()) == (1 + (100 - 20) // 2, 17)


def test_without_margins_of_its_own_a_layout_has_the_styles(qtbot: QtBot) -> None:
    parent, usual = QWidget(), QWidget()
    column(box(10, 10), parent=parent, margins=None)
    expected = QVBoxLayout(usual).contentsMargins()
    layout = parent.layout()
    assert layout is not None
    assert layout.contentsMargins() == expected
    assert expected.left() > 0


def test_a_holder_holds_and_a_scrolled_widget_is_as_wide_as_its_area(qtbot: QtBot) -> None:
    words = QLabel("品寻\n" * 100)
    area = scrolled(holder(column(words)))
    laid_out(qtbot, area, 300, 100)
    assert words.width() == area.viewport().width()
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


def test_an_emptied_layout_lets_go_of_its_widgets(qtbot: QtBot) -> None:
    parent, first, second = QWidget(), box(10, 10), box(10, 10)
    layout = row(first, second, parent=parent)
    laid_out(qtbot, parent, 30, 10)
    with qtbot.waitSignals([first.destroyed, second.destroyed]):
        emptied(layout)
        assert not first.isVisible()
    assert layout.count() == 0
