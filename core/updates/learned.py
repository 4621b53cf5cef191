"""What an update learned from: the events of the log since its base learned, counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from core.errors import RunError
from core.feedback.actions import IMPRESSION
from core.feedback.log import FeedbackLog
from core.language import QT_TRANSLATE_NOOP
from core.runs.folders import run_folder
from core.runs.manifest import Manifest
from core.task_choices import PRETRAINED
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

TASK = "search"


@dataclass(frozen=True)
class Learned:
    """Events `after` < id <= `upto` of the log: how many of each action and of each source.

    `queries` and `shoppers` are different ones; impressions count among the actions, but teach little.
    """

    after: int = 0
    upto: int = 0
    actions: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)
    queries: int = 0
    shoppers: int = 0

    @property
    def count(self) -> int:
        """How many actions beside impressions."""
        return sum(count for action, count in self.actions.items() if action != IMPRESSION)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Learned":
        """What `dataclasses.asdict` gave."""
        return cls(**stored)


def pending(workspace: Workspace) -> Learned:
    """What came in since the active search run learned; nothing where there is no log.

    Raises:
        RunError: there is no search run to update.
        WorkspaceError: the log cannot be read.
    """
    active = workspace.active_run(TASK)
    if not active:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core", "No run ranks products here yet; run `{program} train` first."
            )
        )
    after = learned_upto(workspace, active)
    log = FeedbackLog.reader(workspace)
    if log is None:
        return Learned()
    with log:
        upto = log.last
        # Another log has replaced the one that the run learned: all of it is new.
        after = after if after <= upto else 0
        return counted(log.table(after, upto), after, upto)


def can_learn(workspace: Workspace, run: str) -> bool:
    """Whether `run` is of a network that learns at all.

    Raises:
        RunError: there is no such run.
    """
    network = Manifest.read(run_folder(workspace.runs_dir, run)).network
    return network != PRETRAINED


def learned_upto(workspace: Workspace, run: str) -> int:
    """The last event of the log that `run` has learned; 0 where it was trained before there was one.

    Raises:
        RunError: there is no such run.
    """
    return int(Manifest.read(run_folder(workspace.runs_dir, run)).job.get("upto", 0))


def counted(events: "pyarrow.Table", after: int, upto: int) -> Learned:
    """The counts of a table of the log."""
    actions, sources, queries, shoppers = (
        _counts(events[name]) for name in ("action", "source", "query", "user_id")
    )
    return Learned(after, upto, actions, sources, len(queries.keys() - {""}), len(shoppers))


def _counts(column: "pyarrow.ChunkedArray") -> dict[str, int]:
    return {row["values"]: row["counts"] for row in column.value_counts().to_pylist()}
