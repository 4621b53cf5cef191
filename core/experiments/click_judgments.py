"""Judgments from clicks: what shoppers' clicks say of each pair, once position is taken out, as grades.

A pair is judged when enough shoppers probably examined it. Shops differ in how much is clicked at all, so
grades are thirds of what the best pairs of the log are worth: 3 is as good as they, 0 a sixth of it or less.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from core.arrays import IndexArray
from core.errors import DataError, writing
from core.feedback.behaviour import behaviour
from core.feedback.clicks.models import PairAttractiveness, pair_attractiveness
from core.feedback.log import EventSource
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP
from core.spreadsheet import as_lines
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.search.engine import Engine

# The grades of TREC's judgments that queries of shops mostly come with.
HIGHEST = 3
# As many looks make a judgment by default: more make surer grades of fewer queries, which compares
# rankings less well (docs/results.md).
LEAST_LOOKS = 2.0
# The worth of the best: this share of the judged pairs is worth less, so that one lucky pair sets no scale.
BEST = 0.95
# The queries that are looked at most; to measure thousands would keep searches waiting.
MEASURED = 200
METRIC = "ndcg@10"
# The files that judgments are kept in.
QUERIES, QRELS = "queries.tsv", "qrels.txt"


@dataclass(frozen=True)
class ClickJudgments:
    """`queries`: id → text, the most looked at first; `qrels`: id → product → grade from 0 to 3."""

    queries: dict[str, str]
    qrels: dict[str, dict[str, int]]

    @property
    def pairs(self) -> int:
        """How many grades there are."""
        return sum(map(len, self.qrels.values()))

    def tables(self) -> dict[str, pa.Table]:
        """Tables `queries` and `qrels` as a workspace stores them."""
        rows = list(self.rows())
        columns = [[row[number] for row in rows] for number in range(3)]
        types = {"query_id": pa.string(), "product_id": pa.string(), "grade": pa.int32()}
        qrels = zip(types, columns, types.values(), strict=True)
        queries = {"query_id": list(self.queries), "text": list(self.queries.values())}
        return {
            "queries": pa.table(queries),
            "qrels": pa.table({name: pa.array(column, kind) for name, column, kind in qrels}),
        }

    def write(self, queries: Path, qrels: Path) -> None:
        """Write `query_id<TAB>text` lines and TREC qrels.

        Raises:
            DataError: a file cannot be written.
        """
        texts = "".join(as_lines([pair]) + "\n" for pair in self.queries.items())
        grades = "".join(f"{query} 0 {product} {grade}\n" for query, product, grade in self.rows())
        for path, content in ((queries, texts), (qrels, grades)):
            with writing(path):
                replace_file(path, content)

    def write_folder(self, folder: Path) -> Path:
        """Write `queries.tsv` and `qrels.txt` into `folder` and return it.

        Raises:
            DataError: they cannot be written.
        """
        self.write(folder / QUERIES, folder / QRELS)
        return folder

    def rows(self) -> Iterator[tuple[str, str, int]]:
        """Query id, product and grade of each pair."""
        for query, grades in self.qrels.items():
            for product, grade in grades.items():
                yield query, product, grade


def judge_clicks(
    workspace: Workspace, with_simulated: bool = True, least_looks: float = LEAST_LOOKS
) -> ClickJudgments:
    """What people's clicks judge, and only where wanted those of simulated shoppers.

    Raises:
        DataError: no pair was looked at often enough, or the log holds no ranks.
        WorkspaceError: the log cannot be read.
    """
    sources = tuple(EventSource) if with_simulated else (EventSource.IMPORTED, EventSource.OWN)
    return judgments_of(behaviour(workspace, *sources, needed=True), least_looks)


def judgments_of(events: pa.Table | None, least_looks: float = LEAST_LOOKS) -> ClickJudgments:
    """What a table of behaviour (`core.feedback.behaviour`) judges.

    Raises:
        DataError: no pair was looked at often enough, or the log holds no ranks.
    """
    pairs = pair_attractiveness(events)
    rows = np.flatnonzero(pairs.looks >= least_looks)
    if not len(rows):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "No product was looked at often enough for one query to be judged; it takes clicks and"
                " impressions with their positions, and {looks} looks a pair.",
            ),
            looks=least_looks,
        )
    return _graded(pairs, rows)


def _graded(pairs: PairAttractiveness, rows: IndexArray) -> ClickJudgments:
    best = float(np.quantile(pairs.value[rows], BEST))
    grades = np.rint(HIGHEST * np.minimum(1.0, pairs.value[rows] / best)).astype(int)
    looks: dict[str, float] = {}
    qrels: dict[str, dict[str, int]] = {}
    for row, grade in zip(rows.tolist(), grades.tolist(), strict=True):
        text = pairs.queries[row]
        looks[text] = looks.get(text, 0.0) + float(pairs.looks[row])
        qrels.setdefault(text, {})[pairs.products[row]] = grade
    # A query whose products are all worthless tells rankings nothing.
    texts = sorted(
        (text for text in qrels if any(qrels[text].values())), key=lambda t: (-looks[t], t)
    )
    ids = {f"c{number:04d}": text for number, text in enumerate(texts, 1)}
    return ClickJudgments(ids, {query: qrels[text] for query, text in ids.items()})


@dataclass(frozen=True)
class JudgedQuery:
    """One query: how many products are judged for it, and nDCG@10 of the run and of words alone."""

    text: str
    products: int
    value: float
    baseline: float

    @property
    def gain(self) -> float:
        """How much better the run is than words alone."""
        return self.value - self.baseline


@dataclass(frozen=True)
class JudgedRun:
    """What the judgments say of `run` and of words alone, query by query, the most looked at first."""

    run: str
    value: float
    baseline: float
    queries: tuple[JudgedQuery, ...]


def judge_run(engine: "Engine", judgments: ClickJudgments) -> JudgedRun:
    """nDCG@10 of `engine` over the queries that were looked at most."""
    from core.evaluation.judgments import Judgments
    from core.evaluation.ranking import evaluate_queries
    from core.search.request import Method

    queries = dict(list(judgments.queries.items())[:MEASURED])
    judged = Judgments(queries, {query: judgments.qrels[query] for query in queries})
    hybrid, lexical = (
        evaluate_queries(engine, judged, method) for method in (Method.HYBRID, Method.LEXICAL)
    )
    rows = tuple(
        JudgedQuery(text, len(judged.qrels[query]), hybrid[query][METRIC], lexical[query][METRIC])
        for query, text in queries.items()
    )
    return JudgedRun(
        engine.run_id,
        sum(row.value for row in rows) / len(rows),
        sum(row.baseline for row in rows) / len(rows),
        rows,
    )
