"""How next-item runs guess what came next in sequences that none of them has learned from."""

import numpy as np

from core.arrays import Int32Array, Int64Array
from core.evaluation.next_item import NextItemExample, examples_of_sequences, ranks
from core.evaluation.promotion.values import Values
from core.feedback.behaviour import inputs_of
from core.metrics.next_item import HIT_DEPTH
from core.recommend.held_out import held_out_by_run, sample_examples
from core.recommend.next_item import NextItemModel
from core.recommend.sequences import INPUTS, Sequences, load_sequences
from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.runs.promotion import EXAMPLES
from core.runs.split import SPLIT
from core.workspace import Workspace

METRIC = "hit@20"
# Their mean is known to ±0.05 at worst; for more of them everybody would wait.
MOST_EXAMPLES = 400


def next_item_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """Whether the item that came next was among the first 20, for each example; session-kNN as baseline."""
    sequences = load_sequences(workspace)
    known = [new] if active is None or not _is_split_known(workspace, active) else [new, active]
    kept = np.all([held_out_by_run(manifest, sequences) for manifest in known], axis=0)
    starts, stops = (
        places[:MOST_EXAMPLES] for places in sample_examples(sequences.part(kept), SPLIT)
    )
    examples = examples_of_sequences(sequences.part(kept), starts, stops)
    rest = sequences.part(~kept)
    hits = _hits(_model(workspace, new, rest), examples)
    values = Values(METRIC, EXAMPLES, [own for own, _ in hits], None, [near for _, near in hits])
    if active is None:
        return values
    rival = _model(workspace, active, rest)
    before = [own for own, _ in _hits(rival, examples)] if active in known else []
    return Values(METRIC, EXAMPLES, values.new, before, values.baseline)


def _is_split_known(workspace: Workspace, manifest: Manifest) -> bool:
    """Whether it can be told what a run held out: earlier versions did so by the places of sequences."""
    if manifest.split >= 0:
        return True
    now = inputs_of(workspace, INPUTS)
    # What this window recorded came after, and stands behind what was imported.
    imported = {**now, "events": workspace.content_hash("events")}
    return manifest.inputs in (now, imported)


def _model(workspace: Workspace, manifest: Manifest, rest: Sequences) -> NextItemModel:
    """The run with `rest` for its neighbours, in which no example is."""
    model = NextItemModel.load(run_folder(workspace.runs_dir, manifest.id))
    rows = np.array([model.row_of.get(item, -1) for item in rest.items], np.int32)
    model.starts, model.item = _renumbered(rest, rows)
    return model


def _renumbered(rest: Sequences, rows: Int32Array) -> tuple[Int64Array, Int32Array]:
    """The sequences by the numbers of a run's own items, without those that it does not have."""
    item = rows[rest.item] if len(rest.item) else np.zeros(0, np.int32)
    kept = item >= 0
    starts = np.concatenate(([0], np.cumsum(kept)))[rest.starts]
    return starts.astype(np.int64), item[kept]


def _hits(model: NextItemModel, examples: list[NextItemExample]) -> list[tuple[float, float]]:
    """1 or 0 for the model and for its neighbours alone, for each example."""
    both = [ranks(model, example) for example in examples]
    return [(float(own <= HIT_DEPTH), float(near <= HIT_DEPTH)) for own, near in both]
