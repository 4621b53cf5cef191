"""The epochs of a run that are kept, and the one that is chosen to rank.

An epoch's files are what ranking needs: product vectors and encoder as float16, fusion, and weights to train
on from.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import RunError, WorkspaceError
from core.language import QT_TRANSLATE_NOOP
from core.metrics import Metrics
from core.runs.folders import run_folder
from core.runs.kept import epoch_size, kept_epochs, measured_best, require_kept
from core.runs.manifest import Manifest, epoch_folder
from core.runs.reader import RunReader
from core.workspace import Workspace
from core.workspace.access import only_reading
from core.workspace.lock import take_lock


@dataclass(frozen=True)
class EpochKept:
    """One epoch of a run: its held-out `metrics`, its `size` in bytes, and whether it can be ranked with."""

    number: int
    metrics: Metrics = field(default_factory=dict)
    is_kept: bool = False
    size: int = 0


@dataclass(frozen=True)
class RunEpochs:
    """Every epoch of a run. `best` ranks; it is also `chosen` where a person wanted it, else that is 0."""

    run: str
    epochs: tuple[EpochKept, ...] = ()
    best: int = 0
    chosen: int = 0

    @property
    def kept(self) -> list[int]:
        """The epochs that can be ranked with."""
        return [epoch.number for epoch in self.epochs if epoch.is_kept]

    @property
    def last(self) -> int:
        """The newest epoch, 0 without any."""
        return max((epoch.number for epoch in self.epochs), default=0)

    def metrics(self, number: int) -> Metrics:
        """What was measured after epoch `number`."""
        return next((epoch.metrics for epoch in self.epochs if epoch.number == number), {})


def run_epochs(workspace: Workspace, run: str) -> RunEpochs:
    """What is kept of `run`.

    Raises:
        RunError: there is none of this name, or it cannot be read.
    """
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    kept = set(kept_epochs(folder, manifest))
    epochs = [
        EpochKept(
            number=int(entry["epoch"]),
            metrics=entry.get("metrics", {}),
            is_kept=entry["epoch"] in kept,
            size=epoch_size(epoch_folder(folder, entry["epoch"])) if entry["epoch"] in kept else 0,
        )
        for entry in manifest.epochs
        if "epoch" in entry
    ]
    return RunEpochs(manifest.id, tuple(epochs), manifest.best_epoch, manifest.chosen_epoch)


def keep_epoch(workspace: Workspace, run: str, epoch: int) -> int:
    """Let `epoch` of `run` be the one that ranks, by choice; the caller activates the run.

    Returns:
        The epoch that ranked before, with which this is undone.

    Raises:
        RunError: there is no such run or epoch, it is not kept, damaged, or being trained.
        WorkspaceError: the workspace is open for reading only.
    """
    if workspace.read_only:
        raise only_reading(workspace.path)
    folder = run_folder(workspace.runs_dir, run)
    with _held(folder):
        manifest = Manifest.read(folder)
        require_kept(folder, manifest, epoch)
        RunReader(folder, manifest, epoch).check()
        before = manifest.best_epoch
        manifest.best_epoch = epoch
        manifest.chosen_epoch = 0 if epoch == measured_best(manifest) else epoch
        told = (entry for entry in manifest.epochs if entry.get("epoch") == epoch)
        manifest.metrics = next(told).get("metrics", {})
        manifest.write(folder)
    return before


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Nobody trains the run in `folder` meanwhile.

    Raises:
        RunError: somebody does.
    """
    try:
        lock = take_lock(folder)
    except WorkspaceError as error:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "The run {run} is being trained; stop the training first."),
            run=folder.name,
        ) from error
    try:
        yield
    finally:
        lock.close()
