"""The head of the judging view: which set, another one, its name, and who judges."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QMenu, QMessageBox, QWidget

from core.judging.query_set import QuerySet
from core.plain_text import one_line
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import row
from gui.widgets.plain import LONGEST_CAPTION, Label

BOX_WIDTH, JUDGE_WIDTH = 220, 140
LONGEST_NAME = 80


class SetLine(Retranslated, QWidget):
    """`chosen`, `made` and `renamed` tell a name, `removed` a set, `judge_named` who judges from now on."""

    chosen = Signal(str)
    made = Signal(str)
    renamed = Signal(str)
    removed = Signal(object)
    judge_named = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._sets: tuple[QuerySet, ...] = ()
        self.current: QuerySet | None = None
        self.label, self.box = Label(), QComboBox()
        self.box.setMinimumWidth(BOX_WIDTH)
        self.new_button = push_button("", self.ask_new)
        self.more_button = push_button("quiet", self._offer)
        self.judge_label, self.judge = Label(), QLineEdit()
        self.judge.setFixedWidth(JUDGE_WIDTH)
        self.judge.setMaxLength(LONGEST_NAME)
        self.box.activated.connect(lambda row: self.chosen.emit(self._sets[row].name))
        self.judge.editingFinished.connect(lambda: self.judge_named.emit(self.judge.text()))
        row(
            self.label,
            self.box,
            self.new_button,
            self.more_button,
            1,
            self.judge_label,
            self.judge,
            parent=self,
            spacing=8,
        )
        self._retranslate()

    def show_sets(
        self, sets: Sequence[QuerySet], current: QuerySet | None, judge: str, may_write: bool
    ) -> None:
        """Offer `sets`; `current` is in use and `judge` at work."""
        self._sets, self.current = tuple(sets), current
        with QSignalBlocker(self.box):
            self.box.clear()
            for query_set in sets:
                self.box.addItem(one_line(query_set.name, LONGEST_CAPTION))
            numbers = [query_set.number for query_set in sets]
            known = current is not None and current.number in numbers
            self.box.setCurrentIndex(numbers.index(current.number) if known and current else -1)
        if not self.judge.hasFocus():
            self.judge.setText(judge)
        self.box.setEnabled(bool(sets))
        self.new_button.setEnabled(may_write)
        self.more_button.setEnabled(may_write and current is not None)

    def ask_new(self) -> None:
        """Ask what a new set is called."""
        name, is_given = QInputDialog.getText(self, self.tr("New query set"), self.tr("Name"))
        if is_given and name.strip():
            self.made.emit(name.strip()[:LONGEST_NAME])

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Rename…"), self._ask_name)
        menu.addAction(self.tr("Remove the set…"), self._ask_remove)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _ask_name(self) -> None:
        if self.current is None:
            return
        title, label, old = self.tr("Rename the set"), self.tr("Name"), self.current.name
        name, is_given = QInputDialog.getText(self, title, label, QLineEdit.EchoMode.Normal, old)
        if is_given and name.strip() and name.strip() != old:
            self.renamed.emit(name.strip()[:LONGEST_NAME])

    def _ask_remove(self) -> None:
        if self.current is None:
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Remove the set"))
        name = one_line(self.current.name, LONGEST_CAPTION)
        box.setText(self.tr("Remove the query set “{name}” with its judgments?").format(name=name))
        box.addButton(self.tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
        remove = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        remove.clicked.connect(partial(self.removed.emit, self.current))
        box.open()

    def _retranslate(self) -> None:
        self.label.setText(self.tr("Query set"))
        self.box.setAccessibleName(self.tr("Query set"))
        self.box.setPlaceholderText(self.tr("No set yet"))
        self.new_button.setText(self.tr("New…"))
        self.more_button.setText(self.tr("More…"))
        self.judge_label.setText(self.tr("Judge"))
        self.judge.setAccessibleName(self.tr("Name of the judge"))
        self.judge.setToolTip(self.tr("Who judges here; several judges can be compared"))
