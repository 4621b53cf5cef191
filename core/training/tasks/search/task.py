"""The task `search`: queries and products side by side, each query near what answers it.

Both towers share one encoder. The other products of a batch are what a query should not find
(in-batch softmax), save those known to answer it as well. A shop with many clicks learns from them and from
its titles; one with few or none from what a teacher says of its texts beside them (`teaching`), or, where
nobody teaches, from queries made of its titles. Judgments are never read.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from core.arrays import Float32Array
from core.feedback.behaviour import behaviour_version, inputs_of
from core.files import replace_json
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.start import Start
from core.progress import StageCallback
from core.runs.manifest import ENCODER, FUSION, PRODUCT_IDS, PRODUCTS, VOCABULARY
from core.runs.split import UNTAUGHT, is_held_out
from core.search.fusion import DEFAULT, Fusion
from core.search.popularity import popularity
from core.search.shop_index import lexical_index
from core.text.sequences import query_sequence
from core.text.vocabulary import Vocabulary
from core.training.augmentation import search_augmentation
from core.training.click_pairs import Pairs
from core.training.export import write_litert
from core.training.networks import SequenceInput
from core.training.rewordings import ShopTitles, reworded_queries
from core.training.tasks.base import Batch, Facts, Task, Validation
from core.training.tasks.search.batches import BatchSource, InputEncoder, QueryBatches
from core.training.tasks.search.distillation import distillation_loss
from core.training.tasks.search.held_out import (
    LEAST_QUERIES,
    Grades,
    HeldOutSearch,
    graded_queries,
    query_limit,
)
from core.training.tasks.search.held_out_pairs import HeldOutPairs, held_out_loss
from core.training.tasks.search.shop_words import listed_queries, require_products, shop_words
from core.training.tasks.search.start_words import StartWords, start_words
from core.training.tasks.search.taught_texts import TaughtTexts
from core.training.tasks.search.teachers import SearchShop, search_teacher
from core.training.tasks.search.teaching import Teaching, pair_weight
from core.training.tasks.two_towers import in_batch_loss, tower
from core.training.teacher_reading import require_use, start_for
from core.training.vectors import start_vectors, word_weights

# What a network that takes any length reads of a query; the whole length is for products.
QUERY_LENGTH = 16
INPUTS = ("products", "events", "queries")


class SearchTask(Task):
    """See the module."""

    name: ClassVar[str] = "search"
    baseline_name = "BM25"
    # None where nobody teaches, and where nothing is known of words beforehand.
    teaching: Teaching | None = None
    _words: StartWords | None = None

    def prepare(self, progress: StageCallback) -> None:
        words = shop_words(self.workspace, progress)
        require_products(len(words.catalogue))
        self.catalogue, self.analyzer, self.corpus = words.catalogue, words.analyzer, words.corpus
        self._prepare_words(words.queries)
        self._prepare_model(words.queries, progress)
        self._prepare_teaching(words.pairs, progress)
        self._prepare_examples(words.pairs, words.queries, progress)

    def _prepare_words(self, queries: list[list[str]]) -> None:
        products = self.corpus.products
        sequences = [product.sequence for product in products]
        texts = [*sequences, *(product.description for product in products), *queries]
        self.vocabulary = Vocabulary.build(texts, int(self.settings["vocabulary"]))
        if start := self._start():
            self._words = start_words(start, self.vocabulary, sequences, self._dimension, self.seed)
            self.vocabulary = self._words.vocabulary
        self._prepare_encoder()

    def _start(self) -> Start | None:
        return start_for(self.network.name, self.settings)

    def _prepare_teaching(self, pairs: Pairs, progress: StageCallback) -> None:
        """Ask the teacher, if there is one; where no shopper has taught anything, it teaches alone."""
        shop = SearchShop(self.workspace, self.catalogue, self.analyzer, self._start())
        name = str(self.settings["teacher"])
        if teacher := search_teacher(name, shop, self._dimension, len(pairs)):
            texts = TaughtTexts(
                products=self.corpus.products,
                queries=[*pairs.queries, *listed_queries(self.workspace)],
                encoder=self.encoder,
                most=int(self.settings["teacher_texts"]),
                seed=self.seed,
                split=self.split,
            )
            count = len(self._taught_pairs(pairs))
            require_use(self.settings, is_alone=not count)
            taught, weight = texts.distillation(teacher, progress), pair_weight(self.loss_choice)
            self.teaching = Teaching(taught, teacher.fusion, count, weight)

    def _taught_pairs(self, pairs: Pairs) -> Pairs:
        """The pairs that may be learned from."""
        return pairs.for_queries(~is_held_out(pairs.queries, self.split, UNTAUGHT))

    def _prepare_encoder(self) -> None:
        length = int(self.settings["length"])
        sequences = [product.sequence for product in self.corpus.products]
        ids = self.vocabulary.encode(sequences, length)
        short = min(QUERY_LENGTH, length) if self.network.any_length else length
        self.encoder = InputEncoder(self.analyzer, self.vocabulary, short, ids)

    def _prepare_model(self, queries: list[list[str]], progress: StageCallback) -> None:
        whole = [[*product.sequence, *product.description] for product in self.corpus.products]
        vectors = self._vectors(queries, progress) if self.settings["word_vectors"] else None
        words = self._words or StartWords(
            self.vocabulary, vectors, word_weights(self.vocabulary, whole)
        )
        spec = SequenceInput(
            size=len(self.vocabulary),
            length=int(self.settings["length"]),
            weights=words.weights,
            vectors=words.vectors,
        )
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        self.model = tower(self.network.build(spec, self.settings), self._dimension)

    @property
    def _dimension(self) -> int:
        return int(self.settings["dimension"])

    def _vectors(self, queries: list[list[str]], progress: StageCallback) -> Float32Array:
        behaviour = behaviour_version(self.workspace)[:16]
        texts = f"{behaviour}-{self.workspace.content_hash('queries')[:16]}"
        file = f"words-{self.corpus.key}-{texts}-{self._dimension}-{self.seed}.npz"
        titles = [[*product.title, *product.fields] for product in self.corpus.products]
        read = self.analyzer.sequence
        return start_vectors(
            self.vocabulary,
            lambda: [*titles, *queries, *map(read, listed_queries(self.workspace))],
            self._dimension,
            self.seed,
            self.workspace.cache_dir / file,
            progress,
        )

    def _prepare_examples(
        self, pairs: Pairs, queries: list[list[str]], progress: StageCallback
    ) -> None:
        self.training_batches = self._make_batches(pairs, queries)
        self._count_examples()
        limit = query_limit(len(self.catalogue))
        measured = self._measured_pairs(pairs)
        is_kept = is_held_out(measured.queries, self.split)
        texts, grades = graded_queries(measured.for_queries(is_kept), limit)
        are_made = len(texts) < LEAST_QUERIES
        if are_made:
            texts, grades = self._reworded_queries(limit)
        stage = QT_TRANSLATE_NOOP("core", "Indexing words")
        index = lexical_index(
            self.catalogue,
            self.analyzer,
            self.workspace.cache_dir,
            lambda done, total: progress(stage, done, total),
        )
        progress(QT_TRANSLATE_NOOP("core", "Measuring the baseline"), 0, 1)
        liked = popularity(self.catalogue)
        self.held_out = HeldOutSearch.from_texts(texts, grades, index, liked, are_made)
        self.baseline = self.held_out.baseline()
        self.measured = self.held_out.measured
        self.measured_on = "made_queries" if are_made else "queries"
        self._prepare_held_out()

    def _reworded_queries(self, limit: int) -> tuple[list[str], list[Grades]]:
        """Up to `limit` held-out queries made of titles in other words, which no training ever sees."""
        made = reworded_queries(
            ShopTitles(self.catalogue, self.analyzer, self.corpus.products),
            self.split,
            lambda texts: is_held_out(texts, self.split),
            limit,
        )
        return list(made), [{row: 1} for row in made.values()]

    def _count_examples(self) -> None:
        alone = self.teaching.texts if self.teaching and self.teaching.is_alone else None
        learned = alone or self.training_batches
        self.examples, self.steps_per_pass = learned.examples, learned.steps
        self.batch_size = learned.batch_size

    def _measured_pairs(self, pairs: Pairs) -> Pairs:
        """The pairs whose held-out queries are measured after every epoch."""
        return pairs

    def _make_batches(self, pairs: Pairs, queries: list[list[str]]) -> QueryBatches:
        return QueryBatches(self._taught_pairs(pairs), self._batch_source(queries))

    def _batch_source(self, queries: list[list[str]]) -> BatchSource:
        return BatchSource(
            sequences=queries,
            products=self.corpus.products,
            encoder=self.encoder,
            batch_size=int(self.settings["batch_size"]),
            seed=self.seed,
            split=self.split,
            augmentation=search_augmentation(
                self.settings, self.analyzer, self.corpus.products, self.seed, self.split
            ),
        )

    def _prepare_held_out(self) -> None:
        """Ids of the held-out queries, and their pairs in batches as in training."""
        sequences = [query_sequence(self.analyzer, text) for text in self.held_out.texts]
        self._held_out_ids = self.encoder.queries(sequences)
        size = self.training_batches.batch_size
        self._held_out_pairs = HeldOutPairs.of(self.held_out.grades, self.seed, size)
        pairs = len(self._held_out_pairs.pairs)
        self.validation_examples = self.teaching.held_out(pairs) if self.teaching else pairs

    def batches(self, number: int) -> Iterator[Batch]:
        pairs = self.training_batches.epoch(number)
        return self.teaching.batches(number, pairs) if self.teaching else pairs

    def loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        if not self.teaching:
            return self._pair_loss(batch, training)
        *pair, ids, targets = batch
        taught, accuracy = distillation_loss(self.model(ids, training=training), targets)
        if self.teaching.is_alone:
            return taught, accuracy
        loss, accuracy = self._pair_loss(tuple(pair), training)
        return self.teaching.loss(taught, loss), accuracy

    def _pair_loss(self, batch: tuple[Any, ...], training: bool) -> tuple[Any, Any]:
        queries, products, weights, answers = batch
        return in_batch_loss(
            self.model(queries, training=training),
            self.model(products, training=training),
            weights,
            answers,
            self.loss_choice if training else self.loss_choice.untrimmed,
        )

    def validate(self, progress: StageCallback) -> Validation:
        self.vectors, queries = self._encoded(progress)
        loss, accuracy = self._held_out_measures(queries, progress)
        measured = self.held_out.evaluate(
            self.vectors,
            queries,
            lambda: progress("", 0, 0),
            self._prior_fusion(),
            self._known_fusion(),
        )
        self.fusion = measured.fusion
        # nDCG tells how words and model are joined, too; the loss what the model itself has learned.
        score = -loss if loss is not None else 0.0
        return Validation(loss, accuracy, measured.metrics, score, measured.intervals)

    def _encoded(self, progress: StageCallback) -> tuple[Float32Array, Float32Array]:
        """Unit vectors of all products and of the held-out queries."""
        products = self.predict(self.encoder.products, progress)
        return products, self.predict(self._held_out_ids, progress)

    def _prior_fusion(self) -> Fusion:
        """How to join words and model as far as held-out queries do not tell: as the teacher does."""
        return self.teaching.fusion if self.teaching else DEFAULT

    def _known_fusion(self) -> Fusion | None:
        """How to join them where that is not to be learned."""
        return None

    def _held_out_measures(
        self, queries: Float32Array, progress: StageCallback
    ) -> tuple[float | None, float | None]:
        """Loss and accuracy of held-out examples of what is learned."""
        pairs = held_out_loss(
            self._held_out_pairs, queries, self.vectors, self.loss_choice.untrimmed
        )
        if not self.teaching:
            return pairs
        texts = self.predict(self.teaching.texts.held_out_ids, progress)
        return self.teaching.measure(texts, pairs)

    def write_common(self, folder: Path) -> None:
        self.vocabulary.save(folder / VOCABULARY)
        replace_json(folder / PRODUCT_IDS, self.catalogue.product_id)

    def write_epoch(self, folder: Path) -> None:
        np.save(folder / PRODUCTS, self.vectors.astype(np.float16))
        self.fusion.write(folder / FUSION)
        write_litert(self.model, int(self.settings["length"]), folder / ENCODER)

    def facts(self) -> Facts:
        return Facts(
            inputs=inputs_of(self.workspace, INPUTS),
            length=int(self.settings["length"]),
            dimension=self._dimension,
            analyzer=self.analyzer.fingerprint,
        )
