"""What is compared: anything that ranks products for queries, found by its name (`system_names`)."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from core.data.run_file import read_scored_run
from core.errors import DataError, RunError
from core.evaluation.system_names import SystemName
from core.language import QT_TRANSLATE_NOOP
from core.metrics.ranking import DEPTH
from core.progress import ProgressCallback
from core.recommend.made_up import history_of_user
from core.search.engine import Engine
from core.search.fusion import PARTS, Fusion
from core.search.request import PERSONAL, History, Method, SearchRequest
from core.search.run import TASK
from core.workspace import Workspace


@dataclass(frozen=True)
class Rankings:
    """What a system ranks: query id → product ids, best first, and their scores.

    `took_ms` is how long each query took where the system searched itself; empty for a file.
    """

    products: dict[str, list[str]] = field(default_factory=dict)
    scores: dict[str, list[float]] = field(default_factory=dict)
    took_ms: dict[str, float] = field(default_factory=dict)


class RankingSystem(Protocol):
    """Ranks products for queries. `name` is what `open_system` finds it by."""

    @property
    def name(self) -> str:
        """The name that was asked for."""

    def rank(
        self, queries: Mapping[str, str], top: int = DEPTH, progress: ProgressCallback | None = None
    ) -> Rankings:
        """The best `top` products for each of `queries` (id → text).

        A query that the system knows nothing of has an empty ranking. `progress` hears how far it is, and
        may raise to end it.
        """


class Systems:
    """Opens the systems of one workspace, whose indexes all of them share."""

    def __init__(self, workspace: Workspace, engine: Engine | None = None) -> None:
        """Args:
        engine: that of the shop where it is open already; else it is opened when one is needed.
        """
        self._workspace = workspace
        self._engine = engine

    def open(self, name: str) -> RankingSystem:
        """The system called `name` (see `core.evaluation.system_names`).

        Raises:
            UserError: it names nothing, or no such shopper.
            DataError: a file cannot be read, or there are no products to rank.
            RunError: there is no such run or epoch, or it cannot rank so.
        """
        wanted = SystemName.parse(name)
        if wanted.file is not None:
            return RunFileSystem(name, wanted.file)
        engine = with_weights(self._engine_of(wanted), wanted)
        if not wanted.user:
            return EngineSystem(name, engine, wanted.method)
        from core.recommend.recommender import Recommender

        history = history_of_user(self._workspace, wanted.user)
        engine = replace(engine, taste=Recommender.open(self._workspace, engine))
        return EngineSystem(name, engine, wanted.method, history, wanted.personal)

    def words(self) -> Engine:
        """The shop ranked by words alone."""
        if self._engine is None:
            self._engine = Engine.open(self._workspace, "")
        return self._engine.with_run("")

    def _engine_of(self, wanted: SystemName) -> Engine:
        shop = self.words()
        if wanted.run:
            engine = shop.with_run(wanted.run)
        elif wanted.method is Method.LEXICAL:
            engine = shop
        elif active := self._workspace.chosen_run(TASK):
            engine = shop.with_run(active)
        else:
            engine = shop.without_run()
        return usable(engine, self._workspace, wanted.method)


def open_system(workspace: Workspace, name: str) -> RankingSystem:
    """One system by its name; of several, `Systems` reads the shop once. Raises as `Systems.open`."""
    return Systems(workspace).open(name)


@dataclass(frozen=True)
class EngineSystem:
    """An engine with a method, for a guest or a shopper with a `history`."""

    name: str
    engine: Engine
    method: Method
    history: History = ()
    personal: float = PERSONAL

    def rank(
        self, queries: Mapping[str, str], top: int = DEPTH, progress: ProgressCallback | None = None
    ) -> Rankings:
        """Search for each query."""
        rankings = Rankings()
        for done, (query, text) in enumerate(queries.items(), 1):
            request = SearchRequest(
                text, self.method, top, history=self.history, personal=self.personal
            )
            response = self.engine.search(request)
            rankings.products[query] = [hit.product_id for hit in response.hits]
            rankings.scores[query] = [hit.score for hit in response.hits]
            rankings.took_ms[query] = response.took_ms
            if progress:
                progress(done, len(queries))
        return rankings


@dataclass(frozen=True)
class RunFileSystem:
    """A TREC run file, in the order that trec_eval gives it."""

    name: str
    path: Path

    def rank(
        self, queries: Mapping[str, str], top: int = DEPTH, progress: ProgressCallback | None = None
    ) -> Rankings:
        """Read the file.

        Raises:
            DataError: it cannot be read, or ranks for none of the queries.
        """
        ranked = read_scored_run(self.path)
        if queries and not ranked.keys() & queries.keys():
            raise DataError(
                QT_TRANSLATE_NOOP(
                    "core", "{file} ranks for none of the {count} queries; check their ids."
                ),
                file=self.path.name,
                count=len(queries),
            )
        entries = {query: ranked.get(query, [])[:top] for query in queries}
        if progress:
            progress(len(queries), len(queries))
        return Rankings(
            {query: [product for product, _ in best] for query, best in entries.items()},
            {query: [score for _, score in best] for query, best in entries.items()},
        )


def usable(engine: Engine, workspace: Workspace, method: Method) -> Engine:
    """`engine`, where it has what `method` needs.

    Raises:
        DataError: there are no products to rank.
        RunError: the neural method was asked for and no run can rank.
    """
    if not len(engine.catalogue):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There are no products in {path}; run `{program} import` with --products or --demo.",
            ),
            path=workspace.path,
        )
    if method is Method.NEURAL and engine.neural is None:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "No trained run is active, so nothing can rank neurally; run `{program} train` first.",
            )
        )
    return engine


def with_weights(engine: Engine, wanted: SystemName) -> Engine:
    """`engine` with the weights that are named, those not named in the proportion its run has them.

    Raises:
        RunError: without a run there are none to change.
    """
    if not wanted.weights:
        return engine
    if engine.neural is None:
        raise RunError(
            QT_TRANSLATE_NOOP("core", "{name} has weights, but no run that could have them."),
            name=wanted.text,
        )
    # Another run's word for word, but for the weights: the run itself may rank elsewhere meanwhile.
    run = copy.copy(engine.neural.run)
    run.fusion = reweighted(run.fusion, wanted.weights)
    return replace(engine, neural=replace(engine.neural, run=run))


def reweighted(fusion: Fusion, weights: Mapping[str, float]) -> Fusion:
    """`fusion` with some weights given; the others share what is left in proportion.

    Where the others have no weight at all, those given are scaled to 1.
    """
    others = {name: getattr(fusion, name) for name in PARTS if name not in weights}
    rest, left = sum(others.values()), 1 - sum(weights.values())
    scaled = {name: value * left / rest for name, value in others.items()} if rest else {}
    merged = {**others, **scaled, **weights}
    total = sum(merged.values())
    return replace(
        fusion, **{name: value / total for name, value in merged.items()} if total else {}
    )
