"""Training end to end on tiny shops: it learns, it repeats itself, it stops, and what it wrote ranks."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import numpy as np
import pytest

from core import cli
from core.data.catalogue import catalogue_of
from core.errors import UserError
from core.evaluation.category import evaluate_category
from core.explain.model.neighbours import KEPT, first_table, learned_table
from core.explain.model.reading import read_query
from core.explain.model.stored import epochs_with_weights, open_model
from core.runs import listing
from core.runs.job import EpochDone, Event, Finished, Job, Preparing, Started, StepDone
from core.runs.kept import kept_epochs
from core.runs.manifest import CALIBRATION, ENCODER, epoch_folder
from core.search.category_run import CategoryRun
from core.search.engine import Engine
from core.search.neural import NeuralIndex
from core.search.request import SearchRequest
from core.search.run import Run
from core.text.analysis import Analyzer
from core.text.sequences import labelled_sequence
from core.training.preparation import prepare, resolved
from core.training.tensorflow_setup import start_tensorflow
from core.training.trainer import train
from core.workspace import Workspace
from tests.core.training.conftest import KINDS, NEEDS, make_shop
from tests.core.training.told import check_figures

pytestmark = pytest.mark.tensorflow

SMALL: dict[str, Any] = {
    "dimension": 32,
    "filters": 8,
    "batch_size": 32,
    "epochs": 3,
    "word_vectors": False,
    "members": 2,
}
THOROUGH: dict[str, Any] = {"epochs": 5, "learning_rate": 0.01}
Never = Callable[[], bool]
Learned = tuple[Workspace, Finished, list[Event]]


def trained(shop: Workspace, never: Never, **changes: Any) -> tuple[Finished, list[Event]]:
    events: list[Event] = []
    task = changes.pop("task", "search")
    network = changes.pop("network", "conv1d")
    job = Job(task, network, 7, {**SMALL, **changes})
    return train(shop, job, events.append, never), events


def of_kind(events: list[Event], kind: type) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    """A shop whose clicks have been learned, once for all tests that only look at the result."""
    start_tensorflow()
    with make_shop(tmp_path_factory.mktemp("learned")) as shop:
        yield shop, *trained(shop, lambda: False, **THOROUGH)


@pytest.fixture(scope="module")
def sorted_texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    """A shop whose text categories have been learned."""
    start_tensorflow()
    with make_shop(tmp_path_factory.mktemp("sorted")) as shop:
        finished, events = trained(shop, lambda: False, task="category", **THOROUGH)
        listing.activate(shop, finished.run)
        yield shop, finished, events


def test_clicks_teach_what_no_title_says(learned: Learned) -> None:
    shop, finished, events = learned
    epochs = of_kind(events, EpochDone)
    assert epochs[-1].loss < 0.8 * epochs[0].loss
    started = of_kind(events, Started)[0]
    assert started.baseline_name == "BM25 ndcg@10"
    assert finished.metrics["ndcg@10"] > started.baseline + 0.2
    catalogue = catalogue_of(shop)
    run = Run.load(shop.runs_dir / finished.run)
    index = NeuralIndex.for_catalogue(run, catalogue, Analyzer.for_catalogue(catalogue))
    for kind in KINDS:
        scores = index.scores(NEEDS[kind])
        assert scores is not None
        assert kind in catalogue.title[int(scores.argmax())]


def test_what_was_learned_can_be_looked_into(learned: Learned) -> None:
    shop, finished, _ = learned
    model = open_model(shop, finished.run)
    assert model.notes == ()
    assert model.drawing.parameters == model.manifest.parameters
    folder = shop.runs_dir / finished.run
    assert epochs_with_weights(shop, finished.run) == kept_epochs(folder, model.manifest)
    # What its words began with was kept, and they have moved since.
    before, after = first_table(shop, model), learned_table(model)
    assert before is not None
    assert before.source == KEPT
    assert before.vectors.shape == after.vectors.shape == (len(model.names), 32)
    turned = (before.vectors * after.vectors).sum(axis=1)
    assert turned.min() < 0.99
    # A query sets off what the encoder of the run says.
    analyzer = Analyzer.for_catalogue(catalogue_of(shop))
    query = "便宜 护手机 正品"
    (said,) = Run.load(folder).encode_texts(analyzer, [query])
    assert np.abs(read_query(model, analyzer, query).strips["unit"] - said).max() < 1e-5


def test_members_can_be_looked_into(sorted_texts: Learned) -> None:
    shop, finished, _ = sorted_texts
    model = open_model(shop, finished.run)
    assert model.notes == ()
    assert model.drawing.parameters == model.manifest.parameters
    analyzer = Analyzer.for_catalogue(catalogue_of(shop))
    text = "房间 不错 服务 满意"
    run = CategoryRun.load(shop.runs_dir / finished.run)
    sequence = labelled_sequence(text, analyzer.sequence(text))
    ids = run.vocabulary.encode([sequence], run.manifest.length)
    reading = read_query(model, analyzer, text)
    assert np.abs(reading.strips["average"] - run._encoder.encode(ids)[0]).max() < 1e-5
    assert reading.strips["member_0/category"].shape == (3,)


def test_the_same_seed_gives_the_same_numbers_also_prepared_ahead(
    learned: Learned, never: Never
) -> None:
    shop, first, events = learned
    job = Job("search", "conv1d", 7, {**SMALL, **THOROUGH})
    ahead = prepare(shop, resolved(shop, job), lambda *_: None)
    ahead.trace()
    again: list[Event] = []
    second = train(shop, job, again.append, never, ahead)
    assert not of_kind(again, Preparing)
    assert first.run != second.run
    assert first.metrics == second.metrics
    for one, other in zip(of_kind(events, EpochDone), of_kind(again, EpochDone), strict=True):
        assert (one.loss, one.accuracy, one.validation_loss) == (
            other.loss,
            other.accuracy,
            other.validation_loss,
        )
    vectors = [Run.load(shop.runs_dir / each.run).vectors for each in (first, second)]
    assert (vectors[0] == vectors[1]).all()


def test_titles_alone_suffice_and_words_may_start_from_vectors(
    titles_only: Workspace, never: Never
) -> None:
    finished, events = trained(titles_only, never, epochs=2, word_vectors=True)
    assert finished.reason == "completed"
    assert of_kind(events, Started)[0].validation_examples > 0
    assert list(titles_only.cache_dir.glob("words-*.npz"))


def test_search_tells_on_what_it_is_measured(learned: Learned) -> None:
    shop, finished, events = learned
    products = len(catalogue_of(shop))
    (started,) = of_kind(events, Started)
    assert started.baselines["random_recall@100"] == pytest.approx(min(1, 100 / products))
    assert started.baselines["popularity_ndcg@10"] is not None
    check_figures(shop, finished, events, started.baselines["random_ndcg@10"])


def test_categories_tell_on_what_they_are_measured(sorted_texts: Learned) -> None:
    shop, finished, events = sorted_texts
    labels = len(listing.read_manifest(shop, finished.run).labels)
    check_figures(shop, finished, events, 1 / labels)


def test_a_run_holds_what_ranking_and_training_again_need(learned: Learned) -> None:
    shop, finished, events = learned
    stored = listing.read_manifest(shop, finished.run)
    assert stored.state == "finished"
    assert stored.job["settings"]["dimension"] == 32
    assert stored.job["settings"]["temperature"] > 0, "every setting is resolved"
    assert stored.inputs["products"] == shop.content_hash("products")
    assert stored.epochs[stored.best_epoch - 1]["metrics"] == finished.metrics
    epoch = epoch_folder(shop.runs_dir / finished.run, stored.best_epoch)
    assert {"encoder.tflite", "products.npy", "fusion.json", "weights.npz"} == {
        entry.name for entry in epoch.iterdir()
    }
    assert np.load(epoch / "products.npy").dtype == np.float16
    run = Run.load(shop.runs_dir / finished.run)
    catalogue = catalogue_of(shop)
    index = NeuralIndex.for_catalogue(run, catalogue, Analyzer.for_catalogue(catalogue))
    from core.text.sequences import product_sequence

    sequences = [product_sequence(index.analyzer, catalogue, row) for row in range(5)]
    assert np.abs(run.encode_products(sequences) - run.vectors[:5]).max() < 2e-3
    assert listing.training_events(shop, finished.run)[0] == of_kind(events, Started)[0]


def test_every_epoch_can_be_ranked_with(learned: Learned) -> None:
    shop, finished, _ = learned
    folder = shop.runs_dir / finished.run
    assert kept_epochs(folder, listing.read_manifest(shop, finished.run)) == [1, 2, 3, 4, 5]
    runs = [Run.load(folder, epoch) for epoch in range(1, 6)]
    assert len({run.vectors.tobytes() for run in runs}) == 5, "each has vectors of its own"
    query = runs[0].encode([["手机"]]), runs[4].encode([["手机"]])
    assert not np.allclose(*query), "and an encoder of its own"
    files = [epoch_folder(folder, epoch) / "weights.npz" for epoch in range(1, 6)]
    assert all(file.exists() for file in files), "whichever is kept by choice can learn on"


# That rnn and transformer serve whatever task is for the tests of networks to show.
@pytest.mark.parametrize("network", ["article", "dnn"])
def test_any_network_serves_the_search_task(network: str, shop: Workspace, never: Never) -> None:
    finished, _ = trained(shop, never, network=network, epochs=1)
    assert Run.load(shop.runs_dir / finished.run).vectors.shape == (96, 32)


def test_categories_are_learned_and_measured_beside_a_plain_classifier(
    sorted_texts: Learned,
) -> None:
    shop, finished, events = sorted_texts
    assert of_kind(events, Started)[0].baseline_name == "majority accuracy"
    answer = evaluate_category(shop)
    assert answer["run"] == finished.run
    assert answer["metrics"]["accuracy"] == pytest.approx(finished.metrics["accuracy"], abs=0.01)
    assert answer["metrics"]["macro_f1"] > 0.9
    assert answer["baseline"]["accuracy"] > 0.95


def test_categories_are_measured_on_a_file_with_labels_never_learned(sorted_texts: Learned) -> None:
    shop, _, _ = sorted_texts
    file = shop.path.parent / "test.csv"
    file.write_text(
        "text,category\n好书，不错，满意,书籍\n服务，房间，不错,酒店\n屏幕很大,手机\n", "utf-8"
    )
    answer = evaluate_category(shop, file)
    assert answer["examples"] == 3
    assert answer["metrics"]["accuracy"] == pytest.approx(2 / 3)
    recalls = {each["category"]: each["recall"] for each in answer["classes"] if each["support"]}
    assert recalls == {"书籍": 1, "酒店": 1, "手机": 0}


def test_the_run_that_is_named_is_measured(sorted_texts: Learned) -> None:
    shop, finished, _ = sorted_texts
    other = "20260101-000000-category-conv1d"
    copytree(shop.runs_dir / finished.run, shop.runs_dir / other)
    manifest = shop.runs_dir / other / "run.json"
    manifest.write_text(manifest.read_text("utf-8").replace(finished.run, other), "utf-8")
    assert evaluate_category(shop, run=other)["run"] == other
    assert evaluate_category(shop)["run"] == finished.run
    rmtree(shop.runs_dir / other)


def test_the_classes_are_told_as_a_table(
    sorted_texts: Learned, capsys: pytest.CaptureFixture[str]
) -> None:
    shop, _, _ = sorted_texts
    assert cli.run(["evaluate", "--task", "category", "--workspace", str(shop.path)]) == 0
    printed = capsys.readouterr().out
    assert "Mostly taken for" in printed
    assert all(label in printed for label in ("书籍", "酒店", "水果"))


def test_the_article_network_learns_categories_too(shop: Workspace, never: Never) -> None:
    finished, _ = trained(shop, never, task="category", network="article", epochs=1, members=1)
    assert listing.read_manifest(shop, finished.run).labels == ["书籍", "水果", "酒店"]
    # 64 filters of 3, then (512 - 2) // 2 places of 64 for each of 3 labels.
    assert listing.read_manifest(shop, finished.run).parameters == 256 + (255 * 64 + 1) * 3


def test_a_recurrent_network_learns_categories_too(shop: Workspace, never: Never) -> None:
    finished, _ = trained(shop, never, task="category", network="rnn", members=1, **THOROUGH)
    assert finished.metrics["accuracy"] > 0.9


def test_training_ends_early_without_progress_and_keeps_the_best(
    shop: Workspace, never: Never
) -> None:
    finished, events = trained(shop, never, epochs=30, patience=1, learning_rate=0.05)
    epochs = of_kind(events, EpochDone)
    assert finished.reason == "early"
    assert len(epochs) < 30
    assert finished.best_epoch == len(epochs) - 1
    assert finished.metrics == epochs[finished.best_epoch - 1].metrics


def test_stopping_keeps_the_last_complete_epoch(shop: Workspace) -> None:
    asked = threading.Event()

    def emit(event: Event) -> None:
        if isinstance(event, EpochDone):
            asked.set()

    job = Job("search", "conv1d", 7, {**SMALL, "epochs": 500})
    finished = train(shop, job, emit, asked.is_set)
    assert (finished.reason, finished.best_epoch) == ("stopped", 1)
    assert listing.read_manifest(shop, finished.run).state == "stopped"
    assert Run.load(shop.runs_dir / finished.run).vectors.shape == (96, 32)


def test_the_longest_time_ends_a_training_that_has_a_model(shop: Workspace, never: Never) -> None:
    finished, events = trained(shop, never, epochs=500, max_seconds=1)
    assert finished.reason == "early"
    assert finished.best_epoch >= 1
    assert len(of_kind(events, EpochDone)) < 500


def test_stopping_before_the_first_epoch_keeps_nothing(shop: Workspace) -> None:
    finished = train(shop, Job("search", "conv1d", 7, SMALL), lambda event: None, lambda: True)
    assert (finished.run, finished.reason) == ("", "stopped")
    steps: list[Event] = []

    def stop() -> bool:
        return any(isinstance(event, StepDone) for event in steps)

    finished = train(shop, Job("search", "conv1d", 7, SMALL), steps.append, stop)
    assert (finished.run, finished.reason) == ("", "stopped")
    assert list(shop.runs_dir.iterdir()) == []


def test_an_empty_workspace_says_what_to_import(tmp_path: Any, never: Never) -> None:
    with Workspace.open(tmp_path / "empty") as empty:
        with pytest.raises(UserError, match="import some first"):
            trained(empty, never)
        with pytest.raises(UserError, match="import texts with categories"):
            trained(empty, never, task="category")


def test_titles_and_clicks_teach_what_queries_are_after(tmp_path: Path, never: Never) -> None:
    with make_shop(tmp_path, ("products", "events")) as shop:
        finished, _ = trained(
            shop, never, task="category", members=1, epochs=10, learning_rate=0.02
        )
        listing.activate(shop, finished.run)
        engine = Engine.open(shop)
        for kind in KINDS:
            # No title has the words of a need, so that only clicks can have taught them.
            response = engine.search(SearchRequest(NEEDS[kind]))
            assert response.intents[0].category == f"百货 / {kind}"
            assert response.intent_run == finished.run
        artefacts = epoch_folder(shop.runs_dir / finished.run, finished.best_epoch)
        (artefacts / CALIBRATION).write_text('{"temperature": null}', "utf-8")
        assert Engine.open(shop).intents is None
        (artefacts / CALIBRATION).unlink()
        (artefacts / ENCODER).write_bytes(b"damaged")
        assert Engine.open(shop).intents is None


def test_labels_of_texts_are_no_intent_of_a_shop(sorted_texts: Learned) -> None:
    shop, finished, _ = sorted_texts
    engine = Engine.open(shop)
    assert engine.with_intents(finished.run).intents is None
    assert engine.search(SearchRequest("手机壳")).intents[0].category == "百货 / 手机壳"
