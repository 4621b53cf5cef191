"""What a query sets off in a run's network: every layer's answer, and which n-gram won in which filter."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from core.arrays import Array, Float32Array
from core.errors import UserError
from core.explain.model.forward import activations
from core.explain.model.kernels import convolutions
from core.explain.model.layers import Layer
from core.explain.model.read_texts import places_of
from core.explain.model.stored import StoredModel
from core.language import QT_TRANSLATE_NOOP
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.text.sequences import labelled_sequence, query_sequence

# So many filters of a convolution are told.
MOST_WINNERS = 6


@dataclass(frozen=True)
class Winner:
    """That in `layer` the filter `number` answered most strongly at `place`, to `words`."""

    layer: str
    number: int
    activation: float
    place: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """`words` stand at the places that are read; `strips` holds numbers of each layer by its name.

    A layer that answers at each place has a number a place there, the length of its vector; any other its own
    numbers.
    """

    text: str
    words: tuple[str, ...]
    strips: Mapping[str, Float32Array] = field(repr=False)
    winners: tuple[Winner, ...]


def read_query(model: StoredModel, analyzer: Analyzer, text: str) -> Reading:
    """What the network of `model` makes of the query `text`.

    Raises:
        UserError: it reads no queries, or was kept without weights.
    """
    places = _places(model, analyzer, text)
    words = tuple(word for word, _ in places)
    ids = np.zeros(model.manifest.length, np.int32)
    ids[: len(places)] = [id for _, id in places]
    values = activations(model.drawing, model.weights, ids)
    strips = {
        layer.name: _strip(values[layer.name], layer, len(words))
        for layer in model.drawing
        if layer.name in values
    }
    winners = [
        winner
        for layer in convolutions(model.drawing)
        for winner in _winners(layer, values[layer.name], words)
    ]
    return Reading(text, words, strips, tuple(winners))


def _places(model: StoredModel, analyzer: Analyzer, text: str) -> list[tuple[str, int]]:
    if model.vocabulary is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The run {run} reads no words of queries; choose a run of the task search or category.",
            ),
            run=model.manifest.id,
        )
    plain, length = normalise(text), model.manifest.length
    if model.manifest.task == "category":
        sequence = labelled_sequence(plain, analyzer.sequence(plain))
    else:
        sequence = query_sequence(analyzer, plain)
    return list(places_of(model.vocabulary, sequence[:length]))[:length]


def _strip(values: Array, layer: Layer, places: int) -> Float32Array:
    """The numbers of a layer to be shown: of each place that holds a word one, else all."""
    if layer.operation == "input":
        return np.zeros(0, np.float32)
    if values.ndim == 2:
        return np.asarray(np.linalg.norm(values, axis=1)[:places], np.float32)
    return np.asarray(values, np.float32)


def _winners(layer: Layer, values: Array, words: tuple[str, ...]) -> list[Winner]:
    """The filters of a convolution that answer most strongly, each with the words before it."""
    width, padding = layer.options["width"], layer.options["padding"]
    shown = values[: len(words)]
    if not len(shown):
        return []
    places, best = shown.argmax(axis=0), shown.max(axis=0)
    order = np.argsort(-best, kind="stable")[:MOST_WINNERS]
    before = (width - 1) // 2 if padding == "same" else 0
    return [
        Winner(
            layer.name,
            int(number),
            float(best[number]),
            int(places[number]),
            words[max(0, places[number] - before) : places[number] - before + width],
        )
        for number in order
        if best[number] > 0
    ]
