"""How what the network, the neighbours and popularity say of the next item become one score."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Float32Array, Int32Array
from core.runs.numbers import numbers_of

# Shares of the network that are tried; the rest is the neighbours'. Finer steps differ by chance.
SHARES = tuple(share / 10 for share in range(11))
# What an item met before may count against another: from never again to four times as much.
AGAIN = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0)
# What a stored blend may hold; beyond that a softmax is a constant or one item alone.
RANGES = {
    "neural": (0.0, 1.0),
    "neighbours": (0.0, 1.0),
    "popularity": (0.0, 1.0),
    "temperature": (1e-4, 1e2),
    "again": (0.0, 1e2),
}


@dataclass(frozen=True, kw_only=True)
class Blend:
    """A mixture of three distributions over the items: what each says, times its share.

        score = neural · softmax(cosine / temperature) + neighbours · kNN + popularity · share of actions

    `temperature` turns the network's cosines into chances. What was met before counts `again` times as
    much: nobody sees a film twice, while what was looked at is looked at again.
    """

    neural: float = 0.5
    neighbours: float = 0.5
    popularity: float = 1e-3
    temperature: float = 0.05
    again: float = 1.0

    def parts(
        self, cosines: Float32Array, near: Float32Array, popularity: Float32Array, known: Int32Array
    ) -> dict[str, Float32Array]:
        """What each part adds to the score of every item, (items,) each.

        Args:
            cosines: of the shopper's vector with every item's.
            near: scores of `Neighbours`.
            popularity: shares of all actions.
            known: rows of the items met before.
        """
        parts = {
            "neural": self.neural * _chances(cosines / self.temperature),
            "neighbours": self.neighbours * near / max(float(near.sum()), 1e-9),
            "popularity": self.popularity * popularity,
        }
        known = np.unique(known)
        for part in parts.values():
            part[known] *= self.again
        return parts

    def scores(
        self, cosines: Float32Array, near: Float32Array, popularity: Float32Array, known: Int32Array
    ) -> Float32Array:
        """The sum of the parts."""
        parts = self.parts(cosines, near, popularity, known)
        return parts["neural"] + parts["neighbours"] + parts["popularity"]

    def write(self, path: Path) -> None:
        """Write the shares to `path` as JSON."""
        path.write_text(json.dumps(asdict(self), allow_nan=False), "utf-8")

    @classmethod
    def from_json(cls, stored: Any) -> "Blend":
        """The shares in the JSON value that `write` wrote.

        Raises:
            ValueError: there are none; says which rule is broken.
        """
        return cls(**numbers_of(stored, RANGES, optional=("again",)))

    def trials(
        self, cosines: Float32Array, near: Float32Array, popularity: Float32Array, known: Int32Array
    ) -> Float32Array:
        """The scores by every mixture of `tried`, (mixtures, items), for what `parts` takes."""
        whole = replace(self, neural=1.0, neighbours=1.0, again=1.0)
        parts = whole.parts(cosines, near, popularity, known)
        shares = np.array(SHARES, np.float32)[:, None]
        scores = shares * parts["neural"] + (1 - shares) * parts["neighbours"] + parts["popularity"]
        trials = np.repeat(scores[:, None], len(AGAIN), axis=1)
        trials[:, :, np.unique(known)] *= np.array(AGAIN, np.float32)[:, None]
        tried: Float32Array = trials.reshape(-1, len(cosines))
        return tried

    def tried(self) -> list["Blend"]:
        """Every share of the network, and of what was met before, that is worth a trial."""
        return [
            replace(self, neural=share, neighbours=1 - share, again=again)
            for share in SHARES
            for again in AGAIN
        ]


def _chances(logits: Float32Array) -> Float32Array:
    powers = np.exp(logits - logits.max(initial=0.0))
    chances: Float32Array = powers / powers.sum()
    return chances
