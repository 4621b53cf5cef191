"""What the task `category` learns from, and what it is measured on.

Labelled texts where there are any. Else the titles of the products, and then queries as well, because
intent is guessed of queries: those that led shoppers to a product, and others made of the titles.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.data.catalogue import Catalogue, catalogue_of
from core.feedback.behaviour import behaviour, behaviour_version
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.runs.split import is_held_out, is_unseen
from core.text.analysis import Analyzer
from core.text.kept_out import KeptOut
from core.text.sequences import labelled_sequence
from core.training.click_pairs import Pairs, pairs_from_events
from core.training.corpus import cached_sequences
from core.training.tasks.category.labelled_queries import (
    NOTHING,
    LabelledWords,
    TitleQueries,
    shopper_queries,
)
from core.training.tasks.category.labelled_texts import Labelled, labelled_texts, split
from core.workspace import Workspace

if TYPE_CHECKING:
    import pyarrow

PairsOf = Callable[["pyarrow.Table | None", Catalogue], Pairs]
# Fewer held-out queries of shoppers say less than those made of held-out titles: their accuracy is
# known to ±0.14 at worst.
LEAST_QUERIES = 50


@dataclass(frozen=True, kw_only=True)
class CategoryExamples:
    """`fit` is learned in every epoch, `synthetic` besides; `held_out` and `held_out_queries` never are.

    `held_out_queries` is empty and `synthetic` None where labelled texts are learned.
    """

    labelled: Labelled
    key: str
    fit: LabelledWords
    held_out: LabelledWords
    held_out_queries: LabelledWords = NOTHING
    synthetic: TitleQueries | None = None

    def epoch(self, seed: int) -> LabelledWords:
        """What one epoch learns from."""
        return self.fit + self.synthetic.generate(seed) if self.synthetic else self.fit


def category_examples(
    workspace: Workspace,
    analyzer: Analyzer,
    split_seed: int,
    progress: StageCallback,
    is_trial: bool = False,
    pairs_of: PairsOf = pairs_from_events,
) -> CategoryExamples:
    """The examples of a workspace, held out by `split_seed`; `pairs_of` reads what shoppers taught.

    What a tuning must not see is in neither part. Words come from the cache, or are kept there for next time.

    Raises:
        DataError: there is too little to learn from; says what to import.
    """
    # 1. Texts with labels, split by text.
    labelled = labelled_texts(workspace)
    fit, held_out = split(labelled, split_seed, is_trial)
    # 2. Their words.
    key, words = _words(workspace, analyzer, labelled, progress)

    def encoded(part: Labelled) -> LabelledWords:
        texts = [labelled_sequence(text, words[text]) for text in part.texts]
        return LabelledWords(texts, part.label, part.weights, part.texts)

    examples = CategoryExamples(
        labelled=labelled, key=key, fit=encoded(fit), held_out=encoded(held_out)
    )
    if labelled.kind == "texts":
        return examples
    # 3. In a shop intent is guessed of queries: shoppers' own, and others made of the titles.
    queries, held_out_queries = _shopper_queries(
        workspace, analyzer, labelled, split_seed, progress, is_trial, pairs_of
    )
    synthetic, held_out_synthetic = (
        TitleQueries(part, [words[text] for text in part.texts], analyzer, part is fit, split_seed)
        for part in (fit, held_out)
    )
    if len(held_out_queries) < LEAST_QUERIES:
        held_out_queries = held_out_synthetic.generate(split_seed)
    return replace(
        examples,
        fit=examples.fit + queries,
        held_out_queries=held_out_queries,
        synthetic=synthetic,
    )


def _words(
    workspace: Workspace, analyzer: Analyzer, labelled: Labelled, progress: StageCallback
) -> tuple[str, dict[str, list[str]]]:
    """What names these texts in the cache, and the words of each."""
    kept_out = KeptOut.read(workspace).version
    key = f"{workspace.content_hash(labelled.kind)[:16]}-{analyzer.fingerprint[:16]}{kept_out}"
    stage = QT_TRANSLATE_NOOP("core", "Segmenting texts")
    sequences = cached_sequences(
        labelled.texts,
        analyzer.sequence,
        workspace.cache_dir / f"texts-{key}.npz",
        lambda done, total: progress(stage, done, total),
    )
    return key, dict(zip(labelled.texts, sequences, strict=True))


def _shopper_queries(
    workspace: Workspace,
    analyzer: Analyzer,
    labelled: Labelled,
    seed: int,
    progress: StageCallback,
    is_trial: bool,
    pairs_of: PairsOf,
) -> tuple[LabelledWords, LabelledWords]:
    """Shoppers' queries to learn from, and those that are held out."""
    stage = QT_TRANSLATE_NOOP("core", "Reading behaviour")
    progress(stage, 0, 1)
    catalogue = catalogue_of(workspace)
    pairs = pairs_of(behaviour(workspace), catalogue)
    version = behaviour_version(workspace)[:16] + workspace.content_hash("products")[:16]
    key = f"{version}-{analyzer.fingerprint[:16]}"
    sequences = cached_sequences(
        pairs.queries,
        lambda text: labelled_sequence(text, analyzer.sequence(text)),
        workspace.cache_dir / f"labelled-queries-{key}.npz",
        lambda done, total: progress(stage, done, total),
    )
    is_kept = is_held_out(pairs.queries, seed)
    is_seen = is_kept & ~is_unseen(pairs.queries, seed) if is_trial else is_kept
    fit, held_out = (
        shopper_queries(pairs.for_queries(part), sequences, catalogue.category, labelled.labels)
        for part in (~is_kept, is_seen)
    )
    return fit, held_out
