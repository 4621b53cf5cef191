"""The tuning's window: begin, watch, pause, stop, delete, open a study, train the best."""

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.runs.job import Job
from core.workspace import Workspace
from gui.tuning.dialog import PAUSED, STOPPING, TUNING, TuningDialog
from tests.gui.tuning.conftest import Opened

PATIENCE = 60_000
SEEN = "0.5000  [0.4000, 0.6000]"


def until(qtbot: QtBot, met: Any) -> None:
    qtbot.waitUntil(met, timeout=PATIENCE)


def tuned(qtbot: QtBot, dialog: TuningDialog, trials: int = 2) -> None:
    """Tuning, with so many trials through."""
    dialog.tune()
    until(qtbot, lambda: dialog.record.finished == trials)


def test_a_tuning_is_watched_from_its_default_to_what_its_best_is_worth(
    qtbot: QtBot, opened: Opened
) -> None:
    dialog = opened()
    assert "Say on the left what to try" in dialog.view.told.text()
    tuned(qtbot, dialog)
    assert dialog.state == TUNING
    assert not dialog.form.isEnabled()
    view = dialog.view
    assert view.progress.value() / view.progress.maximum() == pytest.approx(2 / 3)
    assert "2 complete" in view.told.text()
    assert "about 2 min left" in view.told.text()
    table = view.table.model()
    cells = [[table.index(row, column).data() for column in range(5)] for row in range(2)]
    assert cells == [["1", "complete", "0.6600", "0.1", "–"], ["0", "complete", "0.6200", "0", "✓"]]
    rows = [[label.text() for label in labels] for labels in view.verdict._rows]
    assert rows == [["Best trial, 1", "0.6600", "–"], ["Default", "0.6000  [0.5000, 0.7000]", SEEN]]
    assert "partly by chance" in view.verdict.said.text()

    dialog.stop()
    assert dialog.state == STOPPING
    assert dialog.stop_button.text() == "End now"
    dialog.stop()
    until(qtbot, lambda: not dialog.state)
    rows = [[label.text() for label in labels] for labels in view.verdict._rows]
    assert rows[0][2] == "0.5100  [0.4000, 0.6000]"
    assert rows[1][2] == SEEN
    said = view.verdict.said.text()
    assert "chance could not explain: +0.0100 [−0.0200, +0.0400], p 0.4100 on 80" in said


def test_pause_and_continue(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    tuned(qtbot, dialog)
    assert not dialog.continue_button.isEnabled()
    dialog.pause_button.click()
    until(qtbot, lambda: dialog.state == PAUSED)
    assert "paused: no trial begins" in dialog.view.told.text()
    assert not dialog.pause_button.isEnabled()
    dialog.continue_button.click()
    until(qtbot, lambda: dialog.record.finished == 3)
    assert dialog.state == TUNING
    assert dialog.record.best_so_far() == [(0, 0.62), (1, 0.66), (2, 0.66)]


def test_a_trial_is_deleted_while_others_run_and_afterwards(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    tuned(qtbot, dialog)
    dialog.view.table.selectRow(0)
    assert dialog.view.chosen() == [1]
    dialog.view.delete.trigger()
    until(qtbot, lambda: set(dialog.record.trials) == {0})
    dialog.shut_down()
    dialog.process.look(dialog._workspace.path, "s")  # type: ignore[union-attr]
    until(qtbot, lambda: set(dialog.record.trials) == {0, 1} and not dialog.process.is_running)
    dialog.view.table.selectRow(0)
    dialog.view.delete.trigger()
    until(qtbot, lambda: set(dialog.record.trials) == {0} and not dialog.process.is_running)


def test_a_stored_study_is_opened(qtbot: QtBot, opened: Opened, workspace: Workspace) -> None:
    (workspace.path / "tuning").mkdir()
    (workspace.path / "tuning" / "earlier.db").touch()
    dialog = opened()
    dialog.list_studies()
    until(qtbot, lambda: dialog.studies.count() == 2)
    dialog.studies.setCurrentIndex(1)
    dialog.studies.activated.emit(1)
    until(qtbot, lambda: len(dialog.record.trials) == 2 and not dialog.process.is_running)
    assert dialog.view.heading.text() == "earlier"
    assert dialog.continue_button.isEnabled()
    # The same figures as when it was tuned: epochs too.
    assert dialog.record.trials[1].epochs == {1: pytest.approx(0.56), 2: 0.66}


def test_the_best_is_trained_for_good(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    assert not dialog.best_button.isEnabled()
    dialog.process.look(dialog._workspace.path, "s")  # type: ignore[union-attr]
    until(qtbot, lambda: dialog.record.best_line is not None and not dialog.process.is_running)
    with qtbot.waitSignal(dialog.train_wanted) as wanted:
        dialog.best_button.click()
    settings = {"epochs": 2, "dropout": 0.1, "start": True}
    assert wanted.args == [Job("search", "conv1d", 7, settings)]


@pytest.mark.parametrize(
    ("fate", "said"),
    [
        ("--refuse", "There is nothing to learn from yet."),
        ("--crash", "The tuning ended unexpectedly (code 1); continue the study."),
    ],
)
def test_how_it_fails_is_said(qtbot: QtBot, opened: Opened, fate: str, said: str) -> None:
    dialog = opened(fate)
    dialog.tune()
    until(qtbot, lambda: not dialog.state)
    assert said in dialog.notice.words.text()
    assert dialog.tune_button.isEnabled()


def test_a_shop_that_is_only_read_is_not_tuned(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened(read_only=True)
    assert not dialog.tune_button.isEnabled()
    dialog.tune()
    assert not dialog.process.is_running


def test_what_was_typed_stays_until_another_job_is_to_be_tuned(opened: Opened) -> None:
    dialog = opened()
    dialog.form.model.set_space(["epochs=1,2"])
    dialog.tune_for(Job())
    assert dialog.form.model.texts() == ["epochs=1,2"]
    dialog.tune_for(Job(network="rnn"))
    assert "epochs=1,2" not in dialog.form.model.texts()


def test_leaving_the_shop_ends_the_tuning(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    tuned(qtbot, dialog)
    dialog.set_workspace(None, True)
    assert not dialog.process.is_running
    assert (dialog.state, dialog.record.trials) == ("", {})


def test_every_chart_is_drawn_and_told(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    dialog.show()
    dialog.process.look(dialog._workspace.path, "s")  # type: ignore[union-attr]
    until(qtbot, lambda: dialog.record.best_line is not None and not dialog.process.is_running)
    charts = dialog.view.charts
    before = {kind: chart.grab().toImage() for kind, chart in charts.charts.items()}
    for kind, chart in charts.charts.items():
        charts.show_chart(kind)
        # The one on screen at first may have been drawn already.
        assert kind == "best" or chart.grab().toImage() != before[kind]
        assert chart.accessibleName()
    assert (
        charts.charts["importance"].accessibleDescription() == "Pretrained start 0.90, Dropout 0.10"
    )
    assert "ndcg@10 0.6600" in charts.charts["parallel"].accessibleDescription()
