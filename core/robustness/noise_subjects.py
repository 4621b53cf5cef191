"""What the noise lab measures: search runs through the engine as shoppers see it, and category runs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.data.catalogue import catalogue_of
from core.errors import DataError, RunError
from core.evaluation.category import probabilities
from core.evaluation.held_out_queries import METRIC, HeldOutQueries
from core.evaluation.promotion.category import METRIC as ACCURACY
from core.evaluation.promotion.category import sample, unlearned_texts
from core.evaluation.promotion.search import held_out_queries
from core.language import QT_TRANSLATE_NOOP
from core.metrics.ranking import FIRST, per_query
from core.pretrained.start import is_shipped
from core.runs import listing
from core.runs.manifest import Manifest
from core.runs.names import START
from core.runs.promotion import TEXTS
from core.runs.split import SPLIT
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.text.analysis import Analyzer
from core.training.tasks.category.labelled_texts import Labelled, labelled_texts
from core.workspace import Workspace

# Words alone, as comparisons call them.
WORDS = ":lexical"
# Their mean is known to ±0.05 at worst, and each is asked at every level of every kind.
MOST_TEXTS = 200


@dataclass(frozen=True)
class Answer:
    """How good the answer to one text is, from 0 to 1, and what it lists, best first."""

    quality: float
    ranking: Sequence[str]


class Subject(Protocol):
    """A run under the noise."""

    name: str

    def answer(self, places: Sequence[int], texts: Sequence[str]) -> list[Answer]:
        """What it answers to `texts`, noisy forms of the clean texts at `places`."""


@dataclass(frozen=True)
class Subjects:
    """Runs of one `task`, the clean texts that none of them has learned from, and how these are cut."""

    task: str
    metric: str
    unit: str
    texts: list[str]
    analyzer: Analyzer
    runs: Sequence[Subject]


class SearchSubject:
    """One ranking; a text that comes again is not asked again."""

    def __init__(self, name: str, engine: Engine, queries: HeldOutQueries) -> None:
        self.name = name
        self._engine, self._queries = engine, queries
        self._names = list(queries.queries)
        self._known: dict[tuple[int, str], Answer] = {}

    def answer(self, places: Sequence[int], texts: Sequence[str]) -> list[Answer]:
        """Through the engine as shoppers see it: spelling is corrected, conditions are read."""
        return [self._answer(*asked) for asked in zip(places, texts, strict=True)]

    def _answer(self, place: int, text: str) -> Answer:
        if (place, text) not in self._known:
            self._known[place, text] = self._ask(self._names[place], text)
        return self._known[place, text]

    def _ask(self, name: str, text: str) -> Answer:
        request = SearchRequest(text, top=FIRST)
        first = [hit.product_id for hit in self._engine.search(request).hits]
        shown = self._queries.shown.get(name)
        judged = first if shown is None else self._condensed(request, shown)
        value = per_query({name: self._queries.grades[name]}, {name: judged})[name][METRIC]
        return Answer(value, first)

    def _condensed(self, request: SearchRequest, shown: frozenset[str]) -> list[str]:
        """Only what was shown, in the order of the answer (condensed lists, Sakai 2007)."""
        catalogue = self._engine.catalogue
        rows = np.array(sorted(catalogue.row_of[product] for product in shown), np.intp)
        scores = self._engine.ranked(request).scores[rows]
        return [catalogue.product_id[row] for row in rows[np.argsort(-scores, kind="stable")]]


class CategorySubject:
    """A run that guesses categories; its answer lists its best guess alone."""

    def __init__(self, workspace: Workspace, manifest: Manifest, texts: Labelled) -> None:
        self.name = manifest.id
        self._workspace, self._manifest, self._texts = workspace, manifest, texts

    def answer(self, places: Sequence[int], texts: Sequence[str]) -> list[Answer]:
        """Right or wrong, and the guess: stability is then the share of guesses that stay."""
        labels = self._texts.labels
        label = self._texts.label[np.array(places, np.intp)]
        asked = Labelled(list(texts), label, labels, self._texts.kind)
        guesses = probabilities(self._workspace, self._manifest, asked).argmax(axis=1)
        pairs = zip(guesses, label, strict=True)
        return [Answer(float(guess == truth), (labels[guess],)) for guess, truth in pairs]


def subjects(workspace: Workspace, names: Sequence[str]) -> Subjects:
    """The runs called `names`; beside search runs always words alone, and without names what ranks now.

    Raises:
        RunError: there is no such run, or it is of a task without texts, or they are of several tasks.
        DataError: nothing is held out to measure on.
    """
    names = names or [serving(workspace)]
    manifests = [
        listing.read_manifest(workspace, name) for name in names if name not in (WORDS, START)
    ]
    tasks = {manifest.task for manifest in manifests}
    task = _one_task(tasks | ({"search"} if len(manifests) < len(names) else set()))
    made = _SUBJECTS[task](workspace, names, manifests)
    if not made.texts:
        raise DataError(
            QT_TRANSLATE_NOOP(
                "core", "Nothing is held out that these runs could be measured on; import more."
            )
        )
    return made


def _one_task(tasks: Collection[str]) -> str:
    """The task that all runs are of.

    Raises:
        RunError: there are several, or it reads no texts.
    """
    if len(tasks) > 1:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core", "The noise lab compares runs of one task, not of {tasks}; name runs of one."
            ),
            tasks=", ".join(sorted(tasks)),
        )
    (task,) = tasks
    if task not in _SUBJECTS:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "{task} reads no texts that could be noisy; name runs of search or category.",
            ),
            task=task,
        )
    return task


def serving(workspace: Workspace) -> str:
    """What ranks now: the active run, else the pretrained start, where none ships words alone."""
    return workspace.active_run("search") or (START if is_shipped() else WORDS)


def _search(workspace: Workspace, names: Sequence[str], manifests: Sequence[Manifest]) -> Subjects:
    # Intents change no ranking.
    words = Engine.open(workspace, "").with_intents("")
    queries, unit = held_out_queries(workspace, words, manifests)
    queries = queries.sample(MOST_TEXTS, SPLIT)
    engines = {WORDS: words}
    engines |= {name: words.with_run(name) for name in names if name != WORDS}
    runs = [SearchSubject(name, engine, queries) for name, engine in engines.items()]
    return Subjects("search", METRIC, unit, list(queries.queries.values()), words.analyzer, runs)


def _category(
    workspace: Workspace, names: Sequence[str], manifests: Sequence[Manifest]
) -> Subjects:
    labelled = labelled_texts(workspace)
    texts = sample(labelled.part(unlearned_texts(labelled, manifests)), MOST_TEXTS)
    analyzer = Analyzer.for_catalogue(catalogue_of(workspace))
    runs = [CategorySubject(workspace, manifest, texts) for manifest in manifests]
    return Subjects("category", ACCURACY, TEXTS, list(texts.texts), analyzer, runs)


_SUBJECTS = {"search": _search, "category": _category}
