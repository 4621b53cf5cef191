"""The trainings that wait, in a list that can be put in another order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QPushButton, QSizePolicy, QWidget

from core.language import translate
from core.runs.job import Job
from core.runs.names import short_name
from core.settings import TRAINING, declared
from core.task_choices import NETWORKS, TASKS, training_defaults
from gui.language import Retranslated
from gui.training.job_queue import JobQueue
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, literal

# Pixels, and so many of them without scrolling.
ROW_HEIGHT = 28
MOST_ROWS = 3


class QueueView(Retranslated, QWidget):
    """Shown while something waits in `queue`."""

    def __init__(self, queue: JobQueue, parent: QWidget | None = None):
        super().__init__(parent)
        self.queue = queue
        self.title = Label(kind="small")
        self.hold = QCheckBox()
        self.note = Label(kind="small")
        self.note.setWordWrap(True)
        self.list = QListWidget()
        # The whole line is in the tool tip.
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.up_button = QPushButton()
        self.down_button = QPushButton()
        self.remove_button = QPushButton()
        self._arrange()
        queue.changed.connect(self._show)
        self.list.currentRowChanged.connect(lambda _: self._refresh_buttons())
        self._retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen job out."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        acts = (self._move_up, self._move_down, self._remove)
        buttons = (self.up_button, self.down_button, self.remove_button)
        for button, act in zip(buttons, acts, strict=True):
            button.setProperty("kind", "link")
            button.clicked.connect(act)
        self.hold.toggled.connect(self.queue.hold)
        tools = row(*buttons, 1, spacing=4)
        above = row(self.title, 1, self.hold)
        column(above, self.note, self.list, tools, parent=self, spacing=2)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if self.list.currentRow() >= 0:
            self.list.setCurrentRow(self.queue.move(self.list.currentRow(), by))

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            self.queue.remove(self.list.currentRow())

    def _show(self) -> None:
        chosen = self.list.currentRow()
        self.list.clear()
        for job in self.queue.jobs:
            self.list.addItem(described(job))
            self.list.item(self.list.count() - 1).setToolTip(literal(described(job)))
        self.list.setCurrentRow(min(max(0, chosen), self.list.count() - 1))
        self.title.setText(self.tr("Waiting: {count}").format(count=self.list.count()))
        self.list.setFixedHeight(ROW_HEIGHT * min(MOST_ROWS, max(1, self.list.count())) + 4)
        self.hold.blockSignals(True)
        self.hold.setChecked(self.queue.is_held)
        self.hold.blockSignals(False)
        self.note.setVisible(self.queue.is_restored)
        self.setVisible(bool(self.queue.jobs))
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        chosen, last = self.list.currentRow(), self.list.count() - 1
        self.up_button.setEnabled(chosen > 0)
        self.down_button.setEnabled(0 <= chosen < last)
        self.remove_button.setEnabled(chosen >= 0)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Trainings that wait"))
        self.hold.setText(self.tr("Hold"))
        self.note.setText(
            self.tr(
                "They waited when this shop was closed. None begins before you take “Hold” away."
            )
        )
        self.hold.setToolTip(
            self.tr("While held, no other training begins; the one under way goes on to its end")
        )
        self.up_button.setText(self.tr("Earlier"))
        self.up_button.setToolTip(self.tr("Let the chosen training begin before the one above it"))
        self.down_button.setText(self.tr("Later"))
        self.down_button.setToolTip(self.tr("Let the chosen training begin after the one below it"))
        self.remove_button.setText(self.tr("Remove"))
        self.remove_button.setToolTip(self.tr("Take the chosen training out of the queue (Delete)"))
        self._show()


def described(job: Job) -> str:
    """A job in a line: task, network, and the settings that are not the usual ones."""
    names = [choices[key].label for choices, key in ((TASKS, job.task), (NETWORKS, job.network))]
    line = " · ".join(map(translate, names))
    usual = training_defaults(job.task, job.network)
    changes = [
        f"{translate(declared(TRAINING, name).label)} {value}"
        for name, value in job.settings.items()
        if value != usual[name]
    ]
    begun = short_name(job.continues) + " +" if job.continues else ""
    return " — ".join(filter(None, (begun, line, ", ".join(changes))))
