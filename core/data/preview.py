"""A file before it is imported: read and cleaned as the import will, as far as its first rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from core.data.columns.kind_guess import guess_kind, kinds_named
from core.data.columns.mapping import Mapped, guess_mapping, lookalikes, missing
from core.data.formats.reading import Chunk, chunks, table_of_kind
from core.data.formats.registry import open_file
from core.data.formats.table import SourceTable
from core.data.report import SheetReport
from core.data.row_mapper import RowConsumer, RowMapper
from core.data.survey import new_survey
from core.data.tables.registry import new_cleaner
from core.data.values.actions import clean_action
from core.data.values.texts import is_no_value

# Rows that are cleaned to see what the import would do.
_TRIED = 1000
# More are not asked for one by one.
_MOST_ACTIONS = 12


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a file looks like before it is imported: the kind and mapping are guesses to correct.

    `is_sure` is False where name, columns and content do not agree on the kind. `sheet` names what is
    read of `sheets`. `unused` are columns that look like a known one: theirs → ours.
    """

    path: Path
    kind: str
    encoding: str
    columns: tuple[str, ...]
    mapping: dict[str, Mapped]
    rows: list[list[str]] = field(default_factory=list)
    estimated_rows: int = 0
    is_sure: bool = True
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    table: SourceTable = field(compare=False, repr=False)
    sample: Chunk | None = field(default=None, compare=False, repr=False)

    def unused(self, mapping: Mapping[str, Mapped]) -> dict[str, str]:
        """Columns that look like one of ours which `mapping` leaves out: theirs → ours."""
        return lookalikes(self.kind, self.columns, mapping)

    def unknown_actions(self, mapping: Mapping[str, Mapped]) -> list[str]:
        """The words or numbers of the first rows that are no action we know."""
        column = mapping.get("action")
        if self.kind != "events" or self.sample is None or column not in self.columns:
            return []
        index = self.columns.index(column)
        words = dict.fromkeys(row[index].strip() for row in self.sample.rows if len(row) > index)
        unknown = (word for word in words if not is_no_value(word) and not clean_action(word))
        return sorted(islice(filter(None, unknown), _MOST_ACTIONS))

    def trial(
        self,
        mapping: Mapping[str, Mapped],
        every_row_is: str = "",
        actions: Mapping[str, str] | None = None,
    ) -> SheetReport | None:
        """What the import would do to the first rows; None where a column is still missing."""
        if self.sample is None or missing(self.kind, mapping, every_row_is):
            return None
        survey = new_survey(self.table.format, self.kind, mapping)
        self._give(mapping, survey)
        cleaner = new_cleaner(self.kind)
        cleaner.conventions = replace(
            survey.conventions(), every_row_is=every_row_is, actions=actions or {}
        )
        self._give(mapping, cleaner)
        return cleaner.report

    def _give(self, mapping: Mapping[str, Mapped], consumer: RowConsumer) -> None:
        assert self.sample is not None
        RowMapper(self.table, self.kind, mapping, consumer).take(self.sample)


def preview(
    path: Path, kind: str | None = None, rows: int = 20, encoding: str = "", sheet: str = ""
) -> Preview:
    """The first `rows` of `path`, with what it seems to be, or as `kind`.

    Raises:
        DataError: it cannot be read; says why and what to do.
    """
    chosen, is_sure, table = _opened(path, kind, encoding, sheet)
    first = next(chunks(table), None)
    return Preview(
        path=path,
        kind=chosen,
        encoding=table.encoding,
        columns=table.columns,
        mapping=guess_mapping(chosen, table.columns, first.rows if first else ()),
        rows=first.rows[:rows] if first else [],
        estimated_rows=_estimate(table.size, first),
        is_sure=is_sure,
        sheet=table.sheet,
        sheets=table.sheets,
        unread=tuple(name for name, _ in table.unread),
        table=table,
        sample=_tried(first),
    )


def _opened(
    path: Path, kind: str | None, encoding: str, sheet: str
) -> tuple[str, bool, SourceTable]:
    """The kind that is named or guessed, whether name, columns and content agree on it, and the table."""
    file = open_file(path, encoding)
    neutral = file.table("", sheet)
    name = neutral.content.name
    guess = guess_kind(() if neutral.shape else neutral.columns, name, neutral.shape)
    chosen = kind or guess.kind
    table = table_of_kind(file, chosen, sheet)
    # Lines without a header are what the name says, if they can be.
    is_agreed = table.shape == chosen and chosen in kinds_named(name)
    return chosen, bool(kind) or guess.is_sure or is_agreed, table


def _estimate(size: int, first: Chunk | None) -> int:
    """How many rows a file has, if all are as long as its first."""
    if first is None:
        return 0
    return max(len(first.rows), round(size / max(1, first.bytes_read) * len(first.rows)))


def _tried(first: Chunk | None) -> Chunk | None:
    if first is None:
        return None
    return Chunk(first.numbers[:_TRIED], first.rows[:_TRIED], first.bytes_read)
