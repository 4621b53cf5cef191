"""Every chart as a table: what is written to CSV and into the report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import writing
from core.feedback.analysis.charts.figures import BehaviourFigures, Group
from core.feedback.analysis.charts.labels import KINDS, Labels, weekday
from core.feedback.analysis.clock import date_of, local_time
from core.feedback.analysis.encoded_log import STEPS
from core.language import QT_TRANSLATE_NOOP, translate
from core.spreadsheet import write_table, write_workbook
from core.timezones import find_zone

if TYPE_CHECKING:
    import pandas as pd

_HEADINGS = {
    "name": QT_TRANSLATE_NOOP("core", "Name"),
    "events": QT_TRANSLATE_NOOP("core", "Events"),
    "shoppers": QT_TRANSLATE_NOOP("core", "Shoppers"),
    "guests": QT_TRANSLATE_NOOP("core", "Guests"),
    "pairs": QT_TRANSLATE_NOOP("core", "Pairs of shopper and product"),
    "share": QT_TRANSLATE_NOOP("core", "Share"),
    "searches": QT_TRANSLATE_NOOP("core", "Searches"),
    "click_rate": QT_TRANSLATE_NOOP("core", "Click-through"),
    "purchase_rate": QT_TRANSLATE_NOOP("core", "Bought per click"),
    "query": QT_TRANSLATE_NOOP("core", "Query"),
    "next": QT_TRANSLATE_NOOP("core", "Next query"),
    "kind": QT_TRANSLATE_NOOP("core", "Kind"),
    "times": QT_TRANSLATE_NOOP("core", "Times"),
    "last": QT_TRANSLATE_NOOP("core", "Last"),
    "rank": QT_TRANSLATE_NOOP("core", "Rank"),
    "low": QT_TRANSLATE_NOOP("core", "95 % from"),
    "high": QT_TRANSLATE_NOOP("core", "95 % to"),
    "expected": QT_TRANSLATE_NOOP("core", "Position alone"),
    "cohort": QT_TRANSLATE_NOOP("core", "First seen"),
    "later": QT_TRANSLATE_NOOP("core", "Periods later"),
    "sessions": QT_TRANSLATE_NOOP("core", "Sessions"),
    "products": QT_TRANSLATE_NOOP("core", "Products"),
    "unclicked_rate": QT_TRANSLATE_NOOP("core", "Searches without a click"),
    "follow_rate": QT_TRANSLATE_NOOP("core", "Searched on"),
    "undated": QT_TRANSLATE_NOOP("core", "Time unknown"),
    "weekday": QT_TRANSLATE_NOOP("core", "Weekday"),
}
GROUPS = ("days", "categories", "brands", "bands", "products", "sources")
Value = str | int | float | None


@dataclass(frozen=True)
class Table:
    """The numbers of the chart called `name`; `columns` are names of `_HEADINGS` or of actions.

    Rows say things by the names that the log has for them, the same in every language.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables(figures: BehaviourFigures) -> tuple[Table, ...]:
    """A table a chart, without those that have nothing to show."""
    made = (
        _totals(figures),
        _funnel(figures),
        *(_groups(name, getattr(figures, name)) for name in GROUPS),
        _heat(figures),
        *_queries(figures),
        _ranks(figures),
        _retention(figures),
    )
    return tuple(replace(table, rows=_rounded(table.rows)) for table in made if table.rows)


def headings(table: Table, labels: Labels) -> tuple[str, ...]:
    """The heads of a table's columns, in the chosen language."""
    return tuple(
        labels.action(name) if name in STEPS else translate(_HEADINGS.get(name, name))
        for name in table.columns
    )


def worded(table: Table, labels: Labels) -> list[tuple[Value, ...]]:
    """The rows of a table as people read them."""
    wording: dict[str, Callable[[Value], Value]] = {
        "weekday": lambda value: weekday(int(value or 0)),
        "kind": lambda value: translate(KINDS[str(value)]),
    }
    if table.name == "funnel":
        wording["name"] = lambda value: labels.action(str(value))
    elif table.name in GROUPS:
        wording["name"] = lambda value: labels.value(table.name, str(value))
    changes = [wording.get(column, _same) for column in table.columns]
    return [
        tuple(change(value) for change, value in zip(changes, row, strict=True))
        for row in table.rows
    ]


def _same(value: Value) -> Value:
    return value


def write_csv(table: Table, labels: Labels, path: Path) -> None:
    """Write a table to a file that spreadsheets read as they should.

    Raises:
        DataError: the file cannot be written.
    """
    write_table(path, headings(table, labels), worded(table, labels))


def write_tables(figures: BehaviourFigures, labels: Labels, target: Path) -> None:
    """Write a workbook with a sheet a chart where `target` ends in .xlsx, else a CSV file a chart into it.

    Raises:
        DataError: a file or the folder cannot be written.
    """
    made = tables(figures)
    if target.suffix.lower() == ".xlsx":
        write_workbook(target, {table.name: _frame(table, labels) for table in made})
        return
    with writing(target):
        target.mkdir(parents=True, exist_ok=True)
    for table in made:
        write_csv(table, labels, target / f"{table.name}.csv")


def _frame(table: Table, labels: Labels) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(worded(table, labels), columns=list(headings(table, labels)))


def _table(name: str, columns: Sequence[str], items: Iterable[Any], *fields: str) -> Table:
    """A row for each of `items`, whose `fields` fill the columns."""
    return Table(name, tuple(columns), tuple(map(attrgetter(*fields), items)))


def _totals(figures: BehaviourFigures) -> Table:
    counts = ("events", "shoppers", "guests", "products", "sessions", "searches", "undated")
    names = (*counts, "unclicked_rate", "follow_rate")
    return _table("totals", names, [figures.totals], *names)


def _funnel(figures: BehaviourFigures) -> Table:
    others = ("events", "shoppers", "pairs", "share")
    return _table("funnel", ("name", *others), figures.funnel, "action", *others)


def _groups(name: str, groups: Sequence[Group]) -> Table:
    columns = ("name", "events", *STEPS, "click_rate", "purchase_rate")
    rows = (
        (group.name, group.events, *group.counts.tolist(), group.click_rate, group.purchase_rate)
        for group in groups
    )
    return Table(name, columns, tuple(rows))


def _heat(figures: BehaviourFigures) -> Table:
    hours = tuple(f"{hour:02d}" for hour in range(24))
    days = [] if figures.heat is None else figures.heat.tolist()
    rows = tuple((day, *events) for day, events in enumerate(days))
    return Table("heat", ("weekday", *hours), rows)


def _queries(figures: BehaviourFigures) -> tuple[Table, ...]:
    queries, zone = figures.queries, find_zone(figures.zone)
    top = (
        (group.name, group.searches, *group.counts.tolist(), group.click_rate)
        for group in queries.top
    )
    empty = ((row.query, row.count, local_time(row.last, zone)) for row in queries.zero_results)
    following = ("query", "next_query", "count", "kind")
    return (
        Table("queries", ("query", "searches", *STEPS, "click_rate"), tuple(top)),
        _table("unclicked", ("query", "searches"), queries.unclicked, "name", "searches"),
        Table("zero_results", ("query", "times", "last"), tuple(empty)),
        _table("followed", ("query", "next", "times", "kind"), queries.followed, *following),
    )


def _ranks(figures: BehaviourFigures) -> Table:
    columns = ("rank", "impression", "click", "click_rate", "low", "high", "expected")
    fields = ("rank", "impressions", "clicks", "click_through", "low", "high", "expected")
    return _table("ranks", columns, figures.ranks, *fields)


def _retention(figures: BehaviourFigures) -> Table:
    rows = (
        (date_of(cohort.days[0][0]).isoformat(), later, active, active / cohort.size)
        for cohort in figures.retention.cohorts
        for later, active in enumerate(cohort.active)
    )
    return Table("retention", ("cohort", "later", "shoppers", "share"), tuple(rows))


def _rounded(rows: Sequence[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    """Shares to a hundredth of a per cent."""
    return tuple(
        tuple(round(value, 4) if isinstance(value, float) else value for value in row)
        for row in rows
    )
