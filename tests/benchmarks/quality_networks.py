"""What each network costs and brings: `python -m tests.benchmarks.quality_networks [--networks …]`.

Trains every network for search on the demo world with its default settings.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from core.evaluation.metrics import per_query
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.search.run import ENCODER, Run, epoch_folder
from core.settings import NETWORKS
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.baselines import PlainSearch
from tests.benchmarks.quality_search import newest_run
from tests.benchmarks.shops import import_shop, judgments, pinxun
from tests.benchmarks.splits import REPORT, TUNE, halves

HEADER = ["network", "neural, tune", "report", "hybrid, tune", "report"]
HEADER += ["parameters", "encoder MB", "train s", "query ms"]
EXPLAINED = [
    "`python -m tests.benchmarks.quality_networks`: search on the demo world (synthetic), default settings,",
    "seed 7. nDCG@10 over the two halves of the judged queries; no model saw a judgment. Query ms: median",
    "time of the encoder alone, one query at a time, and for bm25s of scoring every product.",
]
DEPTH = 100
Grades = dict[str, dict[str, int]]
Ranking = dict[str, list[str]]


def section(scratch: Path, networks: Sequence[str] = tuple(NETWORKS)) -> list[str]:
    """One row a network, beside plain bm25s."""
    workspace = scratch / "networks"
    import_shop("demo", workspace)
    queries, grades = judgments(workspace)
    rows = [_plain(workspace, queries, grades)]
    rows += [_network(name, workspace, queries, grades) for name in networks]
    return ["## Networks", "", *EXPLAINED, "", *report.table(HEADER, rows)]


def _plain(workspace: Path, queries: dict[str, str], grades: Grades) -> list[str]:
    with Workspace.open(workspace, write=False) as opened:
        catalogue = opened.catalogue()
    search = PlainSearch(catalogue)
    ranking = {
        query: [catalogue.product_id[row] for row, _ in search.best(text, DEPTH)]
        for query, text in queries.items()
    }
    taken = _milliseconds(lambda text: search.best(text, DEPTH), list(queries.values()))
    return ["bm25s + jieba", "–", "–", *_quality(ranking, grades), "–", "–", "–", f"{taken:.2f}"]


def _network(name: str, workspace: Path, queries: dict[str, str], grades: Grades) -> list[str]:
    pinxun("train", "--workspace", workspace, "--network", name)
    run = Run.load(workspace / "runs" / newest_run(workspace, name))
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened, run.id)
    figures = [
        figure
        for method in (Method.NEURAL, Method.HYBRID)
        for figure in _quality(_ranked(engine, method, queries), grades)
    ]
    size = (epoch_folder(run.folder, run.epoch) / ENCODER).stat().st_size / 2**20
    words = [engine.shop.analyzer.sequence(text) for text in queries.values()]
    taken = _milliseconds(lambda sequence: run.encode([sequence]), words)
    cost = [f"{run.manifest.parameters:,}", f"{size:.1f}", f"{run.manifest.seconds:.0f}"]
    return [name, *figures, *cost, f"{taken:.3f}"]


def _ranked(engine: Engine, method: Method, queries: dict[str, str]) -> Ranking:
    return {
        query: [hit.product_id for hit in engine.search(SearchRequest(text, method, DEPTH)).hits]
        for query, text in queries.items()
    }


def _quality(ranking: Ranking, grades: Grades) -> list[str]:
    """nDCG@10 of the tune half and of the report half, as cells."""
    values, parts = per_query(grades, ranking), halves(grades)
    return [
        f"{statistics.fmean(values[query]['ndcg@10'] for query in parts[half]):.3f}"
        for half in (TUNE, REPORT)
    ]


def _milliseconds(answer: Callable[[Any], object], asked: Sequence[Any]) -> float:
    """The median time of one answer."""
    times = []
    for each in asked:
        began = time.perf_counter()
        answer(each)
        times.append(time.perf_counter() - began)
    return 1000 * statistics.median(times)


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", nargs="*", default=tuple(NETWORKS))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        report.write_section("networks", section(Path(scratch), given.networks))


if __name__ == "__main__":
    main()
