"""What the plots show: lines, legend, read-out, baseline, overlays, words for a screen reader."""

import math
import sys
import threading

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import gui.training.curves
from core.runs.curves import MAXIMUM_POINTS, RunCurves
from core.runs.job import EpochDone, Started
from gui.training.curves import REDRAW_MILLISECONDS, Curves
from gui.training.results import Results
from tests.gui.training.recorded_worker import events


def history(name: str = "", epochs: int = 2, steps: int = 10) -> RunCurves:
    made = RunCurves()
    for event in events(epochs, steps):
        made.take(event)
    made.name = name or made.name
    return made


@pytest.fixture
def curves(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = Curves(window)
    made.resize(380, 500)
    window.resize(380, 500)
    window.show()
    yield made
    window.close()


def test_four_curves_and_a_metric_against_its_baseline(curves):
    curves.show_history(history())
    assert [line.label for line in curves.loss.lines] == ["training", "validation"]
    assert [line.label for line in curves.accuracy.lines] == ["training", "validation"]
    assert curves.score.title == "mrr@10"
    assert curves.score.reference.value == 0.42
    assert len({line.colour for plot in curves.plots for line in plot.lines}) == 5


def test_another_metric_has_no_baseline_that_was_not_measured(curves):
    curves.show_history(history())
    assert curves.metrics == ["mrr@10", "ndcg@10"]
    curves.choose_metric("ndcg@10")
    assert curves.score.title == "ndcg@10"
    assert curves.score.reference is None


def test_messages_are_drawn_together_at_the_plots_own_pace(qtbot, curves):
    for event in events(2, 10):
        curves.take(event)
    assert curves.loss.lines == []
    qtbot.waitUntil(lambda: bool(curves.loss.lines), timeout=10 * REDRAW_MILLISECONDS)
    assert len(curves.loss.lines[0].x) == 20


def test_a_long_training_draws_few_points(curves):
    curves.show_history(history(epochs=4, steps=2000))
    for item in curves.loss.canvas.listDataItems():
        assert len(item.getData()[0]) <= MAXIMUM_POINTS


def test_the_mouse_reads_every_curve_in_every_plot(qtbot, curves):
    curves.show_history(history())
    canvas = curves.loss.canvas
    qtbot.waitUntil(lambda: canvas.width() > 200)
    view = canvas.getPlotItem().vb
    place = canvas.mapFromScene(view.mapViewToScene(QPointF(1.0, 1.0)))
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        canvas.viewport().mapToGlobal(QPointF(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas.viewport(), moved)
    assert "validation" in curves.loss.readout
    assert f"{curves.loss.values_at(1.0)[1][1]:.4f}" in curves.loss.readout
    assert "BM25" in curves.score.readout
    curves.loss.hovered.emit(math.nan)
    assert curves.loss.readout == ""


def test_an_earlier_run_lies_under_the_one_in_front(curves):
    curves.show_history(history())
    curves.set_overlays([history("earlier", epochs=3)])
    labels = [line.label for line in curves.loss.lines]
    assert "training · earlier" in labels
    assert curves.loss.lines[-1].overlay == 1
    assert {label for label, _ in ((each.label, 0) for each in curves.score.lines)} == {
        "this run",
        "earlier",
    }
    curves.set_overlays([])
    assert len(curves.loss.lines) == 2


def test_the_values_are_there_in_words(curves):
    curves.show_history(history())
    words = curves.accessibleDescription()
    assert "Loss: training" in words
    assert "BM25 0.420" in words
    assert curves.loss.canvas.accessibleName().startswith("Loss: training")


def test_the_plots_have_no_english_menu_of_their_own(curves):
    for plot in curves.plots:
        assert not plot.canvas.getPlotItem().menuEnabled()
        assert plot.canvas.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu


def test_values_that_are_no_numbers_are_left_out_of_a_curve_that_goes_on(curves):
    made = history(steps=200)
    losses = made.curves["loss"].values
    losses[60], losses[61], losses[62] = math.nan, math.inf, 1e300
    losses[-1] = math.nan
    made.metrics["mrr@10"].values[0] = math.nan
    made.baselines["mrr@10"] = math.nan
    curves.show_history(made)
    for plot in curves.plots:
        plot.canvas.grab()
        for item in plot.canvas.listDataItems():
            _, y = item.getData()
            assert np.isfinite(y).all()
    bold = curves.loss.canvas.listDataItems()[1].getData()[0]
    assert bold[-1] == pytest.approx(2.0, abs=0.02)
    assert "training –" in curves.loss.summary()
    curves.loss.point_at(0.3)
    assert "nan" not in curves.loss.readout


def test_a_name_with_braces_or_markup_stands_as_it_is(curves):
    made = history(name="<b>{run}</b>")
    made.baseline_name = "{x} mrr@10"
    curves.show_history(made)
    curves.set_overlays([history("<img src='file:///dev/zero'>")])
    curves.score.point_at(1.0)
    assert "&lt;img" in curves.score.readout
    assert "<img" not in curves.score.readout
    curves.score.canvas.grab()


def test_a_network_that_does_not_learn_has_a_point_and_no_training_curve(curves):
    made = RunCurves()
    made.take(Started("frozen", 1, 1, 24, 10, 0, "BM25 ndcg@10", 0.42))
    made.take(EpochDone(1, 1, None, None, 1.5, 0.25, {"ndcg@10": 0.6}, True, 0.1))
    curves.show_history(made)
    assert [line.label for line in curves.loss.lines] == ["validation"]
    (line,) = curves.score.lines
    assert (line.x.tolist(), line.y.tolist()) == ([1.0], [0.6])
    assert curves.score.reference.value == 0.42


def test_plots_are_loaded_in_the_windows_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Classes of widgets are made as they load: not while another thread handles events."""
    threads: list[threading.Thread] = []
    loaded = gui.training.curves

    class Watch:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == loaded.__name__:
                threads.append(threading.current_thread())

    monkeypatch.setattr(gui.training, "curves", loaded)
    monkeypatch.delitem(sys.modules, loaded.__name__)
    monkeypatch.setattr(sys, "meta_path", [Watch(), *sys.meta_path])
    results = Results()
    qtbot.addWidget(results)
    results.show()
    qtbot.waitUntil(lambda: results.curves is not None)
    assert threads == [threading.main_thread()]
