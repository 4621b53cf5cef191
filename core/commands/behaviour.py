"""`behaviour`: what shoppers did, counted; as a table, JSON, CSV files or one HTML report."""

import argparse
from pathlib import Path
from typing import Any

from core.commands.terminal import lines, open_reading, print_answer
from core.domains import domain_of
from core.errors import DataError
from core.feedback.analysis.analysis import Analysis
from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import Labels, percent
from core.feedback.analysis.charts.ranks import examination_of
from core.feedback.analysis.export.report import About, write_report
from core.feedback.analysis.export.tables import tables, write_tables
from core.language import QT_TRANSLATE_NOOP, translate
from core.workspace import Workspace

REPORT = (".html", ".htm")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE|DIR",
        help="write a report (.html), a workbook with a sheet a table (.xlsx), or CSV files into DIR",
    )


def run(args: argparse.Namespace) -> int:
    """Count, write what was asked for and print the main figures."""
    with open_reading(args.workspace) as workspace:
        analysis = _opened(workspace)
        figures = analysis.figures()
        labels = Labels(domain_of(workspace.domain), analysis.traits.edges)
        about = About.of(workspace)
    if args.out is not None:
        _write(figures, labels, analysis.titles(figures), about, args.out)
    print_answer(_as_json(figures), lambda: _table(figures, labels), as_json=args.json)
    return 0


def _opened(workspace: Workspace) -> Analysis:
    analysis = Analysis.open(workspace)
    if analysis is None:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is no behaviour in {path}; run `{program} import` with --events or --demo.",
            ),
            path=workspace.path,
        )
    analysis.examination = examination_of(analysis.log)
    return analysis


def _write(
    figures: BehaviourFigures, labels: Labels, titles: dict[str, str], about: About, out: Path
) -> None:
    if out.suffix.lower() in REPORT:
        write_report(figures, labels, titles, about, out)
    else:
        write_tables(figures, labels, out)


def _as_json(figures: BehaviourFigures) -> dict[str, Any]:
    """Every table by its name, one object a row; the totals as one object."""
    by_name = {
        table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        for table in tables(figures)
    }
    return {**by_name, "totals": by_name["totals"][0], "zone": figures.zone}


def _table(figures: BehaviourFigures, labels: Labels) -> list[str]:
    heads = (
        labels.title("funnel"),
        translate(QT_TRANSLATE_NOOP("core", "Events")),
        translate(QT_TRANSLATE_NOOP("core", "Shoppers")),
        translate(QT_TRANSLATE_NOOP("core", "Pairs of shopper and product")),
        translate(QT_TRANSLATE_NOOP("core", "Share")),
    )
    rows = [
        (
            labels.action(step.action),
            f"{step.events:,}",
            f"{step.shoppers:,}",
            f"{step.pairs:,}",
            percent(step.share),
        )
        for step in figures.funnel
    ]
    return lines(heads, rows)
