"""What a start page holds: the shares of its categories are those of what comes next and of the taste."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.recommend.made_up import MadeUp
from core.recommend.recommendation import Because
from core.recommend.start_page import ProductCategories, page_rows
from core.search.request import Interaction
from tests.core.recommend.golden import clicks, recommender_of
from tests.core.search.golden import product


def page(
    scores: list[float], category: str, taste: dict[str, float], met: list[int], size: int
) -> list[int]:
    """The page of products whose categories are the letters of `category`."""
    return page_rows(
        np.array(scores, np.float32),
        ProductCategories.from_names(list(category)),
        taste,
        np.array(met, np.intp),
        size,
    )


def test_categories_have_half_the_share_of_what_comes_next_and_half_that_of_the_taste() -> None:
    # All that comes next is of a; the taste is three quarters b and one c. Of eight: a 4, b 3, c 1.
    scores = [1.0] * 20 + [0.001] * 20 + [0.0005] * 20
    rows = page(scores, "a" * 20 + "b" * 20 + "c" * 20, {"b": 0.75, "c": 0.25}, [], 8)
    assert Counter("abc"[row // 20] for row in rows) == {"a": 4, "b": 3, "c": 1}


def test_what_is_seen_at_once_stands_best_first() -> None:
    rows = page([0.2, 0.9, 0.5, 0.7], "abab", {"a": 0.5, "b": 0.5}, [], 4)
    assert rows == [1, 3, 2, 0]


def test_what_was_met_before_is_a_third_of_the_page_while_there_is_anything_else() -> None:
    scores = [0.9, 0.8, 0.7, 0.3, 0.2, 0.1]
    rows = page(scores, "a" * 6, {}, [0, 1, 2], 3)
    assert sorted(rows) == [0, 3, 4]
    assert sorted(page(scores, "a" * 6, {}, [0, 1, 2], 6)) == [0, 1, 2, 3, 4, 5]


def test_what_has_no_score_stands_on_no_page_and_all_else_may() -> None:
    assert page([0.0, 0.5, 0.0, 0.1], "abcd", {"a": 1.0}, [], 4) == [1, 3]
    assert page([], "", {}, [], 4) == []


def test_without_categories_the_best_come_first() -> None:
    assert page([0.1, 0.4, 0.3, 0.2], "    ", {}, [], 3) == [1, 2, 3]


def test_what_was_made_up_is_not_said_to_have_been_met(tmp_path: Path) -> None:
    shop = [product("a1", category="a"), product("a2", category="a"), product("b1", category="b")]
    recommender = recommender_of(tmp_path, shop, clicks("a1 a2", "a1 a2 a1"))
    lived = Interaction("a1", "click", 5.0)
    invented = replace(lived, timestamp=0.0, is_made_up=True)
    for history, expected in (
        ((lived,), Because.SEEN),
        ((invented,), Because.MADE_UP),
        ((invented, lived), Because.SEEN),
    ):
        reason = recommender.because(history, "a1")
        assert reason is not None
        assert reason.because is expected


def test_whoever_is_made_up_did_nothing_yet() -> None:
    shopper = MadeUp("x", "Mei", put=(Interaction("a"),), derived=(Interaction("b"),))
    assert [(did.product_id, did.is_made_up) for did in shopper.history] == [
        ("b", True),
        ("a", True),
    ]
