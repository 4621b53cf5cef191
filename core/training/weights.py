"""A model's weights in one small file, each under its name, to train on from.

A name is the path of a weight, such as `conv_3/kernel`: the layer, and what the weight is to it. The order in
which a network's operations are written down plays no part.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.arrays import Array, write_arrays
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.beginning import VECTORS, table_of
from core.runs.manifest import BEGINNING
from core.runs.reader import RunReader
from core.runs.weights import stored_weights

if TYPE_CHECKING:
    import keras

LACKING = QT_TRANSLATE_NOOP(
    "core",
    "The weights of the run {run} lack {name}, which the network has in this version; run `{program} train`"
    " again and update that run.",
)
FOREIGN = QT_TRANSLATE_NOOP(
    "core",
    "The weights of the run {run} hold {name}, which the network does not have in this version; run"
    " `{program} train` again and update that run.",
)
MISSHAPEN = QT_TRANSLATE_NOOP(
    "core",
    "In the weights of the run {run} {name} is {given}, but the network has {wanted} in this version; run"
    " `{program} train` again and update that run.",
)


def write_weights(model: keras.Model, path: Path) -> None:
    """Keep the weights of `model` as float16, each under its name.

    Raises:
        ValueError: two have the same name.
    """
    arrays = {weight.path: np.asarray(weight.numpy(), np.float16) for weight in model.weights}
    if len(arrays) < len(model.weights):
        raise ValueError(f"weights with the same name, among {', '.join(arrays)}")
    np.savez(path, allow_pickle=False, **arrays)


def write_beginning(model: keras.Model, folder: Path) -> None:
    """Keep in a run's folder the vectors of words or items that `model` has before it learns, if any."""
    table = table_of({weight.path: weight.numpy() for weight in model.weights})
    if table is not None:
        write_arrays(folder / BEGINNING, {VECTORS: np.asarray(table, np.float16)})


def read_weights(model: keras.Model, reader: RunReader) -> None:
    """Give `model` the weights that are stored for the run of `reader`; all or none.

    Raises:
        RunError: the run was kept without weights, they are damaged, or they are not those of this network.
    """
    shapes = {weight.path: tuple(weight.shape) for weight in model.weights}
    stored = stored_weights(reader)
    _require_same(stored, shapes, reader.folder.name)
    model.set_weights([stored[weight.path].astype(np.float32) for weight in model.weights])


def _require_same(stored: dict[str, Array], shapes: dict[str, tuple[int, ...]], run: str) -> None:
    for name, shape in shapes.items():
        if name not in stored:
            raise RunError(LACKING, run=run, name=name)
        given, wanted = f"{stored[name].dtype} {stored[name].shape}", f"float16 {shape}"
        if given != wanted:
            raise RunError(MISSHAPEN, run=run, name=name, given=given, wanted=wanted)
    for name in stored:
        if name not in shapes:
            raise RunError(FOREIGN, run=run, name=name)
