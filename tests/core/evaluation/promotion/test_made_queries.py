"""Which queries made of titles a verdict asks: none that a run has learned from in any way."""

from dataclasses import replace

import numpy as np

from core.evaluation.promotion.search import is_unseen
from core.runs.manifest import Manifest
from core.runs.split import UNTAUGHT, is_held_out

TEXTS = [f"text {number}" for number in range(2000)]
RUN = Manifest("new", "search", "conv1d", length=8, dimension=8, split=7)


def test_what_taught_a_run_how_to_join_words_and_model_is_not_asked() -> None:
    asked = is_unseen(TEXTS, [RUN])
    # A fifth of all texts teaches no model, and the first half of that teaches weights.
    assert not (asked & is_held_out(TEXTS, 7)).any()
    assert is_held_out(TEXTS, 7, UNTAUGHT)[asked].all()
    assert 0.07 < asked.mean() < 0.13


def test_beside_a_run_of_an_earlier_version_only_what_it_held_out_is_left() -> None:
    earlier = replace(RUN, id="old", format=2)
    asked = is_unseen(TEXTS, [RUN, earlier])
    assert np.array_equal(asked, is_held_out(TEXTS, 7))


def test_two_runs_of_different_splits_are_asked_what_neither_saw() -> None:
    other = replace(RUN, id="other", split=8)
    asked = is_unseen(TEXTS, [RUN, other])
    assert asked.any()
    assert is_held_out(TEXTS, 8, UNTAUGHT)[asked].all()
    assert not is_held_out(TEXTS, 8)[asked].any()
