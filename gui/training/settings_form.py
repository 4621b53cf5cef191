"""A form made of declared settings: the first ones at sight, the rest by what they are about under a fold."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from core.language import translate
from core.settings import GROUPS, Setting
from gui.language import Retranslated
from gui.training.setting_field import (
    Value,
    hint_of,
    make_field,
    name_choices,
    on_edit,
    problem_of,
    put_value,
    value_of,
    written,
)
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

# Label and field.
FOLD_COLUMNS = 2
# Of so few settings the fold needs no search.
FEW = 8
# Before the name of what is not as usual.
MARK = "• "


class SettingsForm(Retranslated, QWidget):
    """Fields for `settings`. `changed` tells that a value was edited.

    What differs from the defaults is marked. A setting that is of no use beside the others is not shown.
    """

    changed = Signal()

    def __init__(
        self, settings: Iterable[Setting], visible: int = 4, parent: QWidget | None = None
    ):
        """The first `visible` settings stand in one row, the others under "More settings"."""
        super().__init__(parent)
        self.settings = tuple(settings)
        self._visible = visible
        self._defaults: dict[str, Any] = {each.name: each.default for each in self.settings}
        self._offered = set(self._defaults)
        self._fields = {setting.name: make_field(setting) for setting in self.settings}
        self._labels = {setting.name: Label() for setting in self.settings}
        rest = self.settings[visible:]
        self._groups = list(dict.fromkeys(setting.group for setting in rest))
        self._headings = {group: Label() for group in self._groups}
        self._grids = {group: QGridLayout() for group in self._groups}
        self.search = QLineEdit()
        self._nothing = Label(kind="small")
        self._fold = QToolButton()
        self._folded = QWidget()
        self._problem = Label()
        self._arrange(visible)
        for field in self._fields.values():
            on_edit(field, self._take_edit)
        self._retranslate()

    def field(self, name: str) -> QWidget:
        """The widget that edits the setting `name`."""
        return self._fields[name]

    def values(self) -> dict[str, Value]:
        """Every setting as it stands in the form."""
        return {name: value_of(field) for name, field in self._fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show `values`; names that the form does not know are passed over."""
        for name, value in values.items():
            if name in self._fields:
                put_value(self._fields[name], value)

    def set_defaults(self, values: Mapping[str, Any]) -> None:
        """What is usual from now on: what differs from it is marked."""
        self._defaults.update({name: values[name] for name in self._fields if name in values})
        self._show_marks()

    def offer(self, names: Iterable[str]) -> None:
        """Show the settings called `names` alone."""
        self._offered = set(names)
        self._lay_out()

    def offered(self) -> list[str]:
        """The settings that are of use as the others stand."""
        values = self.values()
        return [
            setting.name
            for setting in self.settings
            if setting.name in self._offered and setting.applies_beside(values)
        ]

    def differing(self) -> list[str]:
        """Those of the offered settings that are not as usual."""
        values = self.values()
        return [name for name in self.offered() if values[name] != self._defaults[name]]

    @property
    def is_valid(self) -> bool:
        """Whether every value keeps its rule; `values` is of use only then."""
        return not self.problems()

    def problems(self) -> list[str]:
        """What is wrong with the offered values as they stand, one sentence each."""
        problems = [problem_of(self._fields[name]) for name in self.offered()]
        return [problem for problem in problems if problem]

    def set_open(self, is_open: bool) -> None:
        """Open or close the fold."""
        self._fold.setChecked(is_open)

    def _arrange(self, visible: int) -> None:
        first = QGridLayout()
        self._first = first
        layout = column(first, parent=self, spacing=4)
        self._problem.setProperty("kind", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout.addWidget(self._problem)
        rest = self.settings[visible:]
        self._fold.setCheckable(True)
        self._fold.setStyleSheet("QToolButton { padding: 1px 6px 1px 0; font-size: 12px; }")
        self._fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.toggled.connect(self._show_fold)
        self._fold.setVisible(bool(rest))
        self._arrange_fold(len(rest))
        layout.addWidget(self._fold)
        layout.addWidget(self._folded)
        self._lay_out()

    def _arrange_fold(self, count: int) -> None:
        self.search.setClearButtonEnabled(True)
        self.search.setVisible(count > FEW)
        self.search.textChanged.connect(self._lay_out)
        parts: list[Any] = [self.search, self._nothing]
        for group in self._groups:
            heading = self._headings[group]
            heading.setStyleSheet("font-size: 12px; font-weight: 700; padding-top: 6px;")
            parts += [heading, self._grids[group]]
        column(*parts, parent=self._folded, spacing=2)
        self._folded.hide()

    def _lay_out(self) -> None:
        """Every setting that is offered and looked for in its place, without gaps."""
        shown, wanted = self.offered(), self.search.text().strip().casefold()
        _fill(self._first, self._pairs(shown, self.settings[: self._visible]), self._visible)
        found = False
        for group in self._groups:
            members = [each for each in self.settings[self._visible :] if each.group == group]
            matching = [each for each in members if self._is_found(each, wanted)]
            pairs = self._pairs(shown, matching)
            _fill(self._grids[group], pairs, FOLD_COLUMNS)
            self._headings[group].setVisible(bool(pairs) and bool(group))
            found = found or bool(pairs)
        self._nothing.setVisible(bool(wanted) and not found)
        placed = {
            id(label) for grid in (self._first, *self._grids.values()) for label in _held(grid)
        }
        for name, label in self._labels.items():
            label.setVisible(id(label) in placed)
            self._fields[name].setVisible(id(label) in placed)

    def _pairs(self, shown: list[str], settings: Iterable[Setting]) -> list[tuple[Label, QWidget]]:
        names = [setting.name for setting in settings if setting.name in shown]
        return [(self._labels[name], self._fields[name]) for name in names]

    def _is_found(self, setting: Setting, wanted: str) -> bool:
        """Whether the name, label or help of a setting, or what its group is called, has what is wanted."""
        group = translate(GROUPS[setting.group]) if setting.group else ""
        texts = (setting.name, setting.label, translate(setting.label), hint_of(setting), group)
        return any(wanted in text.casefold() for text in texts)

    def _take_edit(self) -> None:
        self._lay_out()
        self._show_marks()
        self._show_problems()
        self.changed.emit()

    def _show_problems(self) -> None:
        problems = self.problems()
        self._problem.setText("\n".join(problems))
        self._problem.setVisible(bool(problems))

    def _show_marks(self) -> None:
        """Mark what differs, and say on the fold how much of what is under it does."""
        differing = set(self.differing())
        for setting in self.settings:
            self._say(setting, setting.name in differing)
        folded = sum(each.name in differing for each in self.settings[self._visible :])
        self._fold.setText(
            self.tr("More settings ({count} changed)").format(count=folded)
            if folded
            else self.tr("More settings")
        )

    def _say(self, setting: Setting, is_other: bool) -> None:
        label, field = self._labels[setting.name], self._fields[setting.name]
        name = translate(setting.label)
        label.setText(MARK + name if is_other else name)
        label.setStyleSheet("font-weight: 700;" if is_other else "")
        usual = written(setting, self._defaults[setting.name], self.tr("yes"), self.tr("no"))
        usually = self.tr("Default: {value}").format(value=usual)
        field.setAccessibleName(f"{name} ({usually})" if is_other else name)
        tip = "\n".join(filter(None, (name, hint_of(setting), usually)))
        field.setToolTip(literal(tip))
        label.setToolTip(literal(tip))

    def _show_fold(self, is_open: bool) -> None:
        self._folded.setVisible(is_open)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self._nothing.setText(self.tr("No setting is called so."))
        for group, heading in self._headings.items():
            heading.setText(translate(GROUPS[group]) if group else "")
        for setting in self.settings:
            name_choices(self._fields[setting.name], setting)
        self._show_marks()
        self._show_problems()
        self._lay_out()


def _fill(grid: QGridLayout, pairs: list[tuple[Label, QWidget]], columns: int) -> None:
    """Put label over field, row by row; whatever was in the grid before leaves it."""
    if _held(grid) == [part for pair in pairs for part in pair]:
        return
    while grid.count():
        grid.takeAt(0)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    for position, (label, field) in enumerate(pairs):
        row, place = divmod(position, columns)
        label.setProperty("kind", "small")
        label.setBuddy(field)
        # A long name is cut, and whole in its tool tip.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid.addWidget(label, 2 * row, place)
        grid.addWidget(field, 2 * row + 1, place)
    for place in range(columns):
        grid.setColumnStretch(place, 1)


def _held(grid: QGridLayout) -> list[QWidget]:
    """The widgets of a grid in the order they were put there."""
    items = (grid.itemAt(index) for index in range(grid.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if widget is not None]
