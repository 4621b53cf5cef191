from itertools import pairwise
from math import log

import numpy as np
import pytest

from core.training.pretraining.student import (
    build,
    cosines,
    epoch_batches,
    idf,
    mean_targets,
    train,
    without_padding,
)

# Two texts; id 2 stands in both, in the first twice, id 4 in none.
IDS = np.array([[2, 3, 2, 0], [2, 1, 0, 0]], np.int32)


def test_ids_weigh_by_how_few_texts_have_them() -> None:
    weights = idf(IDS, 5)
    both, one, none = log(1 + 0.5 / 2.5), log(1 + 1.5 / 1.5), log(1 + 2.5 / 0.5)
    mean = (both + 2 * one + 2 * none) / 5
    assert weights[1:] == pytest.approx(np.array([one, both, one, none]) / mean)
    assert weights.dtype == np.float32


def test_an_id_begins_as_the_mean_of_the_texts_that_have_it() -> None:
    targets = np.array([[1.0, 0.0], [0.0, 1.0]], np.float32)
    means = mean_targets(IDS, targets, 5)
    assert means.tolist() == [[0, 0], [0, 1], [0.5, 0.5], [1, 0], [0, 0]]


def test_an_epoch_has_every_text_once_and_those_of_a_batch_are_about_as_long() -> None:
    lengths = np.random.default_rng(1).integers(1, 40, 1500)
    ids = (np.arange(40) < lengths[:, None]).astype(np.int32)
    batches = list(epoch_batches(ids, np.random.default_rng(2)))
    assert sorted(map(len, batches)) == [476, 512, 512]
    assert sorted(np.concatenate(batches).tolist()) == list(range(1500))
    spans = sorted((lengths[rows].min(), lengths[rows].max()) for rows in batches)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    other = list(epoch_batches(ids, np.random.default_rng(3)))
    assert not np.array_equal(np.concatenate(batches), np.concatenate(other))


@pytest.mark.parametrize(("longest", "columns"), [(1, 8), (8, 8), (9, 16), (19, 20)])
def test_columns_of_padding_alone_are_left_out(longest: int, columns: int) -> None:
    ids = (np.arange(20) < np.array([[1], [longest]])).astype(np.int32)
    assert without_padding(ids).shape == (2, columns)
    assert without_padding(ids).sum() == 1 + longest


@pytest.mark.tensorflow
def test_training_turns_texts_towards_what_is_wanted_of_them() -> None:
    # Ids 1 and 2 together mean neither what 1 nor what 2 means alone.
    ids = np.array([[1, 0, 0], [2, 0, 0], [1, 2, 0], [3, 2, 0]] * 16, np.int32)
    targets = np.array([[1, 0], [0, 1], [-0.6, 0.8], [0.6, 0.8]] * 16, np.float32)
    model = build(ids, targets, 4)
    before = cosines(model, ids, targets)
    heard: list[tuple[int, int]] = []
    train(model, ids, targets, 30, 1, lambda *batch: heard.append(batch))
    after = cosines(model, ids, targets)
    assert after.mean() > before.mean() + 0.01
    assert heard == [(number, 30) for number in range(30)]
    (weights,) = model.get_layer("weights").get_weights()
    assert (weights >= 0).all()
