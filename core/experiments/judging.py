"""Judgments from clicks: what shoppers' clicks say of each pair, once position is taken out, as grades.

A pair is judged when enough shoppers probably looked at it. Shops differ in how much is clicked at all, so
grades are thirds of what the best pairs of the log are worth: 3 is as good as they, 0 a sixth of it or less.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from core.arrays import IndexArray
from core.errors import DataError, writing
from core.feedback.clicks.models import PairAttractiveness, pair_attractiveness
from core.files import replace_file
from core.language import QT_TRANSLATE_NOOP
from core.spreadsheet import as_lines

HIGHEST = 3
# As many looks make a judgment by default: more make surer grades of fewer queries, which compares
# rankings less well (docs/results.md).
LEAST_LOOKS = 2.0
# The worth of the best: this share of the judged pairs is worth less.
BEST = 0.95


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
        rows = [
            (query, product, grade)
            for query, of in self.qrels.items()
            for product, grade in of.items()
        ]
        names = ("query_id", "product_id", "grade")
        columns = (
            dict(zip(names, zip(*rows, strict=True), strict=True))
            if rows
            else dict.fromkeys(names, ())
        )
        return {
            "queries": pa.table(
                {"query_id": list(self.queries), "text": list(self.queries.values())}
            ),
            "qrels": pa.table(
                {
                    "query_id": pa.array(columns["query_id"], pa.string()),
                    "product_id": pa.array(columns["product_id"], pa.string()),
                    "grade": pa.array(columns["grade"], pa.int32()),
                }
            ),
        }

    def write(self, queries: Path, qrels: Path) -> None:
        """Write `query_id<TAB>text` lines and TREC qrels.

        Raises:
            DataError: a file cannot be written.
        """
        texts = "".join(as_lines([pair]) + "\n" for pair in self.queries.items())
        lines = [
            f"{query} 0 {product} {grade}\n"
            for query, of in self.qrels.items()
            for product, grade in of.items()
        ]
        for path, content in ((queries, texts), (qrels, "".join(lines))):
            with writing(path):
                replace_file(path, content)


def judgments_of(events: pa.Table | None, least_looks: float = LEAST_LOOKS) -> ClickJudgments:
    """What a table of behaviour (`core.feedback.behaviour`) judges.

    Raises:
        DataError: no pair was looked at often enough, or the log holds no places.
    """
    worth = pair_attractiveness(events)
    enough = np.flatnonzero(worth.looks >= least_looks)
    if not len(enough):
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "No product was looked at often enough for one query to be judged; it takes clicks and"
                " impressions with their positions, and {looks} looks a pair.",
            ),
            looks=least_looks,
        )
    return _graded(worth, enough)


def _graded(worth: PairAttractiveness, enough: IndexArray) -> ClickJudgments:
    best = float(np.quantile(worth.value[enough], BEST))
    grades = np.rint(HIGHEST * np.minimum(1.0, worth.value[enough] / best)).astype(int)
    looks: dict[str, float] = {}
    qrels: dict[str, dict[str, int]] = {}
    for pair, grade in zip(enough.tolist(), grades.tolist(), strict=True):
        text = worth.queries[pair]
        looks[text] = looks.get(text, 0.0) + float(worth.looks[pair])
        qrels.setdefault(text, {})[worth.products[pair]] = grade
    # A query whose products are all worthless tells rankings nothing.
    texts = sorted(
        (text for text in qrels if any(qrels[text].values())), key=lambda t: (-looks[t], t)
    )
    ids = {f"c{number:04d}": text for number, text in enumerate(texts, 1)}
    return ClickJudgments(ids, {query: qrels[text] for query, text in ids.items()})
