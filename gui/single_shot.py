"""A clock that rings once."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer


def single_shot(
    parent: QObject, milliseconds: int, ring: Callable[..., Any] | Any = None
) -> QTimer:
    """Calls `ring` so long after it was last started; it lives as long as `parent`."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    if ring is not None:
        timer.timeout.connect(ring)
    return timer
