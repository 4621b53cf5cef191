"""Arrow columns from NumPy and back, beside Arrow's own ways, which bring in pandas."""

import numpy as np
import pyarrow as pa
import pytest

from core.feedback.arrow_tables import (
    constant_array,
    dictionary_array,
    factorize,
    number_array,
    take_rows,
    text_array,
    to_numpy,
)

TEXTS = ["茶", "", "a", "茶", "Ünï\N{GRINNING FACE}"]


@pytest.mark.parametrize("kind", [np.int32, np.int64, np.int16], ids=str)
def test_numbers_go_into_arrow_and_out_again(kind: type) -> None:
    values = np.array([3, -1, 0], kind)
    assert number_array(values).equals(pa.array([3, -1, 0], pa.from_numpy_dtype(kind)))
    # Every other value lies elsewhere in memory.
    assert number_array(values[::2]).to_pylist() == [3, 0]
    column = pa.chunked_array([number_array(values), number_array(values[:0])])
    assert to_numpy(column).tolist() == [3, -1, 0]


def test_texts_are_those_that_arrow_makes() -> None:
    assert text_array(TEXTS).equals(pa.array(TEXTS))
    assert text_array([]).equals(pa.array([], pa.string()))
    assert constant_array("茶", 2).to_pylist() == ["茶", "茶"]
    assert dictionary_array(["x", "y"], np.array([1, 0, 1])).to_pylist() == ["y", "x", "y"]


def test_a_column_of_several_dictionaries_becomes_one() -> None:
    parts = [pa.array(TEXTS[:2]).dictionary_encode(), pa.array(TEXTS[2:]).dictionary_encode()]
    for column in (pa.chunked_array(parts), pa.chunked_array([pa.array(TEXTS)])):
        texts, codes = factorize(column)
        assert sorted(texts) == sorted(set(TEXTS))
        assert [texts[code] for code in codes] == TEXTS


def test_rows_are_taken_in_the_order_that_is_asked_for() -> None:
    table = pa.table({"n": [1, 2, 3], "text": pa.array(["a", "b", "a"]).dictionary_encode()})
    taken = take_rows(table, np.array([2, 0]))
    assert taken.to_pylist() == [{"n": 3, "text": "a"}, {"n": 1, "text": "a"}]
    assert take_rows(table, np.zeros(0, np.intp)).num_rows == 0
