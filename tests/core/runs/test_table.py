"""The table of runs: the figures of the best epoch, settings that differ, sorted, narrowed and grouped."""

import dataclasses

import pytest

from core.runs.details import RunDetails
from core.runs.listing import RunSummary
from core.runs.notes import RunNote
from core.runs.table import Arrangement, arranged, metrics_of, run_records, runs_frame, values_in

A = RunDetails(
    RunSummary(
        "a", "search", "conv1d", "finished", metrics={"ndcg@10": 0.4}, baseline={"ndcg@10": 0.3}
    ),
    RunNote("Apple", "", True, ("x", "y")),
    seed=7,
    settings={"epochs": 2, "passes": 0, "word_vectors": True},
    intervals={"ndcg@10": (0.35, 0.45)},
)
B = RunDetails(RunSummary("b", "search", "dnn", "stopped", metrics={"ndcg@10": 0.5}), seed=8)
C = RunDetails(
    RunSummary("c", "category", "conv1d", "finished", metrics={"macro_f1": 0.9, "accuracy": 0.8}),
    RunNote(tags=("y",)),
    seed=7,
)
D = RunDetails(RunSummary("d"))
RUNS = [A, B, C, D]


def order(**how: object) -> list[list[str]]:
    groups = arranged(runs_frame(RUNS), Arrangement(**how))  # type: ignore[arg-type]
    return [["abcd"[row] for row in group.rows] for group in groups]


def test_a_record_has_the_metric_that_says_most_with_its_interval() -> None:
    record = run_records([A])[0]
    assert (record["metric"], record["value"], record["low"], record["high"]) == (
        *("ndcg@10", 0.4, 0.35, 0.45),
    )
    assert (record["ndcg@10_low"], record["baseline_ndcg@10"]) == (0.35, 0.3)
    assert record["settings"] == "epochs=2 passes=auto word_vectors=yes"
    assert (record["name"], record["tags"], record["is_starred"]) == ("Apple", "x, y", True)
    # Of a category run accuracy says most, whatever stands first.
    assert run_records([C])[0]["metric"] == "accuracy"
    assert metrics_of(RUNS) == ["ndcg@10", "accuracy", "macro_f1"]


def test_the_difference_is_that_to_the_baseline() -> None:
    assert A.difference == pytest.approx(0.1)
    assert B.difference is None


def test_rows_are_sorted_and_what_is_empty_stands_last_either_way() -> None:
    assert order() == [["a", "b", "c", "d"]]
    assert order(sort="value") == [["a", "b", "c", "d"]]
    assert order(sort="value", ascending=False) == [["c", "b", "a", "d"]]
    assert order(sort="called") == [["a", "b", "c", "d"]]
    assert order(sort="no such column") == [["a", "b", "c", "d"]]


def test_rows_are_narrowed_by_words_in_any_order_and_by_values() -> None:
    assert order(text="CONV1D apple") == [["a"]]
    assert order(text="epochs=2") == [["a"]]
    assert order(text="100%") == []
    assert order(values={"seed": frozenset({"7"})}) == [["a", "c"]]
    assert order(values={"seed": frozenset({"7"}), "task": frozenset({"search"})}) == [["a"]]
    assert order(values={"tags": frozenset({"y"})}) == [["a", "c"]]
    assert order(values={"is_starred": frozenset({"True"})}) == [["a"]]
    assert order(values={"seed": frozenset()}) == [["a", "b", "c", "d"]]


def test_a_run_stands_in_the_group_of_each_of_its_tags() -> None:
    assert order(group="tags") == [["a"], ["a", "c"], ["b", "d"]]
    assert order(group="task", sort="value", ascending=False) == [["c"], ["b", "a"], ["d"]]
    assert values_in(runs_frame(RUNS), "tags") == ["", "x", "y"]
    assert values_in(runs_frame(RUNS), "seed") == ["7", "8"]


def test_a_shop_without_runs_has_an_empty_table() -> None:
    assert arranged(runs_frame([]), Arrangement(text="x", group="task")) == []


def test_a_text_that_looks_like_a_pattern_is_a_text() -> None:
    odd = dataclasses.replace(A, note=RunNote(note="(a|b)+"))
    assert arranged(runs_frame([odd]), Arrangement(text="(a|b)+"))[0].rows == (0,)
