"""`tune`: try settings, keep the best, and tell what it is worth."""

import argparse
import json
import math
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

from core.commands.ranking_options import seed
from core.commands.tune_progress import ProgressLines
from core.data.shops.current import open_shop
from core.errors import DataError, UserError
from core.language import QT_TRANSLATE_NOOP
from core.tuning.orders import CANCEL, Order, obey
from core.tuning.plan import (
    GRID,
    PRUNERS,
    SAMPLERS,
    Plan,
    Wish,
    require_name,
    require_study,
    studies,
    study_file,
    study_folder,
)
from core.workspace import Workspace, take_lock

if TYPE_CHECKING:
    from core.tuning.study import Study
    from core.tuning.tuning import Budget

MOST_WORKERS = 16
MOST_TRIALS = 100_000
# A month.
MOST_MINUTES = 43_200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--task", help="what to learn (default: search)")
    parser.add_argument("--network", help="what learns it (default: conv1d)")
    parser.add_argument("--seed", type=seed, help="of every training (default: 7)")
    parser.add_argument("--sampler", choices=SAMPLERS, help="how settings are chosen")
    parser.add_argument("--pruner", choices=PRUNERS, help="how bad trials end early")
    parser.add_argument("--trials", help="until the study has so many trials")
    parser.add_argument("--minutes", help="no trial begins after so many minutes")
    parser.add_argument(
        "--space",
        metavar="NAME=V1,V2|NAME=LOW..HIGH",
        action="append",
        default=[],
        help="values or a range of a setting; repeat for several. One value fixes it",
    )
    parser.add_argument("--study", help="the study to begin or to continue")
    parser.add_argument("--workers", default="1", help="processes that train (default: 1)")
    parser.add_argument("--list", action="store_true", help="tell what a study has found, or all")
    parser.add_argument(
        "--delete", metavar="N", action="append", default=[], help="take a trial out of the study"
    )
    parser.add_argument("--listen", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Tune, tell how it goes, and what the best is worth."""
    wish = _wish(args)
    emit = _json_line if args.json else ProgressLines()
    with open_shop(args.workspace, write=False) as workspace:
        if args.list or args.delete:
            return _look(workspace, args, emit)
        return _tune(workspace, args, wish, emit)


def _wish(args: argparse.Namespace) -> Wish:
    return Wish(
        study=require_name(args.study) if args.study else "",
        task=args.task,
        network=args.network,
        seed=args.seed,
        sampler=args.sampler,
        pruner=args.pruner,
        space=args.space,
    )


def _tune(
    workspace: Workspace,
    args: argparse.Namespace,
    wish: Wish,
    emit: Callable[[dict[str, Any]], None],
) -> int:
    # Half a second that only who tunes waits for.
    from core.tuning.study import Study
    from core.tuning.tuning import Budget, Tuning

    workers = int(_number("--workers", args.workers, 1, MOST_WORKERS))
    budget = Budget(*_end(args))
    plan = None if wish.study in studies(workspace) else wish.plan()
    if plan is not None:
        _require_end(plan, budget)
    _require_data(workspace)
    name = plan.study if plan else wish.study
    with _alone(workspace, name):
        file = study_file(workspace, name)
        study = Study.load(file, name) if plan is None else Study.create(file, plan)
        wish.require_same(study.plan)
        _require_end(study.plan, budget)
        tuning = Tuning(workspace, study, budget, workers, emit)
        with _ended_by_interrupt(tuning.order):
            if args.listen:
                threading.Thread(target=obey, args=(sys.stdin, tuning.order), daemon=True).start()
            tuning.run()
    return 0


def _end(args: argparse.Namespace) -> tuple[int | None, float | None]:
    """After how many trials and minutes it is over."""
    trials, minutes = args.trials, args.minutes
    return (
        None if trials is None else int(_number("--trials", trials, 1, MOST_TRIALS)),
        None if minutes is None else _number("--minutes", minutes, 0, MOST_MINUTES, whole=False),
    )


def _require_data(workspace: Workspace) -> None:
    if not workspace.datasets():
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "There is nothing to learn from yet; import products or texts."
            )
        )


def _require_end(plan: Plan, budget: "Budget") -> None:
    if plan.sampler != GRID and budget.trials is None and budget.minutes is None:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "Say how long to tune: --trials N or --minutes M.")
        )


def _look(
    workspace: Workspace, args: argparse.Namespace, emit: Callable[[dict[str, Any]], None]
) -> int:
    """Tell what a study has found, after some of its trials were deleted."""
    if not args.study:
        emit({"event": "studies", "names": studies(workspace)})
        return 0
    require_study(workspace, args.study)
    numbers = [int(_number("--delete", number, 0, MOST_TRIALS)) for number in args.delete]
    from core.tuning.kept_runs import KeptRuns
    from core.tuning.report import best_line, importance_line, study_line
    from core.tuning.study import Study
    from core.tuning.trial_workspace import TrialWorkspace

    study = Study.load(study_file(workspace, args.study), args.study)
    if numbers:
        with _alone(workspace, args.study):
            for number in numbers:
                _require_trial(study, number)
                study.delete(number)
    kept = KeptRuns(TrialWorkspace(workspace, args.study), study)
    emit(study_line(study, kept))
    for line in (importance_line(study), best_line(study, kept)):
        if line:
            emit(line)
    return 0


def _require_trial(study: "Study", number: int) -> None:
    known = [trial.number for trial in study.trials()]
    if number not in known:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "There is no trial {number}; there are {numbers}."),
            number=number,
            numbers=", ".join(map(str, known)) or "–",
        )


@contextmanager
def _alone(workspace: Workspace, study: str) -> Iterator[None]:
    """Nobody else works on this study meanwhile.

    Raises:
        WorkspaceError: somebody does; names them.
    """
    folder = study_folder(workspace, study)
    folder.mkdir(parents=True, exist_ok=True)
    with take_lock(folder):
        yield


@contextmanager
def _ended_by_interrupt(order: Callable[[Order], None]) -> Iterator[None]:
    """The first Ctrl-C ends the tuning and lets its trials wait, the second ends at once."""

    def ask(number: int, frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        order(Order(CANCEL))

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _number(option: str, given: str, low: int, high: int, whole: bool = True) -> float:
    """`given` as a number from `low` to `high`; one with fractions, unless `whole`, is more than `low`.

    Raises:
        UserError: it is none.
    """
    try:
        value = float(int(given)) if whole else float(given)
    except ValueError:
        value = math.nan
    if not (low if whole else math.nextafter(low, high)) <= value <= high:
        rule = (
            QT_TRANSLATE_NOOP(
                "core", "{option} takes a whole number from {low} to {high}, not {given!r}."
            )
            if whole
            else QT_TRANSLATE_NOOP(
                "core", "{option} takes a number above {low} up to {high}, not {given!r}."
            )
        )
        raise UserError(rule, option=option, low=low, high=high, given=given[:40])
    return value


def _json_line(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)
