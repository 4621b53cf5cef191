"""A model's weights in one small file, each under its name, to train on from.

A name is the path of a weight, such as `conv_3/kernel`: the layer, and what the weight is to it. The order in
which a network's operations are written down plays no part.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core.arrays import Array
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.manifest import WEIGHTS
from core.runs.reader import RunReader

if TYPE_CHECKING:
    import keras

# Runs of earlier versions number the weights of a search network, in this order.
EARLIER_ORDER = {
    "conv1d": (
        "words/embeddings narrow/kernel conv_1/kernel conv_1/bias conv_2/kernel conv_2/bias conv_3/kernel"
        " conv_3/bias conv_5/kernel conv_5/bias weights/embeddings phrases/kernel phrases/bias"
    ),
    "article": "conv1d/kernel conv1d/bias projection/kernel",
    "dnn": (
        "words/embeddings weights/embeddings hidden_1/kernel hidden_1/bias hidden_2/kernel hidden_2/bias"
        " deep/kernel deep/bias"
    ),
    "rnn": (
        "words/embeddings forward_gate/kernel forward_gate/bias backward_gate/kernel backward_gate/bias"
        " forward_news/kernel forward_news/bias backward_news/kernel backward_news/bias weights/embeddings"
        " ends/kernel ends/bias"
    ),
    "transformer": (
        "words/embeddings positions/embeddings attention_norm/gamma attention_norm/beta key/kernel"
        " query/kernel value/kernel attention/kernel attention/bias feed_forward_norm/gamma"
        " feed_forward_norm/beta hidden/kernel hidden/bias feed_forward/kernel feed_forward/bias"
        " weights/embeddings"
    ),
}
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


def read_weights(model: keras.Model, reader: RunReader) -> None:
    """Give `model` the weights that are stored for the run of `reader`; all or none.

    Raises:
        RunError: the run was kept without weights, they are damaged, or they are not those of this network.
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
    shapes = {weight.path: tuple(weight.shape) for weight in model.weights}
    stored = _named(reader.arrays(WEIGHTS), reader.manifest.network, shapes)
    _require_same(stored, shapes, reader.folder.name)
    model.set_weights([stored[weight.path].astype(np.float32) for weight in model.weights])


def _named(
    stored: dict[str, Array], network: str, shapes: dict[str, tuple[int, ...]]
) -> dict[str, Array]:
    """The `stored` weights by their names, whichever version wrote them."""
    # A tower whose network is as wide as it should be has no projection.
    order = [name for name in EARLIER_ORDER.get(network, "").split() if name in shapes]
    name_of = {str(number): name for number, name in enumerate(order)}
    return {name_of.get(key, key): array for key, array in stored.items()}


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
