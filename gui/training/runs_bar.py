"""What narrows and orders the table of runs: a text, the values of columns, groups; and its columns."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from core.runs.table import GROUPS, NARROWING
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.training.runs_model import RunsModel
from gui.widgets.buttons import describe, icon_button
from gui.widgets.layouts import row
from gui.widgets.plain import caption

# A pause in typing, in milliseconds.
PAUSE = 150


class RunsBar(Retranslated, QWidget):
    """Arranges `model`; `columns` makes the menu of its table's columns."""

    large_wanted = Signal()

    def __init__(
        self,
        model: RunsModel,
        columns: Callable[[], QMenu],
        is_large: bool,
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._model, self._columns = model, columns
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.filter_button = _menu_button("list", self._filters)
        self.group_button = _menu_button("layers", self._groups)
        self.column_button = _menu_button("grid", columns)
        self.large_button = icon_button("undock", self.large_wanted.emit)
        self.large_button.setVisible(not is_large)
        buttons = (self.filter_button, self.group_button, self.column_button, self.large_button)
        row((self.text, 1), *buttons, parent=self, spacing=2)
        self._typed = single_shot(self, PAUSE, self._look_for)
        self.text.textChanged.connect(self._typed.start)
        self.text.returnPressed.connect(self._look_for)
        model.arranged.connect(self._follow)
        self._retranslate()

    def clear(self) -> None:
        """Let every run pass."""
        self._model.arrange(replace(self._model.arrangement, text="", values={}))

    def narrow(self, column: str, value: str, is_kept: bool) -> None:
        """Let runs with `value` pass, or no longer; without any value all of a column pass."""
        values = dict(self._model.arrangement.values)
        others = values.get(column, frozenset()) - {value}
        values[column] = others | {value} if is_kept else others
        kept = {name: allowed for name, allowed in values.items() if allowed}
        self._model.arrange(replace(self._model.arrangement, values=kept))

    def group(self, column: str) -> None:
        """Put runs of the same `column` together, "" for none."""
        self._model.arrange(replace(self._model.arrangement, group=column))

    def _look_for(self) -> None:
        self._typed.stop()
        if self.text.text() != self._model.arrangement.text:
            self._model.arrange(replace(self._model.arrangement, text=self.text.text()))

    def _follow(self) -> None:
        """Both bars over one model say the same."""
        wanted = self._model.arrangement
        if not self._typed.isActive() and self.text.text() != wanted.text:
            self.text.setText(wanted.text)
        self.filter_button.setChecked(bool(wanted.values))
        self.group_button.setChecked(bool(wanted.group))

    def _filters(self) -> QMenu:
        menu, words = QMenu(self), self._model.words
        for column in NARROWING:
            values = self._model.values_in(column)
            if len(values) < 2:
                continue
            part = menu.addMenu(caption(words.heading(column)))
            chosen = self._model.arrangement.values.get(column, frozenset())
            for value in values:
                action = part.addAction(caption(words.value(column, value)))
                action.setCheckable(True)
                action.setChecked(value in chosen)
                action.toggled.connect(
                    lambda is_on, column=column, value=value: self.narrow(column, value, is_on)
                )
        if menu.isEmpty():
            menu.addAction(self.tr("All runs are alike")).setEnabled(False)
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear filters"), self.clear)
        clear.setEnabled(bool(self._model.arrangement.values or self._model.arrangement.text))
        return menu

    def _groups(self) -> QMenu:
        menu = QMenu(self)
        for column in ("", *GROUPS):
            name = self._model.words.heading(column) if column else self.tr("No groups")
            action = menu.addAction(caption(name), partial(self.group, column))
            action.setCheckable(True)
            action.setChecked(self._model.arrangement.group == column)
        return menu

    def _retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("Filter runs"))
        self.text.setAccessibleName(self.tr("Filter runs"))
        self.text.setToolTip(self.tr("Names, settings, notes and tags that hold these words"))
        describe(self.filter_button, self.tr("Only runs of some task, network, state, tag or seed"))
        describe(self.group_button, self.tr("Group the runs"))
        describe(self.column_button, self.tr("Choose the columns"))
        describe(self.large_button, self.tr("Open the table large"))


def _menu_button(icon: str, menu: Callable[[], QMenu]) -> QToolButton:
    """A button that drops what `menu` makes; pressed while what it offers is in force."""
    made = icon_button(icon)
    made.setCheckable(True)

    def drop() -> None:
        is_on = not made.isChecked()
        made.setChecked(is_on)
        opened = menu()
        opened.aboutToHide.connect(opened.deleteLater)
        opened.popup(made.mapToGlobal(made.rect().bottomLeft()))

    made.clicked.connect(drop)
    return made
