"""A model's weights as one small file of halves, to train on from there. Search never reads it."""

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import numpy as np

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.search.run import WEIGHTS

if TYPE_CHECKING:
    import keras


def save_weights(model: "keras.Model", folder: Path) -> None:
    """Write every weight of `model`, in its own order, as float16 into the folder of an epoch."""
    np.savez_compressed(
        folder / WEIGHTS, *(each.astype(np.float16) for each in model.get_weights())
    )


def load_weights(model: "keras.Model", folder: Path) -> None:
    """Give `model` the weights that `save_weights` wrote into `folder`.

    Raises:
        RunError: the run has none, or those of another network; says to train anew.
    """
    try:
        with np.load(folder / WEIGHTS) as stored:
            weights = [stored[name].astype(np.float32) for name in stored.files]
        model.set_weights(weights)
    except (OSError, ValueError, BadZipFile) as error:
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} has no weights to learn on from ({reason}); train a new run first.",
            ),
            run=folder.parent.parent.name,
            reason=str(error),
        ) from error
