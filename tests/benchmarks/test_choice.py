"""Leave-one-shop-out: what the others choose, and that nothing is chosen that loses anywhere."""

import pytest

from tests.benchmarks.choice import Gain, chosen, gain, left_out, mean_ratio, ratio

SURE, CHANCE = 0.01, 0.4
SAFE = [
    Gain("a", "a, judged", 1.02, SURE),
    Gain("few_a", "few_a, judged", 1.00, CHANCE),
    Gain("b", "b, judged", 0.99, CHANCE),
]
BOLD = [
    Gain("a", "a, judged", 1.20, SURE),
    Gain("few_a", "few_a, judged", 1.10, SURE),
    Gain("b", "b, judged", 0.80, SURE),
]
CANDIDATES = {"safe": SAFE, "bold": BOLD}


def test_a_family_has_one_voice() -> None:
    # (1.20 + 1.10) / 2 = 1.15 of a, 0.80 of b.
    assert mean_ratio(BOLD) == pytest.approx((1.15 + 0.80) / 2)


def test_what_loses_somewhere_is_not_chosen() -> None:
    assert chosen({"bold": BOLD, "safe": [Gain("a", "a", 1.01, CHANCE)]}) == "safe"
    assert chosen({"bold": BOLD}) == "lexical"


def test_nothing_is_chosen_that_gains_nothing() -> None:
    assert chosen({"flat": [Gain("a", "a", 0.999, CHANCE)]}) == "lexical"
    assert chosen({}) == "lexical"


def test_the_shop_left_out_has_no_say_nor_its_few_answers() -> None:
    others = left_out(CANDIDATES, "b", is_kept=False)
    assert {each.shop for each in others["bold"]} == {"a", "few_a"}
    # Without b nothing speaks against the bold one, which then fails there.
    assert chosen(others) == "bold"
    there = left_out(CANDIDATES, "b", is_kept=True)
    assert [each.verdict for each in there["bold"]] == ["worse"]
    assert chosen(left_out(CANDIDATES, "a", is_kept=False)) == "lexical"


def test_a_gain_is_a_ratio_of_means_and_its_test() -> None:
    always = gain("a", "a", [0.6] * 12, [0.5] * 12)
    assert always.ratio == pytest.approx(1.2)
    assert always.verdict == "better"
    assert gain("a", "a", [0.5, 0.7], [0.7, 0.5]).verdict == "tie"
    assert gain("a", "a", [0.4] * 12, [0.5] * 12).verdict == "worse"


def test_nothing_over_nothing_is_one() -> None:
    assert ratio([0.0, 0.0], [0.0, 0.0]) == 1
