"""The two lines of words about a training."""

from pytestqt.qtbot import QtBot

from core.runs.job import Compared, Finished, Preparing
from gui.training.progress import Progress
from tests.gui.training.recorded_worker import RUN


def test_what_is_told_of_the_run_before_is_no_word_of_this_one(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    progress.begin()
    progress.take(Preparing("Building the network", 0, 1))
    progress.take(Compared({}))
    qtbot.waitUntil(lambda: progress.text.startswith("Preparing: Building the network"))
    progress.pausing()
    assert progress.text.startswith("Pausing… ")
    progress.take(Preparing("Keeping the state to go on from", 0, 1))
    qtbot.waitUntil(lambda: progress.text.startswith("Pausing: Keeping the state"))
    progress.take(Finished(RUN, "paused", 1, {}, 1.0))
    assert progress.text == "Paused; it goes on from here, also after the window was closed"
