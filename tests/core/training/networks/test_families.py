"""What tells the families of networks apart: where they start, and what order and neighbours mean."""

from typing import Any

import numpy as np
import pytest

from core.task_choices import NETWORKS
from tests.core.training.networks.conftest import WORDS, built, some_ids, stirred

pytestmark = pytest.mark.tensorflow


def reversed_words(ids: np.ndarray) -> np.ndarray:
    """The same words in the other order."""
    turned = ids.copy()
    turned[:, :WORDS] = ids[:, WORDS - 1 :: -1]
    return turned


def move(model: Any, one: np.ndarray, other: np.ndarray) -> float:
    """How far the vectors of `one` lie from those of `other`, at most."""
    return float(np.abs(model(one) - model(other)).max())


@pytest.mark.parametrize(
    "name", [name for name in NETWORKS if name not in ("article", "pretrained")]
)
def test_a_network_starts_as_the_weighted_mean_of_its_words(name: str) -> None:
    model = built(name)
    words = model.get_layer("words").get_weights()[0]
    weights = model.get_layer("weights").get_weights()[0]
    ids = some_ids(count=1)[0, :WORDS]
    mean = (words[ids] * weights[ids]).sum(axis=0) / weights[ids].sum()
    assert np.abs(model(some_ids(count=1)).numpy()[0] - mean).max() < 1e-5


def test_dense_layers_read_words_in_any_order() -> None:
    assert move(stirred(built("dnn")), some_ids(), reversed_words(some_ids())) < 1e-5


@pytest.mark.parametrize("name", ["conv1d", "rnn", "transformer"])
def test_order_matters_to_the_others(name: str) -> None:
    assert move(stirred(built(name)), some_ids(), reversed_words(some_ids())) > 1e-3


def test_conv1d_seeks_no_phrases_where_nothing_is_in_order() -> None:
    model = stirred(built("conv1d", ordered=False))
    assert move(model, some_ids(), reversed_words(some_ids())) < 1e-5


@pytest.mark.parametrize("backward", [False, True])
def test_the_memory_ends_as_its_recurrence_does(backward: bool) -> None:
    from core.training.networks.rnn import last_state

    random = np.random.default_rng(3)
    gate = random.uniform(0, 1, (2, 30, 4)).astype(np.float32)
    # Gates that replace everything and nothing are the cases a sum of logarithms could break.
    gate[0, 7], gate[1, 20:] = 1.0, 0.0
    news = random.normal(size=gate.shape).astype(np.float32)
    state = np.zeros((2, 4), np.float32)
    for at in reversed(range(30)) if backward else range(30):
        state = (1 - gate[:, at]) * state + gate[:, at] * news[:, at]
    assert np.abs(last_state(gate, news, backward).numpy() - state).max() < 1e-4
