"""Scrubs through the epochs of a run in the real window, at rest and while another one is trained."""

import time
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from core.runs.job import Job
from core.runs.names import epoch_of
from gui.main_window import MainWindow
from gui.training.epoch_slider import EpochSlider
from tests.benchmarks.window_watch import Hands, Heartbeat, pause, until

# Milliseconds between two moves of the hand, and until a drag that rests is told in words.
MOVE_MS = 120
REST_MS = 600
# Epochs of the training that goes on meanwhile, and how many must be there first.
LONG = 40
LOOKED_AT = 3


class Scrubbing:
    """Moves the slider to every epoch and back, for each of `queries`."""

    def __init__(self, window: MainWindow, queries: list[str]) -> None:
        self._window, self._queries = window, queries
        self._hands = Hands(window)

    def play(self) -> dict[str, Any]:
        """ms from a move of the slider to the painted results, and gaps of the loop: at rest, training."""
        window = self._window
        window.arrange("train")
        until(lambda: window.training is not None and self._slider.last > 0)
        until(lambda: window.training is not None and window.training.results.curves is not None)
        for query in self._queries[:2]:
            self._ask(query)
            window.scrubbing.loop.pin()
        pause(4000)
        # The first round is not counted: it reads from the disk what later ones find in memory.
        self._round(self._queries[0])
        rest, epochs = self._scrub(), self._slider.last
        self._train()
        training = self._scrub()
        is_training = window.trainer.work == "training"
        window.training_dock.stop()
        until(lambda: not window.trainer.work, 120.0)
        return {
            **{f"rest_{name}": values for name, values in rest.items()},
            **{f"training_{name}": values for name, values in training.items()},
            "was_training": is_training,
            "epochs": epochs,
        }

    def _train(self) -> None:
        """Begin a training that lasts, and wait until some of its epochs can be looked at."""
        window = self._window
        assert window.training is not None
        scrubber = window.training.results.scrubber
        before = scrubber.epochs.run
        window.training.form.set_job(Job(settings={"epochs": LONG, "patience": 0}))
        window.training_dock.train()
        until(lambda: window.trainer.work == "training", 60.0)
        until(lambda: scrubber.epochs.run not in ("", before), 600.0)
        until(lambda: len(self._slider.stops) > LOOKED_AT, 600.0)

    @property
    def _slider(self) -> EpochSlider:
        assert self._window.training is not None
        return self._window.training.results.scrubber.slider

    def _ask(self, text: str) -> None:
        self._window.page.ask(text)
        until(lambda: self._window.page.controller.request.text == text, 5.0)
        pause(REST_MS)

    def _scrub(self) -> dict[str, list[float]]:
        beat = Heartbeat()
        beat.start()
        moves = [took for query in self._queries for took in self._round(query)]
        return {"moves": moves, "gaps": beat.stop()}

    def _round(self, query: str) -> list[float]:
        """Down from the last epoch to the first and up again, for one query."""
        self._ask(query)
        stops = [epoch for epoch in self._slider.stops if epoch]
        found = [self._move(epoch) for epoch in (*reversed(stops), *stops[1:])]
        pause(REST_MS)
        return [took for took in found if took is not None]

    def _move(self, epoch: int) -> float | None:
        """ms from the mouse's event on the slider to the painted list of that epoch; None if none came."""
        if epoch == self._slider.position:
            return None
        painted = self._hands.when_shown(lambda answer: epoch_of(answer.run)[1] == epoch)
        begun = time.monotonic()
        for event in _drag(self._slider, epoch):
            QApplication.sendEvent(self._slider, event)
        took = (painted.at - begun) * 1000 if until(lambda: painted.at > 0, 5.0) else None
        pause(MOVE_MS)
        return took


def _drag(slider: EpochSlider, epoch: int) -> list[QMouseEvent]:
    at = QPointF(slider.x_of(epoch), 12.0)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
    return [QMouseEvent(kind, at, at, left, left, none) for kind in kinds]
