"""Cross-validation in the panel: a setting before Train, progress over all folds, and nothing that ranks."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core.runs.job import FoldStarted, Job, Started, StepDone
from gui.training.job_form import JobForm
from gui.training.panel import TrainingPanel
from gui.training.progress import Progress

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
