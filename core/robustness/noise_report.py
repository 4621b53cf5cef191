"""What the noise lab measured, and how far it is: what the verb prints and the window reads."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.metrics.rank_overlap import PERSISTENCE


@dataclass(frozen=True)
class NoiseProgress:
    """How far the lab is, in texts read; `eta_seconds` at the speed so far."""

    done: int
    total: int
    eta_seconds: float


@dataclass(frozen=True, kw_only=True)
class NoiseCell:
    """One run under one kind of noise at one level (0 to 1).

    `quality` is the mean of the report's metric, `stability` the mean rank-biased overlap of the answers with
    those to the clean texts, each with its 95 % bootstrap interval; `changed` is the share of the texts that
    the noise changed at all.
    """

    run: str
    kind: str
    level: float
    quality: float
    quality_interval: list[float]
    stability: float
    stability_interval: list[float]
    changed: float


@dataclass(frozen=True, kw_only=True)
class NoiseReport:
    """Quality and stability of runs of one task under noise.

    `texts` were held out from all of `runs`; `unit` says what they are. `depth` products of each list count
    for stability, which looks on with probability `persistence`. Every kind has a cell of level 0.
    """

    task: str
    metric: str
    unit: str
    texts: int
    runs: list[str]
    kinds: list[str]
    levels: list[float]
    seed: int
    seconds: float
    cells: list[NoiseCell]
    depth: int = 10
    persistence: float = PERSISTENCE

    def cell(self, run: str, kind: str, level: float) -> NoiseCell:
        """What was measured of `run` there."""
        return next(
            cell for cell in self.cells if (cell.run, cell.kind, cell.level) == (run, kind, level)
        )


def to_json(message: NoiseReport | NoiseProgress) -> dict[str, Any]:
    """`event` ("progress" or "result") and every field."""
    event = "result" if isinstance(message, NoiseReport) else "progress"
    return {"event": event, **asdict(message)}


def from_json(message: Mapping[str, Any]) -> NoiseReport | NoiseProgress:
    """What `to_json` gave.

    Raises:
        KeyError, TypeError: it is something else.
    """
    fields = {name: value for name, value in message.items() if name != "event"}
    if message["event"] == "progress":
        return NoiseProgress(**fields)
    cells = [NoiseCell(**cell) for cell in fields.pop("cells")]
    return NoiseReport(**fields, cells=cells)


def records(report: NoiseReport) -> list[dict[str, object]]:
    """One record a cell, for tables."""
    return [
        {
            "run": cell.run,
            "kind": cell.kind,
            "level": cell.level,
            report.metric: cell.quality,
            f"{report.metric}_low": cell.quality_interval[0],
            f"{report.metric}_high": cell.quality_interval[1],
            "stability": cell.stability,
            "stability_low": cell.stability_interval[0],
            "stability_high": cell.stability_interval[1],
            "changed": cell.changed,
            "texts": report.texts,
        }
        for cell in report.cells
    ]
