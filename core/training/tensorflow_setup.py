"""TensorFlow made polite and repeatable; call before anything imports it."""

import os
import sys

from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.log import quiet
from core.mending import too_little_memory

# TensorFlow and a small training; it aborts the process where it is given less.
LEAST_ADDRESS_SPACE = 3584 << 20


def require_memory() -> None:
    """Refuse to load TensorFlow into a process whose memory is limited below what it takes.

    Raises:
        UserError: it is.
    """
    if sys.platform == "win32":
        return
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    if limit != resource.RLIM_INFINITY and limit < LEAST_ADDRESS_SPACE:
        raise too_little_memory(f"{limit >> 20:,} MB of {LEAST_ADDRESS_SPACE >> 20:,} MB")


class NoTensorFlow(UserError):
    """There is nothing to train with."""


def spare_threads() -> int:
    """How many threads may compute: all cores but the one that keeps the window smooth."""
    return max(1, (os.cpu_count() or 2) - 1)


def start_tensorflow() -> str:
    """Import TensorFlow with few threads and repeatable sums, and return its version.

    Threads are the same wherever training runs, so that window and command line get the same numbers.

    Raises:
        UserError: this process may not take as much memory as TensorFlow does.
        NoTensorFlow: it is not installed, or broken.
        MemoryError: it cannot be loaded.
    """
    require_memory()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    # Looking for a graphics card that is not used takes time and complains.
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
    os.environ.setdefault("KERAS_BACKEND", "tensorflow")
    # Without it, some kernels differ between two runs in the last digits.
    os.environ.setdefault("TF_DETERMINISTIC_OPS", "1")
    os.environ.setdefault("TF_NUM_INTRAOP_THREADS", str(spare_threads()))
    os.environ.setdefault("TF_NUM_INTEROP_THREADS", "1")
    os.environ.setdefault("OMP_NUM_THREADS", str(spare_threads()))
    return _loaded()


def _loaded() -> str:
    try:
        with quiet():
            import tensorflow
    except ImportError as error:
        raise NoTensorFlow(
            QT_TRANSLATE_NOOP(
                "core",
                "TensorFlow cannot be loaded ({reason}); install it with `pip install tensorflow` to train.",
            ),
            reason=str(error),
        ) from error
    return str(tensorflow.__version__)


def be_nice() -> None:
    """Let every other process go first, where the system knows how."""
    if hasattr(os, "nice"):
        os.nice(10)
