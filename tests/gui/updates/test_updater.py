"""The flow of updates with a real child process, real log and real runs behind it."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.feedback.log import FeedbackLog
from core.runs.job import Job
from core.updates.ledger import entries
from core.workspace import FEEDBACK, Workspace
from gui.feedback.recorder import Recorder
from gui.state import State
from gui.updates.progress import UpdateProgress
from gui.updates.updater import Updater
from tests.gui.updates.conftest import BASE, WAIT, Made, act, press
from tests.gui.updates.recorded_worker import events


def ledger(workspace: Workspace) -> list[str]:
    with FeedbackLog.open(workspace) as log:
        return [entry.state for entry in entries(workspace, log)]


def updated(qtbot: QtBot, updater: Updater) -> str:
    """Update, wait for what it comes to and for the next count, and return its kind."""
    with qtbot.waitSignal(updater.outcome_known, timeout=WAIT) as known:
        updater.update()
    qtbot.waitUntil(lambda: len(updater.update_status.entries) > 0, timeout=WAIT)
    kind: str = known.args[0].kind
    return kind


def test_what_is_recorded_is_counted_at_once_and_again_from_the_log(
    qtbot: QtBot, updater: Made, recorder: Recorder
) -> None:
    made = updater()
    assert made.pending == 5
    press(recorder, 3)
    qtbot.waitUntil(lambda: made.pending == 8, timeout=WAIT)
    qtbot.waitUntil(lambda: made.update_status.due == 8, timeout=WAIT)
    assert made.pending == 8
    assert made.update_status.pending is not None
    assert made.update_status.pending.actions == {"click": 8}


def test_of_a_log_that_cannot_be_read_nothing_is_said_to_be_learned(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    (shop.path / FEEDBACK).write_bytes(b"no database" * 100)
    for name in (f"{FEEDBACK}-wal", f"{FEEDBACK}-shm"):
        (shop.path / name).unlink(missing_ok=True)
    assert updater().hindrance == "unread"


def test_an_update_that_is_not_worse_ranks_and_undo_brings_the_run_before_back(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    made = updater("better")
    settled: list[str] = []
    made.run_settled.connect(settled.append)
    assert updated(qtbot, made) == "better"
    assert settled == [shop.active_run("search")] != [BASE]
    qtbot.waitUntil(lambda: made.hindrance == "nothing new", timeout=WAIT)
    assert ledger(shop) == ["live"]
    assert made.may_undo
    with qtbot.waitSignal(made.run_settled, timeout=WAIT) as undone:
        made.undo()
    assert undone.args == [BASE]
    assert shop.active_run("search") == BASE
    assert ledger(shop) == ["undone"]
    qtbot.waitUntil(lambda: made.pending == 5 and not made.may_undo, timeout=WAIT)


def test_what_was_undone_can_be_made_live_again(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    made = updater("tie")
    assert updated(qtbot, made) == "tie"
    run = shop.active_run("search")
    qtbot.waitUntil(lambda: made.may_undo, timeout=WAIT)
    with qtbot.waitSignal(made.run_settled, timeout=WAIT):
        made.undo()
    with qtbot.waitSignal(made.run_settled, timeout=WAIT) as settled:
        made.make_live(run)
    assert settled.args == [run]
    assert ledger(shop) == ["live"]


def test_a_refused_update_ranks_nothing(qtbot: QtBot, updater: Made, shop: Workspace) -> None:
    made = updater("refused")
    settled: list[str] = []
    made.run_settled.connect(settled.append)
    assert updated(qtbot, made) == "refused"
    assert settled == []
    assert shop.active_run("search") == BASE
    assert ledger(shop) == ["refused"]
    assert made.hindrance == ""


def test_a_cancelled_update_leaves_no_trace_in_the_ledger(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    made = updater("better", pace=0.05)
    made.update()
    qtbot.waitUntil(lambda: made.course.stage == "training", timeout=WAIT)
    with qtbot.waitSignal(made.outcome_known, timeout=WAIT) as known:
        made.cancel()
    assert known.args[0].kind == "cancelled"
    assert shop.active_run("search") == BASE
    assert ledger(shop) == []


@pytest.mark.parametrize(
    ("fate", "said"), [("failed", "nothing to learn from"), ("crash", "ranks as it did")]
)
def test_a_failure_is_told_in_a_sentence(
    qtbot: QtBot, updater: Made, shop: Workspace, fate: str, said: str
) -> None:
    made = updater(fate)
    with qtbot.waitSignal(made.outcome_known, timeout=WAIT) as known:
        made.update()
    assert known.args[0].kind == "failed"
    assert said in known.args[0].message
    qtbot.waitUntil(lambda: made.hindrance == "", timeout=WAIT)


def test_it_updates_by_itself_when_enough_came_in_and_never_twice_on_the_same(
    qtbot: QtBot, updater: Made, recorder: Recorder, shop: Workspace
) -> None:
    made = updater("refused")
    with qtbot.waitSignal(made.outcome_known, timeout=WAIT):
        made.set_after(20)
        press(recorder, 15)
    qtbot.waitUntil(lambda: made.update_status.due == 0 and not made.is_busy, timeout=WAIT)
    assert made.pending == 20
    press(recorder, 19)
    qtbot.waitUntil(lambda: made.update_status.due == 19, timeout=WAIT)
    assert ledger(shop) == ["refused"]
    with qtbot.waitSignal(made.outcome_known, timeout=WAIT):
        press(recorder, 1)
    assert ledger(shop) == ["refused", "refused"]


def test_what_was_cancelled_is_not_begun_again_by_itself(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    act(shop, 20)
    made = updater("better", pace=0.05)
    with qtbot.waitSignal(made.outcome_known, timeout=WAIT):
        made.set_after(20)
        qtbot.waitUntil(lambda: made.phase == "working", timeout=WAIT)
        made.cancel()
    qtbot.waitUntil(lambda: made.update_status.due == 0, timeout=WAIT)
    assert made.pending == 25
    assert not made.is_busy


def test_the_choice_is_remembered(qtbot: QtBot, updater: Made, state: State) -> None:
    updater().set_after(50)
    assert State(state.folder).update_after == "50"


def test_a_training_and_an_update_wait_for_each_other(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    made = updater("better", pace=0.05)
    trainer = made._trainer
    assert trainer.train(Job())
    assert made.hindrance == "training"
    made.update()
    assert trainer.work == "training"
    assert not made.is_busy
    trainer.close()
    qtbot.waitUntil(lambda: made.hindrance == "", timeout=WAIT)
    made.update()
    assert not trainer.train(Job())


def test_a_run_chosen_meanwhile_is_not_taken_away(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    other = BASE.replace("20260504", "20260505")
    shutil.copytree(shop.runs_dir / BASE, shop.runs_dir / other)
    made = updater("better", pace=0.05)
    made.update()
    qtbot.waitUntil(lambda: made.course.stage == "training", timeout=WAIT)
    shop.activate("search", other)
    with qtbot.waitSignal(made.outcome_known, timeout=WAIT) as known:
        pass
    assert f"Meanwhile {other} ranks" in known.args[0].message
    assert shop.active_run("search") == other
    assert ledger(shop) == ["waiting"]


def test_where_nothing_can_be_written_nothing_is_learned(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    with Workspace.open(shop.path, write=False) as reading:
        made = updater(workspace=reading)
        assert made.hindrance == "read-only"
        made.update()
        assert not made.is_busy
        assert not made.may_undo


def test_without_a_run_it_asks_for_a_training_first(
    qtbot: QtBot, updater: Made, shop: Workspace
) -> None:
    shop.activate("search", "")
    assert updater().hindrance == "no run"


def test_another_shop_forgets_the_update_under_way(
    qtbot: QtBot, updater: Made, shop: Workspace, tmp_path: Path
) -> None:
    made = updater("better", pace=0.05)
    made.update()
    qtbot.waitUntil(lambda: made.course.stage == "training", timeout=WAIT)
    process = made._trainer.process
    assert process is not None
    with Workspace.open(tmp_path / "other") as other:
        made.use(other)
        with qtbot.waitSignal(process.destroyed, timeout=WAIT):
            made._trainer.set_workspace(other)
        qtbot.waitUntil(lambda: made.hindrance == "no run", timeout=WAIT)
        assert made.outcome is None


def test_the_share_that_is_done_never_falls_and_tells_what_is_left() -> None:
    now = [100.0]
    course = UpdateProgress(lambda: now[0])
    shares = [course.share]
    assert course.seconds_left is None
    for event in events("run"):
        now[0] += 1.0
        course.take(event)
        shares.append(course.share)
    assert shares == sorted(shares)
    assert course.stage == "judging"
    assert len(course.losses) == 10
    left = course.seconds_left
    assert left is not None
    assert left == pytest.approx((now[0] - 101.0) * (1 - course.share) / course.share)
