"""From the rows of a file to our columns, which a cleaner takes, or into the report as torn."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Protocol

from core.data.category_path import LEVEL_SEPARATOR
from core.data.columns.mapping import REQUIRED, Mapped, known_columns, lookalikes
from core.data.formats.plain_log import ColumnChunk, column_chunks
from core.data.formats.reading import Chunk, chunks
from core.data.formats.table import SourceTable
from core.data.report import SheetReport
from core.data.values.moments import joined_moment
from core.data.values.texts import is_no_value


class RowConsumer(Protocol):
    """Who takes the rows: a cleaner, or a survey of them."""

    report: SheetReport

    def take(self, numbers: Sequence[int], columns: Mapping[str, Any]) -> None:
        """Some rows: the texts of each of our columns, and the rows' numbers in the file."""


def table_chunks(table: SourceTable, kind: str) -> Iterator[Chunk | ColumnChunk]:
    """The rows of a file, some thousands at a time; of long logs as arrays."""
    return column_chunks(table) if kind == "events" and table.is_plain else chunks(table)


def distinct(values: Any) -> Collection[str]:
    """The different texts of a column, an array of Arrow or a sequence."""
    return values.unique().to_pylist() if hasattr(values, "unique") else set(values)


class RowMapper:
    """Gives each chunk of a file to its consumer, under our column names.

    Columns of products that are none of ours are attributes, and keep their names.
    """

    def __init__(
        self,
        table: SourceTable,
        kind: str,
        mapping: Mapping[str, Mapped],
        consumer: RowConsumer,
    ) -> None:
        index_of = {column: index for index, column in enumerate(table.columns)}
        wanted: dict[str, tuple[int, ...]] = {}
        for ours, theirs in mapping.items():
            names = (theirs,) if isinstance(theirs, str) else theirs
            if indices := tuple(index_of[name] for name in names if name in index_of):
                wanted[ours] = indices
        self._required = [wanted[ours] for ours in REQUIRED[kind] if ours in wanted]
        self._empty = {ours for ours in known_columns(kind) if ours in wanted}
        if kind == "products":
            used = {index for indices in wanted.values() for index in indices}
            others = ((name, index) for name, index in index_of.items() if index not in used)
            wanted |= {_attribute_name(name): (index,) for name, index in others}
        self._wanted = wanted
        # Genres beside each other are levels of a category, as they are between bars.
        self._has_genres = kind == "products" and mapping.get("category") in table.lists
        self._columns, self._kind, self._mapping = table.columns, kind, mapping
        self._has_header, self._consumer = table.has_header, consumer

    def take(self, chunk: Chunk | ColumnChunk) -> None:
        """Every row of `chunk`: cleaned, or counted as torn."""
        report = self._consumer.report
        if isinstance(chunk, ColumnChunk):
            self._give(chunk.numbers, chunk.columns)
            report.read += len(chunk.numbers)
            return
        for rule, number, text in chunk.set_aside:
            report.set_aside(rule, number, text)
        fitting = self._fitting(chunk)
        report.read += len(chunk.rows)
        if fitting:
            columns = list(zip(*(row for _, row in fitting), strict=True))
            self._give([number for number, _ in fitting], columns)

    def finish(self) -> None:
        """Note the columns that look like ours but said nothing or were not used."""
        report = self._consumer.report
        if not self._has_header:
            return
        for ours in sorted(self._empty):
            names = ", ".join(self._columns[index] for index in self._wanted[ours])
            report.rule("column_empty").add(1, ours, names)
        for theirs, ours in lookalikes(self._kind, self._columns, self._mapping).items():
            report.rule("column_unused").add(1, ours, theirs)

    def _give(self, numbers: Sequence[int], columns: Sequence[Any]) -> None:
        cells = {ours: _joined(ours, indices, columns) for ours, indices in self._wanted.items()}
        for ours in list(self._empty):
            if not all(map(_is_blank, distinct(cells[ours]))):
                self._empty.discard(ours)
        if self._has_genres:
            cells["category"] = ["|".join(text.split()) for text in cells["category"]]
        self._consumer.take(numbers, cells)

    def _fitting(self, chunk: Chunk) -> list[tuple[int, list[str]]]:
        """The rows that are as wide as the header; cells beyond it may only be blank.

        Spreadsheets leave out the last cells of a row where they are blank.
        """
        report, width = self._consumer.report, len(self._columns)
        fitting: list[tuple[int, list[str]]] = []
        for number, row in zip(chunk.numbers, chunk.rows, strict=True):
            if len(row) < width and not self._is_whole(row):
                report.reject("torn_row", number, "", " | ".join(row))
            elif any(row[width:]):
                report.reject("extra_columns", number, "", " | ".join(row))
            else:
                if len(row) < width:
                    report.rule("short_row").add(number, "", " | ".join(row))
                fitting.append((number, [*row[:width], *[""] * (width - len(row))]))
        return fitting

    def _is_whole(self, row: Sequence[str]) -> bool:
        """Whether a row that ends early has all that it must have."""
        return all(
            any(index < len(row) and not _is_blank(row[index]) for index in indices)
            for indices in self._required
        )


def _is_blank(text: str) -> bool:
    return not text or text.isspace() or is_no_value(text)


def _joined(ours: str, indices: tuple[int, ...], columns: Sequence[Any]) -> Any:
    """One of our columns, of those of theirs that make it up."""
    if len(indices) == 1:
        return columns[indices[0]]
    join = _JOINS.get(ours, " ".join)
    parts = [columns[index] for index in indices]
    texts = [part.to_pylist() if hasattr(part, "to_pylist") else part for part in parts]
    return [join([cell for cell in row if not _is_blank(cell)]) for row in zip(*texts, strict=True)]


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


def _attribute_name(name: str) -> str:
    """A name for an attribute that none of our columns has."""
    return f"{name} (2)" if name in known_columns("products") else name
