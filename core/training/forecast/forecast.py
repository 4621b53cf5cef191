"""A training foretold: examples, steps, what is held out, time and room."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.data.catalogue import catalogue_of
from core.runs.job import Job
from core.task_choices import training_settings
from core.training.epoch_length import passes_of
from core.training.forecast.behaviour import count_next_category, count_next_item
from core.training.forecast.category import count_category
from core.training.forecast.counts import Counted, Split
from core.training.forecast.pace import pace_of
from core.training.forecast.search import SearchCount
from core.training.teacher_reading import Reading, reading_ahead
from core.workspace import Workspace

# Bytes that TensorFlow, the program and a small shop take; measured on the demo world.
PROGRAM_BYTES = 1_000_000_000
# A number of a table of words as it is learned: itself, its slope and both means of Adam, in float32.
LEARNED_BYTES = 16
# Words beside the vocabulary that a table may have: related ones and buckets for unknown ones.
MORE_WORDS = 12_000
HALF = 2
# Ids of a product or a text, int32.
ID_BYTES = 4


@dataclass(frozen=True)
class Forecast:
    """What a training of a job begins with and takes.

    `seconds` counts all epochs, and `reading` what the teacher reads first; it is measured where
    `measured_runs` earlier runs say how fast it goes. `memory` and `disk` are bytes, at most and about;
    `disk` of one epoch that is kept.
    """

    epochs: int
    passes: int
    steps_per_epoch: int
    counted: Counted
    reading: Reading
    seconds: float
    measured_runs: int
    memory: int
    disk: int

    @property
    def steps(self) -> int:
        """The batches of the whole training."""
        return self.epochs * self.steps_per_epoch

    def to_json(self) -> dict[str, Any]:
        """As `train --foresee --json` prints it."""
        counted = self.counted
        split: Split = counted.split
        return {
            "examples": counted.size.examples,
            "batch_size": counted.size.batch_size,
            "passes": self.passes,
            "steps_per_epoch": self.steps_per_epoch,
            "epochs": self.epochs,
            "steps": self.steps,
            "validation_examples": counted.validation_examples,
            "split": {
                "of": split.of,
                "learned": split.learned,
                "held_out": split.held_out,
                "updates": split.updates,
            },
            "classes": dict(counted.classes),
            "is_exact": counted.is_exact,
            "seconds": round(self.seconds, 1),
            "measured_runs": self.measured_runs,
            "teacher_reads": {"titles": self.reading.titles, "queries": self.reading.queries},
            "memory_bytes": self.memory,
            "disk_bytes": self.disk,
        }


def forecast(workspace: Workspace, job: Job) -> Forecast:
    """What a training of `job` in `workspace` would be.

    Raises:
        UserError: a setting is wrong, or the workspace lacks what the task learns from.
    """
    settings = training_settings(job.task, job.network, job.settings)
    counted = _counted(workspace, job, settings)
    reading = reading_ahead(workspace, job)
    products = len(catalogue_of(workspace))
    pace = pace_of(workspace, job, settings, products)
    passes = passes_of(settings, max(1, counted.size.steps))
    memory, disk = _room(settings, products, counted)
    return Forecast(
        epochs=int(settings["epochs"]),
        passes=passes,
        steps_per_epoch=passes * counted.size.steps,
        counted=counted,
        reading=reading,
        seconds=pace.seconds(counted.size, settings) + reading.seconds,
        measured_runs=pace.runs,
        memory=memory,
        disk=disk,
    )


def _counted(workspace: Workspace, job: Job, settings: Mapping[str, Any]) -> Counted:
    if job.task == "search":
        return SearchCount(workspace, job, settings).counted()
    count = {
        "category": count_category,
        "next-item": count_next_item,
        "next-category": count_next_category,
    }[job.task]
    return count(workspace, settings)


def _room(settings: Mapping[str, Any], products: int, counted: Counted) -> tuple[int, int]:
    """Bytes of memory and, for an epoch that is kept, of disk: tables of words and vectors of products."""
    words = int(settings["vocabulary"]) + MORE_WORDS
    numbers = words * int(settings["dimension"]) * int(settings["members"])
    texts = max(products, counted.size.examples)
    vectors = products * int(settings["dimension"])
    memory = (
        numbers * LEARNED_BYTES + texts * int(settings["length"]) * ID_BYTES + vectors * ID_BYTES
    )
    return PROGRAM_BYTES + memory, HALF * (2 * numbers + vectors)
