"""What is left of a shop's behaviour after so many clicks, and the lines of the table."""

import pandas as pd
import pytest

from tests.benchmarks.few_clicks import first_clicks, row_of


def test_a_log_ends_with_the_last_click_that_is_wanted() -> None:
    actions = ["impression", "click", "impression", "click", "cart", "click"]
    events = pd.DataFrame({"action": actions})
    assert list(first_clicks(events, 1)["action"]) == actions[:2]
    assert list(first_clicks(events, 2)["action"]) == actions[:4]
    assert list(first_clicks(events, 9)["action"]) == actions


def test_a_line_holds_both_against_words_and_against_no_teacher() -> None:
    lexical, untaught, hybrid = [0.5] * 12, [0.6] * 12, [0.6] * 6 + [0.8] * 6
    # Of 4,096 ways to draw twelve signs two are as extreme as twelve gains; of the 64 of six, two as well.
    name, alone, joined, ratio, over_words, over_none = row_of(
        "100, auto", [0.3] * 12, hybrid, lexical, untaught
    )
    assert (name, alone, joined, ratio) == ("100, auto", "0.300", "0.700", "1.400")
    assert float(over_words) == pytest.approx(2 / 4096, abs=0.001)
    assert float(over_none) == pytest.approx(2 / 64, abs=0.01)
    assert row_of("100, none", untaught, untaught, lexical, untaught)[-1] == "–"
