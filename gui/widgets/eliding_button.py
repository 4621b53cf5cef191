"""A button whose name gives way: whole where there is room, else its beginning and an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.plain_text import one_line
from gui.widgets.plain import caption


class ElidingButton(QPushButton):
    """Shows at least the first `least` characters of its name, so that no long one widens the window."""

    def __init__(self, least: int, parent: QWidget | None = None):
        super().__init__(parent)
        self._least = least
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Write `name` on it."""
        self._name = name
        self.setAccessibleName(name)
        self.setText(caption(name))
        self.updateGeometry()
        if self.isVisible():
            self._fit()

    def sizeHint(self) -> QSize:
        """Room for the whole name."""
        return self._size_for(self._name)

    def minimumSizeHint(self) -> QSize:
        """Room for its beginning."""
        return self._size_for(self._name[: self._least])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the name anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._size_for("").width()
        elided = self.fontMetrics().elidedText(
            one_line(self._name), Qt.TextElideMode.ElideRight, room
        )
        is_whole = self.width() >= self.sizeHint().width()
        self.setText(caption(self._name if is_whole else elided))

    def _size_for(self, name: str) -> QSize:
        size = super().sizeHint()
        others = size.width() - self._text_width(self.text())
        return QSize(others + self._text_width(caption(name)), size.height())

    def _text_width(self, text: str) -> int:
        """As a button measures it."""
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
