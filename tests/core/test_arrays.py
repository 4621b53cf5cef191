import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from core.arrays import array_of, arrays_of, read_arrays, require_regular, write_arrays

KEPT = {
    "halves": np.array([[0.5, -2.0, 4.0], [1.0, 0.0, 8.0]], np.float16),
    "one": np.float32(3.5),
    "none": np.zeros((0, 4), np.int64),
    "columns": np.asfortranarray(np.arange(6, dtype=np.int32).reshape(2, 3)),
    "truths": np.array([True, False]),
}


def saved(array: np.ndarray, *, pickled: bool = False) -> bytes:
    file = io.BytesIO()
    np.save(file, array, allow_pickle=pickled)
    return file.getvalue()


@pytest.mark.parametrize("name", KEPT)
def test_an_array_is_read_as_it_was_saved(name: str) -> None:
    read = array_of(saved(KEPT[name]))
    assert read.dtype == KEPT[name].dtype
    assert read.shape == KEPT[name].shape
    assert np.array_equal(read, KEPT[name])


def test_arrays_are_read_as_they_were_written(tmp_path: Path) -> None:
    write_arrays(tmp_path / "a.npz", KEPT)
    read = read_arrays(tmp_path / "a.npz")
    assert read.keys() == KEPT.keys()
    assert all(np.array_equal(read[name], KEPT[name]) for name in KEPT)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.npz"]


def test_a_header_is_not_believed_beyond_its_file() -> None:
    whole = saved(np.zeros(10, np.float32))
    declared = whole.replace(b"(10,), }" + b" " * 11, b"(1000000000000,), }")
    assert declared != whole
    with pytest.raises(ValueError, match="40 bytes"):
        array_of(declared)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x93NUMPY",
        b"\x93NUMPY\x01\x00\xff\xff",
        saved(np.zeros(10))[:-1],
        saved(np.zeros(10)) + b"\0",
        saved(np.array([{}], object), pickled=True),
        saved(np.array(["text"])),
        saved(np.zeros(3)).replace(b"<f8", b"<f9"),
        saved(np.zeros(3)).replace(b"(3,)", b"(-3)"),
        saved(np.zeros(3)).replace(b"False", b"exit("),
    ],
)
def test_what_is_no_array_of_numbers_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"array|bytes"):
        array_of(data)


def test_only_files_of_a_bounded_size_are_opened(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.zeros(10))
    with pytest.raises(ValueError, match="larger than 100 bytes"):
        require_regular(tmp_path / "a.npy", 100)
    (tmp_path / "link.npy").symlink_to(tmp_path / "a.npy")
    with pytest.raises(ValueError, match="regular"):
        require_regular(tmp_path / "link.npy", 1000)
    with pytest.raises(ValueError, match="regular"):
        read_arrays(tmp_path)


def test_no_flipped_bit_changes_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, {"a": np.arange(20, dtype=np.int16), "b": np.ones(3, np.float32)})
    whole = path.read_bytes()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        try:
            read = read_arrays(path)
        except (OSError, ValueError):
            continue
        assert all(np.array_equal(read[name], np.arange(20)) for name in read if name == "a")
        assert all(np.array_equal(read[name], np.ones(3)) for name in read if name == "b")


@pytest.mark.parametrize("share", [0.0, 0.3, 0.99])
def test_a_cut_file_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, KEPT)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(ValueError, match="damaged"):
        read_arrays(path)


def test_compressed_arrays_are_not_blown_up(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.npy", saved(np.zeros(1_000_000)))
    with pytest.raises(ValueError, match="compressed"):
        read_arrays(tmp_path / "a.npz")


def test_compressed_arrays_are_read_up_to_a_size_that_is_named(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "a.npz", a=np.zeros(1000, np.int8), b=np.ones(2, np.float16))
    data = (tmp_path / "a.npz").read_bytes()
    # The header of each array is 128 bytes.
    read = arrays_of(data, 1000 + 4 + 2 * 128)
    assert np.array_equal(read["a"], np.zeros(1000))
    assert np.array_equal(read["b"], [1, 1])
    with pytest.raises(ValueError, match="compressed"):
        arrays_of(data, 1000 + 4 + 2 * 128 - 1)


def test_damaged_compressed_arrays_are_refused(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "a.npz", a=np.arange(100, dtype=np.int16))
    whole = (tmp_path / "a.npz").read_bytes()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        try:
            read = arrays_of(bytes(damaged), 1 << 20)
        except ValueError:
            continue
        assert all(np.array_equal(read[name], np.arange(100)) for name in read)
