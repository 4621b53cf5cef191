"""How networks read words: weights that cannot turn negative, hidden words that enlarge no others."""

import numpy as np
import pytest

from tests.core.training.networks.conftest import built

pytestmark = pytest.mark.tensorflow


def test_a_words_weight_is_never_negative() -> None:
    import keras
    import tensorflow as tf

    weights = built("conv1d").get_layer("weights").trainable_variables[0]
    before = weights.numpy()
    keras.optimizers.SGD(1.0).apply([tf.fill(weights.shape, 1.0)], [weights])
    assert weights.numpy() == pytest.approx(np.maximum(before - 1.0, 0.0))
    assert (before < 1.0).any()


def test_words_that_are_left_out_do_not_enlarge_the_others() -> None:
    model = built("conv1d", word_dropout=0.5, dropout=0.0)
    ids = np.full((200, 8), 3, np.int32)
    whole = model(ids[:1], training=False).numpy()[0]
    learning = model(ids, training=True).numpy()
    some_left = np.abs(learning).max(axis=1) > 0
    assert some_left.any()
    assert np.abs(learning[some_left] - whole).max() < 1e-4
