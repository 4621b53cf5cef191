"""How much the shopper has done in this session and whether it is kept; from here the next one begins."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gui.words import worded


class SessionLine(QPushButton):
    """`7 actions · recorded`, hidden while nothing was done; its menu emits `ended`."""

    ended = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._actions, self._kept = 0, 0
        self._is_recording = False
        self.setProperty("kind", "quiet-link")
        self.setProperty("hasMenu", True)
        menu = QMenu(self)
        self.end = menu.addAction("")
        self.end.triggered.connect(self.ended)
        self.setMenu(menu)
        self.hide()
        self._retranslate()

    def show_session(self, actions: int, kept: int, is_recording: bool) -> None:
        """So many `actions` were done, of which `kept` are on disk; `is_recording`: they are to be kept."""
        self._actions, self._kept, self._is_recording = actions, kept, is_recording
        self._retranslate()
        self.setVisible(bool(actions))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setText(f"{self._count()} · {self._state()}")
        self.setToolTip(
            worded(self.tr("What this {shopper} has done since they arrived; begin anew here"))
        )
        self.end.setText(self.tr("New session"))
        self.end.setToolTip(self._about_ending())

    def _count(self) -> str:
        count = self.tr("1 action") if self._actions == 1 else self.tr("{count} actions")
        return count.format(count=f"{self._actions:,}")

    def _state(self) -> str:
        if not self._is_recording:
            return self.tr("not recorded")
        return self.tr("recording") if self._kept < self._actions else self.tr("recorded")

    def _about_ending(self) -> str:
        return worded(self.tr("A guest is forgotten, a known {shopper} keeps what they did"))
