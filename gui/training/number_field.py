"""A field for a number that refuses what breaks its rule, and says so, instead of changing it."""

from math import floor, log10
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from core.errors import UserError
from core.settings import AUTOMATIC, Setting
from gui.training.rule_mark import RuleMark

# Pixels.
NARROWEST = 56
# Eighths of a degree that Qt calls one step of a wheel.
WHEEL_STEP = 120


class NumberField(RuleMark, QLineEdit):
    """The number of one setting, as short as it can be written: `0.002` and not `0.002000`.

    Whatever is typed stays; where it breaks the rule the field is marked and `problem` says why. Arrow keys
    and the wheel step whole numbers by one and others in their last digit, within what is allowed.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self.textChanged.connect(self._mark)
        self.set_value(setting.default)

    def value(self) -> int | float:
        """The number as it stands; the default where it breaks its rule."""
        try:
            value = self.setting.parse(self.text().strip())
        except UserError:
            value = self.setting.default
        assert isinstance(value, (int, float))
        return value

    def set_value(self, value: Any) -> None:
        """Show `value`, whether it keeps the rule or not."""
        if self.setting.is_automatic and value == 0:
            self.setText(AUTOMATIC)
        elif isinstance(value, float):
            self.setText(short_number(value))
        else:
            self.setText(str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only of the field that is being edited: others are in the way of scrolling."""
        turns = event.angleDelta().y() // WHEEL_STEP
        if self.hasFocus() and turns:
            self._step(turns)
            event.accept()
        else:
            event.ignore()

    def _retranslate(self) -> None:
        self._mark()

    def _step(self, steps: int) -> None:
        if self.problem:
            return
        value = self.value()
        size = 1 if isinstance(self.setting.default, int) else _last_digit(value)
        moved = value + steps * size
        low, high = self.setting.minimum, self.setting.maximum
        moved = moved if low is None else max(low, moved)
        moved = moved if high is None else min(high, moved)
        self.set_value(type(self.setting.default)(moved))


def short_number(value: float) -> str:
    """`value` without trailing zeros, written out where that is short."""
    text = f"{value:.8f}".rstrip("0").rstrip(".")
    return text if 0 < abs(value) < 1e9 and float(text or 0) == value else f"{value:g}"


def _last_digit(value: float) -> float:
    """One in the digit after the first of `value`: 0.0001 of 0.005."""
    return float(10 ** (floor(log10(abs(value))) - 1)) if value else 0.01
