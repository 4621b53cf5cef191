"""Megabytes of a model file: as it is, zipped, and with its zeros left out."""

from pathlib import Path

import numpy as np
import pytest

from core.training.compression.sizes import _spared, file_size
from tests.core.runs.small_runs import SEARCH


def test_zeros_are_left_out_but_for_a_bit_each() -> None:
    weights = np.zeros(1000, np.float32)
    weights[:100] = 1.5
    # 4,000 bytes; 100 numbers of 4 and 1,000 bits are left.
    assert _spared(weights) == 4000 - 400 - 125
    assert _spared(-weights * 0.0) == 4000 - 125
    assert _spared(np.ones(1000, np.float16)) == 0


def test_a_files_size_is_in_millions_of_bytes() -> None:
    runs = Path(__file__).parents[4] / "assets" / "demo" / "runs"
    (path,) = (runs / SEARCH).rglob("encoder.tflite")
    data = path.read_bytes()
    size = file_size(data)
    assert size.mb == len(data) / 1e6
    assert size.zipped_mb < size.mb
    assert size.sparse_mb == pytest.approx(size.mb, rel=0.01)
