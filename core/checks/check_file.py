"""A file of assertions: plain text, one a line, by hand or by the window, which keeps what else is there.

# a comment
@system RUN:lexical        what is checked, by the names that `compare` takes; without it what ranks now
苹果手机: no 水果 in the top 10
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from core.arrays import require_regular
from core.checks.assertions import Assertion
from core.checks.reading import read_assertion
from core.checks.writing import written
from core.errors import DataError, UserError, reason_of, writing
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP, translate

# Bytes, and assertions: more than anybody reads through.
MOST_BYTES = 1 << 20
MOST_ASSERTIONS = 2000
# Of more problems than these in one file nobody reads the rest.
PROBLEMS_TOLD = 20
# Who changes a file reads it first: two threads of the window must not do so at once.
WRITING = RLock()
_SYSTEM = ("@system", "@系统")
_COMMENT = "#"
_HEADING = QT_TRANSLATE_NOOP(
    "core", "# What must stay so; `{program} check FILE` tells. One rule a line."
)


@dataclass(frozen=True)
class Entry:
    """An assertion and where it stands: its `line` from 1, and its `text` as it is written there."""

    line: int
    text: str
    assertion: Assertion


@dataclass(frozen=True)
class Problem:
    """What is wrong with a line, as a sentence that says what to do."""

    line: int
    text: str
    error: UserError

    def __str__(self) -> str:
        template = QT_TRANSLATE_NOOP("core", "Line {line}: {complaint}")
        return translate(template).format(line=self.line, complaint=self.error)


@dataclass(frozen=True)
class CheckFile:
    """What a file says; lines with `problems` are no `entries`. `system` is "" for what ranks now."""

    path: Path
    system: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    def require_sound(self) -> "CheckFile":
        """This file, where every line of it can be read and there is any.

        Raises:
            UnreadableChecks: tells all problems together.
            DataError: it asserts nothing.
        """
        if self.problems:
            raise UnreadableChecks(self)
        if not self.entries:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{file} asserts nothing; write a line such as “苹果手机: no 水果 in the top 10”.",
                ),
                file=self.path,
            )
        return self


class UnreadableChecks(DataError):
    """A file with lines that are no assertions, each told in a line of its own."""

    def __init__(self, file: CheckFile) -> None:
        super().__init__(QT_TRANSLATE_NOOP("core", "{file} cannot be read:"), file=file.path)
        self.problems = file.problems

    def __str__(self) -> str:
        told = list(map(str, self.problems[:PROBLEMS_TOLD]))
        if rest := len(self.problems) - len(told):
            more = QT_TRANSLATE_NOOP("core", "… and {count} more lines that cannot be read.")
            told.append(translate(more).format(count=rest))
        return "\n".join([super().__str__(), *(f"  {line}" for line in told)])


def read_check_file(path: Path) -> CheckFile:
    """What the file at `path` asserts, with whatever is wrong with single lines.

    Raises:
        DataError: there is none, it is no text, or too large.
    """
    return parse_checks(path, _lines(path))


def parse_checks(path: Path, lines: Sequence[str]) -> CheckFile:
    """What `lines` of the file at `path` assert."""
    system, entries, problems = "", [], []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        try:
            if text.startswith("@"):
                system = _system(text)
            elif text and not text.startswith(_COMMENT):
                entries.append(Entry(number, text, read_assertion(text)))
        except UserError as error:
            problems.append(Problem(number, text, error))
    if len(entries) > MOST_ASSERTIONS:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} has more than {most} assertions; split it."),
            file=path,
            most=MOST_ASSERTIONS,
        )
    return CheckFile(path, system, tuple(entries), tuple(problems))


def append_assertion(path: Path, assertion: Assertion) -> Entry:
    """Write `assertion` behind whatever the file has, which is made where there is none; all or nothing.

    Raises:
        DataError: it cannot be read or written; it is as it was.
    """
    with WRITING:
        lines = _lines(path) if path.exists() else [translate(_HEADING).format(program="pinxun")]
        entry = Entry(len(lines) + 1, written(assertion), assertion)
        _write(path, [*lines, entry.text])
        return entry


def remove_entry(path: Path, entry: Entry) -> None:
    """Take an assertion out of the file, comments and all else left as they are.

    Raises:
        DataError: its line is another one by now, or the file cannot be written; it is as it was.
    """
    with WRITING:
        lines, at = _lines(path), entry.line - 1
        if at >= len(lines) or lines[at].strip() != entry.text:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "Line {line} of {file} is another one by now, so nothing was removed; open the file"
                    " anew.",
                ),
                line=entry.line,
                file=path.name,
            )
        _write(path, lines[:at] + lines[at + 1 :])


def insert_entry(path: Path, entry: Entry) -> None:
    """Put an assertion back where it stood.

    Raises:
        DataError: the file cannot be read or written; it is as it was.
    """
    with WRITING:
        lines = _lines(path)
        lines.insert(min(entry.line - 1, len(lines)), entry.text)
        _write(path, lines)


def create_check_file(path: Path) -> None:
    """A file that asserts nothing yet.

    Raises:
        DataError: it cannot be written.
    """
    _write(path, [translate(_HEADING).format(program="pinxun")])


def _system(text: str) -> str:
    word, _, name = text.partition(" ")
    if word.lower() not in _SYSTEM or not name.strip():
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "“{text}” is no setting; “@system RUN:METHOD” is the only one."
            ),
            text=text,
        )
    return name.strip()


def _lines(path: Path) -> list[str]:
    try:
        require_regular(path.resolve(), MOST_BYTES)
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} cannot be read ({reason}); name a text file in UTF-8 with assertions.",
            ),
            file=path,
            reason=reason_of(error),
        ) from error


def _write(path: Path, lines: Sequence[str]) -> None:
    with writing(path):
        replace_file(path, "".join(f"{line}\n" for line in lines))
