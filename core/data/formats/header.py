"""Which row of a table names its columns, looked for before any guess that there is none."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.data.columns.mapping import REQUIRED, guess_mapping, missing
from core.data.columns.names import is_list
from core.data.formats.table import Row, column_names
from core.data.values.actions import clean_action, rated_action
from core.data.values.grades import clean_grade
from core.data.values.moments import clean_time

# Rows among which the header should be.
_FIRST_ROWS = 15
# Of more columns no name is looked up: it takes seconds.
_WIDEST = 400
# So many names must be understood in a second row of them.
_TWICE = 3
# Shorter are marks such as F and M.
_SHORTEST_TITLE = 3
_EARLIEST = 788_918_400  # 1995, before which no shop kept a log
# What a form says of its columns below their names.
_HINTS = (
    *("必填", "选填", "非必填", "可选", "必須", "任意"),
    *("required", "optional", "preferred", "recommended"),
)
_NUMBER = re.compile(r"[-+]?[\d.,]+%?")
# Names of a column that may stand alone.
_ALONE = (
    *("text", "query", "queries", "keyword", "keywords", "items"),
    *("查询", "查询词", "搜索词", "关键词"),
)


@dataclass(frozen=True)
class Header:
    """The columns' names. `row` is the number of the row that has them, 0 where none does.

    `worth` orders rows by how well they are understood. `shape` is the kind that the cells show where
    there is no header.
    """

    row: int
    names: tuple[str, ...]
    worth: tuple[bool, int, int] = (False, 0, 0)
    lists: frozenset[str] = frozenset()
    shape: str = ""
    cells: tuple[str, ...] = ()


def find_header(first_rows: Sequence[Row], kind: str) -> Header:
    """The header among the first rows of a table, as `kind` or as any kind where that is empty."""
    rows = [row for row in first_rows[:_FIRST_ROWS] if any(map(str.strip, row.cells))]
    if not rows:
        return Header(0, ())
    named = max((_judged(row, kind) for row in rows), key=lambda header: header.worth)
    if named.worth[0] or (named.worth[1] > 1 and _is_above(named, rows)):
        return _with_names_below(named, rows, kind)
    return _without(rows, kind) or _by_contrast(rows, named)


def _with_names_below(named: Header, rows: list[Row], kind: str) -> Header:
    """`named`, and the rows right below it that name the columns again or say which must be filled."""
    last = named.row
    for row in rows:
        if row.number == last + 1 and (_is_hints(row) or _names_again(row, named, kind)):
            last = row.number
    return replace(named, row=last)


def _names_again(row: Row, named: Header, kind: str) -> bool:
    """Whether `row` has the names of the columns once more, as in codes below words."""
    is_whole, count = worth(row.cells, kind)
    has_figures = any(_NUMBER.fullmatch(cell.strip()) for cell in row.cells)
    return is_whole and count >= max(_TWICE, named.worth[1] / 2) and not has_figures


def _is_hints(row: Row) -> bool:
    """Whether a row of a form to fill in says which columns must be filled."""
    return all(cell.strip().lower() in _HINTS for cell in row.cells if cell.strip())


def worth(cells: Sequence[str], kind: str) -> tuple[bool, int]:
    """Whether every column that `kind` needs has a name in `cells`, and how many names are understood."""
    names = [cell.strip() for cell in cells[:_WIDEST]]
    if sum(bool(name) for name in names) == 1 and names[0].lower() not in _ALONE:
        # One word alone may well be the first row of a list.
        return False, 0
    judged = []
    for kind_ in (kind,) if kind else REQUIRED:
        mapping = guess_mapping(kind_, names)
        judged.append((bool(mapping) and not missing(kind_, mapping), len(mapping)))
    return max(judged)


def _judged(row: Row, kind: str) -> Header:
    is_whole, count = worth(row.cells, kind)
    cells = _trimmed(row.cells)
    names = column_names(cells)
    lists = frozenset(name for name, cell in zip(names, cells, strict=True) if is_list(cell))
    # The first of the best: a header stands above its rows.
    return Header(row.number, names, (is_whole, count, -row.number), lists, cells=tuple(cells))


def _trimmed(cells: Sequence[str]) -> list[str]:
    width = max((number for number, cell in enumerate(cells, 1) if cell.strip()), default=0)
    return list(cells[:width])


def _is_above(header: Header, rows: list[Row]) -> bool:
    """Whether a row of which only part is understood has the looks of a header."""
    cells = next(row.cells for row in rows if row.number == header.row)
    return not any(_NUMBER.fullmatch(cell.strip()) for cell in cells)


def _without(rows: list[Row], kind: str) -> Header | None:
    """The kinds that come without a header, told by their cells."""
    cells = [_trimmed(row.cells) for row in rows]
    if max(map(len, cells)) > _WIDEST:
        return None
    for shape, columns_of in (
        ("events", _rating_columns),
        ("events", _log_columns),
        ("qrels", _judgment_columns),
        ("products", _product_columns),
    ):
        names = columns_of(cells) if kind in ("", shape) else None
        # Views or orders without a column of actions: only who knows that it is a log may say so.
        if names and (kind or shape != "events" or {"action", "rating"} & set(names)):
            return Header(0, names, shape=shape)
    return None


def _log_columns(rows: list[list[str]]) -> tuple[str, ...] | None:
    """The columns of a log without a header, as shoppers' logs are often given away.

    `1,2268318,2520377,pv,1511544070`: the action and the time are known by what they say, the first
    of the others is the shopper, the second the product.
    """
    cells = rows[0]
    actions = [column for column, cell in enumerate(cells) if clean_action(cell)]
    times = [column for column, cell in enumerate(cells) if _is_time(cell)]
    # An id of nine digits might be seconds; a written date cannot be an id.
    times = [column for column in times if not _is_number(cells[column])] or times
    if not times or len(cells) < (4 if actions else 3):
        return None
    names = _numbered(len(cells))
    names[times[-1]] = "timestamp"
    if actions:
        names[actions[0]] = "action"
    others = [column for column in range(len(cells)) if column not in (*actions[:1], times[-1])]
    names[others[0]], names[others[1]] = "user_id", "product_id"
    return tuple(names)


def _is_time(cell: str) -> bool:
    seconds = clean_time(cell)[0] if len(cell.strip()) >= 8 else None
    # An id of nine figures would be a moment in the seventies.
    return seconds is not None and seconds >= _EARLIEST


def _rating_columns(rows: list[list[str]]) -> tuple[str, ...] | None:
    """The columns of ratings without a header, as MovieLens has them: `196,242,3,881250949`."""
    for cells in rows:
        if len(cells) != 4 or not rated_action(cells[2]) or not cells[3].strip().isdecimal():
            return None
        if not _is_time(cells[3]):
            return None
    return ("user_id", "product_id", "rating", "timestamp")


def _judgment_columns(rows: list[list[str]]) -> tuple[str, ...] | None:
    """`query_id 0 product_id grade`, or the same without TREC's second column."""
    widths = {len(cells) for cells in rows}
    if widths == {4} and all(is_grade(cells[3]) and len(cells[1]) <= 3 for cells in rows):
        return ("query_id", "iteration", "product_id", "grade")
    if widths == {3} and all(is_grade(cells[2]) for cells in rows):
        return ("query_id", "product_id", "grade")
    return None


def is_grade(cell: str) -> bool:
    """Whether a cell may be the grade of a judgment."""
    return clean_grade(cell)[0] is not None


def _product_columns(rows: list[list[str]]) -> tuple[str, ...] | None:
    """`1::Toy Story (1995)::Comedy|Drama`: a number of its own for each row, then a title."""
    ids = [cells[0].strip() for cells in rows]
    if any(len(cells) < 2 for cells in rows) or len(set(ids)) < len(ids):
        return None
    if max(len(cells[1].strip()) for cells in rows) < _SHORTEST_TITLE:
        return None
    if not all(map(_is_number, ids)) or any(_is_number(cells[1]) for cells in rows):
        return None
    width = max(len(cells) for cells in rows)
    names = _numbered(width)
    names[:2] = ["product_id", "title"]
    if width == 3 and not any(_is_number(cells[2]) for cells in rows if len(cells) > 2):
        names[2] = "category"
    return tuple(names)


def _numbered(width: int) -> list[str]:
    return [f"column {number}" for number in range(1, width + 1)]


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell.strip()))


def _by_contrast(rows: list[Row], named: Header) -> Header:
    """A first row of words above rows of figures is a header in words that are not understood."""
    width = Counter(len(_trimmed(row.cells)) for row in rows).most_common(1)[0][0]
    top = next((row for row in rows if len(_trimmed(row.cells)) >= width), rows[0])
    if named.worth[1] and named.row <= top.number:
        top = next(row for row in rows if row.number == named.row)
    cells = _trimmed(top.cells)
    if any(_is_number(cell) for cell in cells):
        return Header(0, tuple(_numbered(len(cells))))
    names = column_names(cells)
    worth = (False, named.worth[1], -top.number)
    return Header(top.number, names, worth, named.lists, cells=tuple(cells))
