"""How long a training takes: by how fast earlier ones of this workspace went, else by a coarse law."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import RunError
from core.runs.folders import run_folders
from core.runs.job import Job, Started, from_line
from core.runs.manifest import STEPS, Manifest
from core.training.epoch_length import PassSize, passes_of
from core.workspace import Workspace

# Seconds for an example with `conv1d` and the task's own vector size, its share of making batches and of
# measuring included: coarse, from trainings on one core of the machine of docs/results.md.
EXAMPLE_SECONDS = {
    "search": 0.0004,
    "next-item": 0.0005,
    "next-category": 0.0003,
    "category": 0.0007,
}
# How much longer another network takes, from the steps of `python -m tests.benchmarks.network_cost`, of which
# about half a training consists.
NETWORK_COST = {"conv1d": 1.0, "article": 0.6, "dnn": 0.9, "rnn": 1.6, "transformer": 2.2}
# Reading the shop, building the network and tracing its step.
PREPARATION_SECONDS = 10.0
PRODUCT_SECONDS = 0.0005
# Earlier runs that are looked at, the newest first.
MOST_RUNS = 20
# No line of a run that says how it began is longer.
LONGEST_LINE = 1 << 16


@dataclass(frozen=True)
class Pace:
    """Seconds for an example in an epoch, and before the first; `runs` earlier ones say so, 0: a law does."""

    example: float
    preparation: float
    runs: int = 0

    def seconds(self, size: PassSize, settings: Mapping[str, Any]) -> float:
        """How long a training of `size` takes; it may end early."""
        passes = passes_of(settings, size.steps)
        examples = int(settings["epochs"]) * passes * size.steps * size.batch_size
        return self.preparation + self.example * examples


def pace_of(workspace: Workspace, job: Job, settings: Mapping[str, Any], products: int) -> Pace:
    """The pace of `job`, whose `settings` are resolved, in a shop of so many `products`."""
    measured = [found for found in _measured(workspace, job, settings) if found is not None]
    if measured:
        examples, preparations = zip(*measured, strict=True)
        # What the teacher reads for the first time is told apart, and makes one of them long.
        return Pace(sorted(examples)[len(examples) // 2], min(preparations), len(measured))
    law = EXAMPLE_SECONDS[job.task] * NETWORK_COST.get(job.network, 1.0)
    return Pace(law * _size(settings), PREPARATION_SECONDS + PRODUCT_SECONDS * products)


def _measured(
    workspace: Workspace, job: Job, settings: Mapping[str, Any]
) -> list[tuple[float, float] | None]:
    """Seconds an example and before the first of earlier runs of the same task and network."""
    found: list[tuple[float, float] | None] = []
    for folder in run_folders(workspace.runs_dir)[:MOST_RUNS]:
        try:
            manifest = Manifest.read(folder)
            if (manifest.task, manifest.network) == (job.task, job.network):
                started = _started(folder / STEPS)
                found.append(_pace_of_run(manifest, started, settings))
        except (RunError, OSError, ValueError):
            continue
    return found


def _started(steps: Any) -> Started:
    """How a run began.

    Raises:
        OSError, ValueError: it does not say so.
    """
    with steps.open(encoding="utf-8") as file:
        event = from_line(file.readline(LONGEST_LINE))
    if not isinstance(event, Started):
        raise ValueError("a run that does not begin with its beginning")
    return event


def _pace_of_run(
    manifest: Manifest, started: Started, settings: Mapping[str, Any]
) -> tuple[float, float] | None:
    own = manifest.job.get("settings", {})
    seconds = [float(epoch["seconds"]) for epoch in manifest.epochs if epoch.get("seconds")]
    examples = len(seconds) * started.steps_per_epoch * started.batch_size
    if not examples or not own or manifest.job.get("base"):
        return None
    example = sum(seconds) / examples * _size(settings) / _size(own)
    return example, max(0.0, manifest.seconds - sum(seconds))


def _size(settings: Mapping[str, Any]) -> float:
    """How much more an example costs than one number a word and one network."""
    # Half of a step grows with the vectors; by judgement.
    return float(settings["members"]) * (0.5 + float(settings["dimension"]) / 256)
