"""A trained `category` model ready to guess: text in, a probability for each of its labels out."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.arrays import Float32Array
from core.metrics.classification import tempered
from core.runs.encoder import Encoder
from core.runs.manifest import CALIBRATION, ENCODER, Manifest
from core.runs.numbers import numbers_of
from core.runs.reader import RunReader
from core.text.analysis import Analyzer
from core.text.sequences import labelled_sequence
from core.text.vocabulary import Vocabulary

TASK = "category"
# What a stored temperature may be: beyond, every probability is 0, 1 or the same for all.
TEMPERATURES = (1e-3, 1e3)


class CategoryRun:
    """The best epoch of one run. Safe between threads."""

    def __init__(
        self, manifest: Manifest, vocabulary: Vocabulary, encoder: Encoder, temperature: float = 1.0
    ) -> None:
        self.manifest = manifest
        self.vocabulary = vocabulary
        self.temperature = temperature
        self._encoder = encoder

    @classmethod
    def load(cls, folder: Path) -> "CategoryRun":
        """The run in `folder`.

        Raises:
            RunError: it is damaged, of another task, or has no complete epoch yet.
        """
        reader = RunReader.open(folder, TASK)
        manifest, vocabulary = reader.manifest, reader.vocabulary()
        encoder = reader.encoder(ENCODER, (manifest.length,), len(vocabulary), len(manifest.labels))
        has_temperature = reader.has(CALIBRATION)
        temperature = reader.value(CALIBRATION, temperature_of) if has_temperature else 1.0
        return cls(manifest, vocabulary, encoder, temperature)

    @property
    def labels(self) -> list[str]:
        """What is guessed, in the order of the probabilities."""
        return self.manifest.labels

    def knows(self, words: Sequence[str]) -> bool:
        """Whether the run learned any of `words`: without one its guess would mean nothing."""
        return self.vocabulary.knows_any(words)

    def probabilities(self, analyzer: Analyzer, texts: Sequence[str]) -> Float32Array:
        """Calibrated probabilities (texts, labels) of normalised texts."""
        sequences = [labelled_sequence(text, analyzer.sequence(text)) for text in texts]
        ids = self.vocabulary.encode(sequences, self.manifest.length)
        probabilities = self._encoder.encode(ids)
        # Where it gives no numbers all labels are alike.
        np.nan_to_num(probabilities, copy=False, posinf=0.0)
        return tempered(probabilities, self.temperature) if len(probabilities) else probabilities


def temperature_of(stored: Any) -> float:
    """The temperature in the JSON value that `write_temperature` wrote.

    Raises:
        ValueError: there is none.
    """
    return numbers_of(stored, {"temperature": TEMPERATURES})["temperature"]


def write_temperature(artefacts: Path, temperature: float) -> None:
    """Keep `temperature` in the folder of an epoch."""
    (artefacts / CALIBRATION).write_text(json.dumps({"temperature": temperature}), "utf-8")
