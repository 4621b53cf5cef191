"""Runs beside each other: hand-computed figures, real runs of every task, and what is said of them."""

import dataclasses
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from core import cli
from core.errors import Cancelled, RunError
from core.evaluation import comparison_words
from core.evaluation.compared_runs import BASELINE, Pair, RunComparison
from core.evaluation.promotion.measured import Example, MeasuredRuns
from core.evaluation.run_comparison import compare_runs, settings_that_differ
from core.evaluation.tested import pairs_of, systems_of
from core.language import set_language
from core.metrics.significance import examples_needed, paired_p
from core.runs.manifest import PRODUCTS, Manifest, epoch_folder
from core.runs.notes import change_note
from core.runs.promotion import QUERIES
from core.workspace import Workspace
from tests.core.runs.small_runs import CATEGORY, NEXT_ITEM, SEARCH, add_texts, make_small_shop

EXAMPLES = [Example(f"q{number}", f"q{number}") for number in range(8)]
A = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
B = [0.6, 0.7, 0.8, 0.6, 0.7, 0.8, 0.6, 0.4]
C = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]


def compared() -> RunComparison:
    values = {"a": {"ndcg@10": A}, "b": {"ndcg@10": B}, "c": {"ndcg@10": C}}
    baseline = {"ndcg@10": [0.0] * 8}
    measured = MeasuredRuns(QUERIES, EXAMPLES, values, baseline)
    systems = systems_of({**values, BASELINE: baseline}, {})
    return RunComparison("search", measured, systems, pairs_of(values, ["ndcg@10"]), {})


def pair_of(a: str, b: str) -> Pair:
    return next(pair for pair in compared().pairs if (pair.a, pair.b) == (a, b))


def test_examples_needed_by_hand() -> None:
    # Differences 0, 0, 1, 1: mean 1/2, variance 1/3. z: 1.959964 + 0.841621, squared 7.848879.
    # 7.848879 · (1/3) / (1/4) = 10.47, so 11.
    assert examples_needed([0, 0, 1, 1]) == 11
    # At a third of the level, 0.05/3: z = 2.393980; (2.393980 + 0.841621)² = 10.469115; · 4/3 = 13.96, so 14.
    assert examples_needed([0, 0, 1, 1], 0.05 / 3) == 14
    assert examples_needed([0, 0, -1, -1]) == 11
    # A tenth of the difference at the same scatter takes a hundred times as many.
    assert examples_needed([-1, 1.2]) == 1900
    assert examples_needed([1, -1]) is None
    assert examples_needed([1]) is None
    assert examples_needed([0.5, 0.5]) == 0


def test_every_pair_is_tested_and_corrected_over_all_pairs() -> None:
    told = compared()
    assert [(pair.a, pair.b) for pair in told.pairs] == [("a", "b"), ("a", "c"), ("b", "c")]
    first = pair_of("a", "b")
    assert first.difference == pytest.approx(0.15)
    assert (first.better, first.worse, first.tied) == (7, 1, 0)
    assert first.p == paired_p(B, A)
    # The smallest of three is multiplied by three; the other pair has the same p.
    assert first.p_corrected == pytest.approx(min(1.0, 3 * first.p))
    assert pair_of("a", "c").p_corrected == 1.0
    assert pair_of("a", "c").queries_needed is None


def test_the_verdict_is_a_tie_where_chance_may_explain_it() -> None:
    first = pair_of("a", "b")
    assert first.verdict == "tie"
    assert dataclasses.replace(first, p_corrected=0.01).verdict == "b"
    assert dataclasses.replace(first, p_corrected=0.01, difference=-0.1).verdict == "a"


def test_words_say_tie_and_what_it_would_take() -> None:
    set_language("en")
    told, first = compared(), pair_of("a", "b")
    said = comparison_words.verdict(told, first)
    assert said.startswith("a and b: a tie; ndcg@10 differs by +0.1500 (")
    assert "would be needed" not in said
    rare = dataclasses.replace(first, queries_needed=1208)
    assert "About 1,200 more held-out queries would be needed" in comparison_words.verdict(
        told, rare
    )
    sure = dataclasses.replace(first, p_corrected=0.0004, difference=-0.15, interval=(-0.2, -0.1))
    assert comparison_words.verdict(told, sure) == (
        "a is better than b: ndcg@10 +0.1500 (+0.1000 to +0.2000), p < 0.001."
    )
    never = comparison_words.verdict(told, pair_of("a", "c"))
    assert never.endswith("No number of examples would tell them apart.")


def test_examples_stand_by_what_the_second_run_gained() -> None:
    changes = compared().changes(pair_of("a", "b"))
    assert [change.example.query for change in changes][:2] == ["q2", "q5"]
    assert changes[-1].example.query == "q7"
    assert changes[-1].difference == pytest.approx(-0.1)


def test_only_what_differs_is_told_of_settings() -> None:
    first = Manifest("a", "search", "conv1d", {"seed": 7, "settings": {"epochs": 3, "l2": 0.0}})
    second = Manifest(
        "b", "search", "dnn", {"seed": 7, "settings": {"epochs": 4, "l2": 0.0, "new": 1}}
    )
    assert settings_that_differ([first, second]) == {
        "network": ["conv1d", "dnn"],
        "epochs": [3, 4],
        "new": [None, 1],
    }


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small shop, with a second run of each task that confuses products, or is the same."""
    path = tmp_path_factory.mktemp("comparison") / "shop"
    make_small_shop(path)
    add_texts(path)
    for run in (SEARCH, CATEGORY, NEXT_ITEM):
        shutil.copytree(path / "runs" / run, path / "runs" / f"{run}-2")
    folder = path / "runs" / f"{SEARCH}-2"
    manifest = Manifest.read(folder)
    vectors = epoch_folder(folder, manifest.best_epoch) / PRODUCTS
    np.save(vectors, np.roll(np.load(vectors), 7, axis=0))
    dataclasses.replace(manifest, hashes={}).write(folder)
    return path


@pytest.mark.parametrize("run", [SEARCH, CATEGORY, NEXT_ITEM])
def test_real_runs_of_each_task_are_measured_on_the_same_examples(shop: Path, run: str) -> None:
    told: list[tuple[int, int]] = []
    with Workspace.open(shop, write=False) as workspace:
        names = [run, f"{run}-2"]
        comparison = compare_runs(workspace, names, lambda done, total: told.append((done, total)))
    assert comparison.runs == names
    assert told
    assert all(done < total for done, total in told)
    counts = {
        len(values)
        for by_metric in (*comparison.measured.values.values(), comparison.measured.baseline)
        for values in by_metric.values()
    }
    assert counts == {len(comparison.measured.examples)}
    (pair,) = comparison.pairs
    assert pair.better + pair.worse + pair.tied == len(comparison.measured.examples)
    if run == SEARCH:
        assert pair.difference < 0
        assert comparison.measured.examples[0].query
    else:
        assert (pair.difference, pair.verdict) == (0.0, "tie")
    assert len(comparison.records()) == len(comparison.measured.examples)


def test_it_can_be_cancelled(shop: Path) -> None:
    def tell(done: int, total: int) -> None:
        if done:
            raise Cancelled("enough")

    with Workspace.open(shop, write=False) as workspace, pytest.raises(Cancelled):
        compare_runs(workspace, [SEARCH, f"{SEARCH}-2"], tell)


def test_what_cannot_be_compared_is_refused(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        for runs, why in (
            ([SEARCH], "2 to 5"),
            ([SEARCH, SEARCH], "2 to 5"),
            ([SEARCH, CATEGORY], "not of several: search, category"),
            ([SEARCH, "nothing"], "no run nothing"),
        ):
            with pytest.raises(RunError, match=why):
                compare_runs(workspace, runs)


def test_the_verb_answers_as_compare_will(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(shop) as workspace:
        change_note(workspace, SEARCH, name="good")
    out = tmp_path / "examples.csv"
    line = ["runs", "--workspace", str(shop), "--compare", SEARCH, f"{SEARCH}-2"]
    assert cli.run([*line, "--json", "--out", str(out)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [system["name"] for system in answer["systems"]] == [SEARCH, f"{SEARCH}-2", "baseline"]
    assert answer["pairs"][0].keys() == {
        *("a", "b", "metric", "difference", "interval", "p", "p_corrected"),
        *("better", "worse", "tied", "queries_needed", "verdict"),
    }
    assert len(out.read_text("utf-8-sig").splitlines()) == answer["queries"] + 1
    assert cli.run(line) == 0
    assert "good" in capsys.readouterr().out
