"""Maps in the cache: another vector, another map; a fault is no map."""

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.explain.product_map.kept_maps import MOST_KEPT, keep_map, kept_map, map_key

VECTORS = np.arange(12, dtype=np.float32).reshape(4, 3)
PLACES = np.array([(0, 1), (2, 3), (4, 5), (6, 7)], np.float32)


def stored(folder: Path) -> Path:
    (path,) = folder.glob("map-*.npz")
    return path


def test_a_map_is_found_by_the_vectors_it_is_of(tmp_path: Path) -> None:
    keep_map(tmp_path, map_key(VECTORS), PLACES)
    found = kept_map(tmp_path, map_key(VECTORS.copy()), 4)
    assert found is not None
    assert found.tolist() == PLACES.tolist()
    changed = VECTORS.copy()
    changed[3, 2] += 0.001
    for other in (changed, VECTORS.reshape(3, 4), VECTORS[::-1]):
        assert kept_map(tmp_path, map_key(other), 4) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-30]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"\0\0\x80?", b"\0\0\x90?")),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: np.savez(path, places=PLACES[:3]),
        lambda path: np.savez(path, places=PLACES.astype(float)),
        lambda path: np.savez(path, other=PLACES),
        lambda path: np.savez(path, places=PLACES * np.float32(np.nan)),
    ],
    ids=["cut", "bit", "empty", "gone", "too few", "doubles", "misnamed", "nan"],
)
def test_a_fault_is_no_map_and_another_is_kept_in_its_place(
    tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    keep_map(tmp_path, map_key(VECTORS), PLACES)
    before = stored(tmp_path).read_bytes()
    damage(stored(tmp_path))
    assert kept_map(tmp_path, map_key(VECTORS), 4) is None
    keep_map(tmp_path, map_key(VECTORS), PLACES)
    assert stored(tmp_path).read_bytes()[30:] == before[30:]
    assert kept_map(tmp_path, map_key(VECTORS), 4) is not None


def test_the_oldest_goes_where_there_are_many(tmp_path: Path) -> None:
    other = tmp_path / "start-1.npz"
    other.write_bytes(b"of another cache")
    keys = [f"{number:032x}" for number in range(MOST_KEPT + 1)]
    for number, key in enumerate(keys):
        keep_map(tmp_path, key, PLACES)
        if number < MOST_KEPT:
            os.utime(tmp_path / f"map-1-{key}.npz", (number, number))
    assert len(list(tmp_path.glob("map-*.npz"))) == MOST_KEPT
    assert [kept_map(tmp_path, key, 4) is None for key in keys[:2]] == [True, False]
    assert other.exists()
