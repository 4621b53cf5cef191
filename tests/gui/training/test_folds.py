"""Cross-validation in the panel: a setting before Train, progress over all folds, and nothing that ranks."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core.runs.continuing import resumable_runs
from core.runs.job import FoldStarted, Job, Started, StepDone
from core.runs.listing import list_runs
from core.workspace import Workspace
from gui.training.job_form import JobForm
from gui.training.panel import TrainingPanel
from gui.training.progress import Progress
from tests.core.runs.test_cross_validation import GROUP, fold, interrupt
from tests.gui.training.test_pausing import answer

WAIT = 15_000
MadePanel = Callable[..., TrainingPanel]


def test_the_form_asks_for_folds(qtbot: QtBot) -> None:
    form = JobForm()
    qtbot.addWidget(form)
    assert form.job() == Job()
    form.set_job(Job(folds=5, fold=2, group="g"))
    assert form.job() == Job(folds=5)
    form.set_job(Job())
    assert form.job().folds == 0


def test_progress_is_that_of_all_folds(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.begin()
    progress.take(FoldStarted("g", 1, 4))
    progress.take(FoldStarted("g", 2, 4))
    progress.take(Started("r", 2, 10, 100, 20, 5, "BM25 ndcg@10", 0.5))
    assert progress.share == pytest.approx(0.25)
    progress.take(StepDone(2, 15, 0.5, 0.5, 100.0, 3.0))
    # Three quarters of the second of four.
    assert progress.share == pytest.approx((1 + 0.75) / 4)
    assert "Fold 2 of 4 · epoch 2 of 2" in progress.brief
    assert progress.seconds_left == pytest.approx(progress._elapsed() * (2.25 / 1.75), rel=0.2)
    progress.begin()
    assert progress.share == 0.0
    # One that goes on took no time for the folds that were done before: 1/8 in this time, 5/8 to go.
    progress.take(FoldStarted("g", 2, 4))
    progress.take(Started("r", 2, 10, 100, 20, 5, "BM25 ndcg@10", 0.5))
    progress.take(StepDone(1, 10, 0.5, 0.5, 100.0, 3.0))
    assert progress.share == pytest.approx(0.375)
    assert progress.seconds_left == pytest.approx(progress._elapsed() * 5, rel=0.2)


def test_folds_rank_nothing_and_their_mean_is_told(
    qtbot: QtBot, panel: MadePanel, program: Callable[..., list[str]]
) -> None:
    shown = panel(program("good"))
    usable: list[str] = []
    compared: list[object] = []
    shown.run_usable.connect(usable.append)
    shown.run_compared.connect(compared.append)
    shown.form.set_job(Job(folds=2))
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.train_button.click()
    assert usable == []
    assert compared == []
    assert shown.progress.text.startswith("Cross-validated, 2 of 2 folds.")
    assert shown.train_button.isEnabled()
    shown.form.set_job(Job())
    with qtbot.waitSignal(shown.run_compared, timeout=WAIT):
        shown.train_button.click()
    assert usable


def test_one_that_is_not_over_is_offered_as_a_whole_and_goes_on(
    qtbot: QtBot, panel: MadePanel, program: Callable[..., list[str]], workspace: Workspace
) -> None:
    interrupt(workspace)
    fold(workspace, 1, "finished")
    fold(workspace, 2, "paused")
    shown = panel(program("good"))
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    told = "Paused: cross-validation of conv1d, 1 of 3 folds complete."
    assert shown.paused.text() == told
    with qtbot.waitSignal(shown.training_started, timeout=WAIT):
        shown.buttons.pause.click()
    assert shown.form.job().folds == 3
    assert shown.trainer.job.group == GROUP
    # Its folds rank nothing when they go on either.
    usable: list[str] = []
    shown.run_usable.connect(usable.append)
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        pass
    assert usable == []


def test_discarded_it_takes_its_folds_with_it(
    qtbot: QtBot, panel: MadePanel, program: Callable[..., list[str]], workspace: Workspace
) -> None:
    interrupt(workspace)
    fold(workspace, 1, "finished")
    shown = panel(program("good"))
    qtbot.waitUntil(lambda: shown.acts.phase == "paused", timeout=WAIT)
    assert shown.paused.text().startswith("Interrupted: cross-validation of conv1d, 1 of 3 folds")
    with qtbot.waitSignal(shown.paused.settled, timeout=WAIT):
        shown.buttons.discard.click()
        answer(qtbot, shown, "Discard")
    assert list_runs(workspace) == []
    assert resumable_runs(workspace) == []


def test_one_under_way_that_is_discarded_leaves_no_fold(
    qtbot: QtBot, panel: MadePanel, program: Callable[..., list[str]], workspace: Workspace
) -> None:
    interrupt(workspace)
    fold(workspace, 1, "finished")
    shown = panel(program("good"))
    shown.trainer.train(Job(folds=3))
    # As if it had told of the second fold.
    shown.trainer._pass_event(FoldStarted(GROUP, 2, 3))
    shown.trainer.discard("")
    assert list_runs(workspace) == []
    assert resumable_runs(workspace) == []
    assert workspace.runs_dir.is_dir()
