"""What the best of many is worth: measured on what no trial ever saw, beside the default.

The best of thirty is best partly by chance, and its figure on what it was chosen by is too good. So one part
of what is held out has no say in any trial, and only the best and the default are measured on it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.evaluation.promotion.registry import EVALUATIONS
from core.metrics.comparison import compared
from core.metrics.significance import mean_interval
from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.workspace import Workspace

# A smaller p is not told exactly by so many draws.
LEAST_P = 0.0001


@dataclass(frozen=True)
class Figure:
    """A mean over examples with its 95 % interval."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> "Figure":
        """The figure of at least one value."""
        return cls(*mean_interval(values))


@dataclass(frozen=True)
class Unseen:
    """`best` and `default` on the same examples, and whether their difference is chance.

    `decision` is `better`, `worse` or `tie`: how the best stands to the default. Figures are None where there
    is no example that no trial saw.
    """

    metric: str
    unit: str
    examples: int
    best: Figure | None = None
    default: Figure | None = None
    difference: Figure | None = None
    p: float = 1.0
    decision: str = "tie"

    @property
    def p_text(self) -> str:
        """The p as it is written: `0.0410`, and never as nought."""
        return f"{self.p:.4f}" if self.p >= LEAST_P else f"<{LEAST_P}"

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Unseen":
        """What `to_json` gave."""
        figures = {
            name: Figure(**stored[name]) if stored[name] else None
            for name in ("best", "default", "difference")
        }
        return cls(**{**stored, **figures})

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return asdict(self)


def measure_default(workspace: Workspace, run: str) -> Figure | None:
    """The default's `run` alone on what no trial saw; None where there is no example.

    Raises:
        RunError: it is gone or damaged.
    """
    manifest = Manifest.read(run_folder(workspace.runs_dir, run))
    values = EVALUATIONS[manifest.task].values(workspace, manifest, None).new
    return Figure.of(values) if values else None


def measure_unseen(workspace: Workspace, best: str, default: str) -> Unseen:
    """The runs `best` and `default` of a study (`workspace` has its runs) on what no trial saw.

    Raises:
        RunError: one of them is gone or damaged.
    """
    new, rival = (Manifest.read(run_folder(workspace.runs_dir, run)) for run in (best, default))
    values = EVALUATIONS[new.task].values(workspace, new, rival)
    before, after = values.active or [], values.new
    if not after or not before:
        return Unseen(values.metric, values.unit, 0)
    both = compared(before, after, [""] * len(after))
    return Unseen(
        metric=values.metric,
        unit=values.unit,
        examples=both.queries,
        best=Figure.of(after),
        default=Figure.of(before),
        difference=Figure(both.difference, both.low, both.high),
        p=both.p,
        decision=both.decision,
    )
