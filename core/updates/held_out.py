"""The queries that judge an update: no training learns from them or chooses anything by them."""

from dataclasses import dataclass

import pyarrow as pa

from core.data.catalogue import Catalogue
from core.evaluation.metrics import Grades
from core.feedback.behaviour import behaviour
from core.feedback.log import FeedbackLog, Source
from core.training.examples import Pairs, judging, pairs_from_events
from core.workspace import Workspace

MOST_QUERIES = 1000


@dataclass(frozen=True)
class Asked:
    """Queries with the grades of the products that they led to: `texts` id → text."""

    texts: dict[str, str]
    grades: Grades


def earlier(workspace: Workspace, catalogue: Catalogue, seed: int, after: int) -> Asked:
    """What shoppers had asked before event `after` of the log, and in all that was imported."""
    parts = [behaviour(workspace, Source.IMPORTED)]
    log = FeedbackLog.reader(workspace)
    if log is not None:
        with log:
            known = log.table(0, after)
        parts.append(known if known.num_rows else None)
    there = [part for part in parts if part is not None]
    shared = ("action", "query", "product_id", "position", "user_id", "session_id", "timestamp")
    joined = pa.concat_tables([part.select(shared) for part in there]) if there else None
    return of_events(joined, catalogue, seed)


def of_events(events: pa.Table | None, catalogue: Catalogue, seed: int) -> Asked:
    """The held-out queries of a table of behaviour."""
    pairs = pairs_from_events(events, catalogue)
    return _asked(pairs.of_queries(judging(pairs.queries, seed)), catalogue)


def _asked(pairs: Pairs, catalogue: Catalogue) -> Asked:
    grades: dict[str, dict[str, int]] = {}
    for query, row, grade in zip(pairs.query, pairs.row, pairs.grade, strict=True):
        text = pairs.queries[query]
        grades.setdefault(text, {})[catalogue.product_id[row]] = int(grade)
    chosen = sorted(grades)[:MOST_QUERIES]
    return Asked({text: text for text in chosen}, {text: grades[text] for text in chosen})
