"""What every example says of a new run, of the active one, and of no model at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from core.runs.manifest import Manifest
from core.training.tasks.search.examples import HELD_OUT, UNTAUGHT, held_out

# From this format on a fifth of all query texts is kept from training, before it was a tenth.
UNTAUGHT_FORMAT = 3


@dataclass(frozen=True)
class Values:
    """The values of `metric` for the same examples, in the same order.

    `active` is None where there is no active run to compare with; all are empty where there is no example
    that neither run has learned.
    """

    metric: str
    unit: str
    new: list[float] = field(default_factory=list)
    active: list[float] | None = None
    baseline: list[float] = field(default_factory=list)


def unlearned(texts: Sequence[str], manifests: Iterable[Manifest]) -> npt.NDArray[np.bool_]:
    """For each query text whether none of these search runs has learned from it."""
    kept = np.ones(len(texts), bool)
    for manifest in manifests:
        share = UNTAUGHT if manifest.format >= UNTAUGHT_FORMAT else HELD_OUT
        kept &= held_out(texts, manifest.held_out_by, share)
    return kept
