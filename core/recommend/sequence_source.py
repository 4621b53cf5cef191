"""What shoppers did as a source of recommendations: a trained run, or the log itself where there is none."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.errors import RunError, WorkspaceError
from core.recommend import sequences
from core.recommend.log_columns import release_memory
from core.recommend.neighbours import Neighbours
from core.recommend.next_item import TASK, NextItemModel
from core.recommend.sequences import Sequences
from core.runs.folders import run_folder
from core.search.request import History
from core.set_aside import set_aside
from core.workspace import Workspace


class SequenceSource(Protocol):
    """Says what follows a history; `NextItemModel` does, and `LogSequences`. Safe between threads.

    `items` are the ids it knows, in the order of all its scores.
    """

    @property
    def items(self) -> list[str]:
        """The ids of what it can recommend."""

    @property
    def counts(self) -> Float32Array:
        """The number of actions on each item, (items,)."""

    def known(self, history: History) -> Int32Array:
        """The positions in `items` of what it knows of `history`, oldest first."""

    def parts(self, history: History) -> dict[str, Float32Array]:
        """What each part adds to the score of every item, (items,) each."""


@dataclass(frozen=True)
class LogSequences:
    """What followed in the sequences most like a history, without any training."""

    sequences: Sequences

    @classmethod
    def from_workspace(cls, workspace: Workspace) -> "LogSequences | None":
        """The behaviour in a workspace's events and sessions; None where there is none."""
        loaded = sequences.load_sequences(workspace)
        release_memory()
        return cls(loaded) if len(loaded) else None

    @property
    def items(self) -> list[str]:
        """The ids of what it can recommend."""
        return self.sequences.items

    @cached_property
    def counts(self) -> Float32Array:
        """The number of actions on each item, (items,)."""
        return np.bincount(self.sequences.item, minlength=len(self.items)).astype(np.float32)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours.from_sequences(self.sequences)

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {item: row for row, item in enumerate(self.items)}

    def known(self, history: History) -> Int32Array:
        """The positions in `items` of what it knows of `history`, oldest first."""
        return sequences.history_sequence(history, self._row_of, self.items).item

    def parts(self, history: History) -> dict[str, Float32Array]:
        """`neighbours`, (items,): zeros where nothing in `history` is known."""
        return {"neighbours": self._neighbours.scores(self.known(history))}


def open_sequence_source(
    workspace: Workspace, run_id: str | None
) -> tuple[str, SequenceSource | None]:
    """The run and what it says: `run_id`, by default the active one; without any the log, if there is one.

    Raises:
        RunError: there is no such run, or it cannot recommend. A damaged active run is set aside instead.
    """
    if run_id:
        return run_id, NextItemModel.load(run_folder(workspace.runs_dir, run_id))
    chosen = workspace.chosen_run(TASK) if run_id is None else ""
    try:
        if chosen:
            return chosen, NextItemModel.load(run_folder(workspace.runs_dir, chosen))
    except RunError as error:
        set_aside(error)
    try:
        return "", LogSequences.from_workspace(workspace)
    except WorkspaceError as error:
        # What is alike can be recommended without it.
        set_aside(error)
        return "", None
