"""How next-category runs guess what came next in sequences that none of them has learned from."""

import numpy as np

from core.arrays import Float32Array, Int64Array
from core.data.catalogue import catalogue_of
from core.evaluation.promotion.values import Values
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
    sequences = load_sequences(workspace)
    model, rival = _model(workspace, new), _model(workspace, active) if active else None
    # Where the one tells categories apart and the other products, they are not asked the same.
    if rival is not None and rival.categories.by_product != model.categories.by_product:
        return _values(sequences, model, None, active=[])
    return _values(sequences, model, rival)


def _values(
    sequences: Sequences,
    model: NextCategoryModel,
    rival: NextCategoryModel | None,
    active: list[float] | None = None,
) -> Values:
    known = [model, rival] if rival else [model]
    kept = np.all([held_out_by_run(one.manifest, sequences) for one in known], axis=0)
    held_out, rest = sequences.part(kept), sequences.part(~kept)
    asked = model.categories.sequences(held_out)
    starts, stops = (
        places[:MOST_EXAMPLES] for places in with_category(asked, *sample_examples(asked, SPLIT))
    )
    chain = MarkovChain.from_sequences(model.categories.sequences(rest))
    return Values(
        METRIC,
        EXAMPLES,
        new=_is_right(model, held_out, starts, stops),
        active=_is_right(rival, held_out, starts, stops) if rival else active,
        baseline=_hits(chain.probabilities(asked.item[stops - 1]), asked, stops),
    )


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
