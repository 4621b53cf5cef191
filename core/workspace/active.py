"""Which run serves which task: a small file of its own, so that switching runs touches nothing else."""

import json
from collections.abc import Mapping
from pathlib import Path

from core.files import read_json, replace_file
from core.workspace.ownership import ACTIVE, is_run_name

# A name a task needs some hundred.
_MOST_BYTES = 1 << 20


def read_active(path: Path) -> dict[str, str]:
    """Task → run in the workspace `path`; whatever is damaged or names no run counts as none."""
    try:
        stored = read_json(path / ACTIVE, _MOST_BYTES)
    except (OSError, ValueError):
        return {}
    entries = stored.items() if isinstance(stored, dict) else ()
    return {task: run for task, run in entries if is_run_name(run)}


def write_active(path: Path, active: Mapping[str, str]) -> None:
    """Let the runs in `active` serve their tasks, and no others.

    Raises:
        OSError: it cannot be written, or the disk is full; the file is as it was.
    """
    replace_file(path / ACTIVE, json.dumps(dict(active)), follow_links=False)
