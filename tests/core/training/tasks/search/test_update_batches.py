"""Batches of an update: what is new is in each, and nobody's wish is made a counter-example."""

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.text.analysis import Analyzer
from core.text.sequences import product_words, query_sequence
from core.text.vocabulary import Vocabulary
from core.training.click_pairs import Pairs, pairs_from_events
from core.training.tasks.search.batches import BatchSource, InputEncoder
from core.training.tasks.search.update_batches import (
    LEAST_STEPS,
    NEGATIVES_PER_PAIR,
    PASSES,
    UpdateBatches,
    _even_draws,
)
from core.workspace import Workspace

SIZE = 40
LENGTH = 24


def batches_of(shop: Workspace, new: int, negatives: list[tuple[int, int]]) -> UpdateBatches:
    catalogue = catalogue_of(shop)
    analyzer = Analyzer.for_catalogue(catalogue)
    products = [product_words(analyzer, catalogue, row) for row in range(len(catalogue))]
    pairs = pairs_from_events(shop.table("events"), catalogue)
    vocabulary = Vocabulary.build(product.sequence for product in products)
    ids = vocabulary.encode([product.sequence for product in products], LENGTH)
    asked = [query_sequence(analyzer, text) for text in pairs.queries]
    is_new = np.arange(len(pairs)) < new
    against = np.array(negatives, np.int32).reshape(-1, 2)
    encoder = InputEncoder(analyzer, vocabulary, 8, ids)
    source = BatchSource(
        sequences=asked, products=products, encoder=encoder, batch_size=SIZE, seed=7, split=7
    )
    return UpdateBatches(pairs, source, is_new, against)


@pytest.mark.parametrize("new", [0, 1, 200])
def test_few_or_many_new_pairs_make_whole_batches(shop: Workspace, new: int) -> None:
    batches = batches_of(shop, new, [])
    each = min(new, int(0.4 * SIZE))
    assert batches.steps == max(LEAST_STEPS, PASSES * new // max(1, each))
    found = list(batches.epoch(1))
    assert len(found) == batches.steps
    for asked, products, weights, answers in found:
        assert len(asked) == len(weights) == SIZE
        assert products.shape == ((1 + NEGATIVES_PER_PAIR) * SIZE, LENGTH)
        # Nobody passed anything over, so there is no counter-example beside those of the batch.
        assert answers[:, SIZE:].all()
        assert answers[:, :SIZE].diagonal().all()


def test_what_shoppers_passed_over_stands_against_their_query(shop: Workspace) -> None:
    catalogue = catalogue_of(shop)
    pairs: Pairs = pairs_from_events(shop.table("events"), catalogue)
    query = int(pairs.query[0])
    liked = set(pairs.row[pairs.query == query].tolist())
    unwanted = next(row for row in range(len(catalogue)) if row not in liked)
    batches = batches_of(shop, 1, [(query, unwanted)])
    asked, products, _, answers = next(batches.epoch(1))
    # What is new comes first in a batch.
    assert (products[SIZE] == batches.encoder.products[unwanted]).all()
    assert not answers[0, SIZE]
    others = batches.epoch_examples(1).queries[0]
    assert (asked[0] == others).all()


def test_every_place_is_seen_about_equally_often() -> None:
    rounds = _even_draws(np.arange(7), 3, 14, np.random.default_rng(0))
    assert [len(part) for part in rounds] == [3] * 14
    assert (np.bincount(np.concatenate(rounds)) == 6).all()
    assert [len(part) for part in _even_draws(np.arange(7), 0, 3, np.random.default_rng(0))] == [
        0
    ] * 3
