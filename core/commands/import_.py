"""`import`: files, or the demo world, into a workspace; ends in the cleaning report."""

import argparse
import json
import sys
from pathlib import Path

from core.data.importing import Progress, Source, import_demo, import_files
from core.data.report import CleaningReport
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.workspace import KINDS, Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One option a kind."""
    parser.add_argument(
        "--demo", action="store_true", help="the synthetic demo world and its trained run"
    )
    for kind in KINDS:
        parser.add_argument(
            f"--{kind}", type=Path, metavar="FILE", action="append", help=f"a file of {kind}"
        )
    parser.add_argument(
        "--append", action="store_true", help="add and update by id instead of replacing"
    )


def run(arguments: argparse.Namespace) -> int:
    """Import what was named and print the report."""
    sources = [Source(kind, path) for kind in KINDS for path in getattr(arguments, kind) or ()]
    if arguments.demo == bool(sources):
        raise UserError(
            QT_TRANSLATE_NOOP("core", "Name what to import: --demo, or files by {options}."),
            options=" ".join(f"--{kind}" for kind in KINDS),
        )
    show = _show_progress if sys.stderr.isatty() else None
    with Workspace.open(arguments.workspace) as workspace:
        if arguments.demo:
            report = import_demo(workspace, progress=show)
        else:
            report = import_files(workspace, sources, append=arguments.append, progress=show)
    print(json.dumps(report.to_json(), ensure_ascii=False) if arguments.json else readable(report))
    return 0


def readable(report: CleaningReport) -> str:
    """The report as lines for a person."""
    lines = []
    for kind, sheet in report.sheets.items():
        lines.append(
            f"{kind}: {sheet.read:,} read, {sheet.kept:,} kept ({sheet.repaired:,} repaired),"
            f" {sheet.rejected:,} rejected"
        )
        for rule in sorted(sheet.rules.values(), key=lambda rule: -rule.count):
            lines.append(f"  {rule.outcome:<8} {rule.count:>9,}  {rule.label}")
            lines += [f"{'':21}{e.row}: {e.before} → {e.after}"[:110] for e in rule.examples[:1]]
    return "\n".join(lines)


def _show_progress(progress: Progress) -> None:
    line = (
        f"{progress.stage}: {progress.done:,} of about {progress.total:,} rows,"
        f" {progress.rows_per_second:,.0f} rows/s, {progress.eta_seconds:.0f} s left"
    )
    print(f"\r{line:<90}", end="", file=sys.stderr, flush=True)
