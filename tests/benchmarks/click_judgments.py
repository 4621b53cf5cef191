"""How far judgments from clicks agree with the truth: `python -m tests.benchmarks.click_judgments`.

The demo world's own log, and one of simulated shoppers who used two runs (both synthetic). Grades are held
against the truth's pair by pair, and rankings of known order are measured by both.
"""

import statistics
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
from scipy.stats import kendalltau

from core.data.demo_world.intents import Query
from core.data.demo_world.tables import product_ids
from core.data.demo_world.world import Cast
from core.experiments.click_judgments import ClickJudgments, judgments_of
from core.experiments.lists import table_of
from core.experiments.simulated_sessions import cast_of
from core.experiments.simulator import simulate
from core.feedback.behaviour import behaviour
from core.metrics.ranking import per_query
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.experiments import Blurred
from tests.benchmarks.shops import import_shop

LOOKS = (2.0, 3.0, 5.0)
SESSIONS = 8000
DEPTH = 100
NOISE = (0.0, 0.04, 0.08, 0.16, 0.32, 0.64)

Grades = dict[str, dict[str, int]]


def section() -> list[str]:
    """The table."""
    with tempfile.TemporaryDirectory() as scratch:
        shop = Path(scratch) / "demo"
        import_shop("demo", shop)
        with Workspace.open(shop, write=False) as workspace:
            cast, engine, log = cast_of(workspace), Engine.open(workspace), behaviour(workspace)
    simulated = _simulated(cast, engine)
    rows = [
        _agreement(name, events, looks, cast, engine)
        for name, events in (("the demo world's log", log), ("simulated shoppers", simulated))
        for looks in LOOKS
    ]
    return [
        "## Judgments from clicks, beside the truth",
        "",
        "`python -m tests.benchmarks.click_judgments`",
        "",
        f"Synthetic. *Simulated* are {SESSIONS} sessions with two runs and both interleaved. τ is Kendall's",
        "(b) of grades against the truth's, over all pairs and within queries with different grades.",
        "*Rankings* are words alone and the hybrid run with noise of",
        f"{', '.join(f'{noise:g}' for noise in NOISE)} on its scores: τ of their nDCG@10",
        "by clicks against that by the truth, over the same queries and without unjudged products, and the",
        "correlation of single queries' nDCG@10.",
        "",
        *report.table(
            [
                "log, looks a pair",
                "queries",
                "pairs",
                "τ of pairs",
                "τ within queries",
                "rankings τ",
                "correlation by query",
            ],
            rows,
        ),
    ]


def _simulated(cast: Cast, engine: Engine) -> pa.Table:
    a, b = Blurred(engine, "hybrid"), Blurred(engine.with_run(""), "words alone")
    _, lists = simulate(cast, a, b, SESSIONS, seed=5)
    table = table_of([each for each in lists if each[1]])
    place = table.column_names.index("timestamp")
    return table.set_column(place, "timestamp", table["timestamp"].cast(pa.int64()))


def _agreement(name: str, events: pa.Table, looks: float, cast: Cast, engine: Engine) -> list[str]:
    judged = judgments_of(events, looks)
    truth = _truth(judged, cast)
    clicked, true = (
        [grades[query][product] for query, of in judged.qrels.items() for product in of]
        for grades in (judged.qrels, truth)
    )
    within = [
        found
        for query, of in judged.qrels.items()
        if (found := _tau([of[p] for p in of], [truth[query][p] for p in of])) is not None
    ]
    systems, single = _systems(judged, truth, engine)
    return [
        f"{name}, {looks:g}",
        str(len(judged.queries)),
        str(judged.pairs),
        f"{_tau(clicked, true) or 0:.2f}",
        f"{statistics.fmean(within):.2f} ({len(within)})" if within else "–",
        *("–" if np.isnan(value) else f"{value:.2f}" for value in (systems, single)),
    ]


def _truth(judged: ClickJudgments, cast: Cast) -> Grades:
    """The truth's grade of each judged pair."""
    pools: list[list[Query]] = [cast.queries.others, *cast.queries.by_leaf.values()]
    known = {query.text: query for pool in pools for query in pool}
    row = {product: at for at, product in enumerate(product_ids(len(cast.shelf.products)))}
    found: Grades = {}
    for query, of in judged.qrels.items():
        grades = cast.shelf.grades(known[judged.queries[query]].senses)
        found[query] = {product: int(grades[row[product]]) for product in of}
    return found


def _tau(first: list[int], second: list[int]) -> float | None:
    """Kendall's τ-b, None where either side knows no difference."""
    if len(set(first)) < 2 or len(set(second)) < 2:
        return None
    return float(kendalltau(first, second).statistic)


def _systems(judged: ClickJudgments, truth: Grades, engine: Engine) -> tuple[float, float]:
    """τ of mean nDCG@10 over rankings, and the mean correlation of single queries' values."""
    rankers = [Blurred(engine, f"noise {noise:g}", noise) for noise in NOISE]
    rankers.append(Blurred(engine.with_run(""), "words alone"))
    by_clicks, by_truth, single = [], [], []
    for ranker in rankers:
        ranking = {
            query: [
                hit.product_id
                for hit in ranker.search(SearchRequest(text, top=DEPTH)).hits
                if hit.product_id in judged.qrels[query]
            ]
            for query, text in judged.queries.items()
        }
        values = [
            [each["ndcg@10"] for each in per_query(grades, ranking).values()]
            for grades in (judged.qrels, truth)
        ]
        by_clicks.append(statistics.fmean(values[0]))
        by_truth.append(statistics.fmean(values[1]))
        # Too few queries may all be ranked as well as can be.
        with np.errstate(invalid="ignore"):
            single.append(float(np.corrcoef(values[0], values[1])[0, 1]))
    return float(kendalltau(by_clicks, by_truth).statistic), statistics.fmean(single)


def main() -> None:
    """Measure and write down."""
    report.write_section("click-judgments", section())


if __name__ == "__main__":
    main()
