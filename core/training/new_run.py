"""What is known of a run before it has learned anything."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.runs.job import Job, Started
from core.runs.manifest import Manifest
from core.runs.names import new_run_id
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.tasks.base import Task


def new_manifest(workspace: Workspace, job: Job, task: Task) -> Manifest:
    """The manifest of a new run of `job`, for which `task` has been prepared."""
    return Manifest(
        id=new_run_id(workspace.runs_dir, job.task, job.network),
        task=job.task,
        network=job.network,
        job=asdict(job),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        baseline=task.baseline,
        measured=task.measured,
        measured_on=task.measured_on,
        parameters=int(task.model.count_params()),
        split=task.split,
        folds=job.group,
        fold=job.fold,
        **asdict(task.facts()),
    )


def started(task: Task, manifest: Manifest, epochs: int) -> Started:
    """What is told when the training of the run of `manifest` begins."""
    return Started(
        run=manifest.id,
        epochs=epochs,
        steps_per_epoch=task.steps_per_epoch,
        examples=task.examples,
        validation_examples=task.validation_examples,
        parameters=manifest.parameters,
        baseline_name=f"{task.baseline_name} {task.headline}",
        baseline=task.baseline[task.headline],
        measured=task.measured,
        measured_on=task.measured_on,
        baselines=task.baseline,
        job=Job(**manifest.job),
        batch_size=task.batch_size,
    )
