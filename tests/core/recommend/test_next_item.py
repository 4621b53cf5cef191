"""What a trained run says of the next item, by hand: its files written down instead of trained."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from core.errors import RunError
from core.recommend.blend import Blend
from core.recommend.next_item import SEQUENCE_ITEMS, SEQUENCE_STARTS, NextItemModel
from core.runs.manifest import Manifest
from tests.core.recommend.golden import did

BLEND = Blend(neural=0.6, neighbours=0.3, popularity=0.1, temperature=0.2, again=0.5)
VECTORS = ((1.0, 0.0), (0.8, 0.6), (0.0, 1.0))


class WrittenRun:
    """What a reader reads of a run of the items a, b and c; its network gives the same vector for all."""

    manifest = Manifest("run", "next-item", "written", length=4, dimension=2)
    folder = Path("run")

    def __init__(
        self,
        starts: tuple[int, ...],
        items: tuple[int, ...],
        vector: tuple[float, ...] = (1.0, 0.0),
    ) -> None:
        self.files = {SEQUENCE_STARTS: starts, SEQUENCE_ITEMS: items}
        self.vector = np.array(vector, np.float32)
        self.read: list[npt.NDArray[np.int32]] = []

    def texts(self) -> list[str]:
        return ["a", "b", "c"]

    def vectors(self, name: str, count: int) -> npt.NDArray[np.float32]:
        return np.array(VECTORS[:count], np.float32)

    def value(self, name: str, convert: Callable[[Any], Any]) -> Blend:
        return BLEND

    def integers(self, name: str, kind: npt.DTypeLike) -> npt.NDArray[Any]:
        return np.array(self.files[name], kind)

    def encoder(self, *shape: object) -> "WrittenRun":
        return self

    def encode(self, read: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        self.read.append(read)
        return np.tile(self.vector, (len(read), 1))

    def damaged(self, path: Path, rule: str) -> RunError:
        return RunError("{file}: {rule}", file=path.name, rule=rule)


def model(*files: Any, **how: Any) -> NextItemModel:
    return NextItemModel(WrittenRun(*files, **how))  # type: ignore[arg-type]


def test_three_parts_make_the_score() -> None:
    # The sequences a c and b b.
    run = WrittenRun((0, 2, 4), (0, 2, 1, 1))
    found = NextItemModel(run)  # type: ignore[arg-type]
    parts = found.parts(did("a"))
    # Cosines 1, 0.8 and 0 over 0.2: 1, 1 / e and 1 / e⁵ of 1.374617, times 0.6; of a, met before, half.
    assert parts["neural"] == pytest.approx([0.218243, 0.160574, 0.002941], abs=1e-6)
    # a and c stand in the one sequence that shares a, equally rare: 0.15 each, of a half.
    assert parts["neighbours"] == pytest.approx([0.075, 0, 0.15], abs=1e-6)
    # 1, 2 and 1 of 4 actions, times 0.1, of a half.
    assert parts["popularity"] == pytest.approx([0.0125, 0.05, 0.025], abs=1e-6)
    assert found.scores(did("a")) == pytest.approx([0.305743, 0.210574, 0.177941], abs=1e-6)
    assert found.counts.tolist() == [1, 2, 1]
    (read,) = {array.tobytes() for array in run.read}
    # Item a and action click from 2, one action ago, without a time; then nothing.
    expected = np.zeros((1, 4, 4), np.int32)
    expected[0, 0] = 2, 2, 1, 1
    assert read == expected.tobytes()
    assert found.run == "run"


def test_where_nothing_is_known_popularity_is_all() -> None:
    found = model((0, 2, 4), (0, 2, 1, 1))
    for history in ((), did("gone")):
        assert found.scores(history) == pytest.approx([0.25, 0.5, 0.25], abs=1e-6)
    assert model((0,), ()).scores(()).tolist() == [0, 0, 0]


def test_a_vector_that_is_no_number_says_nothing() -> None:
    found = model((0, 2, 4), (0, 2, 1, 1), vector=(np.nan, np.nan))
    assert found.cosines(did("a")).tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("starts", "items"),
    [
        ((), ()),
        ((1, 4), (0, 2, 1, 1)),
        ((0, 3), (0, 2, 1, 1)),
        ((0, 3, 2, 4), (0, 2, 1, 1)),
        ((0, 4), (0, 2, 1, 3)),
        ((0, 4), (-1, 2, 1, 1)),
    ],
)
def test_sequences_that_are_none_are_damage(
    starts: tuple[int, ...], items: tuple[int, ...]
) -> None:
    with pytest.raises(RunError, match="sequence_"):
        model(starts, items)
