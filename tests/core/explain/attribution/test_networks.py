"""Every network in NumPy is the network that LiteRT runs, and its words add up to its vector."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.arrays import Int32Array
from core.explain.attribution.contributions import EXACT, PATH
from core.explain.attribution.networks import TAKEN_APART, contributions
from core.explain.attribution.weights import Weights
from core.runs.encoder import Encoder
from core.task_choices import training_defaults
from tests.core.training.networks.conftest import DIMENSION, LENGTH, SIZE, built, some_ids, stirred

pytestmark = pytest.mark.tensorflow

KINDS = {
    "conv1d": {},
    "conv1d both": {"pooling": "both", "widths": "2,4"},
    "dnn": {},
    "article": {},
    "rnn": {},
    "transformer": {},
}
BY_PATH = ("rnn", "transformer")


@pytest.fixture(scope="module", params=KINDS)
def network(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Weights, Encoder]:
    """A network whose every part takes part, as NumPy and as LiteRT read what training keeps of it."""
    from core.training.export import write_litert
    from core.training.tasks.two_towers import tower
    from core.training.weights import write_weights

    folder: Path = tmp_path_factory.mktemp("network")
    name, changes = request.param.split()[0], KINDS[request.param]
    model: Any = stirred(tower(built(name, **changes), DIMENSION))
    write_litert(model, LENGTH, folder / "encoder.tflite")
    write_weights(model, folder / "weights.npz")
    with np.load(folder / "weights.npz") as stored:
        arrays = dict(stored)
    settings = {**training_defaults("search", name), **changes}
    encoder = Encoder((folder / "encoder.tflite").read_bytes())
    return name, Weights(arrays, settings, LENGTH, SIZE), encoder


def texts() -> list[Int32Array]:
    """Of one word, of a few and of all that are read."""
    short, longer, _, _, *_ = some_ids()
    full = np.arange(1, LENGTH + 1, dtype=np.int32)
    return [short[:1], longer[:8], full]


def padded(ids: Int32Array) -> Int32Array:
    return np.pad(ids, (0, LENGTH - len(ids)))[None].astype(np.int32)


def test_the_forward_pass_is_that_of_litert(network: tuple[str, Weights, Encoder]) -> None:
    name, weights, encoder = network
    for ids in texts():
        whole = contributions(name, weights, ids).whole
        unit = whole / np.linalg.norm(whole)
        assert unit == pytest.approx(encoder.encode(padded(ids))[0], abs=1e-5)


def test_words_and_bias_add_up_to_the_vector(network: tuple[str, Weights, Encoder]) -> None:
    name, weights, encoder = network
    for ids in texts():
        parts = contributions(name, weights, ids)
        assert parts.words.shape == (len(ids), DIMENSION)
        assert parts.kind == (PATH if name in BY_PATH else EXACT)
        left = parts.unit().sum(axis=0) - encoder.encode(padded(ids))[0]
        assert np.abs(left).max() < 1e-5, name


def test_every_word_has_a_part_of_its_own(network: tuple[str, Weights, Encoder]) -> None:
    name, weights, _ = network
    words = contributions(name, weights, texts()[1]).words
    assert (np.abs(words).max(axis=1) > 1e-4).all()
    assert (np.abs(np.diff(words, axis=0)).max(axis=1) > 1e-4).all()


def test_every_learning_network_is_taken_apart() -> None:
    from core.task_choices import NETWORKS

    assert set(NETWORKS) - {"pretrained"} == TAKEN_APART
