"""Active judging: weights by hand, a verdict against a simulation, and fewer judgments than by chance."""

import math
from collections.abc import Iterable

import numpy as np
import pytest

from core.judging.pool import pool_of
from core.judging.verdict import Duel, Pair

QUERIES = [f"q{number}" for number in range(8)]
DISCOUNTS = 1 / np.log2(np.arange(2, 12))


def test_weights_are_differences_of_discounts() -> None:
    duel = Duel.of({"q": ["a", "b", "c"]}, {"q": ["a", "c", "d"]})
    second, third = 1 / math.log2(3), 1 / 2
    assert duel.weights == pytest.approx(
        {("q", "b"): second, ("q", "c"): third - second, ("q", "d"): -third}
    )
    assert list(duel.proposals(())) == [("q", "b"), ("q", "d"), ("q", "c")]
    assert list(duel.proposals({("q", "b")})) == [("q", "d"), ("q", "c")]


def test_ranks_below_the_cut_weigh_nothing() -> None:
    ranking = [f"p{number}" for number in range(20)]
    duel = Duel.of({"q": ranking[:10]}, {"q": [*ranking[:9], ranking[15], ranking[9]]})
    assert set(duel.weights) == {("q", "p9"), ("q", "p15")}


def test_judged_by_hand_the_verdict_is_known() -> None:
    duel = Duel.of({"q": ["a", "b"]}, {"q": ["b", "a"]})
    even = duel.verdict({})
    assert even.p_a == pytest.approx(0.5)
    assert (even.judged, even.unjudged) == (0, 2)
    known = duel.verdict({("q", "a"): 3, ("q", "b"): 1})
    assert (known.p_a, known.unjudged) == (1.0, 0)
    assert known.difference == pytest.approx(2 * (1 - 1 / math.log2(3)))
    assert duel.verdict({("q", "a"): 1, ("q", "b"): 1}).p_a == 0.5
    # Half known: mean grade (3 + 0 + 1 + 2 + 3) / 5 = 1.8 and variance 1.36 of the other.
    weight = 1 - 1 / math.log2(3)
    half = duel.verdict({("q", "a"): 3})
    z = weight * (3 - 1.8) / (weight * math.sqrt(1.36))
    assert half.p_a == pytest.approx(0.5 * (1 + math.erf(z / math.sqrt(2))))


def two_systems(seed: int) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[Pair, int]]:
    """A system that ranks by what is true with some noise, one with more, and the truth."""
    random = np.random.default_rng(seed)
    a, b, truth = {}, {}, {}
    for query in QUERIES:
        grades = random.choice(4, 25, p=(0.5, 0.2, 0.2, 0.1))
        truth.update({(query, f"p{at}"): int(grade) for at, grade in enumerate(grades)})
        for ranking, noise in ((a, 1.0), (b, 1.7)):
            order = np.argsort(-(grades + random.normal(0, noise, 25)))
            ranking[query] = [f"p{at}" for at in order]
    return a, b, truth


def needed(duel: Duel, truth: dict[Pair, int], order: Iterable[Pair]) -> tuple[int, bool]:
    """How many judgments in this order make the verdict sure, and whether it is right then."""
    grades: dict[Pair, int] = {}
    wins = sum(weight * truth[pair] for pair, weight in duel.weights.items()) > 0
    for pair in order:
        if duel.verdict(grades).is_sure:
            break
        grades[pair] = truth[pair]
    return len(grades), (duel.verdict(grades).p_a > 0.5) == wins


def test_the_probability_is_that_of_a_simulation() -> None:
    a, b, truth = two_systems(1)
    duel = Duel.of(a, b)
    known = {pair: truth[pair] for pair in list(duel.proposals(()))[:20]}
    seen = [*known.values(), 0, 1, 2, 3]
    random = np.random.default_rng(0)
    open_ = np.array([weight for pair, weight in duel.weights.items() if pair not in known])
    fixed = sum(duel.weights[pair] * grade for pair, grade in known.items())
    draws = fixed + random.choice(seen, (20_000, len(open_))) @ open_
    assert duel.verdict(known).p_a == pytest.approx((draws > 0).mean(), abs=0.02)


def test_telling_judgments_need_fewer_than_judging_the_pool_by_chance() -> None:
    active, by_chance, right = [], [], 0
    for seed in range(60):
        a, b, truth = two_systems(seed)
        duel = Duel.of(a, b)
        count, is_right = needed(duel, truth, duel.proposals(()))
        active.append(count)
        right += is_right
        by_chance.append(needed(duel, truth, pool_of({"a": a, "b": b}, f"{seed}").pairs)[0])
    assert np.mean(active) < 0.75 * np.mean(by_chance)
    # Sure means 95 % sure.
    assert right / 60 >= 0.9


def test_a_pool_has_what_any_system_put_first_in_an_order_of_the_judges_own() -> None:
    systems = {"a": {"x": ["p1", "p2", "p3"], "y": ["p9"]}, "b": {"x": ["p4", "p1"]}}
    pool = pool_of(systems, "anna", depth=2)
    assert set(pool.pairs) == {("x", "p1"), ("x", "p2"), ("x", "p4"), ("y", "p9")}
    assert pool == pool_of(dict(reversed(systems.items())), "anna", depth=2)
    queries = [query for query, _ in pool.pairs]
    assert queries in (["x", "x", "x", "y"], ["y", "x", "x", "x"])
    orders = {pool_of(systems, f"judge {number}", depth=2).pairs for number in range(40)}
    assert len(orders) > 6
    assert len(list(pool.left({("y", "p9"): 1}))) == 3
