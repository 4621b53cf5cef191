"""Held-out queries of shoppers: no search run learns from them or is chosen by them.

What shoppers clicked on lists that one of the runs ranked itself says little of what it did not show. So for
what this window recorded a run puts the products that were shown into its order, and what each is
worth is estimated from the clicks free of where it stood. Imported behaviour was shown by no run: there it
ranks the whole shop.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import compress

import numpy as np
import pyarrow as pa

from core.arrays import BoolArray
from core.data.catalogue import Catalogue
from core.feedback.behaviour import behaviour
from core.feedback.clicks.models import pair_attractiveness
from core.feedback.log import EventSource, FeedbackLog
from core.feedback.retractions import without_retracted
from core.metrics.ranking import FIRST, Grades, per_query
from core.progress import ProgressCallback
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.text.normalise import normalise
from core.training.click_pairs import pairs_from_events
from core.training.tasks.search.update_examples import cap_actions_per_shopper
from core.workspace import Workspace

# For each of some query texts whether it is held out.
IsHeldOut = Callable[[Sequence[str]], BoolArray]
METRIC = "ndcg@10"
# What ten products tell.
MEASURED = (METRIC, "mrr@10")
# Their mean is known to ±0.03 at worst, and each takes milliseconds.
MOST_QUERIES = 1000
# Worth from 0 to 1 in whole steps, as the measures take grades.
WORTH_STEPS = 100
# Of fewer products there is hardly an order.
LEAST_SHOWN = 3
# Pairs that were surely looked at less often say nothing of what they are worth.
LEAST_LOOKS = 0.5


class Ranker:
    """The rankings of one engine, which is asked for each text once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._top: dict[str, list[str]] = {}

    def top(self, text: str) -> list[str]:
        """The ten best products for `text`, best first."""
        if text not in self._top:
            hits = self.engine.search(SearchRequest(text, top=FIRST)).hits
            self._top[text] = [hit.product_id for hit in hits]
        return self._top[text]

    def condensed(self, text: str, products: Collection[str]) -> list[str]:
        """Only `products` of the catalogue, in the order of the engine (condensed lists, Sakai 2007)."""
        catalogue = self.engine.catalogue
        rows = np.array(sorted(catalogue.row_of[product] for product in products), np.intp)
        scores = self.engine.ranking(text, Method.HYBRID).scores[rows]
        order = np.argsort(-scores, kind="stable")
        return [catalogue.product_id[row] for row in rows[order]]


@dataclass(frozen=True)
class HeldOutQueries:
    """Queries (id → text) with the grades of products.

    `shown` holds the products to be ranked for a query; one that is not in it ranks the whole catalogue.
    """

    queries: dict[str, str] = field(default_factory=dict)
    grades: Grades = field(default_factory=dict)
    shown: dict[str, frozenset[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.queries)

    def __add__(self, other: "HeldOutQueries") -> "HeldOutQueries":
        return HeldOutQueries(
            {**self.queries, **other.queries},
            {**self.grades, **other.grades},
            {**self.shown, **other.shown},
        )

    def sample(self, count: int, seed: int) -> "HeldOutQueries":
        """Up to `count` of the queries, the same for the same seed."""
        names = list(self.queries)
        chosen = [
            names[index] for index in np.random.default_rng(seed).permutation(len(names))[:count]
        ]
        return HeldOutQueries(
            {name: self.queries[name] for name in chosen},
            {name: self.grades[name] for name in chosen},
            {name: self.shown[name] for name in chosen if name in self.shown},
        )

    def ndcg(self, ranker: Ranker) -> list[float]:
        """nDCG@10 of each query."""
        return self.values(ranker)[METRIC]

    def values(
        self, ranker: Ranker, tell: ProgressCallback | None = None
    ) -> dict[str, list[float]]:
        """Each of `MEASURED` of each query; `tell` hears how far it is, and may raise to end it."""
        rankings = {}
        for done, (name, text) in enumerate(self.queries.items()):
            if tell is not None:
                tell(done, len(self))
            shown = self.shown.get(name)
            rankings[name] = ranker.top(text) if shown is None else ranker.condensed(text, shown)
        values = per_query(self.grades, rankings)
        return {metric: [values[name][metric] for name in self.queries] for metric in MEASURED}


def queries_before(
    workspace: Workspace, catalogue: Catalogue, is_held_out: IsHeldOut, event: int
) -> HeldOutQueries:
    """The held-out queries of all that was imported, and of what was recorded up to `event` of the log."""
    imported = _imported_queries(behaviour(workspace, EventSource.IMPORTED), catalogue, is_held_out)
    log = FeedbackLog.reader(workspace)
    if log is None:
        return imported
    with log:
        recorded = without_retracted(log.table(0, event))
    return imported + queries_of_log(recorded, catalogue, is_held_out)


def queries_of_log(
    events: pa.Table, catalogue: Catalogue, is_held_out: IsHeldOut
) -> HeldOutQueries:
    """The held-out queries of a part of the log, with the worth of what was shown for each."""
    worth = pair_attractiveness(cap_actions_per_shopper(events))
    grades: dict[str, dict[str, int]] = {}
    pairs = zip(worth.queries, worth.products, worth.value, worth.looks, strict=True)
    for query, product, value, looks in pairs:
        if looks >= LEAST_LOOKS and product in catalogue.row_of:
            grades.setdefault(normalise(query), {})[product] = round(float(value) * WORTH_STEPS)
    texts = [text for text, shown in grades.items() if text and len(shown) >= LEAST_SHOWN]
    chosen = sorted(compress(texts, is_held_out(texts)))[:MOST_QUERIES]
    # Imported behaviour may have the same texts, ranked in another way.
    names = {f"shown {text}": text for text in chosen}
    return HeldOutQueries(
        names,
        {name: grades[text] for name, text in names.items()},
        {name: frozenset(grades[text]) for name, text in names.items()},
    )


def _imported_queries(
    events: pa.Table | None, catalogue: Catalogue, is_held_out: IsHeldOut
) -> HeldOutQueries:
    """The held-out queries of imported behaviour, with the grades of what each led to."""
    pairs = pairs_from_events(events, catalogue)
    pairs = pairs.for_queries(is_held_out(pairs.queries))
    grades: dict[str, dict[str, int]] = {}
    for query, row, grade in zip(pairs.query, pairs.row, pairs.grade, strict=True):
        products = grades.setdefault(pairs.queries[query], {})
        products[catalogue.product_id[row]] = int(grade)
    chosen = sorted(grades)[:MOST_QUERIES]
    return HeldOutQueries({text: text for text in chosen}, {text: grades[text] for text in chosen})
