"""What was trained once is not trained again, unless something of it differs."""

from pathlib import Path

import pytest

from core.search.fusion import DEFAULT
from tests.benchmarks import trainings
from tests.benchmarks.configurations import Configuration, fused
from tests.benchmarks.trainings import Trainings


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []

    def train(workspace: Path, *options: object) -> str:
        calls.append((workspace.name, *options))
        return f"run{len(calls)}"

    monkeypatch.setattr(trainings, "import_shop", lambda name, workspace: workspace.mkdir())
    monkeypatch.setattr(trainings, "train", train)
    return calls


def test_equal_trainings_are_done_once(tmp_path: Path, trained: list[tuple[object, ...]]) -> None:
    first = Trainings(tmp_path).run("demo", Configuration("a"), 7)
    again = Trainings(tmp_path).run("demo", Configuration("b", change=fused(DEFAULT)), 7)
    assert first == again
    assert trained == [("demo", "--network", "conv1d", "--seed", "7")]


def test_another_seed_setting_network_or_shop_is_another_training(
    tmp_path: Path, trained: list[tuple[object, ...]]
) -> None:
    kept = Trainings(tmp_path)
    runs = [
        kept.run("demo", Configuration("a"), 7),
        kept.run("demo", Configuration("a"), 8),
        kept.run("demo", Configuration("a", settings={"filters": 32, "epochs": 2}), 7),
        kept.run("demo", Configuration("a", network="dnn"), 7),
        kept.run("few_esci_en", Configuration("a"), 7),
    ]
    assert [run for run, _ in runs] == ["run1", "run2", "run3", "run4", "run5"]
    assert trained[2][-4:] == ("--set", "epochs=2", "--set", "filters=32")
    assert not kept.outdated


def test_trainings_by_other_code_are_told(
    tmp_path: Path, trained: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    Trainings(tmp_path).run("demo", Configuration("a"), 7)
    monkeypatch.setattr(trainings, "_digest_of_sources", lambda: "other")
    kept = Trainings(tmp_path)
    kept.run("demo", Configuration("a"), 7)
    kept.run("demo", Configuration("a"), 7)
    assert kept.outdated == ["demo --network conv1d --seed 7"]
    assert len(trained) == 1
