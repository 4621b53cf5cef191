"""Where the runs of a workspace lie, by their names: a run is its folder, whatever its manifest says."""

import hashlib
import os
import re
from pathlib import Path

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.plain_text import one_line
from core.runs.manifest import MANIFEST
from core.runs.names import HIDDEN

DELETED = f"{HIDDEN}deleted-"
# The hidden names that trainings, copies of the demo world and deletions make, and nobody else.
LEFT_BEHIND = re.compile(r"\.(deleted-.+|\d{8}-\d{6}-[a-z0-9-]+)", re.DOTALL)
# More names in one sentence are read by nobody.
NAMED = 10


def run_folders(runs_dir: Path) -> list[Path]:
    """The folder of every run that has a complete epoch or is paused, newest first; links are none."""
    if not runs_dir.is_dir():
        return []
    return sorted((entry for entry in runs_dir.iterdir() if _is_run(entry)), reverse=True)


def _is_run(folder: Path) -> bool:
    is_hidden = folder.name.startswith(HIDDEN)
    return not is_hidden and is_own_folder(folder) and os.path.lexists(folder / MANIFEST)


def is_own_folder(path: Path) -> bool:
    """Whether `path` is a folder itself, not a link to one elsewhere."""
    return path.is_dir() and not path.is_symlink()


def hidden_name(run: str) -> str:
    """What the folder of `run` is called while it is deleted and can be put back."""
    return f"{DELETED}{hashlib.sha256(os.fsencode(run)).hexdigest()[:12]}"


def run_folder(runs_dir: Path, run: str) -> Path:
    """The folder of the run called `run`.

    Raises:
        RunError: there is none of this name; says which there are.
    """
    known = [folder.name for folder in run_folders(runs_dir)]
    if run in known:
        return runs_dir / run
    if not known:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "There is no run {run}; nothing has been trained here yet."),
            run=one_line(run) or "“”",
        )
    raise RunError(
        QT_TRANSLATE_NOOP("core", "There is no run {run}; there are {runs}."),
        run=one_line(run) or "“”",
        runs=", ".join(map(one_line, known[:NAMED])) + ("…" if len(known) > NAMED else ""),
    )
