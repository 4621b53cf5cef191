"""The weights of a run by their names, read without TensorFlow.

A name is the path of a weight, such as `conv_3/kernel`: the layer, and what the weight is to it.
"""

import os

from core.arrays import Array
from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.manifest import WEIGHTS
from core.runs.reader import RunReader

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


def has_weights(reader: RunReader) -> bool:
    """Whether the epoch was kept with its weights."""
    return os.path.lexists(reader.artefacts / WEIGHTS)


def stored_weights(reader: RunReader) -> dict[str, Array]:
    """The weights of the epoch of `reader` by their names, float16, whichever version wrote them.

    Raises:
        RunError: the run was kept without weights, or they are damaged.
    """
    if not has_weights(reader):
        raise RunError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} was kept without weights to train on; run `{program} train` again and update"
                " that run.",
            ),
            run=reader.folder.name,
        )
    order = EARLIER_ORDER.get(reader.manifest.network, "").split()
    name_of = {str(number): name for number, name in enumerate(order)}
    return {name_of.get(key, key): array for key, array in reader.arrays(WEIGHTS).items()}
