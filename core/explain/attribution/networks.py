"""The networks that are taken apart by their weights, by name: a new one is one file and one line below."""

from collections.abc import Callable

from core.arrays import Int32Array
from core.explain.attribution import article, conv1d, dnn, rnn, transformer
from core.explain.attribution.contributions import Contributions
from core.explain.attribution.weights import Weights

_PARTS: dict[str, Callable[[Weights, Int32Array], Contributions]] = {
    "conv1d": conv1d.contributions,
    "article": article.contributions,
    "dnn": dnn.contributions,
    "rnn": rnn.contributions,
    "transformer": transformer.contributions,
}
TAKEN_APART = frozenset(_PARTS)


def contributions(network: str, weights: Weights, ids: Int32Array) -> Contributions:
    """What each of `ids` (positions,), none of them padding, adds to a tower's vector of them.

    Raises:
        KeyError: the weights are not those of this network.
    """
    parts = _PARTS[network](weights, ids)
    return parts.projected(weights("projection/kernel") if "projection/kernel" in weights else None)
