"""`check FILE…`: whether what files of assertions say still holds; 3 where anything does not."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from core.checks.checking import check_files
from core.checks.html_report import write_html
from core.checks.junit import write_junit
from core.checks.outcome import HOLDS, CheckReport, FileReport, WorstCase
from core.checks.wording import (
    MARKS,
    bound_of,
    changed_inputs,
    counted,
    interval_of,
    shown_value,
    summary,
    value_of,
)
from core.commands.ranking_options import run_label
from core.commands.terminal import lines, open_reading, print_answer
from core.language import QT_TRANSLATE_NOOP, translate

# The exit code where something does not hold, or cannot be judged and so has not been shown to.
NOT_KEPT = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file of assertions")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write JUnit XML for a build")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report for people")
    parser.add_argument(
        "--system",
        default="",
        metavar="NAME",
        help="check this instead of what the files name: RUN, RUN:METHOD, :lexical or a TREC run file",
    )
    parser.add_argument(
        "--pin",
        action="store_true",
        help="first pin queries, judgments, catalogue and run as they are now, and take snapshots anew",
    )
    parser.add_argument(
        "--progress", action="store_true", help="tell how far it is, in lines of JSON"
    )


def run(args: argparse.Namespace) -> int:
    """Check, write the reports and print."""
    heard = _json_lines() if args.progress else _line(args.json)
    with open_reading(args.workspace) as workspace:
        report = check_files(workspace, args.files, args.system, args.pin, heard)
    if args.junit:
        write_junit(report, args.junit)
    if args.html:
        write_html(report, args.html)
    print_answer(report.to_json(), lambda: _report(report), as_json=args.json)
    return 0 if report.is_kept else NOT_KEPT


def _json_lines() -> Callable[[int, int], None]:
    began = perf_counter()

    def tell(done: int, total: int) -> None:
        left = (perf_counter() - began) * (total - done) / max(1, done)
        told = {"event": "progress", "done": done, "total": total, "eta_seconds": round(left, 2)}
        print(json.dumps(told), flush=True)

    return tell


def _line(is_json: bool) -> Callable[[int, int], None] | None:
    """A line that changes in place, on a terminal."""
    if is_json or not sys.stdout.isatty():
        return None

    def tell(done: int, total: int) -> None:
        end = "" if done < total else "\r\x1b[K"
        print(f"\r\x1b[K{done / total:.0%}", end=end, flush=True)

    return tell


def _report(report: CheckReport) -> list[str]:
    told: list[str] = []
    for file in report.files:
        told += [_heading(file), *changed_inputs(file), *_table(file), *_worst(file), ""]
    return [*told, summary(report)]


def _heading(file: FileReport) -> str:
    template = QT_TRANSLATE_NOOP("core", "{file} · run {run}")
    return translate(template).format(
        file=file.file, run=run_label(file.run) if file.run else file.system
    )


def _table(file: FileReport) -> list[str]:
    columns = (
        "",
        QT_TRANSLATE_NOOP("core", "Value"),
        QT_TRANSLATE_NOOP("core", "Bound"),
        QT_TRANSLATE_NOOP("core", "95 % interval"),
        QT_TRANSLATE_NOOP("core", "of"),
        QT_TRANSLATE_NOOP("core", "Line"),
        QT_TRANSLATE_NOOP("core", "Assertion"),
    )
    rows = [
        [
            MARKS[outcome.state],
            value_of(outcome.measured),
            bound_of(outcome.measured),
            interval_of(outcome.measured),
            counted(outcome.measured),
            outcome.line,
            outcome.text,
        ]
        for outcome in file.outcomes
    ]
    return lines([column and translate(column) for column in columns], rows)


def _worst(file: FileReport) -> list[str]:
    """Of what does not hold: what there is to say, and the worst cases."""
    told: list[str] = []
    for outcome in file.outcomes:
        if outcome.state == HOLDS:
            continue
        told += ["", f"{MARKS[outcome.state]} {outcome.line}  {outcome.text}"]
        if reason := str(outcome.measured.reason):
            told.append(f"  {reason}")
        told += [f"  {_case(case, outcome.measured.shown)}" for case in outcome.measured.worst]
    return told


def _case(case: WorstCase, how: str) -> str:
    value = shown_value(case.value, how) if case.value is not None else ""
    return "  ".join(filter(None, (value, case.query, case.about)))
