"""What a shopper may like next, and what people look at after a product.

Nothing is learned here, so new shoppers, made-up histories and products that were put in a minute ago are
served at once.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, IndexArray
from core.data.catalogue import Catalogue, bare_catalogue
from core.domains import domain_of
from core.errors import RunError, UserError, WorkspaceError
from core.feedback.actions import DISMISS
from core.language import QT_TRANSLATE_NOOP
from core.recommend.likeness import Likeness
from core.recommend.next_category import TASK as NEXT_CATEGORY
from core.recommend.next_category import NextCategoryModel
from core.recommend.next_item import TASK, NextItemModel
from core.recommend.profile import category_shares
from core.recommend.recommendation import Because, Reason, Recommendation
from core.recommend.scoring import Parts, Scoring, WeightedHistory, total
from core.recommend.sequence_source import LogSequences, SequenceSource
from core.recommend.start_page import ProductCategories, page_rows
from core.recommend.taste_cache import TasteCache
from core.runs.folders import run_folder
from core.search.engine import Engine
from core.search.popularity import popularity
from core.search.request import PERSONAL, History, Interaction
from core.search.top import best_rows
from core.set_aside import set_aside
from core.workspace import Workspace

# Where only popularity counts, a further product of a category is worth this much of the one before it: of
# equals the fourth counts half of the first.
VARIETY = 0.8
# So many actions count for products without any: they come last, but they come.
LEAST_SUPPORT = 1e-6


@dataclass(frozen=True)
class Recommender:
    """Recommends the products of one workspace. Never changes, so any number of threads may share it.

    `popular` (products,) lies between 0 and 1; `run_id` is "" where no run recommends; `once` says that
    people want each thing once, and `personal` how much of what goes with a product is up to the taste of
    who looks. `next_category` says how likely each category is next. It is a model of taste too, for
    `Engine.taste`.
    """

    catalogue: Catalogue
    scoring: Scoring
    popular: Float32Array
    run_id: str = ""
    once: bool = False
    personal: float = PERSONAL
    next_category: NextCategoryModel | None = None
    _tastes: TasteCache = field(default_factory=TasteCache, compare=False, repr=False)

    @classmethod
    def open(
        cls, workspace: Workspace, source: Engine | Catalogue, run_id: str | None = None
    ) -> "Recommender":
        """The recommender of a workspace with the next-item run `run_id`, by default its active one.

        "" means none, nor any of the next category: it then looks into the log itself. A damaged active run
        is left aside. `source` is the engine that searches the workspace, whose product vectors say what is
        alike, or the catalogue.

        Raises:
            RunError: the run named cannot recommend.
        """
        named = run_id
        run_id, sequences = _open_source(workspace, named)
        catalogue = source if isinstance(source, Catalogue) else source.catalogue
        if not len(catalogue):
            # Sessions alone make a workspace too; what they name is recommended by its id.
            source = catalogue = bare_catalogue(sequences.items if sequences else [])
        scoring = Scoring.for_catalogue(catalogue, Likeness.for_shop(source), sequences)
        popular = _popular(catalogue, scoring.support)
        domain = domain_of(workspace.domain)
        made = cls(catalogue, scoring, popular, run_id, domain.once, domain.personal)
        return made if named == "" else made._with_active_next_category(workspace)

    def with_engine(self, engine: Engine) -> "Recommender":
        """The same beside another engine of the same shop, such as one with another search run."""
        likeness = self.scoring.likeness.with_engine(engine)
        return replace(self, scoring=replace(self.scoring, likeness=likeness), _tastes=TasteCache())

    def with_next_category(self, runs_dir: Path, run_id: str) -> "Recommender":
        """The same weighed by another run of the task `next-category` in `runs_dir`, "" for none.

        Raises:
            RunError: there is no such run, or it cannot guess.
        """
        if not run_id:
            return replace(self, next_category=None)
        model = NextCategoryModel.load(run_folder(runs_dir, run_id), self.catalogue)
        return replace(self, next_category=model)

    def _with_active_next_category(self, workspace: Workspace) -> "Recommender":
        """The same weighed by the active run; a damaged one is left aside."""
        try:
            run_id = workspace.chosen_run(NEXT_CATEGORY)
            return self.with_next_category(workspace.runs_dir, run_id)
        except RunError as error:
            set_aside(error)
            return self

    @property
    def method(self) -> str:
        """What recommends: `next-item` (a run), `log` (what followed in the log) or `likeness`."""
        if self.run_id:
            return "next-item"
        return "log" if self.scoring.source else "likeness"

    def for_history(self, history: History, top: int = 20) -> tuple[Recommendation, ...]:
        """What a shopper with this history may want next (猜你喜欢), best first.

        What was bought or dismissed is left out; where people want everything once, all that was met. Where
        the history says nothing: what is popular and was not met, from many categories.
        """
        weighted = WeightedHistory.from_history(history, self.catalogue)
        return self._best(self._next_parts(history, weighted), weighted, top)

    def _next_parts(self, history: History, weighted: WeightedHistory) -> Parts:
        excluded = weighted.rows if self.once else weighted.bought
        parts = self._weighed(self.scoring.next_parts(history, weighted, excluded), history)
        if parts:
            return parts
        known = np.concatenate([weighted.rows, weighted.dismissed])
        return {"popularity": self._varied_popularity(known)}

    def page(self, history: History, size: int) -> tuple[Recommendation, ...]:
        """A start page for a shopper with this history, in the order of the page.

        The same as `for_history`, but calibrated: what comes next and what the whole history is about.
        """
        weighted = WeightedHistory.from_history(history, self.catalogue)
        parts = self._next_parts(history, weighted)
        taste = {share.value: share.share for share in category_shares(history, self.catalogue)}
        rows = page_rows(total(parts), self.categories, taste, weighted.rows, size)
        return self._recommended(np.array(rows, np.intp), parts, weighted)

    @cached_property
    def categories(self) -> ProductCategories:
        """The categories of the catalogue's products."""
        return ProductCategories.from_names(self.catalogue.category)

    def similar(
        self, product_id: str, top: int = 20, shopper: History = ()
    ) -> tuple[Recommendation, ...]:
        """What people look at after a product, or what is like it (看了又看), best first; never itself.

        What suits the `shopper` who asks comes sooner, what they dismissed is left out.

        Raises:
            UserError: there is no such product here.
        """
        if product_id not in self.catalogue.row_of:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "There is no product {product} in this shop; check its id."
                ),
                product=product_id,
            )
        looked = Interaction(product_id)
        dismissed = (did for did in shopper if did.action == DISMISS)
        history = (looked, *(did for did in dismissed if did.product_id != product_id))
        weighted = WeightedHistory.from_history(history, self.catalogue)
        parts = self.scoring.next_parts(history, weighted, weighted.rows)
        return self._best(self._with_taste(parts, shopper), weighted, top)

    def _weighed(self, parts: Parts, history: History) -> Parts:
        """`parts` of each product by how likely its category is next, where that is known."""
        likely = self.next_category.weights(history) if self.next_category and parts else None
        return parts if likely is None else {name: likely * part for name, part in parts.items()}

    def _with_taste(self, parts: Parts, shopper: History) -> Parts:
        """`parts` with a shopper's taste as one of them; what had no score has none."""
        taste = self.scores(shopper) if shopper and parts else None
        if taste is None:
            return parts
        suited = np.where(total(parts) > 0, np.float32(self.personal) * taste.clip(0), 0)
        general = {name: np.float32(1 - self.personal) * part for name, part in parts.items()}
        return {**general, "taste": suited}

    def scores(self, history: History) -> Float32Array | None:
        """Taste (products,) up to 1, or None where `history` says nothing; remembered for a while.

        It is below 0 for what is like dismissed products and like nothing else in it.
        """
        return self._tastes.taste(history, self._taste)

    def because(self, history: History, product_id: str) -> Reason | None:
        """The product of `history` that a taste for a product comes from most, None where there is none."""
        weighted = WeightedHistory.from_history(history, self.catalogue)
        row = self.catalogue.row_of.get(product_id)
        parts = self.scoring.taste_parts(history, weighted)
        if row is None or not parts or not total(parts)[row]:
            return None
        own = {name: float(part[row]) for name, part in parts.items()}
        return self._reason(row, own, weighted, self._likenesses(weighted, np.array([row]))[:, 0])

    def _taste(self, history: History) -> Float32Array | None:
        weighted = WeightedHistory.from_history(history, self.catalogue)
        return self.scoring.taste(history, weighted)

    def _best(
        self, parts: Parts, weighted: WeightedHistory, top: int
    ) -> tuple[Recommendation, ...]:
        scores = total(parts) if parts else np.zeros(0, np.float32)
        rows = best_rows(scores, np.flatnonzero(scores > 0), top)
        return self._recommended(rows, parts, weighted)

    def _recommended(
        self, rows: IndexArray, parts: Parts, weighted: WeightedHistory
    ) -> tuple[Recommendation, ...]:
        alike = self._likenesses(weighted, rows)
        return tuple(
            self._recommendation(rank, int(row), parts, weighted, alike[:, rank - 1])
            for rank, row in enumerate(rows, 1)
        )

    def _likenesses(self, weighted: WeightedHistory, rows: IndexArray) -> Float32Array:
        """How like each product weighted, by its weight, each of `rows` is: (weighted, rows)."""
        return weighted.weights[:, None] * self.scoring.likeness.pairwise(weighted.rows, rows)

    def _recommendation(
        self, rank: int, row: int, parts: Parts, weighted: WeightedHistory, alike: Float32Array
    ) -> Recommendation:
        own = {name: float(part[row]) for name, part in parts.items()}
        product, title = self.catalogue.product_id[row], self.catalogue.title[row]
        reason = self._reason(row, own, weighted, alike)
        return Recommendation(rank, row, product, title, sum(own.values()), own, reason)

    def _reason(
        self, row: int, parts: dict[str, float], weighted: WeightedHistory, alike: Float32Array
    ) -> Reason:
        """The product of the history that is most like this one stands for all of it."""
        if list(parts) == ["popularity"]:
            return Reason(Because.POPULAR)
        if row in weighted.rows:
            kind = Because.MADE_UP if row in weighted.made_up else Because.SEEN
            return Reason(kind, self.catalogue.product_id[row])
        if not len(weighted.rows):
            return Reason(Because.FOLLOWED)
        behind = weighted.rows[np.argmax(alike)] if alike.any() else weighted.rows[-1]
        others = sum(parts.values()) - parts.get("taste", 0.0)
        by_likeness = parts.get("likeness", 0.0) >= others / 2
        kind = Because.ALIKE if by_likeness else Because.FOLLOWED
        return Reason(kind, self.catalogue.product_id[behind])

    def _varied_popularity(self, excluded: IndexArray) -> Float32Array:
        """Popularity, falling from product to product of one top category."""
        popular = self.popular.copy()
        popular[excluded] = 0
        tops = [self.catalogue.top_category(row) for row in range(len(popular))]
        kinds = np.unique(np.array(tops, str), return_inverse=True)[1]
        # Which one of its category each product is, counted from the most popular.
        order = np.lexsort((-popular, kinds))
        begins = np.searchsorted(kinds[order], np.arange(len(tops)))
        nth = np.empty(len(order), np.int64)
        nth[order] = np.arange(len(order)) - begins[kinds[order]]
        varied: Float32Array = (popular * VARIETY**nth).astype(np.float32)
        return varied


def _popular(catalogue: Catalogue, support: Float32Array) -> Float32Array:
    """Popularity (products,), the greatest 1: by actions, else by sales and rating, else all alike."""
    known = np.log1p(support.clip(LEAST_SUPPORT)) if support.any() else popularity(catalogue)
    best = known.max(initial=0.0)
    popular: Float32Array = known / best if best > 0 else np.ones_like(known)
    return popular.astype(np.float32)


def _open_source(workspace: Workspace, run_id: str | None) -> tuple[str, SequenceSource | None]:
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
