"""How long a query takes: to be read by a run's model, and to be answered by the whole engine; one thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np

from core.metrics.ranking import FIRST
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.run import Run, SearchRun
from core.text.analysis import Analyzer
from core.text.sequences import query_sequence
from core.training.compression.messages import MeasuredVariant

# Variants are timed in turns, so that what else the machine does falls on all alike: in each turn so many
# queries are read and searched for, unless that took so many seconds.
TURNS, READS, SEARCHES = 4, 500, 100
MOST_SECONDS = 2.0
WARM = 20


def search_times(engine: Engine, texts: Sequence[str]) -> list[float]:
    """Milliseconds of a whole search for each of `texts`."""
    return _times([_searching(engine, text) for text in texts], SEARCHES)


def _searching(engine: Engine, text: str) -> Callable[[], object]:
    return lambda: engine.search(SearchRequest(text, top=FIRST))


def read_times(engine: Engine, texts: Sequence[str]) -> list[float]:
    """Milliseconds from the words of a query to its vector."""
    assert engine.neural is not None
    run, analyzer = engine.neural.run, engine.analyzer
    if isinstance(run, Run):
        sequences = [query_sequence(analyzer, text) for text in texts]
        return _times([_reading(run, [sequence]) for sequence in sequences], READS)
    # An encoder that remembers what it has read is asked for each text once.
    calls = [_reading_text(run, analyzer, text) for text in texts]
    return _times(calls, len(texts), warm=0)


def _reading(run: Run, sequences: list[list[str]]) -> Callable[[], object]:
    return lambda: run.encode(sequences)


def _reading_text(run: SearchRun, analyzer: Analyzer, text: str) -> Callable[[], object]:
    return lambda: run.encode_texts(analyzer, [text])


def _times(calls: Sequence[Callable[[], object]], count: int, warm: int = WARM) -> list[float]:
    """Milliseconds of `count` calls, in turns, after some that are not counted."""
    if not calls:
        return []
    for call in calls[:warm]:
        call()
    times: list[float] = []
    end = perf_counter() + MOST_SECONDS
    while len(times) < count and perf_counter() < end:
        began = perf_counter()
        calls[len(times) % len(calls)]()
        times.append((perf_counter() - began) * 1000)
    return times


def with_times(
    variant: MeasuredVariant, reads: Sequence[float], searches: Sequence[float]
) -> MeasuredVariant:
    if not reads or not searches:
        return variant
    (p50, p95), (search_p50, search_p95) = (
        np.round(np.percentile(times, (50, 95)), 4).tolist() for times in (reads, searches)
    )
    return replace(
        variant,
        p50_ms=p50,
        p95_ms=p95,
        repetitions=len(reads),
        search_p50_ms=search_p50,
        search_p95_ms=search_p95,
        searches=len(searches),
    )
