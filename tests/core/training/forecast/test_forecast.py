"""What is foretold is what the trainer then says, for every task on tiny shops."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from core.errors import DataError
from core.runs.job import EpochDone, Event, Job, Started
from core.training.epoch_length import PassSize
from core.training.forecast import forecast
from core.training.forecast.pace import EXAMPLE_SECONDS, Pace
from core.training.tasks.search.shop_words import product_words_of
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.pretrained.start_file import ship_start
from tests.core.training.conftest import make_shop

SMALL: dict[str, Any] = {"dimension": 16, "epochs": 2}


def started(workspace: Workspace, job: Job) -> Started:
    """What a training that is stopped at once says of itself."""
    start_tensorflow()
    events: list[Event] = []
    train(workspace, job, events.append, lambda: any(isinstance(e, Started) for e in events))
    return next(event for event in events if isinstance(event, Started))


def require_agreement(workspace: Workspace, job: Job) -> Started:
    """The forecast and the training of `job` count alike."""
    foretold = forecast(workspace, job)
    said = started(workspace, job)
    size = foretold.counted.size
    assert foretold.counted.is_exact
    assert (size.examples, size.batch_size) == (said.examples, said.batch_size)
    assert (foretold.epochs, foretold.steps_per_epoch) == (said.epochs, said.steps_per_epoch)
    assert foretold.counted.validation_examples == said.validation_examples
    return said


@pytest.mark.tensorflow
@pytest.mark.parametrize("task", ["search", "next-item", "next-category", "category"])
@pytest.mark.parametrize("changes", [{}, {"batch_size": 24, "passes": 3}])
def test_the_trainer_says_what_was_foretold(
    shop: Workspace, task: str, changes: dict[str, Any]
) -> None:
    members = {"members": 1} if task == "category" else {}
    said = require_agreement(shop, Job(task, "conv1d", 7, {**SMALL, **members, **changes}))
    assert said.examples > 100


@pytest.mark.tensorflow
def test_a_shop_without_clicks_is_counted_as_well(tmp_path: Path) -> None:
    with make_shop(tmp_path, ["products"]) as shop:
        said = require_agreement(shop, Job("search", "conv1d", 7, SMALL))
        # 96 products, eight queries of each.
        assert said.examples == 768
        require_agreement(shop, Job("category", "conv1d", 7, {**SMALL, "members": 1}))


@pytest.mark.tensorflow
def test_what_a_run_teaches_alone_is_counted_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with make_shop(tmp_path, ["products"]) as shop:
        ship_start(tmp_path, {"黑色": [1] * 128}, monkeypatch)
        start_tensorflow()
        teacher = train(
            shop, Job("search", "conv1d", 7, {**SMALL, "epochs": 1}), lambda e: None, lambda: False
        )
        taught = {**SMALL, "teacher": teacher.run, "teacher_texts": 500}
        said = require_agreement(shop, Job("search", "conv1d", 7, taught))
        assert said.batch_size <= 256
        with pytest.raises(DataError, match=r"the teacher alone teaches.*loss has no effect"):
            forecast(shop, Job("search", "conv1d", 7, {**taught, "loss": "mse"}))


@pytest.mark.tensorflow
def test_time_is_that_of_earlier_runs(titles_only: Workspace) -> None:
    job = Job("search", "conv1d", 7, {**SMALL, "epochs": 1})
    assert forecast(titles_only, job).measured_runs == 0
    start_tensorflow()
    events: list[Event] = []
    finished = train(titles_only, job, events.append, lambda: False)
    foretold = forecast(titles_only, job)
    epoch = next(event for event in events if isinstance(event, EpochDone))
    assert foretold.measured_runs == 1
    assert foretold.seconds == pytest.approx(finished.seconds, rel=0.02)
    twice = forecast(titles_only, Job("search", "conv1d", 7, {**SMALL, "epochs": 2}))
    assert twice.seconds - foretold.seconds == pytest.approx(epoch.seconds, rel=0.02)


def test_the_split_is_told_in_thirds(shop: Workspace) -> None:
    split = forecast(shop, Job()).counted.split
    whole = split.learned + split.held_out + split.updates
    assert split.of == "pairs"
    assert 0.7 < split.learned / whole < 0.9
    assert min(split.held_out, split.updates) > 0


def test_classes_are_counted_the_largest_first(shop: Workspace) -> None:
    # 450 texts of three kinds.
    classes = forecast(shop, Job("category")).counted.classes
    assert classes == (("书籍", 150), ("水果", 150), ("酒店", 150))


def test_many_texts_are_counted_by_shares(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = forecast(shop, Job("category")).counted
    monkeypatch.setattr("core.training.forecast.category.FEW_TEXTS", 100)
    monkeypatch.setattr("core.training.forecast.counts._COUNTED", WeakKeyDictionary())
    about = forecast(shop, Job("category")).counted
    assert (exact.is_exact, about.is_exact) == (True, False)
    # A tenth of 450 is held out.
    assert (about.size.examples, about.validation_examples) == (405, 45)
    assert dict(about.classes) == dict(exact.classes)


def test_titles_that_were_never_cut_are_counted_by_what_is_asked_for(
    titles_only: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.training.forecast.search.FEW_PRODUCTS", 10)
    counted = forecast(titles_only, Job(settings={"teacher": "none"})).counted
    assert not counted.is_exact
    # 96 products, eight queries of each, and at most 320 that are measured.
    assert (counted.size.examples, counted.validation_examples) == (768, 320)
    product_words_of(titles_only, lambda *progress: None)
    assert forecast(titles_only, Job(settings={"teacher": "none"})).counted.is_exact


def test_nothing_to_learn_from_is_said_as_training_says_it(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "empty") as empty:
        for task in ("search", "next-item", "next-category", "category"):
            with pytest.raises(DataError):
                forecast(empty, Job(task))


def test_seconds_by_hand() -> None:
    settings = {"epochs": 4, "passes": 0}
    # Ten steps are passed four times for forty, of 50 examples each, four epochs: 8,000 examples.
    pace = Pace(EXAMPLE_SECONDS["search"], 10.0)
    assert pace.seconds(PassSize(500, 50, 10), settings) == pytest.approx(10 + 3.2)


def test_counting_loads_neither_tensorflow_nor_pandas(tmp_path: Path) -> None:
    with make_shop(tmp_path):
        pass
    code = (
        "import sys\nfrom pathlib import Path\nfrom core.runs.job import Job\n"
        "from core.training.forecast import forecast\nfrom core.workspace import Workspace\n"
        "with Workspace.open(Path(sys.argv[1]), write=False) as shop:\n"
        "    for task in ('search', 'category', 'next-item', 'next-category'):\n"
        "        forecast(shop, Job(task))\n"
        "print({'tensorflow', 'keras', 'pandas'} & set(sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "shop")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[4],
    )
    assert answer.stdout.strip() == "set()"
