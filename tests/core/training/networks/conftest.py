"""Small networks and what they read, for the tests of each."""

from typing import Any

import numpy as np

from core.task_choices import training_defaults
from core.training.tensorflow_setup import start_tensorflow

LENGTH = 12
SIZE = 50
DIMENSION = 16
CHANNELS = (5, 7)
# Words of a text; padding follows.
WORDS = 8


def built(
    name: str,
    channels: tuple[int, ...] = (),
    seed: int = 3,
    ordered: bool = True,
    **changes: Any,
) -> Any:
    """The network called `name` for ids below `SIZE`, with default settings but small."""
    start_tensorflow()
    import keras

    from core.training.networks import NETWORKS, SequenceInput

    keras.utils.set_random_seed(seed)
    weights = np.linspace(0.5, 1.5, SIZE, dtype=np.float32)
    given = SequenceInput(SIZE, LENGTH, weights, channels=channels, ordered=ordered)
    small = {"dimension": DIMENSION, "filters": 8}
    return NETWORKS[name].build(given, {**training_defaults("search", name), **small, **changes})


def stirred(model: Any) -> Any:
    """`model` with every weight moved, as if it had learned: parts that start at zero take part."""
    random = np.random.default_rng(5)
    for variable in model.trainable_variables:
        variable.assign_add(random.normal(0, 0.1, variable.shape))
    return model


def some_ids(channels: tuple[int, ...] = (), count: int = 6) -> np.ndarray:
    """Texts of `WORDS` words and padding, with channels beside them where there are any."""
    random = np.random.default_rng(1)
    columns = [random.integers(1, size, (count, LENGTH)) for size in (SIZE, *channels)]
    ids = np.stack(columns, axis=-1).astype(np.int32)
    ids[:, WORDS:] = 0
    return ids if channels else ids[:, :, 0]
