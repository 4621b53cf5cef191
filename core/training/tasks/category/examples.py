"""What the task `category` learns from, and what it is measured on.

Labelled texts where there are any. Else the titles of the products, and then queries as well, because
intent is guessed of queries: those that led shoppers to a product, and others made of the titles.
"""

from dataclasses import dataclass

from core.data.catalogue import catalogue_of
from core.feedback.behaviour import behaviour, behaviour_version
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.runs.split import is_held_out
from core.text.analysis import Analyzer
from core.text.sequences import labelled_sequence
from core.training.click_pairs import pairs_from_events
from core.training.corpus import cached_sequences
from core.training.tasks.category.labelled_queries import (
    NOTHING,
    LabelledWords,
    TitleQueries,
    asked_queries,
)
from core.training.tasks.category.labelled_texts import Labelled, labelled_texts, split
from core.workspace import Workspace

# Fewer held-out queries of shoppers say less than those made of held-out titles.
LEAST_ASKED = 50


@dataclass(frozen=True)
class CategoryExamples:
    """`fit` is learned in every epoch, `made` besides; `kept` and `kept_queries` are never learned.

    `kept_queries` is empty and `made` None where labelled texts are learned.
    """

    labelled: Labelled
    key: str
    fit: LabelledWords
    kept: LabelledWords
    kept_queries: LabelledWords
    made: TitleQueries | None

    def epoch(self, seed: int) -> LabelledWords:
        """What one epoch learns from."""
        return self.fit + self.made.made(seed) if self.made else self.fit


def category_examples(
    workspace: Workspace, analyzer: Analyzer, split_seed: int, progress: StageCallback
) -> CategoryExamples:
    """The examples of a workspace, held out by `split_seed`.

    Words come from the cache, or are kept there for the next time.

    Raises:
        DataError: there is too little to learn from; says what to import.
    """
    labelled = labelled_texts(workspace)
    fit, kept = split(labelled, split_seed)
    key = f"{workspace.content_hash(labelled.kind)[:16]}-{analyzer.fingerprint[:16]}"
    stage = QT_TRANSLATE_NOOP("core", "Segmenting texts")
    words = cached_sequences(
        labelled.texts,
        analyzer.sequence,
        workspace.cache_dir / f"texts-{key}.npz",
        lambda done, total: progress(stage, done, total),
    )
    known = dict(zip(labelled.texts, words, strict=True))

    def read(part: Labelled) -> LabelledWords:
        texts = [labelled_sequence(text, known[text]) for text in part.texts]
        return LabelledWords.of(texts, part.label)

    if labelled.kind == "texts":
        return CategoryExamples(labelled, key, read(fit), read(kept), NOTHING, None)
    asked, kept_asked = _asked(workspace, analyzer, labelled, split_seed, progress)
    made, kept_made = (
        TitleQueries(part, [known[text] for text in part.texts], analyzer, part is fit, split_seed)
        for part in (fit, kept)
    )
    queries = kept_asked if len(kept_asked) >= LEAST_ASKED else kept_made.made(split_seed)
    return CategoryExamples(labelled, key, read(fit) + asked, read(kept), queries, made)


def _asked(
    workspace: Workspace, analyzer: Analyzer, labelled: Labelled, seed: int, progress: StageCallback
) -> tuple[LabelledWords, LabelledWords]:
    """Shoppers' queries to learn from, and those that are held out."""
    stage = QT_TRANSLATE_NOOP("core", "Reading behaviour")
    progress(stage, 0, 1)
    catalogue = catalogue_of(workspace)
    pairs = pairs_from_events(behaviour(workspace), catalogue)
    known = behaviour_version(workspace)[:16] + workspace.content_hash("products")[:16]
    key = f"{known}-{analyzer.fingerprint[:16]}"
    asked = cached_sequences(
        pairs.queries,
        lambda text: labelled_sequence(text, analyzer.sequence(text)),
        workspace.cache_dir / f"labelled-queries-{key}.npz",
        lambda done, total: progress(stage, done, total),
    )
    kept = is_held_out(pairs.queries, seed)
    fit_part, kept_part = (
        asked_queries(pairs.of_queries(wanted), asked, catalogue.category, labelled.labels)
        for wanted in (~kept, kept)
    )
    return fit_part, kept_part
