"""Ways out of an empty answer: what was understood, other queries, fewer filters, what is near."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from core.search.query import normalised_query
from core.search.request import Filters, Hit, SearchRequest, SearchResponse
from core.search.top import best_rows
from core.text.conditions import Condition

if TYPE_CHECKING:
    from core.search.engine import Engine

# As many as are read at a glance; and how many candidates are tried for them, some milliseconds each.
MOST_QUERIES, MOST_TRIED = 5, 16
# Suggestions asked for each beginning of the query; a shorter beginning than half says nothing of it.
SUGGESTED = 3
# Products near in meaning, and how near as a share of what the run counts as found: below lies what is near
# to any row of letters (tests/benchmarks/nearness.py).
NEAREST, NEAR_SHARE = 12, 0.8


@dataclass(frozen=True)
class ReadWord:
    """A word of the query as it was read, and whether any product holds it."""

    text: str
    is_known: bool


@dataclass(frozen=True)
class OtherQuery:
    """A query near the one that found nothing, and how many products it finds."""

    text: str
    count: int


@dataclass(frozen=True)
class FewerFilters:
    """The filters without all of one `kind`, a field of `Filters`, and how many products then pass."""

    kind: str
    filters: Filters
    count: int


@dataclass(frozen=True)
class FewerConditions:
    """A condition read from the query, and how many products there are without it."""

    condition: Condition
    count: int


@dataclass(frozen=True)
class WaysOut:
    """What can be done about the empty answer to `request`. Everything offered finds something.

    `nearest` lists products near in meaning though not found, None where there are none.
    """

    request: SearchRequest
    words: tuple[ReadWord, ...]
    queries: tuple[OtherQuery, ...]
    filters: tuple[FewerFilters, ...]
    conditions: tuple[FewerConditions, ...]
    nearest: SearchResponse | None


def ways_out(engine: "Engine", request: SearchRequest) -> WaysOut:
    """What leads on from `request`, to which `engine` has no product."""
    text = normalised_query(request.text)
    empty = engine.search(request)
    typed = [token.text for token in empty.tokens if token.kind != "synonym"]
    return WaysOut(
        request,
        tuple(_read_words(engine, typed, text)),
        tuple(islice(_finding(engine, request, _candidates(engine, text, empty)), MOST_QUERIES)),
        tuple(_fewer_filters(engine, request)),
        tuple(_fewer_conditions(engine, request, empty)),
        None if request.filters or empty.conditions else _nearest(engine, empty, text),
    )


def _read_words(engine: "Engine", texts: list[str], text: str) -> list[ReadWord]:
    """The words of the query `text`, without those only cut from a longer one that is known."""
    words = [ReadWord(word, word in engine.lexical.words) for word in dict.fromkeys(texts)]
    whole: list[str] = []
    pieces: set[str] = set()
    for word in sorted(words, key=lambda word: len(word.text), reverse=True):
        if any(word.text in longer for longer in whole) and word.text not in text:
            pieces.add(word.text)
        elif word.is_known:
            whole.append(word.text)
            text = text.replace(word.text, " ")
    return [word for word in words if word.text not in pieces]


def _candidates(engine: "Engine", text: str, empty: SearchResponse) -> Iterator[str]:
    """Queries to try: the likely spelling, one word less, single words, then what begins alike."""
    yield empty.did_you_mean
    read = [token.text for token in empty.tokens if token.kind in ("word", "corrected")]
    words = [word.text for word in _read_words(engine, read, text)]
    if len(words) > 1:
        joint = " " if " " in text else ""
        yield from (joint.join(words[:left] + words[left + 1 :]) for left in range(len(words)))
    yield from sorted(words, key=len, reverse=True)
    for length in range(len(text), (len(text) - 1) // 2, -1):
        yield from (suggestion.text for suggestion in engine.suggest(text[:length], SUGGESTED))


def _finding(
    engine: "Engine", request: SearchRequest, candidates: Iterable[str]
) -> Iterator[OtherQuery]:
    """Those of `candidates` that find something as they stand, under the same filters, each once."""
    others = dict.fromkeys(text for text in candidates if text and text != request.text)
    for text in islice(others, MOST_TRIED):
        answer = engine.search(replace(request, text=text, top=1, typing=False, draft=False))
        if answer.total and not answer.corrected:
            yield OtherQuery(text, answer.total)


def _fewer_filters(engine: "Engine", request: SearchRequest) -> Iterator[FewerFilters]:
    """Values of one kind are alternatives: one of them less finds nothing more, so all of a kind go."""
    chosen, nothing = request.filters, Filters()
    for kind in ("category", "brand", "price", "only"):
        without = replace(chosen, **{kind: getattr(nothing, kind)})
        if without == chosen:
            continue
        answer = engine.search(replace(request, filters=without, top=1))
        if answer.total:
            yield FewerFilters(kind, without, answer.total)


def _fewer_conditions(
    engine: "Engine", request: SearchRequest, empty: SearchResponse
) -> Iterator[FewerConditions]:
    """Each condition that alone stands in the way."""
    for condition in empty.conditions:
        ignored = (*request.ignored, condition.key)
        answer = engine.search(replace(request, ignored=ignored, top=1))
        if answer.total:
            yield FewerConditions(condition, answer.total)


def _nearest(engine: "Engine", empty: SearchResponse, text: str) -> SearchResponse | None:
    """The products whose vectors are nearest to the query's, not near enough to count as found."""
    similarity = engine.neural.scores(text) if engine.neural is not None and text else None
    if engine.neural is None or similarity is None:
        return None
    near = np.flatnonzero(similarity >= NEAR_SHARE * engine.neural.run.fusion.floor)
    rows = best_rows(similarity, near, NEAREST)
    ids, titles = engine.catalogue.product_id, engine.catalogue.title
    hits = tuple(
        Hit(rank, row, ids[row], titles[row], score, {"neural": score})
        for rank, (row, score) in enumerate(
            zip(rows.tolist(), similarity[rows].tolist(), strict=True), 1
        )
    )
    return replace(empty, run=engine.run_id, total=len(hits), hits=hits) if hits else None
