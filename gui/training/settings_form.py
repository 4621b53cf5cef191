"""A form made of declared settings: the first ones at sight, the rest under a fold."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QToolButton, QWidget

from core.language import translate
from core.settings import Setting, choice_label
from gui.language import Retranslated
from gui.training.number_field import NumberField
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

Value = bool | int | float | str
# Label and field.
FOLD_COLUMNS = 2


class SettingsForm(Retranslated, QWidget):
    """Fields for `settings`. `changed` tells that a value was edited."""

    changed = Signal()

    def __init__(
        self, settings: Iterable[Setting], visible: int = 4, parent: QWidget | None = None
    ):
        """The first `visible` settings stand in one row, the others under "More settings"."""
        super().__init__(parent)
        self.settings = tuple(settings)
        self._fields = {setting.name: _field(setting) for setting in self.settings}
        self._labels = {setting.name: Label() for setting in self.settings}
        self._fold = QToolButton()
        self._folded = QWidget()
        self._problem = Label()
        self._arrange(visible)
        for field in self._fields.values():
            _on_edit(field, self._take_edit)
        self._retranslate()

    def field(self, name: str) -> QWidget:
        """The widget that edits the setting `name`."""
        return self._fields[name]

    def values(self) -> dict[str, Value]:
        """Every setting as it stands in the form."""
        return {name: _value(field) for name, field in self._fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show `values`; names that the form does not know are passed over."""
        for name, value in values.items():
            if name in self._fields:
                _set_value(self._fields[name], value)

    def offer(self, names: Iterable[str]) -> None:
        """Show the settings called `names` alone."""
        offered = set(names)
        for name, field in self._fields.items():
            field.setVisible(name in offered)
            self._labels[name].setVisible(name in offered)

    @property
    def is_valid(self) -> bool:
        """Whether every number keeps its rule; `values` is of use only then."""
        return not self.problems()

    def problems(self) -> list[str]:
        """What is wrong with the numbers as they stand, one sentence each."""
        numbers = [field for field in self._fields.values() if isinstance(field, NumberField)]
        return [field.problem for field in numbers if field.problem]

    def set_open(self, is_open: bool) -> None:
        """Open or close the fold."""
        self._fold.setChecked(is_open)

    def _arrange(self, visible: int) -> None:
        layout = column(self._grid(self.settings[:visible], visible), parent=self, spacing=4)
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
        self._folded.setLayout(self._grid(rest, FOLD_COLUMNS))
        self._folded.hide()
        layout.addWidget(self._fold)
        layout.addWidget(self._folded)

    def _grid(self, settings: tuple[Setting, ...], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for position, setting in enumerate(settings):
            row, column = divmod(position, columns)
            label, field = self._labels[setting.name], self._fields[setting.name]
            label.setProperty("kind", "small")
            label.setBuddy(field)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _take_edit(self) -> None:
        self._show_problems()
        self.changed.emit()

    def _show_problems(self) -> None:
        problems = self.problems()
        self._problem.setText("\n".join(problems))
        self._problem.setVisible(bool(problems))

    def _show_fold(self, is_open: bool) -> None:
        self._folded.setVisible(is_open)
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    def _retranslate(self) -> None:
        self._fold.setText(self.tr("More settings"))
        for setting in self.settings:
            label = translate(setting.label)
            self._labels[setting.name].setText(label)
            field = self._fields[setting.name]
            field.setAccessibleName(label)
            if isinstance(field, QComboBox):
                for index, choice in enumerate(setting.choices):
                    field.setItemText(index, choice_label(choice))
            field.setToolTip(literal(self._hint(setting)))
        self._show_problems()

    def _hint(self, setting: Setting) -> str:
        lines = [translate(setting.help)] if setting.help else []
        if setting.minimum is not None:
            lines.append(setting.rule)
        return "\n".join(lines)


def _field(setting: Setting) -> QWidget:
    if setting.choices:
        return _choice(setting)
    if isinstance(setting.default, bool):
        box = QCheckBox()
        box.setChecked(setting.default)
        return box
    if isinstance(setting.default, (int, float)):
        return NumberField(setting)
    return QLineEdit(setting.default)


def _choice(setting: Setting) -> QComboBox:
    combo = QComboBox()
    for choice in setting.choices:
        combo.addItem(choice_label(choice), choice)
    _set_value(combo, setting.default)
    return combo


def _value(field: QWidget) -> Value:
    """What stands in `field`; a number that breaks its rule counts as its default."""
    if isinstance(field, QComboBox):
        return str(field.currentData())
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, NumberField):
        return field.value()
    assert isinstance(field, QLineEdit)
    return field.text()


def _set_value(field: QWidget, value: Any) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(str(value))))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, NumberField):
        field.set_value(value)
    elif isinstance(field, QLineEdit):
        field.setText(str(value))


def _on_edit(field: QWidget, notify: Any) -> None:
    if isinstance(field, QComboBox):
        field.currentTextChanged.connect(lambda _: notify())
    elif isinstance(field, QCheckBox):
        field.toggled.connect(lambda _: notify())
    elif isinstance(field, QLineEdit):
        field.textChanged.connect(lambda _: notify())
