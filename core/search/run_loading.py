"""Any run of the task `search`, by what it says that it is, or one of its epochs by its number."""

from dataclasses import replace
from pathlib import Path

from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.runs.names import at_epoch, epoch_of
from core.runs.reader import RunReader
from core.search.pretrained_run import PretrainedRun
from core.search.run import TASK, Run, SearchRun
from core.task_choices import PRETRAINED


def load_named(runs_dir: Path, name: str) -> SearchRun:
    """The run called `name`, or the epoch of it that `at_epoch` names.

    Raises:
        RunError: there is no such run, or as of `load_run` and `load_epoch`.
    """
    run, epoch = epoch_of(name)
    if epoch and not (runs_dir / name).is_dir():
        return load_epoch(run_folder(runs_dir, run), epoch)
    return load_run(run_folder(runs_dir, name))


def load_run(folder: Path, epoch: int | None = None, sibling: SearchRun | None = None) -> SearchRun:
    """The run in `folder` with the files of `epoch`, by default its best.

    What all epochs share is taken from `sibling`, another epoch of this run, rather than read anew.

    Raises:
        RunError: it is damaged, of another task, has no complete epoch yet, or needs what is not installed.
    """
    reader = RunReader.open(folder, TASK, epoch)
    if reader.manifest.network == PRETRAINED:
        return PretrainedRun(reader)
    return Run(reader, sibling if isinstance(sibling, Run) else None)


def load_epoch(folder: Path, epoch: int, sibling: SearchRun | None = None) -> SearchRun:
    """The run in `folder` as it was after `epoch`, under a name of its own: `at_epoch`.

    Raises:
        RunError: as of `load_run`, or the epoch is not kept.
    """
    run = load_run(folder, epoch, sibling)
    run.manifest = _as_of(run.manifest, epoch)
    return run


def _as_of(manifest: Manifest, epoch: int) -> Manifest:
    """What the manifest would say if `epoch` were the best one."""
    told = (entry for entry in manifest.epochs if entry.get("epoch") == epoch)
    metrics = next(told, {}).get("metrics", {})
    return replace(manifest, id=at_epoch(manifest.id, epoch), best_epoch=epoch, metrics=metrics)
