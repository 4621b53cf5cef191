"""Runs on disk in the table: shown, sorted, narrowed, named, used, carried elsewhere, deleted."""

import shlex

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox

from core.runs.job import EpochDone, Started, StepDone, to_line
from core.runs.manifest import STEPS, Manifest
from core.runs.notes import RunNote, change_note, read_notes
from core.task_choices import training_settings
from gui.state import State
from gui.training.run_note_dialog import RunNoteDialog
from gui.training.runs_model import Role
from tests.gui.training.recorded_worker import events

WAIT = 10_000
OLDER, NEWER = "20260503-090000-search-article", "20260504-123000-search-conv1d"
THIRD = "20260502-080000-category-dnn"
CHECKED = Qt.ItemDataRole.CheckStateRole


def put_run(workspace, run, network, metrics, task="search", **fields):
    folder = workspace.runs_dir / run
    folder.mkdir(parents=True)
    settings = training_settings(task, network, {"epochs": 2, "dropout": 0.3})
    told = [each for each in events(2, 5) if isinstance(each, (Started, StepDone, EpochDone))]
    about = {
        "created": "2026-05-04T12:30:00+00:00",
        "state": "finished",
        "epochs": [
            {"epoch": 1, "seconds": 1.0, "intervals": {next(iter(metrics)): [0.7, 0.8]}},
            {"epoch": 2, "seconds": 1.0, "metrics": dict.fromkeys(metrics, 0.1)},
        ],
        "best_epoch": 1,
        "metrics": metrics,
        "baseline": {"ndcg@10": 0.7},
    }
    job = {"task": task, "network": network, "seed": 5, "settings": settings}
    Manifest(id=run, task=task, network=network, job=job, **{**about, **fields}).write(folder)
    (folder / STEPS).write_text("".join(to_line(each) + "\n" for each in told), encoding="utf-8")


@pytest.fixture
def runs(qtbot, workspace, panel, program, state_folder):
    put_run(workspace, OLDER, "article", {"ndcg@10": 0.65})
    put_run(workspace, NEWER, "conv1d", {"ndcg@10": 0.75})
    workspace.activate("search", OLDER)
    shown = panel(program())
    view = shown.results.runs
    shown.results.show_page("runs")
    qtbot.waitUntil(lambda: view.model.rowCount() == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: shown.results.curves is not None, timeout=WAIT)
    return shown, view


@pytest.fixture
def state_folder(tmp_path, monkeypatch):
    """What a person chose is remembered by this test alone."""
    monkeypatch.setenv("PINXUN_STATE_DIR", str(tmp_path / "state"))
    return tmp_path / "state"


def shown_ids(view):
    return [row.id for row in view.model.rows]


def cell(view, run, column):
    model = view.model
    return model.index(model.row_of(run), model.columns.index(column)).data()


def test_runs_stand_newest_first_with_the_figures_of_their_best_epochs(runs):
    _, view = runs
    model = view.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown_ids(view) == [NEWER, OLDER]
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "epoch 1 of 2" in spoken
    assert "+0.050" in spoken
    # The last epoch's 0.1 is nowhere to be seen.
    assert cell(view, NEWER, "value") == "ndcg@10 0.750 (0.700–0.800)"
    assert cell(view, NEWER, "settings") == "epochs=2 dropout=0.3"
    assert cell(view, NEWER, "examples") == "9,000"
    assert cell(view, NEWER, "held_out") == "1,000"
    assert (cell(view, NEWER, "seed"), cell(view, NEWER, "best_epoch")) == ("5", "1 / 2")
    assert cell(view, NEWER, "called") == "conv1d 05-04 12:30"
    assert model.rows[0].size > 0
    assert [row.summary.is_active for row in model.rows] == [False, True]


def test_pandas_waits_until_the_table_is_seen(qtbot, workspace, panel, program):
    put_run(workspace, NEWER, "conv1d", {"ndcg@10": 0.75})
    shown = panel(program())
    qtbot.waitUntil(lambda: shown.results.curves is not None, timeout=WAIT)
    assert not shown.results.runs.model.is_filled
    assert shown.results.runs.pane.hint.text() == "Reading the runs…"
    shown.results.show_page("runs")
    qtbot.waitUntil(lambda: shown.results.runs.model.is_filled, timeout=WAIT)


def test_the_curves_of_the_run_in_use_are_there_from_the_start(qtbot, runs):
    shown, _ = runs
    curves = shown.results.curves
    qtbot.waitUntil(lambda: curves.history.name == OLDER, timeout=WAIT)


def test_the_curves_are_those_of_the_task_that_is_chosen(qtbot, runs):
    shown, _ = runs
    results, task = shown.results, shown.form.task
    qtbot.waitUntil(lambda: results.curves.history.name == OLDER, timeout=WAIT)
    task.setCurrentIndex(task.findData("category"))
    assert results.curves.history.is_empty
    task.setCurrentIndex(task.findData("search"))
    qtbot.waitUntil(lambda: results.curves.history.name == OLDER, timeout=WAIT)


def test_a_run_is_used(qtbot, workspace, runs):
    shown, view = runs
    view.select(NEWER)
    with qtbot.waitSignal(shown.run_activated, timeout=WAIT) as activated:
        view.buttons.use.click()
    assert activated.args == [NEWER]
    assert workspace.active_run("search") == NEWER
    qtbot.waitUntil(lambda: view.model.rows[0].summary.is_active, timeout=WAIT)
    assert not view.buttons.use.isEnabled()


def test_a_click_on_a_heading_sorts_and_what_is_selected_stays(qtbot, runs):
    _, view = runs
    view.select(NEWER)
    at = view.model.columns.index("value")
    view.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)
    assert shown_ids(view) == [OLDER, NEWER]
    assert view.current.id == NEWER
    view.table.sortByColumn(at, Qt.SortOrder.DescendingOrder)
    assert shown_ids(view) == [NEWER, OLDER]


def test_the_table_is_narrowed_by_words_and_by_values(qtbot, runs):
    _, view = runs
    bar = view.pane.bar
    bar.text.setText("ARTICLE")
    bar.text.returnPressed.emit()
    assert shown_ids(view) == [OLDER]
    bar.text.setText("nothing like it")
    bar.text.returnPressed.emit()
    assert view.pane.hint.text() == "No run is like this."
    view.pane.clear_button.click()
    assert shown_ids(view) == [NEWER, OLDER]
    assert bar.text.text() == ""
    bar.narrow("network", "conv1d", True)
    assert shown_ids(view) == [NEWER]
    bar.narrow("network", "conv1d", False)
    assert shown_ids(view) == [NEWER, OLDER]


def test_groups_have_a_heading_that_is_no_run(qtbot, runs):
    _, view = runs
    view.pane.bar.group("network")
    model = view.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [model.index(row, 0).data() for row in model.headings] == [
        "Article Conv1D · 1",
        "Conv1D · 1",
    ]
    assert model.index(0, 0).data(Role.RUN) is None
    assert view.table.columnSpan(0, 0) == len(model.columns)
    view.pane.bar.group("")
    assert model.headings == []


def test_columns_are_chosen_and_remembered(runs):
    _, view = runs
    at = view.model.columns.index("seed")
    assert view.table.isColumnHidden(at)
    entry = next(each for each in view.table.column_menu().actions() if each.text() == "Seed")
    entry.trigger()
    assert not view.table.isColumnHidden(at)
    assert State().run_columns("panel") == ["called", "value", "seed"]
    assert State().run_columns("large") == []


def test_a_run_is_named_tagged_and_starred(qtbot, workspace, runs):
    _, view = runs
    view.select(NEWER)
    qtbot.keyClick(view.table, Qt.Key.Key_F2)
    dialog = view.findChildren(RunNoteDialog)[0]
    dialog.name.setText("wide kernels")
    dialog.tags.setText("try，best")
    dialog.note.setPlainText("holds up")
    dialog.buttons.accepted.emit()
    qtbot.waitUntil(lambda: cell(view, NEWER, "called") == "wide kernels", timeout=WAIT)
    assert cell(view, NEWER, "tags") == "#try #best"
    qtbot.keyClick(view.table, Qt.Key.Key_Asterisk)
    qtbot.waitUntil(lambda: cell(view, NEWER, "called") == "★ wide kernels", timeout=WAIT)
    note = RunNote("wide kernels", "holds up", True, ("try", "best"))
    assert read_notes(workspace) == {NEWER: note}
    assert (workspace.runs_dir / NEWER).is_dir()
    view.pane.bar.group("tags")
    assert [row.id for row in view.model.rows] == [NEWER, NEWER, OLDER]


def test_the_command_of_a_run_is_copied(qtbot, workspace, runs):
    _, view = runs
    view.select(NEWER)
    view.doing.copy_command()
    words = shlex.split(QGuiApplication.clipboard().text())
    assert words[words.index("train") :][:3] == ["train", "--workspace", str(workspace.path)]
    assert "dropout=0.3" in words
    assert view.said.isVisibleTo(view)


def test_the_large_table_shows_more_columns_of_the_same_rows(qtbot, runs):
    _, view = runs
    view.open_large()
    large = view.large.pane.table
    assert large.model() is view.table.model()
    assert not large.isColumnHidden(view.model.columns.index("seed"))
    view.select(OLDER)
    assert large.current.id == OLDER
    view.large.close()


def question_of(qtbot, view):
    """Press Delete in the table of runs; the question that comes."""
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
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
    assert "ndcg@10 0.650 (0.700–0.800) -0.050" in box.informativeText()
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
    qtbot.keyClick(view.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.model.rowCount() == 2, timeout=WAIT)
    assert workspace.active_run("search") == OLDER


def test_several_runs_go_and_come_back_together(qtbot, workspace, runs):
    _, view = runs
    change_note(workspace, NEWER, name="kept")
    view.table.selectAll()
    box = question_of(qtbot, view)
    assert box.text() == "Delete 2 runs?"
    answered(qtbot, box, QMessageBox.ButtonRole.DestructiveRole)
    qtbot.waitUntil(lambda: view.model.is_filled and view.model.total == 0, timeout=WAIT)
    assert view.pane.hint.text().startswith("No run yet.")
    view.deletion.undo()
    qtbot.waitUntil(lambda: view.model.rowCount() == 2, timeout=WAIT)
    assert workspace.active_run("search") == OLDER
    assert cell(view, NEWER, "called") == "kept"


def test_the_keys_of_undo_stay_at_hand_when_a_run_is_deleted(qtbot, runs):
    """Also where no run is left, and what had the focus is gone."""
    _, view = runs
    for left in (1, 0):
        view.table.setFocus()
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
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    curves = shown.results.curves
    qtbot.waitUntil(lambda: [each.name for each in curves.overlays] == [NEWER], timeout=WAIT)
    # A filter that hides it does not take it from the curves.
    view.pane.bar.narrow("network", "article", True)
    assert view.model.ticked == [NEWER]
    view.pane.bar.clear()
    view.select(NEWER)
    qtbot.keyClick(view.table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: curves.overlays == [], timeout=WAIT)


def test_its_curves_come_to_the_front(qtbot, runs):
    shown, view = runs
    view.select(NEWER)
    view.buttons.curves.click()
    qtbot.waitUntil(lambda: shown.results.curves.history.name == NEWER, timeout=WAIT)
    assert shown.results.pages.value == "curves"


def test_its_settings_go_into_the_form(runs):
    shown, view = runs
    view.select(NEWER)
    view.doing.job_wanted.emit()
    job = shown.form.job()
    assert (job.network, job.seed) == ("conv1d", 5)
    assert job.settings == {"epochs": 2, "dropout": 0.3}


def test_two_selected_or_ticked_runs_can_be_compared(runs):
    _, view = runs
    view.select(NEWER)
    assert not view.buttons.compare.isEnabled()
    for run in (NEWER, OLDER):
        view.model.toggle(view.model.index(view.model.row_of(run), 0))
    assert view.buttons.compare.isEnabled()
    assert view.comparable() == [NEWER, OLDER]
    asked = []
    view.doing.comparison_wanted.disconnect()
    view.doing.comparison_wanted.connect(asked.append)
    view.buttons.compare.click()
    assert asked == [[NEWER, OLDER]]


def test_what_goes_on_from_a_run_is_offered_and_heard_by_the_panel(qtbot, workspace, runs):
    shown, view = runs
    view.select(NEWER)
    entries = {entry.text(): entry for entry in view.doing.menu().actions()}
    entries["Train on…"].trigger()
    assert shown.next_steps.run == NEWER
    assert not entries["Resume"].isEnabled()


def test_a_read_only_shop_lets_look_and_compare_alone(qtbot, workspace, panel, program):
    put_run(workspace, NEWER, "conv1d", {"ndcg@10": 0.75})
    shown = panel(program(), read_only=True)
    shown.results.show_page("runs")
    view = shown.results.runs
    qtbot.waitUntil(lambda: view.model.rowCount() == 1, timeout=WAIT)
    entries = {entry.text(): entry.isEnabled() for entry in view.doing.menu().actions()}
    assert entries["Show curves"]
    assert entries["Export as one file…"]
    for writes in ("Use this run", "Name, tags and note…", "Star", "Delete…"):
        assert not entries[writes]


def test_a_run_is_carried_as_a_file(qtbot, workspace, runs, tmp_path, monkeypatch):
    shown, view = runs
    path = tmp_path / "carried.pinxun-run"
    dialogs = "gui.training.run_actions"
    monkeypatch.setattr(f"{dialogs}.choose_save", lambda *given: path)
    monkeypatch.setattr(f"{dialogs}.choose_files", lambda *given: [path])
    view.select(NEWER)
    view.doing.export()
    qtbot.waitUntil(lambda: "Exported" in view.said.text(), timeout=WAIT)
    view.deletion.delete(NEWER)
    qtbot.waitUntil(lambda: shown_ids(view) == [OLDER], timeout=WAIT)
    view.doing.open()
    qtbot.waitUntil(lambda: view.findChildren(QMessageBox) != [], timeout=WAIT)
    box = view.findChildren(QMessageBox)[-1]
    assert "beside the other runs now" in box.text()
    assert "Everything is as it was" in box.informativeText()
    qtbot.waitUntil(lambda: shown_ids(view) == [NEWER, OLDER], timeout=WAIT)
    box.accept()
    shown.set_workspace(None)
