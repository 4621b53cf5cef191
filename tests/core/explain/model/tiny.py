"""A network of three words and two filters whose every number is known."""

from typing import Any

import numpy as np

from core.explain.model.drawing import ModelFacts, model_drawing
from core.explain.model.read_texts import TITLES, ReadTexts, places_of
from core.explain.model.stored import StoredModel
from core.runs.manifest import Manifest
from core.text.vocabulary import Vocabulary

# Padding, one bucket for all that is unknown, a, b, c.
VECTORS = [[0, 0], [0, 0], [1, 0], [0, 1], [1, 0.5]]
WEIGHTS = [0, 1, 0.5, 2, 1]
# The first filter answers to a first number and then twice to a second one, the other one to nothing.
KERNEL = [[[1, -1], [0, -1]], [[0, -1], [2, -1]]]
LENGTH = 5


def tiny_model(task: str = "search", network: str = "conv1d", **changes: Any) -> StoredModel:
    """A conv1d run of the words a, b, c; `changes` are other weights."""
    vocabulary = Vocabulary(["a", "b", "c"], buckets=1)
    settings = {"dimension": 2, "filters": 2, "widths": "2", "pooling": "max", "members": 1}
    drawing = model_drawing(ModelFacts(task, network, settings, len(vocabulary), LENGTH))
    given = {
        "words/embeddings": VECTORS,
        "weights/embeddings": [[weight] for weight in WEIGHTS],
        "narrow/kernel": np.eye(2),
        "conv_2/kernel": KERNEL,
        "conv_2/bias": [-0.5, 0],
        "phrases/kernel": [[1, 0], [0, 1]],
        "phrases/bias": [0, 0],
    } | changes
    return StoredModel(
        manifest=Manifest("r1", task, network, best_epoch=1, length=LENGTH),
        epoch=1,
        drawing=drawing,
        names=vocabulary.words,
        first=2,
        stored={name: np.array(values, np.float16) for name, values in given.items()},
        vocabulary=vocabulary,
    )


def tiny_texts(model: StoredModel, *texts: str, queries: int = 0) -> ReadTexts:
    """Texts of words with spaces between them; the last `queries` are queries."""
    assert model.vocabulary is not None
    places = [list(places_of(model.vocabulary, text.split())) for text in texts]
    lengths = [len(read) for read in places]
    return ReadTexts(
        texts=list(texts),
        words=[word for read in places for word, _ in read],
        ids=np.array([id for read in places for _, id in read], np.int32),
        starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        queries_from=len(texts) - queries,
        kind=TITLES,
    )
