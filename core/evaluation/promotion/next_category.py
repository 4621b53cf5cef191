"""How next-category runs guess what came next in sequences that none of them has learned from."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.arrays import Float32Array, Int64Array
from core.data.catalogue import catalogue_of
from core.errors import RunError
from core.evaluation.promotion.measured import Example, MeasuredRuns, untold
from core.evaluation.promotion.values import Values
from core.language import QT_TRANSLATE_NOOP
from core.progress import ProgressCallback
from core.recommend.categories import with_category
from core.recommend.held_out import held_out_by_run, sample_examples
from core.recommend.markov_chain import MarkovChain
from core.recommend.next_category import NextCategoryModel
from core.recommend.sequences import Sequences, load_sequences
from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.runs.promotion import EXAMPLES
from core.runs.split import SPLIT
from core.workspace import Workspace

METRIC = "accuracy"
# Their mean is known to ±0.03 at worst; for more of them everybody would wait.
MOST_EXAMPLES = 1000


def next_category_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """Whether the category of what came next was guessed, for each example; the Markov chain as baseline."""
    if (
        active is None
        or len({_model(workspace, run).categories.by_product for run in (new, active)}) == 1
    ):
        runs = [new, active] if active else [new]
        return measure_next_category(workspace, runs).beside(new, active)
    # Where the one tells categories apart and the other products, they are not asked the same.
    return replace(measure_next_category(workspace, [new]).beside(new, None), active=[])


def measure_next_category(
    workspace: Workspace, runs: Sequence[Manifest], tell: ProgressCallback = untold
) -> MeasuredRuns:
    """Whether each run guessed what came next, for places of sequences that none of them has learned.

    Raises:
        RunError: some of the runs guess categories, others products.
    """
    sequences = load_sequences(workspace)
    models = [_model(workspace, run) for run in runs]
    if len({model.categories.by_product for model in models}) > 1:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "Some of these runs guess categories, the others products; they are not comparable.",
            )
        )
    kept = np.all([held_out_by_run(run, sequences) for run in runs], axis=0)
    held_out, rest = sequences.part(kept), sequences.part(~kept)
    asked = models[0].categories.sequences(held_out)
    starts, stops = (
        places[:MOST_EXAMPLES] for places in with_category(asked, *sample_examples(asked, SPLIT))
    )
    values = {}
    for number, model in enumerate(models):
        tell(number, len(models))
        values[model.manifest.id] = {METRIC: _is_right(model, held_out, starts, stops)}
    chain = MarkovChain.from_sequences(models[0].categories.sequences(rest))
    hits = _hits(chain.probabilities(asked.item[stops - 1]), asked, stops)
    return MeasuredRuns(EXAMPLES, _told(workspace, held_out, stops), values, {METRIC: hits})


def _told(workspace: Workspace, sequences: Sequences, stops: Int64Array) -> list[Example]:
    """What was done last and what came next, by their titles; the latter is what can be looked for."""
    catalogue = catalogue_of(workspace)
    titles = dict(zip(catalogue.product_id, catalogue.title, strict=True))
    named = [titles.get(item, item) for item in sequences.items]
    pairs = [(named[sequences.item[stop - 1]], named[sequences.item[stop]]) for stop in stops]
    return [Example(f"{last} ▸ {target}", target) for last, target in pairs]


def _model(workspace: Workspace, manifest: Manifest) -> NextCategoryModel:
    return NextCategoryModel.load(
        run_folder(workspace.runs_dir, manifest.id), catalogue_of(workspace)
    )


def _is_right(
    model: NextCategoryModel, sequences: Sequences, starts: Int64Array, stops: Int64Array
) -> list[float]:
    """1 or 0 for each example, by the labels that the run itself knows."""
    labelled = model.categories.sequences(sequences)
    return _hits(model.probabilities(labelled, starts, stops), labelled, stops)


def _hits(probabilities: Float32Array, labelled: Sequences, stops: Int64Array) -> list[float]:
    guesses = probabilities.argmax(axis=1)
    return [float(is_right) for is_right in guesses == labelled.item[stops]]
