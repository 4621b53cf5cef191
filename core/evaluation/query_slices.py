"""Queries by what they have in common: length, how often they are asked, what they are after, tags."""

from collections.abc import Mapping, Sequence
from statistics import median

import pyarrow as pa
import pyarrow.compute as pc

from core.data.category_path import top
from core.evaluation.judgments import Judgments
from core.feedback.behaviour import behaviour
from core.feedback.log import EventSource
from core.progress import ProgressCallback
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.text.normalise import normalise
from core.workspace import Workspace

LENGTH, FREQUENCY, CATEGORY, TAG = "length", "frequency", "category", "tag"
# Longer queries are counted together.
MOST_WORDS = 4
OFTEN, SELDOM, NEVER = "often", "seldom", "never"
# Of fewer queries an interval says nothing.
LEAST_QUERIES = 5

# What they have in common → which of that → the queries.
Slices = dict[str, dict[str, list[str]]]


def query_slices(
    workspace: Workspace,
    words: Engine,
    judgments: Judgments,
    progress: ProgressCallback | None = None,
) -> Slices:
    """The judged queries by length in words, frequency in the log, category and tag; small slices left out.

    Args:
        words: an engine of the shop that ranks by words, so that categories do not hang on what is compared.
    """
    texts = judgments.queries
    labels = {
        LENGTH: _lengths(words, texts),
        FREQUENCY: _frequencies(workspace, texts),
        CATEGORY: _categories(words, texts, progress),
        TAG: {query: list(judgments.tags.get(query, ())) for query in texts},
    }
    slices = {kind: _grouped(found) for kind, found in labels.items()}
    # What all queries have in common tells nothing of some of them.
    return {
        kind: found for kind, found in slices.items() if len(found) > 1 or (kind == TAG and found)
    }


def _grouped(labels: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for query, own in labels.items():
        for label in own:
            groups.setdefault(label, []).append(query)
    return {
        label: queries for label, queries in sorted(groups.items()) if len(queries) >= LEAST_QUERIES
    }


def _lengths(words: Engine, texts: Mapping[str, str]) -> dict[str, list[str]]:
    counts = {query: len(words.analyzer.sequence(normalise(text))) for query, text in texts.items()}
    return {query: [str(min(count, MOST_WORDS))] for query, count in counts.items()}


def _frequencies(workspace: Workspace, texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Those that were asked as often as half of those ever asked, those less often, and those never."""
    events = behaviour(workspace, EventSource.IMPORTED, EventSource.OWN)
    asked = _counts(events.column("query")) if events is not None else {}
    counts = {query: asked.get(normalise(text), 0) for query, text in texts.items()}
    known = [count for count in counts.values() if count]
    if not known:
        return {}
    middle = median(known)
    return {
        query: [OFTEN if count >= middle else SELDOM if count else NEVER]
        for query, count in counts.items()
    }


def _counts(column: pa.ChunkedArray) -> dict[str, int]:
    counts: dict[str, int] = {}
    for entry in pc.value_counts(column.cast(pa.string())).to_pylist():
        text = normalise(entry["values"] or "")
        counts[text] = counts.get(text, 0) + entry["counts"]
    return counts


def _categories(
    words: Engine, texts: Mapping[str, str], progress: ProgressCallback | None
) -> dict[str, list[str]]:
    """The first level of the category that each query is most probably after."""
    found = {}
    for done, (query, text) in enumerate(texts.items(), 1):
        intents = words.search(SearchRequest(text, Method.LEXICAL, top=1)).intents
        found[query] = [top(intent.category) for intent in intents[:1]]
        if progress:
            progress(done, len(texts))
    return found
