"""Buttons as the style sheet knows them, connected as they are made."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from gui.widgets.icons import dress
from gui.widgets.plain import literal

# A slot, a signal, or any call.
Clicked = Callable[..., Any] | Any


def push_button(kind: str = "", clicked: Clicked = None) -> QPushButton:
    """A button with words; `kind` is `primary`, `quiet`, `link`, `chip` or another of the style sheet."""
    made = QPushButton()
    if kind:
        made.setProperty("kind", kind)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made


def icon_button(icon: str, clicked: Clicked = None, pixels: int = 16) -> QToolButton:
    """A flat button with an icon that follows the theme, `pixels` wide."""
    made = QToolButton()
    dress(made, icon, pixels=pixels)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made


def describe(made: QAbstractButton, text: str) -> None:
    """Say what a button without words does, when hovered and to screen readers."""
    made.setToolTip(literal(text))
    made.setAccessibleName(text)
