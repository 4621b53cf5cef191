"""What the runs of one cross-validation say together: mean and interval over the folds.

The interval is that of Student's t over the values of the folds. Folds share most of what they learn from, so
it is somewhat too narrow; there is no estimate without a bias (Bengio, Grandvalet 2004).
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.errors import RunError
from core.metrics.significance import student_interval
from core.runs.folders import run_folders
from core.runs.manifest import Manifest


@dataclass(frozen=True)
class Spread:
    """The `mean` of `values`, one a fold, and the ends of its 95 % t interval."""

    mean: float
    low: float
    high: float
    values: list[float]

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


def new_group(folds: int) -> str:
    """A name for the cross-validation that begins now."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-folds-{folds}"


def runs_of(runs_dir: Path, group: str) -> list[Manifest]:
    """The runs of a cross-validation that are there, by fold; none of a damaged one."""
    manifests = []
    for folder in run_folders(runs_dir):
        try:
            manifest = Manifest.read(folder)
        except RunError:
            continue
        if group and manifest.folds == group:
            manifests.append(manifest)
    return sorted(manifests, key=lambda manifest: manifest.fold)


def spreads(runs: Sequence[Manifest]) -> dict[str, Spread]:
    """Metric → its spread over the best epochs of the folds, for what at least two of them measured."""
    return _spreads([run.metrics for run in runs])


def spreads_by_epoch(runs: Sequence[Manifest]) -> dict[int, dict[str, Spread]]:
    """Epoch → curve → its spread, for every epoch that at least two folds have complete.

    Curves are the metrics and, by their names in `EpochDone`, losses and accuracies.
    """
    epochs: dict[int, list[dict[str, float | None]]] = {}
    for run in runs:
        for epoch in run.epochs:
            epochs.setdefault(int(epoch["epoch"]), []).append(_curves(epoch))
    found = {number: _spreads(values) for number, values in sorted(epochs.items())}
    return {number: spread for number, spread in found.items() if spread}


def _curves(epoch: dict[str, Any]) -> dict[str, float | None]:
    names = ("loss", "accuracy", "validation_loss", "validation_accuracy")
    return {**{name: epoch.get(name) for name in names}, **epoch.get("metrics", {})}


def _spreads(measured: Sequence[dict[str, float | None]]) -> dict[str, Spread]:
    found = {}
    for name in dict.fromkeys(name for values in measured for name in values):
        values = [value for row in measured if (value := row.get(name)) is not None]
        if len(values) > 1:
            found[name] = Spread(*student_interval(values), values)
    return found
