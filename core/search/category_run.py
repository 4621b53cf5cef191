"""A trained `category` model ready to guess: text in, a probability for each of its labels out."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.encoder import Encoder
from core.runs.manifest import CALIBRATION, ENCODER, VOCABULARY, Manifest, epoch_folder
from core.search.product_text import labelled_sequence
from core.text.analysis import Analyzer
from core.text.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]


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
        manifest = Manifest.read(folder)
        artefacts = epoch_folder(folder, manifest.best_epoch)
        try:
            if manifest.task != "category":
                raise ValueError(manifest.task)
            vocabulary = Vocabulary.load(folder / VOCABULARY)
            encoder = Encoder(artefacts / ENCODER)
            return cls(manifest, vocabulary, encoder, read_temperature(artefacts))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The run {run} has no model that guesses categories; choose another run.",
                ),
                run=manifest.id,
            ) from error

    @property
    def labels(self) -> list[str]:
        """What is guessed, in the order of the probabilities."""
        return self.manifest.labels

    def knows(self, words: Sequence[str]) -> bool:
        """Whether the run learned any of `words`: without one its guess would mean nothing."""
        return any(word in self.vocabulary for word in words)

    def probabilities(self, analyzer: Analyzer, texts: Sequence[str]) -> Floats:
        """Calibrated probabilities (texts, labels) of normalised texts."""
        sequences = [labelled_sequence(text, analyzer.sequence(text)) for text in texts]
        length = self.manifest.length
        ids = [self.vocabulary.encode(words, length) for words in sequences]
        chances = self._encoder.encode(np.array(ids, np.int32).reshape(len(ids), length))
        return tempered(chances, self.temperature) if len(chances) else chances


def tempered(chances: Floats, temperature: float) -> Floats:
    """Probabilities (n, labels) made flatter by a `temperature` above 1, sharper by one below.

    Temperature scaling (Guo et al. 2017): the softmax of the logits divided by it.
    """
    logits = np.log(chances.clip(1e-12)) / temperature
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def read_temperature(artefacts: Path) -> float:
    """The temperature kept in the folder of an epoch; 1 where there is none."""
    path = artefacts / CALIBRATION
    return float(json.loads(path.read_text("utf-8"))["temperature"]) if path.exists() else 1.0


def write_temperature(artefacts: Path, temperature: float) -> None:
    """Keep `temperature` in the folder of an epoch."""
    (artefacts / CALIBRATION).write_text(json.dumps({"temperature": temperature}), "utf-8")
