"""What the training is doing, in a line of words and a bar."""

import time

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from core.language import plural, translate
from core.runs.headline import Headline
from core.runs.job import (
    EpochDone,
    Event,
    Failed,
    Finished,
    FoldStarted,
    Preparing,
    Started,
    StepDone,
)
from gui.language import Retranslated
from gui.widgets.layouts import column
from gui.widgets.plain import Label

# Seconds must not look as if they skipped.
CLOCK_MILLISECONDS = 250
# Finer than the pixels of any bar.
BAR_STEPS = 1000


class Progress(Retranslated, QWidget):
    """Two lines and a bar: what is under way, how fast, how long. `changed`: they are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._headline = Label()
        self._details = Label(kind="small")
        for label in (self._headline, self._details):
            label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        column(self._headline, self._bar, self._details, parent=self, spacing=4)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MILLISECONDS)
        self._clock.timeout.connect(self._refresh)
        self.reset()

    def reset(self) -> None:
        """Back to waiting."""
        self._state = "idle"
        self._event: Preparing | Finished | None = None
        self._started: Started | None = None
        self._step: StepDone | None = None
        self._fold: FoldStarted | None = None
        # What was done before it went on, in no time of this one.
        self._share_before = 0.0
        self._begun = time.monotonic()
        self._clock.stop()
        self._refresh()

    def begin(self) -> None:
        """Train was pressed; the clock runs from now on."""
        self.reset()
        self._state = "starting"
        self._begun = time.monotonic()
        self._clock.start()
        self._refresh()

    def stopping(self) -> None:
        """Stop was pressed."""
        self._state = "stopping"
        self._refresh()

    def pausing(self) -> None:
        """Pause was pressed."""
        self._state, self._event = "pausing", None
        self._refresh()

    def end(self, state: str) -> None:
        """The process died (`failed`) or was ended because it did not stop in time (`stopped`)."""
        self._state = state
        self._clock.stop()
        self._refresh()

    def take(self, event: Event) -> None:
        """Follow what the process says; words are redrawn by the clock."""
        # A comparison of the run before, say, is told while the next is prepared.
        if isinstance(event, (Preparing, Finished)):
            self._event = event
        if isinstance(event, Started):
            self._started = event
        elif isinstance(event, StepDone):
            self._step = event
        elif isinstance(event, FoldStarted):
            if self._fold is None:
                self._share_before = (event.fold - 1) / event.folds
            self._fold, self._started, self._step = event, None, None
        if isinstance(event, (Preparing, Started)) and self._state not in ("stopping", "pausing"):
            self._state = "preparing" if isinstance(event, Preparing) else "training"
        elif isinstance(event, Finished):
            self.end("paused" if event.reason == "paused" else "finished")
        elif isinstance(event, Failed):
            self.end("failed")
        elif isinstance(event, EpochDone):
            self._refresh()

    @property
    def state(self) -> str:
        """What is under way: `idle`, `starting`, `preparing`, `training`, `stopping`, `pausing`, or its end.

        That is `finished`, `paused`, `stopped` or `failed`.
        """
        return self._state

    @property
    def text(self) -> str:
        """Both lines as one sentence, for those who do not see them."""
        return f"{self._headline.text()} {self._details.text()}".strip()

    @property
    def brief(self) -> str:
        """How far it is and how long it takes, in a few words."""
        if self._state != "training" or self._step is None or self._started is None:
            return self._headline.text()
        epoch = self.tr("epoch {epoch} of {epochs}").format(
            epoch=self._step.epoch, epochs=self._started.epochs
        )
        return " · ".join((*self._fold_name(), epoch, *self._left(self.seconds_left)))

    @property
    def share(self) -> float:
        """The share of all steps of all folds that is done, from 0 to 1."""
        share = 0.0
        if self._step is not None and self._started is not None:
            steps = self._started.epochs * self._started.steps_per_epoch
            share = self._step.step / max(1, steps)
        return (self._fold.fold - 1 + share) / self._fold.folds if self._fold else share

    @property
    def seconds_left(self) -> float:
        """Until the last fold is done, if the others take as long; 0 where that is not known yet."""
        if self._fold is None:
            return self._step.eta_seconds if self._step is not None else 0.0
        done = self.share - self._share_before
        return self._elapsed() * (1 - self.share) / done if done > 0 else 0.0

    def _retranslate(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        self._headline.setText(self._headline_text())
        details = self._details_text()
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._show_bar()
        self._bar.setAccessibleName(self._headline.text())
        self.setAccessibleDescription(self.text)
        self.changed.emit()

    def _headline_text(self) -> str:
        is_under_way = self._state in ("preparing", "training")
        return " · ".join((*(self._fold_name() if is_under_way else ()), self._what()))

    def _fold_name(self) -> tuple[str, ...]:
        """Which fold of a cross-validation is trained."""
        if self._fold is None:
            return ()
        fold, folds = self._fold.fold, self._fold.folds
        return (self.tr("Fold {fold} of {folds}").format(fold=fold, folds=folds),)

    def _what(self) -> str:
        if self._state == "training" and self._step is None:
            return self.tr("First steps…")
        if self._state == "training":
            return self._epoch_and_step()
        if self._state == "preparing":
            return self._preparation()
        if self._state == "pausing" and isinstance(self._event, Preparing):
            return self.tr("Pausing: {stage}").format(stage=translate(self._event.stage))
        if self._state == "finished":
            return self._result()
        return {
            "idle": self.tr("Ready to train"),
            "starting": self.tr("Starting the training process…"),
            "stopping": self.tr("Stopping, keeping the best epoch so far…"),
            "pausing": self.tr("Pausing…"),
            "paused": self.tr("Paused; it goes on from here, also after the window was closed"),
            "stopped": self.tr("Stopped"),
            "failed": self.tr("Training failed"),
        }[self._state]

    def _epoch_and_step(self) -> str:
        assert self._started is not None
        assert self._step is not None
        total = self._started.epochs * self._started.steps_per_epoch
        return self.tr("Epoch {epoch} of {epochs} · step {step} of {total}").format(
            epoch=self._step.epoch,
            epochs=self._started.epochs,
            step=f"{self._step.step:,}",
            total=f"{total:,}",
        )

    def _preparation(self) -> str:
        assert isinstance(self._event, Preparing)
        stage = translate(self._event.stage)
        if self._event.total <= 1:
            return self.tr("Preparing: {stage}").format(stage=stage)
        return self.tr("Preparing: {stage}, {done} of {total}").format(
            stage=stage, done=f"{self._event.done:,}", total=f"{self._event.total:,}"
        )

    def _result(self) -> str:
        assert isinstance(self._event, Finished)
        if self._event.note:
            return self._event.note
        if not self._event.best_epoch:
            return self.tr("Stopped before the first epoch was complete; nothing is kept")
        sentence = {
            "completed": self.tr("Finished; epoch {epoch} is the best"),
            "early": self.tr("Finished early, no more progress; epoch {epoch} is the best"),
            "stopped": self.tr("Stopped; epoch {epoch}, the best so far, is kept"),
        }.get(self._event.reason, self.tr("Finished; epoch {epoch} is the best"))
        return sentence.format(epoch=self._event.best_epoch)

    def _details_text(self) -> str:
        elapsed = self.tr("{time} elapsed").format(time=self.duration(self._elapsed()))
        if self._state in ("training", "stopping", "pausing") and self._step is not None:
            speed = plural(
                round(self._step.examples_per_second),
                self.tr("{count} example/s"),
                self.tr("{count} examples/s"),
            )
            return " · ".join((speed, *self._left(self.seconds_left), elapsed))
        if self._state == "finished":
            return self._finished_details()
        return elapsed if self._clock.isActive() else ""

    def _left(self, seconds: float) -> tuple[str, ...]:
        """Nothing while the process does not know yet."""
        if seconds <= 0:
            return ()
        return (self.tr("{time} left").format(time=self.duration(seconds)),)

    def _finished_details(self) -> str:
        assert isinstance(self._event, Finished)
        parts = [self._figure(self._event)]
        parts.append(self.tr("took {time}").format(time=self.duration(self._event.seconds)))
        if self._started is not None:
            examples = self._started.examples
            parts.append(plural(examples, self.tr("{count} example"), self.tr("{count} examples")))
            held_out = f"{self._started.validation_examples:,}"
            parts.append(self.tr("{count} held out").format(count=held_out))
            parameters = self._started.parameters
            one, many = self.tr("{count} parameter"), self.tr("{count} parameters")
            parts.append(plural(parameters, one, many))
        return " · ".join(filter(None, parts))

    def _figure(self, event: Finished) -> str:
        """The one figure of the run, as in the list of runs."""
        started = self._started
        job = started.job if started is not None else None
        measured = started.measured if started is not None else 0
        task = job.task if job is not None else ""
        return Headline.measured_by(task, event.metrics, {}, measured=measured).text

    def _elapsed(self) -> float:
        return time.monotonic() - self._begun

    def _show_bar(self) -> None:
        self._bar.setVisible(self._clock.isActive())
        if self._state == "training" and self._started is not None:
            self._set_bar(self.share)
        elif (
            self._state == "preparing" and isinstance(self._event, Preparing) and self._event.total
        ):
            self._set_bar(self._event.done / self._event.total)
        elif self._state in ("starting", "preparing"):
            self._bar.setRange(0, 0)

    def _set_bar(self, share: float) -> None:
        self._bar.setRange(0, BAR_STEPS)
        self._bar.setValue(round(share * BAR_STEPS))

    def duration(self, seconds: float) -> str:
        """`seconds` as people say it."""
        whole = max(0, round(seconds))
        if whole < 60:
            return self.tr("{seconds} s").format(seconds=whole)
        if whole < 3600:
            return self.tr("{minutes} min {seconds} s").format(
                minutes=whole // 60, seconds=whole % 60
            )
        return self.tr("{hours} h {minutes} min").format(
            hours=whole // 3600, minutes=whole % 3600 // 60
        )
