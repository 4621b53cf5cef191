"""Where TensorBoard finds what trainings said: `logs/<run>` of a workspace, gone when its run is."""

import re
import shutil
from pathlib import Path

from core.runs.folders import hidden_name, is_own_folder
from core.runs.names import HIDDEN

LOGS = "logs"
# What TensorFlow writes; a folder with anything else in it is not ours to remove.
EVENT_FILE = re.compile(r"events\.out\.tfevents\..+")


def log_folder(runs_dir: Path, run: str) -> Path:
    """The folder of event files of `run`."""
    return runs_dir.parent / LOGS / run


def remove_lost_logs(runs_dir: Path) -> None:
    """Remove the logs of runs that are gone for good, also of those that never came to light."""
    logs = runs_dir.parent / LOGS
    if not is_own_folder(logs):
        return
    for folder in logs.iterdir():
        if is_own_folder(folder) and _is_lost(runs_dir, folder.name) and _is_ours(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_lost(runs_dir: Path, run: str) -> bool:
    """Whether `run` is neither there, nor being made, nor deleted in a way that can be undone."""
    names = (run, f"{HIDDEN}{run}", hidden_name(run))
    return not any((runs_dir / name).exists() for name in names)


def _is_ours(folder: Path) -> bool:
    return all(EVENT_FILE.fullmatch(entry.name) and entry.is_file() for entry in folder.iterdir())
