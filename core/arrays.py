"""The types of NumPy arrays; arrays in files, read strictly.

No header is believed beyond what its file holds; no pickles. A file of one array is an `.npy`, a file of
several an `.npz`, whose checksums are verified.
"""

import os
import re
import shutil
import stat
import struct
import zlib
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from math import prod
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import numpy as np
import numpy.typing as npt

from core.files import TEMPORARY, replacing

Array = npt.NDArray[Any]
Float32Array = npt.NDArray[np.float32]
Float64Array = npt.NDArray[np.float64]
Int8Array = npt.NDArray[np.int8]
Int16Array = npt.NDArray[np.int16]
Int32Array = npt.NDArray[np.int32]
Int64Array = npt.NDArray[np.int64]
# What NumPy takes and gives as positions in an array: `argsort`, `flatnonzero`.
IndexArray = npt.NDArray[np.intp]
BoolArray = npt.NDArray[np.bool_]

MAGIC = b"\x93NUMPY\x01\x00"
HEADER = re.compile(
    rb"\{'descr': '([<|]\w+)', 'fortran_order': (True|False), 'shape': \(([\d, ]*)\), \} *\n"
)
# Truth values and numbers; texts are kept as bytes.
TYPES = {np.dtype(code).str for code in "?bhilqBHILQefd"}
# What `zipfile` raises at damage of one kind or another; RuntimeError: it seems to be encrypted.
DAMAGE = BadZipFile, EOFError, KeyError, OverflowError, RuntimeError, struct.error, zlib.error
# What is larger may exhaust the memory of its reader.
MOST_BYTES = 1 << 30


def array_of(data: bytes) -> Array:
    """The array whose `.npy` file holds `data`; it cannot be written to.

    Raises:
        ValueError: it is not what `numpy.save` writes of numbers.
    """
    begin = len(MAGIC) + 2
    if not data.startswith(MAGIC) or len(data) < begin:
        raise ValueError("not an array of NumPy")
    end = begin + int.from_bytes(data[begin - 2 : begin], "little")
    header = HEADER.fullmatch(data[begin:end])
    if header is None:
        raise ValueError("an array with a header that NumPy does not write")
    kind, is_fortran, shape = header[1].decode(), header[2] == b"True", _shape(header[3])
    if kind not in TYPES:
        raise ValueError(f"an array of {kind}")
    if len(data) - end != np.dtype(kind).itemsize * prod(shape):
        raise ValueError(f"{len(data) - end:,} bytes for {kind} {shape}")
    return np.frombuffer(data, kind, offset=end).reshape(shape, order="F" if is_fortran else "C")


def _shape(text: bytes) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(b",") if size.strip())


def read_arrays(path: Path) -> dict[str, Array]:
    """The arrays in the `.npz` file `path` by their names.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no regular file, larger than `MOST_BYTES`, or not what `numpy.savez` writes.
    """
    require_regular(path, MOST_BYTES)
    return arrays_of(path.read_bytes())


def arrays_of(data: bytes, most_unpacked: int = 0) -> dict[str, Array]:
    """The arrays whose `.npz` file holds `data`, by their names; they cannot be written to.

    Compressed ones are read only where `most_unpacked` says how many bytes all may become.

    Raises:
        ValueError: it is not what `numpy.savez`, or then `numpy.savez_compressed`, writes of numbers.
    """
    try:
        with ZipFile(BytesIO(data)) as stored:
            if not _may_be_unpacked(stored.infolist(), most_unpacked):
                raise ValueError("compressed arrays")
            return {
                name.removesuffix(".npy"): array_of(stored.read(name)) for name in stored.namelist()
            }
    except DAMAGE as error:
        raise ValueError(f"damaged arrays: {error}") from error


def _may_be_unpacked(members: list[ZipInfo], most_bytes: int) -> bool:
    """Whether `members` are stored as they are, or become no more than so many bytes together."""
    packings = {member.compress_type for member in members}
    if packings <= {ZIP_STORED}:
        return True
    # No more is unpacked than a member declares.
    size = sum(member.file_size for member in members)
    return packings <= {ZIP_STORED, ZIP_DEFLATED} and size <= most_bytes


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Replace the file `path` by `arrays`, all or nothing, even if the machine stops meanwhile.

    Raises:
        OSError: it cannot be written; `path` is as it was.
    """
    with replacing(path, follow_links=False) as temporary, temporary.open("wb") as file:
        np.savez(file, allow_pickle=False, **dict(arrays))


def keep_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Keep `arrays`, which can be made again, as the file `path`, whatever lies there; may fail quietly."""
    # Nothing can take the place of a folder, and writing to a pipe would never end.
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        remove_derived(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_arrays(path, arrays)
    except OSError:
        return


def remove_derived(path: Path) -> None:
    """Remove a file or a folder that can be made again; a link, not what it leads to. May fail quietly."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def remove_replaced(path: Path, names: re.Pattern[str]) -> None:
    """Remove what the file at `path` replaces, whatever beside it has one of `names`; may fail quietly.

    So goes what a kill left half written.
    """
    for other in path.parent.glob("*"):
        if other != path and (names.fullmatch(other.name) or TEMPORARY.fullmatch(other.name)):
            remove_derived(other)


def require_regular(path: Path, most_bytes: int) -> None:
    """Refuse what is no file of its own, such as a link or a pipe, and what is too large to read.

    Raises:
        OSError: there is none.
        ValueError: it is refused; says why.
    """
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        raise ValueError("not a regular file")
    if about.st_size > most_bytes:
        raise ValueError(f"larger than {most_bytes:,} bytes")
