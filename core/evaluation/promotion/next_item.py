"""How next-item runs guess what came next in sequences that none of them has learned from."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from core.arrays import Int32Array, Int64Array
from core.data.catalogue import catalogue_of
from core.errors import RunError
from core.evaluation.next_item import NextItemExample, examples_of_sequences, ranks
from core.evaluation.promotion.measured import ByMetric, Example, MeasuredRuns, untold
from core.evaluation.promotion.values import Values
from core.feedback.behaviour import inputs_of
from core.language import QT_TRANSLATE_NOOP
from core.metrics.next_item import METRICS, next_item_metrics
from core.progress import ProgressCallback
from core.recommend.held_out import held_out_by_run, sample_examples
from core.recommend.next_item import NextItemModel
from core.recommend.sequences import INPUTS, Sequences, load_sequences
from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.runs.promotion import EXAMPLES
from core.runs.split import SPLIT
from core.workspace import Workspace

# Their mean is known to ±0.05 at worst; for more of them everybody would wait.
MOST_EXAMPLES = 400


def next_item_values(workspace: Workspace, new: Manifest, active: Manifest | None) -> Values:
    """Whether the item that came next was among the first 20, for each example; session-kNN as baseline."""
    if active is None or _is_split_known(workspace, active):
        runs = [new, active] if active else [new]
        return measure_next_item(workspace, runs).beside(new, active)
    # Nobody knows what the active run has learned: it is measured on nothing.
    return replace(measure_next_item(workspace, [new]).beside(new, None), active=[])


def measure_next_item(
    workspace: Workspace, runs: Sequence[Manifest], tell: ProgressCallback = untold
) -> MeasuredRuns:
    """hit@20, mrr@20 and ndcg@10 of each run for places of sequences that none of them has learned.

    Raises:
        RunError: what one of several runs held out cannot be told.
    """
    sequences = load_sequences(workspace)
    for run in runs if len(runs) > 1 else ():
        _require_known_split(workspace, run)
    kept = np.all([held_out_by_run(run, sequences) for run in runs], axis=0)
    starts, stops = (
        places[:MOST_EXAMPLES] for places in sample_examples(sequences.part(kept), SPLIT)
    )
    examples = examples_of_sequences(sequences.part(kept), starts, stops)
    rest = sequences.part(~kept)
    values: dict[str, ByMetric] = {}
    baseline: ByMetric = {}
    for number, run in enumerate(runs):
        both = _ranks(_model(workspace, run, rest), examples, number, len(runs), tell)
        values[run.id] = _values([own for own, _ in both])
        baseline = baseline or _values([near for _, near in both])
    return MeasuredRuns(EXAMPLES, _told(workspace, examples), values, baseline)


def _told(workspace: Workspace, examples: Sequence[NextItemExample]) -> list[Example]:
    """What was done last and what came next, by their titles; the latter is what can be looked for."""
    catalogue = catalogue_of(workspace)
    titles = dict(zip(catalogue.product_id, catalogue.title, strict=True))
    told = []
    for example in examples:
        last = example.history[-1].product_id
        target = titles.get(example.target, example.target)
        told.append(Example(f"{titles.get(last, last)} ▸ {target}", target))
    return told


def _require_known_split(workspace: Workspace, run: Manifest) -> None:
    if not _is_split_known(workspace, run):
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "An earlier version trained the run {run}, and what it held out is not known any more;"
                " train it again to compare it.",
            ),
            run=run.id,
        )


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


def _ranks(
    model: NextItemModel,
    examples: Sequence[NextItemExample],
    number: int,
    runs: int,
    tell: ProgressCallback,
) -> list[tuple[int, int]]:
    """The rank of each target by the model and by its neighbours alone; it is the run `number` of `runs`."""
    both = []
    for done, example in enumerate(examples):
        tell(number * len(examples) + done, runs * len(examples))
        both.append(ranks(model, example))
    return both


def _values(target_ranks: Sequence[int]) -> ByMetric:
    """Each metric of each target alone."""
    alone = [next_item_metrics([rank]) for rank in target_ranks]
    return {name: [float(values[name] or 0.0) for values in alone] for name in METRICS}
