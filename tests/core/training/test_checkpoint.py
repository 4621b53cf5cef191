"""What a training goes on from: read as it was written, and refused where it is not that."""

from pathlib import Path

import numpy as np
import pytest

from core.arrays import write_arrays
from core.errors import RunError
from core.training.checkpoint import Position, checkpoint_arrays, read_checkpoint, restore


class Variable:
    """As one of Keras, without it."""

    def __init__(self, value: np.ndarray) -> None:
        self.value = value
        self.shape, self.dtype = value.shape, value.dtype.name

    def numpy(self) -> np.ndarray:
        return self.value

    def assign(self, value: np.ndarray) -> None:
        self.value = value


STOOD = Position(3, 2, 44, [0.5, 0.25], [0.75, 1.0], float("-inf"), 12.5, 1.5, 0.3)


def test_a_position_and_variables_come_back_as_they_were(tmp_path: Path) -> None:
    variables = [Variable(np.arange(6, dtype=np.float32).reshape(2, 3)), Variable(np.int64(7))]
    variables += [Variable(np.full(1, number, np.float32)) for number in range(10)]
    write_arrays(tmp_path / "kept.npz", checkpoint_arrays(variables, STOOD))
    arrays, position = read_checkpoint(tmp_path / "kept.npz", "r1")
    assert position == STOOD
    fresh = [Variable(np.zeros_like(variable.value)) for variable in variables]
    restore(fresh, arrays, "r1")
    for one, other in zip(fresh, variables, strict=True):
        assert (one.value == other.value).all()


def test_the_next_epoch_begins_with_the_best_score_and_nothing_else() -> None:
    after = STOOD.next_epoch(0.7)
    assert (after.epoch, after.batches, after.step) == (4, 0, 44)
    assert (after.losses, after.accuracies, after.epoch_seconds) == ([], [], 0.0)
    assert (after.best_score, after.seconds, after.rate_factor) == (0.7, 12.5, 0.3)


@pytest.mark.parametrize("harm", ["missing", "torn", "nothing", "counts"])
def test_what_cannot_be_read_is_a_sentence(harm: str, tmp_path: Path) -> None:
    path = tmp_path / "kept.npz"
    arrays = checkpoint_arrays([Variable(np.zeros(3, np.float32))], STOOD)
    if harm == "nothing":
        arrays = {"counts": arrays["counts"]}
    if harm == "counts":
        arrays["counts"] = np.array([1, 0, 0])
    if harm != "missing":
        write_arrays(path, arrays)
    if harm == "torn":
        path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(RunError, match="What the run r1 would go on from cannot be read"):
        read_checkpoint(path, "r1")


def test_variables_of_another_network_are_refused_before_any_is_changed() -> None:
    variables = [Variable(np.zeros(3, np.float32)), Variable(np.zeros(2, np.float32))]
    with pytest.raises(RunError, match="another version"):
        restore(variables, [np.ones(3, np.float32), np.ones(4, np.float32)], "r1")
    with pytest.raises(RunError, match="another version"):
        restore(variables, [np.ones(3, np.float32)], "r1")
    assert not variables[0].value.any()
