"""What each word of one text adds to the vector that a network makes of it."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float32Array, Float64Array

# How the words' shares were found: at this point, along a path to it, or by leaving words out.
EXACT, PATH, SHAPLEY = "exact", "path", "shapley"
# As Keras has it for layers that bring to unit length.
SMALLEST_LENGTH = 1e-6


@dataclass(frozen=True)
class Contributions:
    """A text's vector before it is brought to unit length, taken apart.

    `words` (positions, numbers) and `bias` (numbers,) add up to `whole` (numbers,), up to what a path of
    finitely many steps leaves; `kind` is one of the names above.
    """

    words: Float32Array
    bias: Float32Array
    whole: Float32Array
    kind: str = EXACT

    def projected(self, kernel: Float32Array | None) -> "Contributions":
        """The same after a linear layer without bias; None: as it is."""
        if kernel is None:
            return self
        return Contributions(
            self.words @ kernel, self.bias @ kernel, self.whole @ kernel, self.kind
        )

    def unit(self) -> Float64Array:
        """Rows (positions + 1, numbers), the bias last, whose sum is the unit vector.

        The length is that of the whole, so that it is not what words are judged by.
        """
        rows = np.vstack([self.words, self.bias[None]]).astype(np.float64)
        return rows / max(float(np.linalg.norm(self.whole)), SMALLEST_LENGTH)


def summed(words: Float32Array, bias: Float32Array) -> Contributions:
    """Contributions that leave nothing."""
    return Contributions(words, bias, words.sum(axis=0) + bias)
