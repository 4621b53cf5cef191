"""A training seen from everywhere, and what becomes of it when the window closes or another shop opens."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from core.runs.job import Job
from core.workspace import Workspace
from gui.training.ending import Ending
from gui.training.trainer import Trainer
from gui.training.training_bar import TrainingBar
from tests.gui.training.conftest import Program
from tests.gui.training.recorded_worker import RUN

WAIT = 15_000
Made = tuple[TrainingBar, Trainer, Ending]


@pytest.fixture
def made(qtbot: QtBot, workspace: Workspace) -> Iterator[Callable[[list[str]], Made]]:
    """Makes a bar over a trainer in a window, and what asks before a training is ended."""
    trainers: list[Trainer] = []

    def make(command: list[str]) -> Made:
        window = QWidget()
        qtbot.addWidget(window)
        trainer = Trainer(command, window)
        trainer.set_workspace(workspace)
        trainers.append(trainer)
        bar = TrainingBar(trainer, window)
        bar.resize(600, 32)
        window.resize(640, 120)
        window.show()
        return bar, trainer, Ending(trainer, window)

    yield make
    for trainer in trainers:
        trainer.close()


def press(qtbot: QtBot, ending: Ending, text: str) -> None:
    """Answer the question that is on screen."""
    question = ending.question
    assert isinstance(question, QMessageBox)
    button = next(each for each in question.buttons() if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def begun(qtbot: QtBot, made: Made) -> None:
    """A training whose first steps are told."""
    bar, trainer, _ = made
    assert trainer.train(Job("search", "conv1d"))
    qtbot.waitUntil(lambda: "epoch 1 of 4" in bar.words.text(), timeout=WAIT)


def test_the_bar_tells_how_far_a_training_is_and_goes_with_it(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program
) -> None:
    bar, trainer, _ = made(program(pace=0.01))
    assert bar.isHidden()
    begun(qtbot, (bar, trainer, _))
    assert bar.isVisible()
    assert bar.words.text().startswith("Training Search · Conv1D — epoch 1 of 4 · ")
    assert bar.words.text().endswith(" s left")
    with qtbot.waitSignal(bar.opened):
        qtbot.mouseClick(bar.words, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.progress.share > 0.3, timeout=WAIT)
    qtbot.mouseClick(bar.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bar.isHidden, timeout=WAIT)
    assert not trainer.work


def test_nothing_is_asked_where_nothing_is_trained(
    made: Callable[[list[str]], Made], program: Program
) -> None:
    ended: list[str] = []
    _, _, ending = made(program())
    ending.ask("Closing.", lambda: ended.append("closed"))
    assert ended == ["closed"]
    assert ending.question is None


def test_cancel_changes_nothing(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program
) -> None:
    ended: list[str] = []
    bar, trainer, ending = made(program(pace=0.02))
    begun(qtbot, (bar, trainer, ending))
    ending.ask("Closing.", lambda: ended.append("closed"))
    ending.ask("Closing again.", lambda: ended.append("closed"))
    press(qtbot, ending, "Cancel")
    assert trainer.work == "training"
    assert not ended
    assert ending.question is None


@pytest.mark.parametrize(
    ("answer", "epochs"), [("Finish the epoch", 1), ("Stop and keep", 0), ("Pause", 0)]
)
def test_a_training_may_finish_its_epoch_or_stop_before_what_ends_it(
    qtbot: QtBot,
    made: Callable[[list[str]], Made],
    program: Program,
    answer: str,
    epochs: int,
) -> None:
    ended: list[str] = []
    told: list[str] = []
    bar, trainer, ending = made(program(pace=0.02))
    trainer.event_received.connect(lambda work, event: told.append(type(event).__name__))
    begun(qtbot, (bar, trainer, ending))
    ending.ask("Closing.", lambda: ended.append(trainer.work))
    press(qtbot, ending, answer)
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)
    assert ended == [""], "it goes on once, when nothing is under way any more"
    assert told.count("EpochDone") == epochs
    assert "Finished" in told
    assert ("Paused" in told) is (answer == "Pause")


def test_nothing_is_left_to_ask_once_the_training_has_ended(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program
) -> None:
    ended: list[str] = []
    bar, trainer, ending = made(program(pace=0.002))
    begun(qtbot, (bar, trainer, ending))
    ending.ask("Closing.", lambda: ended.append(trainer.work))
    question = ending.question
    assert question is not None
    with qtbot.waitSignal(question.finished, timeout=WAIT):
        pass
    qtbot.waitUntil(lambda: bool(ended), timeout=WAIT)
    qtbot.wait(50)
    assert ended == [""]
    assert ending.question is None


def test_what_is_discarded_leaves_nothing(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program, workspace: Workspace
) -> None:
    ended: list[str] = []
    bar, trainer, ending = made(program(pace=0.02))
    begun(qtbot, (bar, trainer, ending))
    folders = [workspace.runs_dir / RUN, workspace.runs_dir / f".{RUN}"]
    other = workspace.runs_dir / "20260101-000000-search-conv1d"
    for folder in (*folders, other):
        write_half(folder)
    ending.ask("Closing.", lambda: ended.append("closed"))
    press(qtbot, ending, "Discard")
    assert ended == ["closed"]
    assert not trainer.work
    assert [folder for folder in folders if folder.exists()] == []
    assert other.exists()
    qtbot.wait(50)
    assert ended == ["closed"], "it goes on once"
    assert trainer.train(Job()), "the next training has a new process"


def write_half(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "run.json").write_text("{}", "utf-8")


def test_a_training_that_fails_meanwhile_holds_nothing_up(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program
) -> None:
    ended: list[str] = []
    _, trainer, ending = made(program("crash"))
    assert trainer.train(Job())
    ending.ask("Closing.", lambda: ended.append("closed"))
    press(qtbot, ending, "Finish the epoch")
    qtbot.waitUntil(lambda: ended == ["closed"], timeout=WAIT)


def test_other_work_is_asked_about_and_told_of(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program
) -> None:
    ended: list[str] = []
    losses = {"first": "", "second": ""}
    _, _, ending = made(program())
    ending.watch(lambda: losses["first"], lambda: losses["second"])
    assert not ending.is_due
    ending.ask_to_close(lambda: ended.append("closed"))
    assert ended == ["closed"], "nothing is under way"
    losses["second"] = "A tuning: 3 trials are done."
    assert ending.is_due
    for ask, end in ((ending.ask_to_close, "End and close"), (ending.ask_to_leave, "End and open")):
        ended.clear()
        ask(lambda: ended.append("closed"))
        assert ending.question is not None
        assert ending.question.informativeText() == "A tuning: 3 trials are done."
        press(qtbot, ending, "Keep it going")
        assert ended == []
        ask(lambda: ended.append("closed"))
        press(qtbot, ending, end)
        assert ended == ["closed"]


def test_a_training_and_other_work_are_one_question(
    qtbot: QtBot, made: Callable[[list[str]], Made], program: Program
) -> None:
    ended: list[str] = []
    bar, trainer, ending = made(program(pace=0.02))
    ending.watch(lambda: "A tuning: 3 trials are done.")
    begun(qtbot, (bar, trainer, ending))
    ending.ask_to_close(lambda: ended.append(trainer.work))
    assert ending.question is not None
    told = ending.question.informativeText()
    assert told.startswith("What is to become of the training?")
    assert told.endswith("It also ends:\nA tuning: 3 trials are done.")
    press(qtbot, ending, "Stop and keep")
    qtbot.waitUntil(lambda: ended == [""], timeout=WAIT)
