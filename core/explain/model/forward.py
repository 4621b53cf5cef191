"""What the layers of a drawing make of one input, in NumPy; dropout plays no part in what is computed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import erf
from typing import Any

import numpy as np

from core.arrays import Array, Float32Array, Int32Array
from core.explain.model.layers import Drawing, Layer

# As in `core.training.networks.embedding`, Keras' layers and the Transformer.
TINY, NORM_EPSILON, UNIT_EPSILON, NEVER = 1e-6, 1e-3, 1e-12, 1e4
POOL = 2
# Of what a person did, before the labels: padding and unknown.
FIRST = 2


@dataclass(frozen=True)
class Place:
    """What an operation has at hand beside what it reads.

    `mask` (length, 1) is 1 where there is a word, `weights` are those of the layer by their roles.
    """

    ids: Int32Array
    mask: Float32Array
    weights: Mapping[str, Float32Array]
    options: Mapping[str, Any]


def activations(
    drawing: Drawing, weights: Mapping[str, Array], ids: Int32Array
) -> dict[str, Float32Array]:
    """What each layer gives, by its name, for the input `ids`, (length,) or (length, 1 + channels).

    Layers outside the network, and those of the second tower, are left out.

    Raises:
        KeyError: one of the weights is not there.
    """
    column = ids if ids.ndim == 1 else ids[:, 0]
    mask = (column != 0).astype(np.float32)[:, None]
    values: dict[str, Float32Array] = {}
    for layer in drawing:
        operation = OPERATIONS.get(layer.operation)
        if operation is None or layer.is_shared:
            continue
        place = Place(ids, mask, _weights(layer, weights), layer.options)
        read = [values[name] for name in layer.reads]
        values[layer.name] = np.asarray(operation(place, *read), np.float32)
    return values


def _weights(layer: Layer, weights: Mapping[str, Array]) -> dict[str, Float32Array]:
    return {
        path.rpartition("/")[2]: np.asarray(weights[path], np.float32) for path in layer.weights
    }


def _embedding(place: Place, ids: Array) -> Any:
    column = ids if ids.ndim == 1 else ids[:, place.options["column"]]
    values = place.weights["embeddings"][column.astype(np.intp)]
    return values * place.mask if place.options.get("masked") else values


def _dense(place: Place, values: Array) -> Any:
    summed = values @ place.weights["kernel"]
    if "bias" in place.weights:
        summed = summed + place.weights["bias"]
    return _ACTIVATIONS[place.options["activation"]](summed)


def _conv1d(place: Place, values: Array) -> Any:
    kernel, width = place.weights["kernel"], place.options["width"]
    if place.options["padding"] == "same":
        values = np.pad(values, (((width - 1) // 2, width // 2), (0, 0)))
    places = len(values) - width + 1
    summed = sum(values[step : step + places] @ kernel[step] for step in range(width))
    return np.maximum(summed + place.weights["bias"], 0)


def _mean(place: Place, values: Array, weights: Array | None = None) -> Any:
    counted = place.mask if weights is None else weights * place.mask
    return (values * counted).sum(axis=0) / (counted.sum(axis=0) + TINY)


def _max(place: Place, values: Array) -> Any:
    return (np.maximum(values, 0) * place.mask).max(axis=0)


def _max_pooling(place: Place, values: Array) -> Any:
    half = len(values) // POOL
    return values[: half * POOL].reshape(half, POOL, -1).max(axis=1)


def _memory(place: Place, gate: Array, news: Array) -> Any:
    """See `core.training.networks.rnn.last_state`."""
    gate = gate * place.mask
    log_kept = np.log(1.0 - gate + TINY)
    after = np.cumsum(log_kept, axis=0)
    left = after - log_kept if place.options["backward"] else after[-1:] - after
    return (np.exp(left) * gate * news).sum(axis=0)


def _layer_norm(place: Place, values: Array) -> Any:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + NORM_EPSILON)
    return centred / spread * place.weights["gamma"] + place.weights["beta"]


def _attention(place: Place, query: Array, key: Array, value: Array) -> Any:
    hidden = (place.mask.T - 1.0) * NEVER
    heads = place.options["heads"]
    width = query.shape[-1] // heads
    parts = [slice(head * width, (head + 1) * width) for head in range(heads)]
    return np.concatenate(
        [
            softmax(query[:, part] @ key[:, part].T * width**-0.5 + hidden) @ value[:, part]
            for part in parts
        ],
        axis=-1,
    )


def _unit(place: Place, values: Array) -> Any:
    return values / np.sqrt(max(float((values**2).sum()), UNIT_EPSILON))


def _again(place: Place, ids: Array) -> Any:
    """See `core.training.tasks.next_category.task.last_again`."""
    last = int((ids[:, 0] * (ids[:, 2] == 1)).sum())
    table = place.weights["embeddings"]
    return (table[last, 0] * np.eye(len(table))[last])[FIRST:]


def softmax(values: Array) -> Array:
    """Chances (…, n) of the last axis."""
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _gelu(values: Array) -> Any:
    return values * 0.5 * (1.0 + np.vectorize(erf, otypes=[np.float32])(values / np.sqrt(2.0)))


_ACTIVATIONS: dict[str, Callable[[Array], Any]] = {
    "": lambda values: values,
    "relu": lambda values: np.maximum(values, 0),
    "sigmoid": lambda values: 1.0 / (1.0 + np.exp(-values)),
    "tanh": np.tanh,
    "gelu": _gelu,
    "softmax": softmax,
}
OPERATIONS: dict[str, Callable[..., Any]] = {
    "input": lambda place: place.ids,
    "embedding": _embedding,
    "dense": _dense,
    "conv1d": _conv1d,
    "mean": _mean,
    "max": _max,
    "max_and_mean": lambda place, x: np.concatenate([_max(place, x), _mean(place, x)]),
    "max_pooling": _max_pooling,
    "concatenate": lambda place, *parts: np.concatenate(parts),
    "add": lambda place, *parts: sum(parts),
    "masked": lambda place, x: x * place.mask,
    "exponential": lambda place, *parts: np.exp(sum(parts)),
    "rescaling": lambda place, ids: _ids(ids)[:, None] * np.float32(place.options["scale"]),
    "flatten": lambda place, x: x.reshape(-1),
    "memory": _memory,
    "positions": lambda place, x: x + place.weights["embeddings"][: len(x)],
    "layer_norm": _layer_norm,
    "attention": _attention,
    "unit": _unit,
    "softmax": lambda place, x: softmax(x),
    "again": _again,
    "louder": lambda place, x: x * np.sqrt(place.mask.sum() + TINY),
    "average": lambda place, *parts: np.mean(parts, axis=0),
}


def _ids(ids: Array) -> Any:
    return ids if ids.ndim == 1 else ids[:, 0]
