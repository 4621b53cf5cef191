"""The charts of queries: frequent ones, those without a click or without a result, and what followed."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from core.arrays import BoolArray, Int64Array
from core.feedback.analysis.charts.figures import Followed, Group, QueryFigures, ZeroResult
from core.feedback.analysis.counting import by_step, present
from core.feedback.analysis.encoded_log import EmptyList, EncodedLog
from core.feedback.analysis.filters import UNCLICKED, EventFilters
from core.feedback.analysis.searches import Searches

# Rows of a chart; rarer ones are as good as chance.
SHOWN = 100
_RUNS = re.compile(r"[0-9a-z]+|[^\W0-9a-z_]+", re.IGNORECASE)


def queries(
    log: EncodedLog,
    searches: Searches,
    filters: EventFilters,
    mask: BoolArray | None,
    empty_lists: Sequence[EmptyList],
) -> QueryFigures:
    """What was searched for in the events under `mask`; `empty_lists` are those without a result."""
    if not len(searches):
        return QueryFigures(zero_results=zero_results(empty_lists))
    is_selected = present(searches.of_event, len(searches), mask)
    counts = by_step(log.query, len(log.queries), log.action, mask)
    search_counts = np.bincount(searches.query[is_selected], minlength=len(log.queries))
    unclicked_counts = np.bincount(
        searches.query[is_selected & searches.is_unclicked], minlength=len(log.queries)
    )
    # Each view sets conditions of its own; those of the others would make other numbers of its events.
    alone = filters.without("query", "outcome", "next_query")
    return QueryFigures(
        _groups(log, counts, search_counts, alone),
        _groups(log, counts, unclicked_counts, alone.but(outcome=UNCLICKED)),
        _followed(log, searches, alone, is_selected),
        zero_results(empty_lists),
    )


def _groups(
    log: EncodedLog, counts: Int64Array, search_counts: Int64Array, filters: EventFilters
) -> tuple[Group, ...]:
    """The queries that most searches asked, each under `filters`."""
    return tuple(
        Group(
            log.queries[code],
            counts[code],
            int(counts[code].sum()),
            filters.but(query=log.queries[code]),
            int(search_counts[code]),
        )
        for code in np.argsort(-search_counts, kind="stable")[:SHOWN].tolist()
        if search_counts[code]
    )


def _followed(
    log: EncodedLog, searches: Searches, filters: EventFilters, is_selected: BoolArray
) -> tuple[Followed, ...]:
    from_ = np.flatnonzero(is_selected & (searches.next >= 0))
    keys = searches.query[from_].astype(np.int64) * len(log.queries) + searches.next_query[from_]
    pairs, counts = np.unique(keys, return_counts=True)
    followed = []
    for pair in np.argsort(-counts, kind="stable")[:SHOWN]:
        query, following = (
            log.queries[int(code)] for code in divmod(pairs[pair], len(log.queries))
        )
        narrowed = filters.but(query=query, next_query=following)
        kind = kind_of(query, following)
        followed.append(Followed(query, following, int(counts[pair]), kind, narrowed))
    return tuple(followed)


def kind_of(query: str, following: str) -> str:
    """How a query follows from the one before it: `refined` says more, `shortened` less, `reworded` shares a
    word (of Chinese, two characters in a row), `other` shares none.
    """
    before, after = _parts(query), _parts(following)
    if before < after:
        return "refined"
    if after < before:
        return "shortened"
    return "reworded" if before & after else "other"


def _parts(text: str) -> set[str]:
    parts: set[str] = set()
    for run in _RUNS.findall(text.casefold()):
        if run.isascii() or len(run) == 1:
            parts.add(run)
        else:
            parts.update(run[start : start + 2] for start in range(len(run) - 1))
    return parts


def zero_results(lists: Sequence[EmptyList]) -> tuple[ZeroResult, ...]:
    """The queries of lists without a result, the most frequent first."""
    last: dict[str, float] = {}
    for shown in lists:
        last[shown.query] = max(shown.time, last.get(shown.query, 0.0))
    frequent = Counter(shown.query for shown in lists).most_common(SHOWN)
    return tuple(ZeroResult(query, count, last[query]) for query, count in frequent)
