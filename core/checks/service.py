"""Assertions on how a shop answers, measured: how long it takes, and how often it finds nothing."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

import numpy as np

from core.arrays import Float64Array
from core.checks.assertions import Fast, Findable
from core.checks.outcome import FAILS, HOLDS, UNJUDGED, Measured, Told, WorstCase
from core.checks.subject import Subject
from core.errors import DataError
from core.language import QT_TRANSLATE_NOOP
from core.metrics.ranking import FIRST
from core.metrics.significance import wilson_interval
from core.progress import ProgressCallback
from core.search.run import Run
from core.search.start_run import StartRun

# Every query once to warm up, then in turns as often as fits: what else the machine does falls on all.
MOST_TEXTS, TURNS = 200, 5
MOST_SECONDS = 5.0
WORST = 5
SEARCHES = QT_TRANSLATE_NOOP("core", "searches")
QUERIES = QT_TRANSLATE_NOOP("core", "queries")
_HERE = QT_TRANSLATE_NOOP(
    "core",
    "Warm, one search at a time, on this machine as busy as it is: elsewhere it is another figure.",
)


def fast(
    subject: Subject,
    assertion: Fast,
    texts: Sequence[str] = (),
    progress: ProgressCallback | None = None,
) -> Measured:
    """A percentile of the time that whole searches take; of `texts` where nothing is judged."""
    own = subject.searching
    if own is None:
        file = QT_TRANSLATE_NOOP("core", "A run file takes no time to search; check a run.")
        return Measured(state=UNJUDGED, reason=Told(file))
    asked = _asked(subject, assertion.query_set, texts)[:MOST_TEXTS]
    neural = own.engine.neural
    # Another encoder remembers what it has read, so each query is timed when it is new.
    forgets = neural is None or isinstance(neural.run, (Run, StartRun))
    times = _times(subject, asked, TURNS if forgets else 1, forgets, progress)
    drawn = times[~np.isnan(times)]
    value = float(np.percentile(drawn, assertion.percentile))
    low, high = percentile_interval(drawn, assertion.percentile / 100)
    slowest = np.argsort(-np.nanmedian(times, axis=0), kind="stable")[:WORST]
    return Measured(
        state=HOLDS if value <= assertion.most_ms else FAILS,
        reason=Told(_HERE),
        value=value,
        bound=assertion.most_ms,
        interval=(low, high),
        n=len(drawn),
        unit=SEARCHES,
        shown="ms",
        worst=tuple(WorstCase(asked[at], float(np.nanmedian(times[:, at]))) for at in slowest),
    )


def findable(
    subject: Subject, assertion: Findable, progress: ProgressCallback | None = None
) -> Measured:
    """The share of the judged queries of a set that find nothing."""
    ranked = subject.ranked_set(assertion.query_set, "", progress)
    texts = subject.judged(assertion.query_set).queries
    empty = [texts[query] for query, products in ranked.items() if not products]
    share = len(empty) / len(ranked)
    return Measured(
        state=HOLDS if share <= assertion.share else FAILS,
        value=share,
        bound=assertion.share,
        interval=wilson_interval(len(empty), len(ranked)),
        n=len(ranked),
        unit=QUERIES,
        shown="share",
        worst=tuple(WorstCase(text) for text in empty[:WORST]),
    )


def percentile_interval(values: Float64Array, share: float) -> tuple[float, float]:
    """Between which of the `values` a percentile lies with 95 % confidence, whatever their distribution.

    By order statistics: the number of values below it is binomial (David and Nagaraja 2003, 7.1).
    """
    from scipy.stats import binom

    ordered = np.sort(values)
    last = len(ordered) - 1
    below, above = binom.ppf((0.025, 0.975), len(ordered), share)
    return float(ordered[min(last, max(0, int(below) - 1))]), float(ordered[min(last, int(above))])


def _asked(subject: Subject, query_set: str, texts: Sequence[str]) -> list[str]:
    """The judged queries; those of the file where the usual set has none."""
    try:
        return list(subject.judged(query_set).queries.values())
    except DataError:
        if query_set or not texts:
            raise
        return list(dict.fromkeys(texts))


def _times(
    subject: Subject,
    texts: Sequence[str],
    turns: int,
    is_warmed: bool,
    progress: ProgressCallback | None,
) -> Float64Array:
    """Milliseconds (turns, texts) of a search, NaN where time ran out; a whole turn is always taken."""
    times = np.full((turns, len(texts)), np.nan)
    with _no_collection():
        for text in texts if is_warmed else ():
            _search(subject, text)
        end = perf_counter() + MOST_SECONDS
        for turn in range(turns):
            for at, text in enumerate(texts):
                if turn and perf_counter() > end:
                    return times
                times[turn, at] = _search(subject, text)
            if progress:
                progress(turn + 1, turns)
    return times


def _search(subject: Subject, text: str) -> float:
    own = subject.searching
    assert own is not None
    request = subject.request(text, FIRST)
    began = perf_counter()
    own.engine.search(request)
    return (perf_counter() - began) * 1000


@contextmanager
def _no_collection() -> Iterator[None]:
    """Collecting garbage falls on whichever query is under way."""
    was_on = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
