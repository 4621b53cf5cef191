"""Labels as the inspector writes them: headings, names of fields and values that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy, QWidget


def heading(text: str = "") -> QLabel:
    """The heading of a section."""
    label = QLabel(text)
    label.setProperty("kind", "heading")
    return label


def muted(text: str = "") -> QLabel:
    """Small grey words, in as many lines as they need."""
    label = QLabel(text)
    label.setProperty("kind", "small")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def value(text: str = "") -> QLabel:
    """Words from the shop: never markup, selectable by mouse and keyboard, wrapping anywhere."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def emptied(layout: QLayout) -> None:
    """Take every widget out of a layout and let go of it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
