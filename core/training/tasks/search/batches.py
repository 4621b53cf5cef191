"""Batches of the task `search`: what shoppers asked and queries made of titles, mixed anew each epoch."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from core.arrays import BoolArray, Float32Array, Float64Array, IndexArray, Int32Array
from core.runs.split import UNTAUGHT, is_held_out
from core.text.analysis import Analyzer
from core.text.sequences import ProductWords
from core.text.vocabulary import PAD, Vocabulary
from core.training.click_pairs import Pairs
from core.training.title_queries import QueryMaker, made_sequence, written

Batch = tuple[Int32Array, Int32Array, Float32Array, BoolArray]

# Queries made of each product's title in an epoch: more where shoppers have taught nothing yet.
MADE = 2
MADE_BESIDE_CLICKS = 1
# A small shop is asked about each product until an epoch has so many examples.
LEAST_EXAMPLES = 25_000
MOST_MADE = 8
# In so many pairs the product is read without the words of its query, so that the rest of a title
# learns to answer for them (the inverse cloze task, Lee et al. 2019): otherwise sameness of words
# is all there is to learn.
HIDDEN = 0.5
# Held-out made queries name their product closely enough that it is the one to find.
LEAST_HELD_OUT_WORDS = 3
# A tenth of made queries is held out, and not all of them are close enough.
TRIES = 20
SEVERAL = 100


@dataclass(frozen=True)
class Made:
    """Made queries: `words[i]` was made of the product at `rows[i]`."""

    words: list[list[str]]
    rows: Int32Array


@dataclass(frozen=True)
class Reading:
    """How words become what the network reads: ids of fixed lengths for queries and for products."""

    analyzer: Analyzer
    vocabulary: Vocabulary
    query_length: int
    products: Int32Array

    def queries(self, sequences: Sequence[list[str]]) -> Int32Array:
        """Ids (queries, query length)."""
        return self.vocabulary.encode(sequences, self.query_length)


@dataclass(frozen=True)
class Examples:
    """Query ids (n, query length), the row of each product, what it counts, and what else answers."""

    asked: Int32Array
    rows: Int32Array
    weights: Float32Array
    answers: "EpochAnswers"


class QueryBatches:
    """The pairs of every epoch.

    Args:
        clicks: what shoppers taught, of queries that are not held out.
        asked: the words of each of `clicks.queries`.
        split: the seed by which texts are held out.
    """

    def __init__(
        self,
        clicks: Pairs,
        asked: Sequence[list[str]],
        products: Sequence[ProductWords],
        reading: Reading,
        batch_size: int,
        seed: int,
        split: int,
    ) -> None:
        self.clicks = clicks
        self.products = products
        self.reading = reading
        self.seed = seed
        self.split = split
        self._asked = reading.queries(asked)
        self._made_per_product = (
            MADE_BESIDE_CLICKS if len(clicks) else made_per_product(len(products))
        )
        self.examples = len(clicks) + self._made_per_product * len(products)
        self.batch_size = min(batch_size, self.examples)
        # Held-out texts drop out of what is made, so that an epoch is a little shorter.
        certain = len(clicks) + int(self._made_per_product * len(products) * (1 - 1.5 * UNTAUGHT))
        self.steps = max(1, certain // self.batch_size)
        self._answers = Answers(clicks, products, reading.analyzer)

    def epoch(self, number: int) -> Iterator[Batch]:
        """Batches of query ids, product ids, weights (n,) and answers (n, n); see `in_batch_loss`."""
        examples = self.examples_of(number)
        random = np.random.default_rng((self.seed, number))
        order = random.permutation(len(examples.rows))
        for step in range(self.steps):
            at = order[step * self.batch_size : (step + 1) * self.batch_size]
            if len(at):
                asked, rows = examples.asked[at], examples.rows[at]
                products = hidden(asked, self.reading.products[rows], random)
                yield asked, products, examples.weights[at], examples.answers.matrix(at, rows, rows)

    def examples_of(self, number: int) -> "Examples":
        """All examples of an epoch: first what shoppers taught, then made queries."""
        made = self._made(number)
        asked = np.concatenate(
            [self._asked[self.clicks.query], self.reading.queries(self._sequences(made))]
        )
        rows = np.concatenate([self.clicks.row, made.rows])
        weights = np.concatenate([self.clicks.weight, np.ones(len(made.rows), np.float32)])
        return Examples(asked, rows, weights, self._answers.of(made))

    def held_out_made(self, limit: int) -> tuple[list[str], Int32Array]:
        """Up to `limit` made queries that training never sees, and the row of the product of each."""
        synonyms, split = self.reading.analyzer.synonyms, self.split
        made = made_queries(
            self.products, synonyms, split, lambda texts: is_held_out(texts, split), limit
        )
        return list(made), np.array(list(made.values()), np.int32)

    def _made(self, epoch: int) -> Made:
        maker = QueryMaker(self.reading.analyzer.synonyms, self.seed * 1000 + epoch)
        words, rows = [], []
        for row, product in enumerate(self.products):
            for _ in range(self._made_per_product):
                query = maker.make(product)
                if query:
                    words.append(query)
                    rows.append(row)
        kept = np.flatnonzero(~is_held_out(map(written, words), self.split, UNTAUGHT))
        return Made([words[place] for place in kept], np.array(rows, np.int32)[kept])

    def _sequences(self, made: Made) -> list[list[str]]:
        return [made_sequence(self.reading.analyzer, words) for words in made.words]


def made_queries(
    products: Sequence[ProductWords],
    synonyms: Mapping[str, tuple[str, ...]],
    seed: int,
    is_kept: Callable[[Sequence[str]], BoolArray],
    limit: int,
) -> dict[str, int]:
    """Up to `limit` made queries that `is_kept`, each with the row of its product."""
    maker = QueryMaker(synonyms, seed)
    order = np.random.default_rng((seed, 0)).permutation(len(products))
    alike = Counter(map(_said, products))
    # The titles of very few products make hardly any different query to hold out.
    tries = TRIES * limit if len(order) >= SEVERAL else min(len(order), TRIES * limit)
    made: dict[str, int] = {}
    for row in np.resize(order, tries).tolist():
        # No query finds one of two products that say the same.
        if alike[_said(products[row])] > 1:
            continue
        # Those of descriptions name a product too loosely for it to be the one to find.
        words = maker.make(replace(products[row], description=[]))
        text = written(words)
        if len(words) >= LEAST_HELD_OUT_WORDS and is_kept([text])[0]:
            made.setdefault(text, row)
        if len(made) == limit:
            break
    return made


def _said(product: ProductWords) -> tuple[tuple[str, ...], ...]:
    """What a product says of itself, to tell those that say the same."""
    return tuple(product.title), tuple(product.fields)


def made_per_product(products: int) -> int:
    """How many queries are made of each of so many products in an epoch, where nobody has searched."""
    return max(MADE, min(MOST_MADE, LEAST_EXAMPLES // max(1, products)))


def hidden(queries: Int32Array, products: Int32Array, random: np.random.Generator) -> Int32Array:
    """Ids of products (n, length), some of them without those that their queries (n, query length) have.

    A product that would have no word left keeps them all.
    """
    shared: BoolArray = (products[:, :, None] == queries[:, None, :]).any(axis=2)
    shared &= random.random(len(products))[:, None] < HIDDEN
    shared[(shared | (products == PAD)).all(axis=1)] = False
    return np.where(shared, np.int32(PAD), products)


class Answers:
    """Which products answer which queries: those that led to a click, and those with all the words."""

    def __init__(self, clicks: Pairs, products: Sequence[ProductWords], analyzer: Analyzer) -> None:
        self.clicks = clicks
        self._columns: dict[str, int] = {}
        self._words = _incidence([{*p.title, *p.fields} for p in products], self._columns, True)
        shape = (len(clicks.queries) + 1, len(products))
        ones = np.ones(len(clicks), np.float32)
        self._clicked = sparse.csr_matrix((ones, (clicks.query, clicks.row)), shape=shape)

    def of(self, made: Made) -> "EpochAnswers":
        """The answers to the queries of one epoch: clicks first, then the made ones."""
        nothing = [set[str]()] * len(self.clicks)
        words = _incidence([*nothing, *map(set, made.words)], self._columns, False)
        needed = np.array([np.inf] * len(self.clicks) + [len(set(w)) for w in made.words])
        none = np.full(len(made.rows), len(self.clicks.queries), np.int32)
        queries = np.concatenate([self.clicks.query, none])
        return EpochAnswers(self._words, self._clicked, words, needed, queries)


@dataclass(frozen=True)
class EpochAnswers:
    """Sparse rows: words of products and queries, clicked products of queries; `needed` words of each."""

    product_words: sparse.csr_matrix
    clicked: sparse.csr_matrix
    words: sparse.csr_matrix
    needed: Float64Array
    queries: Int32Array

    def matrix(self, at: IndexArray, own: Int32Array, rows: Int32Array) -> BoolArray:
        """Whether the product `rows[j]` answers query `at[i]`, whose own is `own[i]`, bool (n, m)."""
        shared = (self.words[at] @ self.product_words[rows].T).toarray()
        clicked = self.clicked[self.queries[at]][:, rows].toarray() > 0
        same = own[:, None] == rows[None, :]
        return np.asarray((shared >= self.needed[at][:, None]) | clicked | same)


def _incidence(sets: Sequence[set[str]], columns: dict[str, int], grow: bool) -> sparse.csr_matrix:
    """One row a set, one column a word; words without a column are left out unless `columns` may grow."""
    if grow:
        for words in sets:
            for word in sorted(words):
                columns.setdefault(word, len(columns))
    places = [[columns[word] for word in words if word in columns] for words in sets]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.fromiter((place for row in places for place in row), np.int32, int(ends[-1]))
    ones = np.ones(len(flat), np.float32)
    return sparse.csr_matrix((ones, flat, ends), shape=(len(sets), max(1, len(columns))))
