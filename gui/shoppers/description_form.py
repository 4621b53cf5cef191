"""A taste described in words and by its budget, and how the words were understood."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from core.recommend.description_parser import LONGEST_TEXT
from core.recommend.wishes import Description
from gui.language import Retranslated
from gui.shoppers.level_slider import LevelSlider
from gui.shoppers.wish_chips import WishChips
from gui.single_shot import single_shot
from gui.widgets.labels import muted
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.recommend.wishes import Understanding

# Pixels: three lines of words.
TEXT_HEIGHT = 66
# So long after the last letter the words are read.
PAUSE_MS = 120


class DescriptionForm(Retranslated, QWidget):
    """`edited` tells a Description that somebody wrote, budgeted or corrected."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._struck: tuple[str, ...] = ()
        self.text = _Text()
        self.text.setFixedHeight(TEXT_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.budget = Label()
        self.slider = LevelSlider()
        self.words = muted()
        self.heading = muted()
        self.chips = WishChips()
        self._pause = single_shot(self, PAUSE_MS, self._tell)
        self._arrange()
        self.text.textChanged.connect(self._pause.start)
        self.slider.changed.connect(lambda levels: self._tell())
        self.chips.struck.connect(self._strike)
        self.setFocusProxy(self.text)
        self._retranslate()

    def _arrange(self) -> None:
        column(
            self.text,
            row(self.budget, (self.slider, 1), spacing=12),
            self.words,
            self.heading,
            self.chips,
            1,
            parent=self,
            spacing=6,
        )

    @property
    def description(self) -> Description:
        """What the form says; what is pasted beyond the longest text is not kept."""
        return Description(self.text.toPlainText()[:LONGEST_TEXT], self.slider.levels, self._struck)

    def show_description(self, description: Description) -> None:
        """Fill the form, without a signal."""
        self._struck = description.struck
        self.text.blockSignals(True)
        self.text.setPlainText(description.text)
        self.text.blockSignals(False)
        self._pause.stop()
        self.slider.show_levels(description.levels)
        self._retranslate()

    def show_understanding(self, understood: "Understanding") -> None:
        """Show how the description was understood."""
        self.chips.show_understanding(understood, self._struck)
        self.heading.setVisible(bool(understood.wishes or understood.unknown))

    def settle(self) -> None:
        """Tell at once what was typed a moment ago."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _strike(self, key: str) -> None:
        """Strike out what was not meant, or take it back."""
        others = tuple(entry for entry in self._struck if entry != key)
        self._struck = others if len(others) < len(self._struck) else (*others, key)
        self._tell()

    def _tell(self) -> None:
        self._retranslate()
        self.edited.emit(self.description)

    def _retranslate(self) -> None:
        self.text.setPlaceholderText(
            self.tr("What does this person like? Brands, kinds of things, a style, a budget…")
        )
        self.text.setAccessibleName(self.tr("Taste in words"))
        self.budget.setText(self.tr("Budget"))
        self.words.setText(self.slider.words())
        self.words.setVisible(self.slider.is_narrowed)
        self.heading.setText(self.tr("Understood as (click what was not meant):"))


class _Text(QPlainTextEdit):
    """Prose of a few lines; Escape is left to whoever holds it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
