"""The engine: one immutable snapshot of a shop's indexes and one run's model that answers queries.

What matches. A product is found when words of the query meet it and earn at least `TAIL` of the best
product's BM25, or when the run's model finds it near: a similarity of at least the fusion's floor and
of `NEAR_TAIL` of the nearest product's, or very much like the best of these: at least `ALIKE_FLOOR`.
So a query of which the index holds nothing and the model knows no word finds nothing, rather than noise.
Filters only choose among the matches, so the counts of the facets are what choosing them will give.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from core.arrays import BoolArray, Float32Array, IndexArray
from core.data.catalogue import Catalogue
from core.errors import RunError
from core.feedback.actions import DISMISS
from core.progress import ProgressCallback
from core.runs.folders import run_folder
from core.search.category_run import CategoryRun
from core.search.fusion import DEFAULT, LEXICAL_ONLY, NEURAL_ONLY, Fusion
from core.search.intent import RunIntents, found_shares, joined, likeliest
from core.search.lexical import LexicalIndex
from core.search.neural import NeuralIndex
from core.search.query import LONGEST, LexicalQuery
from core.search.ranking import Ranking
from core.search.request import (
    History,
    Hit,
    Intent,
    IntentModel,
    Method,
    SearchRequest,
    SearchResponse,
    Sort,
    Suggestion,
    TasteModel,
)
from core.search.respelling import better_spelling, spelt_out
from core.search.rocchio import examples, with_alike
from core.search.run import Run
from core.search.score_inputs import ScoreInputs, lexical_input, lexical_query, matching_products
from core.search.shop_index import ShopIndex, open_shop_index
from core.search.sorting import by_column
from core.search.top import best_rows
from core.set_aside import set_aside
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.workspace import Workspace

# Another order than relevance sorts only products that answer the query well.
SORTED = 300
SORTED_TAIL = 0.4
# The best products tell what a query is after; the rest mostly share a word with it.
TELLING = 50


@dataclass(frozen=True)
class Engine:
    """Searches one shop with one run. Never changes, so any number of threads may share it."""

    shop: ShopIndex
    neural: NeuralIndex | None = None
    taste: TasteModel | None = None
    intents: IntentModel | None = None

    @classmethod
    def open(
        cls,
        workspace: Workspace,
        run_id: str | None = None,
        progress: ProgressCallback | None = None,
    ) -> "Engine":
        """The engine of a workspace with `run_id`, by default its active run; "" for none.

        Raises:
            RunError: the run named cannot rank. A damaged active run is set aside instead.
        """
        engine = cls(open_shop_index(workspace, progress))
        named = engine.with_run(run_id) if run_id is not None else None
        engine = named or engine._trying(cls.with_run, workspace.chosen_run("search"))
        return engine._trying(cls.with_intents, workspace.chosen_run("category"))

    def _trying(self, change: Callable[["Engine", str], "Engine"], run_id: str) -> "Engine":
        """What `change` makes of this engine and a run; as it is where the run must be set aside."""
        try:
            return change(self, run_id)
        except RunError as error:
            set_aside(error)
            return self

    def with_run(self, run_id: str) -> "Engine":
        """The same shop ranked by another run, "" for none; shares every index.

        Raises:
            RunError: there is no such run, or it cannot rank.
        """
        if not run_id:
            return replace(self, neural=None)
        return self.ranked_by(Run.load(run_folder(self.shop.runs_dir, run_id)))

    def with_intents(self, run_id: str) -> "Engine":
        """The same shop with intents guessed by another run of the task `category`, "" for none.

        A run that knows none of the catalogue's categories guesses nothing here.

        Raises:
            RunError: there is no such run, or it cannot guess categories.
        """
        if not run_id:
            return replace(self, intents=None)
        run = CategoryRun.load(run_folder(self.shop.runs_dir, run_id))
        model = RunIntents(run, self.analyzer, self.catalogue.category)
        return replace(self, intents=model or None)

    def ranked_by(self, run: Run) -> "Engine":
        """The same shop ranked by a run that is already loaded."""
        return replace(self, neural=NeuralIndex.for_catalogue(run, self.catalogue, self.analyzer))

    @property
    def run_id(self) -> str:
        """The run that ranks, "" where none does."""
        return self.neural.run.id if self.neural else ""

    @property
    def catalogue(self) -> Catalogue:
        """The products that are searched."""
        return self.shop.catalogue

    @property
    def analyzer(self) -> Analyzer:
        """What cuts text into words here."""
        return self.shop.analyzer

    @property
    def lexical(self) -> LexicalIndex:
        """The index of words and bigrams."""
        return self.shop.lexical

    def prepare(self) -> None:
        """Build what only misspelt or half-typed queries need; a second, best spent beside the window."""
        self.shop.speller.prepare()
        self.shop.suggestions.prepare()

    def suggest(self, text: str, limit: int = 8) -> list[Suggestion]:
        """Queries, brands, categories and products that `text` may be the beginning of."""
        return self.shop.suggestions.suggest(text[:LONGEST], limit)

    def placing(self, request: SearchRequest, product_id: str) -> "Engine":
        """The engine that placed a product in the answer to `request`: this one."""
        return self

    def search(self, request: SearchRequest) -> SearchResponse:
        """The best products for `request`; any text is an answerable query."""
        began = perf_counter()
        ranking, better, corrected = self._understood(request)
        intents, intent_run = self._intents(ranking)
        ranking = self.personal(ranking, request.history, request.personal)
        masks = self.shop.filtering.masks(request.filters)
        rows, total = self._ordered(ranking, masks, request)
        return SearchResponse(
            request=request,
            tokens=ranking.query.tokens,
            run=self.run_id if request.method is not Method.LEXICAL else "",
            total=total,
            hits=tuple(self._hit(rank, int(row), ranking) for rank, row in enumerate(rows, 1)),
            facets=self.shop.filtering.facets(ranking.matches, masks, request.filters),
            matched=self._matched(ranking.query),
            did_you_mean=better,
            corrected=corrected,
            intents=intents,
            intent_run=intent_run,
            took_ms=(perf_counter() - began) * 1000,
        )

    def _understood(self, request: SearchRequest) -> tuple[Ranking, str, bool]:
        """The ranking of what was meant, another spelling if there is one, and whether that was ranked."""
        text = normalise(request.text[: LONGEST * 4])[:LONGEST]
        # A space at the end says that the last word is finished, and normalising drops it.
        typing = request.typing and not request.text[-1:].isspace()
        ranking = self.ranking(text, request.method, typing)
        better = better_spelling(self.shop, text, ranking.query)
        if ranking.matches.any():
            return ranking, better, False
        better = better or spelt_out(self.shop, text)
        meant = self.ranking(better, request.method) if better else ranking
        corrected = bool(meant.matches.any())
        return (meant.corrected(text) if corrected else ranking), better, corrected

    def ranking(self, text: str, method: Method, typing: bool = False) -> Ranking:
        """Features and scores of every product for a normalised `text`; no text: all, by popularity."""
        if not text:
            return self._browsing()
        query = lexical_query(self.lexical, text, typing)
        nothing = np.zeros(len(self.catalogue), np.float32)
        met = lexical_input(self.lexical, query) if method is not Method.NEURAL else nothing
        near = self._nearness(text, query) if method is not Method.LEXICAL else None
        words = len(self.analyzer.sequence(text))
        fusion = self._fusion(method, near is not None)
        features = ScoreInputs(met, nothing if near is None else near, self.shop.popularity, words)
        matches = matching_products(features, fusion.floor)
        best = None
        if self.neural and fusion.alike:
            best = examples(features, matches, self.neural.vectors)
            features = with_alike(features, best, self.neural.vectors)
            matches = matching_products(features, fusion.floor)
        scores = fusion.scores(features)
        return Ranking(text, query, features, fusion.for_words(words), matches, scores, best)

    def _nearness(self, text: str, query: LexicalQuery) -> Float32Array | None:
        """Similarity (products,), None where the run knows no word; what goes with a phone is none."""
        near = self.neural.scores(text) if self.neural else None
        return None if near is None else self.lexical.less_of_other_kinds(query, near)

    def personal(self, ranking: Ranking, history: History, weight: float) -> Ranking:
        """`ranking` as it suits a shopper; unchanged where nothing is known of their taste."""
        taste = self.taste.scores(history) if self.taste and history and weight else None
        if taste is not None:
            ranking = ranking.suiting(taste, weight)
        row_of = self.catalogue.row_of
        dismissed = {row_of.get(did.product_id, -1) for did in history if did.action == DISMISS}
        dismissed.discard(-1)
        return ranking.sinking(np.array(sorted(dismissed), np.intp)) if dismissed else ranking

    def _browsing(self) -> Ranking:
        nothing = np.zeros(len(self.catalogue), np.float32)
        features = ScoreInputs(nothing, nothing, self.shop.popularity)
        everything = np.ones(len(self.catalogue), bool)
        return Ranking(
            "", LexicalQuery(), features, Fusion(0.0, 0.0, 1.0), everything, self.shop.popularity
        )

    def _intents(self, ranking: Ranking) -> tuple[tuple[Intent, ...], str]:
        """What was probably meant, and the run that had a say in it."""
        if not ranking.text:
            return (), ""
        best = best_rows(ranking.scores, np.flatnonzero(ranking.matches), TELLING)
        found = found_shares(self.catalogue.category, best, ranking.scores)
        guessed = self.intents.intents(ranking.text) if self.intents else ()
        run_id = self.intents.run_id if self.intents and guessed else ""
        return likeliest(joined(guessed, found)), run_id

    def _fusion(self, method: Method, judged: bool) -> Fusion:
        if method is Method.LEXICAL:
            return LEXICAL_ONLY
        if method is Method.NEURAL:
            return NEURAL_ONLY
        if self.neural is None:
            return DEFAULT.without("neural", "alike")
        own = self.neural.run.fusion
        return own if judged else own.without("neural")

    def _ordered(
        self, ranking: Ranking, masks: dict[str, BoolArray], request: SearchRequest
    ) -> tuple[IndexArray, int]:
        found = ranking.matches
        for mask in masks.values():
            found = found & mask
        rows = np.flatnonzero(found)
        if request.sort is Sort.RELEVANCE:
            return best_rows(ranking.scores, rows, request.top), len(rows)
        if ranking.query:
            rows_best = best_rows(ranking.scores, rows, SORTED)
            least = SORTED_TAIL * ranking.scores[rows_best].max(initial=0.0)
            rows_best = rows_best[ranking.scores[rows_best] >= least]
        else:
            # What was dismissed has sunk below 0.
            rows_best = rows[ranking.scores[rows] >= 0]
        return by_column(self.catalogue, rows_best, request.sort)[: request.top], len(rows)

    def _hit(self, rank: int, row: int, ranking: Ranking) -> Hit:
        parts = ranking.parts(row)
        catalogue = self.catalogue
        return Hit(
            rank, row, catalogue.product_id[row], catalogue.title[row], sum(parts.values()), parts
        )

    def _matched(self, query: LexicalQuery) -> tuple[str, ...]:
        words = self.lexical.words
        lit = [each.text for each in query.tokens if each.kind != "stop" and each.text in words]
        if not lit:
            lit = [group.source for group in query.bigrams if group.source in self.lexical.bigrams]
        return tuple(lit)
