"""Assertions put into a file and taken out by the window, with what they stand on pinned as they are made."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.checks.assertions import Assertion, Same
from core.checks.check_file import WRITING, Entry, append_assertion, parse_checks, read_check_file
from core.checks.checking import used_inputs
from core.checks.pins import pinned_now, read_lock, with_snapshot, write_lock
from core.checks.ranks import snapshot_key
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.workspace import Workspace


def keep(
    workspace: Workspace, path: Path, assertion: Assertion, snapshot: Sequence[str] = ()
) -> Entry:
    """Append `assertion` to the file at `path`, which is made where there is none.

    What it stands on is pinned as it is now, unless it has been before.

    Args:
        snapshot: product ids, best first, where the assertion is about them.

    Raises:
        DataError: the file has it already, or cannot be read or written; it is as it was.
    """
    with WRITING:
        return _kept(workspace, path, assertion, snapshot)


def _kept(workspace: Workspace, path: Path, assertion: Assertion, snapshot: Sequence[str]) -> Entry:
    file = read_check_file(path) if path.exists() else parse_checks(path, ())
    others = [entry.assertion for entry in file.entries]
    if assertion in others:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "{file} says so already; nothing was added."), file=path.name
        )
    lock, inputs = read_lock(path), used_inputs(workspace, file.system, [*others, assertion])
    pinned = replace(lock, inputs={**inputs, **lock.inputs}) if lock.pinned else pinned_now(inputs)
    if isinstance(assertion, Same) and snapshot:
        pinned = with_snapshot(pinned, snapshot_key(assertion), snapshot[: assertion.top])
    # First what it stands on: without its line that is not missed by anybody.
    write_lock(path, pinned)
    return append_assertion(path, assertion)
