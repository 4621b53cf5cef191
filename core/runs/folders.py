"""Where the runs of a workspace lie, by their names."""

from pathlib import Path

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.manifest import MANIFEST

# What is half written or half deleted begins with this.
HIDDEN = "."


def run_folders(runs_dir: Path) -> list[Path]:
    """The folder of every run with at least one complete epoch, newest first."""
    if not runs_dir.is_dir():
        return []
    folders = [
        entry
        for entry in runs_dir.iterdir()
        if not entry.name.startswith(HIDDEN) and (entry / MANIFEST).exists()
    ]
    return sorted(folders, reverse=True)


def folder_of(runs_dir: Path, run: str) -> Path:
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
            run=run,
        )
    raise RunError(
        QT_TRANSLATE_NOOP("core", "There is no run {run}; there are {runs}."),
        run=run,
        runs=", ".join(known),
    )
