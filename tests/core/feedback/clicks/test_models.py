"""Planted position bias comes back, whatever stood high; what is not known of position stays out."""

import numpy as np
import pyarrow as pa
import pytest

from core.feedback.clicks.cascade import Cascade
from core.feedback.clicks.impressions import impressions_of
from core.feedback.clicks.models import (
    GREATEST_WEIGHT,
    click_models,
    inverse_propensities,
    pair_attractiveness,
)
from tests.core.feedback.clicks.planted import HYPERBOLIC, cascade, events_of, position_based

ROOT = np.arange(1, 21) ** -0.5
FOLD = np.where(np.arange(20) < 4, 1.0, 0.45)


@pytest.mark.parametrize("planted", [HYPERBOLIC, ROOT, FOLD], ids=["hyperbolic", "root", "fold"])
def test_the_position_based_model_finds_the_planted_examination(planted: np.ndarray) -> None:
    best, *others = click_models(events_of(position_based(planted, seed=3)))
    assert best.name == "position-based"
    assert best.is_known[:6].all()
    found = best.examination[best.is_known]
    assert found == pytest.approx(planted[best.is_known], rel=0.1)
    # Clicks fall faster than looks do, because what is better stands higher.
    naive = (best.clicks / best.views)[9] / (best.clicks / best.views)[0]
    assert naive < 0.9 * planted[9]
    assert best.log_likelihood > max(other.log_likelihood for other in others)
    assert 1.0 < best.perplexity < others[0].perplexity < others[1].perplexity


def test_the_cascade_finds_the_planted_reading_on() -> None:
    planted = 0.8 * HYPERBOLIC
    lists = cascade(planted, seed=3)
    events = events_of(lists)
    best = click_models(events)[0]
    assert best.name == "cascade"
    assert best.is_known[:3].all()
    assert best.examination[:3] == pytest.approx(lists.examination[:3], rel=0.1)
    model = Cascade.fit(impressions_of(events))
    known = model.continuation_error <= 0.04
    assert known[:4].all()
    assert model.continuation[known] == pytest.approx(planted[known], rel=0.1)


def test_where_nobody_minds_position_it_counts_for_nothing() -> None:
    events = events_of(position_based(np.ones(20), seed=5))
    assert click_models(events)[0].examination[:8] == pytest.approx(np.ones(8), abs=0.08)
    assert inverse_propensities(events).mean() == pytest.approx(1.0, abs=0.1)


def test_what_is_far_down_weighs_more_up_to_a_bound_and_once_where_its_place_is_unknown() -> None:
    events = events_of(position_based(1 / np.arange(1.0, 21), seed=1), every=2)
    (best, *_), weight = click_models(events), inverse_propensities(events)
    position = events["position"].to_numpy()
    assert best.unknown == pytest.approx(0.5, abs=0.02)
    assert set(weight[position < 0]) == {1.0}
    assert set(weight[position == 1]) == {1.0}
    assert weight[position == 3].max() == pytest.approx(3.0, rel=0.1)
    assert weight.max() == GREATEST_WEIGHT


def test_a_pair_is_worth_as_much_wherever_it_stood() -> None:
    lists = position_based(1 / np.arange(1.0, 21), seed=2)
    worth = pair_attractiveness(events_of(lists))
    seen = worth.looks > 15
    rate = dict(zip(zip(worth.queries, worth.products, strict=True), worth.value, strict=True))
    assert seen.sum() > 40
    # Its own drawn worth comes back, though most of its impressions stood too low to be looked at.
    random = np.random.default_rng(2)
    drawn = random.beta(1.2, 2.2, (750, 40))
    planted = [drawn[int(q[1:]), int(p[1:]) % 40] for q, p in rate]
    error = np.abs(worth.value - planted)[seen]
    assert error.mean() < 0.1


def test_a_log_that_tells_nothing_makes_no_model() -> None:
    events = events_of(position_based(HYPERBOLIC, seed=1, lists=10))
    assert click_models(events) == ()
    assert click_models(None) == ()
    assert not len(pair_attractiveness(events).value)
    assert set(inverse_propensities(events)) == {1.0}
    no_places = events.drop_columns(["position"])
    assert set(inverse_propensities(no_places)) == {1.0}


def test_only_clicks_make_no_model() -> None:
    events = events_of(position_based(HYPERBOLIC, seed=1))
    clicks = events.filter(pa.compute.equal(events["action"].cast(pa.string()), "click"))
    assert click_models(clicks) == ()
