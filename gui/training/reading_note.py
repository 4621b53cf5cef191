"""Says, before a training, how much the pretrained encoder is to read first and how long that takes."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.runs.job import Job
from core.training.teacher_reading import Reading, reading_ahead
from gui.background import Latest
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.workspace import Workspace

# So long after the last change of the form the texts are counted.
PAUSE_MILLISECONDS = 250
# Seconds; less is not said to the minute.
MINUTE = 60


class ReadingNote(Retranslated, Label):
    """A line of words, hidden where nothing is to be read."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent=parent, kind="small")
        self.setWordWrap(True)
        self.hide()
        self._reading = Reading()
        self._wanted: tuple[Workspace, Job] | None = None
        self._counting = Latest(self)
        self._count_later = single_shot(self, PAUSE_MILLISECONDS, self._count)

    def foresee(self, workspace: "Workspace | None", job: Job | None) -> None:
        """Tell of the training `job` of `workspace`; nothing where one of them is None."""
        self._counting.cancel()
        self._wanted = (workspace, job) if workspace is not None and job is not None else None
        if self._wanted is None:
            self._show(Reading())
        self._count_later.start()

    def _count(self) -> None:
        if self._wanted is not None:
            self._counting.run(reading_ahead, *self._wanted, done=self._show, failed=self._fail)

    def _fail(self, error: BaseException) -> None:
        """Training will say what the matter is."""
        self._show(Reading())
        if not isinstance(error, UserError):
            raise error

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        self._retranslate()

    def _retranslate(self) -> None:
        count = self._reading.titles + self._reading.queries
        minutes = round(self._reading.seconds / MINUTE)
        sentence = self.tr(
            "Before it learns, the teacher reads {count} titles and queries: about {minutes} min."
        )
        if self._reading.seconds < MINUTE:
            sentence = self.tr(
                "Before it learns, the teacher reads {count} titles and queries: less than a minute."
            )
        self.setText(sentence.format(count=f"{count:,}", minutes=minutes))
        self.setVisible(bool(count))
