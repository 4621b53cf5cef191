"""What a trained run blends into one score, by hand: three distributions, each times its share."""

import numpy as np
import pytest

from core.recommend.blend import Blend

COSINES = np.array([0.1, 0.05, 0.0], np.float32)
NEAR = np.array([1.0, 0.0, 3.0], np.float32)
POPULARITY = np.array([0.5, 0.3, 0.2], np.float32)
NOTHING = np.zeros(0, np.int32)


def test_the_default_is_half_network_half_neighbours_and_a_thousandth_of_popularity() -> None:
    parts = Blend().parts(COSINES, NEAR, POPULARITY, NOTHING)
    # Cosines over 0.05: e², e and 1 of 11.107338.
    assert parts["neural"] == pytest.approx([0.332620, 0.122364, 0.045015], abs=1e-5)
    assert parts["neighbours"] == pytest.approx([0.125, 0, 0.375], abs=1e-6)
    assert parts["popularity"] == pytest.approx([0.0005, 0.0003, 0.0002], abs=1e-7)
    # What was met before counts as it is, unless a run has learned better.
    met = Blend().parts(COSINES, NEAR, POPULARITY, np.array([0], np.int32))
    assert met["neural"] == pytest.approx(parts["neural"])


def test_what_was_met_counts_again_by_its_share() -> None:
    blend = Blend(neural=0.0, neighbours=1.0, popularity=0.0, again=0.25)
    scores = blend.scores(COSINES, NEAR, POPULARITY, np.array([2, 2], np.int32))
    assert scores == pytest.approx([0.25, 0, 0.1875], abs=1e-6)


def test_eleven_shares_and_six_ways_of_meeting_again_are_tried() -> None:
    tried = Blend().tried()
    assert len(tried) == 66
    assert [blend.again for blend in tried[:6]] == [0.0, 0.25, 0.5, 1.0, 2.0, 4.0]
    shares = [(blend.neural, blend.neighbours) for blend in tried[::6]]
    expected = [(0.1 * n, 1 - 0.1 * n) for n in range(11)]
    assert shares == [pytest.approx(pair, abs=1e-9) for pair in expected]


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("neural", 0, 1),
        ("neighbours", 0, 1),
        ("popularity", 0, 1),
        ("temperature", 1e-4, 100),
        ("again", 0, 100),
    ],
)
def test_stored_shares_lie_within_their_limits(name: str, low: float, high: float) -> None:
    stored = {"neural": 0.5, "neighbours": 0.5, "popularity": 0.1, "temperature": 0.05}
    for inside in (low, high):
        assert getattr(Blend.from_json(stored | {name: inside}), name) == inside
    for outside in (low - 1e-5, high * 1.001):
        with pytest.raises(ValueError, match=name):
            Blend.from_json(stored | {name: outside})
