"""A model's weights in one small file, to train on from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.manifest import WEIGHTS
from core.runs.reader import RunReader

if TYPE_CHECKING:
    import keras


def write_weights(model: keras.Model, path: Path) -> None:
    """Keep the weights of `model` as float16, in the model's order; names hang on what was built before."""
    arrays = [np.asarray(weight.numpy(), np.float16) for weight in model.weights]
    np.savez(path, allow_pickle=False, **{str(at): array for at, array in enumerate(arrays)})


def read_weights(model: keras.Model, reader: RunReader) -> None:
    """Give `model` the weights that a model of the same build wrote for the run of `reader`.

    Raises:
        RunError: the run was kept without weights, they are damaged, or they are of another build.
    """
    if not os.path.lexists(reader.artefacts / WEIGHTS):
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} was kept without weights to train on; run `{program} train` again and update"
                " that run.",
            ),
            run=reader.folder.name,
        )
    stored = reader.arrays(WEIGHTS)
    arrays = [stored.get(str(at)) for at in range(len(stored))]
    shapes = [None if array is None else array.shape for array in arrays]
    if shapes != [tuple(weight.shape) for weight in model.weights]:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The weights of the run {run} are of another network than this version builds;"
                " run `{program} train` again and update that run.",
            ),
            run=reader.folder.name,
        )
    model.set_weights([array.astype(np.float32) for array in arrays if array is not None])
