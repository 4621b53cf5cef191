"""A line of words in the training panel: why nothing can be trained, or whose settings the form has."""

from PySide6.QtWidgets import QWidget

from core.runs.names import short_name
from gui.language import Retranslated
from gui.widgets.plain import Label


class PanelNote(Retranslated, Label):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent=parent, kind="small")
        self.setWordWrap(True)
        self._is_updating = self._read_only = False
        self.cloned = ""
        self._retranslate()

    def tell(self, is_updating: bool, read_only: bool) -> None:
        """Say that an update is under way, that the shop is `read_only`, or which run is `cloned`."""
        self._is_updating, self._read_only = is_updating, read_only
        self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self._sentence())
        self.setVisible(bool(self.text()))

    def _sentence(self) -> str:
        if self._is_updating:
            return self.tr("An update is under way; training can begin when it is done.")
        if self._read_only:
            return self.tr("This shop is open read-only: it can be searched but not trained.")
        if self.cloned:
            sentence = self.tr("Settings of {run}: change what you like, then press Train.")
            return sentence.format(run=short_name(self.cloned))
        return ""
