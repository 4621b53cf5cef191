"""Batches of the task `search`: shoppers' queries and queries made of titles, mixed anew each epoch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray, Int32Array
from core.runs.split import UNTAUGHT, is_held_out
from core.text.analysis import Analyzer
from core.text.sequences import ProductWords, query_sequence
from core.text.vocabulary import PAD, Vocabulary
from core.training.augmentation import Augmentation, Changed
from core.training.click_pairs import Pairs
from core.training.epoch_length import (
    SYNTHETIC_BESIDE_CLICKS,
    pairs_pass,
    synthetic_per_product,
)
from core.training.title_queries import QueryGenerator, join_words, synthetic_sequence

# Query ids (n, query length), product ids (m, length), weights (n,), and which products are no
# counter-examples of which queries (n, m); see `in_batch_loss`.
SearchBatch = tuple[Int32Array, Int32Array, Float32Array, BoolArray]

# In so many pairs the product is read without the words of its query, so that the rest of a title
# learns to answer for them (the inverse cloze task, Lee et al. 2019): otherwise sameness of words
# is all there is to learn.
MASKED_SHARE = 0.5


@dataclass(frozen=True)
class SyntheticQueries:
    """Queries made of titles: `words[i]` of that of the product at `rows[i]`."""

    words: list[list[str]]
    rows: Int32Array


@dataclass(frozen=True)
class InputEncoder:
    """How words become what the network reads: `products` are the ids (products, length) of all of them."""

    analyzer: Analyzer
    vocabulary: Vocabulary
    query_length: int
    products: Int32Array

    def queries(self, sequences: Sequence[list[str]]) -> Int32Array:
        """Ids (queries, query length)."""
        return self.vocabulary.encode(sequences, self.query_length)


@dataclass(frozen=True)
class EpochExamples:
    """Query ids (n, query length), the row of each product, what it counts, and what else answers."""

    queries: Int32Array
    rows: Int32Array
    weights: Float32Array
    positives: "EpochPositives"


@dataclass(frozen=True, kw_only=True)
class BatchSource:
    """What batches are made of beside clicks: `sequences` are the words of each of the clicks' queries.

    `split` is the seed by which texts are held out, `seed` that of all chance; `augmentation` changes
    queries, None none.
    """

    sequences: Sequence[list[str]]
    products: Sequence[ProductWords]
    encoder: InputEncoder
    batch_size: int
    seed: int
    split: int
    augmentation: Augmentation | None = None


class QueryBatches:
    """The pairs of every epoch; `clicks` are what shoppers taught, of queries that are not held out."""

    def __init__(self, clicks: Pairs, source: BatchSource) -> None:
        self.clicks = clicks
        self.products = products = source.products
        self.encoder = source.encoder
        self.seed, self.split = source.seed, source.split
        self._augmentation = source.augmentation
        self._click_queries = self.encoder.queries(source.sequences)
        self._per_product = (
            SYNTHETIC_BESIDE_CLICKS if len(clicks) else synthetic_per_product(len(products))
        )
        size = pairs_pass(len(clicks), len(products), source.batch_size)
        self.examples, self.batch_size, self.steps = size.examples, size.batch_size, size.steps
        self._positives = Positives(clicks, products, self.encoder.analyzer)

    def epoch(self, number: int) -> Iterator[SearchBatch]:
        """The batches of epoch `number`, n products to n queries each."""
        examples = self.epoch_examples(number)
        random = np.random.default_rng((self.seed, number))
        order = random.permutation(len(examples.rows))
        for step in range(self.steps):
            chosen = order[step * self.batch_size : (step + 1) * self.batch_size]
            if len(chosen):
                queries, rows = examples.queries[chosen], examples.rows[chosen]
                products = mask_query_words(queries, self.encoder.products[rows], random)
                positives = examples.positives.matrix(chosen, rows, rows)
                yield queries, products, examples.weights[chosen], positives

    def epoch_examples(self, number: int) -> EpochExamples:
        """All examples of an epoch: first what shoppers taught, then queries made of titles."""
        synthetic = self._synthetic(number)
        sequences = [synthetic_sequence(self.encoder.analyzer, words) for words in synthetic.words]
        clicked = self._click_queries[self.clicks.query]
        if self._augmentation is not None:
            clicked = self._changed_clicks(clicked, number, self._augmentation)
            synthetic = self._changed_synthetic(synthetic, sequences, number, self._augmentation)
        return EpochExamples(
            np.concatenate([clicked, self.encoder.queries(sequences)]),
            np.concatenate([self.clicks.row, synthetic.rows]),
            np.concatenate([self.clicks.weight, np.ones(len(synthetic.rows), np.float32)]),
            self._positives.for_epoch(synthetic),
        )

    def _changed_clicks(
        self, clicked: Int32Array, number: int, augmentation: Augmentation
    ) -> Int32Array:
        """The ids `clicked` of the pairs' queries, some of them changed."""

        def read(pair: int) -> tuple[str, list[str]]:
            text = self.clicks.queries[self.clicks.query[pair]]
            return text, self.encoder.analyzer.sequence(text)

        changed = augmentation.changes(len(self.clicks), number, read)
        if changed:
            clicked[list(changed)] = self.encoder.queries(self._sequences(changed))
        return clicked

    def _changed_synthetic(
        self,
        synthetic: SyntheticQueries,
        sequences: list[list[str]],
        number: int,
        augmentation: Augmentation,
    ) -> SyntheticQueries:
        """The queries with the words that are left; what is read of them is changed in `sequences`."""

        def read(position: int) -> tuple[str, list[str]]:
            return join_words(synthetic.words[position]), synthetic.words[position]

        changed = augmentation.changes(len(synthetic.words), number, read, part=1)
        words = list(synthetic.words)
        for (position, one), sequence in zip(
            changed.items(), self._sequences(changed), strict=True
        ):
            sequences[position], words[position] = sequence, one.words
        return SyntheticQueries(words, synthetic.rows)

    def _sequences(self, changed: Mapping[int, Changed]) -> list[list[str]]:
        return [query_sequence(self.encoder.analyzer, one.text) for one in changed.values()]

    def _synthetic(self, epoch: int) -> SyntheticQueries:
        """The queries made for an epoch, without those that are held out or judge updates."""
        generator = QueryGenerator(self.encoder.analyzer.synonyms, self.seed * 1000 + epoch)
        words, rows = [], []
        for row, product in enumerate(self.products):
            for _ in range(self._per_product):
                query = generator.generate(product)
                if query:
                    words.append(query)
                    rows.append(row)
        taught = np.flatnonzero(~is_held_out(map(join_words, words), self.split, UNTAUGHT))
        return SyntheticQueries(
            [words[index] for index in taught], np.array(rows, np.int32)[taught]
        )


def mask_query_words(
    queries: Int32Array, products: Int32Array, random: np.random.Generator
) -> Int32Array:
    """Ids of products (n, length), some of them without those that their queries (n, query length) have.

    A product that would have no word left keeps them all.
    """
    shared: BoolArray = (products[:, :, None] == queries[:, None, :]).any(axis=2)
    shared &= random.random(len(products))[:, None] < MASKED_SHARE
    shared[(shared | (products == PAD)).all(axis=1)] = False
    return np.where(shared, np.int32(PAD), products)


class Positives:
    """Which products answer which queries: those that led to a click, and those with all the words."""

    def __init__(self, clicks: Pairs, products: Sequence[ProductWords], analyzer: Analyzer) -> None:
        self.clicks = clicks
        self._columns: dict[str, int] = {}
        self._words = _incidence([{*p.title, *p.fields} for p in products], self._columns, True)
        shape = (len(clicks.queries) + 1, len(products))
        ones = np.ones(len(clicks), np.float32)
        self._clicked = sparse.csr_matrix((ones, (clicks.query, clicks.row)), shape=shape)

    def for_epoch(self, synthetic: SyntheticQueries) -> "EpochPositives":
        """The answers to the queries of one epoch: clicks first, then those made of titles."""
        # A shopper's query is answered by clicks alone: no product has infinitely many of its words.
        nothing = [set[str]()] * len(self.clicks)
        words = _incidence([*nothing, *map(set, synthetic.words)], self._columns, False)
        counts = [len(set(words)) for words in synthetic.words]
        needed = np.array([np.inf] * len(self.clicks) + counts)
        # A made query has the number of none that shoppers asked, whose row of clicks is empty.
        none = np.full(len(synthetic.rows), len(self.clicks.queries), np.int32)
        queries = np.concatenate([self.clicks.query, none])
        return EpochPositives(self._words, self._clicked, words, needed, queries)


@dataclass(frozen=True)
class EpochPositives:
    """Sparse rows: words of products and queries, clicked products of queries; `needed` words of each."""

    product_words: sparse.csr_matrix
    clicked: sparse.csr_matrix
    words: sparse.csr_matrix
    needed: Float64Array
    queries: Int32Array

    def matrix(self, chosen: IndexArray, own: Int32Array, rows: Int32Array) -> BoolArray:
        """Whether the product `rows[j]` answers query `chosen[i]`, whose own is `own[i]`, bool (n, m)."""
        shared = (self.words[chosen] @ self.product_words[rows].T).toarray()
        clicked = self.clicked[self.queries[chosen]][:, rows].toarray() > 0
        same = own[:, None] == rows[None, :]
        return np.asarray((shared >= self.needed[chosen][:, None]) | clicked | same)


def _incidence(sets: Sequence[set[str]], columns: dict[str, int], grow: bool) -> sparse.csr_matrix:
    """One row a set, one column a word; words without a column are left out unless `columns` may grow."""
    if grow:
        for words in sets:
            for word in sorted(words):
                columns.setdefault(word, len(columns))
    indices = [[columns[word] for word in words if word in columns] for words in sets]
    ends = np.cumsum([0, *map(len, indices)])
    flat = np.fromiter((column for row in indices for column in row), np.int32, int(ends[-1]))
    ones = np.ones(len(flat), np.float32)
    return sparse.csr_matrix((ones, flat, ends), shape=(len(sets), max(1, len(columns))))
