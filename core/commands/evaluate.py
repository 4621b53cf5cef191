"""`evaluate`: measure ranking or classification against a baseline."""

import argparse
import json
from pathlib import Path
from typing import Any

from core.commands.ranking_options import add_method, open_engine, open_reading
from core.commands.table import lines
from core.errors import UserError
from core.evaluation.judgments import Judgments, of_files, of_workspace
from core.evaluation.next_item import evaluate_next_item
from core.evaluation.ranking import evaluate
from core.language import QT_TRANSLATE_NOOP, translate
from core.search.request import Method
from core.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's options."""
    parser.add_argument("--task", choices=("search", "next-item", "category"), default="search")
    parser.add_argument("--queries", type=Path, help="file of `query_id<TAB>text` lines")
    parser.add_argument("--qrels", type=Path, help="TREC judgments of those queries")
    parser.add_argument(
        "--test",
        type=Path,
        help="labelled texts to measure `category` on, or sessions with targets",
    )
    add_method(parser)


def run(args: argparse.Namespace) -> int:
    """Measure and print."""
    with open_reading(args.workspace) as workspace:
        answer = MEASURED[args.task](workspace, args)
    if args.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print("\n".join(_report(answer)))
    return 0


def _search(workspace: Workspace, args: argparse.Namespace) -> dict[str, Any]:
    method = Method(args.method)
    judgments = _judgments(workspace, args.queries, args.qrels)
    measured = evaluate(open_engine(workspace, args.run, method), judgments, method)
    return {
        "task": "search",
        "method": measured.method,
        "run": measured.run,
        "queries": len(judgments.queries),
        "metrics": measured.metrics,
        "baseline": measured.baseline,
    }


def _judgments(workspace: Workspace, queries: Path | None, qrels: Path | None) -> Judgments:
    if queries and qrels:
        return of_files(queries, qrels)
    if queries or qrels:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "--queries and --qrels go together; name both files or neither."
            )
        )
    return of_workspace(workspace)


def _category(workspace: Workspace, args: argparse.Namespace) -> dict[str, Any]:
    # Only this task needs the training side, whose import takes seconds.
    from core.training.assessment import evaluate_category

    measured: dict[str, Any] = evaluate_category(workspace, args.test)
    return measured


def _next_item(workspace: Workspace, args: argparse.Namespace) -> dict[str, Any]:
    return evaluate_next_item(workspace, args.test, args.run)


MEASURED = {"search": _search, "next-item": _next_item, "category": _category}


def _report(answer: dict[str, Any]) -> list[str]:
    counted = answer.get("queries", answer.get("examples", 0))
    template = QT_TRANSLATE_NOOP("core", "{task} · {method} · {count} judged · run {run}")
    heading = translate(template).format(
        task=answer["task"],
        method=answer.get("method", "–"),
        count=counted,
        run=answer.get("run") or "–",
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
    return [heading, *lines([translate(column) for column in columns], rows)]


def _shown(values: dict[str, Any], name: str) -> str:
    value = values.get(name, "")
    return f"{value:.4f}" if isinstance(value, float) else str(value)
