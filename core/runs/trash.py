"""Runs that were deleted and can still be put back: out of sight beside the others until they are removed."""

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.errors import RunError, WorkspaceError
from core.language import QT_TRANSLATE_NOOP
from core.runs.folders import DELETED, hidden_name, is_own_folder
from core.runs.logs import remove_lost_logs
from core.workspace import holder_of
from core.workspace.lock import take_lock

# Other deletions, such as that of a run that a fresh one replaces, are for those who began them.
_HIDDEN = re.compile(rf"{re.escape(DELETED)}[0-9a-f]{{12}}")


@dataclass
class DeletedRun:
    """A run that was deleted: `folder` is where it lies, `served` the task that it served, "" for none.

    `lock` keeps trainings, which tidy up, from removing it while this process may put it back.
    """

    run: str
    folder: Path
    served: str
    lock: IO[str] | None


def move_aside(folder: Path, served: str) -> DeletedRun:
    """Take the run in `folder` out of sight in one stroke: a kill leaves it whole, here or there.

    Raises:
        RunError: it cannot be moved.
    """
    hidden = folder.with_name(hidden_name(folder.name))
    try:
        shutil.rmtree(hidden, ignore_errors=True)
        folder.replace(hidden)
    except OSError as error:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} cannot be deleted ({reason}); mend its folder, then try again.",
            ),
            run=folder.name,
            reason=error.strerror or str(error),
        ) from error
    lock = None
    with suppress(OSError, WorkspaceError):
        lock = take_lock(hidden)
    return DeletedRun(folder.name, hidden, served, lock)


def put_back(deleted: DeletedRun) -> None:
    """Let the run be where it was.

    Raises:
        RunError: it is gone, or cannot be moved.
    """
    _let_go(deleted)
    try:
        deleted.folder.rename(deleted.folder.with_name(deleted.run))
    except OSError as error:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "The run {run} cannot be put back ({reason})."),
            run=deleted.run,
            reason=error.strerror or str(error),
        ) from error


def remove(deleted: DeletedRun) -> None:
    """Delete the run for good."""
    _let_go(deleted)
    shutil.rmtree(deleted.folder, ignore_errors=True)
    remove_lost_logs(deleted.folder.parent)


def empty(runs_dir: Path) -> None:
    """Remove what processes that are gone have deleted and not removed."""
    for folder in runs_dir.glob(f"{DELETED}*"):
        is_ours = _HIDDEN.fullmatch(folder.name) and is_own_folder(folder)
        if is_ours and holder_of(folder) is None:
            shutil.rmtree(folder, ignore_errors=True)
    remove_lost_logs(runs_dir)


def _let_go(deleted: DeletedRun) -> None:
    # Some systems refuse to rename a folder that holds an open file.
    if deleted.lock is not None:
        deleted.lock.close()
        deleted.lock = None
