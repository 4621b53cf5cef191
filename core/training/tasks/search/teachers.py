"""Whom a search network may learn from beside shoppers: the pretrained encoder, or a run of the shop."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array
from core.data.catalogue import Catalogue
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.projection import unit
from core.pretrained.start import Start
from core.pretrained.vector_cache import VectorCache
from core.progress import ProgressCallback, StageCallback
from core.runs.folders import run_folder
from core.search.fusion import DISTILLED, Fusion
from core.search.neural import NeuralIndex
from core.search.run import SearchRun
from core.search.run_loading import load_run
from core.task_choices import PRETRAINED as ENCODER_NETWORK
from core.text.analysis import Analyzer
from core.training.teacher_reading import NONE, PRETRAINED, teacher_name
from core.training.tensorflow_setup import spare_threads
from core.workspace import Workspace
from core.workspace.ownership import RUNS

# Queries that a run reads between two looks at whether to stop.
BATCH = 256


class SearchTeacher(ABC):
    """Says where texts of the shop belong: unit vectors (texts, dimension).

    `fusion` joins words with a model that learned from this teacher alone.
    """

    fusion: Fusion

    @abstractmethod
    def products(self, rows: Sequence[int], progress: StageCallback) -> Float32Array:
        """The vectors of products; `progress` may raise to stop."""

    @abstractmethod
    def queries(self, texts: Sequence[str], progress: StageCallback) -> Float32Array:
        """The vectors of queries; `progress` may raise to stop."""


class PretrainedTeacher(SearchTeacher):
    """The pretrained encoder in the numbers of the start; the workspace's cache keeps what it said."""

    fusion = DISTILLED

    def __init__(
        self, workspace: Workspace, catalogue: Catalogue, start: Start, dimension: int
    ) -> None:
        self._titles = catalogue.title
        self._start = start
        self._dimension = dimension
        self._encoder = VectorCache(workspace.cache_dir, spare_threads())

    def products(self, rows: Sequence[int], progress: StageCallback) -> Float32Array:
        stage = QT_TRANSLATE_NOOP("core", "Reading titles with the pretrained encoder")
        titles = [self._titles[row] for row in rows]
        vectors = self._encoder.passages(titles, _of_stage(stage, progress))
        return self._projected(vectors, titles, False)

    def queries(self, texts: Sequence[str], progress: StageCallback) -> Float32Array:
        stage = QT_TRANSLATE_NOOP("core", "Reading queries with the pretrained encoder")
        vectors = self._encoder.queries(texts, _of_stage(stage, progress))
        return self._projected(vectors, texts, True)

    def _projected(
        self, vectors: Float32Array, texts: Sequence[str], is_query: bool
    ) -> Float32Array:
        """The first numbers of the start's, which tell the most, as unit vectors."""
        projected = self._start.project(vectors, texts, is_query)[:, : self._dimension]
        return unit(projected)


class RunTeacher(SearchTeacher):
    """Another run of the same shop, whatever its network.

    Of a student of fewer numbers, `dimension`, it says the same in these, as far as it can.
    """

    def __init__(
        self,
        run: SearchRun,
        analyzer: Analyzer,
        catalogue: Catalogue,
        dimension: int | None = None,
    ) -> None:
        # A student of the encoder reads as one, also where the encoder speaks through a run.
        self.fusion = DISTILLED if run.manifest.network == ENCODER_NETWORK else run.fusion
        self._run = run
        self._analyzer = analyzer
        self._catalogue = catalogue
        self._narrowing = narrowing(run.vectors, dimension or run.manifest.dimension)

    def products(self, rows: Sequence[int], progress: StageCallback) -> Float32Array:
        progress(QT_TRANSLATE_NOOP("core", "Asking the teaching run"), 0, 1)
        index = NeuralIndex.for_catalogue(self._run, self._catalogue, self._analyzer)
        return narrowed(index.vectors[rows], self._narrowing)

    def queries(self, texts: Sequence[str], progress: StageCallback) -> Float32Array:
        stage = QT_TRANSLATE_NOOP("core", "Asking the teaching run")
        vectors = np.zeros((len(texts), self._run.manifest.dimension), np.float32)
        for first in range(0, len(texts), BATCH):
            progress(stage, first, len(texts))
            part = slice(first, first + BATCH)
            vectors[part] = self._run.encode_texts(self._analyzer, texts[part])
        return narrowed(vectors, self._narrowing)


def narrowing(vectors: Float32Array, dimension: int) -> Float32Array | None:
    """The (numbers, dimension) directions in which unit `vectors` (n, numbers) differ most; None: all.

    Of all projections they keep most of every cosine (Eckart and Young 1936).
    """
    if vectors.shape[1] == dimension:
        return None
    return np.asarray(np.linalg.eigh(vectors.T @ vectors)[1][:, -dimension:], np.float32)


def narrowed(vectors: Float32Array, directions: Float32Array | None) -> Float32Array:
    """Unit `vectors` (n, numbers) in fewer `directions`, of unit length again."""
    if directions is None:
        return vectors
    return unit(vectors @ directions)


@dataclass(frozen=True)
class SearchShop:
    """The shop that is taught of, and the start of the student, if it has one."""

    workspace: Workspace
    catalogue: Catalogue
    analyzer: Analyzer
    start: Start | None


def search_teacher(name: str, shop: SearchShop, dimension: int, pairs: int) -> SearchTeacher | None:
    """The teacher called `name` beside so many pairs of shoppers, None where nobody teaches.

    Raises:
        RunError: there is no such run, or it cannot be used.
        UserError: the teacher gives vectors of another size than `dimension`, or has no start to go by.
    """
    name = teacher_name(name, shop.start, pairs)
    if name == NONE:
        return None
    return _pretrained(shop, dimension) if name == PRETRAINED else _run(name, shop, dimension)


def _pretrained(shop: SearchShop, dimension: int) -> SearchTeacher:
    if shop.start is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The pretrained encoder teaches only what begins with the pretrained start; set start to yes,"
                " word_vectors to no and dimension to 128 or less, or teacher to none.",
            )
        )
    return PretrainedTeacher(shop.workspace, shop.catalogue, shop.start, dimension)


def _run(name: str, shop: SearchShop, dimension: int) -> SearchTeacher:
    # A trial of a tuning keeps its own runs elsewhere.
    run = load_run(run_folder(shop.workspace.path / RUNS, name))
    given = run.manifest.dimension
    if given < dimension:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} teaches vectors of {given} numbers; set dimension to {given} or less, not"
                " {wanted}.",
            ),
            run=name,
            given=given,
            wanted=dimension,
        )
    return RunTeacher(run, shop.analyzer, shop.catalogue, dimension)


def _of_stage(stage: str, progress: StageCallback) -> ProgressCallback:
    return lambda done, total: progress(stage, done, total)
