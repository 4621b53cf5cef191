"""`simulate`: the demo world's shoppers use two runs; what tests say of them, and the truth."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from core.commands.ranking_options import open_engine, seed
from core.commands.terminal import lines
from core.data.shops.current import open_shop
from core.errors import UserError
from core.experiments.ab_result import ABResult, SimulationProgress, to_json
from core.experiments.arm_comparison import ArmComparison
from core.experiments.click_worlds import WORLDS
from core.experiments.interleaving import WORDS
from core.experiments.lists import write_lists
from core.experiments.simulated_sessions import cast_of
from core.experiments.simulator import Lists, simulate
from core.feedback.log import FeedbackLog
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace import Workspace

SESSIONS = 1000
NAMES = {
    "click_through": QT_TRANSLATE_NOOP("core", "Clicks an impression"),
    "purchases": QT_TRANSLATE_NOOP("core", "Purchases a list"),
    "reciprocal_rank": QT_TRANSLATE_NOOP("core", "1 / rank of the first click"),
    "ndcg@10": QT_TRANSLATE_NOOP("core", "Truth: nDCG@10"),
    "expected_clicks": QT_TRANSLATE_NOOP("core", "Truth: clicks a list is worth"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "--sessions", type=int, default=SESSIONS, help=f"how many sessions (default: {SESSIONS})"
    )
    parser.add_argument("--a", metavar="RUN", help="one run (default: the active one)")
    parser.add_argument(
        "--b",
        metavar="RUN",
        default=WORDS,
        help=f"the other run; `{WORDS}` ranks by words alone (default: {WORDS})",
    )
    parser.add_argument(
        "--clicks",
        choices=tuple(WORLDS),
        default=next(iter(WORLDS)),
        help="how shoppers click; random and adversarial spoil a log on purpose",
    )
    parser.add_argument("--seed", type=seed, default=0, help="the same seed, the same shoppers")
    parser.add_argument("--out", type=Path, help="file to write lists and events to, as Parquet")
    parser.add_argument(
        "--append", action="store_true", help="record them in the workspace, marked as simulated"
    )


def run(args: argparse.Namespace) -> int:
    """Simulate, tell how it goes and what came of it."""
    if args.sessions < 1:
        raise UserError(
            QT_TRANSLATE_NOOP("core", "--sessions takes a whole number from 1, not {given}."),
            given=args.sessions,
        )
    with open_shop(args.workspace, write=args.append) as workspace:
        if args.append:
            # Rather than after minutes.
            FeedbackLog.open(workspace).close()
        cast = cast_of(workspace)
        engine = open_engine(workspace, None if args.a is None else _run_id(args.a))
        other = engine.with_run(_run_id(args.b))
        show_progress = _json_progress if args.json else _progress_line()
        trial, lists = simulate(
            cast, engine, other, args.sessions, args.clicks, args.seed, show_progress
        )
        if args.append:
            _record(workspace, lists)
    if args.out:
        write_lists(args.out, lists)
    print(
        json.dumps(to_json(trial), ensure_ascii=False) if args.json else "\n".join(_report(trial))
    )
    return 0


def _run_id(name: str) -> str:
    return "" if name == WORDS else name


def _record(workspace: Workspace, lists: Lists) -> None:
    log = FeedbackLog.open(workspace)
    try:
        log.extend(lists)
    finally:
        log.close()


def _json_progress(progress: SimulationProgress) -> None:
    print(json.dumps(to_json(progress)), flush=True)


def _progress_line() -> Callable[[SimulationProgress], None]:
    """A line that changes in place, on a terminal."""
    template = QT_TRANSLATE_NOOP("core", "{done} of {total} sessions, {left:.0f} s left")
    is_terminal = sys.stdout.isatty()

    def show_progress(progress: SimulationProgress) -> None:
        if is_terminal:
            line = translate(template).format(
                done=progress.done, total=progress.total, left=progress.eta_seconds
            )
            print(f"\r\x1b[K{line}", end="" if progress.done < progress.total else "\r\x1b[K")

    return show_progress


def _report(trial: ABResult) -> list[str]:
    heading = QT_TRANSLATE_NOOP(
        "core",
        "Synthetic: {sessions} sessions of the demo world's shoppers, {lists} lists, clicks {clicks},"
        " seed {seed}.",
    )
    columns = (
        QT_TRANSLATE_NOOP("core", "Measure"),
        QT_TRANSLATE_NOOP("core", "A"),
        QT_TRANSLATE_NOOP("core", "B"),
        QT_TRANSLATE_NOOP("core", "B − A"),
        QT_TRANSLATE_NOOP("core", "95 % interval"),
        QT_TRANSLATE_NOOP("core", "p"),
    )
    return [
        translate(heading).format(
            sessions=trial.sessions, lists=trial.lists, clicks=trial.clicks, seed=trial.seed
        ),
        f"A: {trial.a or WORDS}    B: {trial.b or WORDS}",
        "",
        *lines(
            [translate(column) for column in columns],
            [_row(compared) for compared in (*trial.test, *trial.truth)],
        ),
        "",
        _verdict(trial),
    ]


def _row(compared: ArmComparison) -> list[str]:
    return [
        translate(NAMES[compared.measure]),
        f"{compared.a:.4f}",
        f"{compared.b:.4f}",
        f"{compared.difference:+z.4f}",
        f"{compared.low:+z.4f} … {compared.high:+z.4f}",
        f"{compared.p:.4f}",
    ]


def _verdict(trial: ABResult) -> str:
    template = QT_TRANSLATE_NOOP(
        "core",
        "Interleaved: lists {lists}, for A {a}, for B {b}, ties {ties}; sessions {sessions}, Δ {delta:+z.3f}"
        " ({low:+z.3f} … {high:+z.3f}), p {p:.4f}. {said}",
    )
    mixed = trial.interleaving
    return translate(template).format(
        lists=mixed.lists,
        a=mixed.a_wins,
        b=mixed.b_wins,
        ties=mixed.ties,
        sessions=mixed.sessions,
        delta=mixed.delta,
        low=mixed.low,
        high=mixed.high,
        p=mixed.p,
        said=_said(mixed.winner, mixed.more_lists),
    )


def _said(winner: str, more: int | None) -> str:
    sentences = {
        "A": QT_TRANSLATE_NOOP("core", "Enough: shoppers prefer A."),
        "B": QT_TRANSLATE_NOOP("core", "Enough: shoppers prefer B."),
        "tie": QT_TRANSLATE_NOOP("core", "Enough: a tie, no difference that matters."),
    }
    if winner:
        return translate(sentences[winner])
    if more is None:
        return translate(QT_TRANSLATE_NOOP("core", "Not enough yet, and no end in sight."))
    template = QT_TRANSLATE_NOOP("core", "Not enough yet: about {more} more lists.")
    return translate(template).format(more=more)
