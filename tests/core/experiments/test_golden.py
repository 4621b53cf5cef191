"""Rates, wagers and grades by hand, and beside SciPy's own tests."""

from fractions import Fraction
from math import comb, log

import numpy as np
import pytest
from scipy import stats
from scipy.special import betaln

from core.experiments.always_valid_test import interval, p_value, results_needed
from core.experiments.arm_comparison import Rate, compare_independent, compare_paired, rate
from core.experiments.click_judgments import judgments_of
from core.experiments.lists import table_of
from core.experiments.verdict import verdict
from core.feedback.log import Event, Shown
from tests.core.feedback.clicks.test_golden import shown_once


class TestRates:
    def test_a_shopper_is_one_observation_of_a_ratio_of_sums(self) -> None:
        # 5 clicks of 25. Beside 0.2 the first shopper has (2 − 2) + (0 − 1) = −1, the second 3 − 2 = 1:
        # √(2/1 · 2) / 25 = 0.08.
        found = rate(np.array([2.0, 0, 3]), np.array([10.0, 5, 10]), np.array([7, 7, 9]))
        assert (found.value, found.error) == (pytest.approx(0.2), pytest.approx(0.08))
        assert found.shoppers == 2

    def test_arms_are_compared_as_welch_does(self) -> None:
        a, b = Rate(0.20, 0.03, 11), Rate(0.29, 0.04, 21)
        found = compare_independent("clicks", a, b)
        spread = [each.error * each.shoppers**0.5 for each in (a, b)]
        theirs = stats.ttest_ind_from_stats(
            0.20, spread[0], 11, 0.29, spread[1], 21, equal_var=False
        )
        assert found.difference == pytest.approx(0.09)
        assert found.p == pytest.approx(theirs.pvalue)
        # Twice 0.05 and a little: 2.04 at 29.9 degrees of freedom.
        assert found.high - found.difference == pytest.approx(2.0426 * 0.05, abs=1e-4)
        assert found.difference - found.low == pytest.approx(2.0426 * 0.05, abs=1e-4)

    def test_rankings_are_compared_as_students_paired_test_does(self) -> None:
        a, b = np.array([0.2, 0.4, 0.1, 0.7, 0.5, 0.3]), np.array([0.3, 0.9, 0.2, 0.6, 0.9, 0.5])
        theirs = stats.ttest_rel(b, a)
        found = compare_paired("ndcg@10", a, b, np.arange(6))
        assert found.p == pytest.approx(theirs.pvalue)
        limits = theirs.confidence_interval(0.95)
        assert (found.low, found.high) == (pytest.approx(limits.low), pytest.approx(limits.high))
        assert (found.a, found.b) == (pytest.approx(2.2 / 6), pytest.approx(3.4 / 6))


class TestAlwaysValid:
    def test_fourteen_wins_in_a_row_are_enough_and_thirteen_are_not(self) -> None:
        # The wager on n wins: Π 2·(8 + i)/(16 + i). Of 6: 2.0239, of 13: 16.96, of 14: 24.56; 20 wins it.
        def wager(wins: int) -> Fraction:
            product = Fraction(1)
            for number in range(wins):
                product *= Fraction(2 * (8 + number), 16 + number)
            return product

        assert float(wager(6)) == pytest.approx(2.02388, abs=1e-5)
        assert p_value([True] * 6) == pytest.approx(1 / 2.02388, abs=1e-5)
        assert p_value([True] * 13) == pytest.approx(1 / float(wager(13)))
        assert p_value([False] * 14) == pytest.approx(1 / float(wager(14)))
        assert wager(13) < 20 < wager(14)

    def test_wins_and_losses_are_weighed_by_the_mixture(self) -> None:
        # 3 wins, 1 loss: B(11, 9) / B(8, 8) · 16, where B(a, b) = 1 / (b·C(a + b − 1, b)).
        mixed = Fraction(8 * comb(15, 8), 9 * comb(19, 9)) * 16
        # The best moment was after the three wins: 2·8/16 · 2·9/17 · 2·10/18 = 1.17647.
        assert float(mixed) < 1.17647
        assert p_value([True, True, True, False]) == pytest.approx(1 / 1.176471, abs=1e-6)
        assert p_value([True, False]) == 1.0

    @pytest.mark.parametrize(("wins", "losses"), [(30, 10), (3, 50), (12, 0)])
    def test_the_interval_ends_where_the_wager_reaches_twenty(self, wins: int, losses: int) -> None:
        low, high = interval(wins, losses)
        inside = [edge for edge in (low, high) if 0 < edge < 1]
        assert inside
        for edge in inside:
            mixed = betaln(8 + wins, 8 + losses) - betaln(8, 8)
            assert mixed - wins * log(edge) - losses * np.log1p(-edge) == pytest.approx(log(20))
        assert low <= wins / (wins + losses) <= high
        wide = interval(wins, losses, 0.5)
        assert low <= wide[0] <= wide[1] <= high

    def test_how_many_more_it_takes_goes_by_the_share_so_far(self) -> None:
        # 13 wins: (13 + 8) / (13 + 16) = 0.724 of all further ones too; the first count whose 0.724 wager 20.
        # Looked at in steps of a twentieth, from 40 on every other count.
        share = 21 / 29
        needed = next(
            n
            for n in (*range(13, 40), *range(40, 60, 2))
            if betaln(8 + round(share * n), 8 + n - round(share * n)) - betaln(8, 8) + n * log(2)
            >= log(20)
        )
        assert results_needed(13, 0, 0.05) == needed

    def test_equals_are_told_by_an_interval_narrower_than_what_matters(self) -> None:
        needed = results_needed(0, 0, 0.05)
        assert needed is not None
        low, high = interval(needed // 2, needed - needed // 2)
        assert 0.45 < low < high < 0.55
        earlier = needed - needed // 20 - 2
        low, high = interval(earlier // 2, earlier - earlier // 2)
        assert low < 0.452
        assert high > 0.548


class TestVerdict:
    @pytest.mark.parametrize(("sessions", "winner"), [(13, ""), (14, "B")])
    def test_sessions_decide_at_one_in_twenty(self, sessions: int, winner: str) -> None:
        found = verdict(table_of([_won(f"s{n}", "B") for n in range(sessions)]), "a × b")
        assert (found.winner, found.b_sessions, found.delta) == (winner, sessions, -1.0)
        assert found.is_enough == bool(winner)
        assert (found.more_lists == 0) == bool(winner)

    def test_a_lead_is_sessions_won_less_lost_of_those_that_prefer_either(self) -> None:
        lists = [_won("s1", "A"), _won("s2", "A"), _won("s3", "B"), _won("s4", ""), _won("s5", "A")]
        # Session 5 has a list for either side: a tie, as session 4.
        found = verdict(table_of([*lists, _won("s5", "B")]), "a × b")
        assert (found.a_wins, found.b_wins, found.ties, found.lists) == (3, 2, 1, 6)
        assert (found.a_sessions, found.b_sessions, found.sessions) == (2, 1, 5)
        assert found.delta == pytest.approx((2 - 1) / 3)
        assert (found.low, found.high) == pytest.approx([2 * share - 1 for share in interval(2, 1)])

    def test_more_lists_are_told_by_how_many_a_session_took(self) -> None:
        # Nobody has seen a list: three for each of the results that it takes.
        nothing = verdict(table_of([]), "a × b")
        needed = results_needed(0, 0, 0.05)
        assert needed is not None
        assert nothing.more_lists == 3 * needed
        # 13 sessions of two lists each.
        lists = [_won(f"s{n}", "A") for n in range(13) for _ in "ab"]
        more = results_needed(13, 0, 0.05)
        assert more is not None
        assert verdict(table_of(lists), "a × b").more_lists == 2 * (more - 13)


def _won(session: str, side: str) -> tuple[Shown, list[Event]]:
    seen = [Event("p1", "impression", 1, team="A"), Event("p2", "impression", 2, team="B")]
    clicks = (
        [Event("p1" if side == "A" else "p2", "click", 1, time=110.0, team=side)] if side else []
    )
    return Shown("裙", "a × b", "u", session, 100.0, experiment="a × b"), [*seen, *clicks]


class TestJudgments:
    def test_grades_are_thirds_of_what_the_best_are_worth(self) -> None:
        # 320 clicks of 1,201 looks: 0.2665, and so is their one query. Worth, three looks of that beside:
        # (200 + 0.8) / 403 = 0.498, (100 + 0.8) / 403 = 0.250, (20 + 0.8) / 403 = 0.052. Of three values the
        # best is 0.250 + 0.9·(0.498 − 0.250) = 0.473: grades 3, 3·0.528 = 1.6, 3·0.109 = 0.3.
        parts = {"p1": (200, 400), "p2": (100, 400), "p3": (20, 400), "p4": (0, 1)}
        found = judgments_of(shown_once({("裙", product): part for product, part in parts.items()}))
        assert found.qrels == {"c0001": {"p1": 3, "p2": 2, "p3": 0}}
        assert found.queries == {"c0001": "裙"}
        assert found.pairs == 3

    def test_a_query_of_worthless_products_judges_nothing_and_the_most_seen_comes_first(
        self,
    ) -> None:
        parts = {("裙", "p1"): (100, 200), ("帽", "p2"): (250, 500), ("鞋", "p3"): (0, 900)}
        found = judgments_of(shown_once(parts))
        assert list(found.queries.values()) == ["帽", "裙"]
        assert all(grade == 3 for grades in found.qrels.values() for grade in grades.values())
