"""A small panel that drops from a button and closes on Escape or when one goes elsewhere."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from gui.widgets.layouts import column

# Pixels around the content and to the edge of the window.
EDGE = 12


class Popover(QFrame):
    """Holds one `content`. It floats inside the window rather than in one of its own, so that its
    corners are round without a compositor and no keyboard is grabbed.
    """

    def __init__(self, content: QWidget, parent: QWidget):
        super().__init__(parent)
        self.setProperty("kind", "popover")
        self.content = content
        self._button: QWidget | None = None
        column(content, parent=self, margins=(EDGE, EDGE, EDGE, EDGE))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.hide()

    def drop_from(self, button: QWidget) -> None:
        """Open below `button`, moved left where the window ends, its content focused."""
        window = button.window()
        self._button = button
        self.setParent(window)
        self.adjustSize()
        corner = button.mapTo(window, QPoint(0, button.height() + 4))
        most = window.width() - self.width() - EDGE
        self.move(max(EDGE, min(corner.x(), most)), corner.y())
        self.show()
        self.raise_()
        self.content.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close and give the focus back to the button, so that keys go on to reach the window."""
        if self._button is not None:
            self._button.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for clicks elsewhere."""
        super().showEvent(event)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch no more."""
        super().hideEvent(event)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Tab and the like lead out as well; another window in front changes nothing."""
        if self.isVisible() and now not in (None, self._button) and not self.isAncestorOf(now):
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press outside closes; on the own button it does no more than that."""
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        # By place, not by widget: a press that nobody inside wants wanders on to the window.
        where = event.globalPosition().toPoint()
        if not isinstance(watched, QWidget) or self.rect().contains(self.mapFromGlobal(where)):
            return False
        self.hide()
        return watched is self._button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes and gives the focus back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self.leave()
