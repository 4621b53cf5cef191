"""How well a `next-item` run guesses what came next, beside session-kNN alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.arrays import Int64Array
from core.data.importing import Source
from core.errors import DataError
from core.evaluation.inputs import active_run, imported_files
from core.feedback.actions import ACTIONS
from core.feedback.behaviour import inputs_of
from core.language import QT_TRANSLATE_NOOP
from core.metrics.next_item import next_item_metrics, target_rank
from core.recommend.held_out import held_out_by_run, is_teaching, sample_examples
from core.recommend.next_item import TASK, NextItemModel
from core.recommend.sequences import INPUTS, Sequences, load_sequences
from core.runs.folders import run_folder
from core.search.request import History, Interaction
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

# The rank of an item that the run does not know: behind every cut.
UNKNOWN = 1_000_000_000


@dataclass(frozen=True)
class NextItemExample:
    """What a shopper did, oldest first, and the item that came next."""

    history: History
    target: str


def evaluate_next_item(
    workspace: Workspace, test_file: Path | None = None, run: str | None = None
) -> dict[str, Any]:
    """hit@20, MRR@20 and nDCG@10 over all items of the active run, or of the one named.

    Measured on the sessions with targets in `test_file`, else on those imported, else on what
    the run's training held out.

    Returns:
        `task`, `method`, `run`, `examples` and the dicts `metrics` and `baseline` (session-kNN).

    Raises:
        RunError: no run of this task is active.
        DataError: there is nothing to measure on, or it is not what the run was trained beside.
    """
    model = NextItemModel.load(run_folder(workspace.runs_dir, run or active_run(workspace, TASK)))
    examples = _examples(workspace, model, test_file)
    target_ranks = [ranks(model, example) for example in examples]
    return {
        "task": TASK,
        "method": model.manifest.network,
        "run": model.run,
        "examples": len(examples),
        "metrics": next_item_metrics([both for both, _ in target_ranks]),
        "baseline": next_item_metrics([near for _, near in target_ranks]),
    }


def ranks(model: NextItemModel, example: NextItemExample) -> tuple[int, int]:
    """The rank of the target among all items by `model`, and by session-kNN alone."""
    row = model.row_of.get(example.target)
    if row is None:
        return UNKNOWN, UNKNOWN
    near = model.neighbours.scores(model.known(example.history))
    return target_rank(model.scores(example.history), row), target_rank(near, row)


def examples_of(table: "pyarrow.Table | None") -> list[NextItemExample]:
    """The sessions of a stored table that have a target."""
    rows = [] if table is None else table.to_pylist()
    return [
        NextItemExample(tuple(map(Interaction, row["items"])), row["target"])
        for row in rows
        if row["target"]
    ]


def _examples(
    workspace: Workspace, model: NextItemModel, test_file: Path | None
) -> list[NextItemExample]:
    if test_file:
        with imported_files(Source("sessions", test_file)) as tested:
            examples = examples_of(tested.table("sessions"))
    else:
        examples = examples_of(workspace.table("sessions")) or _held_out(workspace, model)
    if not examples:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is nothing to measure on; name a file of sessions with targets: --test.",
            )
        )
    return examples


def _held_out(workspace: Workspace, model: NextItemModel) -> list[NextItemExample]:
    """What the run's training held out and measured; `model` then knows the rest alone."""
    if inputs_of(workspace, INPUTS) != model.manifest.inputs:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "Products or behaviour have been imported anew since {run} was trained; train again,"
                " or name a file of sessions with targets: --test.",
            ),
            run=model.run,
        )
    sequences = load_sequences(workspace)
    is_held_out = held_out_by_run(model.manifest, sequences)
    rest = sequences.part(~is_held_out)
    # Before neighbours and popularity are made of them.
    model.starts, model.item = rest.starts, rest.item
    return _measured_examples(sequences.part(is_held_out), model.manifest.held_out_by)


def _measured_examples(held_out: Sequences, seed: int) -> list[NextItemExample]:
    starts, stops = sample_examples(held_out, seed)
    measures = ~is_teaching(len(stops))
    return examples_of_sequences(held_out, starts[measures], stops[measures])


def examples_of_sequences(
    sequences: Sequences, starts: Int64Array, stops: Int64Array
) -> list[NextItemExample]:
    """What is before each of the places `stops`, from `starts`, and the item there."""
    return [
        NextItemExample(
            _history(sequences, int(start), int(stop)), sequences.items[sequences.item[stop]]
        )
        for start, stop in zip(starts, stops, strict=True)
    ]


def _history(sequences: Sequences, start: int, stop: int) -> History:
    names: Sequence[str] = (*ACTIONS, "")
    return tuple(
        Interaction(
            sequences.items[sequences.item[row]],
            names[sequences.action[row]],
            float(sequences.time[row]),
        )
        for row in range(start, stop)
    )
