"""A file before it is imported: read and cleaned as the import will, as far as its first rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, cast

from core.data.columns.kind_guess import judge_kind, kinds_named
from core.data.columns.mapping import Mapped, guess_mapping, lookalikes, missing
from core.data.formats import reading
from core.data.formats.reading import Chunk, Opened
from core.data.report import Sheet
from core.data.row_mapper import Intake, Taker, new_survey
from core.data.tables.cleaner import Kind
from core.data.tables.events import Events
from core.data.tables.judgments import Qrels, Queries
from core.data.tables.products import Products
from core.data.tables.sequences import Sessions, Texts
from core.data.values.actions import clean_action
from core.data.values.texts import is_no_value

_TRIED = 1000
_MOST_ACTIONS = 12


@dataclass(frozen=True)
class Preview:
    """What a file looks like before it is imported: the kind and mapping are guesses to correct.

    `is_sure` is False where name, columns and content do not agree on the kind. `sheet` names what is
    read of `sheets`. `unused` are columns that look like a known one: theirs → ours.
    """

    path: Path
    kind: str
    form: str
    encoding: str
    columns: tuple[str, ...]
    mapping: dict[str, Mapped]
    rows: list[list[str]] = field(default_factory=list)
    estimated_rows: int = 0
    is_sure: bool = True
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    opened: Opened | None = field(default=None, compare=False, repr=False)
    sample: Chunk | None = field(default=None, compare=False, repr=False)

    def unused(self, mapping: Mapping[str, Mapped]) -> dict[str, str]:
        """Columns that look like one of ours which `mapping` leaves out: theirs → ours."""
        return lookalikes(self.kind, self.columns, mapping)

    def unknown_actions(self, mapping: Mapping[str, Mapped]) -> list[str]:
        """The words or numbers of the first rows that are no action we know."""
        column = mapping.get("action")
        if self.kind != "events" or self.sample is None or column not in self.columns:
            return []
        place = self.columns.index(column)
        words = dict.fromkeys(row[place].strip() for row in self.sample.rows if len(row) > place)
        unknown = (word for word in words if not is_no_value(word) and not clean_action(word))
        return sorted(islice(filter(None, unknown), _MOST_ACTIONS))

    def trial(
        self,
        mapping: Mapping[str, Mapped],
        every_row_is: str = "",
        actions: Mapping[str, str] | None = None,
    ) -> Sheet | None:
        """What the import would do to the first rows; None where a column is still missing."""
        if self.sample is None or missing(self.kind, mapping, every_row_is):
            return None
        survey = new_survey(self.form, self.kind, mapping)
        self._give(mapping, survey)
        cleaner = _cleaner(self.kind)
        cleaner.conventions = replace(
            survey.conventions(), every_row_is=every_row_is, actions=actions or {}
        )
        self._give(mapping, cleaner)
        return cleaner.sheet

    def _give(self, mapping: Mapping[str, Mapped], taker: Taker) -> None:
        assert self.opened is not None
        assert self.sample is not None
        Intake(self.opened, self.kind, mapping, taker).take(self.sample)


def preview(
    path: Path, kind: str | None = None, rows: int = 20, encoding: str = "", sheet: str = ""
) -> Preview:
    """The first `rows` of `path`, with what it seems to be, or as `kind`.

    Raises:
        DataError: it cannot be read; says why and what to do.
    """
    look = reading.look(path, encoding)
    neutral = look.opened("", sheet)
    name = neutral.content.name
    guess = judge_kind(() if neutral.shape else neutral.columns, name, neutral.shape)
    chosen = kind or guess.kind
    opened = reading.opened_as(look, chosen, sheet)
    first = next(reading.chunks(opened), None)
    # Lines without a header are what the name says, if they can be.
    is_agreed = opened.shape == chosen and chosen in kinds_named(name)
    return Preview(
        path,
        chosen,
        opened.form,
        opened.encoding,
        opened.columns,
        guess_mapping(chosen, opened.columns, first.rows if first else ()),
        first.rows[:rows] if first else [],
        _estimate(opened.size, first),
        bool(kind) or guess.is_sure or is_agreed,
        opened.sheet,
        opened.sheets,
        tuple(sheet for sheet, _ in opened.unread),
        opened,
        _tried(first),
    )


def _estimate(size: int, first: Chunk | None) -> int:
    """How many rows a file has, if all are as long as its first."""
    if first is None:
        return 0
    return max(len(first.rows), round(size / max(1, first.bytes_done) * len(first.rows)))


def _tried(first: Chunk | None) -> Chunk | None:
    if first is None:
        return None
    return Chunk(first.numbers[:_TRIED], first.rows[:_TRIED], first.bytes_done)


def _cleaner(kind: str) -> Kind:
    """What cleans rows of a kind, for a shop that has nothing yet."""
    sheet = Sheet(kind)
    if kind == "events":
        return Events(sheet, cast(Any, _Nowhere()), None, None)
    if kind == "sessions":
        return Sessions(sheet, None, None)
    if kind == "qrels":
        return Qrels(sheet, None, None, None)
    if kind == "products":
        return Products(sheet, None)
    return Queries(sheet, None) if kind == "queries" else Texts(sheet, None)


class _Nowhere:
    """Takes the rows of a trial, which are stored nowhere."""

    def write(self, table: object) -> None:
        """Forget them."""

    def discard(self) -> None:
        """There is nothing."""
