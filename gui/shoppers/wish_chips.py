"""What a description was understood to speak of, as chips that can be struck out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.data.category_path import leaf
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.layouts import emptied
from gui.widgets.plain import literal
from gui.words import counted, heading

if TYPE_CHECKING:
    from core.recommend.wishes import Understanding, Wish

ROLES = {
    "brand": "taste",
    "category": "accent",
    "attribute": "chart 2",
    "words": "chart 1",
    "budget": "price",
}


class WishChips(Retranslated, QWidget):
    """One chip a wish, the unknown words after them; `struck` tells the key of one that was pressed."""

    struck = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._layout = FlowLayout(self, gap=6)
        self._shown: tuple[Understanding, tuple[str, ...]] | None = None

    def show_understanding(self, understood: "Understanding", struck: tuple[str, ...]) -> None:
        """Show every wish; those whose keys are `struck` are struck through."""
        self._shown = understood, struck
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        emptied(self._layout)
        for wish in understood.wishes:
            chip = _WishChip(wish, self._note(wish), wish.key in struck)
            chip.pressed.connect(self.struck)
            chip.setToolTip(literal(self._hint(wish)))
            self._layout.addWidget(chip)
            if had_focus:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
                had_focus = False
        for word in understood.unknown:
            note = self.tr("not known here")
            self._layout.addWidget(Chip(word, note, "text_muted", is_open=True))
        self.updateGeometry()

    def _note(self, wish: "Wish") -> str:
        if wish.kind == "budget":
            return ""
        return self.tr("none in the budget") if not wish.products else f"{wish.products:,}"

    def _hint(self, wish: "Wish") -> str:
        names = {
            "brand": heading("brand"),
            "category": heading("category"),
            "attribute": self.tr("Property"),
            "words": self.tr("Words to search for"),
            "budget": self.tr("Budget"),
        }
        kind = names[wish.kind]
        stands_for = ", ".join(wish.values) if wish.kind != "budget" else wish.phrase
        about = self.tr("mostly {category}").format(category=wish.category) if wish.category else ""
        dislike = self.tr("disliked: left out") if wish.is_disliked else ""
        fits = counted(wish.products)
        words = (
            f"{kind}: {stands_for}",
            about,
            dislike,
            fits,
            self.tr("Press if this was not meant"),
        )
        return "\n".join(filter(None, words))

    def _retranslate(self) -> None:
        if self._shown is not None:
            self.show_understanding(*self._shown)


class _WishChip(Chip):
    """A chip that is pressed by mouse, Space or Enter."""

    pressed = Signal(str)

    def __init__(self, wish: "Wish", note: str, is_struck: bool):
        role = "text_muted" if is_struck else "bad" if wish.is_disliked else ROLES[wish.kind]
        super().__init__(_label(wish), note, role, is_struck=is_struck)
        self._key = wish.key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit(self._key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme().colours.accent), 1.5))
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)


def _label(wish: "Wish") -> str:
    mark = "✕ " if wish.is_disliked else ""
    if wish.kind == "attribute":
        return mark + wish.values[1]
    if wish.kind == "category":
        return mark + leaf(wish.values[0])
    return mark + (wish.values[0] if wish.kind == "brand" else wish.phrase)
