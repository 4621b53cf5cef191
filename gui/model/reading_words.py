"""What a query sets off in a layer, in words: the words that count, and the n-grams that won."""

import numpy as np
from PySide6.QtCore import QObject

from core.explain.model.layers import Layer
from core.explain.model.reading import Reading

# So many numbers of a vector are told.
MOST_NUMBERS = 12


class ReadingWords(QObject):
    """Says what a reading holds, in the language of the window."""

    def of_query(self, reading: Reading) -> str:
        """What is read of the query."""
        if not reading.words:
            return self.tr("The network reads no word of this query.")
        return self.tr("Read as {count} words and pairs of characters: {words}").format(
            count=len(reading.words), words=" · ".join(reading.words)
        )

    def of_layer(self, layer: Layer, reading: Reading) -> str:
        """How `layer` answers."""
        strip = reading.strips.get(layer.name)
        if strip is None or not len(strip):
            return self.of_query(reading) if layer.operation == "input" else ""
        winners = [one for one in reading.winners if one.layer == layer.name]
        if winners:
            lines = [
                self.tr("filter {number}: {activation} at “{words}”").format(
                    number=one.number,
                    activation=f"{one.activation:.3f}",
                    words=" ".join(one.words),
                )
                for one in winners
            ]
            return "\n".join([self.tr("Strongest filters, and which words won:"), *lines])
        if len(strip) == len(reading.words) and len(layer.shape) > 1:
            pairs = zip(reading.words, strip.tolist(), strict=True)
            lines = [f"{word}  {number:.3f}" for word, number in pairs]
            return "\n".join([self.tr("How long the vector of each word is:"), *lines])
        return self._vector(strip)

    def _vector(self, strip: np.ndarray) -> str:
        length = float(np.linalg.norm(strip))
        largest = np.argsort(-np.abs(strip), kind="stable")[:MOST_NUMBERS]
        told = ", ".join(f"[{number}] {strip[number]:+.3f}" for number in sorted(largest.tolist()))
        return self.tr("Length {length}; farthest from zero: {numbers}").format(
            length=f"{length:.3f}", numbers=told
        )
