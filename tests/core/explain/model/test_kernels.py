from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.errors import Cancelled, RunError
from core.explain.model import kernels as module
from core.explain.model.drawing import ModelFacts, model_drawing
from core.explain.model.kernels import WORDS, Gram, kernels_of, pulls
from core.explain.model.read_texts import STEPS_OF_SHOPPERS, ReadTexts
from core.feedback.actions import ACTIONS
from tests.core.explain.model.tiny import tiny_model, tiny_texts


def nobody(done: int, total: int) -> None:
    """Nobody listens."""


def test_n_grams_by_how_strongly_a_filter_answers() -> None:
    model = tiny_model()
    texts = tiny_texts(model, "a b", "b a c", "a c", queries=1)
    first, second = kernels_of(model, "conv_2", texts, nobody)
    # a b: 1 + 2 · 1 - 0.5; a c: 1 + 2 · 0.5 - 0.5; b a: 0 + 2 · 0 - 0.5, and nothing is left of that.
    assert first.grams == (Gram(("a", "b"), 2.5, 1, 0, (0,)), Gram(("a", "c"), 1.5, 1, 1, (1, 2)))
    assert (first.number, first.width, first.strongest) == (0, 2, 2.5)
    assert (second.number, second.grams, second.strongest) == (1, (), 0.0)


def test_no_n_gram_reaches_into_another_text() -> None:
    model = tiny_model()
    texts = tiny_texts(model, "b a", "b", "b c")
    (first, _) = kernels_of(model, "conv_2", texts, nobody)
    # Not a b, of two texts; b c: 0 + 2 · 0.5 - 0.5.
    assert [(gram.words, gram.activation) for gram in first.grams] == [(("b", "c"), 0.5)]


def test_a_text_counts_once_however_often_it_has_an_n_gram() -> None:
    model = tiny_model()
    (first, _) = kernels_of(model, "conv_2", tiny_texts(model, "a b a b"), nobody)
    assert first.grams[0] == Gram(("a", "b"), 2.5, 1, 0, (0,))


def test_blocks_do_not_change_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    model = tiny_model()
    texts = tiny_texts(model, "a b c a", "c b a", "b b c c a")
    whole = kernels_of(model, "conv_2", texts, nobody)
    monkeypatch.setattr(module, "BLOCK", 2)
    assert kernels_of(model, "conv_2", texts, nobody) == whole


def test_words_by_how_far_they_move_the_vector() -> None:
    model = tiny_model()
    assert pulls(model)[2:].tolist() == pytest.approx([0.5, 2.0, np.sqrt(1.25)], abs=1e-3)
    (kernel,) = kernels_of(model, WORDS, tiny_texts(model, "a b", "c"), nobody)
    assert [gram.words for gram in kernel.grams] == [("b",), ("c",), ("a",)]
    assert kernel.grams[0].activation == 2.0


def test_an_unknown_word_is_named_as_it_stands() -> None:
    model = tiny_model(**{"words/embeddings": [[0, 0], [3, 0], [1, 0], [0, 1], [1, 0.5]]})
    (first, _) = kernels_of(model, "conv_2", tiny_texts(model, "zebra b"), nobody)
    assert first.grams == (Gram(("zebra", "b"), 4.5, 1, 0, (0,)),)


def test_a_kernel_over_what_shoppers_did() -> None:
    # Items 2 and 3, in two numbers; of the channels only the action counts: 1 is added for a purchase.
    settings = {"dimension": 2, "filters": 1}
    drawing = model_drawing(ModelFacts("next-item", "conv1d", settings, 4, 5))
    actions = np.zeros((len(ACTIONS) + 2, 1))
    actions[2 + ACTIONS.index("purchase")] = 1
    weights = {
        "words/embeddings": [[0, 0], [0, 0], [1, 0], [0, 3]],
        "narrow/kernel": [[1], [1]],
        "channel_0/embeddings": actions,
        "channel_1/embeddings": np.zeros((6, 1)),
        "channel_2/embeddings": np.zeros((9, 1)),
        "context/kernel": [[[1]], [[2]], [[4]]],
        "context/bias": [0],
    }
    stored = {name: np.array(values, np.float16) for name, values in weights.items()}
    model = replace(tiny_model(), drawing=drawing, stored=stored)
    click, purchase = (2 + ACTIONS.index(name) for name in ("click", "purchase"))
    steps = [(2, click, 3, 1), (3, click, 2, 1), (2, purchase, 1, 1)]
    texts = ReadTexts(
        ["all"], ["x", "y", "z"], np.array(steps, np.int32), np.array([0, 3]), 1, STEPS_OF_SHOPPERS
    )
    (kernel,) = kernels_of(model, "context", texts, nobody)
    # 1 · 1 + 2 · 3 + 4 · (1 + 1).
    assert kernel.grams == (Gram(("x", "y", "z"), 15.0, 1, 0, (0,)),)


def test_it_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled("")

    model = tiny_model()
    with pytest.raises(Cancelled):
        kernels_of(model, "conv_2", tiny_texts(model, "a b"), stop)


def test_without_weights_there_is_a_sentence() -> None:
    model = tiny_model()
    object.__setattr__(model, "stored", None)
    with pytest.raises(RunError, match=r"r1.*without its weights"):
        kernels_of(model, "conv_2", tiny_texts(model, "a b"), nobody)


def test_the_article_reads_numbers_of_words() -> None:
    kernel = np.zeros((3, 1, 64))
    kernel[2, 0, 7] = 5.0
    stored: dict[str, Any] = {"conv1d/kernel": kernel, "conv1d/bias": np.zeros(64)}
    model = tiny_model(network="article", **stored)
    strongest, other = kernels_of(model, "conv1d", tiny_texts(model, "a b c", "c c a"), nobody)[:2]
    # The third word's number, 4 of 5, by 5.
    assert strongest.number == 7
    assert [gram.words for gram in strongest.grams] == [("a", "b", "c"), ("c", "c", "a")]
    assert strongest.strongest == pytest.approx(4.0)
    assert other.strongest == 0.0
