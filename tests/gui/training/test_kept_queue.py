"""The queue outlives its window: what waited is there again, held, and nothing begins unasked."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from core.runs.job import Job
from core.runs.waiting import keep_waiting, read_waiting
from core.workspace import WAITING, Workspace
from gui.background import wait_for_all
from gui.training.panel import TrainingPanel
from tests.gui.training.conftest import Program

WAIT = 15_000
Panel = Callable[..., TrainingPanel]


def begun(qtbot: QtBot, shown: TrainingPanel) -> None:
    shown.start()
    qtbot.waitUntil(lambda: shown.acts.is_heard, timeout=WAIT)


def waiting(workspace: Workspace) -> list[int]:
    return [job.settings["epochs"] for job in read_waiting(workspace)]


def test_every_change_is_kept_and_the_last_one_at_the_latest_when_the_shop_is_closed(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    shown = panel(program(pace=0.02))
    begun(qtbot, shown)
    for epochs in ("7", "8", "9"):
        shown.form.form.field("epochs").setText(epochs)
        shown.train_button.click()
    qtbot.waitUntil(lambda: waiting(workspace) == [7, 8, 9], timeout=WAIT)
    shown.queue.move(2, -2)
    shown.queue.remove(1)
    shown.set_workspace(None)
    assert waiting(workspace) == [9, 8]
    assert shown.queue.jobs == []
    assert wait_for_all(5)
    assert waiting(workspace) == [9, 8], "an empty panel empties no shop"


def test_what_waited_is_held_and_said_and_begins_when_it_is_asked_to(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    keep_waiting(workspace, [Job(settings={"epochs": 7}), Job(settings={"epochs": 8})])
    shown = panel(program(pace=0.002))
    view = shown.queue_view
    qtbot.waitUntil(lambda: len(shown.queue.jobs) == 2, timeout=WAIT)
    assert view.isVisible()
    assert view.note.isVisible()
    assert view.note.text().startswith("They waited when this shop was closed. None begins before")
    assert view.hold.isChecked()
    qtbot.wait(50)
    assert not shown.is_training
    # Another training that is begun by hand does not let them go on.
    with qtbot.waitSignal(shown.training_finished, timeout=WAIT):
        shown.train_button.click()
    qtbot.wait(50)
    assert len(shown.queue.jobs) == 2
    trained: list[object] = []
    shown.training_started.connect(lambda: trained.append(shown.trainer.job.settings["epochs"]))
    view.hold.click()
    assert not view.note.isVisible()
    qtbot.waitUntil(lambda: trained == [7, 8], timeout=2 * WAIT)
    qtbot.waitUntil(lambda: waiting(workspace) == [], timeout=WAIT)
    shown.stop_button.click()
    qtbot.waitUntil(lambda: not shown.is_training, timeout=WAIT)


def test_a_damaged_queue_is_told_of_and_not_written_over(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    (workspace.path / WAITING).write_text("{", "utf-8")
    shown = panel(program())
    qtbot.waitUntil(shown.failure.isVisible, timeout=WAIT)
    shown.queue.add(Job())
    shown.set_workspace(None)
    assert wait_for_all(5)
    assert (workspace.path / WAITING).read_text("utf-8") == "{"


def test_a_shop_that_is_only_read_has_no_queue(
    qtbot: QtBot, panel: Panel, program: Program, workspace: Workspace
) -> None:
    keep_waiting(workspace, [Job()])
    shown = panel(program(), read_only=True)
    assert wait_for_all(5)
    qtbot.wait(20)
    assert shown.queue.jobs == []
    shown.set_workspace(None)
    assert len(read_waiting(workspace)) == 1
