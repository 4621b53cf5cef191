"""What a run reads, place by place: titles and queries, labelled texts, or what shoppers did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from core.arrays import Array, Int64Array
from core.data.catalogue import catalogue_of
from core.errors import UserError
from core.explain.model.stored import StoredModel, shown_names
from core.feedback.actions import ACTIONS
from core.feedback.behaviour import behaviour
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.recommend.categories import Categories
from core.recommend.sequences import FIRST, Sequences, load_sequences
from core.text.analysis import Analyzer
from core.text.vocabulary import Vocabulary
from core.training.click_pairs import pairs_from_events
from core.training.tasks.category.labelled_texts import labelled_source
from core.training.tasks.search.shop_words import listed_queries, product_words_of
from core.workspace import Workspace

# Of more texts, or steps of shoppers, some are taken, evenly.
MOST_TEXTS = 50_000
READING = QT_TRANSLATE_NOOP("core", "Cutting texts into words")
# Steps that are read together: what a kernel over behaviour is wide.
STEPS = 3
# Texts between two words of progress.
BATCH = 500

TITLES, QUERIES, TEXTS, STEPS_OF_SHOPPERS = "titles", "queries", "texts", "shoppers"
Reads = tuple[str, list[str]]
Item = TypeVar("Item")


@dataclass(frozen=True)
class ReadTexts:
    """Texts one after the other: the places of text t are `starts[t]:starts[t + 1]`.

    `ids` are those of the places, (places,), or (places, 4) of what shoppers did; `words` says what stands
    there. Texts from `queries_from` on are queries. `kind` is one of the names above.
    """

    texts: list[str] = field(repr=False)
    words: list[str] = field(repr=False)
    ids: Array = field(repr=False)
    starts: Int64Array = field(repr=False)
    queries_from: int
    kind: str

    def __len__(self) -> int:
        return len(self.texts)


def places_of(vocabulary: Vocabulary, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Each id that `words` are read as, with the word, or the part of it, that it stands for."""
    first = 1 + vocabulary.buckets
    for word in words:
        ids = vocabulary.ids(word)
        for id in ids:
            is_part = len(ids) > 1 and id >= first
            yield (vocabulary.words[id - first] if is_part else word), id


def read_texts(workspace: Workspace, model: StoredModel, progress: StageCallback) -> ReadTexts:
    """What of the shop the run of `model` reads; `progress` may raise to stop.

    Raises:
        UserError: the shop has nothing that it reads.
    """
    if model.manifest.task in ("next-item", "next-category"):
        return _steps(workspace, model)
    if model.vocabulary is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} reads no words of its own; choose a run that was trained."
            ),
            run=model.manifest.id,
        )
    titles, queries, kind = _texts(workspace, model, progress)
    return _as_places(model.vocabulary, titles, queries, kind)


def _texts(
    workspace: Workspace, model: StoredModel, progress: StageCallback
) -> tuple[list[Reads], list[Reads], str]:
    """Titles or labelled texts, and queries, each with its words."""
    if model.manifest.task == "category":
        texts, _, kind = labelled_source(workspace)
        if kind == "texts":
            analyzer = Analyzer.for_catalogue(catalogue_of(workspace))
            return _cut(analyzer, _some(texts), progress), [], TEXTS
    catalogue, analyzer, corpus = product_words_of(workspace, progress)
    rows = _some(range(len(catalogue)))
    titles = [(catalogue.title[row], corpus.products[row].title) for row in rows]
    asked = pairs_from_events(behaviour(workspace), catalogue).queries
    queries = list(dict.fromkeys([*asked, *listed_queries(workspace)]))
    return titles, _cut(analyzer, _some(queries), progress), TITLES


def _cut(analyzer: Analyzer, texts: Sequence[str], progress: StageCallback) -> list[Reads]:
    read: list[Reads] = []
    for number, text in enumerate(texts):
        if number % BATCH == 0:
            progress(READING, number, len(texts))
        read.append((text, analyzer.sequence(text)))
    return read


def _some(texts: Sequence[Item]) -> list[Item]:
    """Evenly taken, `MOST_TEXTS` at most."""
    return list(texts[:: max(1, -(-len(texts) // MOST_TEXTS))])


def _as_places(
    vocabulary: Vocabulary, titles: list[Reads], queries: list[Reads], kind: str
) -> ReadTexts:
    words: list[str] = []
    ids, starts = [], [0]
    for _, read in (*titles, *queries):
        for word, id in places_of(vocabulary, read):
            words.append(word)
            ids.append(id)
        starts.append(len(ids))
    texts = [text for text, _ in (*titles, *queries)]
    whole = np.array(ids, np.int32), np.array(starts, np.int64)
    return ReadTexts(texts, words, *whole, queries_from=len(titles), kind=kind)


def _steps(workspace: Workspace, model: StoredModel) -> ReadTexts:
    """`STEPS` of a shopper in a row are a text, as the network reads the last of a history."""
    sequences = _known_sequences(workspace, model)
    begins = np.repeat(sequences.starts[:-1], np.diff(sequences.starts))
    stops = np.arange(1, len(sequences.item) + 1)
    whole = np.flatnonzero(stops - begins >= STEPS)
    if not len(whole):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core", "No shopper did {steps} things; import sessions or events to look at."
            ),
            steps=STEPS,
        )
    chosen = np.array(_some(whole.tolist()), np.int64)
    windows = sequences.windows(begins[chosen], stops[chosen], STEPS)
    ids = windows.reshape(-1, windows.shape[-1])
    words = _step_words(shown_names(model, workspace), ids)
    starts = np.arange(len(chosen) + 1, dtype=np.int64) * STEPS
    texts = [" → ".join(words[start : start + STEPS]) for start in starts[:-1]]
    return ReadTexts(texts, words, ids, starts, len(texts), STEPS_OF_SHOPPERS)


def _known_sequences(workspace: Workspace, model: StoredModel) -> Sequences:
    """What shoppers did, numbered as the run of `model` knows it; what it does not know is left out."""
    sequences = load_sequences(workspace)
    if model.manifest.task == "next-category":
        inputs = [*model.manifest.inputs]
        return Categories.of_labels(
            model.manifest.labels, inputs, catalogue_of(workspace)
        ).sequences(sequences)
    numbers = np.array([model.id_of.get(item, 0) - FIRST for item in sequences.items], np.int32)
    item = numbers[sequences.item] if len(numbers) else sequences.item
    known = item >= 0
    # How many known steps there are before each: where the known part of a sequence begins.
    before = np.concatenate(([0], np.cumsum(known))).astype(np.int64)
    starts = before[sequences.starts]
    return Sequences(
        model.names, starts, item[known], sequences.action[known], sequences.time[known]
    )


def _step_words(names: list[str], ids: Array) -> list[str]:
    """What was done with what: `title · click`."""
    actions = ["", "", *ACTIONS]
    return [
        f"{names[item - FIRST] if item >= FIRST else '?'} · {actions[action] or '?'}"
        for item, action in ids[:, :2].tolist()
    ]
