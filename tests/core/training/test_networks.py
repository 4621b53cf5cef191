"""What every network must do, and the article's to the letter."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.search.encoder import Encoder
from core.settings import NETWORKS as DECLARED
from core.settings import TASKS as DECLARED_TASKS
from core.settings import training_defaults

pytestmark = pytest.mark.tensorflow

LENGTH = 12
SIZE = 50
NAMES = tuple(DECLARED)


def built(name: str, **changes: Any) -> Any:
    import keras

    from core.training.networks import NETWORKS, SequenceInput

    keras.utils.set_random_seed(3)
    given = SequenceInput(SIZE, LENGTH, np.linspace(0.5, 1.5, SIZE, dtype=np.float32))
    settings = {**training_defaults("search", name), "dimension": 16, "filters": 8, **changes}
    return NETWORKS[name].build(given, settings)


def some_ids(count: int = 6) -> np.ndarray:
    ids = np.random.default_rng(1).integers(1, SIZE, (count, LENGTH)).astype(np.int32)
    ids[:, 8:] = 0
    return ids


def test_what_is_declared_is_what_there_is() -> None:
    from core.training.networks import NETWORKS
    from core.training.tasks import TASKS

    assert set(NETWORKS) == set(DECLARED)
    assert set(TASKS) == set(DECLARED_TASKS)


@pytest.mark.parametrize("name", NAMES)
def test_a_network_turns_ids_into_one_vector_each(name: str) -> None:
    vectors = built(name)(some_ids()).numpy()
    assert vectors.ndim == 2
    assert len(vectors) == 6
    assert np.isfinite(vectors).all()
    assert not np.allclose(vectors[0], vectors[1])


@pytest.mark.parametrize("name", NAMES)
def test_a_text_without_any_word_is_no_error(name: str) -> None:
    assert np.isfinite(built(name)(np.zeros((1, LENGTH), np.int32)).numpy()).all()


@pytest.mark.parametrize("name", NAMES)
def test_every_weight_can_learn(name: str) -> None:
    import tensorflow as tf

    model = built(name)
    for variable in model.trainable_variables:
        variable.assign_add(tf.random.normal(variable.shape, stddev=0.1))
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model(some_ids(), training=False) ** 2)
    for gradient, variable in zip(
        tape.gradient(loss, model.trainable_variables), model.trainable_variables, strict=True
    ):
        assert gradient is not None, variable.path


@pytest.mark.parametrize("name", NAMES)
def test_a_network_that_takes_any_length_reads_no_padding(name: str) -> None:
    from core.training.networks import NETWORKS

    if not NETWORKS[name].any_length:
        pytest.skip("it reads a fixed length, padding included")
    import tensorflow as tf

    model = built(name)
    for variable in model.trainable_variables:
        variable.assign_add(tf.random.normal(variable.shape, stddev=0.1))
    long, short = model(some_ids()), model(some_ids()[:, :8])
    assert np.abs(long - short).max() < 1e-5


@pytest.mark.parametrize("name", NAMES)
def test_the_exported_network_gives_what_keras_gives(name: str, tmp_path: Path) -> None:
    from core.training.export import write_litert
    from core.training.two_towers import tower

    model = tower(built(name), 16)
    write_litert(model, LENGTH, tmp_path / "encoder.tflite")
    vectors = Encoder(tmp_path / "encoder.tflite").encode(some_ids())
    assert np.abs(vectors - model(some_ids()).numpy()).max() < 1e-3
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-3


def test_the_article_is_built_to_the_letter() -> None:
    model = built("article")
    layers = [layer for layer in model.layers if layer.name.split("_")[0] in READING]
    assert [type(layer).__name__ for layer in layers] == ["Conv1D", "MaxPooling1D", "Flatten"]
    conv, pooling, _ = (layer.get_config() for layer in layers)
    assert (conv["filters"], conv["kernel_size"], conv["activation"]) == (64, (3,), "relu")
    assert layers[0].input.shape == (None, LENGTH, 1)
    assert pooling["pool_size"] == (2,)
    # Nothing but the convolution learns: (3 · 1 + 1) · 64.
    assert model.count_params() == 256


READING = ("conv1d", "max", "flatten")


def test_conv1d_starts_as_the_weighted_mean_of_its_words() -> None:
    model = built("conv1d")
    words = model.get_layer("words").get_weights()[0]
    weights = model.get_layer("weights").get_weights()[0]
    ids = some_ids(1)[0, :8]
    mean = (words[ids] * weights[ids]).sum(axis=0) / weights[ids].sum()
    assert np.abs(model(some_ids(1)).numpy()[0] - mean).max() < 1e-5


def test_a_words_weight_is_never_negative() -> None:
    import keras
    import tensorflow as tf

    model = built("conv1d")
    weights = model.get_layer("weights").trainable_variables[0]
    keras.optimizers.SGD(1.0).apply([tf.fill(weights.shape, 1.0)], [weights])
    assert weights.numpy().min() == 0
    assert weights.numpy().max() == pytest.approx(0.5)


def test_words_that_are_left_out_do_not_enlarge_the_others() -> None:
    model = built("conv1d", word_dropout=0.5, dropout=0.0)
    ids = np.full((200, 8), 3, np.int32)
    whole = model(ids[:1], training=False).numpy()[0]
    learning = model(ids, training=True).numpy()
    some_left = np.abs(learning).max(axis=1) > 0
    assert some_left.any()
    assert np.abs(learning[some_left] - whole).max() < 1e-4
