"""How good search is: every network alone and joined with words, beside baselines of the same minute.

`python -m tests.benchmarks.quality_search [--shops …] [--networks …] [--seeds …] [--keep FOLDER]`
"""

import argparse
import random
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.metrics.ranking import DEPTH
from core.metrics.significance import holm, mean_interval, paired_p
from core.runs.manifest import WEIGHTS, epoch_folder
from core.search.engine import Engine
from core.search.request import Method
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.baselines import plain_bm25
from tests.benchmarks.configurations import Configuration
from tests.benchmarks.question_sets import JUDGED, QuestionSet
from tests.benchmarks.search_values import (
    JUDGED_ONLY,
    Values,
    column,
    mean_values,
    ranked,
    values_of,
)
from tests.benchmarks.shops import judgments, present
from tests.benchmarks.splits import REPORT, TUNE, halves
from tests.benchmarks.trainings import Trainings

SHOPS = ("taobao_zh", "esci_en", "crowdflower_en", "demo")
NETWORKS = ("conv1d", "article", "dnn", "rnn", "transformer")
# The default network is trained once a seed, the others with the first.
SEEDS = (7, 8, 9)
PLAIN = "bm25s + jieba"
EXPLAINED = [
    "Default settings; no model saw a judgment or the wording of a judged query. nDCG@10 has linear gains",
    "(trec_eval); in crowdflower_en what nobody judged leaves the lists before, for much of it is good.",
    "Tuned on the tune half of the judged queries (`tests/benchmarks/splits.py`).",
    "The report half decides: its 95 % bootstrap interval, and paired randomisation tests of nDCG@10 against",
    "*lexical* and against *bm25s + jieba*, Holm-corrected within the shop; **=** marks a tie (p ≥ 0.05).",
    f"{NETWORKS[0]} is the mean of seeds {', '.join(map(str, SEEDS))}, query by query, the others of seed"
    f" {SEEDS[0]}; ± is the deviation between seeds of nDCG@10 over the report half.",
    "Query ms: median of the whole query in the engine. The demo world is synthetic: its figures show that",
    "learning works, not how good search is.",
]


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
    trainings = Trainings(scratch)
    tables = [
        line for name in present(tuple(shops)) for line in _shop(name, trainings, networks, seeds)
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


def _shop(
    name: str, trainings: Trainings, networks: Sequence[str], seeds: Sequence[int]
) -> list[str]:
    workspace = trainings.workspace(name)
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, "")
    questions = QuestionSet(name, JUDGED, *judgments(workspace))
    rows = [*_baselines(workspace, engine, questions)]
    for network in networks:
        own = seeds if network == NETWORKS[0] else seeds[:1]
        rows += _trained(trainings, engine, network, own, questions)
    synthetic = " (synthetic)" if name == "demo" else ""
    parts = halves(questions.grades)
    heading = f"### {name}{synthetic}: {len(parts[TUNE])} queries to tune on, {len(parts[REPORT])} to report"
    return [heading, "", *_table(rows, questions), ""]


def _baselines(workspace: Path, engine: Engine, questions: QuestionSet) -> list[Measured]:
    grades, queries = questions.grades, questions.queries
    catalogue, chance = engine.catalogue, random.Random(0)
    best = sorted(range(len(catalogue)), key=lambda row: -float(engine.shop.popularity[row]))
    popular = [catalogue.product_id[row] for row in best[:DEPTH]]
    anything = {query: chance.sample(catalogue.product_id, DEPTH) for query in queries}
    return [
        Measured("random", values_of(grades, anything)),
        Measured("popularity", values_of(grades, dict.fromkeys(queries, popular))),
        Measured(PLAIN, values_of(grades, plain_bm25(workspace, queries, DEPTH))),
        _ranked(engine, "lexical", Method.LEXICAL, questions),
    ]


def _trained(
    trainings: Trainings,
    engine: Engine,
    network: str,
    seeds: Sequence[int],
    questions: QuestionSet,
) -> list[Measured]:
    """The network alone and joined with words: means over the seeds, query by query."""
    alone, joined = [], []
    shop = questions.shop
    for seed in seeds:
        run, seconds = trainings.run(shop, Configuration(network, network), seed)
        own = engine.with_run(run)
        size = _megabytes(trainings.workspace(shop) / "runs" / run, own.neural.run.epoch)
        for method, rows in ((Method.NEURAL, alone), (Method.HYBRID, joined)):
            ranking = _ranked(own, f"{network}, {method.value}", method, questions)
            rows.append(replace(ranking, train_seconds=seconds, megabytes=size))
    return [_mean(alone, questions), _mean(joined, questions)]


def _ranked(engine: Engine, name: str, method: Method, questions: QuestionSet) -> Measured:
    ranking = ranked(engine, method, questions.queries, questions.grades)
    return Measured(name, ranking.values, ranking.query_ms)


def _mean(rows: list[Measured], questions: QuestionSet) -> Measured:
    costs = (
        statistics.median(getattr(row, name) for row in rows)
        for name in ("query_ms", "train_seconds", "megabytes")
    )
    report_half = halves(questions.grades)[REPORT]
    means = [statistics.fmean(column(row.values, report_half, questions.figure)) for row in rows]
    values = mean_values([row.values for row in rows])
    return Measured(rows[0].name, values, *costs, statistics.pstdev(means))


def _megabytes(folder: Path, epoch: int) -> float:
    """What a run needs to rank; the weights to train on are not counted."""
    needed = [*folder.glob("*.json"), *epoch_folder(folder, epoch).iterdir()]
    return sum(file.stat().st_size for file in needed if file.name != WEIGHTS) / 2**20


def _table(rows: list[Measured], questions: QuestionSet) -> list[str]:
    reported = {
        row.name: column(row.values, halves(questions.grades)[REPORT], questions.figure)
        for row in rows
    }
    over_lexical = _corrected(reported, "lexical")
    over_plain = _corrected(reported, PLAIN)
    decides, other = (name.replace("ndcg", "nDCG") for name in _figures(questions))
    header = ["method", f"{decides}, report", "tune", "all", other]
    header += [
        "MRR@10",
        "recall@100",
        "judged@10",
        "p lexical",
        "p BM25",
        "train s",
        "MB",
        "query ms",
    ]
    return report.table(header, [_cells(row, questions, over_lexical, over_plain) for row in rows])


def _cells(
    row: Measured,
    questions: QuestionSet,
    over_lexical: dict[str, float],
    over_plain: dict[str, float],
) -> list[str]:
    parts, (decides, other) = halves(questions.grades), _figures(questions)
    mean, low, high = mean_interval(column(row.values, parts[REPORT], decides))
    tune, whole = (
        statistics.fmean(column(row.values, ids, decides))
        for ids in (parts[TUNE], questions.grades)
    )
    others = [
        f"{statistics.fmean(column(row.values, parts[REPORT], name)):.3f}"
        for name in (other, "mrr@10", "recall@100", "judged@10")
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


def _figures(questions: QuestionSet) -> tuple[str, str]:
    """nDCG@10 as it decides, and the other one of plain and over judged products only."""
    plain = "ndcg@10"
    return (plain, JUDGED_ONLY) if questions.figure == plain else (JUDGED_ONLY, plain)


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


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shops", nargs="*", default=SHOPS)
    parser.add_argument("--networks", nargs="*", default=NETWORKS)
    parser.add_argument("--seeds", nargs="*", type=int, default=SEEDS)
    parser.add_argument("--keep", type=Path, help="where shops and trainings are kept")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        report.write_section("search", section(folder, given.shops, given.networks, given.seeds))


if __name__ == "__main__":
    main()
