"""The widget that edits one setting, whatever its kind: made, read, filled and listened to."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from core.errors import UserError
from core.language import translate
from core.settings import AUTOMATIC, Setting, choice_label
from gui.training.number_field import NARROWEST, NumberField, short_number
from gui.training.rule_mark import RuleMark

Value = bool | int | float | str


class ListField(RuleMark, QLineEdit):
    """A list of whole numbers as text, marked where it breaks its rule."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.textChanged.connect(self._mark)
        self.setText(str(setting.default))

    def value(self) -> str:
        """The list as it is written shortest; the default where it breaks its rule."""
        try:
            return str(self.setting.parse(self.text().strip()))
        except UserError:
            return str(self.setting.default)

    def _retranslate(self) -> None:
        self._mark()


def make_field(setting: Setting) -> QWidget:
    """A field with the default in it, as wide as there is room, whatever its words."""
    field = _field(setting)
    if not isinstance(field, QCheckBox):
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        field.setMinimumWidth(NARROWEST)
    return field


def _field(setting: Setting) -> QWidget:
    if setting.choices:
        return _choice(setting)
    if isinstance(setting.default, bool):
        box = QCheckBox()
        box.setChecked(setting.default)
        return box
    if isinstance(setting.default, (int, float)):
        return NumberField(setting)
    return ListField(setting) if setting.is_list else QLineEdit(setting.default)


def value_of(field: QWidget) -> Value:
    """What stands in `field`; a value that breaks its rule counts as its default."""
    if isinstance(field, QComboBox):
        return str(field.currentData())
    if isinstance(field, QCheckBox):
        return field.isChecked()
    if isinstance(field, (NumberField, ListField)):
        return field.value()
    assert isinstance(field, QLineEdit)
    return field.text()


def put_value(field: QWidget, value: Any) -> None:
    """Show `value` in `field`."""
    if isinstance(field, QComboBox):
        field.setCurrentIndex(max(0, field.findData(str(value))))
    elif isinstance(field, QCheckBox):
        field.setChecked(bool(value))
    elif isinstance(field, NumberField):
        field.set_value(value)
    elif isinstance(field, QLineEdit):
        field.setText(str(value))


def on_edit(field: QWidget, notify: Callable[[], object]) -> None:
    """Call `notify` whenever what stands in `field` changes."""
    if isinstance(field, QComboBox):
        field.currentTextChanged.connect(lambda _: notify())
    elif isinstance(field, QCheckBox):
        field.toggled.connect(lambda _: notify())
    elif isinstance(field, QLineEdit):
        field.textChanged.connect(lambda _: notify())


def problem_of(field: QWidget) -> str:
    """The rule that `field` breaks, in a sentence; empty where it breaks none."""
    return field.problem if isinstance(field, RuleMark) else ""


def written(setting: Setting, value: Value, yes: str, no: str) -> str:
    """`value` as the field of `setting` shows it; `yes` and `no` are words for a box."""
    if isinstance(value, bool):
        return yes if value else no
    if setting.choices:
        return choice_label(str(value))
    if setting.is_automatic and value == 0:
        return AUTOMATIC
    return short_number(value) if isinstance(value, float) else str(value)


def name_choices(field: QWidget, setting: Setting) -> None:
    """Say the choices of `field`, if it has any, in the language of the window."""
    if isinstance(field, QComboBox):
        for index, choice in enumerate(setting.choices):
            field.setItemText(index, choice_label(choice))


def hint_of(setting: Setting) -> str:
    """The help of a setting and its rule, each in a line."""
    lines = [translate(setting.help)] if setting.help else []
    if setting.minimum is not None:
        lines.append(setting.rule)
    return "\n".join(lines)


def _choice(setting: Setting) -> QComboBox:
    combo = QComboBox()
    for choice in setting.choices:
        combo.addItem(choice_label(choice), choice)
    put_value(combo, setting.default)
    return combo
