"""A paused or interrupted run goes on as if nothing had been between."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from core.arrays import Array
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.continuing import checkpoints, require_nobody_trains, require_same_inputs
from core.runs.folders import run_folder
from core.runs.job import Finished, Job
from core.runs.manifest import Manifest
from core.training.checkpoint import Position, read_checkpoint, restore
from core.training.interruptible import Stopped
from core.training.preparation import prepare, telling
from core.training.requests import People
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import run_prepared
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.preparation import Preparation


@dataclass(frozen=True)
class KeptState:
    """What a paused or interrupted run goes on from."""

    manifest: Manifest
    arrays: list[Array]
    position: Position

    @property
    def job(self) -> Job:
        """The job of the run, every setting resolved."""
        return Job(**self.manifest.job)

    def restore(self, prepared: Preparation) -> None:
        """Put the training that was `prepared` where this one stood.

        Raises:
            RunError: it is not the same training.
        """
        for name, value in asdict(prepared.task.facts()).items():
            if name != "inputs" and getattr(self.manifest, name) != value:
                raise RunError(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "The run {run} cannot go on, for this version of the program reads its shop in"
                        " another way; train a new run with its settings.",
                    ),
                    run=self.manifest.id,
                )
        restore(prepared.variables, self.arrays, self.manifest.id)
        prepared.rate.factor = self.position.rate_factor


def kept_state(workspace: Workspace, run: str) -> KeptState:
    """What `run` was kept with to go on from.

    Raises:
        RunError: there is no such run, it is being trained, kept nothing or what cannot be read, or the shop
            has changed since.
    """
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    require_nobody_trains(folder)
    paths = checkpoints(folder, manifest)
    if not paths:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} kept nothing to go on from; train a new run with its settings.",
            ),
            run=run,
        )
    require_same_inputs(workspace, manifest)
    arrays, position = read_checkpoint(paths[0], run)
    if position.epoch <= len(manifest.epochs) and len(paths) > 1:
        # A kill came between a later epoch's end and the removal of what an earlier pause had kept.
        arrays, position = read_checkpoint(paths[-1], run)
    return KeptState(manifest, arrays, position)


def resume(workspace: Workspace, run: str, people: People) -> Finished:
    """Go on with the paused or interrupted `run` to its end; else as `train`.

    Raises:
        RunError: it kept nothing to go on from, or the shop has changed since.
    """
    start_tensorflow()
    began = time.perf_counter()
    kept = kept_state(workspace, run)
    try:
        prepared = prepare(workspace, kept.job, telling(people))
    except Stopped:
        # It stands as it stood.
        best, metrics = kept.manifest.best_epoch, kept.manifest.metrics
        return Finished(run, "paused", best, metrics, kept.position.seconds)
    kept.restore(prepared)
    return run_prepared(workspace, prepared, people, began, (kept.manifest, kept.position))
