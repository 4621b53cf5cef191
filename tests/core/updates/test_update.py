"""A real update of a tiny shop: trained, judged, live, undone, and asked for over the pipe."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.errors import DataError, RunError
from core.feedback.log import Event, FeedbackLog, Shown
from core.runs import listing
from core.runs.job import Finished, Job, Judged, Ready, UpdateCommand
from core.runs.manifest import PRODUCT_IDS, WEIGHTS, Manifest, epoch_folder
from core.search.engine import Engine
from core.search.request import Method, SearchRequest
from core.updates.ledger import settle, undo
from core.updates.update import update
from core.updates.verdict import Update
from core.workspace import Workspace
from tests.core.training.conftest import make_shop, write_products
from tests.core.training.test_worker import Child

pytestmark = pytest.mark.tensorflow

SETTINGS = {"epochs": 2, "dimension": 32, "batch_size": 64, "word_vectors": False}
QUERY = "煮饭锅便宜耐用"
REFUSED = "p1"


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A tiny shop with a run in use, after which shoppers bought what it ranks last for what they asked."""
    from core.training.tensorflow_setup import start_tensorflow
    from core.training.trainer import train

    start_tensorflow()
    with make_shop(tmp_path_factory.mktemp("update"), ("products", "events")) as shop:
        run = train(shop, Job(settings=SETTINGS), lambda event: None, never).run
        listing.activate(shop, run)
        wanted = catalogue_of(shop).product_id[int(np.argmin(neural(shop, run)))]
        with pytest.raises(DataError, match=r"learned last|上次学习"):
            update(shop, lambda event: None, never)
        with FeedbackLog.open(shop) as log:
            for number in range(12):
                shown = Shown(QUERY, run, f"u{number}", f"s{number}", 1_800_000_000.0 + number)
                log.append(shown, [Event(wanted, "purchase"), Event(REFUSED, "dismiss")])
        yield shop


def response(shop: Workspace) -> object:
    found = Engine.open(shop).search(SearchRequest(QUERY, top=20, method=Method.HYBRID))
    return [(hit.product_id, hit.score) for hit in found.hits]


def neural(shop: Workspace, run: str) -> np.ndarray:
    """What `run` alone says of every product for `QUERY`."""
    return Engine.open(shop, run).ranking(QUERY, Method.NEURAL).scores


def place(shop: Workspace, run: str) -> int:
    """How many products are before the one that was bought."""
    scores = neural(shop, run)
    with FeedbackLog.open(shop) as log:
        bought = log.table(0, 1)["product_id"].to_pylist()[0]
    return int(np.count_nonzero(scores > scores[catalogue_of(shop).row_of[bought]]))


def test_a_run_learns_on_goes_live_and_comes_back_exactly(taught: Workspace) -> None:
    base, before = taught.active_run("search"), response(taught)
    told: list[object] = []
    finished = update(taught, told.append, never)
    judged = told[-1]
    assert isinstance(judged, Judged)
    made = Update.from_json(judged.update)
    assert (made.base, made.run) == (base, finished.run)
    assert made.learned.actions == {"purchase": 12, "dismiss": 12}
    assert made.verdict.earlier.queries > 0
    assert taught.active_run("search") == base

    with FeedbackLog.open(taught) as log:
        allowed = Update(
            made.base, made.run, made.learned, dataclasses.replace(made.verdict, refused="")
        )
        assert settle(taught, allowed).state == "live"
        assert taught.active_run("search") == made.run
        assert Manifest.read(taught.runs_dir / made.run).job["upto"] == log.last
        assert place(taught, made.run) < place(taught, base)
        assert response(taught) != before
        assert undo(taught).state == "undone"
    assert response(taught) == before


def test_a_run_without_weights_is_told_of(taught: Workspace) -> None:
    manifest = Manifest.read(taught.runs_dir / taught.active_run("search"))
    folder = epoch_folder(taught.runs_dir / manifest.id, manifest.best_epoch)
    aside = (folder / WEIGHTS).rename(folder / "aside")
    try:
        with pytest.raises(RunError, match="without weights to train on"):
            update(taught, lambda event: None, never)
    finally:
        aside.rename(folder / WEIGHTS)


def test_the_training_process_answers_with_a_verdict(taught: Workspace) -> None:
    child = Child(Path(taught.path))
    try:
        child.next(Ready)
        child.say(UpdateCommand())
        judged = child.next(Judged)
        finished = child.next(Finished)
    finally:
        child.end()
    assert Update.from_json(judged.update).run == finished.run
    assert finished.reason == "completed"


def test_products_that_the_run_never_saw_are_read_by_its_update(
    taught: Workspace, tmp_path: Path
) -> None:
    write_products(tmp_path / "more.csv", 100)
    import_files(taught, [Source("products", tmp_path / "more.csv")])
    with FeedbackLog.open(taught) as log:
        log.append(Shown(QUERY, "", "u1", "s1", 1_800_000_100.0), [Event("p98", "click")])
    base = taught.active_run("search")
    finished = update(taught, lambda event: None, never)
    before, after = (
        json.loads((taught.runs_dir / run / PRODUCT_IDS).read_text("utf-8"))
        for run in (base, finished.run)
    )
    assert after == [*before, "p96", "p97", "p98", "p99"]
