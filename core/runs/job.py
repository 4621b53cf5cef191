"""What the window and the training process say to each other: frozen dataclasses as JSON lines.

The window writes commands to the process's stdin, the process writes events to its stdout, one JSON
object a line with a `type`. This file imports no TensorFlow, so that both processes can share it.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, get_args

from core.files import json_text
from core.metrics import Metrics


@dataclass(frozen=True)
class Job:
    """Everything that decides a training, so that it can be run again.

    `settings` holds what `--set NAME=VALUE` changed; names and ranges are in `core.settings`.

    An update goes on from the run `base` and learns from the events of the log with `after < id <= upto`;
    without a base everything is learned from, and `upto` says how far the log went. `continues` names the
    run whose best epoch this training goes on from, with `epochs` more. `is_trial` says that it is one of a
    tuning, which does not see a part of what is held out.

    A cross-validation trains one job `folds` times, each time with another part held out: its runs have a
    `fold` from 1 and the `group` in common.
    """

    task: str = "search"
    network: str = "conv1d"
    seed: int = 7
    settings: dict[str, Any] = field(default_factory=dict)
    base: str = ""
    after: int = 0
    upto: int = 0
    continues: str = ""
    is_trial: bool = False
    folds: int = 0
    fold: int = 0
    group: str = ""


@dataclass(frozen=True)
class TrainCommand:
    """Start training `job`, or go on with the paused run `resume`; refused while another is under way."""

    job: Job
    resume: str = ""


@dataclass(frozen=True)
class UpdateCommand:
    """Let the active search run learn what came into the log since; refused as `TrainCommand` is."""


@dataclass(frozen=True)
class StopCommand:
    """Stop at the next batch and keep the best model so far."""


@dataclass(frozen=True)
class PauseCommand:
    """Stop at the next batch so that the run can go on exactly from there, in this process or another."""


@dataclass(frozen=True)
class RateCommand:
    """Learn with another rate from the next batch on."""

    learning_rate: float


@dataclass(frozen=True)
class MeasureCommand:
    """Measure the model on what is held out after the next batch, in mid-epoch."""


@dataclass(frozen=True)
class Ready:
    """The process has loaded TensorFlow and waits for a job."""

    tensorflow: str


@dataclass(frozen=True)
class Preparing:
    """Examples are being made: `stage` names the step, `done` of `total` says how far it is."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True)
class Started:
    """Training begins. `baseline` is what the reference reaches in the headline metric, with its name.

    It is None where nothing is held out. `measured` counts the held-out queries or examples that metrics are
    measured on, 0 of an earlier version, and `measured_on` says which: a key of `core.runs.headline.SAMPLES`;
    `validation_examples` are those of the loss. `baselines` are all that are known, as in a run's manifest,
    and `job` has every setting resolved; None of an earlier version. A step learns from
    `batch_size` examples; 0: an earlier version.
    """

    run: str
    epochs: int
    steps_per_epoch: int
    examples: int
    validation_examples: int
    parameters: int
    baseline_name: str
    baseline: float | None
    measured: int = 0
    measured_on: str = ""
    baselines: Metrics = field(default_factory=dict)
    job: Job | None = None
    batch_size: int = 0


@dataclass(frozen=True)
class StepDone:
    """Some batches later. `step` counts from the start over all epochs; seconds are wall clock."""

    epoch: int
    step: int
    loss: float
    accuracy: float
    examples_per_second: float
    eta_seconds: float


@dataclass(frozen=True)
class EpochDone:
    """An epoch is complete and its weights are on disk; the run is usable from here on.

    `metrics` are measured on held-out examples (`ndcg@10`, `mrr@10`, … or `macro_f1`, …); all that is
    measured is None where nothing is held out. `loss` and `accuracy` are None where nothing is learned.
    """

    epoch: int
    step: int
    loss: float | None
    accuracy: float | None
    validation_loss: float | None
    validation_accuracy: float | None
    metrics: Metrics
    is_best: bool
    seconds: float
    # Of a metric its 95 % interval over the held-out examples.
    intervals: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Measured:
    """What `MeasureCommand` asked for; figures as in `EpochDone`."""

    epoch: int
    step: int
    validation_loss: float | None
    validation_accuracy: float | None
    metrics: Metrics
    seconds: float
    intervals: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class RateChanged:
    """From `step` on the network learns with this rate."""

    epoch: int
    step: int
    learning_rate: float


@dataclass(frozen=True)
class Paused:
    """The training of `run` stands at `step` and can go on from there."""

    run: str
    epoch: int
    step: int


@dataclass(frozen=True)
class Resumed:
    """The training of `run` goes on from `step`."""

    run: str
    epoch: int
    step: int


@dataclass(frozen=True)
class FoldStarted:
    """The training of fold number `fold`, from 1, of so many `folds` of a cross-validation begins."""

    group: str
    fold: int
    folds: int


@dataclass(frozen=True)
class FoldDone:
    """The run of a fold is complete; figures as in `Finished`, which follows the last fold."""

    group: str
    fold: int
    folds: int
    run: str
    reason: str
    best_epoch: int
    metrics: Metrics
    seconds: float


@dataclass(frozen=True)
class CrossValidated:
    """All folds are measured, before `Finished`.

    `metrics`: of the best epochs' figures each one's `mean`, `low`, `high` (95 % t interval) and `values`.
    """

    group: str
    folds: int
    runs: list[str]
    metrics: dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Judged:
    """An update is trained and compared with the run it came from; `update` is a `core.updates.Update`."""

    update: dict[str, Any]


@dataclass(frozen=True)
class Compared:
    """After `Finished`: the new run beside what serves now; `standing` is a `PromotionVerdict`."""

    standing: dict[str, Any]


@dataclass(frozen=True)
class Finished:
    """The run is complete.

    `reason` is `completed`, `early` (no more progress), `stopped`, `paused` or `diverged`; `note` then says
    what went wrong and what was kept. `diagnosis` is what `train --json` says of the curves: the `kind`,
    `sentence` and `change` (settings to try) of `core.runs.diagnosis`; empty where nothing can be told.
    """

    run: str
    reason: str
    best_epoch: int
    metrics: Metrics
    seconds: float
    note: str = ""
    diagnosis: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failed:
    """Nothing usable came out, or the command was refused. `log` holds the last lines, if any."""

    message: str
    log: str = ""


Command = TrainCommand | UpdateCommand | StopCommand | PauseCommand | RateCommand | MeasureCommand
Event = (
    Ready
    | Preparing
    | Started
    | StepDone
    | EpochDone
    | Measured
    | RateChanged
    | Paused
    | Resumed
    | FoldStarted
    | FoldDone
    | CrossValidated
    | Judged
    | Compared
    | Finished
    | Failed
)
EventCallback = Callable[[Event], None]

_TYPES: dict[str, type[Any]] = {kind.__name__: kind for kind in get_args(Command | Event)}


def to_line(message: Command | Event) -> str:
    """`message` as one line of JSON, without its newline."""
    return json_text({"type": type(message).__name__, **asdict(message)})


def from_line(line: str) -> Command | Event:
    """The message that `to_line` wrote.

    Raises:
        ValueError: the line is not one; the message prints what came instead.
    """
    try:
        fields = json.loads(line, parse_constant=lambda _: None)
        kind = _TYPES[fields.pop("type")]
        if fields.get("job"):
            fields["job"] = Job(**fields["job"])
        message: Command | Event = kind(**fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a message of {', '.join(_TYPES)}: {line[:200]!r}") from error
    return message
