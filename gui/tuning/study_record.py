"""What a tuning has said so far, put together: trials, the default, what mattered, what the best is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.tuning.unseen import Unseen

RUNNING, COMPLETE, PRUNED, FAILED, WAITING = "running", "complete", "pruned", "failed", "waiting"
Value = bool | int | float | str


@dataclass(frozen=True)
class TrialRow:
    """One trial; `epochs` holds its figure on what is held out, epoch by epoch."""

    number: int
    settings: Mapping[str, Value]
    state: str
    value: float | None = None
    epochs: Mapping[int, float] = field(default_factory=dict)
    note: str = ""


@dataclass
class StudyRecord:
    """One study as its lines tell it. `default` holds `value` and `interval`, or is None."""

    study: str = ""
    plan: dict[str, Any] = field(default_factory=dict)
    metric: str = ""
    trials: dict[int, TrialRow] = field(default_factory=dict)
    default: dict[str, Any] | None = None
    shares: dict[str, float] = field(default_factory=dict)
    best_line: dict[str, Any] | None = None
    finished: int = 0
    of: int | None = None
    eta_seconds: float | None = None

    @property
    def best(self) -> TrialRow | None:
        """The complete trial with the highest figure, the earlier one of equals."""
        complete = [trial for trial in self.trials.values() if trial.value is not None]
        return max(complete, key=lambda trial: (trial.value, -trial.number), default=None)

    @property
    def unseen(self) -> Unseen | None:
        """The best beside the default on what no trial saw; None before it is measured."""
        stored = (self.best_line or {}).get("unseen")
        return Unseen.from_json(stored) if stored else None

    @property
    def names(self) -> list[str]:
        """The settings that vary, in the order of the space."""
        names = (text.partition("=")[0] for text in self.plan.get("space", ()))
        known = {name for trial in self.trials.values() for name in trial.settings}
        return [name for name in names if name in known]

    def best_so_far(self) -> list[tuple[int, float]]:
        """After each complete trial, in the order of numbers, the highest figure yet."""
        points: list[tuple[int, float]] = []
        for trial in sorted(self.trials.values(), key=lambda trial: trial.number):
            if trial.value is not None:
                before = points[-1][1] if points else trial.value
                points.append((trial.number, max(before, trial.value)))
        return points

    def take(self, line: Mapping[str, Any]) -> None:
        """Take a line; one of an unknown kind changes nothing."""
        take = getattr(self, f"_take_{line.get('event')}", None)
        if take is not None:
            take(line)

    def _take_study(self, line: Mapping[str, Any]) -> None:
        self.study, self.plan, self.metric = line["study"], dict(line), line["metric"]
        self.default = line["default"]
        self.trials = {}
        for trial in line["trials"]:
            epochs = {int(epoch): value for epoch, value in trial["epochs"].items()}
            row = TrialRow(
                trial["number"],
                trial["settings"],
                trial["state"],
                trial["value"],
                epochs,
                trial["note"],
            )
            self.trials[row.number] = row
        self.finished = sum(
            trial.state in (COMPLETE, PRUNED, FAILED) for trial in self.trials.values()
        )

    def _take_default(self, line: Mapping[str, Any]) -> None:
        self.default = dict(line)

    def _take_begin(self, line: Mapping[str, Any]) -> None:
        number = line["number"]
        self.trials[number] = TrialRow(number, line["settings"], RUNNING)

    def _take_epoch(self, line: Mapping[str, Any]) -> None:
        if (trial := self.trials.get(line["number"])) is not None:
            epochs = {**trial.epochs, line["epoch"]: line["value"]}
            self.trials[trial.number] = replace(trial, epochs=epochs)

    def _take_trial(self, line: Mapping[str, Any]) -> None:
        number = line["number"]
        known = self.trials.get(number)
        epochs = known.epochs if known else {}
        self.trials[number] = TrialRow(
            number, line["settings"], line["state"], line["value"], epochs, line.get("note", "")
        )
        self.finished, self.of, self.eta_seconds = line["finished"], line["of"], line["eta_seconds"]

    def _take_again(self, line: Mapping[str, Any]) -> None:
        self.trials.pop(line["number"], None)

    def _take_deleted(self, line: Mapping[str, Any]) -> None:
        self.trials.pop(line["number"], None)

    def _take_importance(self, line: Mapping[str, Any]) -> None:
        self.shares = dict(line["shares"])

    def _take_best(self, line: Mapping[str, Any]) -> None:
        self.best_line = dict(line)
