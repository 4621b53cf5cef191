"""The task `next-item` end to end: it learns what follows what, and what it wrote recommends."""

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.recommend.next_item import BLEND, NextItemModel
from core.recommend.recommender import Recommender
from core.runs import listing
from core.runs.job import EpochDone, Event, Finished, Job, Started
from core.runs.listing import activate
from core.runs.manifest import epoch_folder
from core.search.request import Interaction
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace

pytestmark = pytest.mark.tensorflow

ITEMS = 60
SMALL = {"dimension": 16, "filters": 8, "batch_size": 64, "epochs": 20, "learning_rate": 0.02}
Learned = tuple[Workspace, Finished, list[Event]]


def write_sessions(path: Path, count: int = 500) -> None:
    """Walks around a ring: after item n comes n + 1, or now and then anything."""
    chance = random.Random(3)
    lines = []
    for _ in range(count):
        at, walk = chance.randrange(ITEMS), []
        for _ in range(chance.randrange(2, 7)):
            walk.append(f"i{at:02d}")
            at = (at + 1) % ITEMS if chance.random() < 0.9 else chance.randrange(ITEMS)
        lines.append(" ".join(walk))
    path.write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    start_tensorflow()
    folder = tmp_path_factory.mktemp("ring")
    write_sessions(folder / "sessions.txt")
    events: list[Event] = []
    with Workspace.open(folder / "shop") as shop:
        import_files(shop, [Source("sessions", folder / "sessions.txt")])
        finished = train(shop, Job("next-item", settings=SMALL), events.append, lambda: False)
        activate(shop, finished.run)
        yield shop, finished, events


def model_of(learned: Learned) -> NextItemModel:
    shop, finished, _ = learned
    return NextItemModel.load(shop.runs_dir / finished.run)


@contextmanager
def copied(learned: Learned, folder: Path) -> Iterator[Workspace]:
    """Another workspace with the same behaviour and run."""
    shutil.copytree(learned[0].path, folder)
    with Workspace.open(folder) as copy:
        yield copy


def test_what_follows_is_learned(learned: Learned) -> None:
    _, finished, events = learned
    epochs = [event for event in events if isinstance(event, EpochDone)]
    (started,) = (event for event in events if isinstance(event, Started))
    assert epochs[-1].loss < 0.8 * epochs[0].loss
    assert started.baseline_name == "session-kNN hit@20"
    assert finished.metrics["neural_mrr@20"] > 0.3


def test_the_parts_of_a_score_add_up(learned: Learned) -> None:
    model = model_of(learned)
    history = (Interaction("i03"), Interaction("i04"))
    assert np.allclose(sum(model.parts(history).values()), model.scores(history))


def test_nobody_known_is_offered_what_is_popular(learned: Learned) -> None:
    model = model_of(learned)
    for history in ((), (Interaction("stranger"),)):
        assert np.array_equal(model.scores(history), model.popularity)


def test_the_active_run_recommends(learned: Learned, capsys: pytest.CaptureFixture[str]) -> None:
    shop, finished, _ = learned
    recommender = Recommender.open(shop, catalogue_of(shop))
    assert (recommender.method, recommender.run_id) == ("next-item", finished.run)
    found = recommender.similar("i05")
    assert found[0].product_id in ("i04", "i06")
    assert found[0].parts["neural"] > 0
    assert sum(found[0].parts.values()) == pytest.approx(found[0].score)
    assert [each.product_id for each in recommender.for_history(())]
    assert Recommender.open(shop, catalogue_of(shop), "").method == "log"
    arguments = ["recommend", "--history", "i03,i04", "--workspace", str(shop.path)]
    assert cli.run([*arguments, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["run"], answer["method"]) == (finished.run, "next-item")
    assert "i05" in [hit["product_id"] for hit in answer["results"][:3]]
    assert cli.run(arguments) == 0
    assert finished.run in capsys.readouterr().out.splitlines()[0]


def test_a_damaged_active_run_gives_way_to_the_log(
    learned: Learned, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, finished, _ = learned
    with copied(learned, tmp_path / "copy") as copy:
        assert Recommender.open(copy, catalogue_of(copy)).run_id == finished.run
        folder = copy.runs_dir / finished.run
        (epoch_folder(folder, finished.best_epoch) / BLEND).unlink()
        assert Recommender.open(copy, catalogue_of(copy)).method == "log"
        assert cli.run(["evaluate", "--workspace", str(copy.path), "--task", "next-item"]) == 2
        assert "mix.json" in capsys.readouterr().err
        (folder / "run.json").write_text("{", "utf-8")
        assert Recommender.open(copy, catalogue_of(copy)).method == "log"


def test_the_run_serves_its_task_and_is_measured(
    learned: Learned, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop, finished, _ = learned
    assert shop.active_run("next-item") == finished.run
    (tmp_path / "test.txt").write_text("i01 i02\ti03\ni40\ti41\ni05\tnowhere\n", "utf-8")
    arguments = ["--workspace", str(shop.path), "--task", "next-item", "--json"]
    assert cli.run(["evaluate", *arguments, "--test", str(tmp_path / "test.txt")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["task"], answer["method"], answer["run"]) == (
        "next-item",
        "conv1d",
        finished.run,
    )
    assert answer["examples"] == 3
    assert answer["metrics"]["hit@20"] == pytest.approx(2 / 3)
    assert answer["metrics"]["mrr@20"] > 0.25
    assert set(answer["baseline"]) == {"hit@20", "mrr@20", "ndcg@10"}


def test_without_tests_what_was_held_out_is_measured(
    learned: Learned, capsys: pytest.CaptureFixture[str]
) -> None:
    shop, finished, _ = learned
    arguments = ["--workspace", str(shop.path), "--task", "next-item", "--json"]
    assert cli.run(["evaluate", *arguments]) == 0
    answer = json.loads(capsys.readouterr().out)
    manifest = listing.read_manifest(shop, finished.run)
    assert answer["examples"] > 50
    assert answer["baseline"] == {name: manifest.baseline[name] for name in answer["baseline"]}
    # The vectors are kept in half precision.
    trained = {name: manifest.metrics[name] for name in answer["metrics"]}
    assert answer["metrics"] == pytest.approx(trained, abs=0.005)


def test_what_was_held_out_is_unknown_once_products_or_behaviour_are_others(
    learned: Learned, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "products.csv").write_text("product_id,title\ni99,A new one\n", "utf-8")
    with copied(learned, tmp_path / "copy") as copy:
        import_files(copy, [Source("products", tmp_path / "products.csv")])
        assert cli.run(["evaluate", "--workspace", str(copy.path), "--task", "next-item"]) == 2
    assert "imported anew" in capsys.readouterr().err


def test_one_without_behaviour_is_told_what_to_import(tmp_path: Path) -> None:
    from core.errors import DataError

    with (
        Workspace.open(tmp_path / "empty") as shop,
        pytest.raises(DataError, match="sessions or events"),
    ):
        train(shop, Job("next-item", settings=SMALL), lambda event: None, lambda: False)


def test_a_batch_may_have_more_targets_than_it_is_asked_about(tmp_path: Path) -> None:
    pairs = [f"i{number:04d} i{number + 1:04d}" for number in range(5000)]
    (tmp_path / "sessions.txt").write_text("\n".join(pairs), "utf-8")
    settings = {**SMALL, "batch_size": 4400, "epochs": 1}
    with Workspace.open(tmp_path / "shop") as shop:
        import_files(shop, [Source("sessions", tmp_path / "sessions.txt")])
        finished = train(shop, Job("next-item", settings=settings), print, lambda: False)
    assert finished.best_epoch == 1


@pytest.mark.parametrize("network", ["article", "dnn", "rnn", "transformer"])
def test_any_network_serves_the_task(learned: Learned, network: str) -> None:
    shop, _, _ = learned
    events: list[Event] = []
    job = Job("next-item", network, settings={**SMALL, "epochs": 3})
    finished = train(shop, job, events.append, lambda: False)
    losses = [event.loss for event in events if isinstance(event, EpochDone)]
    assert losses[-1] < losses[0] - 0.05
    model = NextItemModel.load(shop.runs_dir / finished.run)
    assert model.vectors.shape == (ITEMS, 16)
    assert np.isfinite(model.scores((Interaction("i03"),))).all()
