"""`runs`: list, activate or delete runs."""

import argparse
from dataclasses import asdict

from core.commands.terminal import add_out, lines, open_reading, print_answer, shown
from core.data.shops.current import open_shop
from core.errors import sentence
from core.language import QT_TRANSLATE_NOOP, translate
from core.plain_text import one_line
from core.records import listed
from core.runs.listing import RunSummary, activate, delete, list_runs
from core.spreadsheet import write_records

_STATES = {
    "training": QT_TRANSLATE_NOOP("core", "training"),
    "finished": QT_TRANSLATE_NOOP("core", "finished"),
    "stopped": QT_TRANSLATE_NOOP("core", "stopped"),
    "interrupted": QT_TRANSLATE_NOOP("core", "interrupted"),
    "damaged": QT_TRANSLATE_NOOP("core", "damaged"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--activate", metavar="RUN", help="let this run serve its task from now on")
    parser.add_argument("--delete", metavar="RUN", help="remove this run for good")
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Change what was asked for, then list what there is."""
    changes = args.activate is not None or args.delete is not None
    with (open_shop if changes else open_reading)(args.workspace) as workspace:
        if args.activate is not None:
            activate(workspace, args.activate)
        if args.delete is not None:
            delete(workspace, args.delete)
        summaries = list_runs(workspace)
    if args.out:
        write_records(args.out, listed(summaries))
    answer = {"runs": [asdict(summary) for summary in summaries]}
    print_answer(answer, lambda: _table(summaries), as_json=args.json)
    return 0


def _table(summaries: list[RunSummary]) -> list[str]:
    if not summaries:
        return [sentence(QT_TRANSLATE_NOOP("core", "No runs yet; `{program} train` makes one."))]
    columns = (
        "",
        QT_TRANSLATE_NOOP("core", "Run"),
        QT_TRANSLATE_NOOP("core", "State"),
        QT_TRANSLATE_NOOP("core", "Best epoch"),
        QT_TRANSLATE_NOOP("core", "Held-out"),
        QT_TRANSLATE_NOOP("core", "Baseline"),
    )
    return lines(
        [translate(column) if column else "" for column in columns], list(map(_row, summaries))
    )


def _row(summary: RunSummary) -> list[str]:
    name = summary.headline.metric
    measured = one_line(summary.headline.text) or "–"
    baseline = shown(summary.baseline[name]) if name in summary.baseline else "–"
    epochs = f"{summary.best_epoch}/{summary.epochs}"
    state = translate(_STATES.get(summary.state, summary.state))
    mark = "*" if summary.is_active else ""
    return [mark, one_line(summary.id), state, epochs, measured, baseline]
