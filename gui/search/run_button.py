"""The button that names what ranks, and opens the menu of what else could."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from core.plain_text import one_line
from gui.widgets.icons import dress
from gui.widgets.plain import caption

# Characters that stay in sight: a network and when it was trained.
LEAST = 16


class RunButton(QPushButton):
    """Shows a name whole where there is room, else its beginning, so that no long one widens the window."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._name = ""
        self.setProperty("kind", "link")
        self.setProperty("hasMenu", True)
        dress(self, "model", "accent", 16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMenu(QMenu(self))

    def set_name(self, name: str) -> None:
        """Name what ranks."""
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
        return self._size_for(self._name[:LEAST])

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
