"""`train`: train a model and keep it as a run."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Any

from core.commands.foresee import foresee
from core.commands.ranking_options import seed
from core.commands.training_progress import JsonLines, ProgressLine
from core.data.shops.current import open_shop
from core.errors import UserError, sentence
from core.evaluation.promotion.measurement import judge
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.continuing import continued_job, is_resumable, past_of
from core.runs.job import (
    Compared,
    EventCallback,
    Finished,
    Job,
    TrainCommand,
)
from core.runs.promotion import settle
from core.training.presets import Preset, keep, preset
from core.workspace import Workspace

# Who hears how it goes.
Lines = JsonLines | ProgressLine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    job = Job()
    parser.add_argument("--task", help=f"what to learn (default: {job.task})")
    parser.add_argument("--network", help=f"what learns it (default: {job.network})")
    parser.add_argument(
        "--preset", metavar="NAME", help="begin with these settings; an unknown name lists them all"
    )
    parser.add_argument(
        "--keep-preset", metavar="NAME", help="keep the settings under this name and do not train"
    )
    parser.add_argument(
        "--foresee", action="store_true", help="tell what training would be, and do not train"
    )
    _add_choices(parser)
    parser.add_argument(
        "--continue",
        dest="continues",
        metavar="RUN",
        help="go on with a paused or interrupted run to its end, or with a finished one in a new run",
    )


def _add_choices(parser: argparse.ArgumentParser) -> None:
    """What differs from the defaults of a task and a network."""
    parser.add_argument("--epochs", help="passes over the examples; the same as --set epochs=N")
    parser.add_argument("--seed", type=seed, help="the same seed, the same numbers")
    parser.add_argument(
        "--folds",
        type=_folds,
        default=0,
        metavar="K",
        help="cross-validate: train K times, each time with another part held out; nothing goes live",
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
    from core.task_choices import require_effect
    from core.training.folds import require_folds

    settings = _settings(args)
    job = _job(args, settings)
    if args.continues is None:
        require_effect(job.task, job.network, job.settings)
    if job.folds:
        require_folds(job)
    if args.keep_preset is not None:
        keep(Preset(args.keep_preset, job.task, job.network, dict(job.settings)))
        return 0
    if args.foresee:
        with open_shop(args.workspace, write=False) as workspace:
            foresee(workspace, job, args.json)
        return 0
    emit: Lines = JsonLines() if args.json else ProgressLine()
    with open_shop(args.workspace) as workspace:
        command = TrainCommand(job)
        if args.continues is not None:
            command = _continuation(workspace, args, settings)
        _settle(workspace, _trained(workspace, command, emit), emit, args.json)
    return 0


def _job(args: argparse.Namespace, settings: dict[str, Any]) -> Job:
    """What was asked for, on top of the preset, if one is named."""
    usual = Job()
    task, seed_given = args.task or usual.task, args.seed
    job = Job(
        task,
        args.network or usual.network,
        usual.seed if seed_given is None else seed_given,
        settings,
        folds=args.folds,
    )
    if args.preset is None:
        return job
    begun = preset(task, args.preset)
    return replace(
        job, network=args.network or begun.network, settings={**begun.settings, **settings}
    )


def _continuation(
    workspace: Workspace, args: argparse.Namespace, settings: dict[str, Any]
) -> TrainCommand:
    """Going on with a run that kept its state, or a new run that goes on from where it ended."""
    run = args.continues
    names = ("task", "network", "seed", "preset")
    of_run = {f"--{name}": getattr(args, name) for name in names}
    refused = [option for option, given in of_run.items() if given is not None]
    _require_without(run, [*refused, *(["--folds"] if args.folds else [])])
    if not is_resumable(workspace, run):
        return TrainCommand(continued_job(workspace, run, settings))
    _require_without(run, ["--set"] if settings else [])
    return TrainCommand(Job(), resume=run)


def _require_without(run: str, options: list[str]) -> None:
    """Refuse `options`, for what goes on is what was begun."""
    if options:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} goes on as it was begun; leave out {options}."
            ),
            run=run,
            options=", ".join(options),
        )


def _trained(workspace: Workspace, command: TrainCommand, emit: Lines) -> Finished:
    """Train as `command` says, until an end or a signal."""
    from core.training.folds import cross_validate, go_on
    from core.training.requests import People, Requests
    from core.training.trainer import train

    requests = Requests()
    with stop_on_interrupt() as stop_requested, pause_on_terminate(requests.pause):
        people = People(emit, stop_requested, requests)
        if command.resume:
            emit.go_on_from(past_of(workspace, command.resume)[1])
            return go_on(workspace, command.resume, people)
        if command.job.folds:
            return cross_validate(workspace, command.job, people)
        return train(workspace, command.job, emit, stop_requested, requests=requests)


def _settle(workspace: Workspace, finished: Finished, emit: EventCallback, is_json: bool) -> None:
    """Let the run go live unless something speaks against it, and say which."""
    verdict = None
    try:
        # What is paused is not done, and may be worth more when it is.
        if finished.run and finished.reason != "paused":
            verdict = judge(workspace, finished.run, finished.reason == "stopped")
            if is_json:
                emit(Compared(verdict.to_json()))
    finally:
        # What a script reads last, whatever came of the comparison.
        emit(finished)
    line: list[str] = []
    if verdict is not None:
        settle(workspace, verdict)
        line.append(verdict.sentence())
    if verdict is not None and not verdict.goes_live:
        hint = QT_TRANSLATE_NOOP("core", "`{program} runs --activate {run}` uses it all the same.")
        line.append(sentence(hint, run=verdict.run))
    if finished.reason == "paused":
        hint = QT_TRANSLATE_NOOP("core", "`{program} train --continue {run}` goes on with it.")
        line.append(sentence(hint, run=finished.run))
    if line:
        print("\n".join(line), file=sys.stderr if is_json else sys.stdout)


def _folds(text: str) -> int:
    """How many, as a number; `require_folds` knows how many there may be."""
    if not text.isdecimal() or len(text) > 3 or not int(text):
        template = QT_TRANSLATE_NOOP("core", "a whole number from 2 is expected, not {given!r}")
        raise argparse.ArgumentTypeError(translate(template).format(given=text))
    return int(text)


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


@contextmanager
def pause_on_terminate(pause: Callable[[], None]) -> Iterator[None]:
    """The first SIGTERM, which `kill` and a machine that shuts down send, pauses; the second ends at once."""

    def ask(number: int, frame: FrameType | None) -> None:
        pause()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    before = signal.signal(signal.SIGTERM, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
