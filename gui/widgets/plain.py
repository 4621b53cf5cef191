"""Text shown as itself: labels, tool tips and captions that take nothing for markup.

Qt takes a text that looks like HTML for formatting and loads what it names, from a device that
never ends or from a network share. Whatever a file or a person wrote goes through here.
"""

from html import escape

from PySide6 import QtGui
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption, QStylePainter, QWidget

from core.plain_text import escaped, one_line, readable

# Characters: more than any text of ours, less than would hold up the window.
LONGEST_LABEL = 3000
LONGEST_TIP = 1000
LONGEST_CAPTION = 60
# A longer line of a tool tip is broken; Qt breaks lines only of markup.
LONGEST_TIP_LINE = 120
# No text makes a window wider than this, nor asks for more.
WIDEST_MINIMUM = 360
WIDEST_HINT = 860


class Label(QLabel):
    """A label that shows its text as it is; one too long for its place ends in an ellipsis."""

    def __init__(self, text: str = "", parent: QWidget | None = None, kind: str = "") -> None:
        """`kind` is one of the style sheet: `heading`, `muted`, `small`, `title`, `badge`."""
        super().__init__(parent)
        if kind:
            self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`, at most `LONGEST_LABEL` characters of it."""
        super().setText(readable(text, LONGEST_LABEL))

    def sizeHint(self) -> QSize:
        """As wide as the text, within reason."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), WIDEST_HINT), hint.height())

    def minimumSizeHint(self) -> QSize:
        """A long text may be cut."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), WIDEST_MINIMUM), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, its end left out where it has no room."""
        is_cut = not self.wordWrap() and super().sizeHint().width() > self.width()
        if not is_cut or self.pixmap().width() or not self.text():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOption()
        option.initFrom(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option)
        room = self.contentsRect().adjusted(self.margin(), 0, -self.margin(), 0)
        text = self.fontMetrics().elidedText(
            one_line(self.text()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawItemText(
            room, self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )
        painter.end()


class Markup(str):
    """HTML of our own, in which every text from outside is escaped; `markup` makes it."""

    __slots__ = ()


def markup(template: str, **values: object) -> Markup:
    """`template` with `values` in its places, escaped unless they are `Markup` themselves."""
    filled = {
        name: value if isinstance(value, Markup) else escaped(str(value))
        for name, value in values.items()
    }
    return Markup(template.format(**filled))


def joined(separator: str, parts: list[Markup]) -> Markup:
    """`parts` with the markup `separator` between them."""
    return Markup(separator.join(parts))


class MarkedLabel(QLabel):
    """A label with words in bold or in colour; it takes nothing but `Markup`."""

    def __init__(self, parent: QWidget | None = None, kind: str = "") -> None:
        super().__init__(parent)
        if kind:
            self.setProperty("kind", kind)
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_markup(self, text: Markup) -> None:
        """Show `text`."""
        self.setText(text)


def literal(text: str) -> str:
    """`text` for a tool tip or a message box, which would take markup in it for formatting."""
    shown = readable(text, LONGEST_TIP)
    is_long = any(len(line) > LONGEST_TIP_LINE for line in shown.splitlines())
    if not is_long and not QtGui.Qt.mightBeRichText(shown):
        return shown
    return f"<span>{escape(shown, quote=False)}</span>".replace("\n", "<br>")


def caption(text: str, limit: int = LONGEST_CAPTION) -> str:
    """`text` for a button, a tab or a menu, where `&` would mark a key."""
    return one_line(text, limit).replace("&", "&&")
