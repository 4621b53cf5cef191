"""A small panel that drops from a button and closes on Escape or a click elsewhere."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

RADIUS = 12


class Popover(QFrame):
    """Holds one `content`; its corners are cut by a mask, so no compositor is needed."""

    def __init__(self, content: QWidget, parent: QWidget):
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setProperty("kind", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = content
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(content)

    def drop_from(self, button: QWidget) -> None:
        """Open below `button`, moved left where the window ends, its content focused."""
        self.adjustSize()
        window = button.window()
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        most = window.mapToGlobal(QPoint(window.width() - self.width() - 12, 0)).x()
        self.move(min(corner.x(), most), corner.y())
        self.show()
        self.content.setFocus(Qt.FocusReason.PopupFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners anew."""
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))
        super().resizeEvent(event)
