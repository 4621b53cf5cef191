"""A tuning under way: gives trials to workers, ends bad ones and tells what the best is worth."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.runs.job import EpochDone, Event, Failed, Finished, Started
from core.task_choices import TASKS
from core.tuning.crew import BEST, DEFAULT, TRIAL, Crew, Work, unable
from core.tuning.kept_runs import KeptRuns
from core.tuning.orders import CANCEL, CONTINUE, DELETE, LEAVE, PAUSE, STOP, Order
from core.tuning.plan import GRID
from core.tuning.report import Line, best_line, importance_line, study_line, trial_line
from core.tuning.space import grid_points
from core.tuning.study import Study, Trial
from core.tuning.trial_workspace import TrialWorkspace
from core.tuning.worker_link import Ended
from core.workspace import Workspace

# A trial that ended its process so often fails instead of waiting again.
MOST_ATTEMPTS = 3
# What mattered is told after so many trials each; it takes a second.
IMPORTANCE_EVERY = 5
# Seconds between two looks at the clock.
TICK = 0.5
PRUNED = "pruned"


@dataclass(frozen=True)
class Budget:
    """When it is over: so many trials of the study are through, or so many minutes are; None: no limit."""

    trials: int | None = None
    minutes: float | None = None


class Tuning:
    """One process's work on a `study`; `run` returns when it is over."""

    def __init__(
        self,
        workspace: Workspace,
        study: Study,
        budget: Budget,
        workers: int,
        emit: Callable[[Line], None],
        program: Sequence[str] | None = None,
    ) -> None:
        """`emit` hears each line; `program` replaces what starts a worker."""
        self.study, self.budget, self.emit = study, budget, emit
        trials = TrialWorkspace(workspace, study.plan.study)
        self.kept = KeptRuns(trials, study)
        self.crew = Crew(trials.path, study.plan.study, workers, program)
        self.metric = TASKS[study.plan.task].metric
        self._workers = workers
        self._is_paused = self._is_stopping = self._is_through = self._has_left = False
        minutes = float("inf") if budget.minutes is None else budget.minutes
        self._deadline = time.monotonic() + 60 * minutes

    def order(self, order: Order) -> None:
        """Take an order, from any thread or a signal."""
        self.crew.order(order)

    def run(self) -> None:
        """Work until the budget is spent, the grid is through or somebody ends it.

        Raises:
            UserError: nothing can be trained here; says why.
        """
        self.study.requeue_interrupted()
        self.study.fill_grid()
        self.kept.remove_left()
        self.emit(study_line(self.study, self.kept))
        try:
            if self._has_work():
                self.crew.hire()
                self._loop()
        finally:
            self.crew.close()
        if not self._has_left:
            self._tell_importance()
            self.emit(best_line(self.study, self.kept))

    def _has_work(self) -> bool:
        """Whether workers are needed at all: a study may be continued that is through."""
        is_waiting = any(trial.state == "waiting" for trial in self.study.trials())
        may_begin = self._may_begin() and (is_waiting or self.study.plan.sampler != GRID)
        return may_begin or self.kept.default is None or self.kept.lacks_best

    def _loop(self) -> None:
        while not self._has_left:
            while self.crew.has_idle and (work := self._next_work()) is not None:
                self._begin(work)
            is_over = self._is_stopping or (self._is_through and not self.crew.is_starting)
            if is_over and not self._is_paused and not self.crew.works:
                return
            for said in self.crew.listen(TICK):
                if isinstance(said, Order):
                    self._obey(said)
                else:
                    self._follow(*said)

    # What comes next.

    def _next_work(self) -> Work | None:
        is_on = not self._is_stopping and not self._is_paused
        kinds = [work.kind for work in self.crew.works]
        if is_on and self.kept.default is None and DEFAULT not in kinds:
            return Work(DEFAULT)
        if is_on and self._may_begin() and (trial := self.study.ask()) is not None:
            return Work(TRIAL, trial)
        # Its run went with a trial that was deleted, or with a kill.
        if is_on and not kinds and self.kept.lacks_best:
            return Work(BEST, self.study.best)
        self._is_through = is_on
        return None

    def _begin(self, work: Work) -> None:
        settings = work.trial.settings if work.trial else {}
        self.crew.give(work, self.study.plan.job(settings))
        if work.trial and work.kind == TRIAL:
            self.emit({"event": "begin", "number": work.trial.number, "settings": settings})

    def _may_begin(self) -> bool:
        if time.monotonic() > self._deadline:
            return False
        running = sum(work.kind == TRIAL for work in self.crew.works)
        return self.budget.trials is None or self._finished() + running < self.budget.trials

    def _finished(self) -> int:
        return sum(trial.state in ("complete", PRUNED, "failed") for trial in self.study.trials())

    # What is heard.

    def _obey(self, order: Order) -> None:
        if order.kind == DELETE:
            self._delete(order.number)
        elif order.kind in (PAUSE, CONTINUE):
            self._is_paused = order.kind == PAUSE
            self._is_through = False
            self.emit({"event": "paused" if self._is_paused else "going"})
        else:
            self._is_stopping, self._is_paused = True, False
            self._has_left = order.kind == LEAVE
            if order.kind in (CANCEL, LEAVE):
                self._cancel()
            elif order.kind == STOP:
                self.emit({"event": "stopping"})

    def _cancel(self) -> None:
        """End what is under way at once; trials wait again."""
        works = self.crew.works
        self.crew.close()
        for work in works:
            if work.trial and work.ends == PRUNED:
                self.study.prune(work.trial.number, work.seconds)
            elif work.trial and work.kind == TRIAL and not work.ends:
                self.study.requeue(work.trial.number)

    def _delete(self, number: int) -> None:
        known = {trial.number: trial for trial in self.study.trials()}
        if number not in known:
            return
        for work in self.crew.works:
            if work.trial and work.trial.number == number:
                self.crew.stop(work, DELETE)
        self.study.delete(number)
        self.kept.remove(known[number].run)
        self._is_through = False
        self.emit({"event": "deleted", "number": number})

    def _follow(self, work: Work, said: Event | Ended) -> None:
        if isinstance(said, Started):
            work.epochs = said.epochs
        elif isinstance(said, EpochDone):
            work.done.append(said)
            self._take_epoch(work, said)
        elif isinstance(said, (Finished, Failed)):
            self.crew.free(work)
            self._end(work, said)
        elif isinstance(said, Ended) and work.trial and work.kind == TRIAL:
            self._take_loss(work, work.trial, said)

    def _take_epoch(self, work: Work, event: EpochDone) -> None:
        value = event.metrics.get(self.metric)
        if work.kind != TRIAL or work.trial is None or work.ends or value is None:
            return
        number = work.trial.number
        self.emit({"event": "epoch", "number": number, "epoch": event.epoch, "value": value})
        # After the last one there is nothing to save.
        if self.study.report(number, event.epoch, value) and event.epoch < work.epochs:
            self.crew.stop(work, PRUNED)

    def _take_loss(self, work: Work, trial: Trial, ended: Ended) -> None:
        """Its process was killed: it waits again, unless it has ended too many of them."""
        if work.ends == PRUNED:
            self.study.prune(trial.number, work.seconds)
            self._tell(trial.number)
        elif work.ends:
            return
        elif trial.attempt < MOST_ATTEMPTS:
            self.study.requeue(trial.number, attempts=1)
            self.emit({"event": "again", "number": trial.number})
        else:
            self.study.fail(trial.number, ended.reason)
            self._tell(trial.number)

    def _end(self, work: Work, event: Finished | Failed) -> None:
        run = event.run if isinstance(event, Finished) else ""
        if work.kind == DEFAULT:
            self._take_default(work, event)
        elif work.trial and work.kind == BEST:
            self.kept.take_best(work.trial.number, run)
        elif work.trial and work.ends == PRUNED:
            self.study.prune(work.trial.number, work.seconds)
            self._tell(work.trial.number)
        elif work.trial and not work.ends:
            self._take_trial(work, work.trial, event)
        self.kept.remove(run)

    def _take_trial(self, work: Work, trial: Trial, event: Finished | Failed) -> None:
        value = event.metrics.get(self.metric) if isinstance(event, Finished) else None
        before = self.kept.best
        if isinstance(event, Finished) and value is not None:
            self.study.complete(trial.number, value, event.run, work.seconds)
        else:
            self.study.fail(
                trial.number, event.message if isinstance(event, Failed) else event.note
            )
        self.kept.remove(before)
        self._tell(trial.number)

    def _take_default(self, work: Work, event: Finished | Failed) -> None:
        if isinstance(event, Failed):
            raise unable(event.message)
        best = next((done for done in work.done if done.epoch == event.best_epoch), None)
        interval = best.intervals.get(self.metric) if best else None
        self.kept.take_default(event.metrics.get(self.metric), interval, event.run)
        self.emit({"event": "default", "metric": self.metric, **(self.kept.default or {})})

    # What is told.

    def _tell(self, number: int) -> None:
        trial = next(trial for trial in self.study.trials() if trial.number == number)
        finished = self._finished()
        of = self._total()
        self.emit(trial_line(trial, finished, of, self._eta(finished, of)))
        if finished % IMPORTANCE_EVERY == 0:
            self._tell_importance()

    def _total(self) -> int | None:
        """How many trials there will be, where that is known."""
        totals = [] if self.budget.trials is None else [self.budget.trials]
        if self.study.plan.sampler == GRID:
            totals.append(len(grid_points(self.study.plan.space)))
        return min(totals, default=None)

    def _eta(self, finished: int, of: int | None) -> float | None:
        """Seconds that are left: by the mean of what trials took, or by the clock."""
        left = max(0.0, self._deadline - time.monotonic())
        took = [trial.seconds for trial in self.study.trials() if trial.seconds is not None]
        if of is not None and took:
            left = min(left, max(0, of - finished) * sum(took) / len(took) / self._workers)
        return left if left < float("inf") else None

    def _tell_importance(self) -> None:
        if line := importance_line(self.study):
            self.emit(line)
