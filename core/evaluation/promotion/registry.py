"""How runs of each task are measured: a new task is one line below."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.evaluation.category import evaluate_category
from core.evaluation.next_category import evaluate_next_category
from core.evaluation.next_item import evaluate_next_item
from core.evaluation.promotion.category import category_values
from core.evaluation.promotion.next_category import next_category_values
from core.evaluation.promotion.next_item import next_item_values
from core.evaluation.promotion.search import search_values
from core.evaluation.promotion.values import Values
from core.runs.manifest import Manifest
from core.workspace import Workspace


@dataclass(frozen=True)
class TaskEvaluation:
    """`values` measures a new run, the active one or None, and no model, on what neither run has learned.

    `evaluate` answers the verb of this name: the active run or the one named, on a file of tests or on what
    the run held out. None: the task's evaluation takes more than that.
    """

    values: Callable[[Workspace, Manifest, Manifest | None], Values]
    evaluate: Callable[[Workspace, Path | None, str | None], dict[str, Any]] | None = None


EVALUATIONS = {
    "search": TaskEvaluation(search_values),
    "next-item": TaskEvaluation(next_item_values, evaluate_next_item),
    "next-category": TaskEvaluation(next_category_values, evaluate_next_category),
    "category": TaskEvaluation(category_values, evaluate_category),
}
