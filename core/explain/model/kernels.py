"""The n-grams that a kernel answers to most, over all that a run reads.

    a(g, f) = relu(Σ_k x(g_k) · K_k,f + b_f)

where x are the numbers that a convolution reads of each place, K its kernel (width, numbers, filters) and b
its bias. Only n-grams that lie in a text as a whole count, so that no padding is among them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.arrays import Array, Float32Array, Int64Array
from core.explain.model.forward import activations
from core.explain.model.layers import Drawing, Layer
from core.explain.model.read_texts import ReadTexts
from core.explain.model.stored import StoredModel

# So many n-grams of a filter are listed, with so many texts each.
MOST_GRAMS, MOST_EXAMPLES = 30, 5
# N-grams reckoned at a time: 13 MB of 64 filters.
BLOCK = 50_000
# In the place of a convolution's name: the words themselves, by how far they move the vector.
WORDS = "words"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Gram:
    """An n-gram, how strongly the filter answers, how many texts and queries hold it, and some of them."""

    words: tuple[str, ...]
    activation: float
    texts: int
    queries: int
    examples: tuple[int, ...]


@dataclass(frozen=True)
class Kernel:
    """One filter of the convolution `layer`, `width` words wide; its n-grams, the strongest first."""

    layer: str
    width: int
    number: int
    grams: tuple[Gram, ...]

    @property
    def strongest(self) -> float:
        """How strongly it answers at most; 0 where it never does."""
        return self.grams[0].activation if self.grams else 0.0


def convolutions(drawing: Drawing) -> list[Layer]:
    """The convolutions of a model."""
    return [layer for layer in drawing if layer.operation == "conv1d" and not layer.is_shared]


def kernels_of(
    model: StoredModel, layer: str, texts: ReadTexts, progress: Progress
) -> list[Kernel]:
    """Every filter of the convolution `layer`, the one that answers most strongly first.

    Of `WORDS` the one list of all words, by `pulls`. `progress` hears n-grams done, in all, and may raise to
    stop.

    Raises:
        RunError: the epoch was kept without weights.
    """
    places, place_of = np.unique(texts.ids, axis=0, return_inverse=True)
    place_of = place_of.reshape(-1)
    if layer == WORDS:
        pull = pulls(model)
        column = places if places.ndim == 1 else places[:, 0]
        return _filters(layer, _Grams.of(texts, place_of, 1), [pull[column][:, None]], progress)
    convolution = model.drawing[layer]
    read = activations(_before(model.drawing, convolution), model.weights, places)
    values = read[convolution.reads[0]]
    kernel, bias = (
        np.asarray(model.weights[f"{layer}/{role}"], np.float32) for role in ("kernel", "bias")
    )
    shares = [values @ part for part in kernel]
    shares[0] = shares[0] + bias
    return _filters(layer, _Grams.of(texts, place_of, len(kernel)), shares, progress)


def pulls(model: StoredModel) -> Float32Array:
    """How far each id moves the vector of a text, (ids,): the length of its vector times its weight.

    Of several members the mean. Only of a network that `has_words`.
    """
    members = [_pull(model, layer) for layer in _embeddings(model.drawing)]
    return np.asarray(np.mean(members, axis=0), np.float32)


def has_words(drawing: Drawing) -> bool:
    """Whether the network has a vector of each word."""
    return bool(_embeddings(drawing))


def _embeddings(drawing: Drawing) -> list[Layer]:
    return [layer for layer in drawing if layer.own_name == "words" and not layer.is_shared]


def _pull(model: StoredModel, layer: Layer) -> Float32Array:
    stored: Mapping[str, Array] = model.weights
    vectors = np.asarray(stored[f"{layer.name}/embeddings"], np.float32)
    beside = f"{layer.name.removesuffix('words')}weights/embeddings"
    weights = np.asarray(stored[beside], np.float32)[:, 0]
    # Of behaviour weights are stored as logarithms.
    if any(one.operation == "exponential" for one in model.drawing):
        weights = np.exp(weights)
    return np.asarray(np.linalg.norm(vectors, axis=1) * weights, np.float32)


def _before(drawing: Drawing, layer: Layer) -> Drawing:
    """The layers that `layer` hangs on, which look at one place at a time."""
    wanted = {*layer.reads}
    chosen = []
    for one in reversed(drawing.layers):
        if one.name in wanted:
            wanted |= {*one.reads}
            chosen.append(one)
    return Drawing(tuple(reversed(chosen)))


@dataclass(frozen=True)
class _Grams:
    """The different n-grams of texts: where each begins first, and which windows are of each.

    `place_of` is the number of what stands at each place; `window` (n,) holds where windows begin, in the
    order of their n-grams, of which each has those from `starts[g]` to `starts[g + 1]`.
    """

    texts: ReadTexts
    place_of: Array
    width: int
    window: Array
    starts: Int64Array
    text_of: Array

    @classmethod
    def of(cls, texts: ReadTexts, place_of: Array, width: int) -> "_Grams":
        text_of = np.repeat(np.arange(len(texts)), np.diff(texts.starts))
        last = len(place_of) - width + 1
        begins = np.arange(max(0, last))
        begins = begins[text_of[begins] == text_of[begins + width - 1]]
        code = np.zeros(len(begins), np.int64)
        size = int(place_of.max(initial=0)) + 1
        for step in range(width):
            # Numbered anew at each step: codes stay below windows × places.
            code = np.unique(code * size + place_of[begins + step], return_inverse=True)[1]
        order = np.argsort(code, kind="stable")
        starts = np.searchsorted(code[order], np.arange(int(code.max(initial=-1)) + 2))
        return cls(texts, place_of, width, begins[order], starts.astype(np.int64), text_of)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def activations(self, shares: list[Float32Array], first: int, last: int) -> Float32Array:
        """How strongly each filter answers to the n-grams from `first` to before `last`."""
        begins = self.window[self.starts[first:last]]
        summed = sum(share[self.place_of[begins + step]] for step, share in enumerate(shares))
        return np.asarray(np.maximum(summed, 0), np.float32)

    def gram(self, number: int, activation: float) -> Gram:
        """The n-gram called `number`."""
        begin = int(self.window[self.starts[number]])
        windows = self.window[self.starts[number] : self.starts[number + 1]]
        texts = np.unique(self.text_of[windows])
        queries = int((texts >= self.texts.queries_from).sum())
        return Gram(
            words=tuple(self.texts.words[begin : begin + self.width]),
            activation=activation,
            texts=len(texts) - queries,
            queries=queries,
            examples=tuple(texts[:MOST_EXAMPLES].tolist()),
        )


def _filters(
    layer: str, grams: _Grams, shares: list[Float32Array], progress: Progress
) -> list[Kernel]:
    """The kernels of a layer, from what each place adds at each step of an n-gram."""
    filters = shares[0].shape[1]
    best: list[list[tuple[float, int]]] = [[] for _ in range(filters)]
    for first in range(0, len(grams), BLOCK):
        progress(first, len(grams))
        values = grams.activations(shares, first, min(first + BLOCK, len(grams)))
        for number in range(filters):
            best[number] = _merged(best[number], values[:, number], first)
    kernels = [
        Kernel(layer, grams.width, number, tuple(grams.gram(one, value) for value, one in chosen))
        for number, chosen in enumerate(best)
    ]
    return sorted(kernels, key=lambda kernel: (-kernel.strongest, kernel.number))


def _merged(
    best: list[tuple[float, int]], values: Float32Array, first: int
) -> list[tuple[float, int]]:
    """The strongest of those known and of `values`, numbered from `first`; what answers nothing is none."""
    strongest = np.argsort(-values, kind="stable")[:MOST_GRAMS]
    new = [(float(values[row]), first + int(row)) for row in strongest if values[row] > 0]
    return sorted([*best, *new], key=lambda one: (-one[0], one[1]))[:MOST_GRAMS]
