"""From product to product on the map by arrow keys."""

import numpy as np
from PySide6.QtCore import Qt

from core.arrays import Float32Array, IndexArray

Way = tuple[int, int]
ARROWS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


def next_row(places: Float32Array, rows: IndexArray, begin: int, way: Way) -> int:
    """Which of `rows` is nearest to that at `begin`, within a right angle around `way`; else `begin`."""
    apart = places[rows] - places[begin]
    along = apart @ np.array(way, np.float32)
    beside = np.abs(apart @ np.array((way[1], way[0]), np.float32))
    ahead = np.flatnonzero((along > 0) & (beside <= along))
    return int(rows[ahead[np.argmin(along[ahead] + beside[ahead])]]) if len(ahead) else begin


def nearest_row(places: Float32Array, rows: IndexArray, place: tuple[float, float]) -> int:
    """Which of `rows` is nearest to `place`."""
    apart = places[rows] - np.array(place, np.float32)
    return int(rows[np.argmin((apart**2).sum(axis=1))])
