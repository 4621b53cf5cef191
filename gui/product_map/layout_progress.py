"""Below the map while t-SNE is under way: how far it is, and Cancel; or that it could begin."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label


class LayoutProgress(Retranslated, QWidget):
    """Hidden while there is nothing to say. `cancelled` and `wanted` are what its buttons ask for."""

    cancelled = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.remaining = Label(kind="small")
        self.cancel = push_button("quiet", self.cancelled)
        self.working = holder(
            row((column(self.bar, self.remaining, spacing=2), 1), self.cancel, spacing=8)
        )
        self.missing = Label(kind="small")
        self.missing.setWordWrap(True)
        self.begin = push_button("link", self.wanted)
        self.offer = holder(row((self.missing, 1), self.begin, spacing=8))
        column(self.working, self.offer, parent=self)
        self.show_nothing()
        self._retranslate()

    def show_nothing(self) -> None:
        """There is nothing under way, and nothing missing."""
        self.hide()

    def show_missing(self) -> None:
        """t-SNE of the vectors on the map has not been made."""
        self.working.hide()
        self.offer.show()
        self.show()

    def show_begun(self) -> None:
        """It begins, and nobody knows yet how long it takes."""
        self.bar.setRange(0, 0)
        self.remaining.setText(self.tr("t-SNE begins…"))
        self.offer.hide()
        self.working.show()
        self.show()

    def show_progress(self, done: int, total: int, seconds: float) -> None:
        """So many of `total` iterations are done."""
        if done:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            told = self.tr("t-SNE: {done} of {total} steps · {seconds} s left")
            left = f"{max(1, round(seconds)):,}"
            self.remaining.setText(told.format(done=f"{done:,}", total=f"{total:,}", seconds=left))

    def _retranslate(self) -> None:
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.cancel.setText(self.tr("Cancel"))
        self.missing.setText(
            self.tr("No t-SNE was made of these vectors; principal components stand in.")
        )
        self.begin.setText(self.tr("Lay it out"))
