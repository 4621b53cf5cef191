"""The events behind a number: as rows, and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.arrays import Int64Array
from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.charts.labels import Labels, source_label
from core.feedback.analysis.clock import local_time
from core.feedback.analysis.encoded_log import STEPS
from core.language import QT_TRANSLATE_NOOP, translate
from core.spreadsheet import write_table


@dataclass(frozen=True)
class EventRow:
    """One event; `time` is local, empty where unknown, `rank` 0 where unknown."""

    time: str
    shopper: str
    action: str
    product: str
    title: str
    query: str
    rank: int
    source: str


def event_rows(analysis: Analysis, rows: Int64Array) -> Iterator[EventRow]:
    """The events in `rows` of the log, in that order."""
    log, traits = analysis.log, analysis.traits
    for row in rows.tolist():
        product = int(log.product[row])
        yield EventRow(
            local_time(int(log.time[row]), analysis.zone),
            log.shoppers[log.shopper[row]],
            STEPS[log.action[row]],
            log.products[product],
            traits.title[product],
            log.queries[log.query[row]],
            int(log.rank[row]),
            log.sources[log.source[row]],
        )


def write_events(analysis: Analysis, labels: Labels, rows: Int64Array, path: Path) -> None:
    """Write the events in `rows` to a CSV file.

    Raises:
        DataError: the file cannot be written.
    """
    cells = (worded(event, labels) for event in event_rows(analysis, rows))
    write_table(path, headings(labels), cells)


def headings(labels: Labels) -> tuple[str, ...]:
    """What the columns of an event are called."""
    return (
        translate(QT_TRANSLATE_NOOP("core", "Time")),
        labels.word("shopper"),
        translate(QT_TRANSLATE_NOOP("core", "Action")),
        translate(QT_TRANSLATE_NOOP("core", "ID")),
        labels.word("product"),
        translate(QT_TRANSLATE_NOOP("core", "Query")),
        translate(QT_TRANSLATE_NOOP("core", "Rank")),
        translate(QT_TRANSLATE_NOOP("core", "Source")),
    )


def worded(row: EventRow, labels: Labels) -> tuple[str, ...]:
    """An event as people read it."""
    rank = str(row.rank) if row.rank else ""
    action, source = labels.action(row.action), source_label(row.source)
    return row.time, row.shopper, action, row.product, row.title, row.query, rank, source
