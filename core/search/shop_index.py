"""Everything of a shop that searching needs and no run changes, built once and kept in the cache."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from core.arrays import Float32Array, remove_replaced
from core.data.catalogue import Catalogue, catalogue_of
from core.errors import WorkspaceError
from core.feedback.behaviour import behaviour
from core.feedback.log import EventSource
from core.language import QT_TRANSLATE_NOOP
from core.progress import ProgressCallback
from core.search import lexical
from core.search.conditions import ConditionReader
from core.search.filtering import Filtering
from core.search.lexical import LexicalIndex
from core.search.popularity import popularity
from core.search.word_evidence import WordEvidence
from core.set_aside import set_aside
from core.text.analysis import Analyzer
from core.text.spelling import Speller
from core.text.suggestions import SuggestionIndex
from core.workspace import Workspace, shipped

# A query from a list counts as one that was asked once: a list says that it is asked, not how often.
LISTED_QUERY_WEIGHT = 1.0
INDEXING = QT_TRANSLATE_NOOP("core", "Indexing the words of the products")
# Traditional characters too, so that their dictionary loads as well.
FIRST_WORD = "連衣裙"
# Rarer queries are rarely wanted again, and pinyin for each costs time at the first letter typed.
SUGGESTED_QUERIES = 5_000
# Names that nothing else has: earlier versions made folders of them.
INDEX = re.compile(r"lexical-\d+-[0-9a-f]{0,16}-[0-9a-f]{0,16}(\.npz)?")


@dataclass(frozen=True)
class ShopIndex:
    """The catalogue with its indexes. `popularity` is float32 (products,) between 0 and 1.

    `cache` is the folder for what can be made again, `runs_dir` that of the runs.
    """

    catalogue: Catalogue
    analyzer: Analyzer
    lexical: LexicalIndex
    filtering: Filtering
    conditions: ConditionReader
    popularity: Float32Array
    suggestions: SuggestionIndex
    speller: Speller
    cache: Path
    runs_dir: Path


def open_shop_index(workspace: Workspace, progress: ProgressCallback | None = None) -> ShopIndex:
    """The shop in `workspace`; `progress` hears products indexed and in all if the index must be built."""
    return build_shop_index(
        catalogue_of(workspace),
        query_counts(workspace),
        workspace.cache_dir,
        workspace.runs_dir,
        progress,
    )


def build_shop_index(
    catalogue: Catalogue,
    queries: Mapping[str, float],
    cache: Path,
    runs_dir: Path,
    progress: ProgressCallback | None = None,
) -> ShopIndex:
    """The index of a catalogue and its shoppers' `queries`, text → how often."""
    analyzer = Analyzer.for_catalogue(catalogue)
    # Dictionaries load at their first word; that must not be the first word that somebody types.
    analyzer.words(FIRST_WORD)
    index = lexical_index(catalogue, analyzer, cache, progress)
    words = {word: float(count) for word, count in index.words.document_frequencies()}
    evidence = WordEvidence(index)
    return ShopIndex(
        catalogue,
        analyzer,
        index,
        Filtering(catalogue),
        ConditionReader(index),
        popularity(catalogue),
        SuggestionIndex(queries, catalogue, words, evidence.holding),
        Speller(words, evidence),
        cache,
        runs_dir,
    )


def lexical_index(
    catalogue: Catalogue, analyzer: Analyzer, cache: Path, progress: ProgressCallback | None = None
) -> LexicalIndex:
    """The index from the cache or as it ships, or built and kept in the cache for the next time."""
    path = cache / index_name(catalogue, analyzer)
    for kept in (path, shipped.INDEXES / path.name):
        with suppress(OSError, ValueError):
            return LexicalIndex.load(kept, catalogue, analyzer)
    index = LexicalIndex.build(catalogue, analyzer, progress)
    if len(catalogue):
        index.save(path)
        remove_replaced(path, INDEX)
    return index


def index_name(catalogue: Catalogue, analyzer: Analyzer) -> str:
    """The name of an index's file, which changes with whatever would make another index."""
    key = f"{lexical.VERSION}-{catalogue.content_hash[:16]}-{analyzer.fingerprint[:16]}"
    return f"lexical-{key}.npz"


def query_counts(workspace: Workspace) -> dict[str, float]:
    """Each query of the log, or of an imported list, with how often it was asked.

    What is damaged is set aside: nobody needs to know what was asked before to search.
    """
    counts: dict[str, float] = {}
    for count_queries in (_behaviour_queries, _listed_queries):
        try:
            for text, count in count_queries(workspace):
                counts[text] = counts.get(text, 0.0) + count
        except WorkspaceError as error:
            set_aside(error)
    return counts


def _behaviour_queries(workspace: Workspace) -> list[tuple[str, float]]:
    events = behaviour(workspace, EventSource.IMPORTED, EventSource.OWN)
    return [] if events is None else _most_frequent(events.column("query"), 1.0)


def _listed_queries(workspace: Workspace) -> list[tuple[str, float]]:
    queries = workspace.table("queries")
    return [] if queries is None else _most_frequent(queries.column("text"), LISTED_QUERY_WEIGHT)


def _most_frequent(column: pa.ChunkedArray, weight: float) -> list[tuple[str, float]]:
    """The most frequent texts, each with how often it occurs times `weight`."""
    counted = pc.value_counts(column.cast(pa.string())).to_pylist()
    counted.sort(key=lambda entry: (-entry["counts"], entry["values"] or ""))
    return [(e["values"], weight * e["counts"]) for e in counted[:SUGGESTED_QUERIES] if e["values"]]
