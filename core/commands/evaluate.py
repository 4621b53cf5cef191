"""`evaluate`: measure ranking or classification against a baseline."""

import argparse
from pathlib import Path
from typing import Any

from core import records
from core.commands.compare import add_metrics, add_query_source
from core.commands.ranking_options import add_method, method_label, open_engine, run_label
from core.commands.terminal import add_out, lines, open_reading, print_answer
from core.errors import UserError
from core.evaluation.chosen_metrics import ChosenMetrics
from core.evaluation.promotion.registry import EVALUATIONS
from core.evaluation.query_sets import QuerySource
from core.evaluation.ranking import evaluate
from core.language import QT_TRANSLATE_NOOP, translate
from core.metrics.ranking import METRICS
from core.search.request import Method
from core.spreadsheet import write_records
from core.task_choices import TASKS
from core.workspace import Workspace

TAKEN_BY_SEARCH = ("queries", "qrels", "query-set", "metrics", "method", "run", "per-query")
TAKEN = ("test", "run")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--task", choices=tuple(TASKS), default="search")
    add_query_source(parser)
    add_metrics(parser)
    parser.add_argument(
        "--test",
        type=Path,
        help="labelled texts to measure `category` on; for the next item or category: sessions with targets",
    )
    add_method(parser)
    add_out(parser)
    add_out(parser, "--per-query", "each query's own metrics")
    # Only the task `search` has methods, so that one given for another can be told from none.
    parser.set_defaults(method=None, metrics=None)


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    _refuse_what_is_not_taken(args)
    with open_reading(args.workspace) as workspace:
        answer = _measured(workspace, args)
    if args.out:
        write_records(args.out, records.measured(answer["metrics"], answer["baseline"]))
    print_answer(answer, lambda: _report(answer), as_json=args.json)
    return 0


def _refuse_what_is_not_taken(args: argparse.Namespace) -> None:
    allowed = TAKEN if EVALUATIONS[args.task].evaluate else TAKEN_BY_SEARCH
    for option in dict.fromkeys((*TAKEN_BY_SEARCH, *TAKEN)):
        if getattr(args, option.replace("-", "_")) and option not in allowed:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "The task {task} does not take {option}; it takes {options}."
                ),
                task=args.task,
                option=f"--{option}",
                options=", ".join(f"--{name}" for name in allowed),
            )


def _search(workspace: Workspace, args: argparse.Namespace) -> dict[str, Any]:
    method = Method(args.method or Method.HYBRID)
    chosen = ChosenMetrics.parse(args.metrics or METRICS)
    judgments = QuerySource.of(args.query_set, args.queries, args.qrels).load(workspace)
    measured = evaluate(open_engine(workspace, args.run, method), judgments, method, chosen)
    if args.per_query:
        write_records(args.per_query, records.per_query(judgments, measured))
    return {
        "task": "search",
        "method": measured.method,
        "run": measured.run,
        "queries": len(judgments.queries),
        "metrics": measured.metrics,
        "baseline": measured.baseline,
        "intervals": measured.intervals,
    }


def _measured(workspace: Workspace, args: argparse.Namespace) -> dict[str, Any]:
    evaluate_task = EVALUATIONS[args.task].evaluate
    return (
        evaluate_task(workspace, args.test, args.run) if evaluate_task else _search(workspace, args)
    )


def _report(answer: dict[str, Any]) -> list[str]:
    counted = answer.get("queries", answer.get("examples", 0))
    template = QT_TRANSLATE_NOOP("core", "{task} · {method} · {count} judged · run {run}")
    heading = translate(template).format(
        task=answer["task"],
        method=method_label(answer.get("method", "–")),
        count=counted,
        run=run_label(answer.get("run", "")),
    )
    names = [
        *answer["metrics"],
        *(name for name in answer["baseline"] if name not in answer["metrics"]),
    ]
    rows = [
        [name, _shown(answer["metrics"], name), _shown(answer["baseline"], name)] for name in names
    ]
    columns = (
        QT_TRANSLATE_NOOP("core", "Metric"),
        QT_TRANSLATE_NOOP("core", "Value"),
        QT_TRANSLATE_NOOP("core", "Baseline"),
    )
    report = [heading, *lines([translate(column) for column in columns], rows)]
    return [*report, "", *_classes(answer)] if "classes" in answer else report


def _classes(answer: dict[str, Any]) -> list[str]:
    """A table of the classes that were tested, the most frequent first."""
    columns = (
        QT_TRANSLATE_NOOP("core", "Category"),
        QT_TRANSLATE_NOOP("core", "Examples"),
        QT_TRANSLATE_NOOP("core", "Precision"),
        QT_TRANSLATE_NOOP("core", "Recall"),
        QT_TRANSLATE_NOOP("core", "F1"),
        QT_TRANSLATE_NOOP("core", "AUC"),
        QT_TRANSLATE_NOOP("core", "Mostly taken for"),
    )
    # No category is called "": it stands for all that are too rare to be told apart.
    others = translate(QT_TRANSLATE_NOOP("core", "(others)"))
    names = [class_["category"] or others for class_ in answer["classes"]]
    rows = [
        [
            names[index],
            class_["support"],
            *(_shown(class_, name) for name in ("precision", "recall", "f1", "auc")),
            _taken_for(index, counts, names),
        ]
        for index, (class_, counts) in enumerate(
            zip(answer["classes"], answer["confusion"], strict=True)
        )
        if class_["support"]
    ]
    rows.sort(key=lambda row: -row[1])
    return lines([translate(column) for column in columns], rows)


def _taken_for(index: int, counts: list[int], names: list[str]) -> str:
    """The wrong guess that is most frequent for the class at `index`, and how often it was made."""
    others = [
        (count, name)
        for other, (count, name) in enumerate(zip(counts, names, strict=True))
        if other != index
    ]
    count, name = max(others, default=(0, ""), key=lambda entry: entry[0])
    return f"{name} {count}" if count else ""


def _shown(values: dict[str, Any], name: str) -> str:
    value = values.get(name)
    return f"{value:z.4f}" if isinstance(value, float) else str(value or "")
