"""`runs`: list, activate, delete, name, export, open or compare runs."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.commands import run_epochs
from core.commands.terminal import add_out, lines, open_reading, print_answer, shown
from core.data.shops.current import open_shop
from core.errors import sentence
from core.language import QT_TRANSLATE_NOOP, translate
from core.plain_text import one_line
from core.runs.details import RunDetails, run_details
from core.runs.listing import activate, delete
from core.runs.notes import change_note, tags_of, toggle_star
from core.runs.table import run_records
from core.spreadsheet import write_records
from core.workspace import Workspace

_STATES = {
    "training": QT_TRANSLATE_NOOP("core", "training"),
    "finished": QT_TRANSLATE_NOOP("core", "finished"),
    "paused": QT_TRANSLATE_NOOP("core", "paused"),
    "stopped": QT_TRANSLATE_NOOP("core", "stopped"),
    "interrupted": QT_TRANSLATE_NOOP("core", "interrupted"),
    "damaged": QT_TRANSLATE_NOOP("core", "damaged"),
}
# What changes a shop, in this order; each takes the workspace and what was given.
_CHANGES: dict[str, Callable[[Workspace, Any], object]] = {
    "activate": activate,
    "rename": lambda workspace, given: change_note(workspace, given[0], name=given[1]),
    "note": lambda workspace, given: change_note(workspace, given[0], note=given[1]),
    "tag": lambda workspace, given: change_note(workspace, given[0], tags=tags_of(given[1])),
    "star": toggle_star,
    "delete": delete,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--activate", metavar="RUN", help="let this run serve its task from now on")
    parser.add_argument("--delete", metavar="RUN", help="remove this run for good")
    run_epochs.add_arguments(parser)
    parser.add_argument(
        "--export", nargs=2, metavar=("RUN", "F"), help="write this run as one file"
    )
    parser.add_argument(
        "--open", type=Path, metavar="F", help="put an exported run beside the others"
    )
    parser.add_argument("--rename", nargs=2, metavar=("RUN", "NAME"), help="call it so on screen")
    parser.add_argument(
        "--note", nargs=2, metavar=("RUN", "TEXT"), help="what is to be known of it"
    )
    parser.add_argument(
        "--tag", nargs=2, metavar=("RUN", "TAGS"), help="its tags, with commas between"
    )
    parser.add_argument("--star", metavar="RUN", help="star it, or take its star away")
    parser.add_argument(
        "--compare",
        nargs="+",
        metavar="RUN",
        help="measure two to five runs of a task on the same examples",
    )
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Change what was asked for, then list what there is; or compare."""
    if args.compare is not None:
        return _compare(args)
    changes = {name: value for name in _CHANGES if (value := getattr(args, name)) is not None}
    opened: dict[str, Any] = {}
    is_changing = bool(changes) or args.open is not None or run_epochs.changes(args)
    with (open_shop if is_changing else open_reading)(args.workspace) as workspace:
        for name, value in changes.items():
            _CHANGES[name](workspace, value)
        if args.open is not None:
            opened = _open(workspace, args.open)
        if args.export is not None:
            _export(workspace, *args.export)
        run_epochs.change(workspace, args)
        if args.epochs is not None:
            told = run_epochs.EpochAnswer(workspace, args.epochs, args.query)
            print_answer(told.as_json(), told.report, as_json=args.json)
            return 0
        runs = run_details(workspace)
    if args.out:
        write_records(args.out, run_records(runs))
    answer = {"runs": [each.to_json() for each in runs], **opened}
    print_answer(answer, lambda: [*_about(opened), *_table(runs)], as_json=args.json)
    return 0


def _open(workspace: Workspace, path: Path) -> dict[str, Any]:
    from core.runs.opening import open_run

    opened = open_run(workspace, path)
    return {"opened": opened.run, "drift": list(opened.drift)}


def _export(workspace: Workspace, run: str, path: str) -> None:
    from core.runs.bundle import export_run

    export_run(workspace, run, Path(path))


def _about(opened: dict[str, Any]) -> list[str]:
    """What opening a run says to people."""
    if not opened:
        return []
    told = sentence(
        QT_TRANSLATE_NOOP("core", "Opened as {run}; it serves nothing yet."), run=opened["opened"]
    )
    nothing = QT_TRANSLATE_NOOP("core", "Everything is as it was where it was trained.")
    return [told, *(opened["drift"] or [translate(nothing)]), ""]


def _compare(args: argparse.Namespace) -> int:
    from core.evaluation.comparison_words import report
    from core.evaluation.run_comparison import compare_runs

    with open_reading(args.workspace) as workspace:
        comparison = compare_runs(workspace, args.compare)
    if args.out:
        write_records(args.out, comparison.records())
    print_answer(comparison.to_json(), lambda: report(comparison), as_json=args.json)
    return 0


def _table(runs: list[RunDetails]) -> list[str]:
    if not runs:
        return [sentence(QT_TRANSLATE_NOOP("core", "No runs yet; `{program} train` makes one."))]
    columns = (
        "",
        QT_TRANSLATE_NOOP("core", "Run"),
        QT_TRANSLATE_NOOP("core", "State"),
        QT_TRANSLATE_NOOP("core", "Best epoch"),
        QT_TRANSLATE_NOOP("core", "Held-out"),
        QT_TRANSLATE_NOOP("core", "Baseline"),
        QT_TRANSLATE_NOOP("core", "Name, tags"),
    )
    return lines([translate(column) if column else "" for column in columns], list(map(_row, runs)))


def _row(run: RunDetails) -> list[str]:
    summary, name = run.summary, run.metric
    measured = one_line(summary.headline.text) or "–"
    baseline = shown(summary.baseline[name]) if name in summary.baseline else "–"
    epochs = f"{summary.best_epoch}/{summary.epochs}"
    if summary.chosen_epoch:
        epochs = f"{epochs} {translate(QT_TRANSLATE_NOOP('core', 'chosen'))}"
    state = translate(_STATES.get(summary.state, summary.state))
    mark = ("*" if summary.is_active else "") + ("★" if run.note.is_starred else "")
    called = " ".join(filter(None, (run.note.name, *(f"#{tag}" for tag in run.note.tags))))
    return [mark, one_line(summary.id), state, epochs, measured, baseline, called]
