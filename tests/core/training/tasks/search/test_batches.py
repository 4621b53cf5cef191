"""Batches of the task search: honest splits and true answers."""

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.runs.split import is_held_out
from core.text.analysis import Analyzer
from core.text.sequences import product_words, query_sequence
from core.text.vocabulary import Vocabulary
from core.training.click_pairs import pairs_from_events
from core.training.tasks.search.batches import (
    BatchSource,
    InputEncoder,
    QueryBatches,
    SyntheticQueries,
    mask_query_words,
    synthetic_per_product,
)
from core.training.title_queries import join_words
from core.workspace import Workspace

SEED = 7


@pytest.fixture
def batches(shop: Workspace) -> QueryBatches:
    catalogue = catalogue_of(shop)
    analyzer = Analyzer.for_catalogue(catalogue)
    products = [product_words(analyzer, catalogue, row) for row in range(len(catalogue))]
    pairs = pairs_from_events(shop.table("events"), catalogue)
    vocabulary = Vocabulary.build(product.sequence for product in products)
    ids = vocabulary.encode([product.sequence for product in products], 24)
    asked = [query_sequence(analyzer, text) for text in pairs.queries]
    kept = is_held_out(pairs.queries, SEED)
    encoder = InputEncoder(analyzer, vocabulary, 8, ids)
    source = BatchSource(
        sequences=asked, products=products, encoder=encoder, batch_size=64, seed=SEED, split=SEED
    )
    return QueryBatches(pairs.for_queries(~kept), source)


def test_every_epoch_has_the_promised_batches_and_is_repeatable(batches: QueryBatches) -> None:
    first, again = list(batches.epoch(1)), list(batches.epoch(1))
    assert len(first) == batches.steps
    for batch, same in zip(first, again, strict=True):
        assert [part.shape for part in batch] == [(64, 8), (64, 24), (64,), (64, 64)]
        assert all((part == other).all() for part, other in zip(batch, same, strict=True))
    assert (first[0][0] != next(batches.epoch(2))[0]).any()


def test_no_held_out_query_is_made_for_training(batches: QueryBatches) -> None:
    made = batches._synthetic(1)
    assert not is_held_out(map(join_words, made.words), SEED).any()


def test_products_with_all_the_words_are_no_counter_examples(batches: QueryBatches) -> None:
    rows = np.array([49, 1, 55, 2], np.int32)
    made = SyntheticQueries([["红色", "连衣裙"]] * len(rows), rows)
    start = len(batches.clicks)
    matrix = batches._positives.for_epoch(made).matrix(
        np.arange(start, start + len(rows)), rows, rows
    )
    words = [{*batches.products[row].title, *batches.products[row].fields} for row in rows]
    expected = [{"红色", "连衣裙"} <= each for each in words]
    assert expected == [True, False, True, False]
    assert list(matrix[0]) == expected


def test_products_clicked_for_the_same_query_are_no_counter_examples(batches: QueryBatches) -> None:
    clicks = batches.clicks
    counts = np.bincount(clicks.query)
    same = np.flatnonzero(clicks.query == counts.argmax())[:2]
    other = np.flatnonzero(clicks.query != counts.argmax())[:1]
    at = np.concatenate([same, other])
    matrix = batches._positives.for_epoch(SyntheticQueries([], np.zeros(0, np.int32))).matrix(
        at, clicks.row[at], clicks.row[at]
    )
    assert matrix[0, 1]
    assert matrix[1, 0]
    clicked = clicks.row[clicks.query == counts.argmax()]
    assert matrix[0, 2] == (clicks.row[other[0]] in clicked)


def test_half_of_the_products_are_read_without_the_words_of_their_query() -> None:
    queries = np.tile(np.array([[5, 6, 0]], np.int32), (400, 1))
    products = np.tile(np.array([[4, 5, 7, 6, 0]], np.int32), (400, 1))
    read = mask_query_words(queries, products, np.random.default_rng(1))
    bare = (read == [4, 0, 7, 0, 0]).all(axis=1)
    assert 150 < bare.sum() < 250
    assert (read[~bare] == products[~bare]).all()


def test_a_product_of_nothing_but_the_words_of_its_query_keeps_them() -> None:
    queries = np.tile(np.array([[5, 6]], np.int32), (50, 1))
    products = np.tile(np.array([[6, 5, 0]], np.int32), (50, 1))
    assert (mask_query_words(queries, products, np.random.default_rng(1)) == products).all()


def test_the_fewer_the_products_the_more_is_asked_about_each() -> None:
    assert [synthetic_per_product(count) for count in (40_000, 6_000, 100)] == [2, 4, 8]
