"""`● Recording · 3 steps`: seen wherever something is being recorded; a click ends it."""

from PySide6.QtWidgets import QPushButton, QWidget

from gui.language import Retranslated


class RecordingChip(Retranslated, QPushButton):
    """Hidden while nothing is being recorded."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "danger")
        self._steps: int | None = None
        self.hide()
        self._retranslate()

    def show_recording(self, steps: int | None) -> None:
        """So many steps are recorded so far; None: nothing is being recorded."""
        self._steps = steps
        self._retranslate()
        self.setVisible(steps is not None)

    def _retranslate(self) -> None:
        one, many = (
            self.tr("● Recording · 1 step · Stop"),
            self.tr("● Recording · {count} steps · Stop"),
        )
        self.setText(one if self._steps == 1 else many.format(count=self._steps or 0))
        self.setToolTip(self.tr("End the recording and keep it as a demonstration (Ctrl+Shift+R)"))
        self.setAccessibleName(self.text().removeprefix("● "))
