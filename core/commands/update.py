"""`update`: let the active search run learn on from what shoppers did since, or undo that."""

import argparse
import sys
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime

from core.commands.terminal import add_out, lines, open_reading, print_answer
from core.commands.train import stop_on_interrupt
from core.commands.training_progress import ProgressLine
from core.data.shops.current import open_shop
from core.errors import sentence
from core.feedback.log import FeedbackLog
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.comparison import Comparison
from core.runs.job import Event, Judged, to_line
from core.updates import guard, ledger, ledger_table
from core.updates.ledger import Entry
from core.updates.verdict import Update
from core.workspace import Workspace

STATES = {
    "live": QT_TRANSLATE_NOOP("core", "live"),
    "refused": QT_TRANSLATE_NOOP("core", "refused"),
    "undone": QT_TRANSLATE_NOOP("core", "undone"),
    "built upon": QT_TRANSLATE_NOOP("core", "built upon"),
    "waiting": QT_TRANSLATE_NOOP("core", "not live"),
}
DECISIONS = {
    "better": QT_TRANSLATE_NOOP("core", "better"),
    "tie": QT_TRANSLATE_NOOP("core", "a tie"),
    "worse": QT_TRANSLATE_NOOP("core", "worse"),
    "refused": QT_TRANSLATE_NOOP("core", "refused"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--undo", action="store_true", help="let the run before rank again")
    instead.add_argument("--list", action="store_true", help="list every update there was")
    add_out(parser, what="a list of every update")


def run(args: argparse.Namespace) -> int:
    """Update, undo or list; a refused update is an answer, not an error."""
    if args.list or args.out:
        return _list(args)
    with open_shop(args.workspace) as workspace:
        if args.undo:
            _print([ledger.undo(workspace)], args.json)
        else:
            _update(workspace, args.json)
    return 0


def _list(args: argparse.Namespace) -> int:
    with open_reading(args.workspace) as workspace:
        log = FeedbackLog.reader(workspace)
        with log or nullcontext():
            entries = ledger.entries(workspace, log) if log else []
    if args.out:
        ledger_table.write(entries, args.out)
    _print(entries, args.json)
    return 0


def _update(workspace: Workspace, as_json: bool) -> None:
    from core.updates.update import update

    judged: list[Judged] = []
    show_progress = ProgressLine()

    def emit(event: Event) -> None:
        if isinstance(event, Judged):
            judged.append(event)
        if as_json:
            print(to_line(event), flush=True)
        elif not isinstance(event, Judged):
            show_progress(event)

    with stop_on_interrupt() as stop_requested:
        emit(update(workspace, emit, stop_requested))
    if judged:
        entry = ledger.settle(workspace, Update.from_json(judged[0].update))
        _print([entry], as_json)
        if entry.update.verdict.refused:
            reason = guard.reason(entry.update.verdict.refused)
            print(reason, file=sys.stderr if as_json else sys.stdout)


def _print(entries: list[Entry], as_json: bool) -> None:
    answer = {"updates": [asdict(entry) for entry in entries]}
    print_answer(answer, lambda: _table(entries), as_json=as_json)


def _table(entries: list[Entry]) -> list[str]:
    if not entries:
        return [
            sentence(QT_TRANSLATE_NOOP("core", "No updates yet; `{program} update` makes one."))
        ]
    columns = (
        QT_TRANSLATE_NOOP("core", "When"),
        QT_TRANSLATE_NOOP("core", "By"),
        QT_TRANSLATE_NOOP("core", "Run"),
        QT_TRANSLATE_NOOP("core", "Actions"),
        QT_TRANSLATE_NOOP("core", "Earlier behaviour"),
        QT_TRANSLATE_NOOP("core", "New behaviour"),
        QT_TRANSLATE_NOOP("core", "Truth"),
        QT_TRANSLATE_NOOP("core", "Verdict"),
        QT_TRANSLATE_NOOP("core", "State"),
    )
    return lines([translate(column) for column in columns], [_row(entry) for entry in entries])


def _row(entry: Entry) -> list[str]:
    verdict = entry.update.verdict
    return [
        f"{datetime.fromtimestamp(entry.time):%Y-%m-%d %H:%M}",
        entry.by,
        entry.update.run,
        f"{entry.update.learned.count:,}",
        _difference(verdict.earlier),
        _difference(verdict.fresh),
        _difference(verdict.truth) if verdict.truth else "–",
        translate(DECISIONS[verdict.decision]),
        translate(STATES[entry.state]),
    ]


def _difference(compared: Comparison) -> str:
    """`+0.0079 (p 0.155, 176)`: the mean difference of nDCG@10 over so many queries."""
    if not compared.queries:
        return "–"
    return f"{compared.difference:+.4f} (p {compared.p:.3f}, {compared.queries})"
