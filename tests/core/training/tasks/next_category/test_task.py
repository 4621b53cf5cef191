"""The task `next-category` end to end: it learns what follows what, and what it wrote guesses."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.errors import DataError
from core.recommend.next_category import NextCategoryModel
from core.runs import listing
from core.runs.job import EpochDone, Event, Finished, Job, Started
from core.runs.listing import activate
from core.search.request import Interaction
from core.task_choices import training_settings
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.training.told import check_figures

pytestmark = pytest.mark.tensorflow

CATEGORIES = 6
SMALL = {"dimension": 16, "filters": 8, "batch_size": 64, "epochs": 15, "learning_rate": 0.02}
Learned = tuple[Workspace, Finished, list[Event]]


def write_products(path: Path) -> None:
    """Ten products of each category."""
    rows = [f"p{n},thing {n},things / c{n % CATEGORIES}" for n in range(10 * CATEGORIES)]
    path.write_text("\n".join(["product_id,title,category", *rows]), "utf-8")


def write_events(path: Path, shoppers: int = 400) -> None:
    """Each goes to and fro between two categories, and now and then to any."""
    chance = random.Random(3)
    rows = ["user_id,product_id,action,timestamp"]
    for shopper in range(shoppers):
        both, time = chance.sample(range(CATEGORIES), 2), 1_700_000_000 + 1000 * shopper
        for step in range(chance.randrange(3, 9)):
            at = both[step % 2] if chance.random() < 0.95 else chance.randrange(CATEGORIES)
            product = at + CATEGORIES * chance.randrange(10)
            rows.append(f"u{shopper},p{product},click,{time + 10 * step}")
    path.write_text("\n".join(rows), "utf-8")


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    start_tensorflow()
    folder = tmp_path_factory.mktemp("next-category")
    write_products(folder / "products.csv")
    write_events(folder / "events.csv")
    events: list[Event] = []
    with Workspace.open(folder / "shop") as shop:
        kinds = ("products", "events")
        import_files(shop, [Source(kind, folder / f"{kind}.csv") for kind in kinds])
        finished = train(shop, Job("next-category", settings=SMALL), events.append, lambda: False)
        activate(shop, finished.run)
        yield shop, finished, events


def model_of(learned: Learned) -> NextCategoryModel:
    shop, finished, _ = learned
    return NextCategoryModel.load(shop.runs_dir / finished.run, catalogue_of(shop))


def test_it_learns_what_the_last_category_alone_does_not_tell(learned: Learned) -> None:
    _, finished, events = learned
    (started,) = (event for event in events if isinstance(event, Started))
    assert started.baseline_name == "Markov chain accuracy"
    # After a category comes any of five others: what came before the last tells which.
    assert started.baseline is not None
    assert started.baseline < 0.4
    assert finished.metrics["accuracy"] > 0.6


def test_it_tells_on_what_it_is_measured(learned: Learned) -> None:
    check_figures(*learned, 1 / len(model_of(learned).manifest.labels))


def test_the_whole_history_is_read(learned: Learned) -> None:
    model = model_of(learned)
    assert model.labels == [f"things / c{number}" for number in range(CATEGORIES)]
    for history, label in (("p1 p8 p7", "things / c2"), ("p3 p4", "things / c3")):
        chances = model.after(tuple(map(Interaction, history.split())))
        assert chances.sum() == pytest.approx(1.0, abs=1e-3)
        assert model.labels[chances.argmax()] == label
    for unknown in ((), (Interaction("never met"),)):
        assert not model.after(unknown).any()


def test_what_is_told_of_the_run_is_measured_again(
    learned: Learned, capsys: pytest.CaptureFixture[str]
) -> None:
    shop, finished, _ = learned
    arguments = ["evaluate", "--workspace", str(shop.path), "--task", "next-category"]
    assert cli.run([*arguments, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    manifest = listing.read_manifest(shop, finished.run)
    assert (answer["run"], answer["method"]) == (finished.run, "conv1d")
    assert answer["baseline"] == {name: manifest.baseline[name] for name in answer["baseline"]}
    assert answer["metrics"] == pytest.approx(manifest.metrics, abs=0.01)
    low, high = answer["intervals"]["accuracy"]
    assert low < answer["metrics"]["accuracy"] < high
    assert cli.run(arguments) == 0
    assert "last_accuracy" in capsys.readouterr().out


def test_a_test_file_has_sessions_with_targets(
    learned: Learned, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = learned[0]
    (tmp_path / "test.txt").write_text("p0 p1\tp6\np3 p4 p9\tp10\n", "utf-8")
    arguments = ["--workspace", str(shop.path), "--task", "next-category", "--json"]
    assert cli.run(["evaluate", *arguments, "--test", str(tmp_path / "test.txt")]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["examples"], answer["metrics"]["accuracy"]) == (2, 1.0)
    assert cli.run(["evaluate", *arguments, "--per-query", str(tmp_path / "each.csv")]) == 2


def test_a_shop_without_categories_learns_its_products(tmp_path: Path) -> None:
    write_events(tmp_path / "events.csv", 60)
    with Workspace.open(tmp_path / "shop") as shop:
        import_files(shop, [Source("events", tmp_path / "events.csv")])
        job = Job("next-category", settings={**SMALL, "epochs": 1})
        finished = train(shop, job, lambda event: None, lambda: False)
        manifest = listing.read_manifest(shop, finished.run)
    assert {"p1", ""} < set(manifest.labels) < {"", *(f"p{number}" for number in range(60))}
    assert set(manifest.inputs) == {"events", "sessions"}


def test_without_behaviour_it_says_what_to_import(tmp_path: Path) -> None:
    with (
        Workspace.open(tmp_path / "empty") as shop,
        pytest.raises(DataError, match="import events or sessions, and products with categories"),
    ):
        train(shop, Job("next-category", settings=SMALL), lambda event: None, lambda: False)


# That rnn and transformer serve whatever task is for the tests of networks to show.
@pytest.mark.parametrize("network", ["article", "dnn"])
def test_any_network_serves_the_task(learned: Learned, network: str) -> None:
    shop, _, _ = learned
    events: list[Event] = []
    job = Job("next-category", network, settings={**SMALL, "epochs": 3})
    finished = train(shop, job, events.append, lambda: False)
    losses = [event.loss for event in events if isinstance(event, EpochDone)]
    assert losses[-1] < losses[0]
    model = NextCategoryModel.load(shop.runs_dir / finished.run, catalogue_of(shop))
    assert model.after((Interaction("p3"),)).sum() == pytest.approx(1.0, abs=1e-3)


def prepared(shop: Workspace, network: str) -> Any:
    """The task with default settings, before it learns."""
    from core.training.networks import NETWORKS
    from core.training.tasks.next_category.task import NextCategoryTask

    settings = training_settings("next-category", network, {})
    task = NextCategoryTask(
        shop, NETWORKS[network], Job("next-category", network, settings=settings)
    )
    task.prepare(lambda *progress: None)
    return task


@pytest.mark.parametrize("network", ["conv1d", "dnn", "rnn", "transformer"])
def test_before_it_learns_it_guesses_the_same_category_again(
    learned: Learned, network: str
) -> None:
    task = prepared(learned[0], network)
    # One click on each category; ids, actions and ages begin at 2, places at 1.
    windows = np.array([[[2 + label, 2, 1, 2]] for label in range(CATEGORIES)], np.int32)
    windows = np.pad(windows, ((0, 0), (0, task.length - 1), (0, 0)))
    assert task.model(windows).numpy().argmax(axis=1).tolist() == list(range(CATEGORIES))


def test_the_article_is_followed_to_the_letter(learned: Learned) -> None:
    import keras

    task = prepared(learned[0], "article")
    kinds = "Conv1D", "MaxPooling1D", "Flatten", "Dense"
    layers = {type(layer).__name__: layer for layer in task.model.layers}
    # Whatever else there is chooses the ids among what stands beside them, and has no weights.
    assert [name for name in layers if name in kinds] == list(kinds)
    convolution, pooling, flatten, dense = (layers[kind] for kind in kinds)
    assert (convolution.filters, convolution.kernel_size, convolution.strides) == (64, (3,), (1,))
    assert convolution.activation is keras.activations.relu
    # One number a step.
    assert convolution.input.shape == (None, task.length, 1)
    assert (pooling.pool_size, flatten.output.shape[1]) == ((2,), 64 * ((task.length - 2) // 2))
    assert (dense.units, dense.activation) == (CATEGORIES, keras.activations.softmax)
    assert task.model.count_params() == (3 + 1) * 64 + (flatten.output.shape[1] + 1) * CATEGORIES
    given = task.settings
    assert (given["epochs"], given["batch_size"], given["learning_rate"]) == (10, 32, 0.001)
    assert (given["schedule"], given["patience"], task.passes) == ("constant", 0, 1)


def test_the_articles_loss_is_plain_cross_entropy_and_its_batches_are_drawn_by_chance(
    learned: Learned,
) -> None:
    task = prepared(learned[0], "article")
    windows, label, weight = next(task.batches(1))
    assert windows.shape == (32, task.length, 4)
    assert (weight == 1).all()
    probabilities = task.model(windows, training=True).numpy()
    expected = -np.log(probabilities[np.arange(32), label]).mean()
    loss, accuracy = task.loss((windows, label, weight), True)
    assert float(loss) == pytest.approx(expected, rel=1e-4)
    assert float(accuracy) == pytest.approx((probabilities.argmax(axis=1) == label).mean())
    # Sorted by length, a batch would hold sequences about as long as each other.
    assert len(set((windows[:, :, 0] > 0).sum(axis=1))) > 4
