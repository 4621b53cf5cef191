"""The one reader of runs: what an epoch ranks, guesses or recommends with, checked before it is used.

Every file is a regular file of a bounded size, with the content hash that training wrote where it wrote one,
and holds what the others say it does. Whatever is wrong is a `RunError` that names the run and the file.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from core.arrays import Array, Float32Array, array_of, arrays_of, require_regular
from core.errors import RunError, reason_of
from core.files import parse_json
from core.language import QT_TRANSLATE_NOOP, translate
from core.runs.encoder import Encoder
from core.runs.fields import is_texts
from core.runs.folders import is_own_folder
from core.runs.kept import require_kept
from core.runs.manifest import (
    BEGINNING,
    PRODUCT_IDS,
    VOCABULARY,
    WEIGHTS,
    Manifest,
    epoch_folder,
)
from core.text.vocabulary import Vocabulary

Read = TypeVar("Read")

# What is larger would take more memory than the window has.
MOST_BYTES = 1 << 29
# How a model file of LiteRT names its format, after four bytes.
LITERT = b"TFL3"
# A unit vector's numbers, rounded to halves, may be this large.
LARGEST = 1.01
# Weights to train on and to look into: nothing ranks with them.
NOT_RANKING = (WEIGHTS, BEGINNING)
ALTERED = QT_TRANSLATE_NOOP("core", "not as training wrote it")


class RunReader:
    """Reads the files of one epoch of a run; `epoch` is 0 where none is complete."""

    def __init__(self, folder: Path, manifest: Manifest, epoch: int | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.epoch = epoch or manifest.best_epoch
        self.artefacts = epoch_folder(folder, self.epoch)

    @classmethod
    def open(cls, folder: Path, task: str, epoch: int | None = None) -> "RunReader":
        """The files of `epoch`, by default the best, of the run in `folder`.

        Raises:
            RunError: the run is damaged, of another task, or has no such epoch.
        """
        manifest = Manifest.read(folder)
        if manifest.task != task:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core", "The run {run} serves the task {found}, not {task}; choose another run."
                ),
                run=folder.name,
                found=manifest.task,
                task=task,
            )
        reader = cls(folder, manifest, epoch)
        reader._require_epoch()
        return reader

    def _require_epoch(self) -> None:
        if not self.epoch:
            raise self._without_epoch()
        if self.epoch != self.manifest.best_epoch:
            require_kept(self.folder, self.manifest, self.epoch)
        for folder in (self.folder, self.artefacts.parent, self.artefacts):
            # Links lead to what is not this run's.
            if not is_own_folder(folder):
                raise self.missing(folder.name)

    def check(self) -> None:
        """Compare every file that the epoch is used with, weights aside, with its content hash.

        Raises:
            RunError: no epoch is complete, or a file is missing or differs.
        """
        if not self.epoch:
            raise self._without_epoch()
        for name in self.manifest.hashes:
            path = self.folder / name
            if path.parent in (self.folder, self.artefacts) and path.name not in NOT_RANKING:
                self._bytes(path)

    def has(self, name: str) -> bool:
        """Whether training wrote the file `name` of the epoch, which not every run has."""
        path = self.artefacts / name
        return os.path.lexists(path) or self._name(path) in self.manifest.hashes

    def texts(self, name: str = PRODUCT_IDS) -> list[str]:
        """The list of different texts in the file `name` of the run's folder."""
        return self.read(self.folder / name, _texts)

    def vocabulary(self) -> Vocabulary:
        """The words that the encoder knows."""
        return self.read(
            self.folder / VOCABULARY, lambda data: Vocabulary.from_json(parse_json(data))
        )

    def value(self, name: str, parsed: Callable[[Any], Read]) -> Read:
        """What `parsed` makes of the JSON file `name` of the epoch."""
        return self.read(self.artefacts / name, lambda data: parsed(parse_json(data)))

    def vectors(self, name: str, rows: int) -> Float32Array:
        """The unit vectors in the file `name` of the epoch: float32 (rows, dimension)."""
        shape = rows, self.manifest.dimension
        return self.read(self.artefacts / name, lambda data: _unit_vectors(array_of(data), shape))

    def integers(self, name: str, dtype: type[np.integer[Any]]) -> Array:
        """The whole numbers (n,) in the file `name` of the run's folder."""
        return self.read(self.folder / name, lambda data: _integers(array_of(data), dtype))

    def arrays(self, name: str) -> dict[str, Array]:
        """The arrays in the file `name` of the epoch, by their names."""
        return self.read_arrays(name, lambda arrays: arrays)

    def read_arrays(self, name: str, parsed: Callable[[dict[str, Array]], Read]) -> Read:
        """What `parsed` makes of the arrays in the file `name` of the epoch."""
        return self.read(self.artefacts / name, lambda data: parsed(arrays_of(data)))

    def encoder(self, name: str, reads: tuple[int, ...], ids: int, width: int) -> Encoder:
        """The model in the file `name` of the epoch, tried once.

        Args:
            reads: the shape of what it reads, without the batch.
            ids: how many word ids there are; the last one is tried.
            width: the numbers that it gives out.
        """
        return self.read(self.artefacts / name, lambda data: _tried(data, reads, ids, width))

    def read(self, path: Path, parsed: Callable[[bytes], Read]) -> Read:
        """What `parsed` makes of the file `path` of this run.

        Raises:
            RunError: it is missing, is not what training wrote, or `parsed` raises a ValueError.
        """
        data = self._bytes(path)
        try:
            return parsed(data)
        except ValueError as error:
            raise self.damaged(path, reason_of(error)) from error

    def _bytes(self, path: Path) -> bytes:
        try:
            require_regular(path, MOST_BYTES)
            data = path.read_bytes()
        except FileNotFoundError:
            raise self.missing(self._name(path)) from None
        except (OSError, ValueError) as error:
            raise self.damaged(path, reason_of(error)) from error
        if self.manifest.hashes and not self._is_as_written(path, data):
            raise self.damaged(path, translate(ALTERED))
        return data

    def _is_as_written(self, path: Path, data: bytes) -> bool:
        return self.manifest.hashes.get(self._name(path)) == hashlib.sha256(data).hexdigest()

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _without_epoch(self) -> RunError:
        return RunError(
            QT_TRANSLATE_NOOP("core", "The run {run} has no complete epoch; choose another."),
            run=self.folder.name,
        )

    def missing(self, name: str) -> RunError:
        """That the run lacks the file `name`."""
        return RunError(
            QT_TRANSLATE_NOOP(
                "core", "The run {run} lacks {file}; choose another run, or train again."
            ),
            run=self.folder.name,
            file=name,
        )

    def damaged(self, path: Path, reason: str) -> RunError:
        """That the file `path` of the run cannot be used; `reason` is the rule that it breaks."""
        return RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "{file} of the run {run} is damaged ({reason}); choose another run, or train again.",
            ),
            run=self.folder.name,
            file=self._name(path),
            reason=reason,
        )


def _texts(data: bytes) -> list[str]:
    texts = parse_json(data)
    if not is_texts(texts):
        raise ValueError("not list[str]")
    if len(set(texts)) < len(texts) or "" in texts:
        raise ValueError("not different texts, none empty")
    return list(texts)


def _unit_vectors(stored: Array, shape: tuple[int, int]) -> Float32Array:
    if stored.shape != shape or stored.dtype not in (np.float16, np.float32):
        raise ValueError(f"not float16 {shape}")
    vectors = stored.astype(np.float32)
    # Not a number is neither.
    if vectors.size and not (vectors.min() >= -LARGEST and vectors.max() <= LARGEST):
        raise ValueError("not |x| ≤ 1")
    return vectors


def _integers(stored: Array, dtype: type[np.integer[Any]]) -> Array:
    if stored.ndim != 1 or stored.dtype != dtype:
        raise ValueError(f"not {np.dtype(dtype)} (n,)")
    return stored


def _tried(data: bytes, reads: tuple[int, ...], ids: int, width: int) -> Encoder:
    if data[4:8] != LITERT:
        raise ValueError(f"not {LITERT.decode()}")
    shape = f"int32 (n, {', '.join(map(str, reads))}) < {ids} → float32 (n, {width})"
    try:
        encoder = Encoder(data)
        if (encoder.reads, encoder.width) != (reads, width):
            raise ValueError(f"not {shape}")
        trial = np.zeros((1, *reads), np.int32)
        trial.flat[0] = ids - 1
        vector = encoder.encode(trial)
    # What LiteRT raises at damage of one kind or another.
    except (IndexError, MemoryError, RuntimeError, TypeError) as error:
        raise ValueError(f"not {shape}: {error}") from error
    if not np.isfinite(vector).all():
        raise ValueError(f"nan instead of {shape}")
    return encoder
