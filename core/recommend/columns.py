"""Columns of stored tables as NumPy arrays, without pandas, which Arrow's own ways bring in."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Codes = npt.NDArray[np.int32]


def coded(column: pa.ChunkedArray) -> tuple[list[str], Codes]:
    """The different texts of a column, and which of them each row has."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    # Chunks may count their texts differently until then.
    chunks = column.unify_dictionaries().chunks
    texts = chunks[0].dictionary.to_pylist() if chunks else []
    codes = [np.from_dlpack(chunk.indices).astype(np.int32, copy=False) for chunk in chunks]
    return texts, np.concatenate([np.zeros(0, np.int32), *codes])


def numbers(column: pa.ChunkedArray) -> npt.NDArray[np.int64]:
    """A column of whole numbers."""
    parts = [np.from_dlpack(chunk) for chunk in column.chunks]
    return np.concatenate([np.zeros(0, np.int64), *parts])


def used(texts: list[str], codes: Codes) -> tuple[list[str], Codes]:
    """The same without the texts that no row has."""
    is_used = np.bincount(codes, minlength=len(texts)) > 0
    place = (np.cumsum(is_used) - 1).astype(np.int32)
    anew: Codes = place[codes]
    return [texts[at] for at in np.flatnonzero(is_used)], anew


def lists(column: pa.ChunkedArray) -> tuple[list[str], Codes, npt.NDArray[np.int64]]:
    """The different texts in a column of lists, those of all rows after each other, and each row's count."""
    whole = pa.chunked_array([chunk.flatten() for chunk in column.chunks], pa.string())
    lengths = [np.diff(np.from_dlpack(chunk.offsets)) for chunk in column.chunks]
    return *coded(whole), np.concatenate([np.zeros(0, np.int64), *lengths])


def release() -> None:
    """Give back to the system what Arrow keeps of tables that are gone: of a large log most of its size."""
    pa.default_memory_pool().release_unused()
