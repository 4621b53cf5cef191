"""All that a table tells of a run: summary, settings, what it was measured on, what people say of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from math import isfinite
from typing import Any

from core.arrays import require_regular
from core.errors import RunError
from core.runs.command_line import changed_settings
from core.runs.folders import run_folder
from core.runs.headline import headline_metric
from core.runs.job import Started, from_line
from core.runs.listing import RunSummary, list_runs, size_on_disk
from core.runs.manifest import MOST_BYTES, STEPS, Manifest
from core.runs.names import short_name
from core.runs.notes import RunNote, read_notes
from core.workspace import Workspace

Interval = tuple[float, float]
# `Started` is among the first messages of a training; lines of it are short.
FIRST_LINES, MOST_CHARACTERS = 20, 10_000


@dataclass(frozen=True)
class RunDetails:
    """A run with everything that tells it from others.

    `settings` are those that differ from the defaults of its task and network. `intervals` are the 95 %
    intervals of the metrics of its best epoch, where training measured them. `examples` are what it learned
    from, `held_out` what it was measured on, None where nothing recorded them; `size` is in bytes on disk.
    `base` is the run that it is an update of, `continues` the one whose training it goes on with.
    """

    summary: RunSummary
    note: RunNote = field(default_factory=RunNote)
    seed: int | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    examples: int | None = None
    held_out: int | None = None
    parameters: int = 0
    size: int = 0
    base: str = ""
    continues: str = ""

    @property
    def id(self) -> str:
        """The run's own name."""
        return self.summary.id

    @property
    def metric(self) -> str:
        """The metric that says most about the run; empty where none was measured."""
        return headline_metric(self.summary.task, self.summary.metrics)

    @property
    def called(self) -> str:
        """What people call it: the name that one gave it, or its own in short."""
        return self.note.name or short_name(self.id)

    @property
    def difference(self) -> float | None:
        """How far above the baseline it stands in `metric`; None where either was not measured."""
        value = self.summary.metrics.get(self.metric)
        reference = self.summary.baseline.get(self.metric)
        return None if value is None or reference is None else value - reference

    def to_json(self) -> dict[str, Any]:
        """Everything on one level but metrics, settings and intervals, which are objects."""
        about = {
            name: value for name, value in asdict(self).items() if name not in ("summary", "note")
        }
        return {**asdict(self.summary), **about, **asdict(self.note)}


def run_details(workspace: Workspace) -> list[RunDetails]:
    """Every run with at least one complete epoch, newest first; of a damaged one its name and its note."""
    notes = read_notes(workspace)
    return [
        _details(workspace, summary, notes.get(summary.id, RunNote()))
        for summary in list_runs(workspace)
    ]


def _details(workspace: Workspace, summary: RunSummary, note: RunNote) -> RunDetails:
    size = size_on_disk(workspace, summary.id)
    try:
        folder = run_folder(workspace.runs_dir, summary.id)
        manifest = Manifest.read(folder)
    except RunError:
        return RunDetails(summary, note, size=size)
    job, started = manifest.job, _started(workspace, summary.id)
    return RunDetails(
        summary,
        note,
        seed=job.get("seed"),
        settings=changed_settings(manifest.task, manifest.network, job.get("settings", {})),
        intervals=_intervals(manifest),
        examples=started.examples if started else None,
        held_out=started.validation_examples if started else None,
        parameters=manifest.parameters,
        size=size,
        base=str(job.get("base", "")),
        continues=str(job.get("continues", "")),
    )


def _started(workspace: Workspace, run: str) -> Started | None:
    """How the training of `run` began; None where nothing tells."""
    path = workspace.runs_dir / run / STEPS
    try:
        require_regular(path, MOST_BYTES)
        with path.open(encoding="utf-8", errors="replace") as file:
            lines = [file.readline(MOST_CHARACTERS) for _ in range(FIRST_LINES)]
    except (OSError, ValueError):
        return None
    for line in filter(None, lines):
        try:
            message = from_line(line)
        except ValueError:
            continue
        if isinstance(message, Started):
            return message
    return None


def _intervals(manifest: Manifest) -> dict[str, Interval]:
    """Those of the best epoch; what is no interval is left out."""
    best = (one for one in manifest.epochs if one.get("epoch") == manifest.best_epoch)
    stored = next(best, {}).get("intervals")
    pairs = stored.items() if isinstance(stored, dict) else ()
    return {name: (float(ends[0]), float(ends[1])) for name, ends in pairs if _is_interval(ends)}


def _is_interval(ends: Any) -> bool:
    if not isinstance(ends, (list, tuple)) or len(ends) != 2:
        return False
    return all(type(end) in (int, float) and isfinite(end) for end in islice(ends, 2))
