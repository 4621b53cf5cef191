"""Which times of a log can be true."""

import numpy as np

from core.arrays import Int64Array

# 2100: what is said to happen later was written by mistake, and no calendar goes on for ever.
END_OF_TIMES = 4_102_444_800


def known_time(stored: object) -> float:
    """A time as SQLite has it, 0 (unknown) for what is none of ours."""
    return stored if isinstance(stored, float) and 0 <= stored < END_OF_TIMES else 0.0


def known_times(stored: Int64Array) -> Int64Array:
    """Seconds since 1970 as they are, 0 (unknown) for what lies before that or in no time of ours."""
    is_known = (stored >= 0) & (stored < END_OF_TIMES)
    return stored if bool(is_known.all()) else np.where(is_known, stored, 0)
