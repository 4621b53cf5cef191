"""Plain tables on a terminal, where a Chinese character takes two columns."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from core.language import QT_TRANSLATE_NOOP, translate


def lines(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """`rows` under `headings`, columns aligned; the last column is as long as it needs."""
    cells = [[str(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in cells]


def shortened(text: str, width: int) -> str:
    """`text` cut to at most `width` columns, with an ellipsis where something is missing."""
    if _width(text) <= width:
        return text
    kept = ""
    for character in text:
        if _width(kept + character) >= width:
            break
        kept += character
    return kept + "…"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def shown(value: float | None, digits: int = 4) -> str:
    """`value` as people read it."""
    if value is None:
        return translate(QT_TRANSLATE_NOOP("core", "not measured"))
    return f"{value:.{digits}f}"
