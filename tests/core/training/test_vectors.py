"""What the networks start from."""

from math import log

import numpy as np
import pytest

from core.text.vocabulary import Vocabulary
from core.training.vectors import word_weights


def test_a_word_weighs_by_how_few_texts_have_it() -> None:
    vocabulary = Vocabulary(["a", "b", "never"], buckets=1)
    weights = word_weights(vocabulary, [["a", "a", "b"], ["a"], ["a"]])
    # `a` is in three of three texts, `b` in one; what is in none is as rare as `b`.
    common, rare = log(1 + 0.5 / 3.5), log(1 + 2.5 / 1.5)
    mean = (common + 2 * rare) / 3
    assert weights[vocabulary.id("a")] == pytest.approx(common / mean)
    assert weights[vocabulary.id("b")] == pytest.approx(rare / mean)
    assert weights[vocabulary.id("never")] == pytest.approx(rare / mean)
    assert weights.dtype == np.float32
