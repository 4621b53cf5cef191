"""Settings under a name: one is chosen, the form's are kept, one's own is taken away again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from core.errors import UserError
from core.runs.job import Job
from core.training.presets import LONGEST_NAME, Preset, forget, keep, presets, shipped
from gui.background import Latest, run
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

# The entry of a form that is like no preset.
OWN = -1


class PresetsBar(Retranslated, QWidget):
    """Shows which preset the form is like. `chosen` carries the one to fill the form with."""

    chosen = Signal(object)
    reset = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._job = Job()
        self._known: list[Preset] = []
        self._gone: Preset | None = None
        self._reading = Latest(self)
        self.combo = QComboBox()
        self.combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.reset_button = push_button("quiet-link", self.reset)
        self.keep_button = push_button("quiet-link", self._ask_name)
        self.forget_button = push_button("quiet-link", self._forget)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name_button = push_button("quiet-link", self._keep)
        self.said = Label(kind="small")
        self.undo_button = push_button("link", self._undo)
        self._label = Label(kind="small")
        self._arrange()
        self.combo.activated.connect(self._choose)
        self.name.returnPressed.connect(self._keep)
        self._retranslate()
        self.show_job(self._job)

    def show_job(self, job: Job, differs: bool = False) -> None:
        """The form says `job` now; `differs` tells whether that is other than the defaults."""
        is_other_task = job.task != self._job.task or not self._known
        self._job = job
        self.reset_button.setEnabled(differs)
        if is_other_task:
            self._known = shipped(job.task)
            self.refresh()
        self._show_current()

    def refresh(self) -> None:
        """Read what is kept anew."""
        self._reading.run(presets, self._job.task, done=self._show_known, failed=self._fail)

    def _show_known(self, known: list[Preset]) -> None:
        self._known = known
        self._fill()
        self._show_current()

    def _fill(self) -> None:
        self.combo.clear()
        self.combo.addItem(self._own, OWN)
        for number, preset in enumerate(self._known):
            self.combo.addItem(preset.label, number)

    def _show_current(self) -> None:
        """Let the list stand at the preset that the form is like, if any."""
        job = (self._job.network, self._job.settings)
        like = [
            number for number, one in enumerate(self._known) if (one.network, one.settings) == job
        ]
        number = like[-1] if like else OWN
        self.combo.setCurrentIndex(max(0, self.combo.findData(number)))
        self.forget_button.setEnabled(number != OWN and not self._known[number].is_shipped)
        self.keep_button.setEnabled(number == OWN)

    def _choose(self, index: int) -> None:
        number = self.combo.itemData(index)
        if number != OWN:
            self.chosen.emit(self._known[number])
        self._show_current()

    def _ask_name(self) -> None:
        self._asked.show()
        self._told.hide()
        self.name.setFocus()

    def _keep(self) -> None:
        job, name = self._job, self.name.text().strip()
        new = Preset(name, job.task, job.network, dict(job.settings))
        run(keep, new, done=lambda _: self._kept(name), failed=self._fail, owner=self)

    def _kept(self, name: str) -> None:
        self.name.clear()
        self._asked.hide()
        self._say(self.tr("“{name}” is kept for this task.").format(name=name))
        self.refresh()

    def _forget(self) -> None:
        number = self.combo.currentData()
        if number != OWN:
            name = self._known[number].name
            run(forget, self._job.task, name, done=self._forgotten, failed=self._fail, owner=self)

    def _forgotten(self, gone: Preset | None) -> None:
        self._gone = gone
        if gone is not None:
            self._say(self.tr("“{name}” was deleted.").format(name=gone.name), may_undo=True)
        self.refresh()

    def _undo(self) -> None:
        if self._gone is not None:
            name = self._gone.name
            run(keep, self._gone, done=lambda _: self._kept(name), failed=self._fail, owner=self)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._known = self._known or shipped(self._job.task)
        self._fill()
        self._show_current()
        self._say(str(error), is_problem=True)

    def _say(self, text: str, may_undo: bool = False, is_problem: bool = False) -> None:
        self.said.setProperty("kind", "problem" if is_problem else "small")
        self.said.style().polish(self.said)
        self.said.setText(text)
        self.undo_button.setVisible(may_undo)
        self._told.show()

    def _arrange(self) -> None:
        self._label.setBuddy(self.combo)
        self.said.setWordWrap(True)
        buttons = row(self.reset_button, self.keep_button, self.forget_button, 1, spacing=2)
        self._asked, self._told = QWidget(), QWidget()
        row((self.name, 1), self.name_button, parent=self._asked, spacing=4)
        row((self.said, 1), self.undo_button, parent=self._told, spacing=4)
        self._asked.hide()
        self._told.hide()
        line = row(self._label, (self.combo, 1), spacing=8)
        column(line, buttons, self._asked, self._told, parent=self, spacing=2)

    def _retranslate(self) -> None:
        self._own = self.tr("Own settings")
        self._label.setText(self.tr("Preset"))
        self.combo.setAccessibleName(self.tr("Preset"))
        self.reset_button.setText(self.tr("Back to defaults"))
        self.reset_button.setToolTip(
            self.tr("Every setting as it is by default, and marked no more")
        )
        self.keep_button.setText(self.tr("Keep as preset…"))
        self.keep_button.setToolTip(
            self.tr("Give these settings a name; they can then be chosen in every shop")
        )
        self.forget_button.setText(self.tr("Delete"))
        self.forget_button.setToolTip(self.tr("Delete this preset of your own"))
        self.name.setPlaceholderText(self.tr("Name of the preset"))
        self.name.setAccessibleName(self.tr("Name of the preset"))
        self.name_button.setText(self.tr("Keep"))
        self.undo_button.setText(self.tr("Undo"))
        self._fill()
        self._show_current()
