"""What the chosen systems find for the queries of a set, in a thread: runs of this shop, words, run files."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import Cancelled, RunError
from core.judging.query_set import SetQuery
from core.judging.verdict import Rankings
from core.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.search.engine import Engine
    from core.workspace import Workspace

# Before the path of a TREC run file; other systems are runs by their ids, "" for words alone.
FILE = "file:"
Found = dict[str, Rankings]


class Pooling:
    """Ranks every query by every system; `cancel` ends it at the next query, `tell` hears how far it is."""

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        self._tell = tell
        self._is_cancelled = False

    def cancel(self) -> None:
        """End it; `find` raises `Cancelled`."""
        self._is_cancelled = True

    def find(
        self, engine: "Engine", systems: Iterable[str], queries: Mapping[str, SetQuery], depth: int
    ) -> Found:
        """System → query → the ids of its first `depth` products of this shop, best first.

        Raises:
            Cancelled: somebody cancelled it.
            RunError: a run is gone or cannot rank.
            DataError: a run file cannot be read.
        """
        systems = list(systems)
        total, rankings = len(systems) * len(queries), Found()
        for number, system in enumerate(systems):
            done = number * len(queries)
            if system.startswith(FILE):
                rankings[system] = _of_file(engine, Path(system.removeprefix(FILE)), depth)
            else:
                rankings[system] = self._of_engine(engine, system, queries, depth, done, total)
        return rankings

    def _of_engine(
        self,
        engine: "Engine",
        run: str,
        queries: Mapping[str, SetQuery],
        depth: int,
        done: int,
        total: int,
    ) -> Rankings:
        from core.search.request import SearchRequest

        ranker = engine if run == engine.run_id else engine.with_run(run)
        ranking: dict[str, list[str]] = {}
        for number, query in enumerate(queries.values(), done):
            if self._is_cancelled:
                raise Cancelled(QT_TRANSLATE_NOOP("core", "Cancelled; nothing was changed."))
            self._tell(number, total)
            hits = ranker.search(SearchRequest(query.text, top=depth)).hits
            ranking[query.id] = [hit.product_id for hit in hits]
        return ranking


def _of_file(engine: "Engine", path: Path, depth: int) -> Rankings:
    from core.data.run_file import read_run_file

    known = engine.catalogue.row_of
    ranked = read_run_file(path)
    return {
        query: [product for product in products if product in known][:depth]
        for query, products in ranked.items()
    }


def systems_of(workspace: "Workspace", active: str) -> list[str]:
    """What can find products here, what ranks now first: runs of the task `search`, words alone."""
    from core.pretrained.start import is_shipped
    from core.runs.listing import usable_runs
    from core.runs.names import START

    try:
        runs = [run.id for run in usable_runs(workspace, "search")]
    except RunError:
        runs = []
    start = [START] if is_shipped() else []
    return list(dict.fromkeys([active, *runs, *start, ""]))
