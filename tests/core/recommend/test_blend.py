"""The mixture of network, neighbours and popularity."""

from pathlib import Path

import numpy as np
import pytest

from core.files import read_json
from core.recommend.blend import Blend

COSINES = np.array([0.9, 0.1, -0.2, 0.4], np.float32)
NEAR = np.array([0.0, 3.0, 1.0, 0.0], np.float32)
POPULARITY = np.array([0.1, 0.2, 0.3, 0.4], np.float32)
NOBODY = np.zeros(0, np.int32)


def test_each_part_is_a_distribution_times_its_share() -> None:
    parts = Blend(neural=0.6, neighbours=0.4, popularity=0.01).parts(
        COSINES, NEAR, POPULARITY, NOBODY
    )
    assert parts["neural"].sum() == pytest.approx(0.6)
    assert parts["neighbours"] == pytest.approx([0, 0.3, 0.1, 0])
    assert parts["popularity"] == pytest.approx(0.01 * POPULARITY)
    assert parts["neural"].argmax() == 0


def test_without_neighbours_the_others_still_speak() -> None:
    scores = Blend().scores(COSINES, np.zeros(4, np.float32), POPULARITY, NOBODY)
    assert np.isfinite(scores).all()
    assert scores.argmax() == 0


def test_what_was_met_counts_as_often_as_people_come_back_to_it() -> None:
    met = np.array([1, 1], np.int32)
    once = Blend(again=0.0).scores(COSINES, NEAR, POPULARITY, met)
    half = Blend(again=0.5).scores(COSINES, NEAR, POPULARITY, met)
    whole = Blend(again=1.0).scores(COSINES, NEAR, POPULARITY, met)
    assert once[1] == 0
    assert half[1] == pytest.approx(whole[1] / 2)
    assert half[[0, 2, 3]] == pytest.approx(whole[[0, 2, 3]])


def test_trials_score_as_the_mixtures_that_are_tried() -> None:
    met = np.array([0], np.int32)
    mix = Blend(popularity=0.1)
    trials = mix.trials(COSINES, NEAR, POPULARITY, met)
    assert len(trials) == len(mix.tried())
    for scores, tried in zip(trials, mix.tried(), strict=True):
        assert scores == pytest.approx(tried.scores(COSINES, NEAR, POPULARITY, met))


def test_it_is_the_same_when_read_again(tmp_path: Path) -> None:
    mix = Blend(neural=0.7, neighbours=0.3, again=0.25)
    mix.write(tmp_path / "mix.json")
    assert Blend.from_json(read_json(tmp_path / "mix.json")) == mix
