"""Words that a person cannot read: cut off by their own widget or by what holds it, or under other words."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

from gui.widgets.popover import Popover

# Pixels by which rounding may be wrong.
TOLERANCE = 2


def unreadable(window: QWidget) -> list[str]:
    """A sentence for every label or button in sight below `window` that is cut or covered."""
    shown = [widget for widget in window.findChildren(QWidget) if _has_words(widget)]
    faults = [fault for widget in shown for fault in _cut(widget)]
    places = [(widget, _in_sight(widget, window)) for widget in shown]
    for (one, first), (other, second) in combinations(places, 2):
        shared = first.intersected(second)
        is_deep = min(shared.width(), shared.height()) > TOLERANCE
        if is_deep and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            faults.append(f"{_name(one)} and {_name(other)} overlap")
    return faults


def _has_words(widget: QWidget) -> bool:
    if not widget.isVisible() or widget.visibleRegion().isEmpty() or _floats(widget):
        return False
    return isinstance(widget, (QLabel, QAbstractButton)) and bool(_words(widget))


def _floats(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, Popover):
        parent = parent.parentWidget()
    return parent is not None


def _words(widget: QWidget) -> str:
    if isinstance(widget, QToolButton):
        is_picture = widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if is_picture else widget.text()
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def _cut(widget: QWidget) -> Iterator[str]:
    """What of `widget` has no room in it, or none in the widgets around it."""
    needed, has = _needed_width(widget), widget.width()
    if needed > has + TOLERANCE:
        yield f"{_name(widget)} has {has} of {needed} pixels"
    if isinstance(widget, QLabel) and widget.wordWrap():
        tall = widget.heightForWidth(widget.width())
        if tall > widget.height() + TOLERANCE:
            yield f"{_name(widget)} is {widget.height()} of {tall} pixels high"
    left, right = widget.rect().left(), widget.rect().right()
    seen = widget.visibleRegion().boundingRect()
    if seen.left() > left + TOLERANCE or seen.right() < right - TOLERANCE:
        yield f"{_name(widget)} is seen from {seen.left()} to {seen.right()} of {right}"


def _needed_width(widget: QWidget) -> int:
    if isinstance(widget, QLabel):
        return 0 if widget.wordWrap() else QLabel.sizeHint(widget).width()
    # What Qt asks for a button with these words, whatever its own class asks for.
    for kind in (QPushButton, QToolButton, QCheckBox, QRadioButton):
        if isinstance(widget, kind):
            return kind.sizeHint(widget).width()
    return 0


def _in_sight(widget: QWidget, window: QWidget) -> QRect:
    seen = widget.visibleRegion().boundingRect()
    return QRect(widget.mapTo(window, QPoint(0, 0)) + seen.topLeft(), seen.size())


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{_words(widget)[:40]}”"
