"""The queries that judge an update: a share of their own, with the worth of what was shown."""

from functools import partial

import numpy as np
import pyarrow as pa
import pytest

from core.data.catalogue import bare_catalogue
from core.evaluation.held_out_queries import WORTH_STEPS, queries_of_log
from core.runs.split import HELD_OUT, UNTAUGHT, is_held_out, judges_updates
from tests.core.feedback.clicks.planted import HYPERBOLIC, PRODUCTS, events_of, position_based

SEED = 7
JUDGES = partial(judges_updates, split=SEED)


@pytest.fixture(scope="module")
def events() -> pa.Table:
    return events_of(position_based(HYPERBOLIC, seed=1, lists=3000))


def test_queries_that_judge_neither_teach_nor_choose() -> None:
    texts = [f"q{at}" for at in range(4000)]
    judges, chooses = judges_updates(texts, SEED), is_held_out(texts, SEED)
    assert not (judges & chooses).any()
    assert (is_held_out(texts, SEED, UNTAUGHT) == (judges | chooses)).all()
    assert judges.mean() == pytest.approx(HELD_OUT, abs=0.02)


def test_the_log_judges_by_its_judging_queries_and_the_worth_of_what_was_shown(
    events: pa.Table,
) -> None:
    products = sorted(set(events["product_id"].to_pylist()))
    asked = queries_of_log(events, bare_catalogue(products), JUDGES)
    assert len(asked.queries) > 10
    assert judges_updates(list(asked.queries.values()), SEED).all()
    queries = set(events["query"].to_pylist())
    assert len(asked.queries) < 0.2 * len(queries)
    for name, text in asked.queries.items():
        of_query = {f"p{int(text[1:]) * PRODUCTS + at}" for at in range(PRODUCTS)}
        assert asked.shown[name] == set(asked.grades[name]) <= of_query
    grades = np.array([grade for found in asked.grades.values() for grade in found.values()])
    assert 0 <= grades.min() < grades.max() <= WORTH_STEPS


def test_what_is_no_longer_sold_judges_nothing(events: pa.Table) -> None:
    assert not queries_of_log(events, bare_catalogue(["p1"]), JUDGES).queries


def test_a_few_clicks_judge_nothing(events: pa.Table) -> None:
    products = sorted(set(events["product_id"].to_pylist()))
    assert not queries_of_log(events.slice(0, 50), bare_catalogue(products), JUDGES).queries
