"""The networks of `core.training.networks` as layers, from settings alone: no TensorFlow is asked.

Each function below says the same as the file of its name there, without what plays a part in training alone.
A test holds shapes, weights and what is computed against Keras and LiteRT.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.explain.model.layers import Layer, Shape

CONTEXT = 3
HEADS = 4
ARTICLE_FILTERS, ARTICLE_WIDTH, ARTICLE_POOL = 64, 3, 2


@dataclass
class Builder:
    """Layers in the making: those of a sequence of `length` ids below `size` and its `channels`.

    `prefix` stands before the names of the layers and of their weights.
    """

    settings: Mapping[str, Any]
    size: int
    length: int
    channels: tuple[int, ...] = ()
    ordered: bool = True
    prefix: str = ""
    layers: list[Layer] = field(default_factory=list)

    @property
    def dimension(self) -> int:
        """How many numbers a word has."""
        return int(self.settings["dimension"])

    @property
    def filters(self) -> int:
        """How many numbers a hidden layer has."""
        return int(self.settings["filters"])

    def add(
        self,
        name: str,
        operation: str,
        shape: Shape,
        *reads: str,
        weights: Mapping[str, Shape] | None = None,
        **options: Any,
    ) -> str:
        """Add a layer and return its name; `weights` are by their roles, such as `kernel`."""
        full = f"{self.prefix}{name}"
        paths = {f"{full}/{role}": size for role, size in (weights or {}).items()}
        self.layers.append(Layer(full, operation, shape, reads, paths, options))
        return full

    def read(self) -> str:
        """The layer of what the network reads."""
        shape: Shape = (self.length,)
        if self.channels:
            shape = (self.length, 1 + len(self.channels))
        return self.add("input", "input", shape)

    def shape_of(self, name: str) -> Shape:
        """The shape of what the layer `name` gives."""
        return next(layer.shape for layer in self.layers if layer.name == name)

    def embedding(
        self, name: str, entry: str, size: int, dimension: int, column: int = 0, **options: Any
    ) -> str:
        """A table (size, dimension) that the ids in a column of the input look up."""
        weights = {"embeddings": (size, dimension)}
        shape = (self.length, dimension)
        return self.add(name, "embedding", shape, entry, weights=weights, column=column, **options)

    def words(self, entry: str) -> str:
        """The vectors of the ids, zero at padding."""
        return self.embedding("words", entry, self.size, self.dimension, masked=True)

    def with_channels(self, entry: str, words: str, dimension: int, masked: bool) -> str:
        """`words` with what the channels add."""
        beside = [
            self.embedding(f"channel_{index}", entry, size, dimension, 1 + index, masked=masked)
            for index, size in enumerate(self.channels)
        ]
        if not beside:
            return words
        return self.add("with_channels", "add", (self.length, dimension), words, *beside)

    def id_weights(self, entry: str) -> str:
        """How much each word counts."""
        return self.embedding("weights", entry, self.size, 1)

    def mean(self, values: str, weights: str) -> str:
        """The mean of all places, each by its weight."""
        return self.add("mean", "mean", self.shape_of(values)[-1:], values, weights)

    def dense(
        self, name: str, reads: str, units: int, bias: bool = True, activation: str = ""
    ) -> str:
        """A dense layer over the last numbers of what it reads."""
        shape = self.shape_of(reads)
        weights: dict[str, Shape] = {"kernel": (shape[-1], units)}
        if bias:
            weights["bias"] = (units,)
        shape = (*shape[:-1], units)
        return self.add(name, "dense", shape, reads, weights=weights, activation=activation)

    def conv(self, name: str, reads: str, width: int) -> str:
        """What `width` neighbours say together, at each place."""
        inputs = self.shape_of(reads)[-1]
        weights = {"kernel": (width, inputs, self.filters), "bias": (self.filters,)}
        shape = (self.length, self.filters)
        return self.add(name, "conv1d", shape, reads, weights=weights, width=width, padding="same")

    def concatenate(self, name: str, parts: list[str]) -> str:
        """The numbers of `parts` one after the other."""
        size = sum(self.shape_of(part)[-1] for part in parts)
        return self.add(name, "concatenate", (size,), *parts)

    def sum(self, name: str, *parts: str) -> str:
        """The sum of `parts`, which are of one shape."""
        return self.add(name, "add", self.shape_of(parts[0]), *parts)


def conv1d(build: Builder) -> str:
    """See `core.training.networks.conv1d`; returns the name of the last layer, as all below."""
    entry = build.read()
    if build.channels:
        return _behaviour(build, entry)
    words = build.words(entry)
    mean = build.mean(words, build.id_weights(entry))
    return build.sum("vector", mean, _phrases(build, words)) if build.ordered else mean


def _phrases(build: Builder, words: str) -> str:
    narrow = build.dense("narrow", words, build.filters, bias=False)
    pooling = str(build.settings["pooling"])
    pooled = []
    for width in map(int, str(build.settings["widths"]).split(",")):
        convolved = build.conv(f"conv_{width}", narrow, width)
        size = build.filters * (2 if pooling == "both" else 1)
        pooled.append(build.add(f"pool_{width}", _POOLS[pooling], (size,), convolved))
    together = build.concatenate("together", pooled)
    return build.dense("phrases", together, build.dimension)


_POOLS = {"max": "max", "mean": "mean", "both": "max_and_mean"}


def _behaviour(build: Builder, entry: str) -> str:
    items = build.embedding("words", entry, build.size, build.dimension)
    narrow = build.dense("narrow", items, build.filters, bias=False)
    read = build.with_channels(entry, narrow, build.filters, masked=False)
    context = build.conv(
        "context", build.add("known", "masked", build.shape_of(read), read), CONTEXT
    )
    importance = build.dense("importance", context, 1, bias=False)
    own = build.id_weights(entry)
    weights = build.add("importances", "exponential", (build.length, 1), own, importance)
    return build.mean(items, weights)


def article(build: Builder) -> str:
    """See `core.training.networks.article`."""
    entry = build.read()
    numbers = build.add("rescaling", "rescaling", (build.length, 1), entry, scale=1.0 / build.size)
    places = build.length - ARTICLE_WIDTH + 1
    weights = {"kernel": (ARTICLE_WIDTH, 1, ARTICLE_FILTERS), "bias": (ARTICLE_FILTERS,)}
    signal = build.add(
        "conv1d",
        "conv1d",
        (places, ARTICLE_FILTERS),
        numbers,
        weights=weights,
        width=ARTICLE_WIDTH,
        padding="valid",
    )
    half = places // ARTICLE_POOL
    pooled = build.add("max_pooling1d", "max_pooling", (half, ARTICLE_FILTERS), signal)
    return build.add("flatten", "flatten", (half * ARTICLE_FILTERS,), pooled)


def dnn(build: Builder) -> str:
    """See `core.training.networks.dnn`."""
    entry = build.read()
    words = build.with_channels(entry, build.words(entry), build.dimension, masked=True)
    mean = build.mean(words, build.id_weights(entry))
    most = build.add("most", "max", (build.dimension,), words)
    deep = build.concatenate("together", [mean, most])
    for layer in (1, 2):
        deep = build.dense(f"hidden_{layer}", deep, build.filters, activation="relu")
    return build.sum("vector", mean, build.dense("deep", deep, build.dimension))


def rnn(build: Builder) -> str:
    """See `core.training.networks.rnn`."""
    entry = build.read()
    words = build.with_channels(entry, build.words(entry), build.dimension, masked=True)
    mean = build.mean(words, build.id_weights(entry))
    ends = []
    for direction in ("forward", "backward"):
        gate = build.dense(f"{direction}_gate", words, build.filters, activation="sigmoid")
        news = build.dense(f"{direction}_news", words, build.filters, activation="tanh")
        shape = (build.filters,)
        backward = direction == "backward"
        ends.append(build.add(direction, "memory", shape, gate, news, backward=backward))
    joined = build.dense("ends", build.concatenate("together", ends), build.dimension)
    return build.sum("vector", mean, joined)


def transformer(build: Builder) -> str:
    """See `core.training.networks.transformer`."""
    entry = build.read()
    words = build.with_channels(entry, build.words(entry), build.dimension, masked=True)
    table = {"embeddings": (build.length, build.dimension)}
    shape = (build.length, build.dimension)
    states = build.add("positions", "positions", shape, words, weights=table)
    attended = _attention(build, _norm(build, "attention_norm", states), entry)
    states = build.sum("attended", states, build.dense("attention", attended, build.dimension))
    normed = _norm(build, "feed_forward_norm", states)
    hidden = build.dense("hidden", normed, 2 * build.filters, activation="gelu")
    states = build.sum("states", states, build.dense("feed_forward", hidden, build.dimension))
    return build.mean(states, build.id_weights(entry))


def _norm(build: Builder, name: str, states: str) -> str:
    weights = {"gamma": (build.dimension,), "beta": (build.dimension,)}
    return build.add(name, "layer_norm", build.shape_of(states), states, weights=weights)


def _attention(build: Builder, states: str, entry: str) -> str:
    width = max(1, build.filters // HEADS)
    parts = [
        build.dense(name, states, HEADS * width, bias=False) for name in ("query", "key", "value")
    ]
    return build.add("heads", "attention", build.shape_of(parts[0]), *parts, heads=HEADS)


ENCODERS: dict[str, Callable[[Builder], str]] = {
    "conv1d": conv1d,
    "article": article,
    "dnn": dnn,
    "rnn": rnn,
    "transformer": transformer,
}
