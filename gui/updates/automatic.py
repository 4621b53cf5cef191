"""After how many new actions the ranking learns on by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.language import Retranslated
from gui.state import UPDATE_AFTER
from gui.updates.updater import Updater
from gui.widgets.layouts import row
from gui.widgets.plain import Label
from gui.widgets.segments import Segments


class Automatic(Retranslated, QWidget):
    """`Automatic: off | 20 | 50 | 100 | 500 actions`, remembered."""

    def __init__(self, updater: Updater, parent: QWidget | None = None):
        super().__init__(parent)
        self._updater = updater
        self._label = Label()
        self.choice = Segments(UPDATE_AFTER, compact=True)
        row(self._label, (self.choice, 0, Qt.AlignmentFlag.AlignLeft), 1, parent=self, spacing=8)
        self.choice.chosen.connect(lambda key: updater.set_after(int(key)))
        updater.changed.connect(self._refresh)
        self._retranslate()

    def _refresh(self) -> None:
        self.choice.choose(str(self._updater.after))

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Update by itself after"))
        hint = self.tr("Learn as soon as {count} actions have come in since the last update")
        for key in UPDATE_AFTER[1:]:
            self.choice.label(key, key, hint.format(count=key))
        self.choice.label(UPDATE_AFTER[0], self.tr("off"), self.tr("Update only when asked"))
        self._refresh()
