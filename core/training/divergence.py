"""A training that has come apart: a number that is none any more."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from core.arrays import Array
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP, translate

# Weights are kept as float16, which knows no larger number.
LARGEST_WEIGHT = float(np.finfo(np.float16).max)

LOSS = QT_TRANSLATE_NOOP("core", "The loss is no longer a number in epoch {epoch}")
WEIGHTS = QT_TRANSLATE_NOOP("core", "The weights have grown beyond all bounds in epoch {epoch}")
SCORES = QT_TRANSLATE_NOOP("core", "The model gives out no numbers any more in epoch {epoch}")


class Diverged(Exception):
    """Nothing more can be learned from here; `what` is the sentence that says which number is none."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class NothingLearned(UserError):
    """A training diverged before there was an epoch to keep."""


def require_finite(values: Iterable[float | None], what: str) -> None:
    """Raises Diverged where one of `values` is not a finite number; None was not measured."""
    if not all(value is None or np.isfinite(value) for value in values):
        raise Diverged(what)


def require_finite_array(values: Array, what: str = SCORES) -> None:
    """Raises Diverged where a number of `values` is not finite."""
    if not np.isfinite(values).all():
        raise Diverged(what)


def require_finite_weights(weights: Iterable[Any]) -> None:
    """Raises Diverged where a weight of the model cannot be kept."""
    for weight in weights:
        values = np.asarray(weight)
        if values.dtype.kind == "f" and not (np.abs(values) <= LARGEST_WEIGHT).all():
            raise Diverged(WEIGHTS)


def kept_note(diverged: Diverged, epoch: int, kept: int, rate: float) -> str:
    """What happened in `epoch`, in one sentence, where the epoch `kept` is usable."""
    told = translate(
        QT_TRANSLATE_NOOP(
            "core", "{what}: epoch {kept} is kept; lower the learning rate, which is {rate:g}."
        )
    )
    return told.format(what=translate(diverged.what).format(epoch=epoch), kept=kept, rate=rate)


def what_is_kept(diverged: Diverged, epoch: int, kept: int, rate: float) -> str:
    """`kept_note`, where an epoch is kept.

    Raises:
        NothingLearned: none is, for no epoch was complete.
    """
    if not kept:
        raise nothing_learned(diverged, epoch, rate) from diverged
    return kept_note(diverged, epoch, kept, rate)


def nothing_learned(diverged: Diverged, epoch: int, rate: float) -> NothingLearned:
    """The error of a training that leaves no run."""
    return NothingLearned(
        QT_TRANSLATE_NOOP(
            "core",
            "{what}: nothing usable was learned and no run is kept; lower the learning rate, which is"
            " {rate:g}.",
        ),
        what=translate(diverged.what).format(epoch=epoch),
        rate=rate,
    )
