"""A shop as the task `search` reads it: products and queries as words, and what joined them."""

from dataclasses import dataclass

from core.data.catalogue import Catalogue, catalogue_of
from core.errors import DataError
from core.feedback.behaviour import behaviour, behaviour_version
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.text.analysis import Analyzer
from core.text.normalise import normalise
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


def listed_queries(workspace: Workspace) -> list[str]:
    """Queries that were imported as a list, normalised: how shoppers speak, though not what they want."""
    queries, qrels = workspace.table("queries"), workspace.table("qrels")
    judged_ids = set(qrels["query_id"].to_pylist()) if qrels is not None else set()
    rows = queries.to_pylist() if queries is not None else []
    # Not even the wording of a judged query may be seen by the model that it will measure.
    judged = {normalise(row["text"]) for row in rows if row["query_id"] in judged_ids}
    texts = dict.fromkeys(normalise(row["text"]) for row in rows)
    return [text for text in texts if text not in judged]


def require_products(count: int) -> None:
    """Raises DataError where there are fewer products than can be told apart."""
    if not count:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "There are no products to learn from; import some first.")
        )
    if count == 1:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core",
                "There is only one product, and finding it needs no model; import at least two to train on.",
            )
        )
