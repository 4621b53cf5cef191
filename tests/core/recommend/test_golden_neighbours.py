"""Which items followed in the sequences of others, by hand: the best of them scores 1.

Nothing is known of the products but the log. An item held by h of n sequences weighs ln((n + 1) / (h + 1)).
"""

from pathlib import Path

import pyarrow as pa
import pytest

from core.recommend.recommender import Recommender
from core.workspace import Workspace
from tests.core.recommend.golden import after, clicks, recommender_of, wanted
from tests.core.recommend.logs import products_table, write_shop
from tests.core.search.golden import catalogue_of, product


def following(folder: Path, *sequences: str) -> Recommender:
    """The log in which `sequences` were clicked, beside one of two products that nobody asks about."""
    names = sorted({name for sequence in sequences for name in sequence.split()} | {"y", "z"})
    return recommender_of(folder, [product(name) for name in names], clicks(*sequences, "y z"))


def test_what_stands_farther_counts_eight_tenths_of_a_step_nearer(tmp_path: Path) -> None:
    found = after(following(tmp_path, "a b c d"), "a")
    assert found == pytest.approx({"b": 1.0, "c": 0.8, "d": 0.64}, abs=1e-5)


def test_what_stands_before_counts_eight_tenths(tmp_path: Path) -> None:
    found = after(following(tmp_path, "c b a d"), "a")
    assert found == pytest.approx({"d": 1.0, "b": 0.8, "c": 0.64}, abs=1e-5)


def test_an_action_counts_nine_tenths_of_the_next(tmp_path: Path) -> None:
    found = wanted(following(tmp_path, "a p", "b q", "c r"), "a", "b", "c")
    expected = {"c": 1.0, "r": 1.0, "b": 0.9, "q": 0.9, "a": 0.81, "p": 0.81}
    assert found == pytest.approx(expected, abs=1e-5)


def test_the_last_forty_actions_are_looked_at(tmp_path: Path) -> None:
    recommender = following(tmp_path, "a p", "b q")
    # 0.9 to the 39th power is 0.016423.
    assert wanted(recommender, "a", *["b"] * 39)["p"] == pytest.approx(0.016423, abs=1e-5)
    assert "p" not in wanted(recommender, "a", *["b"] * 40)


def test_items_count_by_their_distance_to_the_shared_one_met_last(tmp_path: Path) -> None:
    # b, met last, stands at the first and the third place; the last of these counts.
    found = wanted(following(tmp_path, "b p b q r a"), "a", "b")
    # b itself stands there and two before it: 1 + 0.64, then p 0.8, q 1, r 0.8 and a 0.64; over 1.64.
    expected = {"b": 1.0, "q": 0.609756, "p": 0.487805, "r": 0.487805, "a": 0.390244}
    assert found == pytest.approx(expected, abs=1e-5)


def test_long_sequences_are_held_back(tmp_path: Path) -> None:
    found = after(following(tmp_path, "a p", "a a a a a a a q"), "a")
    # Lengths 2 and 8, so (2 / 8) to the power of a quarter.
    assert found == pytest.approx({"p": 1.0, "q": 0.707107}, abs=1e-5)


def test_rare_items_are_worth_more(tmp_path: Path) -> None:
    found = after(following(tmp_path, "a p", "a q", "q"), "a")
    # p in 1 of 4: ln(5 / 2) = 0.916291; q in 2: ln(5 / 3) = 0.510826.
    assert found == pytest.approx({"p": 1.0, "q": 0.557493}, abs=1e-5)


def test_sequences_that_share_something_rare_are_nearer(tmp_path: Path) -> None:
    found = wanted(following(tmp_path, "a p", "b q", "b"), "purchase:a", "purchase:b")
    # a in 1 of 4, met one action earlier: 0.9 · 0.916291 = 0.824662; b in 2: 0.510826.
    assert found == pytest.approx({"p": 1.0, "q": 0.619437}, abs=1e-5)
    # What is bought twice is listened to as what is bought once, and not recommended.
    assert set(found) == {"p", "q"}


def test_the_500_nearest_sequences_are_listened_to(tmp_path: Path) -> None:
    found = after(following(tmp_path, *["a p"] * 499, "a q c", "a r c d"), "a")
    # In order of their lengths; the last of 501 is one too many.
    assert set(found) == {"p", "q", "c"}


def test_what_was_shown_or_refused_leads_nowhere(tmp_path: Path) -> None:
    events = clicks("a p", "y z")
    events += [
        ("u0", "q", "impression", 5),
        ("u0", "r", "dismiss", 6),
        ("u0", "s", "unfavourite", 7),
    ]
    recommender = recommender_of(tmp_path, [product(name) for name in "apqrsyz"], events)
    assert after(recommender, "a") == pytest.approx({"p": 1.0}, abs=1e-5)


def test_the_order_is_that_of_time(tmp_path: Path) -> None:
    events = [("u", "b", "click", 20), ("u", "c", "click", 30), ("u", "a", "click", 10)]
    recommender = recommender_of(
        tmp_path, [product(name) for name in "abcyz"], [*events, *clicks("y z")]
    )
    assert after(recommender, "a") == pytest.approx({"b": 1.0, "c": 0.8}, abs=1e-5)


def test_sessions_with_a_target_are_tests(tmp_path: Path) -> None:
    items = [["a", "b"], ["a", "c"], ["y", "z"]]
    sessions = pa.table(
        {"items": pa.array(items, pa.list_(pa.string())), "target": pa.array(["", "d", ""])}
    )
    catalogue = catalogue_of([product(name) for name in "abcdyz"])
    write_shop(tmp_path, products=products_table(catalogue), sessions=sessions)
    with Workspace.open(tmp_path, write=False) as workspace:
        recommender = Recommender.open(workspace, catalogue)
    assert after(recommender, "a") == pytest.approx({"b": 1.0}, abs=1e-5)
