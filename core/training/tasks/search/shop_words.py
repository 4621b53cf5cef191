"""A shop as the task `search` reads it: products and queries as words, and what joined them."""

from dataclasses import dataclass

from core.data.catalogue import Catalogue, catalogue_of
from core.feedback.behaviour import behaviour, behaviour_version
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.text.analysis import Analyzer
from core.text.sequences import query_sequence
from core.training.click_pairs import Pairs, pairs_from_events
from core.training.corpus import Corpus, cached_sequences, corpus
from core.workspace import Workspace


@dataclass(frozen=True)
class ShopWords:
    """`queries` holds the words of each of `pairs.queries`."""

    catalogue: Catalogue
    analyzer: Analyzer
    corpus: Corpus
    pairs: Pairs
    queries: list[list[str]]


def shop_words(workspace: Workspace, progress: StageCallback) -> ShopWords:
    """Read the shop; words come from the cache, or are kept there for the next time."""
    catalogue, analyzer, words = product_words_of(workspace, progress)
    reading = QT_TRANSLATE_NOOP("core", "Reading behaviour")
    progress(reading, 0, 1)
    pairs = pairs_from_events(behaviour(workspace), catalogue)
    events = behaviour_version(workspace)[:16]
    queries = cached_sequences(
        pairs.queries,
        lambda text: query_sequence(analyzer, text),
        workspace.cache_dir / f"asked-{words.key}-{events}.npz",
        lambda done, total: progress(reading, done, total),
    )
    return ShopWords(catalogue, analyzer, words, pairs, queries)


def product_words_of(
    workspace: Workspace, progress: StageCallback
) -> tuple[Catalogue, Analyzer, Corpus]:
    """The products, what cuts their text into words, and these words."""
    catalogue = catalogue_of(workspace)
    analyzer = Analyzer.for_catalogue(catalogue)
    stage = QT_TRANSLATE_NOOP("core", "Segmenting products")
    words = corpus(
        catalogue,
        analyzer,
        workspace.cache_dir,
        lambda done, total: progress(stage, done, total),
    )
    return catalogue, analyzer, words
