"""How runs of each task are measured: a new task is one line below."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.evaluation.category import evaluate_category
from core.evaluation.next_category import evaluate_next_category
from core.evaluation.next_item import evaluate_next_item
from core.evaluation.promotion.category import category_values, measure_category
from core.evaluation.promotion.measured import Measure
from core.evaluation.promotion.next_category import measure_next_category, next_category_values
from core.evaluation.promotion.next_item import measure_next_item, next_item_values
from core.evaluation.promotion.search import measure_search, search_values
from core.evaluation.promotion.values import Values
from core.runs.manifest import Manifest
from core.workspace import Workspace


@dataclass(frozen=True)
class TaskEvaluation:
    """`measure` measures any runs, and no model, on what none of them has learned.

    `values` does so with a new run, the active one or None, and no model.

    `evaluate` answers the verb of this name: the active run or the one named, on a file of tests or on what
    the run held out. None: the task's evaluation takes more than that.
    """

    values: Callable[[Workspace, Manifest, Manifest | None], Values]
    measure: Measure
    evaluate: Callable[[Workspace, Path | None, str | None], dict[str, Any]] | None = None


EVALUATIONS = {
    "search": TaskEvaluation(search_values, measure_search),
    "next-item": TaskEvaluation(next_item_values, measure_next_item, evaluate_next_item),
    "next-category": TaskEvaluation(
        next_category_values, measure_next_category, evaluate_next_category
    ),
    "category": TaskEvaluation(category_values, measure_category, evaluate_category),
}
