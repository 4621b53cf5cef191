"""Systems compared: by hand, by the verb with its exact JSON, saved, with what changed since, as a page."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from core import cli
from core.errors import Cancelled, DataError, UserError
from core.evaluation import system_words
from core.evaluation.chosen_metrics import ChosenMetrics
from core.evaluation.compared_systems import SystemComparison
from core.evaluation.comparison_page import as_page
from core.evaluation.pins import CATALOGUE, GRADES, QUERIES, SYSTEM
from core.evaluation.query_sets import QuerySource
from core.evaluation.saved_comparisons import SavedComparisons, changes_since
from core.evaluation.system_comparison import compare_systems
from core.language import set_language
from core.metrics.ranking import METRICS
from core.workspace import Workspace
from tests.core.evaluation.judged_shop import RUN, make_judged_shop
from tests.core.runs.small_runs import CATEGORY

# Of two systems on five queries, in one metric.
TEXTS = {f"q{at}": text for at, text in enumerate(("裙", "手机", "手机 壳", "苹果", "a<b>"))}
A, B = [0.5, 0.5, 1.0, 0.0, 0.2], [0.7, 0.5, 0.8, 0.1, 0.2]


def by_hand() -> SystemComparison:
    return SystemComparison(
        values={":lexical": {"ndcg@10": A}, f"{RUN}:hybrid": {"ndcg@10": B}},
        queries=TEXTS,
        lists={
            ":lexical": {"q0": ["p1", "p2", "p3"], "q1": ["p1"]},
            f"{RUN}:hybrid": {"q0": ["p2", "p1", "p4"], "q1": ["p1"]},
        },
        grades={"q0": {"p1": 3, "p3": 0}},
        titles={"p1": "红 <裙>", "p2": "蓝裙"},
        slices={"tag": {"hard": ["q0", "q2", "q3"]}, "length": {"4": ["q0", "q1"]}},
        pins={CATALOGUE: "ab" * 32},
        made="2026-12-01T10:00:00+00:00",
    )


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shops") / "judged"
    make_judged_shop(path)
    return path


@pytest.fixture(scope="module")
def measured(shop: Path) -> SystemComparison:
    names = [*METRICS, "diversity@10", "coverage@10", "latency"]
    with Workspace.open(shop, write=False) as workspace:
        metrics = ChosenMetrics.parse(names)
        return compare_systems(workspace, [":lexical", RUN], QuerySource(), metrics=metrics)


def test_rows_and_slices_by_hand() -> None:
    rows = by_hand().rows(":lexical", f"{RUN}:hybrid", "ndcg@10")
    assert [round(row.difference, 9) for row in rows] == [0.2, 0, -0.2, 0.1, 0]
    # Two of three in both; empty lists are the same.
    assert rows[0].overlap == pytest.approx(2 / 3)
    assert (rows[1].rbo, rows[4].rbo) == (pytest.approx(1), 1)
    assert 0 < rows[0].rbo < 1
    hard, long = by_hand().slice_figures(":lexical", f"{RUN}:hybrid", "ndcg@10")
    assert (hard.label, hard.queries, hard.a, hard.b) == ("hard", 3, 0.5, pytest.approx(1.6 / 3))
    assert hard.low < hard.difference < hard.high
    assert long.difference == pytest.approx(0.1)
    assert system_words.slice_name(long) == "Length in words: 4 or more"


def test_a_pair_turned_says_the_same_from_the_other_side() -> None:
    pair = by_hand().figures.pairs[0]
    turned = pair.turned()
    assert (turned.a, turned.better, turned.worse) == (pair.b, pair.worse, pair.better)
    assert turned.interval == (-pair.interval[1], -pair.interval[0])
    assert turned.turned() == pair


def test_the_words_say_tie_and_how_many_queries_would_show_a_hundredth() -> None:
    told = by_hand()
    said = system_words.verdicts(told, "ndcg@10")[0]
    assert "lexical and conv1d 12-01 07:47 · hybrid: a tie" in said
    # s of 0.2, 0, −0.2, 0.1, 0 is 0.14832; ((1.959964 + 0.841621) · 0.14832 / 0.01)² = 1726.7.
    assert "About 1,722 more judged queries would be needed to see 0.01." in said
    assert "better on 2, worse on 1, the same on 2" in said


def test_systems_are_called_what_people_call_them() -> None:
    titles = {
        ":lexical": "lexical",
        ":hybrid": "active · hybrid",
        f"{RUN}@3": "conv1d 12-01 07:47 · epoch 3",
        ":hybrid,neural=0.5,user=u1": "active · hybrid · neural=0.5 user=u1",
        "/data/bm25.run": "bm25.run",
    }
    assert {name: system_words.system_title(name) for name in titles} == titles


def test_the_verb_answers_with_its_exact_shape(
    shop: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table, page = tmp_path / "queries.csv", tmp_path / "page.html"
    verb = ["compare", ":lexical", RUN, "--workspace", str(shop), "--out", str(table)]
    assert cli.run([*verb, "--html", str(page), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["queries", "systems", "pairs"]
    assert [list(system) for system in answer["systems"]] == [["name", "metrics", "intervals"]] * 2
    assert [system["name"] for system in answer["systems"]] == [":lexical", RUN]
    assert list(answer["systems"][0]["metrics"]) == list(METRICS)
    assert list(answer["systems"][0]["intervals"]) == list(METRICS)
    assert [pair["metric"] for pair in answer["pairs"]] == list(METRICS)
    assert set(answer["pairs"][0]) == {
        *("a", "b", "metric", "difference", "interval", "p", "p_corrected"),
        *("better", "worse", "tied", "verdict", "queries_needed"),
    }
    first = answer["pairs"][0]
    assert first["better"] + first["worse"] + first["tied"] == answer["queries"]
    rows = table.read_text("utf-8-sig").splitlines()
    assert len(rows) == answer["queries"] + 1
    assert "<!doctype html>" in page.read_text("utf-8")


def test_a_verb_without_json_says_it_in_words(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["compare", ":lexical", RUN, "--workspace", str(shop)]) == 0
    said = capsys.readouterr().out
    assert "Measured on the same" in said
    assert "What conv1d 12-01 07:47 loses most in ndcg@10:" in said


def test_values_are_those_of_the_verb_evaluate(
    shop: Path, measured: SystemComparison, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["evaluate", "--run", RUN, "--workspace", str(shop), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    systems = {system.name: system for system in measured.figures.systems}
    for name in METRICS:
        assert systems[RUN].metrics[name] == pytest.approx(answer["metrics"][name])
        assert systems[":lexical"].metrics[name] == pytest.approx(answer["baseline"][name])


def test_figures_of_whole_systems_stand_beside_the_metrics(measured: SystemComparison) -> None:
    assert measured.figure_names == ["coverage@10", "p50_ms", "p95_ms"]
    system = measured.figures.systems[0]
    assert 0 < (system.metrics["coverage@10"] or 0) <= 1
    assert system.intervals["coverage@10"] is None
    low, high = system.intervals["p50_ms"] or (0, 0)
    assert 0 < low <= (system.metrics["p50_ms"] or 0) <= high
    assert all(0 <= value <= 1 for value in measured.values[RUN]["diversity@10"])


def test_runs_of_another_task_are_compared_as_runs(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    verb = ["compare", CATEGORY, RUN, "--workspace", str(shop)]
    assert cli.run(verb) == 2
    assert "Runs of one task can be compared" in capsys.readouterr().err
    assert cli.run([*verb, "--html", "x.html"]) == 2
    assert "category are compared without --html" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([":lexical"], "Name 2 to 5 systems to compare, not 1"),
        ([":lexical", ":lexical"], "not 1"),
        ([":lexical", ":hybrid", "--metrics", "ndcg@x"], "There is no metric ndcg@x"),
        ([":lexical", ":hybrid", "--metrics", "latency"], "Nothing is measured against judgments"),
        ([":lexical", ":hybrid", "--query-set", "none"], "There is no query set none"),
        ([":lexical", "gone.run"], "There is no run file gone.run"),
    ],
)
def test_what_cannot_be_compared_is_said_in_a_sentence(
    shop: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert cli.run(["compare", *arguments, "--workspace", str(shop)]) == 2
    assert complaint in capsys.readouterr().err


def test_progress_is_told_and_may_end_it(shop: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled("enough")

    with Workspace.open(shop, write=False) as workspace, pytest.raises(Cancelled):
        compare_systems(workspace, [":lexical", RUN], QuerySource(), tell=stop)
    # Once for each system that is opened, then for each query.
    assert [done for done, _ in told] == [0, 0, 1, 2]


def test_a_saved_comparison_is_read_as_it_was_and_says_what_changed(
    tmp_path: Path, measured: SystemComparison
) -> None:
    make_judged_shop(tmp_path / "shop")
    with Workspace.open(tmp_path / "shop") as workspace:
        kept = SavedComparisons(workspace)
        name = kept.save(measured)
        read = kept.open(name)
        assert read == measured
        assert read.figures.to_json() == measured.figures.to_json()
        assert [(one.name, one.systems) for one in kept.all()] == [(name, (":lexical", RUN))]
        assert changes_since(read, workspace) == []
        products, qrels = workspace.table("products"), workspace.table("qrels")
        assert products is not None
        assert qrels is not None
        workspace.replace({"products": products.slice(0, 39), "qrels": qrels.slice(1)})
        (workspace.runs_dir / RUN).rename(workspace.runs_dir / "gone")
        changed = changes_since(read, workspace)
        assert set(changed) == {CATALOGUE, GRADES, SYSTEM + RUN} | (set(changed) & {QUERIES})
        said = system_words.since([CATALOGUE, SYSTEM + RUN])
        assert said.startswith("Changed since, or gone: the products, conv1d 12-01 07:47.")
        kept.delete(name)
        assert kept.all() == []


@pytest.mark.parametrize(
    "text", ["", "[]", '{"format": 9}', '{"format": 1, "queries": {}, "values": {}}']
)
def test_a_damaged_comparison_is_named_and_stays(tmp_path: Path, text: str) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        kept = SavedComparisons(workspace)
        name = kept.save(by_hand())
        file = workspace.path / "comparisons" / f"{name}.json"
        file.write_text(text, "utf-8")
        with pytest.raises(DataError, match="cannot be read"):
            kept.open(name)
        assert kept.all()[0].systems == ()
        assert file.read_text("utf-8") == text
        with pytest.raises(UserError):
            kept.open("../outside")


def test_the_page_needs_nothing_else_and_escapes_what_people_wrote() -> None:
    page = as_page(by_hand(), since="Changed")
    assert not re.search(r"(?:src|href)=|<script|https?:", page)
    assert "prefers-color-scheme:dark" in page
    assert "a&lt;b&gt;" in page
    assert "红 &lt;裙&gt;" in page
    assert '<span class="g g3">3</span>' in page
    assert page.count("<rect") == 3
    set_language("zh")
    assert 'lang="zh"' in as_page(by_hand())
    assert as_page(replace(by_hand(), title="名")).count("<h1>名</h1>") == 1
