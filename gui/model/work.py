"""A line that says how far work in a thread is, and cancels it; hidden while there is none."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from core.errors import Cancelled
from core.language import QT_TRANSLATE_NOOP
from gui.background import Latest
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import row
from gui.widgets.plain import Label

# Milliseconds between two looks at how far it is, and before anything is said of it.
LOOK, PATIENCE = 100, 300
THOUSANDTHS = 1000
Callback = Callable[[Any], object]


class Course:
    """How far a piece of work is; both threads look at it. It raises where the work was cancelled."""

    def __init__(self) -> None:
        self.share = 0.0
        self.is_cancelled = False

    def __call__(self, done: int, total: int) -> None:
        """Hear that `done` of `total` is done.

        Raises:
            Cancelled: nobody wants the rest.
        """
        self.share = done / max(1, total)
        if self.is_cancelled:
            raise Cancelled(QT_TRANSLATE_NOOP("core", "Cancelled."))


class Work(Retranslated, QWidget):
    """One call at a time; a newer one ends an older one."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._course = Course()
        self._latest = Latest(self)
        self.told = Label(kind="small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, THOUSANDTHS)
        self.cancel_button = push_button("quiet", self.cancel)
        row(self.told, (self.bar, 1), self.cancel_button, parent=self, spacing=8)
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._show)
        self._waited = 0
        self._cancelled: Callable[[], object] | None = None
        self.hide()
        self._retranslate()

    def start(
        self,
        function: Callable[[Course], Any],
        done: Callback,
        failed: Callback,
        cancelled: Callable[[], object],
    ) -> None:
        """Call `function(course)` in a thread, then one of the others here."""
        self._course.is_cancelled = True
        self._course = course = Course()
        self._cancelled = cancelled
        self._waited = 0
        self._look.start()
        self._latest.run(
            function,
            course,
            done=lambda result: self._end(done, result),
            failed=lambda error: self._end(failed, error),
        )

    def cancel(self) -> None:
        """End what is under way; nothing comes of it."""
        if self._look.isActive():
            self.withdraw()
            if self._cancelled is not None:
                self._cancelled()

    def withdraw(self) -> None:
        """The same without a word."""
        self._course.is_cancelled = True
        self._latest.cancel()
        self._look.stop()
        self.hide()

    def _end(self, callback: Callback, value: Any) -> None:
        self._look.stop()
        self.hide()
        callback(value)

    def _show(self) -> None:
        self._waited += LOOK
        self.bar.setValue(round(THOUSANDTHS * self._course.share))
        self.setVisible(self._waited >= PATIENCE)

    def _retranslate(self) -> None:
        self.told.setText(self.tr("Reading the shop…"))
        self.bar.setAccessibleName(self.told.text())
        self.cancel_button.setText(self.tr("Cancel"))
