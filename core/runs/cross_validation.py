"""A cross-validation that is not over: its job, kept until its last fold is done, and which folds are.

`folds/<group>/job.json` of a workspace is there as long as it can go on, and is locked while it does.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from core.errors import RunError
from core.files import read_json, replace_json
from core.runs.folders import is_own_folder
from core.runs.folds import runs_of
from core.runs.job import Job
from core.runs.manifest import Manifest
from core.workspace import holder_of, is_run_name, take_lock

FOLDS = "folds"
JOB = "job.json"
MOST_BYTES = 1 << 20


def cross_validations(runs_dir: Path) -> list[str]:
    """The groups that can go on and that nobody trains now, newest first."""
    folder = runs_dir.parent / FOLDS
    if not is_own_folder(folder):
        return []
    groups = sorted((entry.name for entry in folder.iterdir()), reverse=True)
    return [
        group for group in groups if is_unfinished(runs_dir, group) and not _held(runs_dir, group)
    ]


def is_unfinished(runs_dir: Path, group: str) -> bool:
    """Whether `group` is a cross-validation that is not over, be it trained now or not."""
    return job_of(runs_dir, group) is not None


def job_of(runs_dir: Path, group: str) -> Job | None:
    """The job that every fold of `group` has in common; None where it is over, or there is none."""
    if not is_run_name(group):
        return None
    try:
        return Job(**read_json(_folder(runs_dir, group) / JOB, MOST_BYTES))
    except (OSError, ValueError, TypeError):
        return None


def group_of(runs_dir: Path, name: str) -> str:
    """The cross-validation that is not over which `name` is, or is a run of; "" for none."""
    if is_unfinished(runs_dir, name):
        return name
    try:
        group = Manifest.read(runs_dir / name).folds if is_run_name(name) else ""
    except RunError:
        return ""
    return group if is_unfinished(runs_dir, group) else ""


def folds_done(runs_dir: Path, group: str) -> dict[int, Manifest]:
    """The runs of the folds that were trained to their end, by fold."""
    return {run.fold: run for run in runs_of(runs_dir, group) if run.state == "finished"}


def folds_begun(runs_dir: Path, group: str) -> list[Manifest]:
    """The runs of folds that have begun and are not over, by fold."""
    done = folds_done(runs_dir, group)
    return [run for run in runs_of(runs_dir, group) if run.fold not in done]


@contextmanager
def held(runs_dir: Path, group: str, job: Job) -> Iterator[None]:
    """Have the cross-validation `group` of `job` to oneself; it can go on after whatever ends this.

    Raises:
        WorkspaceError: another process trains it.
    """
    folder = _folder(runs_dir, group)
    folder.mkdir(parents=True, exist_ok=True)
    lock = take_lock(folder)
    try:
        replace_json(folder / JOB, asdict(job))
        yield
    finally:
        lock.close()
        if not (folder / JOB).exists():
            shutil.rmtree(folder, ignore_errors=True)


def forget(runs_dir: Path, group: str) -> None:
    """The cross-validation is over: it cannot go on. Its runs stay."""
    folder = _folder(runs_dir, group)
    (folder / JOB).unlink(missing_ok=True)
    if not _held(runs_dir, group):
        shutil.rmtree(folder, ignore_errors=True)


def discard(runs_dir: Path, group: str) -> list[str]:
    """Forget `group`; the names of its runs, which the caller removes."""
    forget(runs_dir, group)
    return [run.id for run in runs_of(runs_dir, group)]


def _folder(runs_dir: Path, group: str) -> Path:
    return runs_dir.parent / FOLDS / group


def _held(runs_dir: Path, group: str) -> bool:
    return holder_of(_folder(runs_dir, group)) is not None
