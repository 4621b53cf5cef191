"""A study in its SQLite file, through Optuna: what was tried, what comes next, what was interrupted.

One process at a time works on a study. A kill at any moment loses no trial: what was running is marked failed
and waits again with the same settings.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import optuna
import sqlalchemy.exc
from optuna.distributions import (
    BaseDistribution,
    CategoricalDistribution,
    FloatDistribution,
    IntDistribution,
)
from optuna.trial import FrozenTrial, TrialState

from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.tuning.plan import GRID, HYPERBAND, MEDIAN, RANDOM, Plan
from core.tuning.space import Dimension, Listed, Value, grid_points, varied

# What this program notes of a trial.
AGAIN, QUEUED, DELETED, RUN, NOTE, SECONDS = (
    "again",
    "queued_again",
    "deleted",
    "run",
    "note",
    "seconds",
)
ATTEMPT = "attempt"
_STATES = {
    TrialState.WAITING: "waiting",
    TrialState.RUNNING: "running",
    TrialState.COMPLETE: "complete",
    TrialState.PRUNED: "pruned",
    TrialState.FAIL: "failed",
}
# Of fewer trials nobody can say what mattered.
LEAST_FOR_IMPORTANCE = 4
optuna.logging.set_verbosity(optuna.logging.WARNING)


@dataclass(frozen=True)
class Trial:
    """What is known of a trial; `epochs` holds the held-out figure of each epoch, `seconds` what it took."""

    number: int
    settings: dict[str, Value]
    state: str
    value: float | None = None
    epochs: dict[int, float] = field(default_factory=dict)
    run: str = ""
    note: str = ""
    seconds: float | None = None
    attempt: int = 1


def distribution(dimension: Dimension) -> BaseDistribution:
    """What a sampler draws from."""
    if isinstance(dimension, Listed):
        return CategoricalDistribution(dimension.values)
    if isinstance(dimension.low, int) and isinstance(dimension.high, int):
        return IntDistribution(dimension.low, dimension.high, log=dimension.is_log)
    return FloatDistribution(dimension.low, dimension.high, log=dimension.is_log)


class Study:
    """The trials of one `plan`; use `create` or `load`."""

    def __init__(self, file: Path, plan: Plan) -> None:
        self.file, self.plan = file, plan
        self._distributions = {part.name: distribution(part) for part in varied(plan.space)}
        self._running: dict[int, optuna.Trial] = {}
        self._open()

    @classmethod
    def create(cls, file: Path, plan: Plan) -> "Study":
        """A study that begins with `plan` in the new `file`, which appears when all of that is in it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}")
        beside.unlink(missing_ok=True)
        storage = _storage(beside)
        study = optuna.create_study(storage=storage, study_name=plan.study, direction="maximize")
        study.set_user_attr("plan", plan.to_json())
        storage.engine.dispose()
        beside.replace(file)
        return cls(file, plan)

    @classmethod
    def load(cls, file: Path, study: str) -> "Study":
        """The study that `file` holds.

        Raises:
            DataError: it is damaged, or holds none of this name that this program made.
        """
        try:
            stored = optuna.load_study(storage=_storage(file), study_name=study)
            return cls(file, Plan.from_json(stored.user_attrs["plan"]))
        except (KeyError, TypeError, RuntimeError, sqlalchemy.exc.SQLAlchemyError) as error:
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "{file} is no study of this program, or damaged ({reason}); choose another name with"
                    " --study.",
                ),
                file=file,
                reason=str(error).splitlines()[0][:160] if str(error) else type(error).__name__,
            ) from error

    def _open(self) -> None:
        """What is in the file now: another connection may have changed it."""
        self._study = optuna.load_study(
            storage=_storage(self.file),
            study_name=self.plan.study,
            pruner=_pruner(self.plan.pruner),
        )
        # With the same seed a study that goes on would draw the same again.
        seed = self.plan.seed + len(self._study.get_trials(deepcopy=False))
        self._study.sampler = _sampler(self.plan.sampler, seed)

    # What is known.

    def trials(self) -> list[Trial]:
        """Every trial that counts, in order: without deleted ones and those that wait again."""
        frozen = self._study.get_trials(deepcopy=False)
        return [self._trial(trial) for trial in frozen if not _is_left(trial)]

    @property
    def best(self) -> Trial | None:
        """The complete trial with the highest figure, the earlier one of equals."""
        complete = [(trial.value, -trial.number, trial) for trial in self.trials()]
        measured = [entry for entry in complete if entry[0] is not None]
        return max(measured, key=lambda entry: entry[:2])[2] if measured else None

    def note(self, name: str) -> Any:
        """What was written down under `name` about the whole study; None for nothing."""
        return self._study.user_attrs.get(name)

    def set_note(self, name: str, value: Any) -> None:
        """Write down `value`, which JSON can hold, under `name`."""
        self._study.set_user_attr(name, value)

    def importance(self) -> dict[str, float]:
        """The share of each setting in how much the figures differ, by fANOVA (Hutter et al. 2014).

        Optuna's default, PED-ANOVA, gave a choice that decided nearly everything 0.0 to 0.1. Empty where too
        few trials are complete or all came out the same.
        """
        values = {trial.value for trial in self.trials() if trial.state == "complete"}
        if len(values) < LEAST_FOR_IMPORTANCE:
            return {}
        evaluator = optuna.importance.FanovaImportanceEvaluator(seed=self.plan.seed)
        shares = optuna.importance.get_param_importances(self._study, evaluator=evaluator)
        return {name: float(share) for name, share in shares.items()}

    # What comes next.

    def requeue_interrupted(self) -> None:
        """Let what a kill interrupted wait again."""
        for trial in self._study.get_trials(deepcopy=False, states=(TrialState.RUNNING,)):
            self._requeue(trial, 0)

    def fill_grid(self) -> None:
        """Let every point of a grid wait that was never met."""
        if self.plan.sampler != GRID:
            return
        met = [_fixed(trial) for trial in self._study.get_trials(deepcopy=False)]
        for point in grid_points(self.plan.space):
            if point not in met:
                self._study.enqueue_trial(point)

    def ask(self) -> Trial | None:
        """The next trial, which runs from now on; None where a grid is through."""
        waiting = self._study.get_trials(deepcopy=False, states=(TrialState.WAITING,))
        if self.plan.sampler == GRID and not waiting:
            return None
        trial = self._study.ask(self._distributions)
        self._running[trial.number] = trial
        return self._trial(self._frozen(trial.number))

    def report(self, number: int, epoch: int, value: float) -> bool:
        """Take the figure of an epoch; whether the trial is so bad that it should end."""
        trial = self._running[number]
        trial.report(value, epoch)
        return bool(trial.should_prune())

    def complete(self, number: int, value: float, run: str, seconds: float) -> None:
        """The trial is through."""
        trial = self._running.pop(number)
        trial.set_user_attr(RUN, run)
        trial.set_user_attr(SECONDS, seconds)
        self._study.tell(trial, value)

    def prune(self, number: int, seconds: float) -> None:
        """The trial has ended early."""
        trial = self._running.pop(number)
        trial.set_user_attr(SECONDS, seconds)
        self._study.tell(trial, state=TrialState.PRUNED)

    def fail(self, number: int, note: str) -> None:
        """The trial has failed, for a reason that is its own."""
        trial = self._running.pop(number)
        trial.set_user_attr(NOTE, note)
        self._study.tell(trial, state=TrialState.FAIL)

    def requeue(self, number: int, attempts: int = 0) -> None:
        """Let a running trial wait again; `attempts` counts that it has ended its process once more."""
        self._requeue(self._frozen(number), attempts)
        self._running.pop(number, None)

    def delete(self, number: int) -> None:
        """Take a trial out of the study for good: no sampler, importance or best knows it any more.

        Optuna deletes no trial, and its numbers are places: it stays in the file as failed, without a figure.
        """
        if number in self._running:
            trial = self._running.pop(number)
            trial.set_user_attr(DELETED, True)
            self._study.tell(trial, state=TrialState.FAIL)
            return
        with closing(sqlite3.connect(self.file)) as connection, connection:
            (key,) = connection.execute(
                "SELECT trial_id FROM trials JOIN studies USING (study_id)"
                " WHERE study_name = ? AND number = ?",
                (self.plan.study, number),
            ).fetchone()
            connection.execute("UPDATE trials SET state = 'FAIL' WHERE trial_id = ?", (key,))
            connection.execute("DELETE FROM trial_values WHERE trial_id = ?", (key,))
            connection.execute(
                "INSERT INTO trial_user_attributes (trial_id, key, value_json) VALUES (?, ?, 'true')",
                (key, DELETED),
            )
        self._open()

    def _requeue(self, trial: FrozenTrial, attempts: int) -> None:
        """In this order: killed in between, the trial is found running again and nothing comes twice."""
        storage = self._study._storage
        known = self._study.get_trials(deepcopy=False)
        settings = _fixed(trial)
        is_whole = set(settings) == set(self._distributions)
        storage.set_trial_user_attr(trial._trial_id, QUEUED, True)
        if is_whole and not any(other.user_attrs.get(AGAIN) == trial.number for other in known):
            attempt = trial.user_attrs.get(ATTEMPT, 1) + attempts
            self._study.enqueue_trial(settings, {AGAIN: trial.number, ATTEMPT: attempt})
        self._study.tell(trial.number, state=TrialState.FAIL)

    def _frozen(self, number: int) -> FrozenTrial:
        return self._study.get_trials(deepcopy=False)[number]

    def _trial(self, trial: FrozenTrial) -> Trial:
        notes: Mapping[str, Any] = trial.user_attrs
        return Trial(
            number=trial.number,
            settings=_fixed(trial),
            state=_STATES[trial.state],
            value=trial.value if trial.state == TrialState.COMPLETE else None,
            epochs=dict(trial.intermediate_values),
            run=notes.get(RUN, ""),
            note=notes.get(NOTE, ""),
            seconds=notes.get(SECONDS),
            attempt=notes.get(ATTEMPT, 1),
        )


def _is_left(trial: FrozenTrial) -> bool:
    return bool(trial.user_attrs.get(DELETED) or trial.user_attrs.get(QUEUED))


def _fixed(trial: FrozenTrial) -> dict[str, Value]:
    """The settings of a trial, also of one that waits."""
    return {**trial.system_attrs.get("fixed_params", {}), **trial.params}


def _storage(file: Path) -> optuna.storages.RDBStorage:
    return optuna.storages.RDBStorage(f"sqlite:///{file}")


def _sampler(name: str, seed: int) -> optuna.samplers.BaseSampler:
    """A grid waits point by point, so that whoever samples never draws for it."""
    if name in (GRID, RANDOM):
        return optuna.samplers.RandomSampler(seed=seed)
    return optuna.samplers.TPESampler(seed=seed)


def _pruner(name: str) -> optuna.pruners.BasePruner:
    if name == MEDIAN:
        # The first epoch tells little of the last one.
        return optuna.pruners.MedianPruner(n_startup_trials=4, n_warmup_steps=2)
    return optuna.pruners.HyperbandPruner() if name == HYPERBAND else optuna.pruners.NopPruner()
