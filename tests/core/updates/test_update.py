"""An update from the log to the verdict, with a real network on a tiny shop."""

from pathlib import Path

import numpy as np
import pytest

from core.errors import DataError, RunError
from core.feedback.log import FeedbackLog
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.run import WEIGHTS, Run, epoch_folder
from core.training import runs
from core.training.examples import UNTAUGHT, held_out
from core.training.job import Judged
from core.updates.learned import pending
from core.updates.ledger import entries, settle, undo
from core.updates.trained import Update
from core.updates.update import update
from core.workspace import Workspace
from tests.core.updates.conftest import NEED, WANTED, act, nearness

pytestmark = pytest.mark.tensorflow


def test_there_is_nothing_to_learn_before_anybody_acts(taught: Workspace) -> None:
    assert pending(taught).count == 0
    with pytest.raises(DataError, match=taught.active_run("search")):
        update(taught, lambda _: None, lambda: False)


def test_an_update_learns_goes_live_and_is_undone_exactly(taught: Workspace) -> None:
    assert not held_out([NEED], 7, UNTAUGHT)[0], "what is held out is never learned"
    base = taught.active_run("search")
    before = Engine.open(taught).search(SearchRequest(NEED))
    last = act(taught)
    learned = pending(taught)
    assert learned.actions == {"impression": 180, "click": 30, "dismiss": 30}
    assert learned.sources == {"own": 240}
    assert (learned.count, learned.queries, learned.shoppers) == (60, 1, 30)

    found = updated(taught)
    assert (found.base, found.learned, found.verdict.refused) == (base, learned, "")
    with FeedbackLog.open(taught) as log:
        assert settle(taught, log, found).state == "live"
    manifest = runs.read(taught, found.run)
    assert (manifest.job["base"], manifest.job["after"], manifest.job["upto"]) == (base, 0, last)
    assert pending(taught).count == 0

    for kind, sign in ((WANTED, 1), (0, -1)):
        gained = [np.mean(nearness(taught.path, run, NEED)[kind::6]) for run in (base, found.run)]
        assert sign * (gained[1] - gained[0]) > 0.01, "clicked comes nearer, dismissed goes away"

    with FeedbackLog.open(taught) as log:
        assert undo(taught, log).state == "undone"
        again = Engine.open(taught).search(SearchRequest(NEED))
        assert (again.run, again.hits) == (before.run, before.hits), "to the last bit"
        assert pending(taught).upto == last
        runs.activate(taught, found.run)
        assert entries(taught, log)[0].state == "live"
        undo(taught, log)


def updated(workspace: Workspace) -> Update:
    """The update that is due, trained and judged."""
    events: list[object] = []
    finished = update(workspace, events.append, lambda: False)
    (judged,) = (each for each in events if isinstance(each, Judged))
    found = Update.read(judged.update)
    assert finished.run == found.run
    return found


def test_a_stopped_update_changes_nothing(taught: Workspace) -> None:
    active = taught.active_run("search")
    act(taught, shoppers=3)
    assert update(taught, lambda _: None, lambda: True).run == ""
    assert taught.active_run("search") == active


def test_a_run_without_weights_says_to_train_again(taught: Workspace) -> None:
    act(taught, shoppers=3)
    run = Run.load(taught.runs_dir / taught.active_run("search"))
    weights = epoch_folder(run.folder, run.epoch) / WEIGHTS
    kept = weights.with_name("kept")
    weights.rename(kept)
    try:
        with pytest.raises(RunError, match="train"):
            update(taught, lambda _: None, lambda: False)
    finally:
        kept.rename(weights)


def test_products_that_came_later_are_ranked_too(taught: Workspace, tmp_path: Path) -> None:
    from core.data.importing import Source, import_files

    file = tmp_path / "more.csv"
    file.write_text(
        "product_id,title,category,brand,price,sales\nnew1,青禾 冬季 保温杯,百货 / 保温杯,青禾,9,1\n",
        "utf-8",
    )
    import_files(taught, [Source("products", file)], append=True)
    act(taught, shoppers=3)
    assert "new1" in Run.load(taught.runs_dir / updated(taught).run).product_ids
