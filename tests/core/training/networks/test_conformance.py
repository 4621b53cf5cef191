"""What every network must do, with ids alone and with channels beside them.

A new network is tested by being declared.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.runs.encoder import Encoder
from core.task_choices import NETWORKS as DECLARED
from core.task_choices import PRETRAINED
from core.task_choices import TASKS as DECLARED_TASKS
from tests.core.training.networks.conftest import (
    CHANNELS,
    DIMENSION,
    SIZE,
    WORDS,
    built,
    some_ids,
    stirred,
)

pytestmark = pytest.mark.tensorflow


def test_what_is_declared_is_what_there_is() -> None:
    from core.evaluation.promotion.registry import EVALUATIONS
    from core.training.networks import NETWORKS
    from core.training.tasks.registry import TASKS

    assert set(NETWORKS) == set(DECLARED)
    assert set(TASKS) == set(DECLARED_TASKS) == set(EVALUATIONS)
    assert all(task.name == name for name, task in TASKS.items())


@dataclass(frozen=True)
class Subject:
    """One network, built once for all its tests; none of them may change `model`."""

    name: str
    channels: tuple[int, ...]
    folder: Path

    @cached_property
    def model(self) -> Any:
        """A tower that has moved from its start."""
        return stirred(self.tower())

    def tower(self, seed: int = 3) -> Any:
        """A new tower."""
        from core.training.tasks.two_towers import tower

        return tower(built(self.name, self.channels, seed), DIMENSION)

    def ids(self, count: int = 6) -> np.ndarray:
        return some_ids(self.channels, count)

    @cached_property
    def encoder(self) -> Encoder:
        """`model`, exported."""
        from core.training.export import write_litert

        length = self.ids().shape[1]
        write_litert(self.model, length, self.folder / "encoder.tflite")
        return Encoder((self.folder / "encoder.tflite").read_bytes())


@pytest.fixture(
    scope="class",
    params=[
        (name, channels)
        for name in DECLARED
        # The frozen network reads vectors, not ids.
        if name != PRETRAINED
        for channels in ((), CHANNELS)
    ],
    ids=lambda given: f"{given[0]}{'-channels' if given[1] else ''}",
)
def subject(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Subject:
    return Subject(*request.param, tmp_path_factory.mktemp("network"))


class TestEveryNetwork:
    def test_turns_each_text_into_one_vector(self, subject: Subject) -> None:
        vectors = subject.model(subject.ids()).numpy()
        assert vectors.shape == (6, DIMENSION)
        assert np.isfinite(vectors).all()
        assert not np.allclose(vectors[0], vectors[1])

    def test_reads_a_text_without_any_word(self, subject: Subject) -> None:
        assert np.isfinite(subject.model(np.zeros_like(subject.ids(1))).numpy()).all()

    def test_is_the_same_for_the_same_seed(self, subject: Subject) -> None:
        one, again, other = (subject.tower(seed).get_weights() for seed in (3, 3, 4))
        assert all((a == b).all() for a, b in zip(one, again, strict=True))
        assert any((a != b).any() for a, b in zip(one, other, strict=True))
        first, second = (subject.model(subject.ids()).numpy() for _ in range(2))
        assert (first == second).all()

    def test_has_no_weight_that_cannot_learn(self, subject: Subject) -> None:
        import tensorflow as tf

        aim = np.random.default_rng(2).normal(size=(6, DIMENSION)).astype(np.float32)
        variables = subject.model.trainable_variables
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(subject.model(subject.ids(), training=False) * aim)
        for gradient, variable in zip(tape.gradient(loss, variables), variables, strict=True):
            assert gradient is not None, variable.path
            assert np.abs(tf.convert_to_tensor(gradient)).max() > 0, variable.path

    def test_learns_a_tiny_problem(self, subject: Subject) -> None:
        losses = _losses(subject.tower(), subject.ids(16), steps=25)
        assert losses[-1] < 0.8 * losses[0]

    def test_ranks_the_same_after_save_and_load(self, subject: Subject) -> None:
        subject.model.save_weights(subject.folder / "saved.weights.h5")
        loaded = subject.tower(seed=4)
        loaded.load_weights(subject.folder / "saved.weights.h5")
        rankings = [_ranking(model, subject.ids(30)) for model in (subject.model, loaded)]
        assert (rankings[0] == rankings[1]).all()

    def test_reads_no_padding_where_it_takes_any_length(self, subject: Subject) -> None:
        from core.training.networks import NETWORKS

        if not NETWORKS[subject.name].any_length:
            pytest.skip("it reads a fixed length, padding included")
        long, short = (subject.model(ids) for ids in (subject.ids(), subject.ids()[:, :WORDS]))
        assert np.abs(long - short).max() < 1e-5

    def test_gives_the_same_when_exported_at_any_batch_size(self, subject: Subject) -> None:
        # The interpreter knows LiteRT's own operations only: a model with others would not load.
        for count in (1, 300, 7):
            ids = subject.ids(count)
            vectors = subject.encoder.encode(ids)
            assert np.abs(vectors - subject.model(ids).numpy()).max() < 2e-3
            assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 2e-3

    def test_ranks_an_empty_list(self, subject: Subject) -> None:
        assert subject.encoder.encode(subject.ids(0)).shape == (0, DIMENSION)

    def test_refuses_what_it_does_not_read(self, subject: Subject) -> None:
        ids = subject.ids()
        for wrong in (ids[0], ids[:, :5], ids[..., None], ids.astype(np.int64), ids + 0.5):
            with pytest.raises(ValueError, match=r"ids are int32 \(rows, .*, not "):
                subject.encoder.encode(wrong)
        with pytest.raises(ValueError, match="shape"):
            subject.model(ids[0])
        if subject.name != "article":  # to which an id is a number like any other
            with pytest.raises(RuntimeError, match="out of bounds"):
                subject.encoder.encode(ids + SIZE)
        # What was refused leaves no trace.
        assert np.isfinite(subject.encoder.encode(ids)).all()


def _losses(model: Any, texts: np.ndarray, steps: int) -> list[float]:
    """The loss of each step of learning to find a text by its first words."""
    import keras
    import tensorflow as tf

    from core.training.tasks.losses import LossChoice
    from core.training.tasks.two_towers import in_batch_loss

    asked = texts.copy()
    asked[:, 3:] = 0
    own = np.eye(len(texts), dtype=bool)
    optimizer = keras.optimizers.Adam(0.01)
    optimizer.build(model.trainable_variables)

    @tf.function(autograph=False)
    def step() -> Any:
        with tf.GradientTape() as tape:
            sides = model(asked, training=True), model(texts, training=True)
            loss, _ = in_batch_loss(*sides, tf.ones(len(texts)), own, LossChoice(temperature=0.1))
        variables = model.trainable_variables
        optimizer.apply(tape.gradient(loss, variables), variables)
        return loss

    return [float(step()) for _ in range(steps)]


def _ranking(model: Any, texts: np.ndarray) -> np.ndarray:
    vectors = model(texts).numpy()
    return np.asarray(np.argsort(-(vectors @ vectors.T), axis=1, kind="stable"))


def test_parts_of_an_input_that_do_not_fit_are_refused_with_the_rule() -> None:
    from core.training.networks import SequenceInput

    ones = np.ones(SIZE, np.float32)
    for wrong, rule in (
        ({"length": 0}, "length 1, not 50 and 0"),
        ({"weights": ones[1:]}, r"weights are \(50,\), not \(49,\)"),
        ({"vectors": np.ones((49, 8), np.float32)}, r"not \(49, 8\)"),
        ({"channels": (5, 1)}, "at least 2, not 1"),
    ):
        with pytest.raises(ValueError, match=rule):
            SequenceInput(**{"size": SIZE, "length": 12, "weights": ones, **wrong})
