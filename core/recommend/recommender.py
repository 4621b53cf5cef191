"""What a shopper may like next, and what people look at after a product.

Behaviour decides where there is enough of it, likeness where there is not, and popularity where nothing is
known of the shopper. Nothing is learned here, so new shoppers, made-up histories and products that were put
in a minute ago are served at once.
"""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from core.data.catalogue import Catalogue, bare_catalogue
from core.domains import domain_of
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
    bought: Rows


@dataclass(frozen=True)
class Recommender:
    """Recommends the products of one workspace. Never changes, so any number of threads may share it.

    `places` is the row of each of the behaviour's items, -1 for those that are no product here; `support`
    (products,) counts the actions on each product; `popular` (products,) lies between 0 and 1; `once` says
    that people want each thing once.
    """

    catalogue: Catalogue
    likeness: Likeness
    behaviour: Behaviour | None
    places: Rows
    support: Floats
    popular: Floats
    run_id: str = ""
    once: bool = False
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
            domain_of(workspace.domain).once,
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

        What was bought is left out; where people want everything once, all that was met. Where the history
        says nothing: what is popular, from many categories.
        """
        met = self._met(history)
        left_out = met.rows if self.once else met.bought
        parts = self._parts(history, met, left_out)
        if not parts:
            return self._best({"popularity": self._varied(left_out)}, met, top)
        if "likeness" in parts:
            # That a product is like itself recommends nothing.
            parts["likeness"][met.rows] = 0
        return self._best(parts, met, top)

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
        return self._best(self._parts(history, met, met.rows), met, top)

    def scores(self, history: History) -> Floats | None:
        """Taste (products,) from 0 to 1, or None where `history` says nothing; remembered for a while."""
        return self._tastes.of(history, self._taste)

    def _taste(self, history: History) -> Floats | None:
        met = self._met(history)
        parts = self._parts(history, met, met.rows[:0])
        if not parts:
            return None
        taste = _total(parts)
        return taste / np.float32(max(float(taste.max()), 1e-9))

    def _met(self, history: History) -> Met:
        weights: dict[int, float] = {}
        bought = []
        for ago, did in enumerate(reversed(history)):
            row = self.catalogue.row_of.get(did.product_id)
            if row is not None and did.action in ACTION_WEIGHTS:
                weights[row] = weights.get(row, 0.0) + ACTION_WEIGHTS[did.action] * RECENCY**ago
                bought += [row] if did.action == BOUGHT else []
        rows = np.array(list(weights)[::-1], np.intp)
        worth = np.array(list(weights.values())[::-1], np.float32)
        return Met(rows, worth, np.array(bought, np.intp))

    def _parts(self, history: History, met: Met, left_out: Rows) -> Parts:
        """What each part adds to the score of every product, (products,) each; none where nothing is known.

        The products `left_out` have 0.
        """
        followed = self._followed(history, left_out)
        alike = self.likeness.to(met.rows, met.weights)
        alike[left_out] = 0
        if not alike.any():
            return followed
        support = float(self.support[met.rows].sum())
        share = BEHAVIOUR * support / (support + ENOUGH) if followed else 0.0
        parts = {name: np.float32(share) * part for name, part in followed.items()}
        return {**parts, "likeness": np.float32(1 - share) * alike}

    def _followed(self, history: History, left_out: Rows) -> Parts:
        """What behaviour says, the best product 1; none where it knows nothing of `history`."""
        if self.behaviour is None or not self.behaviour.known(history).size:
            return {}
        here = self.places >= 0
        placed: Parts = {}
        for name, part in self.behaviour.parts(history).items():
            placed[name] = np.zeros(len(self.catalogue), np.float32)
            placed[name][self.places[here]] = part[here]
            placed[name][left_out] = 0
        best = np.float32(max(float(_total(placed).max(initial=0.0)), 1e-9))
        return {name: part / best for name, part in placed.items()}

    def _best(self, parts: Parts, met: Met, top: int) -> tuple[Recommendation, ...]:
        scores = _total(parts) if parts else np.zeros(0, np.float32)
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
        if list(parts) == ["popularity"]:
            return Reason(Because.POPULAR)
        if row in met.rows:
            return Reason(Because.SEEN, self.catalogue.product_id[row])
        alike = met.weights * self.likeness.between(met.rows, row)
        behind = met.rows[np.argmax(alike)] if alike.any() else met.rows[-1]
        by_likeness = parts.get("likeness", 0.0) >= sum(parts.values()) / 2
        return Reason(
            Because.ALIKE if by_likeness else Because.FOLLOWED, self.catalogue.product_id[behind]
        )

    def _varied(self, left_out: Rows) -> Floats:
        """Popularity, falling from product to product of one top category."""
        tops = [self.catalogue.top_category(row) for row in range(len(self.catalogue))]
        kinds = np.unique(tops, return_inverse=True)[1] if tops else np.zeros(0, np.intp)
        popular = self.popular.copy()
        popular[left_out] = 0
        order = np.lexsort((-popular, kinds))
        begins = np.searchsorted(kinds[order], np.arange(len(tops)))
        nth = np.empty(len(order), np.int64)
        nth[order] = np.arange(len(order)) - begins[kinds[order]]
        return (popular * VARIETY**nth).astype(np.float32)


def _total(parts: Parts) -> Floats:
    total: Floats = np.sum(list(parts.values()), axis=0, dtype=np.float32)
    return total
