"""Optimizers for tables: what a batch did not read stays where it is."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

pytestmark = pytest.mark.tensorflow

RATE = 0.1


def moved(optimizer: Any, batches: Sequence[Sequence[int]]) -> np.ndarray:
    """A table of zeros (4, 2) after `batches` of rows: to grow in the first number, to fall in the second."""
    import keras
    import tensorflow as tf

    table = keras.Variable(np.zeros((4, 2), np.float32))
    optimizer.build([table])
    for rows in batches:
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.gather(table.value, rows) * [-1.0, 1.0])
        optimizer.apply(tape.gradient(loss, [table]), [table])
    values: np.ndarray = table.numpy()
    return values


def test_a_row_moves_only_with_the_batches_that_read_it() -> None:
    from core.training.tasks.next_item.row_optimizers import RowAdam

    once = moved(RowAdam(RATE), [[0, 2]])
    # The first step of Adam is the rate, whatever the slope.
    assert once == pytest.approx(np.array([[0.1, -0.1], [0, 0], [0.1, -0.1], [0, 0]]), abs=1e-5)
    later = moved(RowAdam(RATE), [[0, 2], [0], [0]])
    assert (later[2] == once[2]).all()
    assert (later[[1, 3]] == 0).all()
    assert later[0, 0] > 0.2


def test_rows_that_every_batch_reads_move_as_adam_moves_them() -> None:
    import keras

    from core.training.tasks.next_item.row_optimizers import RowAdam

    batches = [[3, 1, 0, 2, 1], [0, 0, 1, 2, 3], [2, 1, 3, 0]]
    expected = moved(keras.optimizers.Adam(RATE), batches)
    assert moved(RowAdam(RATE), batches) == pytest.approx(expected, abs=1e-6)


def test_what_is_no_table_moves_as_adam_moves_it() -> None:
    import keras

    from core.training.tasks.next_item.row_optimizers import RowAdam

    for optimizer in (RowAdam(RATE), keras.optimizers.Adam(RATE)):
        kernel = keras.Variable(np.zeros(2, np.float32))
        optimizer.build([kernel])
        for slope in ([1.0, -1.0], [0.0, 0.0]):
            optimizer.apply([np.array(slope, np.float32)], [kernel])
        # The second step is the momentum's: 0.1 · (0.09 / 0.19) / sqrt(0.000999 / 0.001999) = 0.0670.
        assert kernel.numpy() == pytest.approx([-0.1670, 0.1670], abs=2e-4)


def test_sgd_moves_a_row_only_with_the_batches_that_read_it() -> None:
    from core.training.tasks.next_item.row_optimizers import RowSgd

    table = moved(RowSgd(RATE, momentum=0.5), [[0, 2], [0], [1]])
    # 0.1, then 0.1 + 0.5 · 0.1; a row that is read once makes one step and keeps its momentum.
    expected = [[0.25, -0.25], [0.1, -0.1], [0.1, -0.1], [0, 0]]
    assert table == pytest.approx(np.array(expected), abs=1e-6)
    later = moved(RowSgd(RATE, momentum=0.5), [[0, 2], [0], [0, 2]])
    assert later[2] == pytest.approx([0.25, -0.25], abs=1e-6)


def test_rows_that_every_batch_reads_move_as_sgd_moves_them() -> None:
    import keras

    from core.training.tasks.next_item.row_optimizers import RowSgd

    batches = [[3, 1, 0, 2, 1], [0, 0, 1, 2, 3], [2, 1, 3, 0]]
    for momentum in (0.0, 0.9):
        expected = moved(keras.optimizers.SGD(RATE, momentum=momentum), batches)
        found = moved(RowSgd(RATE, momentum=momentum), batches)
        assert found == pytest.approx(expected, abs=1e-6)


def test_a_table_loses_nothing_to_weight_decay() -> None:
    import keras

    from core.task_choices import training_settings
    from core.training.tasks.next_item.row_optimizers import RowAdam
    from core.training.tasks.optimizers import optimizer_of

    settings = training_settings("next-item", "conv1d", {"optimizer": "adamw", "weight_decay": 1.0})
    table = keras.Variable(np.ones((3, 2), np.float32), name="embeddings")
    optimizer = optimizer_of(settings, RATE, [table], RowAdam)
    assert isinstance(optimizer, RowAdam)
    optimizer.build([table])
    optimizer.apply([np.zeros((3, 2), np.float32)], [table])
    assert (table.numpy() == 1).all()
