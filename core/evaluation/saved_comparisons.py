"""Comparisons that are kept in a shop, and what has changed since they were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import UserError
from core.evaluation.chosen_metrics import Figure
from core.evaluation.compared_systems import SystemComparison
from core.evaluation.judgments import Judgments
from core.evaluation.kept_json import KeptJson, unreadable
from core.evaluation.pins import GRADES, QUERIES, SYSTEM, Pins, changed, pins_of
from core.evaluation.query_sets import QuerySource
from core.evaluation.systems import RankingSystem, Systems
from core.search.engine import Engine
from core.workspace import Workspace

FOLDER = "comparisons"


@dataclass(frozen=True)
class SavedComparison:
    """One of a shop, for a list: its title, when it was made and of which systems; without any: damaged."""

    name: str
    title: str = ""
    made: str = ""
    systems: tuple[str, ...] = ()
    queries: int = 0


class SavedComparisons:
    """All of one shop."""

    def __init__(self, workspace: Workspace) -> None:
        self._kept = KeptJson(workspace, FOLDER)

    @property
    def may_change(self) -> bool:
        """Whether anything can be kept or removed."""
        return self._kept.may_change

    def all(self) -> list[SavedComparison]:
        """What there is, the newest first."""
        return [self._about(name) for name in self._kept.names()]

    def _about(self, name: str) -> SavedComparison:
        try:
            told = self.open(name)
        except UserError:
            return SavedComparison(name)
        return SavedComparison(name, told.title, told.made, tuple(told.names), len(told.queries))

    def save(self, comparison: SystemComparison) -> str:
        """Keep a comparison; its name. Raises WorkspaceError where nothing can be written."""
        return self._kept.keep(comparison.stored())

    def open(self, name: str) -> SystemComparison:
        """The comparison as it was saved.

        Raises:
            DataError: it is gone, damaged, or of a later version.
        """
        stored = self._kept.read(name)
        try:
            return comparison_of(stored)
        except (KeyError, TypeError, ValueError, AttributeError, StopIteration) as error:
            raise unreadable(f"{FOLDER}/{name}.json", type(error).__name__) from error

    def delete(self, name: str) -> None:
        """Remove a comparison. Raises WorkspaceError where it cannot be."""
        self._kept.delete(name)


def comparison_of(stored: Mapping[str, Any]) -> SystemComparison:
    """What `SystemComparison.stored` gave, checked as far as figures are made of it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError or StopIteration: it is not that.
    """
    fields = dict(stored)
    count = len(fields["queries"])
    columns = [column for own in fields["values"].values() for column in own.values()]
    metrics = {tuple(own) for own in fields["values"].values()}
    if len(metrics) != 1 or any(len(column) != count for column in columns) or not count:
        raise ValueError
    if any(not isinstance(value, int | float) for column in columns for value in column):
        raise TypeError
    fields["source"] = QuerySource(**fields["source"])
    fields["figures_of"] = {
        system: {name: _figure(*figure) for name, figure in own.items()}
        for system, own in fields["figures_of"].items()
    }
    return SystemComparison(**fields)


def _figure(value: float, bounds: list[float] | None) -> Figure:
    return Figure(float(value), (float(bounds[0]), float(bounds[1])) if bounds else None)


def changes_since(
    comparison: SystemComparison, workspace: Workspace, engine: Engine | None = None
) -> list[str]:
    """The keys of what has changed since `comparison` was made, or cannot be found any more.

    Args:
        engine: that of the shop, where it is open already.
    """
    return changed(comparison.pins, _pins_now(comparison, workspace, engine))


def _pins_now(comparison: SystemComparison, workspace: Workspace, engine: Engine | None) -> Pins:
    opened = Systems(workspace, engine)
    systems: list[RankingSystem] = []
    for key in comparison.pins:
        if key.startswith(SYSTEM):
            try:
                systems.append(opened.open(key.removeprefix(SYSTEM)))
            except UserError:
                # Gone: it has no hash.
                continue
    try:
        judgments = comparison.source.load(workspace)
    except UserError:
        pins = pins_of(workspace, Judgments({}, {}), systems)
        return {key: pin for key, pin in pins.items() if key not in (QUERIES, GRADES)}
    return pins_of(workspace, judgments, systems)
