"""Counts and what they say."""

from math import log

import pytest

from core.text.term_frequency import document_frequency, inverse_document_frequency


def test_a_word_counts_once_a_text() -> None:
    assert document_frequency([["a", "a", "b"], ["a"], []]) == {"a": 2, "b": 1}


def test_rare_words_say_more() -> None:
    idf = inverse_document_frequency(document_frequency([["a", "b"], ["a"], ["a"]]), 3)
    assert idf["b"] == pytest.approx(log(1 + 2.5 / 1.5))
    assert idf["b"] > idf["a"] > 0
