"""The task `search` with the frozen network: the teacher reads products and queries, and nothing is learned.

What training does is to read every title, which takes long once, and to find the axes along which the shop's
products differ. Titles that were read before come from the cache; a stop loses a batch.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from core.arrays import Float32Array
from core.files import replace_json
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.projection import Projection
from core.pretrained.teacher import WIDTH
from core.pretrained.vector_cache import VectorCache
from core.progress import StageCallback, of_stage
from core.runs.job import Job
from core.runs.manifest import FUSION, PRODUCT_IDS, PRODUCTS, PROJECTION
from core.search.fusion import PRETRAINED_ENCODER, Fusion
from core.training.click_pairs import Pairs
from core.training.networks import Network
from core.training.tasks.base import Batch
from core.training.tasks.search.task import SearchTask
from core.training.teacher_reading import MADE_QUERIES
from core.training.tensorflow_setup import spare_threads
from core.training.title_queries import QueryGenerator, join_words
from core.workspace import Workspace


class PretrainedSearch(SearchTask):
    """See the module. The model has no weights: all vectors are known before its one epoch."""

    def __init__(self, workspace: Workspace, network: Network, job: Job) -> None:
        super().__init__(workspace, network, job)
        # The teacher gives no more numbers.
        self.settings = {**job.settings, "dimension": min(self._dimension, WIDTH)}

    def _prepare_model(self, queries: list[list[str]], progress: StageCallback) -> None:
        self.teacher = VectorCache(self.workspace.cache_dir, spare_threads())
        titles = QT_TRANSLATE_NOOP("core", "Reading titles with the pretrained encoder")
        products = self.teacher.passages(self.catalogue.title, of_stage(titles, progress))
        made = self._read_queries(self._made_queries(), progress)
        self.projection = Projection.fit(products, made, self._dimension)
        self._products = self.projection.products(products)
        super()._prepare_model(queries, progress)

    def _made_queries(self) -> list[str]:
        """What shoppers may type here, whoever has searched: to know what all queries share."""
        generator = QueryGenerator(self.analyzer.synonyms, self.seed)
        order = np.random.default_rng(self.seed).permutation(len(self.catalogue))
        made = (generator.generate(self.corpus.products[row]) for row in order[:MADE_QUERIES])
        return [join_words(words) for words in made if words]

    def _read_queries(self, texts: list[str], progress: StageCallback) -> Float32Array:
        stage = QT_TRANSLATE_NOOP("core", "Reading queries with the pretrained encoder")
        return self.teacher.queries(texts, of_stage(stage, progress))

    def _prepare_examples(
        self, pairs: Pairs, queries: list[list[str]], progress: StageCallback
    ) -> None:
        super()._prepare_examples(pairs, queries, progress)
        self.examples, self.steps_per_pass = len(self.catalogue), 1
        self.batch_size = self.examples
        self._queries = self.projection.queries(self._read_queries(self.held_out.texts, progress))

    def _prior_fusion(self) -> Fusion:
        return PRETRAINED_ENCODER

    def _encoded(self, progress: StageCallback) -> tuple[Float32Array, Float32Array]:
        return self._products, self._queries

    def batches(self, number: int) -> Iterator[Batch]:
        return iter(())

    def write_common(self, folder: Path) -> None:
        replace_json(folder / PRODUCT_IDS, self.catalogue.product_id)

    def write_epoch(self, folder: Path) -> None:
        np.save(folder / PRODUCTS, self.vectors.astype(np.float16))
        np.savez(folder / PROJECTION, allow_pickle=False, **self.projection.arrays())
        self.fusion.write(folder / FUSION)
