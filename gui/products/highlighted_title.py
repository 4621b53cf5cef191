"""A title laid out in a few lines with the words that met lit up."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from core.plain_text import one_line
from gui.products.matched_words import Lit, Span, lit_spans, matched_spans
from gui.theme import Colours

# Titles: some screens of them.
KEPT = 600
LINE_BREAK = "\u2028"
# How much of the colour the weakest word has: less is not seen.
FAINTEST = 0.15

_LaidOut = tuple[QTextLayout, tuple[tuple[QRectF, float], ...]]


@dataclass(frozen=True)
class Frame:
    """The space of a title: logical pixels and how many lines it may take."""

    width: int
    lines: int
    line_height: int


class HighlightedTitles:
    """Draws titles; layouts are kept, as laying out costs ten times what drawing does."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._cache: OrderedDict[tuple[object, ...], _LaidOut] = OrderedDict()

    def draw(
        self,
        painter: QPainter,
        position: QPointF,
        frame: Frame,
        title: str,
        words: tuple[str, ...],
        colours: Colours,
        strengths: tuple[tuple[str, float], ...] = (),
    ) -> None:
        """Draw `title` from `position` down, elided to `frame`, with `words` lit.

        Where `strengths` are known of words, these are lit instead, the stronger the more.
        """
        layout, lit = self._laid_out(frame, one_line(title), words, colours, strengths)
        painter.setPen(Qt.PenStyle.NoPen)
        for rect, strength in lit:
            ground = QColor(colours.highlight)
            ground.setAlphaF(FAINTEST + (1 - FAINTEST) * strength)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect.translated(position), 3, 3)
        painter.setPen(QColor(colours.text))
        layout.draw(painter, position)

    def _laid_out(
        self,
        frame: Frame,
        title: str,
        words: tuple[str, ...],
        colours: Colours,
        strengths: tuple[tuple[str, float], ...],
    ) -> _LaidOut:
        key = (frame, title, words, strengths, colours.highlight_text)
        known = self._cache.get(key)
        if known is None:
            lit = lit_spans(title, strengths) if strengths else _all_alike(title, words)
            known = self._cache[key] = self._lay_out(frame, title, lit, colours)
            if len(self._cache) > KEPT:
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(key)
        return known

    def _lay_out(
        self, frame: Frame, title: str, lit: tuple[Lit, ...], colours: Colours
    ) -> _LaidOut:
        layout = self._layout(title)
        lines = _break(layout, frame)
        shown = lines[-1].textStart() + lines[-1].textLength() if lines else 0
        if shown < len(title):
            start = lines[-1].textStart()
            shown_part, breaks = self._elided(title, start, frame)
            lit = _lit_after_breaks(lit, breaks, start, len(shown_part) - 1)
            layout = self._layout(shown_part, wraps=False)
            lines = _break(layout, frame, _spans(lit), colours)
        elif lit:
            layout = self._layout(title)
            lines = _break(layout, frame, _spans(lit), colours)
        layout.setCacheEnabled(True)
        rects = (
            (rect, strength)
            for line in lines
            for first, length, strength in lit
            for rect in _lit_rects(line, ((first, length),))
        )
        return layout, tuple(rects)

    def _elided(self, title: str, start: int, frame: Frame) -> tuple[str, int]:
        """The text cut to end with an ellipsis in its last line, and the line breaks put in."""
        rest = self._metrics.elidedText(title[start:], Qt.TextElideMode.ElideRight, frame.width)
        if start == 0:
            return rest, 0
        return title[:start] + LINE_BREAK + rest, 1

    def _layout(self, text: str, wraps: bool = True) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        mode = QTextOption.WrapMode
        option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wraps else mode.ManualWrap)
        layout.setTextOption(option)
        return layout


def _break(
    layout: QTextLayout,
    frame: Frame,
    spans: tuple[Span, ...] = (),
    colours: Colours | None = None,
) -> list[QTextLine]:
    if colours is not None:
        layout.setFormats([_lit(span, colours) for span in spans])
    layout.beginLayout()
    lines: list[QTextLine] = []
    while len(lines) < frame.lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(frame.width)
        line.setPosition(QPointF(0, len(lines) * frame.line_height))
        lines.append(line)
    layout.endLayout()
    return lines


def _lit(span: Span, colours: Colours) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span
    text = QTextCharFormat()
    text.setForeground(QColor(colours.highlight_text))
    made.format = text
    return made


def _all_alike(title: str, words: tuple[str, ...]) -> tuple[Lit, ...]:
    return tuple((first, length, 1.0) for first, length in matched_spans(title, words))


def _spans(lit: tuple[Lit, ...]) -> tuple[Span, ...]:
    return tuple((first, length) for first, length, _ in lit)


def _lit_after_breaks(lit: tuple[Lit, ...], breaks: int, start: int, end: int) -> tuple[Lit, ...]:
    return tuple(
        (*span, strength)
        for first, length, strength in lit
        for span in _after_breaks(((first, length),), breaks, start, end)
    )


def _after_breaks(spans: tuple[Span, ...], breaks: int, start: int, end: int) -> tuple[Span, ...]:
    """Move spans behind the break at `start`, split the one across it, and cut at `end`."""
    moved: list[Span] = []
    for first, length in spans:
        last = first + length
        if first < start:
            moved.append((first, min(last, start) - first))
        if last > start:
            low, high = max(first, start) + breaks, min(last + breaks, end)
            if high > low:
                moved.append((low, high - low))
    return tuple(moved)


def _lit_rects(line: QTextLine, spans: tuple[Span, ...]) -> list[QRectF]:
    begin, end = line.textStart(), line.textStart() + line.textLength()
    rects = []
    for first, length in spans:
        low, high = max(first, begin), min(first + length, end)
        if low < high:
            left, right = _edge(line, low), _edge(line, high)
            rects.append(QRectF(left - 1, line.y() + 1, right - left + 2, line.height() - 2))
    return rects


def _edge(line: QTextLine, position: int) -> float:
    """The x of a cursor at `position`; Qt gives it together with the place."""
    x, _ = cast("tuple[float, int]", line.cursorToX(position))
    return x
