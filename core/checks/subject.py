"""What assertions are held against: one system of a shop, its rankings made once, and the judged queries."""

from functools import cached_property

from core.data.catalogue import Catalogue, catalogue_of
from core.errors import DataError
from core.evaluation.judgments import Judgments, load_judgments
from core.evaluation.systems import EngineSystem, RankingSystem, Systems
from core.language import QT_TRANSLATE_NOOP
from core.metrics.graded_lists import GradedLists
from core.metrics.ranking import DEPTH
from core.metrics.ranking_measures import parse_measure
from core.progress import ProgressCallback
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.text.normalise import normalise
from core.workspace import Workspace

# The active run and words, where no system is named.
USUAL = ":hybrid"
_UNNAMED = "\0"


class Subject:
    """The system called `name` in `workspace`, "" for what ranks now."""

    def __init__(self, workspace: Workspace, name: str = "", engine: Engine | None = None) -> None:
        """Args:
        engine: that of the shop where it is open already.

        Raises:
            UserError: there is no such system, or it cannot rank.
        """
        self.workspace, self.name = workspace, name
        self._systems = Systems(workspace, engine)
        self.system = self._systems.open(name or USUAL)
        self._texts: dict[str, list[str]] = {}
        self._ranked: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._depth: dict[tuple[str, str], int] = {}
        self._judged: dict[str, Judgments] = {}

    @property
    def searching(self) -> EngineSystem | None:
        """The system, where it searches itself; None of a run file."""
        return self.system if isinstance(self.system, EngineSystem) else None

    @property
    def run(self) -> str:
        """The run that ranks; "" for words alone and of a file."""
        own = self.searching
        return own.engine.run_id if own is not None else ""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The shop's products."""
        own = self.searching
        return own.engine.catalogue if own is not None else catalogue_of(self.workspace)

    def judged(self, query_set: str = "") -> Judgments:
        """The judged queries of a set, "" for those that were imported.

        Raises:
            DataError: there are none.
        """
        if query_set not in self._judged:
            self._judged[query_set] = load_judgments(self.workspace, query_set)
        return self._judged[query_set]

    def judged_query(self, text: str) -> str:
        """The id of the judged query that reads as `text`.

        Raises:
            DataError: nobody judged it.
        """
        judged, wanted = self.judged(), normalise(text)
        for query, own in judged.queries.items():
            if normalise(own) == wanted:
                return query
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "Nobody has judged results of “{query}”; judge some, or name a judged query.",
            ),
            query=text,
        )

    def ranked(self, text: str, top: int = DEPTH) -> list[str]:
        """The best `top` products for `text`, as far as there are any.

        Raises:
            DataError: the system is a run file that does not rank it.
        """
        top = max(top, DEPTH)
        if len(self._texts.get(text, ())) < top:
            query = _UNNAMED if self.searching is not None else self.judged_query(text)
            self._texts[text] = self.system.rank({query: text}, top).products[query]
        return self._texts[text]

    def ranked_set(
        self,
        query_set: str,
        rival: str = "",
        progress: ProgressCallback | None = None,
        depth: int = DEPTH,
    ) -> dict[str, list[str]]:
        """Query id → at least `depth` products of each judged query of a set, by the subject or a `rival`."""
        key = rival, query_set
        if self._depth.get(key, 0) < depth:
            system: RankingSystem = self._systems.open(rival) if rival else self.system
            queries = self.judged(query_set).queries
            self._ranked[key] = system.rank(queries, depth, progress).products
            self._depth[key] = depth
        return self._ranked[key]

    def values(
        self, metric: str, query_set: str, rival: str = "", progress: ProgressCallback | None = None
    ) -> dict[str, float]:
        """Query id → value of `metric` of every judged query of a set."""
        measure = parse_measure(metric)
        depth = max(DEPTH, measure.cut)
        ranked = self.ranked_set(query_set, rival, progress, depth)
        grades = self.judged(query_set).qrels
        values = measure(GradedLists.of(grades, ranked, depth)).tolist()
        return dict(zip(grades, values, strict=True))

    def value(self, metric: str, query: str) -> float:
        """The value of `metric` of one judged query of the usual set."""
        measure, judged = parse_measure(metric), self.judged()
        depth = max(DEPTH, measure.cut)
        ranked = {query: self.ranked(judged.queries[query], depth)}
        return float(measure(GradedLists.of({query: judged.qrels[query]}, ranked, depth))[0])

    def ranked_query(self, query_set: str, query: str) -> list[str]:
        """The products of one judged query of a set, which need not be ranked for all of it."""
        kept = self._ranked.get(("", query_set))
        return kept[query] if kept else self.ranked(self.judged(query_set).queries[query])

    def request(self, text: str, top: int = DEPTH) -> SearchRequest:
        """What the subject is asked of `text`, where it searches itself."""
        own = self.searching
        assert own is not None
        return SearchRequest(text, own.method, top, history=own.history, personal=own.personal)
