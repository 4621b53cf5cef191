"""Keeps the window small: what is freed goes back to the system, instead of waiting in many heaps."""

import ctypes
import os
import sys
from collections.abc import MutableMapping
from typing import Any

# glibc's numbers for `mallopt`.
MMAP_THRESHOLD, ARENA_MAX = -3, -8
# Once set it no longer grows with what is freed. Pixmaps of cards stay below: they are soon wanted again, and
# memory fresh from the system is slow to touch.
LARGE_BYTES = 1024 * 1024


def keep_small(environment: MutableMapping[str, str] = os.environ) -> None:
    """Call before threads start and before pyarrow is imported; does nothing where it is not known how.

    Threads come and go with every search, and glibc gives each a heap of its own; pyarrow keeps another.
    """
    environment.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        mallopt(ARENA_MAX, 1)
        mallopt(MMAP_THRESHOLD, LARGE_BYTES)


def give_back() -> None:
    """Return to the system what was freed in between; some milliseconds, for moments when much was."""
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)


def _of_glibc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform.startswith("linux") else None
