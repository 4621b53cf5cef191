"""One score out of three parts: words that met, vectors that are near, goods that sell."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Fusion:
    """Weights of the parts of a score, which add up to 1 so that the best possible score is 1.

    Each part's value lies between 0 and 1 (`core.search.features`). `floor` is the least similarity
    at which a product that shares no word with the query counts as found.
    """

    lexical: float = 0.6
    neural: float = 0.35
    popularity: float = 0.05
    floor: float = 0.5

    @classmethod
    def read(cls, path: Path) -> "Fusion":
        """The weights that `write` stored."""
        return cls(**json.loads(path.read_text("utf-8")))

    def write(self, path: Path) -> None:
        """Store the weights as JSON."""
        path.write_text(json.dumps(asdict(self)), "utf-8")

    def scores(self, lexical: Floats, neural: Floats, popularity: Floats) -> Floats:
        """Scores (products,) of parts of the same shape."""
        total = self.lexical * lexical + self.neural * neural + self.popularity * popularity
        return np.asarray(total, dtype=np.float32)
