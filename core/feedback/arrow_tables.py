"""Arrow tables from and to NumPy by hand: Arrow's own ways bring in pandas, which the window does without."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from core.arrays import Array, IndexArray, Int32Array, Int64Array


def number_array(values: Array) -> pa.Array:
    """A NumPy array of whole numbers as an Arrow array over the same memory; `pa.array` imports pandas."""
    kind = pa.from_numpy_dtype(values.dtype)
    whole = np.ascontiguousarray(values)
    return pa.Array.from_buffers(kind, len(whole), [None, pa.py_buffer(whole)])


def text_array(texts: Sequence[str]) -> pa.Array:
    """Texts as an Arrow array, put together by hand for the same reason."""
    packed = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, packed)], dtype=np.int32)
    return pa.StringArray.from_buffers(
        len(packed), pa.py_buffer(ends), pa.py_buffer(b"".join(packed))
    )


def dictionary_array(texts: Sequence[str], codes: Array) -> pa.DictionaryArray:
    """A column of `texts[code]` for each of `codes` (rows,)."""
    return pa.DictionaryArray.from_arrays(number_array(codes.astype(np.int32)), text_array(texts))


def constant_array(text: str, rows: int) -> pa.DictionaryArray:
    """A column that says `text` in every row."""
    return dictionary_array([text], np.zeros(rows, np.int32))


def factorize(column: pa.ChunkedArray) -> tuple[list[str], Int32Array]:
    """The different texts of a column, and which of them each row has."""
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    texts, codes = dictionary_codes(column.unify_dictionaries())
    return texts.to_pylist(), codes


def dictionary_codes(column: pa.ChunkedArray) -> tuple[pa.StringArray, Int32Array]:
    """The dictionary that all chunks of a column share, and which of its texts each row has."""
    whole = column.combine_chunks()
    whole = whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole
    # Neither `to_numpy` nor `take`: both bring in pandas.
    return whole.dictionary, np.from_dlpack(whole.indices).astype(np.int32, copy=False)


def to_numpy(column: pa.ChunkedArray) -> Int64Array:
    """A column of whole numbers."""
    chunks = [np.from_dlpack(chunk) for chunk in column.chunks]
    return np.concatenate(chunks) if chunks else np.zeros(0, np.int64)


def take_rows(table: pa.Table, rows: IndexArray) -> pa.Table:
    """Some rows of a table of whole numbers and dictionaries; Arrow's own way brings in pandas."""
    columns = [_take_rows(column, rows) for column in table.columns]
    return pa.Table.from_arrays(columns, names=table.column_names)


def _take_rows(column: pa.ChunkedArray, rows: IndexArray) -> pa.Array:
    if not pa.types.is_dictionary(column.type):
        return number_array(to_numpy(column)[rows])
    texts, codes = factorize(column)
    return dictionary_array(texts, codes[rows])
