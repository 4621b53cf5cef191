"""The noise lab over a small shop with a stand-in for a run, and the verb."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from core import cli
from core.errors import RunError
from core.robustness import noise_lab
from core.robustness.noise_lab import NoisePlan, measure
from core.robustness.noise_report import NoiseProgress, NoiseReport, from_json, to_json
from core.robustness.noise_subjects import WORDS, Answer, Subjects, subjects
from core.text.analysis import Analyzer
from core.workspace import Workspace
from tests.core.training.conftest import make_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with make_shop(tmp_path_factory.mktemp("noise")) as workspace:
        yield workspace


class Listener:
    """Finds a text only as it was, and lists what it read."""

    name = "exact"

    def answer(self, places: Sequence[int], texts: Sequence[str]) -> list[Answer]:
        return [Answer(float(text == "red wallet"), [*text.split(), "rest"]) for text in texts]


def test_figures_are_means_over_texts_beside_the_clean_answer(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Subjects(
        "search", "ndcg@10", "texts", ["red wallet", "leather"], Analyzer(), [Listener()]
    )
    monkeypatch.setattr(noise_lab, "subjects", lambda workspace, names: made)
    heard: list[NoiseProgress] = []
    report = measure(shop, NoisePlan(["exact"], ["swapped"], [1.0]), heard.append)
    clean, struck = report.cells
    assert (clean.level, clean.quality, clean.stability, clean.changed) == (0.0, 0.5, 1.0, 0.0)
    # `wallet red rest` beside `red wallet rest`: X = 0, 2, 3, with p = 0.9 2/3·…; `leather` cannot swap.
    p = 0.9
    overlap = (1 - p) / p * (p**2 + p**3) + p**3
    assert struck.quality == 0.0
    assert struck.changed == 0.5
    assert struck.stability == pytest.approx((overlap + 1) / 2)
    assert [step.done for step in heard] == [2, 4]
    assert heard[-1].total == 4


def test_words_alone_lose_by_words_left_out_and_nothing_by_traditional_characters(
    shop: Workspace,
) -> None:
    kinds = ["dropped", "traditional"]
    report = measure(shop, NoisePlan([WORDS], kinds, [0.5]), lambda progress: None)
    assert report.runs == [WORDS]
    assert report.texts >= 20
    same = report.cell(WORDS, "traditional", 0.5)
    assert same.stability == 1.0
    assert same.changed > 0
    dropped = report.cell(WORDS, "dropped", 0.5)
    assert dropped.stability < 1.0
    low, high = dropped.stability_interval
    assert low <= dropped.stability <= high
    assert from_json(json.loads(json.dumps(to_json(report)))) == report


def test_runs_that_do_not_exist_are_refused(shop: Workspace) -> None:
    with pytest.raises(RunError):
        subjects(shop, ["20200101-000000-search-conv1d"])


def test_the_verb_tells_how_far_it_is_and_writes_a_table(
    shop: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "noise.csv"
    options = ["--workspace", str(shop.path), "--kinds", "typo", "--levels", "20%", "50"]
    assert cli.run(["noise", WORDS, *options, "--json", "--progress", "--out", str(out)]) == 0
    *progress, answer = map(json.loads, capsys.readouterr().out.splitlines())
    assert progress[-1]["done"] == progress[-1]["total"]
    report = from_json(answer)
    assert isinstance(report, NoiseReport)
    assert report.levels == [0.0, 0.2, 0.5]
    header, *rows = out.read_text("utf-8-sig").splitlines()
    assert header.startswith("run,kind,level,ndcg@10,ndcg@10_low")
    assert len(rows) == 3
    assert cli.run(["noise", WORDS, *options, "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["event"] == "result"
    assert cli.run(["noise", WORDS, *options]) == 0
    said = capsys.readouterr().out
    assert "rank-biased overlap of the ten best (p = 0.9)" in said
    assert "spelling corrected" in said


@pytest.mark.parametrize("level", ["101", "-1", "much"])
def test_a_level_that_is_none_is_refused(
    shop: Workspace, level: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["noise", "--workspace", str(shop.path), f"--levels={level}"]) == 2
    assert "0 to 100 per cent" in capsys.readouterr().err
