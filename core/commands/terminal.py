"""What verbs share: the workspace they read, and tables on a terminal, where Chinese characters are wide."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from unicodedata import east_asian_width

from core.data.shops.current import open_shop
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP, translate
from core.plain_text import one_line
from core.spreadsheet import FORMATS, require_format
from core.workspace import Workspace


def open_reading(path: Path | None) -> Workspace:
    """The workspace at `path`, only to read, so that a window may keep it open for writing.

    What is wrong with a damaged one is told on stderr; what can be read of it is there.
    """
    workspace = open_shop(path, write=False)
    if workspace.damage is not None:
        print(workspace.damage, file=sys.stderr)
    return workspace


def add_out(
    parser: argparse.ArgumentParser, option: str = "--out", what: str = "the table"
) -> None:
    """Offer `option`, a file for the table."""
    endings = " ".join(FORMATS)
    parser.add_argument(
        option, type=table_file, metavar="FILE", help=f"write {what} to a file ({endings})"
    )


def table_file(text: str) -> Path:
    """A path whose ending names a format of tables."""
    path = Path(text)
    try:
        require_format(path)
    except DataError as error:
        # Without its full stop, for the sentence goes on.
        raise argparse.ArgumentTypeError(str(error).rstrip(".。")) from error
    return path


def print_answer(answer: object, report: Callable[[], list[str]], *, as_json: bool) -> None:
    """Print `answer` as one JSON object, or what `report` makes of it for people, line by line."""
    print(json.dumps(answer, ensure_ascii=False) if as_json else "\n".join(report()))


def lines(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """`rows` under `headings`, columns aligned; the last column is as long as it needs."""
    cells = [[one_line(str(cell)) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in cells]


def figures(parts: Mapping[str, float], names: Sequence[str]) -> list[str]:
    """The cells of a score's parts under their `names`; empty for one that this score has not."""
    return [f"{parts[name]:z.4f}" if name in parts else "" for name in names]


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
