"""The task `next-item` end to end: it learns what follows what, and what it wrote recommends."""

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.recommend.next_item import BLEND, NextItemModel
from core.recommend.recommender import Recommender
from core.recommend.sequences import FIRST
from core.runs import listing
from core.runs.job import EpochDone, Event, Finished, Job, Started
from core.runs.listing import activate
from core.runs.manifest import epoch_folder
from core.search.request import Interaction
from core.task_choices import training_settings
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.pretrained.start_file import ship_start
from tests.core.training.told import check_figures

if TYPE_CHECKING:
    from core.training.tasks.next_item.task import NextItemTask

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


def test_it_tells_on_what_it_is_measured(learned: Learned) -> None:
    items = len(model_of(learned).items)
    check_figures(*learned, min(1, 20 / items))


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


COLOURS = "red", "green", "blue", "white", "black", "brown"
THINGS = "shoes", "lamp", "chair", "phone", "dress", "watch"


@pytest.fixture
def new_arrivals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A shop where red things lead to green ones, these to blue ones and so on; i00 and i07 are new."""
    words = [*COLOURS, *THINGS]
    vectors = {word: [9 * (word == other) for other in words] for word in words}
    ship_start(tmp_path, vectors, monkeypatch)
    titles = [f"{colour} {thing}" for colour in COLOURS for thing in THINGS]
    rows = [f"i{number:02d},{title}" for number, title in enumerate(titles)]
    (tmp_path / "products.csv").write_text("\n".join(["product_id,title", *rows]), "utf-8")
    chance = random.Random(3)
    walks = []
    for _ in range(400):
        colour = chance.randrange(6)
        walk = [6 * ((colour + step) % 6) + chance.randrange(6) for step in range(4)]
        walks.append(" ".join(f"i{item:02d}" for item in walk if item not in (0, 7)))
    (tmp_path / "sessions.txt").write_text("\n".join(walks), "utf-8")
    with Workspace.open(tmp_path / "shop") as shop:
        files = {"products": "products.csv", "sessions": "sessions.txt"}
        import_files(shop, [Source(kind, tmp_path / file) for kind, file in files.items()])
        yield shop


def prepared(shop: Workspace, start: str) -> "NextItemTask":
    from core.training.networks import NETWORKS
    from core.training.tasks.next_item.task import NextItemTask

    changed = {**SMALL, "dimension": 64, "start": start}
    settings = dict(training_settings("next-item", "conv1d", changed))
    task = NextItemTask(shop, NETWORKS["conv1d"], Job("next-item", settings=settings))
    task.prepare(lambda *_: None)
    return task


def test_items_begin_near_those_of_like_titles(new_arrivals: Workspace) -> None:
    task = prepared(new_arrivals, start="yes")
    table = np.array(task._table)[FIRST:]
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    likeness = (table @ table.T).reshape(6, 6, 6, 6)
    same_colour = np.mean([likeness[c, 0, c, 1] for c in range(6)])
    nothing_shared = np.mean([likeness[c, 0, (c + 1) % 6, 1] for c in range(6)])
    assert same_colour > nothing_shared + 0.2
    # What nobody met is no wrong answer.
    (_, targets, _, candidates, _) = next(task.batches(1))
    assert set(range(36)) - set(candidates.tolist()) == {0, 7}
    assert (candidates[targets] >= 1).all()


def test_without_the_start_no_title_is_read(new_arrivals: Workspace) -> None:
    task = prepared(new_arrivals, start="no")
    assert not task.texts.is_known.any()
    (_, _, _, candidates, _) = next(task.batches(1))
    assert {0, 7} <= set(candidates.tolist())


def test_what_nobody_met_is_placed_by_its_title(new_arrivals: Workspace) -> None:
    job = Job("next-item", settings={**SMALL, "dimension": 32, "epochs": 12})
    finished = train(new_arrivals, job, lambda event: None, lambda: False)
    model = NextItemModel.load(new_arrivals.runs_dir / finished.run)
    met = [item for item in range(36) if item not in (0, 7)]
    # i00 is red as i01 to i05 are, i07 green as i06 and i08 to i11.
    placed = model.vectors - model.vectors[met].mean(axis=0)
    placed /= np.linalg.norm(placed, axis=1, keepdims=True)
    for item, alike in ((0, range(1, 6)), (7, (6, 8, 9, 10, 11))):
        likeness = placed @ placed[item]
        assert likeness[list(alike)].mean() > likeness[met].mean() + 0.2
        # Beside items that are known it is modest.
        assert 0.1 < np.linalg.norm(model.vectors[item]) < 0.99
    assert np.linalg.norm(model.vectors[met], axis=1).min() > 0.99
    # A history of it is read as one of its like is.
    new, known = (model.cosines((Interaction(item),))[met] for item in ("i00", "i02"))
    assert np.corrcoef(new, known)[0, 1] > 0.5


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
