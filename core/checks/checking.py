"""Files of assertions checked one after the other: what each says of the shop as it is now."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from core.checks.assertions import (
    Above,
    Assertion,
    Content,
    Fast,
    Findable,
    Level,
    NotLower,
    Placed,
    Same,
)
from core.checks.check_file import CheckFile, Entry, read_check_file
from core.checks.outcome import UNJUDGED, CheckReport, FileReport, Measured, Outcome, Told
from core.checks.pins import Lock, Pin, inputs_of, pinned_now, read_lock, write_lock
from core.checks.quality import level, not_lower
from core.checks.ranks import above, content, placed, same, snapshot_key
from core.checks.service import fast, findable
from core.checks.subject import Subject
from core.errors import Cancelled, UserError
from core.progress import ProgressCallback
from core.workspace import Workspace

# How finely the progress of one assertion is told.
STEPS = 100


def check_files(
    workspace: Workspace,
    paths: Sequence[Path],
    system: str = "",
    pin: bool = False,
    progress: ProgressCallback | None = None,
) -> CheckReport:
    """Check every file at `paths`.

    Args:
        system: what is checked instead of what each file names.
        pin: pin what is used now, and take snapshots anew, before.
        progress: hears how far it is, and may raise to end it.

    Raises:
        UnreadableChecks, DataError: a file cannot be read; nothing is checked then.
        UserError: what is to be checked is not there, or cannot rank.
    """
    files = [read_check_file(path).require_sound() for path in paths]
    locks = [read_lock(file.path) for file in files]
    meter = _Meter(progress, sum(len(file.entries) for file in files))
    subjects: dict[str, Subject] = {}
    reports = []
    for file, lock in zip(files, locks, strict=True):
        name = system or file.system
        if name not in subjects:
            subjects[name] = Subject(workspace, name)
        kept = pin_file(file, subjects[name]) if pin else lock
        reports.append(_checked(subjects[name], file, kept, meter))
    return CheckReport(shop=workspace.name, is_synthetic=workspace.is_demo, files=tuple(reports))


class _Meter:
    """Tells how far all is; each assertion is as long as any other."""

    def __init__(self, progress: ProgressCallback | None, entries: int) -> None:
        self._progress, self._entries, self._done = progress, entries, 0

    def part(self, done: int, total: int) -> None:
        """So much of the assertion under way is done."""
        if self._progress:
            share = min(1.0, done / max(1, total))
            self._progress(round(STEPS * (self._done + share)), STEPS * self._entries)

    def next(self) -> None:
        """It is done."""
        self._done += 1
        self.part(0, 1)


def pin_file(file: CheckFile, subject: Subject) -> Lock:
    """Pin what a file stands on now and take its snapshots, beside it.

    Raises:
        DataError: it cannot be written.
    """
    wanted = [entry.assertion for entry in file.entries if isinstance(entry.assertion, Same)]
    snapshots = {
        snapshot_key(one): tuple(subject.ranked(one.query, one.top)[: one.top]) for one in wanted
    }
    inputs = used_inputs(subject.workspace, subject.name, _assertions(file))
    lock = pinned_now(inputs, snapshots)
    write_lock(file.path, lock)
    return lock


def used_inputs(
    workspace: Workspace, system: str, assertions: Iterable[Assertion]
) -> dict[str, Pin]:
    """What a verdict on `assertions` stands on, by content."""
    known = list(assertions)
    rivals = [one.rival for one in known if isinstance(one, NotLower)]
    sets = [one.query_set for one in known if isinstance(one, (Level, NotLower, Fast, Findable))]
    return inputs_of(workspace, system, rivals, sets)


def _checked(subject: Subject, file: CheckFile, lock: Lock, meter: _Meter) -> FileReport:
    began, outcomes = perf_counter(), []
    texts = [entry.assertion.query for entry in file.entries if entry.assertion.query]
    for entry in file.entries:
        outcomes.append(_outcome(subject, entry, lock, texts, meter.part))
        meter.next()
    inputs = used_inputs(subject.workspace, subject.name, _assertions(file))
    return FileReport(
        file=str(file.path),
        system=subject.name,
        run=subject.run,
        when=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        seconds=perf_counter() - began,
        pinned=lock.pinned,
        inputs=inputs,
        changes=lock.changes(inputs),
        unpinned=tuple(name for name in inputs if name not in lock.inputs),
        outcomes=tuple(outcomes),
    )


def _assertions(file: CheckFile) -> list[Assertion]:
    return [entry.assertion for entry in file.entries]


def _outcome(
    subject: Subject, entry: Entry, lock: Lock, texts: Sequence[str], progress: ProgressCallback
) -> Outcome:
    began = perf_counter()
    assertion = entry.assertion
    try:
        measured = _measured(subject, assertion, lock, texts, progress)
    except Cancelled:
        raise
    except UserError as error:
        # A set, a run or a product that is gone: the assertion says nothing, the others still do.
        values = {name: _plain(value) for name, value in error.values.items()}
        measured = Measured(state=UNJUDGED, reason=Told(error.template, values))
    return Outcome(
        line=entry.line,
        text=entry.text,
        query=assertion.query,
        kind=type(assertion).__name__.lower(),
        seconds=perf_counter() - began,
        measured=measured,
    )


def _plain(value: object) -> object:
    return value if isinstance(value, (int, float)) else str(value)


def _measured(
    subject: Subject,
    assertion: Assertion,
    lock: Lock,
    texts: Sequence[str],
    progress: ProgressCallback,
) -> Measured:
    match assertion:
        case Placed():
            return placed(subject, assertion)
        case Above():
            return above(subject, assertion)
        case Content():
            return content(subject, assertion)
        case Same():
            return same(subject, assertion, lock)
        case Level():
            return level(subject, assertion, progress)
        case NotLower():
            return not_lower(subject, assertion, progress)
        case Fast():
            return fast(subject, assertion, texts, progress)
        case Findable():
            return findable(subject, assertion, progress)
    raise TypeError(type(assertion).__name__)
