"""Examples of how texts are changed before they are learned, to look at before a training."""

from dataclasses import dataclass
from typing import Any

from core.data.catalogue import catalogue_of
from core.errors import DataError
from core.feedback.behaviour import behaviour
from core.language import QT_TRANSLATE_NOOP
from core.runs.job import Job
from core.runs.split import SPLIT, UNTAUGHT, is_held_out
from core.task_choices import settings_of, training_settings
from core.text.analysis import Analyzer
from core.text.sequences import product_words
from core.training.augmentation import KINDS, PREFIX, Augmentation, search_augmentation
from core.training.click_pairs import counted_pairs
from core.training.tasks.category.labelled_texts import labelled_texts, split
from core.training.title_queries import QueryGenerator, join_words
from core.workspace import Workspace

# As many as one looks at; and the texts they are looked for among.
EXAMPLES = 20
MOST_TEXTS = 2_000
LABELS = {
    "drop": QT_TRANSLATE_NOOP("core", "word left out"),
    "swap": QT_TRANSLATE_NOOP("core", "words swapped"),
    "synonym": QT_TRANSLATE_NOOP("core", "synonym"),
    "typo": QT_TRANSLATE_NOOP("core", "typo"),
    "homophone": QT_TRANSLATE_NOOP("core", "homophone"),
    "traditional": QT_TRANSLATE_NOOP("core", "traditional"),
    "model": QT_TRANSLATE_NOOP("core", "model number"),
}


@dataclass(frozen=True)
class Example:
    """A text, what is learned in its place, what happened to it, and whether a network reads it otherwise."""

    before: str
    after: str
    kinds: tuple[str, ...]
    is_read_otherwise: bool


@dataclass(frozen=True)
class Preview:
    """The first examples of a pass, and how many of the `texts` that were looked at are `changed` in it."""

    examples: tuple[Example, ...]
    texts: int
    changed: int


def preview(workspace: Workspace, job: Job, number: int = 1, most: int = EXAMPLES) -> Preview:
    """How pass `number` (from 1) of `job` changes texts: queries, typed or made, or texts of categories.

    Raises:
        UserError: a setting is wrong, the task reads no texts, or there are none.
    """
    settings = training_settings(job.task, job.network, job.settings)
    if PREFIX + KINDS[0] not in {one.name for one in settings_of(job.network, job.task)}:
        raise DataError(
            QT_TRANSLATE_NOOP("core", "The task {task} reads no texts that could be changed."),
            task=job.task,
        )
    analyzer = Analyzer.for_catalogue(catalogue_of(workspace))
    if job.task == "category":
        texts, augmentation = _labelled(workspace, analyzer, settings, job.seed)
    else:
        texts, augmentation = _queries(workspace, analyzer, settings, job.seed)
    texts = texts[:MOST_TEXTS]
    if augmentation is None:
        return Preview((), len(texts), 0)
    changed = augmentation.changes(
        len(texts), number, lambda position: (texts[position], analyzer.sequence(texts[position]))
    )
    # What was typed often is shown once.
    once = {texts[position]: one for position, one in changed.items()}
    examples = [
        Example(text, one.text, one.kinds, _is_other(analyzer, text, one.text))
        for text, one in list(once.items())[:most]
    ]
    return Preview(tuple(examples), len(texts), len(changed))


Found = tuple[list[str], Augmentation | None]


def _labelled(workspace: Workspace, analyzer: Analyzer, settings: Any, seed: int) -> Found:
    labelled = labelled_texts(workspace)
    learned, _ = split(labelled, SPLIT)
    augmentation = Augmentation.of(
        settings,
        analyzer.synonyms,
        lambda: labelled.texts,
        seed,
        lambda texts: is_held_out(texts, SPLIT),
    )
    return learned.texts, augmentation


def _queries(workspace: Workspace, analyzer: Analyzer, settings: Any, seed: int) -> Found:
    """What shoppers typed, in the order of training; where nobody did, queries made of titles."""
    catalogue = catalogue_of(workspace)
    rows = range(min(len(catalogue), MOST_TEXTS))
    products = [product_words(analyzer, catalogue, row) for row in rows]
    pairs = counted_pairs(behaviour(workspace), catalogue)
    pairs = pairs.for_queries(~is_held_out(pairs.queries, SPLIT, UNTAUGHT))
    texts = [pairs.queries[query] for query in pairs.query]
    if not texts:
        generator = QueryGenerator(analyzer.synonyms, seed)
        texts = list(filter(None, (join_words(generator.generate(one)) for one in products)))
    return texts, search_augmentation(settings, analyzer, products, seed, SPLIT)


def _is_other(analyzer: Analyzer, before: str, after: str) -> bool:
    return analyzer.sequence(before) != analyzer.sequence(after)
