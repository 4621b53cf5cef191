"""`train`: train a model and keep it as a run."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from core.commands.ranking_options import seed
from core.commands.terminal import shown
from core.data.shops.current import open_shop
from core.errors import UserError, sentence
from core.evaluation.promotion.measurement import judge
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics import Metrics
from core.runs.curves import RunCurves
from core.runs.diagnosis import diagnosis
from core.runs.job import (
    Compared,
    EpochDone,
    Event,
    EventCallback,
    Finished,
    Job,
    Preparing,
    Started,
    StepDone,
    to_line,
)
from core.runs.promotion import settle
from core.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    job = Job()
    parser.add_argument("--task", default=job.task, help=f"what to learn (default: {job.task})")
    parser.add_argument(
        "--network", default=job.network, help=f"what learns it (default: {job.network})"
    )
    parser.add_argument("--epochs", help="passes over the examples; the same as --set epochs=N")
    parser.add_argument(
        "--seed", type=seed, default=job.seed, help="the same seed, the same numbers"
    )
    parser.add_argument(
        "--set",
        dest="settings",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="change a setting; repeat for several. An unknown name lists them all",
    )


def run(args: argparse.Namespace) -> int:
    """Train, tell how it goes, and activate the run unless the active one is better."""
    # What is wrong with the job should be known before seconds of imports.
    from core.task_choices import training_settings

    job = Job(args.task, args.network, args.seed, _settings(args))
    training_settings(job.task, job.network, job.settings)
    emit = _json_line if args.json else ProgressLine()
    with open_shop(args.workspace) as workspace, stop_on_interrupt() as stop_requested:
        from core.training.trainer import train

        finished = train(workspace, job, emit, stop_requested)
        _settle(workspace, finished, emit, args.json)
    return 0


def _settle(workspace: Workspace, finished: Finished, emit: EventCallback, is_json: bool) -> None:
    """Let the run go live unless something speaks against it, and say which."""
    verdict = None
    try:
        if finished.run:
            verdict = judge(workspace, finished.run, finished.reason == "stopped")
            if is_json:
                emit(Compared(verdict.to_json()))
    finally:
        # What a script reads last, whatever came of the comparison.
        emit(finished)
    if verdict is None:
        return
    settle(workspace, verdict)
    line = [verdict.sentence()]
    if not verdict.goes_live:
        hint = QT_TRANSLATE_NOOP("core", "`{program} runs --activate {run}` uses it all the same.")
        line.append(sentence(hint, run=verdict.run))
    print("\n".join(line), file=sys.stderr if is_json else sys.stdout)


def _settings(args: argparse.Namespace) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for text in args.settings:
        name, equals, value = text.partition("=")
        if not equals:
            raise UserError(
                QT_TRANSLATE_NOOP("core", "--set takes NAME=VALUE, not {given!r}."), given=text
            )
        settings[name.strip()] = value.strip()
    if args.epochs is not None:
        settings["epochs"] = args.epochs
    return settings


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """The first Ctrl-C asks training to stop and keep its model, the second ends at once."""
    signals: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        signals.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(signals)
    finally:
        signal.signal(signal.SIGINT, before)


def _json_line(event: Event) -> None:
    print(to_line(event), flush=True)


class ProgressLine:
    """Events as lines for people: one that changes in place while it goes, one that stays an epoch."""

    def __init__(self) -> None:
        self._is_terminal = sys.stdout.isatty()
        self._epochs = 0
        self._stage = ""
        self._curves = RunCurves()

    def __call__(self, event: Event) -> None:
        self._curves.take(event)
        if isinstance(event, Preparing):
            self._prepare(event)
        elif isinstance(event, Started):
            self._start(event)
        elif isinstance(event, StepDone):
            self._step(event)
        elif isinstance(event, EpochDone):
            self._epoch(event)
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

    def _finish(self, event: Finished) -> None:
        reasons = {
            "completed": QT_TRANSLATE_NOOP("core", "Completed in {seconds:.1f} s."),
            "early": QT_TRANSLATE_NOOP("core", "Ended early after {seconds:.1f} s."),
            "stopped": QT_TRANSLATE_NOOP("core", "Stopped after {seconds:.1f} s."),
            "diverged": QT_TRANSLATE_NOOP("core", "Ended after {seconds:.1f} s."),
        }
        line = translate(reasons[event.reason]).format(seconds=event.seconds)
        if event.note:
            line += f" {event.note}"
        if not event.run:
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


def _measured(metrics: Metrics) -> str:
    """Names and values; of what is not measured at all no more than that."""
    if all(value is None for value in metrics.values()):
        return ""
    return "  ".join(f"{name} {shown(value)}" for name, value in metrics.items())
