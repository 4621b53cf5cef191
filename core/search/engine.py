"""The engine: one immutable snapshot of a shop's indexes and one run's model that answers queries.

What matches. A product matches when words of the query earn it at least `LEXICAL_TAIL` of the best
product's BM25, or when the run's model finds it near: a similarity of at least the fusion's floor and
of `NEURAL_TAIL` of the nearest product's, or very much like the best of these: at least `ALIKE_FLOOR`.
So a query of which the index holds nothing and the model knows no word matches nothing, rather than noise.
Filters only choose among the matches, so the counts of the facets are what choosing them will give.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.errors import RunError
from core.feedback.actions import DISMISS
from core.pretrained.start import Start, shipped_start
from core.progress import StageCallback, of_stage
from core.runs.folders import run_folder
from core.runs.names import START
from core.search.category_run import CategoryRun
from core.search.did_you_mean import did_you_mean
from core.search.exact import exact_counts
from core.search.fusion import POPULARITY_ONLY, fusion_of
from core.search.intent import RunIntents, averaged, best_shares, likeliest
from core.search.lexical import LexicalIndex
from core.search.neural import NeuralIndex
from core.search.query import LexicalQuery, normalised_query
from core.search.ranking import Ranking
from core.search.request import (
    History,
    Intent,
    IntentModel,
    Method,
    SearchRequest,
    SearchResponse,
    TasteModel,
)
from core.search.rocchio import best_examples, with_likeness
from core.search.run import SearchRun
from core.search.run_loading import load_named
from core.search.score_inputs import ScoreInputs, lexical_input, lexical_query, matching_products
from core.search.shop_index import INDEXING, ShopIndex, open_shop_index
from core.search.start_run import READING, StartRun, required_start
from core.set_aside import set_aside
from core.text.analysis import LONGEST_QUERY, Analyzer
from core.text.conditions import Reading
from core.text.tokens import Suggestion
from core.workspace import Workspace


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
        progress: StageCallback | None = None,
    ) -> "Engine":
        """The engine of a workspace with `run_id`, by default its active run; "" for none.

        Where no run is active, the pretrained start ranks. `progress` hears of products indexed, and then of
        those it reads, where either must be done anew.

        Raises:
            RunError: the run named cannot rank. A damaged active run is set aside instead.
        """
        engine = cls(open_shop_index(workspace, of_stage(INDEXING, progress)))
        if run_id is not None:
            engine = engine.with_run(run_id)
        else:
            engine = engine._with_active(cls.with_run, workspace.chosen_run("search"))
            engine = engine if engine.neural else engine.without_run(progress)
        return engine._with_active(cls.with_intents, workspace.chosen_run("category"))

    def _with_active(self, change: Callable[["Engine", str], "Engine"], run_id: str) -> "Engine":
        """What `change` makes of this engine and a run; as it is where the run must be set aside."""
        try:
            return change(self, run_id)
        except RunError as error:
            set_aside(error)
            return self

    def with_run(self, run_id: str) -> "Engine":
        """The same shop ranked by another run, "" for words alone, or by an epoch of it (`RUN@3`).

        Raises:
            RunError: there is no such run, or it cannot rank.
        """
        if not run_id:
            return replace(self, neural=None)
        if run_id == START:
            return self._with_start(required_start())
        return self.ranked_by(load_named(self.shop.runs_dir, run_id))

    def without_run(self, progress: StageCallback | None = None) -> "Engine":
        """The same shop as it is searched without a run: by the pretrained start, without one by words."""
        start = shipped_start() if len(self.catalogue) else None
        return self._with_start(start, progress) if start else replace(self, neural=None)

    def _with_start(self, start: Start, progress: StageCallback | None = None) -> "Engine":
        heard = of_stage(READING, progress)
        run = StartRun.for_catalogue(start, self.catalogue, self.analyzer, self.shop.cache, heard)
        return self.ranked_by(run)

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

    def ranked_by(self, run: SearchRun) -> "Engine":
        """The same shop ranked by a run that is already loaded."""
        return replace(self, neural=NeuralIndex.for_catalogue(run, self.catalogue, self.analyzer))

    @property
    def run_id(self) -> str:
        """The run that ranks, `START` for the pretrained start, "" for words alone."""
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
        return self.shop.suggestions.suggest(text[:LONGEST_QUERY], limit)

    def placing(self, request: SearchRequest, product_id: str) -> "Engine":
        """The engine that placed a product in the answer to `request`: this one, or what drafts for it."""
        return self.drafting(request)

    def drafting(self, request: SearchRequest) -> "Engine":
        """The engine that answers `request`: this one, unless its run is slow to read what is a draft."""
        if not (request.draft and self.neural) or request.method is Method.LEXICAL:
            return self
        neural = self.neural.drafting(self.read(normalised_query(request.text)).text)
        return self if neural is self.neural else replace(self, neural=neural)

    def search(self, request: SearchRequest) -> SearchResponse:
        """The best products for `request`; any text is an answerable query."""
        engine = self.drafting(request)
        return replace(engine._answer(request), is_draft=engine is not self)

    def _answer(self, request: SearchRequest) -> SearchResponse:
        start = perf_counter()
        # 1. Read the query and score every product for it, or for what was probably meant.
        ranking, spelling, corrected = self._interpreted(request)
        # 2. Which categories the query is after, before anybody's taste comes in.
        intents, intent_run = self._intents(ranking) if ranking.text else ((), "")
        # 3. A shopper's taste re-orders the matches, and what they dismissed sinks.
        ranking = self.personalised(ranking, request.history, request.personal)
        # 4. Filters choose among the matches; the best of these, or the first by a column, are the hits.
        masks = self.shop.filtering.masks(request.filters)
        rows, total = ranking.ordered(self.catalogue, masks.values(), request.sort, request.top)
        return SearchResponse(
            request=request,
            tokens=ranking.query.tokens,
            run=self.run_id if request.method is not Method.LEXICAL else "",
            total=total,
            hits=ranking.hits(self.catalogue, rows),
            facets=self.shop.filtering.facets(ranking.matches, masks, request.filters),
            matched=ranking.matched_words(self.lexical),
            did_you_mean=spelling,
            corrected=corrected,
            intents=intents,
            intent_run=intent_run,
            conditions=ranking.conditions,
            took_ms=(perf_counter() - start) * 1000,
        )

    def ranked(self, request: SearchRequest) -> Ranking:
        """The very ranking that `search` answers `request` from: as it was meant, for the same shopper."""
        ranking, _, _ = self._interpreted(request)
        return self.personalised(ranking, request.history, request.personal)

    def _interpreted(self, request: SearchRequest) -> tuple[Ranking, str, bool]:
        """The ranking of what was meant, another spelling if there is one, and whether that was ranked."""
        typed = normalised_query(request.text)
        reading = self.read(typed)
        # Behind a condition no word is being typed.
        typing = request.typing and typed.endswith(reading.text)
        ranking, spelling, corrected = self._meant(replace(request, typing=typing), reading.text)
        kept = ranking.keeping(self.shop.conditions, reading.without(request.ignored))
        return kept, reading.spelt(spelling), corrected

    def _meant(self, request: SearchRequest, text: str) -> tuple[Ranking, str, bool]:
        """The same for a `text` that has no conditions."""
        # A space at the end says that the last word is finished, and normalising drops it.
        typing = request.typing and not request.text[-1:].isspace()
        ranking = self.ranking(text, request.method, typing)
        spelling, is_meant = did_you_mean(self.shop, text, ranking, is_finished=not typing)
        if not is_meant:
            return ranking, spelling, False
        meant = self.ranking(spelling, request.method)
        corrected = bool(meant.matches.any())
        return (meant.corrected(text) if corrected else ranking), spelling, corrected

    def read(self, text: str) -> Reading:
        """Normalised `text` without the words of its conditions, and these."""
        return self.shop.conditions.read(text)

    def ranking(self, text: str, method: Method, typing: bool = False) -> Ranking:
        """Score inputs and scores of every product for a normalised `text`; no text: all, by popularity.

        Every word is searched for, whatever condition it states.
        """
        if not text:
            return self._browsing()
        query = lexical_query(self.lexical, text, typing)
        # By words, BM25 as a share of its ceiling; by meaning, where the run knows a word.
        zeros = np.zeros(len(self.catalogue), np.float32)
        lexical = lexical_input(self.lexical, query) if method is not Method.NEURAL else zeros
        neural = self._similarity(text, query) if method is not Method.LEXICAL else None
        words = len(self.analyzer.sequence(text))
        nearness = zeros if neural is None else neural
        inputs = ScoreInputs(lexical, nearness, self.shop.popularity, words)
        # What matches by words or by meaning.
        own = self.neural.run.fusion if self.neural else None
        fusion = fusion_of(method, own, neural is not None)
        matches = matching_products(inputs, fusion.floor)
        # Likeness to the best of these is one more part, by which more products match.
        examples = None
        if self.neural and fusion.alike:
            examples = best_examples(inputs, matches, self.neural.vectors)
            inputs = with_likeness(inputs, examples, self.neural.vectors)
            matches = matching_products(inputs, fusion.floor)
        # One score: the weighted sum of the parts.
        scores = fusion.scores(inputs)
        ranking = Ranking(text, query, inputs, fusion.for_words(words), matches, scores, examples)
        # The first are ordered anew by how well they fit, before all what is asked for to the letter.
        ranking = ranking.with_fit(self.lexical) if method is Method.HYBRID else ranking
        return ranking.with_exact(exact_counts(self.lexical, text))

    def _browsing(self) -> Ranking:
        zeros, popularity = np.zeros(len(self.catalogue), np.float32), self.shop.popularity
        inputs = ScoreInputs(zeros, zeros, popularity)
        everything = np.ones(len(self.catalogue), bool)
        return Ranking("", LexicalQuery(), inputs, POPULARITY_ONLY, everything, popularity)

    def _similarity(self, text: str, query: LexicalQuery) -> Float32Array | None:
        """Similarity (products,), None where the run knows no word; what goes with a phone is none."""
        similarity = self.neural.scores(text) if self.neural else None
        return None if similarity is None else self.lexical.demote_other_kinds(query, similarity)

    def _intents(self, ranking: Ranking) -> tuple[tuple[Intent, ...], str]:
        """What was probably meant, and the run that had a say in it."""
        shares = best_shares(self.catalogue.category, ranking.scores, ranking.matches)
        guessed = self.intents.intents(ranking.text) if self.intents else ()
        run_id = self.intents.run_id if self.intents and guessed else ""
        return likeliest(averaged(guessed, shares)), run_id

    def personalised(self, ranking: Ranking, history: History, weight: float) -> Ranking:
        """`ranking` as it suits a shopper; unchanged where nothing is known of their taste."""
        taste = self.taste.scores(history) if self.taste and history and weight else None
        if taste is not None:
            ranking = ranking.with_taste(taste, weight)
        row_of = self.catalogue.row_of
        dismissed = {row_of.get(did.product_id, -1) for did in history if did.action == DISMISS}
        rows = np.array(sorted(dismissed - {-1}), np.intp)
        return ranking.with_dismissed(rows) if len(rows) else ranking
