"""How well a `next-category` run guesses the category of what came next, beside a Markov chain."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Float32Array, IndexArray, Int32Array, Int64Array
from core.data.catalogue import catalogue_of
from core.data.importing import Source
from core.errors import DataError
from core.evaluation.class_report import class_report
from core.evaluation.inputs import active_run, imported_files
from core.evaluation.next_item import NextItemExample, examples_of
from core.language import QT_TRANSLATE_NOOP
from core.metrics.class_intervals import classification_intervals
from core.metrics.classification import classification_metrics
from core.recommend.categories import Categories, with_category
from core.recommend.held_out import held_out_by_run, sample_examples
from core.recommend.markov_chain import MarkovChain
from core.recommend.next_category import TASK, NextCategoryModel
from core.recommend.sequences import Sequences, load_sequences
from core.runs.folders import run_folder
from core.workspace import Workspace


@dataclass(frozen=True)
class Asked:
    """Examples in `sequences` of labels: what is from `starts` to before `stops` leads to the step there."""

    sequences: Sequences
    starts: Int64Array
    stops: Int64Array

    @classmethod
    def with_known(cls, sequences: Sequences, starts: Int64Array, stops: Int64Array) -> "Asked":
        """Those whose next step has a category: of others nobody knows what is right."""
        return cls(sequences, *with_category(sequences, starts, stops))

    def __len__(self) -> int:
        return len(self.stops)

    @property
    def truth(self) -> Int32Array:
        """The label of what came next, (n,)."""
        return self.sequences.item[self.stops]

    @property
    def shopper(self) -> IndexArray:
        """The number of the sequence that each example is of, from 0 without gaps, (n,)."""
        owner = np.searchsorted(self.sequences.starts, self.stops, side="right")
        return np.unique(owner, return_inverse=True)[1]

    def probabilities(self, model: NextCategoryModel) -> Float32Array:
        """What the model guesses, (n, labels)."""
        return model.probabilities(self.sequences, self.starts, self.stops)


def evaluate_next_category(
    workspace: Workspace, test_file: Path | None = None, run: str | None = None
) -> dict[str, Any]:
    """Metrics of the active run, or of the one named, of a Markov chain and of the last category again.

    Measured on the sessions with targets in `test_file`, else on those imported, else on what the run's
    training held out; the baselines learn from the sequences that the run did not hold out.

    Returns:
        `task`, `method`, `run`, `examples`, `predicts` (`category`, or `product` in a shop without any), the
        dicts `metrics`, `intervals` and `baseline` (`last_…`: the last category again), and the class report,
        whose label "" is all others.

    Raises:
        RunError: no run of this task is active, or the one named is damaged.
        DataError: there is nothing to measure on.
    """
    folder = run_folder(workspace.runs_dir, run or active_run(workspace, TASK))
    model = NextCategoryModel.load(folder, catalogue_of(workspace))
    fit, held_out = fit_and_held_out(workspace, model)
    asked = _asked(workspace, model, held_out, test_file)
    return _answer(model, asked, fit)


def _answer(model: NextCategoryModel, asked: Asked, fit: Sequences) -> dict[str, Any]:
    """What `evaluate_next_category` returns; `fit` are the sequences that the baselines learn from."""
    chances = asked.probabilities(model)
    return {
        "task": TASK,
        "method": model.manifest.network,
        "run": model.manifest.id,
        "examples": len(asked),
        "predicts": "product" if model.categories.by_product else "category",
        "metrics": classification_metrics(asked.truth, chances),
        "intervals": classification_intervals(asked.truth, chances, asked.shopper),
        "baseline": MarkovChain.from_sequences(fit).metrics(asked.sequences, asked.stops),
        **class_report(asked.truth, chances, model.labels),
    }


def fit_and_held_out(workspace: Workspace, model: NextCategoryModel) -> tuple[Sequences, Sequences]:
    """The sequences of the run's labels that it may have learned from, and those that it held out."""
    sequences = load_sequences(workspace)
    is_held_out = held_out_by_run(model.manifest, sequences)
    labelled = model.categories.sequences(sequences)
    return labelled.part(~is_held_out), labelled.part(is_held_out)


def _asked(
    workspace: Workspace, model: NextCategoryModel, held_out: Sequences, test_file: Path | None
) -> Asked:
    if test_file:
        with imported_files(Source("sessions", test_file)) as tested:
            examples = examples_of(tested.table("sessions"))
    else:
        examples = examples_of(workspace.table("sessions"))
    if test_file or examples:
        asked = _of_sessions(examples, model.categories)
    else:
        places = sample_examples(held_out, model.manifest.held_out_by)
        asked = Asked.with_known(held_out, *places)
    if not len(asked):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is nothing to measure on; name a file of sessions with targets that have a"
                " category: --test.",
            )
        )
    return asked


def _of_sessions(examples: list[NextItemExample], categories: Categories) -> Asked:
    """Each example as a sequence whose last step is the target; nothing is known of actions and times."""
    items = [[*(did.product_id for did in one.history), one.target] for one in examples]
    ends = np.cumsum([0, *map(len, items)], dtype=np.int64)
    item = np.array([categories.number(item) for one in items for item in one], np.int32)
    unknown = np.zeros(len(item), np.int64)
    sequences = Sequences(categories.labels, ends, item, unknown.astype(np.int8), unknown)
    return Asked.with_known(sequences, ends[:-1], ends[1:] - 1)
