"""Rows and columns of widgets, made in one call."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

# A widget or a layout; with its stretch, and a widget's alignment; or alone, an empty stretch.
Item = (
    QWidget | QLayout | int | tuple[QWidget | QLayout, int] | tuple[QWidget, int, Qt.AlignmentFlag]
)
Margins = tuple[int, int, int, int]
NO_MARGINS = (0, 0, 0, 0)
# Pixels: Qt's `QWIDGETSIZE_MAX`, which sets no limit.
UNLIMITED = 16_777_215

_Box = TypeVar("_Box", bound=QBoxLayout)


def row(
    *items: Item,
    parent: QWidget | None = None,
    spacing: int | None = None,
    margins: Margins | None = NO_MARGINS,
) -> QHBoxLayout:
    """`items` from left to right; laid out in `parent`, or for another layout to take.

    Args:
        items: widgets and layouts, as `(item, stretch)` where one stretches; a number is empty room.
        parent: whose layout it becomes.
        spacing: pixels between items; None: those of the layout around it, else the style's.
        margins: pixels left, above, right and below; None: the style's.
    """
    return _filled(QHBoxLayout(), items, parent, spacing, margins)


def column(
    *items: Item,
    parent: QWidget | None = None,
    spacing: int | None = None,
    margins: Margins | None = NO_MARGINS,
) -> QVBoxLayout:
    """`items` from top to bottom; else as `row`."""
    return _filled(QVBoxLayout(), items, parent, spacing, margins)


def holder(layout: QLayout) -> QWidget:
    """A widget that holds `layout`."""
    made = QWidget()
    made.setLayout(layout)
    return made


def scrolled(content: QWidget, has_frame: bool = False) -> QScrollArea:
    """`content` as wide as there is room, scrolled up and down."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    if not has_frame:
        area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()


def _filled(
    box: _Box,
    items: tuple[Item, ...],
    parent: QWidget | None,
    spacing: int | None,
    margins: Margins | None,
) -> _Box:
    if margins is not None:
        box.setContentsMargins(*margins)
    if spacing is not None:
        box.setSpacing(spacing)
    if parent is not None:
        parent.setLayout(box)
    for item in items:
        _add(box, item)
    return box


def _add(box: QBoxLayout, item: Item) -> None:
    match item:
        case int():
            box.addStretch(item)
        case QWidget():
            box.addWidget(item)
        case QLayout():
            box.addLayout(item)
        case (QLayout() as layout, stretch):
            box.addLayout(layout, stretch)
        case (QWidget() as widget, stretch):
            box.addWidget(widget, stretch)
        case (QWidget() as widget, stretch, alignment):
            box.addWidget(widget, stretch, alignment)
