"""What a shopper may like next, and what people look at after a product.

Behaviour decides where there is enough of it, likeness where there is not, and popularity where nothing is
known of the shopper. Nothing is learned here, so new shoppers, made-up histories and products that were put
in a minute ago are served at once.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from core.data.catalogue import Catalogue, bare_catalogue
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.recommend.behaviour import Behaviour, behaviour_of
from core.recommend.likeness import Likeness
from core.recommend.recommendation import Because, Reason, Recommendation
from core.recommend.tastes import Tastes
from core.search.engine import Engine
from core.search.popularity import popularity
from core.search.request import History, Interaction
from core.search.top import best_rows
from core.workspace import Workspace

Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
Parts = dict[str, Floats]

ACTION_WEIGHTS = {"click": 1.0, "favourite": 2.0, "cart": 2.0, "purchase": 3.0}
BOUGHT = "purchase"
# An action counts this much of the next one.
RECENCY = 0.95
# Shares of behaviour and likeness; what behaviour cannot say for want of data, likeness does.
BEHAVIOUR, LIKENESS = 0.7, 0.3
# With so many actions on the products of a history, behaviour has half its say.
ENOUGH = 5.0
# Where only popularity counts, a further product of a category is worth this much of the one before it.
VARIETY = 0.8


@dataclass(frozen=True)
class Met:
    """The known products of a history, once each, with their weights, the one met last at the end."""

    rows: Rows
    weights: Floats


@dataclass(frozen=True)
class Recommender:
    """Recommends the products of one workspace. Never changes, so any number of threads may share it.

    `places` is the row of each of the behaviour's items, -1 for those that are no product here; `support`
    (products,) counts the actions on each product; `popular` (products,) lies between 0 and 1.
    """

    catalogue: Catalogue
    likeness: Likeness
    behaviour: Behaviour | None
    places: Rows
    support: Floats
    popular: Floats
    run_id: str = ""
    _tastes: Tastes = field(default_factory=Tastes, compare=False, repr=False)

    @classmethod
    def open(
        cls, workspace: Workspace, source: Engine | Catalogue, run_id: str | None = None
    ) -> "Recommender":
        """The recommender of a workspace with the next-item run `run_id`, by default its active one.

        "" means none: it then looks into the log itself. A damaged active run is left aside. `source` is the
        engine that searches the workspace, whose product vectors say what is alike, or the catalogue.

        Raises:
            RunError: the run named cannot recommend.
        """
        run_id, behaviour = behaviour_of(workspace, run_id)
        catalogue = source if isinstance(source, Catalogue) else source.catalogue
        items = behaviour.items if behaviour else []
        if not len(catalogue):
            source = catalogue = bare_catalogue(items)
        places = np.array([catalogue.row_of.get(item, -1) for item in items], np.intp)
        support = np.zeros(len(catalogue), np.float32)
        if behaviour:
            support[places[places >= 0]] = behaviour.counts[places >= 0]
        popular = np.log1p(support) if support.any() else popularity(catalogue)
        return cls(
            catalogue,
            Likeness.of(source),
            behaviour,
            places,
            support,
            np.asarray(popular / max(float(popular.max(initial=0.0)), 1e-9), np.float32),
            run_id,
        )

    def with_engine(self, engine: Engine) -> "Recommender":
        """The same beside another engine of the same shop, such as one with another search run."""
        return replace(self, likeness=self.likeness.beside(engine), _tastes=Tastes())

    @property
    def method(self) -> str:
        """What recommends: `next-item` (a run), `log` (what followed in the log) or `likeness`."""
        if self.run_id:
            return "next-item"
        return "log" if self.behaviour else "likeness"

    def for_history(self, history: History, top: int = 20) -> tuple[Recommendation, ...]:
        """What a shopper with this history may want next (猜你喜欢), best first.

        What was bought is left out. Where the history says nothing: what is popular, from many categories.
        """
        met = self._met(history)
        bought = [
            self.catalogue.row_of.get(did.product_id, -1) for did in history if did.action == BOUGHT
        ]
        parts = self._parts(history, met)
        if not parts:
            return self._best({"popularity": self._varied()}, met, [], top)
        if "likeness" in parts:
            # That a product is like itself recommends nothing.
            parts["likeness"][met.rows] = 0
        return self._best(parts, met, [row for row in bought if row >= 0], top)

    def similar(self, product_id: str, top: int = 20) -> tuple[Recommendation, ...]:
        """What people look at after a product, or what is like it (看了又看), best first; never itself.

        Raises:
            UserError: there is no such product here.
        """
        row = self.catalogue.row_of.get(product_id)
        if row is None:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "core", "There is no product {product} in this shop; check its id."
                ),
                product=product_id,
            )
        history = (Interaction(product_id),)
        met = self._met(history)
        return self._best(self._parts(history, met), met, [row], top)

    def scores(self, history: History) -> Floats | None:
        """Taste (products,) from 0 to 1, or None where `history` says nothing; remembered for a while."""
        return self._tastes.of(history, self._taste)

    def _taste(self, history: History) -> Floats | None:
        parts = self._parts(history, self._met(history))
        if not parts:
            return None
        taste: Floats = np.sum(list(parts.values()), axis=0)
        return taste / max(float(taste.max()), 1e-9)

    def _met(self, history: History) -> Met:
        weights: dict[int, float] = {}
        for ago, did in enumerate(reversed(history)):
            row = self.catalogue.row_of.get(did.product_id)
            if row is not None and did.action in ACTION_WEIGHTS:
                weights[row] = weights.get(row, 0.0) + ACTION_WEIGHTS[did.action] * RECENCY**ago
        rows = list(weights)[::-1]
        return Met(np.array(rows, np.intp), np.array([weights[row] for row in rows], np.float32))

    def _parts(self, history: History, met: Met) -> Parts:
        """What each part adds to the score of every product, (products,) each; none if all are flat."""
        followed = self._followed(history)
        alike = self.likeness.to(met.rows, met.weights)
        support = float(self.support[met.rows].sum())
        share = BEHAVIOUR * support / (support + ENOUGH) if followed else 0.0
        if not alike.any():
            return followed
        parts = {name: np.float32(share) * part for name, part in followed.items()}
        return {**parts, "likeness": np.float32(1 - share) * alike}

    def _followed(self, history: History) -> Parts:
        """What behaviour says, the best product 1; none where it knows nothing of `history`."""
        parts = self.behaviour.parts(history) if self.behaviour else {}
        here = self.places >= 0
        placed: Parts = {}
        for name, part in parts.items():
            placed[name] = np.zeros(len(self.catalogue), np.float32)
            placed[name][self.places[here]] = part[here]
        best = float(np.sum(list(placed.values()), axis=0).max(initial=0.0)) if placed else 0.0
        return {name: part / np.float32(best) for name, part in placed.items()} if best > 0 else {}

    def _best(
        self, parts: Parts, met: Met, excluded: list[int], top: int
    ) -> tuple[Recommendation, ...]:
        scores: Floats = np.sum(list(parts.values()), axis=0, dtype=np.float32)
        scores[excluded] = 0
        rows = best_rows(scores, np.flatnonzero(scores > 0), top)
        return tuple(
            self._recommendation(rank, int(row), parts, met) for rank, row in enumerate(rows, 1)
        )

    def _recommendation(self, rank: int, row: int, parts: Parts, met: Met) -> Recommendation:
        own = {name: float(part[row]) for name, part in parts.items()}
        return Recommendation(
            rank,
            row,
            self.catalogue.product_id[row],
            self.catalogue.title[row],
            sum(own.values()),
            own,
            self._reason(row, own, met),
        )

    def _reason(self, row: int, parts: dict[str, float], met: Met) -> Reason:
        """The product of the history that is most like this one stands for all of it."""
        if "popularity" in parts:
            return Reason(Because.POPULAR)
        alike = met.weights * self.likeness.between(met.rows, row)
        behind = met.rows[np.argmax(alike)] if alike.any() else met.rows[-1]
        by_likeness = parts.get("likeness", 0.0) >= sum(parts.values()) / 2
        return Reason(
            Because.ALIKE if by_likeness else Because.FOLLOWED, self.catalogue.product_id[behind]
        )

    def _varied(self) -> Floats:
        """Popularity, falling from product to product of one top category."""
        tops = [self.catalogue.top_category(row) for row in range(len(self.catalogue))]
        kinds = np.unique(tops, return_inverse=True)[1] if tops else np.zeros(0, np.intp)
        order = np.lexsort((-self.popular, kinds))
        begins = np.searchsorted(kinds[order], np.arange(len(tops)))
        nth = np.empty(len(order), np.int64)
        nth[order] = np.arange(len(order)) - begins[kinds[order]]
        return (self.popular * VARIETY**nth).astype(np.float32)
