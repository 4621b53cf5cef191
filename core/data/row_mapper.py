"""From the rows of a file to the columns that a cleaner takes, or into the report as torn."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from core.data.category_path import LEVEL_SEPARATOR
from core.data.columns.mapping import REQUIRED, Mapped, known_columns, lookalikes
from core.data.columns.names import plain_name
from core.data.formats import plain_log
from core.data.formats.plain_log import Columns
from core.data.formats.reading import Chunk, Opened, chunks
from core.data.report import Sheet
from core.data.survey import Survey, different
from core.data.values.moments import joined_moment
from core.data.values.texts import is_no_value

_HANDLES = ("handle", "urlhandle", "handleid")


class Taker(Protocol):
    """Who takes the rows: a cleaner, or a survey of them."""

    sheet: Sheet

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Some rows: the texts of each of our columns, and the rows' places in the file."""


def pieces(opened: Opened, kind: str) -> Iterator[Chunk | Columns]:
    """The rows of a file, some thousands at a time; of long logs as arrays."""
    is_plain = kind == "events" and opened.is_plain
    return plain_log.pieces(opened) if is_plain else chunks(opened)


def new_survey(form: str, kind: str, mapping: Mapping[str, Mapped]) -> Survey:
    """A survey of a file in the format `form` that has seen nothing yet."""
    # Shopify and Wix give a product's variants rows of their own under one handle.
    has_variants = plain_name(str(mapping.get("product_id", ""))) in _HANDLES
    return Survey(kind, form, has_variants)


def surveyed(
    opened: Opened,
    kind: str,
    mapping: Mapping[str, Mapped],
    first: Chunk | None,
    check: Callable[[], None],
) -> Survey:
    """The columns of a file looked through, as far as is needed to tell how its values are written.

    `first` are its first rows, which mostly tell; `check` is called before each further piece.
    """
    survey = new_survey(opened.form, kind, mapping)
    if first is None or kind not in ("products", "events"):
        return survey
    Intake(opened, kind, mapping, survey).take(first)
    if survey.is_decided:
        return survey
    survey = new_survey(opened.form, kind, mapping)
    intake = Intake(opened, kind, mapping, survey)
    for piece in pieces(opened, kind):
        check()
        intake.take(piece)
        if survey.is_decided:
            break
    return survey


class Intake:
    """Gives each piece of a file to its cleaner, under our column names.

    Columns of products that are none of ours are attributes, and keep their names.
    """

    def __init__(
        self, opened: Opened, kind: str, mapping: Mapping[str, Mapped], taker: Taker
    ) -> None:
        place = {column: index for index, column in enumerate(opened.columns)}
        wanted: dict[str, tuple[int, ...]] = {}
        for ours, theirs in mapping.items():
            names = (theirs,) if isinstance(theirs, str) else theirs
            if places := tuple(place[name] for name in names if name in place):
                wanted[ours] = places
        self._required = [wanted[ours] for ours in REQUIRED[kind] if ours in wanted]
        self._empty = {ours for ours in known_columns(kind) if ours in wanted}
        if kind == "products":
            used = {index for places in wanted.values() for index in places}
            wanted |= {_own(name): (at,) for name, at in place.items() if at not in used}
        self._wanted = wanted
        # Genres beside each other are levels of a category, as they are between bars.
        self._has_genres = kind == "products" and mapping.get("category") in opened.lists
        self._columns, self._kind, self._mapping = opened.columns, kind, mapping
        self._has_header, self._taker = opened.has_header, taker

    def take(self, piece: Chunk | Columns) -> None:
        """Every row of `piece`: cleaned, or counted as torn."""
        if isinstance(piece, Columns):
            self._give(piece.numbers, piece.columns)
            self._taker.sheet.read += len(piece.numbers)
            return
        for aside in piece.asides:
            self._taker.sheet.set_aside(*aside)
        fitting = self._fitting(piece)
        self._taker.sheet.read += len(piece.rows)
        if fitting:
            columns = list(zip(*(row for _, row in fitting), strict=True))
            self._give([number for number, _ in fitting], columns)

    def finish(self) -> None:
        """Note the columns that look like ours but said nothing or were not used."""
        sheet = self._taker.sheet
        if not self._has_header:
            return
        for ours in sorted(self._empty):
            names = ", ".join(self._columns[place] for place in self._wanted[ours])
            sheet.rule("column_empty").meet(1, ours, names)
        for theirs, ours in lookalikes(self._kind, self._columns, self._mapping).items():
            sheet.rule("column_unused").meet(1, ours, theirs)

    def _give(self, numbers: Sequence[int], columns: Sequence[Any]) -> None:
        given = {ours: _joined(ours, places, columns) for ours, places in self._wanted.items()}
        for ours in list(self._empty):
            if not all(map(_is_blank, different(given[ours]))):
                self._empty.discard(ours)
        if self._has_genres:
            given["category"] = ["|".join(text.split()) for text in given["category"]]
        self._taker.take(numbers, given)

    def _fitting(self, chunk: Chunk) -> list[tuple[int, list[str]]]:
        """The rows that are as wide as the header; cells beyond it may only be blank.

        Spreadsheets leave out the last cells of a row where they are blank.
        """
        sheet, width = self._taker.sheet, len(self._columns)
        fitting: list[tuple[int, list[str]]] = []
        for number, row in zip(chunk.numbers, chunk.rows, strict=True):
            if len(row) < width and not self._is_whole(row):
                sheet.reject("torn_row", number, "", " | ".join(row))
            elif any(row[width:]):
                sheet.reject("extra_columns", number, "", " | ".join(row))
            else:
                if len(row) < width:
                    sheet.rule("short_row").meet(number, "", " | ".join(row))
                fitting.append((number, [*row[:width], *[""] * (width - len(row))]))
        return fitting

    def _is_whole(self, row: Sequence[str]) -> bool:
        """Whether a row that ends early has all that it must have."""
        return all(
            any(place < len(row) and not _is_blank(row[place]) for place in places)
            for places in self._required
        )


def _is_blank(text: str) -> bool:
    return not text or text.isspace() or is_no_value(text)


def _joined(ours: str, places: tuple[int, ...], columns: Sequence[Any]) -> Any:
    """One of our columns, of those of theirs that make it up."""
    if len(places) == 1:
        return columns[places[0]]
    join = _JOINS.get(ours, _with_spaces)
    parts = [columns[place] for place in places]
    texts = [part.to_pylist() if hasattr(part, "to_pylist") else part for part in parts]
    return [join([cell for cell in row if not _is_blank(cell)]) for row in zip(*texts, strict=True)]


def _with_spaces(cells: list[str]) -> str:
    return " ".join(cells)


def _levels(cells: list[str]) -> str:
    """Levels of a category out of their columns; one that repeats those above it stands for them."""
    path: list[str] = []
    for level in map(str.strip, cells):
        if path and level.startswith(path[-1]) and len(level) > len(path[-1]) and _is_path(level):
            path = [level]
        elif not path or level != path[-1]:
            path.append(level)
    return LEVEL_SEPARATOR.join(path)


def _is_path(level: str) -> bool:
    return LEVEL_SEPARATOR in level or ">" in level


def _moment(cells: list[str]) -> str:
    return joined_moment(cells[0], " ".join(cells[1:])) if cells else ""


_JOINS: dict[str, Callable[[list[str]], str]] = {"category": _levels, "timestamp": _moment}


def _own(name: str) -> str:
    """A name for an attribute that none of our columns has."""
    return f"{name} (2)" if name in known_columns("products") else name
