"""The second page of an import: how far it is, how fast, how long still."""

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from core.language import plural, translate
from gui.language import Retranslated
from gui.widgets.layouts import column
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.data.importing import StageProgress

# Drawn so often at most, whatever arrives.
REFRESH_MILLISECONDS = 120
# Finer than the pixels of any bar.
BAR_STEPS = 1000


class ProgressPage(Retranslated, QWidget):
    """The importing thread leaves its last word here; the window reads it at its own pace."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._last: StageProgress | None = None
        self._cancelled = threading.Event()
        self._stage = Label(kind="heading")
        self._bar = QProgressBar()
        self._details = Label(kind="muted")
        column(1, self._stage, self._bar, self._details, 1, parent=self, spacing=10)
        self._pace = QTimer(self)
        self._pace.setInterval(REFRESH_MILLISECONDS)
        self._pace.timeout.connect(self.refresh)

    def begin(self) -> None:
        """A new import starts."""
        self._last = None
        self._cancelled = threading.Event()
        self._pace.start()
        self.refresh()

    def end(self) -> None:
        """The import is over, one way or the other."""
        self._pace.stop()

    def report(self, progress: "StageProgress") -> None:
        """Called by the importing thread."""
        self._last = progress

    def cancel(self) -> None:
        """Ask the importing thread to stop."""
        self._cancelled.set()
        self.refresh()

    @property
    def is_cancelled(self) -> bool:
        """Whether a cancel was asked for; read by the importing thread."""
        return self._cancelled.is_set()

    @property
    def words(self) -> str:
        """Speed and time left as they are shown; empty before anything is known."""
        return self._details.text()

    def _retranslate(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the last word of the importing thread."""
        last = self._last
        self._stage.setText(self._stage_text())
        self._details.setText("" if last is None else self._details_text(last))
        if last is None or not last.total:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, BAR_STEPS)
            self._bar.setValue(round(BAR_STEPS * min(1.0, last.done / last.total)))
        self._bar.setAccessibleName(f"{self._stage.text()} {self._details.text()}")

    def _stage_text(self) -> str:
        if self.is_cancelled:
            return self.tr("Cancelling; the shop stays as it was…")
        return self.tr("Starting…") if self._last is None else translate(self._last.stage)

    def _details_text(self, last: "StageProgress") -> str:
        parts = []
        if last.rows_per_second > 0:
            speed = round(last.rows_per_second)
            parts.append(plural(speed, self.tr("{count} row/s"), self.tr("{count} rows/s")))
        if 0 < last.eta_seconds < float("inf"):
            parts.append(self.tr("{seconds} s left").format(seconds=round(last.eta_seconds)))
        return " · ".join(parts)
