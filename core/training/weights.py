"""A model's weights in one small file, to train on from."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    import keras


def write_weights(model: keras.Model, path: Path) -> None:
    """Keep the weights of `model` as float16, in the model's order; names hang on what was built before."""
    arrays = [np.asarray(weight.numpy(), np.float16) for weight in model.weights]
    np.savez(path, allow_pickle=False, **{str(at): array for at, array in enumerate(arrays)})


def read_weights(model: keras.Model, path: Path, run: str) -> None:
    """Give `model` the weights that a model of the same build wrote for `run`.

    Raises:
        RunError: the run was kept without weights, they are damaged, or they are of another build.
    """
    try:
        with path.open("rb") as file, np.load(file) as stored:
            arrays = [stored[str(at)].astype(np.float32) for at in range(len(stored.files))]
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} has no weights to train on ({reason}); run `train` again and update that run.",
            ),
            run=run,
            reason=str(error),
        ) from error
    if [array.shape for array in arrays] != [tuple(weight.shape) for weight in model.weights]:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The weights of the run {run} are of another network than this version builds;"
                " run `train` again and update that run.",
            ),
            run=run,
        )
    model.set_weights(arrays)
