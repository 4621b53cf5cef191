"""Every figure by hand: conventions of ranking and labelling metrics."""

import json
from dataclasses import asdict
from math import log2

import numpy as np
import pytest

from core.metrics.classification import (
    best_temperature,
    class_weights,
    classification_metrics,
    majority_metrics,
    share_found,
    tempered,
)
from core.metrics.comparison import Comparison, compared
from core.metrics.next_item import next_item_metrics, target_rank
from core.metrics.ranking import by_query, evaluate_ranking, per_query


class TestRanking:
    def test_gains_are_linear_and_discounted_by_the_logarithm_of_the_place(self) -> None:
        # Grades 1, 3, 0, 2 at places 1 to 4; best 3, 2, 1. DCG = 1 + 3/1.585 + 0 + 2/2.3219 = 3.7541;
        # ideal = 3 + 2/1.585 + 1/2 = 4.7619.
        values = per_query({"q": {"a": 1, "b": 3, "c": 0, "d": 2}}, {"q": list("abcd")})["q"]
        assert values["ndcg@10"] == pytest.approx(3.754142 / 4.761860, abs=1e-6)

    def test_only_ten_places_gain_and_the_ideal_has_ten_too(self) -> None:
        judged = {f"p{number:02d}": 1 for number in range(1, 13)}
        run = [f"p{number:02d}" for number in (*range(1, 11), 13, 14)]
        assert per_query({"q": judged}, {"q": run})["q"]["ndcg@10"] == pytest.approx(1.0)
        # One wanted product: at place 10 it is worth 1 / log2(11) = 0.28906, at place 11 nothing.
        others = [f"x{number:02d}" for number in range(10)]
        tenth = per_query({"q": {"a": 1}}, {"q": [*others[:9], "a"]})["q"]
        eleventh = per_query({"q": {"a": 1}}, {"q": [*others, "a"]})["q"]
        assert tenth["ndcg@10"] == pytest.approx(0.289065, abs=1e-6)
        assert tenth["mrr@10"] == pytest.approx(0.1)
        assert eleventh["ndcg@10"] == eleventh["mrr@10"] == 0
        assert eleventh["recall@100"] == 1

    def test_recall_looks_at_a_hundred_and_counts_grade_one_and_more(self) -> None:
        run = [f"p{number:03d}" for number in range(1, 121)]
        # Found: p100 and p001; not: p101 is too deep, x is nowhere; p002 is judged worthless.
        qrels = {"q": {"p100": 1, "p001": 2, "p101": 1, "x": 3, "p002": 0}}
        assert per_query(qrels, {"q": run})["q"]["recall@100"] == pytest.approx(2 / 4)

    def test_judged_is_the_share_of_ten_places_whatever_the_grade(self) -> None:
        run = [f"p{number}" for number in range(1, 13)]
        qrels = {"q": {"p1": 0, "p5": 1, "p10": 2, "p11": 3}}
        assert per_query(qrels, {"q": run})["q"]["judged@10"] == pytest.approx(3 / 10)

    def test_the_first_of_grade_one_or_more_is_the_reciprocal_rank(self) -> None:
        qrels = {"q": {"a": 0, "b": 1, "c": 3}}
        assert per_query(qrels, {"q": ["a", "x", "b", "c"]})["q"]["mrr@10"] == pytest.approx(1 / 3)

    def test_means_are_over_judged_queries_and_what_was_not_asked_is_zero(self) -> None:
        qrels = {"q": {"a": 1}, "r": {"a": 1}, "s": {"a": 1}, "t": {"a": 1}}
        run = {"q": ["a"], "r": ["b", "a"], "s": [], "unjudged": ["a"]}
        # Reciprocal ranks 1, 1/2, 0 and 0 of four queries.
        means = evaluate_ranking(qrels, run)
        assert means["mrr@10"] == pytest.approx(1.5 / 4)
        assert means["recall@100"] == pytest.approx(2 / 4)
        assert means["ndcg@10"] == pytest.approx((1 + 1 / log2(3)) / 4)
        assert set(per_query(qrels, run)) == set(qrels)

    def test_the_mean_of_one_query_is_its_own(self) -> None:
        assert evaluate_ranking({"q": {"a": 1}}, {"q": ["b", "a"]})["mrr@10"] == pytest.approx(0.5)

    def test_of_a_pair_that_is_judged_twice_the_later_row_stands(self) -> None:
        rows = [("q", "a", 1), ("r", "a", 2), ("q", "b", 0), ("q", "a", 3)]
        assert by_query(rows) == {"q": {"a": 3, "b": 0}, "r": {"a": 2}}


class TestNextItem:
    def test_hits_and_reciprocal_ranks_end_at_twenty_and_gains_at_ten(self) -> None:
        # Hits: 1, 10, 11, 20 of five. Reciprocal: 1 + 0.1 + 1/11 + 0.05. Gains: 1 and 1/log2(11).
        found = next_item_metrics([1, 10, 11, 20, 21])
        assert found["hit@20"] == pytest.approx(0.8)
        assert found["mrr@20"] == pytest.approx(1.240909 / 5, abs=1e-6)
        assert found["ndcg@10"] == pytest.approx(1.289065 / 5, abs=1e-6)

    def test_equals_before_it_are_ahead_and_equals_behind_it_are_not(self) -> None:
        scores = np.array([0.3, 0.7, 0.3, 0.3, 0.9], np.float32)
        assert [target_rank(scores, row) for row in range(5)] == [3, 2, 4, 5, 1]


class TestLabels:
    # Right: 0 0 0 1 1 2. Guessed: 0 0 1 1 0 1; label 3 exists and nobody has it.
    truth = np.array([0, 0, 0, 1, 1, 2], np.int32)
    scores = np.array(
        [
            [0.7, 0.1, 0.1, 0.1],
            [0.6, 0.2, 0.1, 0.1],
            [0.3, 0.5, 0.1, 0.1],
            [0.2, 0.6, 0.1, 0.1],
            [0.5, 0.3, 0.1, 0.1],
            [0.2, 0.4, 0.3, 0.1],
        ],
        np.float32,
    )

    def test_every_label_that_is_there_counts_alike(self) -> None:
        # Precision 2/3, 1/3, 0; recall 2/3, 1/2, 0; F1 2/3, 2·(1/3)(1/2)/(5/6) = 0.4, 0.
        found = classification_metrics(self.truth, self.scores)
        assert found["accuracy"] == pytest.approx(3 / 6)
        assert found["macro_precision"] == pytest.approx(1 / 3)
        assert found["macro_recall"] == pytest.approx((2 / 3 + 1 / 2) / 3)
        assert found["macro_f1"] == pytest.approx((2 / 3 + 0.4) / 3)

    def test_the_area_is_the_share_of_pairs_in_order_with_equals_half(self) -> None:
        # Label 0, scores .7 .6 .3 against .2 .5 .2: 8 of 9. Label 1: .6 .3 against .1 .2 .5 .4: 4 + 2 of 8.
        # Label 2: .3 against five times .1: all.
        found = classification_metrics(self.truth, self.scores)
        assert found["roc_auc"] == pytest.approx((8 / 9 + 6 / 8 + 1) / 3)
        equal = classification_metrics(self.truth, np.full((6, 4), 0.25, np.float32))
        assert equal["roc_auc"] == pytest.approx(0.5)
        # Where all texts have one label there is no pair.
        alone = classification_metrics(np.zeros(2, np.int32), np.eye(2, dtype=np.float32))
        assert alone["roc_auc"] == 0.5

    def test_always_guessing_the_most_frequent(self) -> None:
        fitted = np.array([1, 1, 0, 2], np.int32)
        found = majority_metrics(self.truth, fitted, 4)
        # Two of six are right; F1 of label 1 is 2·(1/3)·1/(4/3) = 1/2, of the two others 0.
        assert found["accuracy"] == pytest.approx(2 / 6)
        assert found["macro_f1"] == pytest.approx(0.5 / 3)
        assert found["roc_auc"] == pytest.approx(0.5)
        # The shares are scores as well: of a label that all fitted texts have, the whole.
        alone = majority_metrics(np.array([0, 1], np.int32), np.zeros(1, np.int32), 2)
        assert (alone["accuracy"], alone["macro_recall"]) == (0.5, 0.5)
        # Where nothing was fitted all labels are equals, and the first is guessed.
        unfitted = majority_metrics(np.array([0, 1], np.int32), np.zeros(0, np.int32), 2)
        assert unfitted["accuracy"] == 0.5
        nothing = majority_metrics(self.truth[:0], fitted, 4)
        assert list(nothing.values()) == [None] * 5

    def test_rare_labels_count_more_and_a_text_once_on_average(self) -> None:
        label = np.array([0] * 4 + [1], np.int32)
        # Balanced 1/4 and 1/1, scaled to 5 in all: 4·(5/8) + 2.5. Half way 1/2 and 1: 4·(5/6) + 5/3.
        assert class_weights(label, 2, "none") == pytest.approx([1, 1])
        assert class_weights(label, 2, "balanced") == pytest.approx([0.625, 2.5])
        assert class_weights(label, 2, "sqrt") == pytest.approx([5 / 6, 5 / 3])
        # A label that nobody has divides nothing by zero.
        assert class_weights(label, 3, "balanced")[2] == pytest.approx(2.5)

    def test_the_share_found_goes_by_weight_and_equals_are_found(self) -> None:
        label, weight = np.array([0, 1, 2], np.int32), np.array([1, 2, 5], np.float32)
        chances = np.array([[0.5, 0.3, 0.2], [0.6, 0.2, 0.2], [0.4, 0.4, 0.2]], np.float32)
        assert share_found(label, weight, chances, 1) == pytest.approx(1 / 8)
        assert share_found(label, weight, chances, 2) == pytest.approx(3 / 8)
        assert share_found(label, weight, chances, 3) == pytest.approx(1.0)
        assert share_found(label[:0], weight[:0], chances[:0], 1) == 0
        chances[0, 0] = np.nan
        assert share_found(label, weight, chances, 3) == pytest.approx(7 / 8)

    def test_a_temperature_takes_a_root_of_every_chance(self) -> None:
        chances = np.array([[0.8, 0.2]], np.float32)
        # √0.8 : √0.2 = 2 : 1, and 0.64 : 0.04 = 16 : 1.
        assert tempered(chances, 2.0)[0] == pytest.approx([2 / 3, 1 / 3], abs=1e-6)
        assert tempered(chances, 0.5)[0] == pytest.approx([16 / 17, 1 / 17], abs=1e-6)
        assert tempered(np.array([[1.0, 0.0]], np.float32), 1.0)[0] == pytest.approx([1, 0])

    @pytest.mark.parametrize(("right", "temperature"), [(3, 1.0), (2, 2.0)])
    def test_the_best_temperature_says_how_often_it_is_right(
        self, right: int, temperature: float
    ) -> None:
        # Sure of 3/4: right so often as it stands, right in 2/3 (√3 : 1 is 0.634) flatter by about 2.
        truth = np.array([0] * right + [1], np.int32)
        chances = np.tile(np.array([0.75, 0.25], np.float32), (len(truth), 1))
        found = best_temperature(truth, np.ones(len(truth), np.float32), chances)
        share = right / len(truth)
        assert tempered(chances, found)[0, 0] == pytest.approx(share, abs=0.01)
        assert found == pytest.approx(temperature, rel=0.25)

    def test_one_sure_mistake_counts_for_no_more_than_a_billionth(self) -> None:
        # Nineteen of twenty are right, of which 0.8 were sure; the last was wrong and quite sure. Beside the
        # others' best its 20.7 or less is bearable, where the true 55 nats at a half would not be.
        chances = np.array([[0.8, 0.2]] * 19 + [[1.0, 0.0]], np.float32)
        truth = np.array([0] * 19 + [1], np.int32)
        losses = {}
        for step in range(40):
            temperature = 0.5 * 1.05**step
            own = 0.8 ** (1 / temperature) / (0.8 ** (1 / temperature) + 0.2 ** (1 / temperature))
            mistake = max(1e-9, (1e-12) ** (1 / temperature))
            losses[temperature] = -19 * np.log(own) - np.log(mistake)
        best = min(losses, key=losses.__getitem__)
        assert best_temperature(truth, np.ones(20, np.float32), chances) == pytest.approx(best)

    def test_temperatures_go_from_a_half_to_more_than_three_in_steps_of_a_twentieth(self) -> None:
        sure, wrong = np.array([[0.75, 0.25]], np.float32), np.array([1], np.int32)
        one = np.ones(1, np.float32)
        assert best_temperature(np.zeros(1, np.int32), one, sure) == pytest.approx(0.5)
        # 0.5 · 1.05³⁹
        assert best_temperature(wrong, one, sure) == pytest.approx(3.3524, abs=1e-4)


class TestComparison:
    def test_its_figures(self) -> None:
        found = compared([0.5, 0.2, 0.9, 0.4], [0.7, 0.1, 0.9, 0.9], list("abcd"))
        # Changes 0.2, −0.1, 0, 0.5: mean 0.15. Of eight ways to sign them ±0.8 and ±0.6 reach as far: half.
        assert (found.before, found.after) == (pytest.approx(0.5), pytest.approx(0.65))
        assert found.difference == pytest.approx(0.15)
        assert found.low < 0.15 < found.high
        assert found.p == pytest.approx(1 / 2, abs=0.02)
        # The greatest change first.
        assert [(row.query, row.before, row.after) for row in found.better] == [
            ("d", 0.4, 0.9),
            ("a", 0.5, 0.7),
        ]
        assert [row.query for row in found.worse] == ["b"]
        assert (found.queries, found.decision) == (4, "tie")
        assert found.without_examples().better == found.without_examples().worse == ()
        assert Comparison.from_json(json.loads(json.dumps(asdict(found)))) == found

    def test_the_worst_of_several_comes_first_and_a_billionth_is_no_change(self) -> None:
        found = compared([0.5, 0.5, 0.5, 0.5], [0.4, 0.1, 0.5 + 9e-10, 0.5 - 9e-10], list("abcd"))
        assert [row.query for row in found.worse] == ["b", "a"]
        assert found.better == ()
        found = compared([0.5], [0.5 + 2e-9], ["a"])
        assert len(found.better) == 1

    @pytest.mark.parametrize(
        ("after", "decision"),
        # Of 2^5 assignments two are as far, p = 0.0625; of 2^6, p = 0.031.
        [([1] * 5, "tie"), ([1] * 6, "better"), ([-1] * 6, "worse")],
    )
    def test_it_decides_below_one_in_twenty(self, after: list[float], decision: str) -> None:
        found = compared([0.0] * len(after), after, ["a"] * len(after))
        assert found.decision == decision

    def test_of_nothing_it_says_nothing(self) -> None:
        nothing = compared([], [], [])
        assert (nothing.queries, nothing.p, nothing.decision) == (0, 1.0, "tie")
        assert (nothing.before, nothing.after, nothing.difference, nothing.low, nothing.high) == (
            0,
        ) * 5
        assert nothing.better == nothing.worse == ()
