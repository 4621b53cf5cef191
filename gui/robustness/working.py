"""A button that starts a long measurement or cancels it, how far it is, and what went wrong."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from gui.language import Retranslated
from gui.verb_process import VerbProcess
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label, literal


class Working(Retranslated, QWidget):
    """Runs one verb. `wanted` asks what to run: answer with `start`; `finished` carries what came out.

    `changed` tells that it began or ended.
    """

    wanted = Signal()
    finished = Signal(object)
    changed = Signal()

    def __init__(
        self,
        program: Sequence[str] | None = None,
        is_search: bool = False,
        parent: QWidget | None = None,
    ):
        """`program` replaces `python main.py`; `is_search`: it finds something rather than measures."""
        super().__init__(parent)
        self._is_search = is_search
        self.process = VerbProcess(program=program, parent=self)
        self.button = push_button("primary", self._begin_or_cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.remaining = Label(kind="small")
        self.remaining.setWordWrap(True)
        self.notice = NoticeBar()
        column(self.button, self.bar, self.remaining, self.notice, parent=self, spacing=6)
        self.process.progressed.connect(self._show_progress)
        self.process.finished.connect(self._take)
        self.process.failed.connect(self._complain)
        self.process.cancelled.connect(self._settle)
        self.is_ready = True
        self._settle()

    @property
    def is_busy(self) -> bool:
        """Whether something is being measured."""
        return self.process.is_running

    def set_ready(self, is_ready: bool) -> None:
        """Whether there is something to start."""
        self.is_ready = is_ready
        self._settle()

    def start(self, arguments: Sequence[str]) -> None:
        """Run the verb with `arguments`."""
        self.notice.hide()
        self.remaining.setText(self.tr("Opening the shop…"))
        self.bar.setRange(0, 0)
        self.process.start(arguments)
        self._settle()

    def _begin_or_cancel(self) -> None:
        if self.is_busy:
            self.process.cancel()
            self.remaining.setText(self.tr("Ending…"))
        else:
            self.wanted.emit()

    def _show_progress(self, progress: dict[str, Any]) -> None:
        done, total = int(progress["done"]), int(progress["total"])
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        seconds = float(progress["eta_seconds"])
        # Before anything is done nobody knows how long it takes.
        left, begun = (
            self.tr("{done} of {total} texts · {seconds} s left"),
            self.tr("{total} texts…"),
        )
        told = left if done else begun
        self.remaining.setText(
            told.format(done=f"{done:,}", total=f"{total:,}", seconds=max(1, round(seconds)))
        )

    def _take(self, answer: dict[str, Any]) -> None:
        self._settle()
        self.finished.emit(answer)

    def _complain(self, sentence: str, log: str) -> None:
        self._settle()
        self.notice.say(sentence, "bad")
        self.notice.setToolTip(literal(log))

    def _settle(self) -> None:
        self.bar.setVisible(self.is_busy)
        self.remaining.setVisible(self.is_busy)
        self.button.setEnabled(self.is_busy or self.is_ready)
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        deed = self.tr("Find") if self._is_search else self.tr("Measure")
        self.button.setText(self.tr("Cancel") if self.is_busy else deed)
        self.bar.setAccessibleName(self.tr("How far it is"))
