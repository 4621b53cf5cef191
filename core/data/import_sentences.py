"""What the report says of a file as a whole, and the sentences in which an import ends early."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.data.formats.table import SourceTable
from core.data.report import SheetReport
from core.data.rules import REJECTED
from core.errors import DataError
from core.files import shown_path
from core.language import QT_TRANSLATE_NOOP

_USUAL = ("", "utf-8", "utf-8-sig")


def describe_source(report: SheetReport, table: SourceTable) -> None:
    """Add a file to the sources of `report`, with what one might not expect of how it is read."""
    name = shown_path(table.content.path.name)
    name = f"{name} [{table.sheet}]" if table.sheet else name
    report.source = ", ".join(filter(None, (report.source, name)))
    if table.encoding not in _USUAL:
        report.rule("encoding_told").add(0, "", table.encoding.upper())
    for sheet, rows in table.unread:
        report.rule("sheet_not_read").add(0, "", f"{sheet} ({rows})")


@contextmanager
def system_errors_as_sentence() -> Iterator[None]:
    """Whatever the system refuses while files are read or stored is one sentence.

    Raises:
        DataError: in the place of an error of the system.
    """
    try:
        yield
    except OSError as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "The import stopped and the workspace is as it was: {reason}."
                " See to the file, the disk or its rights and try again.",
            ),
            reason=f"{error.strerror or error}: {error.filename}" if error.filename else str(error),
        ) from error


def nothing_kept(source: str, report: SheetReport) -> DataError:
    """Why a file was of no use, by the rule that refused most of it."""
    refused = [rule for rule in report.rules.values() if rule.outcome == REJECTED and rule.count]
    if not refused:
        return DataError(
            QT_TRANSLATE_NOOP(
                "core", "{source} has no usable row ({read} read); the workspace is as it was."
            ),
            source=source,
            read=report.read,
        )
    worst = max(refused, key=lambda rule: rule.count)
    example = worst.examples[0]
    return DataError(
        QT_TRANSLATE_NOOP(
            "core",
            "{source} has no usable row ({read} read); the workspace is as it was."
            " {rule}: {count} rows, first row {row}: {value!r}.",
        ),
        source=source,
        read=report.read,
        rule=worst.label,
        count=worst.count,
        row=example.row,
        value=example.before,
    )
