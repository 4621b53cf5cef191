"""A row of buttons of which exactly one is pressed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QWidget

from gui.widgets.buttons import describe
from gui.widgets.icons import dress
from gui.widgets.layouts import row
from gui.widgets.plain import literal


class Segments(QFrame):
    """Choices by key; `chosen` is emitted when a person picks another one."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None, compact: bool = False):
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self._group = QButtonGroup(self)
        self._keys = tuple(keys)
        layout = row(parent=self, spacing=2, margins=(2, 2, 2, 2))
        for number, key in enumerate(self._keys):
            button = _segment(compact)
            button.setObjectName(f"segment_{key}")
            self._group.addButton(button, number)
            layout.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))

    @property
    def value(self) -> str:
        """The key of the pressed button."""
        return self._keys[self._group.checkedId()]

    def is_chosen(self, key: str) -> bool:
        """Whether the button of `key` is the pressed one."""
        return self.value == key

    def choose(self, key: str) -> None:
        """Press the button of `key` without a signal."""
        self.button(key).setChecked(True)

    def button(self, key: str) -> QToolButton:
        """The button of `key`."""
        button = self._group.button(self._keys.index(key))
        assert isinstance(button, QToolButton)
        return button

    def label(self, key: str, text: str, hint: str = "") -> None:
        """Write `text` on the button of `key`; `hint` says more when hovered."""
        self.button(key).setText(text)
        self.button(key).setToolTip(literal(hint))
        self.button(key).setAccessibleName(hint or text)

    def draw(self, key: str, icon: str, hint: str) -> None:
        """Show an icon on the button of `key` instead of words."""
        button = self.button(key)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        dress(button, icon)
        describe(button, hint)


def _segment(compact: bool) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "segment")
    button.setProperty("compact", compact)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    return button
