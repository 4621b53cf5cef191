"""Trainings that wait for their turn, kept in the shop: a queue outlives its window."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from core.errors import WorkspaceError, reason_of
from core.files import read_json
from core.language import QT_TRANSLATE_NOOP
from core.runs.job import Job
from core.workspace import WAITING, Workspace

FORMAT = 1
MOST_BYTES = 16 << 20


def read_waiting(workspace: Workspace) -> list[Job]:
    """The jobs in the order in which they are to begin.

    Raises:
        WorkspaceError: the file cannot be read, or a later version wrote it.
    """
    path = workspace.path / WAITING
    try:
        stored = read_json(path, MOST_BYTES)
        if stored["format"] > FORMAT:
            raise ValueError(f"format {stored['format']}")
        return [Job(**job) for job in stored["jobs"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            QT_TRANSLATE_NOOP(
                "core",
                "The trainings that wait in {file} cannot be read ({reason}); restore the file, or move it"
                " away. Until then no queue is kept.",
            ),
            file=path,
            reason=reason_of(error),
        ) from error


def keep_waiting(workspace: Workspace, jobs: Sequence[Job]) -> None:
    """Replace what is kept by `jobs`.

    Raises:
        WorkspaceError: the workspace is read-only or cannot be written to; nothing has changed.
    """
    stored = {"format": FORMAT, "jobs": [asdict(job) for job in jobs]}
    workspace.store_text(WAITING, json.dumps(stored, ensure_ascii=False, indent=1))
