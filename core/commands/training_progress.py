"""How a training goes, as lines for people or of JSON."""

import sys
from collections.abc import Iterable
from dataclasses import asdict, replace

from core.commands.terminal import lines, shown
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics import Metrics
from core.runs.curves import RunCurves
from core.runs.diagnosis import diagnosis
from core.runs.job import (
    CrossValidated,
    EpochDone,
    Event,
    Finished,
    FoldStarted,
    Preparing,
    Resumed,
    Started,
    StepDone,
    to_line,
)


class JsonLines:
    """Events as lines of JSON; the last one also says what the curves tell."""

    def __init__(self) -> None:
        self._curves = RunCurves()

    def go_on_from(self, past: Iterable[Event]) -> None:
        """The training goes on with a run that said `past` before."""
        for event in past:
            self._curves.take(event)

    def __call__(self, event: Event) -> None:
        self._curves.take(event)
        if isinstance(event, Finished) and event.run and event.reason != "paused":
            found = diagnosis(self._curves)
            event = replace(event, diagnosis=found.to_json() if found is not None else {})
        print(to_line(event), flush=True)


class ProgressLine:
    """Events as lines for people: one that changes in place while it goes, one that stays an epoch."""

    def __init__(self) -> None:
        self._is_terminal = sys.stdout.isatty()
        self._epochs = 0
        self._stage = ""
        self._curves = RunCurves()

    def go_on_from(self, past: Iterable[Event]) -> None:
        """The training goes on with a run that said `past` before."""
        for event in past:
            self._curves.take(event)

    def __call__(self, event: Event) -> None:
        self._curves.take(event)
        if isinstance(event, Preparing):
            self._prepare(event)
        elif isinstance(event, Started):
            self._start(event)
        elif isinstance(event, Resumed):
            self._resume(event)
        elif isinstance(event, StepDone):
            self._step(event)
        elif isinstance(event, EpochDone):
            self._epoch(event)
        elif isinstance(event, FoldStarted):
            self._fold(event)
        elif isinstance(event, CrossValidated):
            self._say("\n".join(_over_folds(event)), stays=True)
        elif isinstance(event, Finished):
            self._finish(event)

    def _prepare(self, event: Preparing) -> None:
        if event.stage != self._stage:
            self._stage = event.stage
            self._say(translate(event.stage) + "…", stays=True)

    def _start(self, event: Started) -> None:
        self._epochs = event.epochs
        template = QT_TRANSLATE_NOOP(
            "core",
            "{run}: {examples} examples, {held_out} held out, {parameters} parameters;"
            " {baseline} {value}",
        )
        line = translate(template).format(
            run=event.run,
            examples=event.examples,
            held_out=event.validation_examples,
            parameters=event.parameters,
            baseline=event.baseline_name,
            value=shown(event.baseline),
        )
        self._say(line, stays=True)

    def _resume(self, event: Resumed) -> None:
        template = QT_TRANSLATE_NOOP("core", "{run} goes on from epoch {epoch}, step {step}")
        self._say(translate(template).format(**asdict(event)), stays=True)

    def _step(self, event: StepDone) -> None:
        if not self._is_terminal:
            return
        template = QT_TRANSLATE_NOOP(
            "core",
            "epoch {epoch}/{epochs}  loss {loss:.3f}  accuracy {accuracy:.3f}"
            "  {speed:.0f} examples/s  {left:.0f} s left",
        )
        line = translate(template).format(
            epoch=event.epoch,
            epochs=self._epochs,
            loss=event.loss,
            accuracy=event.accuracy,
            speed=event.examples_per_second,
            left=event.eta_seconds,
        )
        self._say(line, stays=False)

    def _epoch(self, event: EpochDone) -> None:
        template = QT_TRANSLATE_NOOP(
            "core",
            "epoch {epoch}/{epochs}  loss {loss} / {held_loss}  accuracy {accuracy}"
            " / {held_accuracy}  {metrics}  {seconds:.1f} s",
        )
        line = translate(template).format(
            epoch=event.epoch,
            epochs=self._epochs,
            loss=shown(event.loss, 3),
            held_loss=shown(event.validation_loss, 3),
            accuracy=shown(event.accuracy, 3),
            held_accuracy=shown(event.validation_accuracy, 3),
            metrics=_measured(event.metrics),
            seconds=event.seconds,
        )
        self._say(line + (" *" if event.is_best else ""), stays=True)

    def _fold(self, event: FoldStarted) -> None:
        template = QT_TRANSLATE_NOOP("core", "Fold {fold} of {folds}")
        self._say(translate(template).format(fold=event.fold, folds=event.folds), stays=True)

    def _finish(self, event: Finished) -> None:
        reasons = {
            "completed": QT_TRANSLATE_NOOP("core", "Completed in {seconds:.1f} s."),
            "early": QT_TRANSLATE_NOOP("core", "Ended early after {seconds:.1f} s."),
            "paused": QT_TRANSLATE_NOOP("core", "Paused after {seconds:.1f} s."),
            "stopped": QT_TRANSLATE_NOOP("core", "Stopped after {seconds:.1f} s."),
            "diverged": QT_TRANSLATE_NOOP("core", "Ended after {seconds:.1f} s."),
        }
        line = translate(reasons[event.reason]).format(seconds=event.seconds)
        if event.note:
            line += f" {event.note}"
        if not (event.run or event.metrics):
            line += translate(
                QT_TRANSLATE_NOOP("core", " No epoch was complete, so there is nothing to keep.")
            )
        self._say(line, stays=True)
        self._judge()

    def _judge(self) -> None:
        """The one figure of the run, and what its curves say."""
        figure, found = self._curves.headline, diagnosis(self._curves)
        if figure.value is not None:
            self._say(figure.about.replace("\n", ", "), stays=True)
        if found is not None:
            self._say(found.sentence, stays=True)

    def _say(self, text: str, stays: bool) -> None:
        start = "\r\x1b[K" if self._is_terminal else ""
        print(start + text, end="\n" if stays else "", flush=True)


def _over_folds(event: CrossValidated) -> list[str]:
    """A table of the metrics: mean, interval, and each fold's own."""
    columns = (
        QT_TRANSLATE_NOOP("core", "Metric"),
        QT_TRANSLATE_NOOP("core", "Mean"),
        QT_TRANSLATE_NOOP("core", "95 % interval"),
        QT_TRANSLATE_NOOP("core", "Each fold"),
    )
    rows = [
        [
            name,
            f"{spread['mean']:.4f}",
            f"{spread['low']:.4f} … {spread['high']:.4f}",
            "  ".join(f"{value:.4f}" for value in spread["values"]),
        ]
        for name, spread in event.metrics.items()
    ]
    return lines([translate(column) for column in columns], rows)


def _measured(metrics: Metrics) -> str:
    """Names and values; of what is not measured at all no more than that."""
    if all(value is None for value in metrics.values()):
        return ""
    return "  ".join(f"{name} {shown(value)}" for name, value in metrics.items())
