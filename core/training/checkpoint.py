"""All that decides how a training goes on, in one file that another process can go on from.

Weights and the optimizer's variables are kept as they are, float32, and so are the states of the layers'
seed generators, which are among `model.variables` but not among its weights: without them dropout would hide
other words. The batches themselves are not kept: a task makes those of an epoch again from its seed, and the
ones that were learned from are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Array, read_arrays
from core.errors import RunError, reason_of
from core.language import QT_TRANSLATE_NOOP

_COUNTS, _NUMBERS = "counts", "numbers"
_LOSSES, _ACCURACIES = "losses", "accuracies"
_OTHERS = {_COUNTS, _NUMBERS, _LOSSES, _ACCURACIES}


@dataclass
class Position:
    """How far a training is: in epoch `epoch` (from 1), of which `batches` are done, `step` in all.

    `losses` and `accuracies` are those of these batches, `seconds` what was trained before this process and
    `epoch_seconds` how much of that was of this epoch. `rate_factor` is `LiveRate.factor`.
    """

    epoch: int = 1
    batches: int = 0
    step: int = 0
    losses: list[float] = field(default_factory=list)
    accuracies: list[float] = field(default_factory=list)
    best_score: float = float("-inf")
    seconds: float = 0.0
    epoch_seconds: float = 0.0
    rate_factor: float = 1.0

    def learned(self, loss: float, accuracy: float) -> None:
        """One batch more is done."""
        self.losses.append(loss)
        self.accuracies.append(accuracy)
        self.batches += 1
        self.step += 1

    def next_epoch(self, best_score: float) -> Position:
        """Before the first batch of the epoch after this one."""
        begun = replace(self, epoch=self.epoch + 1, batches=0, losses=[], accuracies=[])
        return replace(begun, best_score=best_score, epoch_seconds=0.0)

    def to_arrays(self) -> dict[str, Array]:
        """As `of_arrays` reads it."""
        numbers = self.best_score, self.seconds, self.epoch_seconds, self.rate_factor
        return {
            _COUNTS: np.array([self.epoch, self.batches, self.step], np.int64),
            _NUMBERS: np.array(numbers, np.float64),
            _LOSSES: np.array(self.losses, np.float64),
            _ACCURACIES: np.array(self.accuracies, np.float64),
        }

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Array]) -> Position:
        """What `to_arrays` made.

        Raises:
            KeyError, ValueError: it did not make these.
        """
        epoch, batches, step = map(int, arrays[_COUNTS])
        best_score, seconds, epoch_seconds, rate_factor = map(float, arrays[_NUMBERS])
        losses, accuracies = arrays[_LOSSES].tolist(), arrays[_ACCURACIES].tolist()
        if not (len(losses) == len(accuracies) <= batches):
            raise ValueError(f"{len(losses)} losses of {batches} batches")
        return cls(
            epoch,
            batches,
            step,
            losses,
            accuracies,
            best_score,
            seconds,
            epoch_seconds,
            rate_factor,
        )


def checkpoint_arrays(variables: Sequence[Any], position: Position) -> dict[str, Array]:
    """What a checkpoint file holds: each of `variables` under its number, and where the training stands."""
    kept = {f"{number:05d}": variable.numpy() for number, variable in enumerate(variables)}
    return {**kept, **position.to_arrays()}


def read_checkpoint(path: Path, run: str) -> tuple[list[Array], Position]:
    """The variables in order and the position that were kept for `run` in the file `path`.

    Raises:
        RunError: it is missing or damaged.
    """
    try:
        arrays = read_arrays(path)
        position = Position.of_arrays(arrays)
    except (OSError, ValueError, KeyError) as error:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "What the run {run} would go on from cannot be read ({reason}); train a new run with its"
                " settings.",
            ),
            run=run,
            reason=reason_of(error),
        ) from error
    return [arrays[name] for name in sorted(arrays) if name not in _OTHERS], position


def restore(variables: Sequence[Any], arrays: Sequence[Array], run: str) -> None:
    """Give `variables` the values that were kept for them; all or none.

    Raises:
        RunError: they were kept of others.
    """
    given = [(array.shape, array.dtype.name) for array in arrays]
    wanted = [(tuple(variable.shape), np.dtype(variable.dtype).name) for variable in variables]
    if given != wanted:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "What the run {run} would go on from is of another version of the program; train a new run"
                " with its settings.",
            ),
            run=run,
        )
    for variable, array in zip(variables, arrays, strict=True):
        variable.assign(array)
