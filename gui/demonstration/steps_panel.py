"""The panel in which demonstrations are put together, rehearsed and recorded."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QToolButton, QWidget

from core.demonstration.demonstration import Demonstration, Step, new_demonstration, with_text
from core.demonstration.json_form import MOST_DEMONSTRATIONS, MOST_STEPS
from gui.demonstration.collection import Collection
from gui.demonstration.presented_window import PresentedWindow
from gui.demonstration.stage import Stage
from gui.demonstration.step_form import StepForm
from gui.demonstration.steps_model import StepsModel
from gui.language import Retranslated
from gui.shoppers.rows import TwoLines
from gui.widgets.buttons import describe, icon_button, push_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import caption

# Characters of a title: a line of the panel.
LONGEST_TITLE = 60
NARROWEST = 340


class StepsPanel(Retranslated, QWidget):
    """Shows the chosen demonstration of `collection`; every change is stored at once and can be taken back.

    `start_wanted` names the step, from 0, to start at; `record_wanted` asks to record, or to end that.
    """

    start_wanted = Signal(int)
    record_wanted = Signal()

    def __init__(self, parts: PresentedWindow, stage: Stage, collection: Collection):
        super().__init__()
        self._parts, self._stage, self._collection = parts, stage, collection
        self._is_recording = False
        self.titles, self.title = QComboBox(), QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.steps = QListView()
        self.model = StepsModel(self.steps)
        self.form = StepForm(parts)
        self.new, self.drop = icon_button("plus", self._begin), icon_button("trash", self._drop)
        self.up = icon_button("chevron_up", lambda: self._move(-1))
        self.down = icon_button("chevron_down", lambda: self._move(1))
        self.remove = icon_button("trash", self._remove)
        self.add = push_button("", self._add)
        self.record = push_button("", self.record_wanted)
        self.start = push_button("primary", lambda: self.start_wanted.emit(0))
        self._arrange()
        self._connect()
        self._retranslate()
        self.refresh()

    def _arrange(self) -> None:
        self.setMinimumWidth(NARROWEST)
        self.steps.setProperty("kind", "plain")
        self.steps.setModel(self.model)
        self.steps.setItemDelegate(TwoLines(self.steps))
        self.steps.setMouseTracking(True)
        column(
            row((self.titles, 1), self.new, self.drop, spacing=4),
            self.title,
            (self.steps, 1),
            row((self.add, 1), self.up, self.down, self.remove, spacing=4),
            self.form,
            row((self.record, 1), (self.start, 1), spacing=8),
            parent=self,
            spacing=8,
            margins=(12, 4, 12, 4),
        )

    def _connect(self) -> None:
        self._collection.changed.connect(self.refresh)
        self.titles.activated.connect(self._choose)
        self.title.editingFinished.connect(self._rename)
        self.steps.selectionModel().currentChanged.connect(lambda: self._show_step())
        self.steps.doubleClicked.connect(lambda index: self.start_wanted.emit(index.row()))
        self.form.edited.connect(self._put)
        for keys, slot in (("Del", self._remove), ("Alt+Up", self.up.click)):
            self._hear(keys, slot)
        self._hear("Alt+Down", self.down.click)

    def _hear(self, keys: str, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.steps)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(slot)

    @property
    def row(self) -> int:
        """The step that is selected, -1 for none."""
        return self.steps.currentIndex().row()

    def refresh(self) -> None:
        """Show what the collection holds now; the selected step stays selected."""
        chosen, selected = self._collection.chosen, self.row
        blocker = QSignalBlocker(self.titles)
        self.titles.clear()
        self.titles.addItems([caption(one.name) for one in self._collection.all])
        self.titles.setCurrentIndex(self._collection.position)
        blocker.unblock()
        if not self.title.hasFocus():
            self.title.setText(chosen.name if chosen is not None else "")
        self.model.show(chosen)
        self.select(min(selected, self.model.rowCount() - 1))
        self._allow(chosen)

    def select(self, row: int) -> None:
        """Select a step."""
        self.steps.setCurrentIndex(self.model.index(max(row, 0), 0))
        self._show_step()

    def show_recording(self, is_on: bool) -> None:
        """Say on the button whether what is done is being recorded."""
        self._is_recording = is_on
        self._retranslate()

    def _allow(self, chosen: Demonstration | None) -> None:
        may_change, steps = self._collection.may_change, self.model.rowCount()
        self.new.setEnabled(may_change and len(self._collection.all) < MOST_DEMONSTRATIONS)
        self.add.setEnabled(may_change and steps < MOST_STEPS)
        self.record.setEnabled(may_change)
        for widget in (self.title, self.drop):
            widget.setEnabled(may_change and chosen is not None)
        for button in (self.up, self.down, self.remove):
            button.setEnabled(may_change and bool(steps))
        self.start.setEnabled(bool(steps))
        self.titles.setEnabled(len(self._collection.all) > 1)

    def _show_step(self) -> None:
        self.form.settle()
        chosen = self._collection.chosen
        is_step = chosen is not None and 0 <= self.row < len(chosen.steps)
        self.form.show_step(chosen.steps[self.row] if chosen is not None and is_step else None)
        if not self._collection.may_change:
            self.form.setEnabled(False)

    def _choose(self, position: int) -> None:
        self.form.settle()
        self._collection.choose(position)
        self.select(0)

    def _begin(self) -> bool:
        number = len(self._collection.all) + 1
        title = self.tr("Demonstration {number}").format(number=number)
        return self._collection.add(new_demonstration(title, self._stage.start_as_it_is()))

    def _rename(self) -> None:
        chosen = self._collection.chosen
        text = self.title.text().strip()
        if chosen is not None and text and text != chosen.name:
            self._collection.put(self._collection.position, title=with_text(chosen.title, text))

    def _add(self) -> None:
        """What is on screen becomes a step after the selected one."""
        if self._collection.chosen is None and not self._begin():
            return
        chosen = self._collection.chosen
        if chosen is not None:
            place = self.row + 1 if chosen.steps else 0
            step = self._stage.step_as_it_is()
            if self._store((*chosen.steps[:place], step, *chosen.steps[place:])):
                self.select(place)
                self.form.note.setFocus()

    def _move(self, by: int) -> None:
        chosen, row = self._collection.chosen, self.row
        if chosen is None or not 0 <= row + by < len(chosen.steps):
            return
        self.form.settle()
        steps = list(self._collection.chosen.steps) if self._collection.chosen else []
        steps.insert(row + by, steps.pop(row))
        if self._store(tuple(steps)):
            self.select(row + by)

    def _put(self, step: Step) -> None:
        chosen, row = self._collection.chosen, self.row
        if chosen is not None and 0 <= row < len(chosen.steps):
            self._store((*chosen.steps[:row], step, *chosen.steps[row + 1 :]))

    def _remove(self) -> None:
        chosen, row = self._collection.chosen, self.row
        if chosen is None or not 0 <= row < len(chosen.steps):
            return
        self.form.settle()
        position = self._collection.position
        if self._store((*chosen.steps[:row], *chosen.steps[row + 1 :])):
            text = self.tr("Step {number} was deleted.").format(number=row + 1)
            self._offer_undo(text, lambda: self._bring_back(position, row, chosen.steps[row]))

    def _bring_back(self, position: int, row: int, step: Step) -> None:
        if position < len(self._collection.all):
            steps = self._collection.all[position].steps
            self._collection.put(position, steps=(*steps[:row], step, *steps[row:]))
            self.select(row)

    def _drop(self) -> None:
        chosen, position = self._collection.chosen, self._collection.position
        if chosen is not None and self._collection.remove(position):
            text = self.tr("The demonstration “{title}” was deleted.").format(title=chosen.name)
            self._offer_undo(text, lambda: self._collection.add(chosen, position))

    def _offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        self._parts.page.notice.say(text, action=self.tr("Undo"), act=undo)

    def _store(self, steps: tuple[Step, ...]) -> bool:
        return self._collection.put(self._collection.position, steps=steps)

    def _retranslate(self) -> None:
        self.titles.setAccessibleName(self.tr("Demonstration"))
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("Title"))
        self.steps.setAccessibleName(self.tr("Steps"))
        hints: dict[QToolButton, str] = {
            self.new: self.tr("New demonstration"),
            self.drop: self.tr("Delete this demonstration"),
            self.up: self.tr("Earlier (Alt+Up)"),
            self.down: self.tr("Later (Alt+Down)"),
            self.remove: self.tr("Delete this step (Del)"),
        }
        for button, hint in hints.items():
            describe(button, hint)
        self.add.setText(self.tr("Add what is on screen"))
        self.start.setText(self.tr("Start"))
        self.start.setToolTip(self.tr("From the first step, in full screen (Shift+F11)"))
        stop, record = self.tr("Stop recording"), self.tr("Record")
        self.record.setText(stop if self._is_recording else record)
        self.record.setToolTip(self.tr("What is done from now on becomes a new demonstration"))
        if self.model.rowCount():
            self.refresh()
