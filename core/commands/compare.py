"""`compare A B [C…]`: two or more ranking systems on the same judged queries; runs of other tasks as well."""

import argparse
from pathlib import Path
from typing import Any

from core.commands.terminal import add_out, lines, open_reading, print_answer
from core.errors import RunError
from core.evaluation.compared_systems import SystemComparison
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.ranking import METRICS
from core.metrics.significance import CORRECTIONS
from core.spreadsheet import write_records
from core.task_choices import TASKS
from core.workspace import Workspace

# Of the queries that one system loses, for people.
WORST = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument(
        "systems",
        nargs="+",
        metavar="SYSTEM",
        help="RUN, RUN@EPOCH, RUN:METHOD, :METHOD (the active run) or a TREC run file; behind a method"
        " weights (:hybrid,neural=0.5) or a shopper (:hybrid,user=ID,personal=0.3)",
    )
    add_query_source(parser)
    add_metrics(parser)
    parser.add_argument(
        "--correction",
        choices=tuple(CORRECTIONS),
        default="holm",
        help="for having looked at several differences (default: holm)",
    )
    add_out(parser, what="every query with the values of all systems")
    parser.add_argument(
        "--html", type=Path, metavar="FILE", help="write the comparison as one page"
    )


def add_query_source(parser: argparse.ArgumentParser) -> None:
    """Offer `--queries`, `--qrels` and `--query-set`."""
    parser.add_argument(
        "--queries", type=Path, help="file of queries, in any form that import takes"
    )
    parser.add_argument(
        "--qrels", type=Path, help="judgments of those queries, or with their queries"
    )
    parser.add_argument("--query-set", metavar="NAME", help="a query set of this shop")


def add_metrics(parser: argparse.ArgumentParser) -> None:
    """Offer `--metrics`."""
    parser.add_argument(
        "--metrics",
        nargs="+",
        default=list(METRICS),
        metavar="METRIC",
        help="ndcg@K err@K ap mrr@K p@K recall@K success@K rbp judged@K, any with :judged for judged products"
        f" alone; diversity@K coverage@K latency (default: {' '.join(METRICS)})",
    )


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    with open_reading(args.workspace) as workspace:
        if other := _other_task(workspace, args.systems):
            return _compare_runs(workspace, args, other)
        comparison = _compared(workspace, args)
    if args.out:
        write_records(args.out, comparison.records())
    if args.html:
        from core.evaluation.comparison_page import write_page

        write_page(comparison, args.html)
    print_answer(comparison.to_json(), lambda: _report(comparison), as_json=args.json)
    return 0


def _compared(workspace: Workspace, args: argparse.Namespace) -> SystemComparison:
    from core.evaluation.chosen_metrics import ChosenMetrics
    from core.evaluation.query_sets import QuerySource
    from core.evaluation.system_comparison import compare_systems

    source = QuerySource.of(args.query_set, args.queries, args.qrels)
    metrics = ChosenMetrics.parse(args.metrics)
    return compare_systems(
        workspace, args.systems, source, metrics=metrics, correction=args.correction
    )


def _other_task(workspace: Workspace, names: list[str]) -> str:
    """The task of the first system, where that is a run of another task than search; else ""."""
    from core.runs.listing import read_manifest
    from core.search.run import TASK

    if not (workspace.runs_dir / names[0]).is_dir():
        return ""
    try:
        task = read_manifest(workspace, names[0]).task
    except RunError:
        return ""
    return task if task in TASKS and task != TASK else ""


def _compare_runs(workspace: Workspace, args: argparse.Namespace, task: str) -> int:
    """Runs that do not rank are measured on what none of them has learned, as `runs --compare` does."""
    from core.evaluation.comparison_words import report
    from core.evaluation.run_comparison import compare_runs

    for option in ("queries", "qrels", "query_set", "html"):
        if getattr(args, option):
            raise RunError(
                QT_TRANSLATE_NOOP("core", "Runs of the task {task} are compared without {option}."),
                task=task,
                option=f"--{option.replace('_', '-')}",
            )
    comparison = compare_runs(workspace, args.systems)
    if args.out:
        write_records(args.out, comparison.records())
    answer: dict[str, Any] = comparison.to_json()
    told = {name: answer[name] for name in ("queries", "systems", "pairs")}
    print_answer(told, lambda: report(comparison), as_json=args.json)
    return 0


def _report(comparison: SystemComparison) -> list[str]:
    from core.evaluation import system_words

    a, b, metric = *comparison.names[:2], comparison.metrics[0]
    told = [system_words.measured_on(comparison), ""]
    told += lines(*system_words.figures_table(comparison))
    for name in comparison.metrics:
        told += ["", *system_words.verdicts(comparison, name)]
    slices = comparison.slice_figures(a, b, metric)
    if slices:
        told += ["", *lines(*system_words.slices_table(slices, (a, b)))]
    worst = QT_TRANSLATE_NOOP("core", "What {name} loses most in {metric}:")
    told += ["", translate(worst).format(name=system_words.system_title(b), metric=metric)]
    pair, different = (a, b, metric), system_words.most_different
    told += lines(*system_words.queries_table(comparison, pair, WORST))
    told += ["", translate(QT_TRANSLATE_NOOP("core", "The most different lists"))]
    return told + lines(*system_words.queries_table(comparison, pair, WORST, different))
