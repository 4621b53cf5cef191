"""The keys of a presenter's remote, wherever the focus is while a demonstration is given."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QWidget,
)

from gui.widgets.popover import Popover

# What remotes send: Page Down, Page Up, F5 for the beginning and Escape for the end.
_KEYS = {
    Qt.Key.Key_PageDown: "forward",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_F5: "first",
    Qt.Key.Key_Escape: "leave",
}
# Where somebody writes these move the cursor.
_WALKING = {
    Qt.Key.Key_Right: "forward",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Home: "first",
}
_EDITORS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)


class Remote(QObject):
    """Takes the keys of `window` between `plug_in` and `unplug`; `pressed` tells which way to go."""

    pressed = Signal(str)

    def __init__(self, window: QMainWindow):
        super().__init__(window)
        self._window = window

    def plug_in(self) -> None:
        """Take the keys."""
        _application().installEventFilter(self)

    def unplug(self) -> None:
        """Leave the keys to the window."""
        _application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what a remote sends before any shortcut or widget does."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(watched, QWidget) or watched.window() is not self._window:
            return False
        way = _way(cast(QKeyEvent, event), watched)
        if not way:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            self.pressed.emit(way)
        return True


def _way(event: QKeyEvent, watched: QWidget) -> str:
    key = Qt.Key(event.key())
    is_in_popover = _is_in_popover(watched)
    if key == Qt.Key.Key_F5 or not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        if key in _KEYS and not (is_in_popover and key == Qt.Key.Key_Escape):
            return _KEYS[key]
        if not isinstance(watched, _EDITORS) and not is_in_popover:
            return _WALKING.get(key, "")
    return ""


def _is_in_popover(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, Popover):
        widget = widget.parentWidget()
    return widget is not None


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
