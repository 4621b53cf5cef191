"""How good search is: every network alone and joined with words, beside baselines of the same minute.

`python -m tests.benchmarks.quality_search [--shops …] [--networks …] [--seeds …]`
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.metrics.ranking import per_query
from core.metrics.significance import holm, mean_interval, paired_p
from core.runs.manifest import WEIGHTS, epoch_folder
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.baselines import plain_bm25
from tests.benchmarks.shops import import_shop, judgments, pinxun, present
from tests.benchmarks.splits import REPORT, TUNE, halves

SHOPS = ("taobao_zh", "esci_en", "demo")
NETWORKS = ("conv1d", "article", "dnn", "rnn", "transformer")
# The default network is trained once a seed, the others with the first.
SEEDS = (7, 8, 9)
PLAIN = "bm25s + jieba"
DEPTH = 100
EXPLAINED = [
    "Default settings; no model saw a judgment or the wording of a judged query. nDCG@10 has linear gains",
    "(trec_eval). Tuned on the tune half of the judged queries (`tests/benchmarks/splits.py`).",
    "The report half decides: its 95 % bootstrap interval, and paired randomisation tests of nDCG@10 against",
    "*lexical* and against *bm25s + jieba*, Holm-corrected within the shop; **=** marks a tie (p ≥ 0.05).",
    f"{NETWORKS[0]} is the mean of seeds {', '.join(map(str, SEEDS))}, query by query, the others of seed"
    f" {SEEDS[0]}; ± is the deviation between seeds of nDCG@10 over the report half.",
    "Query ms: median of the whole query in the engine. The demo world is synthetic: its figures show that",
    "learning works, not how good search is.",
]

Grades = dict[str, dict[str, int]]
# Query id → metric → value.
Values = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Measured:
    """One row: what ranks, its values query by query, and what it costs."""

    name: str
    values: Values
    query_ms: float = 0.0
    train_seconds: float = 0.0
    megabytes: float = 0.0
    deviation: float = 0.0


def section(
    scratch: Path,
    shops: Sequence[str] = SHOPS,
    networks: Sequence[str] = NETWORKS,
    seeds: Sequence[int] = SEEDS,
) -> list[str]:
    """The tables of every shop that is at hand."""
    tables = [
        line for name in present(tuple(shops)) for line in _shop(name, scratch, networks, seeds)
    ]
    return [
        "## Search",
        "",
        "`python -m tests.benchmarks.quality_search`",
        "",
        *EXPLAINED,
        "",
        *tables,
    ]


def _shop(name: str, scratch: Path, networks: Sequence[str], seeds: Sequence[int]) -> list[str]:
    workspace = scratch / name
    import_shop(name, workspace)
    queries, grades = judgments(workspace)
    rows = [*_baselines(workspace, queries, grades)]
    for network in networks:
        own = seeds if network == NETWORKS[0] else seeds[:1]
        rows += _trained(workspace, network, own, queries, grades)
    synthetic = " (synthetic)" if name == "demo" else ""
    parts = halves(grades)
    heading = f"### {name}{synthetic}: {len(parts[TUNE])} queries to tune on, {len(parts[REPORT])} to report"
    return [heading, "", *_table(rows, grades), ""]


def _baselines(workspace: Path, queries: dict[str, str], grades: Grades) -> list[Measured]:
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, "")
    catalogue, chance = engine.catalogue, random.Random(0)
    best = sorted(range(len(catalogue)), key=lambda row: -float(engine.shop.popularity[row]))
    popular = [catalogue.product_id[row] for row in best[:DEPTH]]
    anything = {query: chance.sample(catalogue.product_id, DEPTH) for query in queries}
    return [
        Measured("random", per_query(grades, anything)),
        Measured("popularity", per_query(grades, dict.fromkeys(queries, popular))),
        Measured(PLAIN, per_query(grades, plain_bm25(workspace, queries, DEPTH))),
        _ranked(engine, "lexical", Method.LEXICAL, queries, grades),
    ]


def _trained(
    workspace: Path, network: str, seeds: Sequence[int], queries: dict[str, str], grades: Grades
) -> list[Measured]:
    """The network alone and joined with words: means over the seeds, query by query."""
    alone, joined = [], []
    for seed in seeds:
        began = time.perf_counter()
        pinxun("train", "--workspace", workspace, "--network", network, "--seed", seed)
        seconds = time.perf_counter() - began
        run = newest_run(workspace, network)
        with Workspace.open(workspace, write=False) as opened:
            engine = Engine.open(opened, run)
        size = _megabytes(workspace / "runs" / run, engine.neural.run.epoch)
        for method, rows in ((Method.NEURAL, alone), (Method.HYBRID, joined)):
            ranked = _ranked(engine, f"{network}, {method.value}", method, queries, grades)
            rows.append(Measured(ranked.name, ranked.values, ranked.query_ms, seconds, size))
    return [_mean(alone), _mean(joined)]


def _ranked(
    engine: Engine, name: str, method: Method, queries: dict[str, str], grades: Grades
) -> Measured:
    responses = {
        query: engine.search(SearchRequest(text, method, DEPTH)) for query, text in queries.items()
    }
    ranking = {query: [hit.product_id for hit in each.hits] for query, each in responses.items()}
    taken = statistics.median(each.took_ms for each in responses.values())
    return Measured(name, per_query(grades, ranking), taken)


def _mean(rows: list[Measured]) -> Measured:
    values = {
        query: {
            name: statistics.fmean(row.values[query][name] for row in rows) for name in measures
        }
        for query, measures in rows[0].values.items()
    }
    costs = (
        statistics.median(getattr(row, name) for row in rows)
        for name in ("query_ms", "train_seconds", "megabytes")
    )
    report_half = halves(values)[REPORT]
    means = [statistics.fmean(_column(row.values, report_half)) for row in rows]
    return Measured(rows[0].name, values, *costs, statistics.pstdev(means))


def _megabytes(folder: Path, epoch: int) -> float:
    """What a run needs to rank; the weights to train on are not counted."""
    needed = [*folder.glob("*.json"), *epoch_folder(folder, epoch).iterdir()]
    return sum(file.stat().st_size for file in needed if file.name != WEIGHTS) / 2**20


def _table(rows: list[Measured], grades: Grades) -> list[str]:
    parts = halves(grades)
    reported = {row.name: _column(row.values, parts[REPORT]) for row in rows}
    over_lexical = _corrected(reported, "lexical")
    over_plain = _corrected(reported, PLAIN)
    header = ["method", "nDCG@10 report", "tune", "all", "MRR@10", "recall@100", "judged@10"]
    header += ["p lexical", "p BM25", "train s", "MB", "query ms"]
    return report.table(
        header, [_cells(row, parts, grades, over_lexical, over_plain) for row in rows]
    )


def _cells(
    row: Measured,
    parts: dict[str, list[str]],
    grades: Grades,
    over_lexical: dict[str, float],
    over_plain: dict[str, float],
) -> list[str]:
    mean, low, high = mean_interval(_column(row.values, parts[REPORT]))
    tune, whole = (statistics.fmean(_column(row.values, ids)) for ids in (parts[TUNE], grades))
    others = [
        f"{statistics.fmean(_column(row.values, parts[REPORT], name)):.3f}"
        for name in ("mrr@10", "recall@100", "judged@10")
    ]
    return [
        row.name,
        f"{mean:.3f} ({low:.3f}–{high:.3f})" + (f" ±{row.deviation:.3f}" if row.deviation else ""),
        f"{tune:.3f}",
        f"{whole:.3f}",
        *others,
        _p(over_lexical.get(row.name)),
        _p(over_plain.get(row.name)),
        f"{row.train_seconds:.0f}" if row.train_seconds else "–",
        f"{row.megabytes:.1f}" if row.megabytes else "–",
        f"{row.query_ms:.2f}" if row.query_ms else "–",
    ]


def _column(values: Values, ids: Sequence[str] | Grades, name: str = "ndcg@10") -> list[float]:
    return [values[query][name] for query in ids]


def _corrected(columns: dict[str, list[float]], reference: str) -> dict[str, float]:
    """p of each row against `reference`, Holm-corrected."""
    return holm(
        {
            name: paired_p(column, columns[reference])
            for name, column in columns.items()
            if name != reference
        }
    )


def _p(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" + (" **=**" if value >= 0.05 else "")


def newest_run(workspace: Path, network: str) -> str:
    """The id of the last run of `network`; ids sort by time."""
    (listing,) = pinxun("runs", "--workspace", workspace)
    return str(max(run["id"] for run in listing["runs"] if run["network"] == network))


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", default=SHOPS)
    parser.add_argument("--networks", nargs="*", default=NETWORKS)
    parser.add_argument("--seeds", nargs="*", type=int, default=SEEDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        report.write_section(
            "search", section(Path(scratch), given.shops, given.networks, given.seeds)
        )


if __name__ == "__main__":
    main()
