"""The frozen network: it reads a shop, learns nothing, and what was read once is never read again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.data.importing import Source, import_files
from core.errors import RunError
from core.feedback.log import FeedbackLog
from core.runs import listing
from core.runs.job import EpochDone, Event, Finished, Job, Preparing, Started
from core.runs.manifest import epoch_folder
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.search.run_loading import load_run
from core.training.trainer import train
from core.updates.learned import Learned
from core.updates.status import read_status
from core.updates.update import update_job
from core.workspace import Workspace
from tests.core.pretrained.installed import needs_teacher
from tests.core.training.conftest import write_products

pytestmark = [pytest.mark.tensorflow, needs_teacher]

PRODUCTS = 24
READING = "Reading titles with the pretrained encoder"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Workspace]:
    """24 products and nothing else."""
    write_products(tmp_path / "p.csv", PRODUCTS)
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "p.csv")])
        yield workspace


def trained(
    shop: Workspace, is_stopped: Callable[[], bool] = lambda: False
) -> tuple[Finished, list[Event]]:
    events: list[Event] = []
    job = Job("search", "pretrained", settings={"dimension": 16})
    return train(shop, job, events.append, is_stopped), events


def read_so_far(events: list[Event]) -> list[int]:
    """How many titles were read at each step."""
    return [
        event.done for event in events if isinstance(event, Preparing) and event.stage == READING
    ]


def test_it_reads_every_title_measures_itself_and_searches(shop: Workspace) -> None:
    finished, events = trained(shop)
    assert read_so_far(events) == [0, 8, 16]
    (started,) = [event for event in events if isinstance(event, Started)]
    (done,) = [event for event in events if isinstance(event, EpochDone)]
    assert (started.examples, started.parameters, started.epochs) == (PRODUCTS, 0, 1)
    assert started.steps_per_epoch == done.step == 1
    assert (done.loss, done.accuracy) == (None, None)
    assert finished.reason == "completed"
    assert finished.metrics["neural_ndcg@10"] is not None
    folder = shop.runs_dir / finished.run
    assert {entry.name for entry in epoch_folder(folder, 1).iterdir()} == {
        "products.npy",
        "projection.npz",
        "fusion.json",
        "weights.npz",
    }
    assert "epochs/01/projection.npz" in listing.read_manifest(shop, finished.run).hashes
    listing.activate(shop, finished.run)
    engine = Engine.open(shop)
    run = load_run(folder)
    encoded = run.encode_rows(engine.analyzer, engine.catalogue, range(PRODUCTS))
    assert encoded == pytest.approx(run.vectors, abs=2e-3)
    response = engine.search(SearchRequest("running shoes", Method.NEURAL))
    assert "运动鞋" in response.hits[0].title
    curves = listing.read_curves(shop, listing.usable_runs(shop, "search")[0])
    assert curves.end() == 1.0


def test_a_stop_keeps_what_was_read_and_the_next_training_goes_on_there(shop: Workspace) -> None:
    events: list[Event] = []
    job = Job("search", "pretrained")
    finished = train(shop, job, events.append, lambda: read_so_far(events) == [0, 8])
    assert (finished.run, finished.reason) == ("", "stopped")
    _, events = trained(shop)
    assert read_so_far(events) == [16]
    _, events = trained(shop)
    assert read_so_far(events) == []


def test_it_cannot_be_updated_and_the_window_offers_no_update(shop: Workspace) -> None:
    finished, _ = trained(shop)
    listing.activate(shop, finished.run)
    FeedbackLog.open(shop).close()
    assert read_status(shop, None).pending is None
    with pytest.raises(RunError, match=f"{finished.run} .*pretrained, which does not learn"):
        update_job(shop, finished.run, Learned(0, 1))


def test_it_takes_no_more_numbers_than_the_teacher_gives(shop: Workspace) -> None:
    finished = train(
        shop,
        Job("search", "pretrained", settings={"dimension": 512}),
        lambda _: None,
        lambda: False,
    )
    assert load_run(shop.runs_dir / finished.run).vectors.shape == (PRODUCTS, 384)
