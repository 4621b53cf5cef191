"""How what the network, the neighbours and popularity say of the next item become one score."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

# Shares of the network that are tried; the rest is the neighbours'.
SHARES = tuple(share / 20 for share in range(21))


@dataclass(frozen=True)
class Mix:
    """A mixture of three distributions over the items: what each says, times its share.

    `temperature` turns the network's cosines into chances.
    """

    neural: float = 0.5
    neighbours: float = 0.5
    popularity: float = 1e-3
    temperature: float = 0.05

    def parts(self, cosines: Floats, near: Floats, popularity: Floats) -> dict[str, Floats]:
        """What each part adds to the score of every item, (items,) each.

        Args:
            cosines: of the shopper's vector with every item's.
            near: scores of `Neighbours`.
            popularity: shares of all actions.
        """
        return {
            "neural": self.neural * _chances(cosines / self.temperature),
            "neighbours": self.neighbours * near / max(float(near.sum()), 1e-9),
            "popularity": self.popularity * popularity,
        }

    def scores(self, cosines: Floats, near: Floats, popularity: Floats) -> Floats:
        """The sum of the parts."""
        parts = self.parts(cosines, near, popularity)
        return parts["neural"] + parts["neighbours"] + parts["popularity"]

    def write(self, path: Path) -> None:
        """Write the shares to `path` as JSON."""
        path.write_text(json.dumps(asdict(self)), "utf-8")

    @classmethod
    def read(cls, path: Path) -> "Mix":
        """What `write` wrote."""
        return cls(**json.loads(path.read_text("utf-8")))

    def with_share(self, neural: float) -> "Mix":
        """The same with another share of the network."""
        return replace(self, neural=neural, neighbours=1 - neural)


def _chances(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(initial=0.0))
    chances: Floats = powers / powers.sum()
    return chances
