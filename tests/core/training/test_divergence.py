"""A training whose numbers are none any more: never the best, never live, said in one sentence."""

import csv
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.cli import run
from core.data.importing import Source, import_files
from core.runs import listing
from core.runs.job import EpochDone, Finished, Job, StepDone
from core.runs.manifest import Manifest
from core.training import preparation, trainer
from core.training.divergence import (
    LOSS,
    SCORES,
    WEIGHTS,
    Diverged,
    NothingLearned,
    require_finite,
    require_finite_array,
    require_finite_weights,
)
from core.workspace import Workspace

SMALL = {"dimension": 16, "batch_size": 64, "passes": 2, "members": 1}
Never = Callable[[], bool]


def strict(text: str) -> Any:
    """JSON as a reader that knows no NaN takes it."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(text, parse_constant=refuse)


def write_walks(path: Path) -> None:
    """Sixty shoppers who go from one of forty items to the next."""
    chance = random.Random(3)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["user_id", "product_id", "action", "timestamp"])
        for number in range(900):
            item = (number // 60 + chance.randrange(40)) % 40
            rows.writerow([f"u{number % 60}", f"p{item}", "click", 1_700_000_000 + number])


@pytest.fixture
def walks(shop: Workspace, tmp_path: Path) -> Workspace:
    """A shop whose log is small and hardly to be learned."""
    write_walks(tmp_path / "walks.csv")
    import_files(shop, [Source("events", tmp_path / "walks.csv")])
    return shop


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_told(number: float) -> None:
    with pytest.raises(Diverged) as told:
        require_finite([0.5, number, None], LOSS)
    assert told.value.what == LOSS
    with pytest.raises(Diverged):
        require_finite_array(np.array([[0.0, number]], np.float32))


def test_a_weight_must_fit_into_what_it_is_kept_as() -> None:
    require_finite_weights([np.array([65_504.0], np.float32), np.array([7], np.int64)])
    for weight in (65_600.0, -1e9, float("nan")):
        with pytest.raises(Diverged) as told:
            require_finite_weights([np.array([weight], np.float32)])
        assert told.value.what == WEIGHTS


class Breaks:
    """Lets a training go on as it is until its loss is no number after step `after`."""

    def __init__(self, after: float) -> None:
        self.after, self.steps = after, 0
        self.make = preparation.step_function

    def __call__(
        self, task: Any, settings: Any, optimizer: Any
    ) -> Callable[[Any], tuple[Any, Any]]:
        step = self.make(task, settings, optimizer)

        def breaking(batch: Any) -> tuple[Any, Any]:
            self.steps += 1
            loss, accuracy = step(batch)
            return (float("nan") if self.steps > self.after else loss), accuracy

        return breaking


@pytest.mark.tensorflow
@pytest.mark.parametrize("task", ["search", "next-item", "category"])
def test_the_last_good_epoch_is_kept_and_training_ends_there(
    task: str, shop: Workspace, never: Never, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []
    breaks = Breaks(float("inf"))

    def hear(event: Any) -> None:
        heard.append(event)
        if isinstance(event, EpochDone):
            breaks.after = breaks.steps + 1

    monkeypatch.setattr(preparation, "step_function", breaks)
    settings = {**SMALL, "epochs": 3, "batch_size": 256}
    finished = trainer.train(shop, Job(task, settings=settings), hear, never)
    assert (finished.reason, finished.best_epoch) == ("diverged", 1)
    assert finished.note.startswith("The loss is no longer a number in epoch 2: epoch 1 is kept")
    assert "lower the learning rate" in finished.note
    assert [event.epoch for event in heard if isinstance(event, EpochDone)] == [1]
    assert all(np.isfinite(event.loss) for event in heard if isinstance(event, StepDone))
    folder = shop.runs_dir / finished.run
    assert strict((folder / "run.json").read_text("utf-8"))["best_epoch"] == 1
    assert all(map(strict, (folder / "steps.jsonl").read_text("utf-8").splitlines()))


@pytest.mark.tensorflow
def test_nothing_usable_leaves_no_run_and_the_active_one_as_it_was(
    shop: Workspace, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop.runs_dir / "earlier").mkdir(parents=True)
    Manifest("earlier", "search", "conv1d").write(shop.runs_dir / "earlier")
    shop.activate("search", "earlier")
    shop.close()
    monkeypatch.setattr(preparation, "step_function", Breaks(0))
    place = ["--workspace", str(shop.path), "--json"]
    assert run(["train", *place, "--epochs", "2", "--set", "dimension=16"]) == 2
    told = capsys.readouterr()
    assert told.err.count("\n") == 1
    assert "nothing usable was learned and no run is kept" in told.err
    assert all(map(strict, told.out.splitlines()))
    assert [entry.name for entry in shop.runs_dir.iterdir()] == ["earlier"]
    with Workspace.open(shop.path, write=False) as opened:
        assert opened.active_run("search") == "earlier"


@pytest.mark.tensorflow
@pytest.mark.parametrize("network", ["conv1d", "transformer"])
def test_steps_that_are_far_too_large_are_never_the_best(
    network: str, walks: Workspace, never: Never
) -> None:
    settings = {**SMALL, "learning_rate": 1.0, "schedule": "constant", "temperature": 0.01}
    job = Job("next-item", network, settings={**settings, "epochs": 6, "patience": 0})
    try:
        finished = trainer.train(walks, job, lambda event: None, never)
    except NothingLearned:
        assert listing.list_runs(walks) == []
        return
    stored = listing.read_manifest(walks, finished.run)
    assert all(np.isfinite(value) for value in stored.metrics.values())  # type: ignore[arg-type]
    best = epoch_vectors(walks, finished)
    assert np.isfinite(best).all()


def epoch_vectors(workspace: Workspace, finished: Finished) -> np.ndarray:
    folder = workspace.runs_dir / finished.run / "epochs" / f"{finished.best_epoch:02d}"
    return np.asarray(np.load(folder / "products.npy"), np.float32)


@pytest.mark.tensorflow
def test_scores_that_are_no_numbers_end_a_training_too(
    shop: Workspace, never: Never, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.training.tasks.search.task import SearchTask

    def broken(task: SearchTask, ids: Any, progress: Any) -> np.ndarray:
        values = np.full((len(ids), 16), np.nan, np.float32)
        require_finite_array(values, SCORES)
        return values

    monkeypatch.setattr(SearchTask, "predict", broken)
    with pytest.raises(NothingLearned, match="gives out no numbers any more in epoch 1"):
        trainer.train(shop, Job(settings={**SMALL, "epochs": 2}), lambda event: None, never)
    assert list(shop.runs_dir.iterdir()) == []
