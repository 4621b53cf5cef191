"""A panel that floats over the middle of the window, from the top, and gives the focus back."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.popover import EDGE, Popover

# Pixels from the top of the window: the header stays in sight.
TOP = 56


class Overlay(Popover):
    """Holds one `content`; Escape and a press elsewhere close it."""

    def __init__(self, content: QWidget, window: QWidget):
        super().__init__(content, window)
        self._window = window
        self._before: QWidget | None = None
        window.installEventFilter(self)

    def float_over(self) -> None:
        """Open over the window, the content focused; what had the focus gets it back from `leave`."""
        if self.isHidden():
            self._before = self._window.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self.content.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of a window that is resized."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return self.isVisible() and super().eventFilter(watched, event)

    def _place(self) -> None:
        """As large as the content wants, within the window."""
        room = self._window.size()
        wanted = self.sizeHint()
        width = min(wanted.width(), room.width() - 2 * EDGE)
        height = min(wanted.height(), room.height() - TOP - EDGE)
        self.setGeometry((room.width() - width) // 2, TOP, width, height)
