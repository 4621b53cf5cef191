"""A disk or a memory that does not suffice: one sentence, and what was kept."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from core.runs import listing
from core.runs.job import Job
from core.runs.writer import RunWriter
from core.training import trainer
from core.training.exhaustion import OutOfRoom, raising_out_of_room
from core.workspace import Workspace


@pytest.mark.parametrize(
    ("error", "kept", "sentence"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device"),
            0,
            r"The run cannot be written into .*shop \(No space left on device\): nothing is kept; make room",
        ),
        (
            MemoryError(),
            3,
            "The memory does not suffice for this training: epoch 3 is kept; lower batch",
        ),
    ],
)
def test_want_of_room_is_one_sentence(error: Exception, kept: int, sentence: str) -> None:
    with pytest.raises(OutOfRoom, match=sentence), raising_out_of_room(Path("shop"), lambda: kept):
        raise error


def test_a_bug_stays_one() -> None:
    with pytest.raises(KeyError), raising_out_of_room(Path("shop"), lambda: 0):
        raise KeyError("weight")


@pytest.mark.tensorflow
def test_a_disk_that_fills_up_keeps_the_epochs_before(
    shop: Workspace, never: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = RunWriter.complete_epoch

    def fill(writer: RunWriter, done: object) -> None:
        if done.epoch == 2:  # type: ignore[attr-defined]
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(writer, done)  # type: ignore[arg-type]

    monkeypatch.setattr(RunWriter, "complete_epoch", fill)
    settings = {"epochs": 3, "dimension": 16, "batch_size": 256, "passes": 1}
    with pytest.raises(OutOfRoom, match="epoch 1 is kept; make room there"):
        trainer.train(shop, Job(settings=settings), lambda event: None, never)
    (listed,) = listing.list_runs(shop)
    assert (listed.state, listed.best_epoch) == ("interrupted", 1)
    listing.activate(shop, listed.id)
    assert shop.active_run("search") == listed.id
