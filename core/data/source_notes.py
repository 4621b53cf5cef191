"""What the report says of a file as a whole, and the sentences in which an import ends early."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.data.formats.reading import Opened
from core.data.report import Sheet
from core.data.rules import REJECTED
from core.errors import DataError
from core.files import shown_path
from core.language import QT_TRANSLATE_NOOP

_USUAL = ("", "utf-8", "utf-8-sig")


def describe(sheet: Sheet, opened: Opened) -> None:
    """Add a file to the sources of `sheet`, with what one might not expect of how it is read."""
    sheet.source = ", ".join(filter(None, (sheet.source, _described(opened))))
    if opened.encoding not in _USUAL:
        sheet.rule("encoding_told").meet(0, "", opened.encoding.upper())
    for unread, rows in opened.unread:
        sheet.rule("sheet_not_read").meet(0, "", f"{unread} ({rows})")


def _described(opened: Opened) -> str:
    """The file's name, with its sheets where it has several."""
    name = shown_path(opened.content.path.name)
    sheets = f" [{opened.sheet}]" if opened.sheet else ""
    return f"{name}{sheets}"


@contextmanager
def stopping_in_a_sentence() -> Iterator[None]:
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


def nothing_kept(source: str, sheet: Sheet) -> DataError:
    """Why a file was of no use, by the rule that refused most of it."""
    refused = [rule for rule in sheet.rules.values() if rule.outcome == REJECTED and rule.count]
    if not refused:
        return DataError(
            QT_TRANSLATE_NOOP(
                "core", "{source} has no usable row ({read} read); the workspace is as it was."
            ),
            source=source,
            read=sheet.read,
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
        read=sheet.read,
        rule=worst.label,
        count=worst.count,
        row=example.row,
        value=example.before,
    )
