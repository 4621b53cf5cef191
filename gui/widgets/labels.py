"""Labels as the inspector writes them: headings, names of fields and values that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from gui.widgets.plain import Label


def heading(text: str = "") -> Label:
    """The heading of a section."""
    return Label(text, kind="heading")


def muted(text: str = "") -> Label:
    """Small grey words, in as many lines as they need."""
    label = Label(text, kind="small")
    label.setWordWrap(True)
    return label


def value(text: str = "") -> Label:
    """Words from the shop: never markup, selectable by mouse and keyboard, wrapping anywhere."""
    label = Label(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
