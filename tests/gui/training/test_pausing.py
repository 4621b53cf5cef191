"""Pause, go on, stop, discard, another rate, measuring, continuing, cloning and the queue, in the panel."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.runs.job import EpochDone, Job, Started, StepDone, to_line
from core.runs.manifest import CHECKPOINT, STEPS, Manifest
from core.workspace import Workspace
from gui.background import wait_for_all
from gui.training.panel import TrainingPanel
from tests.gui.training.conftest import Program
from tests.gui.training.recorded_worker import EPOCHS, RUN
from tests.gui.training.recorded_worker import STEPS as STEPS_PER_EPOCH

WAIT = 15_000
Panel = Callable[..., TrainingPanel]
SETTINGS = {"epochs": 4, "learning_rate": 0.004, "schedule": "cosine"}


def stored_run(workspace: Workspace, state: str = "paused", run: str = RUN) -> Path:
    """A run on disk that stands in its second epoch."""
    folder = workspace.runs_dir / run
    folder.mkdir(parents=True)
    done = EpochDone(1, 30, 0.9, 0.5, 0.8, 0.6, {"ndcg@10": 0.3}, True, 1.0)
    manifest = Manifest(run, "search", "conv1d", asdict(Job(settings=SETTINGS)), state=state)
    manifest.epochs, manifest.best_epoch, manifest.metrics = [asdict(done)], 1, done.metrics
    manifest.write(folder)
    (folder / CHECKPOINT).write_bytes(b"kept")
    started = Started(run, EPOCHS, STEPS_PER_EPOCH, 9000, 1000, 1, "BM25 ndcg@10", 0.42)
    steps = [StepDone(1, step, 1.0, 0.5, 100.0, 1.0) for step in range(1, 11)]
    lines = [to_line(event) for event in (started, *steps, done)]
    (folder / STEPS).write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def begun(qtbot: QtBot, shown: TrainingPanel) -> None:
    shown.start()
    qtbot.waitUntil(lambda: shown.acts.is_heard, timeout=WAIT)


def answer(qtbot: QtBot, shown: TrainingPanel, text: str) -> None:
    (box,) = shown.findChildren(QMessageBox)
    button = next(each for each in box.buttons() if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_pause_is_told_and_the_run_goes_on_from_there(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    shown = panel(program(pace=0.02))
    begun(qtbot, shown)
    results: list[object] = []
    shown.training_finished.connect(results.append)
    with qtbot.waitSignal(shown.training_failed, timeout=WAIT) as ended:
        shown.buttons.pause.click()
        assert shown.progress.state == "pausing"
        assert not shown.buttons.pause.isEnabled()
    assert ended.args == [""], "what served before serves on"
    assert results == [], "what is paused is neither done nor compared"
    assert shown.progress.state == "paused"
    stored_run(workspace)
    shown.paused.refresh()
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    assert shown.paused.isVisible()
    assert shown.paused.text() == "Paused: conv1d 05-04 12:30, 1 of 4 epochs complete."
    assert shown.buttons.pause.text() == "Go on"
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.buttons.pause.click()
    assert shown.progress.state == "finished"


def test_a_paused_run_is_offered_at_the_next_start_with_its_curves_and_settings(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    stored_run(workspace)
    shown = panel(program(pace=0.02))
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    assert shown.buttons.meanings.isVisible()
    shown.results.load_curves()
    qtbot.mouseClick(shown.buttons.pause, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.acts.is_heard, timeout=WAIT)
    assert not shown.paused.isVisible()
    assert shown.results.curves is not None
    qtbot.waitUntil(lambda: shown.results.curves.history.last_step > STEPS_PER_EPOCH, timeout=WAIT)
    steps = shown.results.curves.history.curves["loss"].steps
    assert steps[:11] == [*range(1, 11), STEPS_PER_EPOCH + 1]
    assert shown.form.job().settings["learning_rate"] == 0.004


def test_an_interrupted_run_is_offered_too_and_one_without_its_state_is_not(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    stored_run(workspace, "interrupted")
    folder = stored_run(workspace, "interrupted", "20260604-123000-search-conv1d")
    (folder / CHECKPOINT).unlink()
    stored_run(workspace, "finished", "20260704-123000-search-conv1d")
    shown = panel(program())
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    assert shown.paused.text().startswith("Interrupted: conv1d 05-04 12:30")


def test_a_paused_run_may_be_stopped_where_it_stands(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    folder = stored_run(workspace)
    shown = panel(program())
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    with qtbot.waitSignal(shown.paused.settled, timeout=WAIT):
        shown.stop_button.click()
    assert json.loads((folder / "run.json").read_text("utf-8"))["state"] == "stopped"
    assert not (folder / CHECKPOINT).exists()
    qtbot.waitUntil(lambda: shown.acts.phase == "idle", timeout=WAIT)
    assert not shown.buttons.meanings.isVisible()


def test_what_is_paused_is_discarded_after_a_question(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    folder = stored_run(workspace)
    shown = panel(program())
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    shown.buttons.discard.click()
    answer(qtbot, shown, "Cancel")
    assert folder.exists()
    qtbot.waitUntil(lambda: not shown.findChildren(QMessageBox), timeout=WAIT)
    with qtbot.waitSignal(shown.paused.settled, timeout=WAIT):
        shown.buttons.discard.click()
        answer(qtbot, shown, "Discard")
    assert not folder.exists()


def test_a_training_under_way_is_discarded_after_a_question(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    shown = panel(program(pace=0.02))
    begun(qtbot, shown)
    hidden = workspace.runs_dir / f".{RUN}"
    hidden.mkdir(parents=True)
    shown.buttons.discard.click()
    with qtbot.waitSignal(shown.trainer.discarded, timeout=WAIT):
        answer(qtbot, shown, "Discard")
    assert not hidden.exists()
    assert shown.progress.state == "idle"


def test_the_rate_is_changed_and_the_model_measured_while_it_learns(
    qtbot: QtBot, panel: Panel, program: Program
) -> None:
    shown = panel(program(pace=0.05))
    assert not shown.live.isVisible()
    begun(qtbot, shown)
    live = shown.live
    assert live.isVisible()
    assert live.rate.text() == "0.003"
    live.rate.setText("2")
    assert not live.rate_button.isEnabled()
    assert "Learning rate takes a number from 1e-06 to 1" in live.answer.text()
    live.rate.setText("0.001")
    qtbot.keyClick(live.rate, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "it learns with 0.001" in live.answer.text(), timeout=WAIT)
    live.measure_button.click()
    assert not live.measure_button.isEnabled()
    qtbot.waitUntil(lambda: "ndcg@10 0.432" in live.answer.text(), timeout=WAIT)
    assert live.measure_button.isEnabled()
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.stop_button.click()
    assert not live.isVisible()


def test_jobs_wait_for_their_turn_in_an_order_that_can_be_changed(
    qtbot: QtBot, panel: Panel, program: Program
) -> None:
    shown = panel(program(pace=0.005))
    begun(qtbot, shown)
    assert shown.train_button.text() == "Add to the queue"
    assert not shown.queue_view.isVisible()
    for epochs in ("7", "8", "9"):
        shown.form.form.field("epochs").setText(epochs)
        shown.train_button.click()
    view = shown.queue_view
    assert view.isVisible()
    assert [view.list.item(row).text() for row in range(3)] == [
        f"Search · Conv1D — Epochs {epochs}" for epochs in (7, 8, 9)
    ]
    view.list.setCurrentRow(2)
    view.up_button.click()
    view.list.setCurrentRow(0)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert [job.settings["epochs"] for job in shown.queue.jobs] == [9, 8]
    trained: list[object] = []
    shown.training_started.connect(lambda: trained.append(shown.trainer.job.settings["epochs"]))
    qtbot.waitUntil(lambda: trained == [9, 8], timeout=2 * WAIT)
    assert not view.isVisible()
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.stop_button.click()


def test_the_queue_survives_a_failure_and_waits_while_held(
    qtbot: QtBot, panel: Panel, program: Program
) -> None:
    shown = panel(program("crash"))
    failures: list[str] = []
    shown.training_failed.connect(failures.append)
    shown.start()
    shown.start()
    shown.start()
    assert len(shown.queue.jobs) == 2
    shown.queue_view.hold.setChecked(True)
    qtbot.waitUntil(lambda: len(failures) == 1, timeout=WAIT)
    qtbot.wait(50)
    assert not shown.is_training
    assert len(shown.queue.jobs) == 2
    shown.queue_view.hold.setChecked(False)
    qtbot.waitUntil(lambda: len(failures) == 3, timeout=2 * WAIT)
    assert shown.queue.jobs == []


def test_the_queue_waits_for_what_is_paused(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    shown = panel(program(pace=0.02))
    begun(qtbot, shown)
    shown.train_button.click()
    with qtbot.waitSignal(shown.training_failed, timeout=WAIT):
        shown.buttons.pause.click()
    stored_run(workspace)
    shown.paused.refresh()
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    assert wait_for_all(5)
    qtbot.wait(50)
    assert len(shown.queue.jobs) == 1
    shown.stop_button.click()
    qtbot.waitUntil(lambda: shown.is_training and not shown.queue.jobs, timeout=WAIT)


def test_a_finished_run_is_continued_with_a_rate_that_falls_anew(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    stored_run(workspace, "finished")
    shown = panel(program())
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.start()
    assert shown.next_steps.isVisible()
    shown.next_steps.epochs.setText("0")
    assert not shown.next_steps.continue_button.isEnabled()
    shown.next_steps.epochs.setText("3")
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.next_steps.continue_button.click()
    job = shown.trainer.job
    assert (job.continues, job.settings["epochs"]) == (RUN, 3)
    assert job.settings["learning_rate"] == pytest.approx(0.004)


def test_a_run_that_cannot_be_continued_says_why(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    shown = panel(program())
    shown.continue_run("nothing", 2)
    qtbot.waitUntil(shown.failure.isVisible, timeout=WAIT)
    assert "There is no run nothing" in shown.failure.text


def test_a_run_is_cloned_into_the_form(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    stored_run(workspace, "finished")
    shown = panel(program())
    shown.clone(RUN)
    qtbot.waitUntil(shown.note.isVisible, timeout=WAIT)
    assert shown.note.text().startswith("Settings of conv1d 05-04 12:30")
    assert shown.form.job().settings == {"learning_rate": 0.004}
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.start()
    assert not shown.note.isVisible()
