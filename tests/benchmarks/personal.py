"""Whether personal search pays: `python -m tests.benchmarks.personal`.

In the demo world it is known how likely every shopper is to click every product for every query. For each
search of the last fifth of the log, with what its shopper did before and nothing of what came after, plain
and personal search are compared by the nDCG@10 of those chances (`clicks`), of the grades that shoppers
agree on (`relevance`) and of what was really clicked among the products shown (`shown`, and `first`, the
MRR of the first click). Judged queries asked by shoppers drawn at random show whether personal search
leads anyone astray.

The log behind the taste is cut off at the same time, and no next-item run is used; the search run that
ships has seen all of the log, in plain and personal search alike. Shoppers are halved: one half is tuned
on, the other reported.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from core.data.demo_world import choices
from core.data.demo_world.intents import Shelf
from core.data.demo_world.products import make_products
from core.data.demo_world.queries import make_queries
from core.data.demo_world.shelves import leaves
from core.data.demo_world.shoppers import make_shoppers, product_truth
from core.data.demo_world.world import SEED, Sizes
from core.data.importing import import_demo
from core.metrics import ranking
from core.metrics.significance import mean_interval, paired_p
from core.recommend.recommender import Recommender
from core.recommend.shoppers import Shoppers
from core.search.engine import Engine
from core.search.request import PERSONAL, History, SearchRequest
from core.workspace import Workspace
from tests.benchmarks.shops import judgments
from tests.benchmarks.splits import REPORT, TUNE, half_of

Floats = npt.NDArray[np.float64]
LAST = 0.2
LEAST_HISTORY = 3
GAINS = {"click": 1.0, "favourite": 2.0, "cart": 2.0, "purchase": 3.0}
DEPTH = 10
MEASURES = ("clicks", "relevance", "shown", "first")


@dataclass(frozen=True)
class Search:
    """One held-out search: who asked what after which history, and what became of the products shown."""

    user: str
    query: str
    history: History
    shown: dict[int, float]


class Truth:
    """What is known of the demo world: chances of clicks and grades, by shopper and query."""

    def __init__(self) -> None:
        sizes, shelves = Sizes(), leaves()
        products = make_products(shelves, sizes.products, Random(f"{SEED} products"))
        asked = make_queries(shelves, products, sizes.judged, Random(f"{SEED} queries"))
        self._shelf = Shelf(products)
        self._products = product_truth(self._shelf, shelves)
        people = np.random.default_rng(SEED).spawn(3)[0]
        self._shoppers = make_shoppers(sizes.shoppers, shelves, self._products, people)
        self._user = {user: row for row, user in enumerate(self._shoppers.user_id)}
        logged = (query for queries in (*asked.by_leaf.values(), asked.others) for query in queries)
        self._senses = {query.text: query.senses for query in logged}

    def grades(self, query: str) -> Floats:
        """Grades (products,) from 0 to 3."""
        return self._shelf.grades(self._senses[query]).astype(np.float64)

    def chances(self, user: str, grades: Floats) -> Floats:
        """The chance that `user` clicks a product once looked at, (products,)."""
        rows = np.arange(len(grades))
        unused = np.zeros(0, np.int64)
        whose = np.full(len(rows), self._user[user])
        page = choices.Pages(
            unused, whose, unused, unused, unused, rows, unused, grades.astype(np.int64)
        )
        pull = choices.pull(page, self._shoppers, self._products)
        return np.asarray(1 / (1 + np.exp(-pull)))


def main() -> None:
    """Measure on one half of the shoppers, with the strengths asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=(TUNE, REPORT), default=REPORT)
    parser.add_argument("--strengths", nargs="*", type=float, default=[PERSONAL])
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "demo") as workspace,
    ):
        import_demo(workspace)
        measure(workspace, given.half, given.strengths)


def measure(workspace: Workspace, half: str, strengths: list[float]) -> None:
    """Print a row a strength and measure."""
    engine = Engine.open(workspace)
    searches = [each for each in held_out(workspace, engine) if half_of(each.user) == half]
    cut_off(workspace)
    engine = replace(engine, taste=Recommender.open(workspace, engine, run_id=""))
    truth = Truth()
    plain = np.array([gains(engine, truth, each, 0.0) for each in searches])
    print(f"{half}: {len(searches)} searches of {len({each.user for each in searches})} shoppers")
    for strength in strengths:
        personal = np.array([gains(engine, truth, each, strength) for each in searches])
        for place, name in enumerate(MEASURES):
            print(row(f"{strength:.2f} {name}", plain[:, place], personal[:, place]))
        before, after = led_astray(workspace, engine, searches, half, strength)
        print(row(f"{strength:.2f} judged", before, after))


def row(name: str, before: Floats, after: Floats) -> str:
    """Means, the interval of the difference, and p; pairs without a measure are left out."""
    known = ~np.isnan(before)
    mean, low, high = mean_interval(list(after[known] - before[known]))
    p = paired_p(list(after[known]), list(before[known]))
    return (
        f"{name:18} {before[known].mean():.4f} → {after[known].mean():.4f}"
        f"  {mean:+.4f} ({low:+.4f} to {high:+.4f})  p {p:.4f}  n {known.sum()}"
    )


def held_out(workspace: Workspace, engine: Engine) -> Iterator[Search]:
    """The searches of the last part of the log that led to a click by someone who was here before."""
    events, shoppers = workspace.table("events"), Shoppers.from_workspace(workspace)
    assert events is not None
    begin = np.quantile(events["timestamp"].to_numpy(), 1 - LAST)
    found: dict[tuple[str, str, str], tuple[int, dict[int, float]]] = {}
    for event in events.to_pylist():
        if event["timestamp"] >= begin and event["query"]:
            key = (event["user_id"], event["session_id"], event["query"])
            _, shown = found.setdefault(key, (event["timestamp"], {}))
            product = engine.catalogue.row_of[event["product_id"]]
            shown[product] = max(shown.get(product, 0.0), GAINS.get(event["action"], 0.0))
    for (user, _, query), (time, shown) in found.items():
        if not any(shown.values()):
            continue
        history = tuple(did for did in shoppers.history(user) if did.timestamp < time)
        if len(history) >= LEAST_HISTORY:
            yield Search(user, query, history, shown)


def cut_off(workspace: Workspace) -> None:
    """Leave of the log only what came before the held-out searches."""
    events = workspace.table("events")
    assert events is not None
    times = events["timestamp"].to_numpy()
    workspace.replace({"events": events.filter(times < np.quantile(times, 1 - LAST))})


def gains(engine: Engine, truth: Truth, search: Search, strength: float) -> list[float]:
    """The value of each of `MEASURES` for one search, NaN where there is none."""
    scores, found = scored(engine, search.query, search.history, strength)
    grades = truth.grades(search.query)
    shown = np.array([place for place in search.shown if found[place]], np.int64)
    clicked = np.array([search.shown[place] for place in shown])
    ranked = np.flatnonzero(found)
    best = ranked[np.argsort(-scores[ranked], kind="stable")]
    again = np.argsort(-scores[shown], kind="stable")
    return [
        ndcg(truth.chances(search.user, grades), best),
        ndcg(grades, best),
        ndcg(clicked, again),
        reciprocal_rank(clicked[again]),
    ]


def scored(
    engine: Engine, query: str, history: History, strength: float
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """Scores (products,) of a search and which products it finds."""
    response = engine.search(
        SearchRequest(query, top=len(engine.catalogue), history=history, personal=strength)
    )
    scores = np.zeros(len(engine.catalogue), np.float32)
    found = np.zeros(len(engine.catalogue), bool)
    for hit in response.hits:
        scores[hit.row], found[hit.row] = hit.score, True
    return scores, found


def ndcg(values: Floats, order: npt.NDArray[np.int64]) -> float:
    """nDCG@10 with `values` as gains; NaN where there is nothing to gain."""
    return ranking.ndcg(values[order], values) if values.any() else float("nan")


def reciprocal_rank(clicked: Floats) -> float:
    """1 over the place of the first click, from 1; NaN where there is none."""
    places = np.flatnonzero(clicked)
    return 1 / (int(places[0]) + 1) if len(places) else float("nan")


def led_astray(
    workspace: Workspace, engine: Engine, searches: list[Search], half: str, strength: float
) -> tuple[Floats, Floats]:
    """nDCG@10 of the judged queries of `half`, plain and as asked by shoppers drawn at random."""
    queries, grades = judgments(workspace.path)
    chance, values = Random(7), []
    for query, text in queries.items():
        if half_of(query) == half:
            judged = np.zeros(len(engine.catalogue))
            for product, grade in grades[query].items():
                judged[engine.catalogue.row_of[product]] = grade
            history = chance.choice(searches).history
            values.append(
                [judged_ndcg(engine, text, judged, history, each) for each in (0.0, strength)]
            )
    before, after = np.array(values).T
    return before, after


def judged_ndcg(
    engine: Engine, text: str, judged: Floats, history: History, strength: float
) -> float:
    """nDCG@10 of one judged query."""
    scores, found = scored(engine, text, history, strength)
    ranked = np.flatnonzero(found)
    return ndcg(judged, ranked[np.argsort(-scores[ranked], kind="stable")])


if __name__ == "__main__":
    main()
