"""A few texts, one below the other, in which words in a row are lit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.plain_text import one_line
from gui.products.matched_words import row_spans
from gui.theme import theme
from gui.widgets.layouts import column
from gui.widgets.plain import MarkedLabel, Markup, joined, markup

LONGEST = 200


class LitTexts(QWidget):
    """Shows texts; what is lit follows the theme."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._texts: list[str] = []
        self._words: tuple[str, ...] = ()
        self.label = MarkedLabel()
        self.label.setWordWrap(True)
        column(self.label, 1, parent=self, margins=(8, 6, 8, 6))
        theme().changed.connect(self._draw)

    def show_texts(self, texts: Sequence[str], words: tuple[str, ...]) -> None:
        """Show `texts` with `words` lit."""
        self._texts, self._words = [one_line(text, LONGEST) for text in texts], words
        self.setAccessibleDescription("\n".join(self._texts))
        self._draw()

    def _draw(self) -> None:
        lines = [lit(text, self._words) for text in self._texts]
        self.label.show_markup(joined("<br>", lines))


def lit(text: str, words: tuple[str, ...]) -> Markup:
    """`text` with `words` on the colour of what is found."""
    colours = theme().colours
    parts, end = [], 0
    for begin, length in row_spans(text, words):
        parts.append(markup("{before}", before=text[end:begin]))
        parts.append(
            markup(
                '<span style="background-color:{ground};color:{ink}">{words}</span>',
                ground=colours.highlight,
                ink=colours.highlight_text,
                words=text[begin : begin + length],
            )
        )
        end = begin + length
    parts.append(markup("{rest}", rest=text[end:]))
    return joined("", parts)
