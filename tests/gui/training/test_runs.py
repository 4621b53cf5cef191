"""Runs on disk in the list: shown, used, compared, deleted, their settings taken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox

from core.runs.job import EpochDone, Started, StepDone, to_line
from core.runs.manifest import STEPS, Manifest
from core.task_choices import training_settings
from tests.gui.training.recorded_worker import events

WAIT = 10_000
OLDER, NEWER = "20260503-090000-search-article", "20260504-123000-search-conv1d"


def put_run(workspace, run, network, metric):
    folder = workspace.runs_dir / run
    folder.mkdir(parents=True)
    settings = training_settings("search", network, {"epochs": 2, "dropout": 0.3})
    told = [each for each in events(2, 5) if isinstance(each, (Started, StepDone, EpochDone))]
    Manifest(
        id=run,
        task="search",
        network=network,
        job={"task": "search", "network": network, "seed": 5, "settings": settings},
        created="2026-05-04T12:30:00+00:00",
        state="finished",
        epochs=[{"epoch": at, "seconds": 1.0, "metrics": {}} for at in (1, 2)],
        best_epoch=2,
        metrics={"ndcg@10": metric},
        baseline={"ndcg@10": 0.7},
    ).write(folder)
    (folder / STEPS).write_text("".join(to_line(each) + "\n" for each in told), encoding="utf-8")


@pytest.fixture
def runs(qtbot, workspace, panel, program):
    put_run(workspace, OLDER, "article", 0.65)
    put_run(workspace, NEWER, "conv1d", 0.75)
    workspace.activate("search", OLDER)
    shown = panel(program())
    view = shown.results.runs
    shown.results.show_page("runs")
    qtbot.waitUntil(lambda: view.model.rowCount() == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: shown.results.curves is not None, timeout=WAIT)
    return shown, view


def test_runs_stand_newest_first_with_what_tells_them_apart(runs):
    _, view = runs
    model = view.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [row.id for row in model.rows] == [NEWER, OLDER]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "epoch 2 of 2" in spoken
    assert "ndcg@10 0.750" in spoken
    assert "+0.050" in spoken
    assert model.rows[0].size > 0
    assert [row.summary.is_active for row in model.rows] == [False, True]


def test_the_curves_of_the_run_in_use_are_there_from_the_start(qtbot, runs):
    shown, _ = runs
    qtbot.waitUntil(lambda: shown.results.curves is not None, timeout=WAIT)
    curves = shown.results.curves
    qtbot.waitUntil(lambda: curves.history.name == OLDER, timeout=WAIT)
    assert len(curves.loss.lines[0].x) == 10


def test_the_curves_are_those_of_the_task_that_is_chosen(qtbot, runs):
    shown, _ = runs
    results, task = shown.results, shown.form.task
    qtbot.waitUntil(lambda: results.curves.history.name == OLDER, timeout=WAIT)
    task.setCurrentIndex(task.findData("category"))
    assert results.curves.history.is_empty
    assert not results.curves.isVisible()
    task.setCurrentIndex(task.findData("search"))
    qtbot.waitUntil(lambda: results.curves.history.name == OLDER, timeout=WAIT)


def test_a_run_is_used(qtbot, workspace, runs):
    shown, view = runs
    view.select(NEWER)
    with qtbot.waitSignal(shown.run_activated, timeout=WAIT) as activated:
        view.use_button.click()
    assert activated.args == [NEWER]
    assert workspace.active_run("search") == NEWER
    qtbot.waitUntil(lambda: view.model.rows[0].summary.is_active, timeout=WAIT)
    assert not view.use_button.isEnabled()


def question_of(qtbot, view):
    """Press Delete in the list of runs; the question that comes."""
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: view.findChildren(QMessageBox) != [])
    return view.findChildren(QMessageBox)[-1]


def answered(qtbot, box, role):
    [button] = [each for each in box.buttons() if box.buttonRole(each) == role]
    with qtbot.waitSignal(box.destroyed):
        button.click()


def test_a_run_is_deleted_after_a_yes_and_brought_back(qtbot, workspace, runs):
    _, view = runs
    view.select(OLDER)
    box = question_of(qtbot, view)
    assert box.text() == "Delete the run Search · Article Conv1D?"
    assert "ndcg@10 0.650 -0.050" in box.informativeText()
    assert "in use now" in box.informativeText()
    assert OLDER not in box.text() + box.informativeText()
    # Whoever presses Return or Escape at once has deleted nothing.
    assert box.buttonRole(box.defaultButton()) == QMessageBox.ButtonRole.RejectRole
    assert box.escapeButton() is box.defaultButton()
    answered(qtbot, box, QMessageBox.ButtonRole.RejectRole)
    assert (workspace.runs_dir / OLDER).exists()
    answered(qtbot, question_of(qtbot, view), QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(lambda: view.model.rowCount() == 1, timeout=WAIT)
    assert not (workspace.runs_dir / OLDER).exists()
    assert workspace.active_run("search") == ""
    qtbot.keyClick(view.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2, timeout=WAIT)
    assert workspace.active_run("search") == OLDER


def test_the_keys_of_undo_stay_at_hand_when_a_run_is_deleted(qtbot, runs):
    """Also where no run is left, and the button that had the focus can be pressed no more."""
    shown, view = runs
    shown.results.show_page("runs")
    for left in (1, 0):
        view.delete_button.setFocus()
        answered(qtbot, question_of(qtbot, view), QMessageBox.ButtonRole.DestructiveRole)
        qtbot.waitUntil(lambda left=left: view.model.rowCount() == left, timeout=WAIT)
    for there in (1, 2):
        focused = view.window().focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda there=there: view.model.rowCount() == there, timeout=WAIT)


def test_what_was_deleted_goes_for_good_with_the_shop(qtbot, workspace, runs):
    shown, view = runs
    view.deletion.delete(NEWER)
    qtbot.waitUntil(lambda: view.model.rowCount() == 1, timeout=WAIT)
    assert len(list(workspace.runs_dir.iterdir())) == 2
    shown.set_workspace(None)
    assert [folder.name for folder in workspace.runs_dir.iterdir()] == [OLDER]


def test_a_ticked_run_lies_under_the_curves(qtbot, runs):
    shown, view = runs
    view.select(NEWER)
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    curves = shown.results.curves
    qtbot.waitUntil(lambda: [each.name for each in curves.overlays] == [NEWER], timeout=WAIT)
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: curves.overlays == [], timeout=WAIT)


def test_its_curves_come_to_the_front(qtbot, runs):
    shown, view = runs
    shown.results.show_page("runs")
    view.select(NEWER)
    view.curves_button.click()
    qtbot.waitUntil(lambda: shown.results.curves.history.name == NEWER, timeout=WAIT)
    assert shown.results.pages.value == "curves"


def test_its_settings_go_into_the_form(runs):
    shown, view = runs
    view.select(NEWER)
    view.settings_button.click()
    job = shown.form.job()
    assert (job.network, job.seed) == ("conv1d", 5)
    assert job.settings == {"epochs": 2, "dropout": 0.3}


def test_the_list_narrows_to_one_task(runs):
    _, view = runs
    view.task.setCurrentIndex(view.task.findData("category"))
    assert view.model.rowCount() == 0
    assert view.hint.isVisibleTo(view)
    view.task.setCurrentIndex(view.task.findData("search"))
    assert [row.id for row in view.model.rows] == [NEWER, OLDER]
