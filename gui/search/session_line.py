"""How much the shopper has done in this session and whether it is kept; from here the next one begins."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.language import Retranslated
from gui.widgets.plain import literal
from gui.words import worded


class SessionLine(Retranslated, QPushButton):
    """`7 actions · recorded`, hidden while nothing was done; its menu emits `ended`."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._actions, self._recorded = 0, 0
        self._is_recording = False
        self.setProperty("kind", "quiet-link")
        self.setProperty("hasMenu", True)
        menu = QMenu(self)
        self.end = menu.addAction("")
        self.end.triggered.connect(self.ended)
        self.setMenu(menu)
        self.hide()
        self._retranslate()

    def show_session(self, actions: int, recorded: int, is_recording: bool) -> None:
        """`actions` were done, of which `recorded` are on disk; `is_recording`: they are to be kept."""
        self._actions, self._recorded, self._is_recording = actions, recorded, is_recording
        self._retranslate()
        self.updateGeometry()
        self.setVisible(bool(actions))

    def sizeHint(self) -> QSize:
        """Room for all there is to say."""
        return self._room_for(self._sentence())

    def minimumSizeHint(self) -> QSize:
        """Room for the count; the rest is then said by the tool tip alone."""
        return self._room_for(self._count())

    def _room_for(self, text: str) -> QSize:
        room, words = super().sizeHint(), self.fontMetrics()
        more = words.horizontalAdvance(text) - words.horizontalAdvance(self.text())
        return QSize(room.width() + more, room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._write()

    def _retranslate(self) -> None:
        self._write()
        about = worded(self.tr("What this {shopper} has done since they arrived; begin anew here"))
        self.setToolTip(literal(f"{self._sentence()}\n{about}"))
        self.setAccessibleName(self._sentence())
        self.end.setText(self.tr("New session"))
        self.end.setToolTip(literal(self._about_ending()))

    def _write(self) -> None:
        has_room = self.isHidden() or self.width() >= self.sizeHint().width()
        self.setText(self._sentence() if has_room else self._count())

    def _sentence(self) -> str:
        return f"{self._count()} · {self._state()}"

    def _count(self) -> str:
        count = self.tr("1 action") if self._actions == 1 else self.tr("{count} actions")
        return count.format(count=f"{self._actions:,}")

    def _state(self) -> str:
        if not self._is_recording:
            return self.tr("not recorded")
        return self.tr("recording") if self._recorded < self._actions else self.tr("recorded")

    def _about_ending(self) -> str:
        return worded(self.tr("A guest is forgotten, a known {shopper} keeps what they did"))
