"""What moves the weights, as the settings choose it: Adam, AdamW, or SGD with momentum."""

from collections.abc import Mapping
from typing import Any

import keras

Kind = type[keras.optimizers.Optimizer]


def optimizer_of(
    settings: Mapping[str, Any],
    rate: Any,
    variables: list[Any],
    adam: Kind = keras.optimizers.Adam,
    sgd: Kind = keras.optimizers.SGD,
) -> keras.optimizers.Optimizer:
    """The optimizer for `variables`; `rate` is a number or a schedule.

    AdamW takes a share off kernels of layers alone (Loshchilov and Hutter 2019): a rare word is seldom in a
    batch, and would be forgotten between two.

    Args:
        adam: what to make where Adam or AdamW is chosen.
        sgd: what to make where SGD is.
    """
    name = settings["optimizer"]
    if name == "sgd":
        return sgd(rate, momentum=float(settings["momentum"]))
    if name == "adam":
        return adam(rate)
    made = adam(rate, weight_decay=float(settings["weight_decay"]))
    made.exclude_from_weight_decay(
        var_list=[each for each in variables if not each.path.endswith("kernel")]
    )
    return made
