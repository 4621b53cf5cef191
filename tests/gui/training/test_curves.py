"""What the plots show: lines, legend, read-out, baseline, overlays, words for a screen reader."""

import math
import sys
import threading

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import gui.training.curves
from core.runs.curves import RunCurves
from core.runs.job import EpochDone, Finished, Job, Measured, Paused, RateChanged, Started
from core.runs.plotting import MAXIMUM_POINTS
from gui.run_colours import RunColours
from gui.state import State
from gui.training.curve_drawing import Look
from gui.training.curves import REDRAW_MILLISECONDS, Curves
from gui.training.panel import MINIMUM_WIDTH
from gui.training.results import Results
from gui.training.value_axis import ValueAxis
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
    assert [line.label for line in curves.loss.lines] == ["training", "validation n=1,000"]
    assert [line.label for line in curves.accuracy.lines] == ["training", "validation n=1,000"]
    assert curves.score.title == "mrr@10"
    assert [level.value for level in curves.score.drawing.references] == [0.42]
    # A colour is a run; what is held out is broken.
    assert len({line.colour for plot in curves.plots for line in plot.lines}) == 1
    assert [line.is_dashed for line in curves.loss.lines] == [False, True]


def test_another_metric_has_no_baseline_that_was_not_measured(curves):
    curves.show_history(history())
    assert curves.metrics == ["mrr@10", "ndcg@10"]
    curves.choose_metric("ndcg@10")
    assert curves.score.title == "ndcg@10"
    assert curves.score.drawing.references == []


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
    assert [line.is_front for line in curves.loss.lines] == [True, False, True, False]
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
    assert [line.label for line in curves.loss.lines] == ["validation n=10"]
    (line,) = curves.score.lines
    assert (line.x.tolist(), line.y.tolist()) == ([1.0], [0.6])
    assert [level.value for level in curves.score.drawing.references] == [0.42]


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


def trained(name: str, values: list[float], seed: int = 7, **settings: object) -> RunCurves:
    """A run of five steps an epoch with the metric `values` and intervals of ±0.1."""
    made = RunCurves()
    job = Job(seed=seed, settings=settings)
    known = {"ndcg@10": 0.5, "random_ndcg@10": 0.001}
    made.take(
        Started(
            name,
            9,
            5,
            90,
            40,
            1,
            "BM25 ndcg@10",
            0.5,
            measured=160,
            measured_on="queries",
            baselines=known,
            job=job,
        )
    )
    for epoch, value in enumerate(values, 1):
        interval = {"ndcg@10": [value - 0.1, value + 0.1]}
        metrics = {"ndcg@10": value, "mrr@10": 0.3}
        is_best = value == max(values)
        made.take(EpochDone(epoch, 5 * epoch, 1, 0.5, 1.2, 0.5, metrics, is_best, 2.0, interval))
    return made


def test_a_run_is_told_by_its_best_epoch_not_by_its_last(curves):
    curves.show_history(trained("20260504-123000-search-conv1d", [0.6, 0.7, 0.65], epochs=9))
    assert curves.score.title == "ndcg@10 · n=160"
    assert "this run 0.700" in curves.score.summary()
    assert curves.legend.words() == ["conv1d 05-04 12:30 epochs=9 ndcg@10 0.700 · n=160"]
    assert "160 held-out queries of shoppers" in curves.legend.toolTip()


def test_each_point_has_its_interval(curves):
    curves.show_history(trained("run", [0.6, 0.7]))
    (line,) = curves.score.lines
    assert line.low.tolist() == pytest.approx([0.5, 0.6])
    curves.score.point_at(2.0)
    assert "0.7000 (0.600–0.800)" in curves.score.readout


def test_runs_of_other_seeds_are_one_band_or_apart(qtbot, curves):
    curves.show_history(trained("a", [0.6, 0.7], seed=1))
    curves.set_overlays([trained("b", [0.7, 0.8], seed=2), trained("c", [0.5, 0.5], epochs=3)])
    band = curves.score.lines[0]
    assert (band.is_band, band.y.tolist()) == (True, [pytest.approx(0.65), pytest.approx(0.75)])
    # Two of them: the deviation is 0.0707, its error 0.05, and t of one degree 12.706.
    assert band.high[0] - band.y[0] == pytest.approx(0.6353, abs=1e-4)
    # The figure of the heading is that of the legend: the mean of the best epochs.
    assert "this run 0.750" in curves.score.summary()
    assert len(curves.legend.words()) == 2
    assert curves.legend.words()[0] == "a · 2 runs seed=1,2 ndcg@10 0.750 (×2)"
    curves.tools.grouping.click()
    assert not any(line.is_band for line in curves.score.lines)
    assert len(curves.legend.words()) == 3


def test_a_run_keeps_its_colour_wherever_it_stands(curves):
    first, second = trained("first", [0.6], a=1), trained("second", [0.7], a=2)
    curves.show_history(first)
    curves.set_overlays([second])
    colours = [line.colour for line in curves.score.lines]
    assert colours[0] != colours[1]
    curves.show_history(second)
    curves.set_overlays([first])
    assert [line.colour for line in curves.score.lines] == colours[::-1]


def test_a_run_of_another_task_or_the_one_in_front_is_not_laid_under(curves):
    other = trained("other", [0.6])
    other.job = {**other.job, "task": "category"}
    curves.show_history(trained("run", [0.6]))
    curves.set_overlays([other, trained("run", [0.6])])
    assert [history.name for history in curves.shown] == ["run"]


def test_the_axis_counts_epochs_steps_or_seconds(curves):
    curves.show_history(trained("run", [0.6, 0.7]))
    ends = {}
    for _ in range(3):
        ends[curves.look.axis] = curves.score.lines[0].x.tolist()
        curves.tools.next_axis()
    assert ends == {"epoch": [1.0, 2.0], "step": [5.0, 10.0], "time": [2.0, 4.0]}
    axis = curves.score.canvas.getPlotItem().getAxis("bottom")
    assert axis.labelText == "Epoch"


def test_a_logarithmic_scale_has_equal_heights_for_equal_factors(curves):
    made = history()
    curves.show_history(made)
    curves.tools.log.click()
    drawn = curves.loss.canvas.listDataItems()[1].getData()[1]
    assert drawn[0] == pytest.approx(math.log10(made.curves["loss"].values[0]), abs=1e-6)
    assert curves.loss.values_at(0)[0][1] == pytest.approx(made.curves["loss"].values[0])


def test_smoothing_is_chosen_and_none_shows_the_points(curves):
    made = history(steps=200)
    curves.show_history(made)
    assert curves.loss.lines[0].raw is not None
    curves.tools.smoothing.setValue(0)
    line = curves.loss.lines[0]
    assert line.raw is None
    assert line.y.tolist() == made.curves["loss"].values


def press(canvas, place, kind, button=Qt.MouseButton.LeftButton):
    moved = QMouseEvent(
        kind,
        QPointF(place),
        canvas.viewport().mapToGlobal(QPointF(place)),
        button,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas.viewport(), moved)


def place_of(canvas, x):
    view = canvas.getPlotItem().vb
    return canvas.mapFromScene(view.mapViewToScene(QPointF(x, 0.5)))


def test_a_stretch_that_is_marked_is_shown_in_every_plot_until_a_double_click(qtbot, curves):
    curves.show_history(history(epochs=4))
    canvas = curves.accuracy.canvas
    qtbot.waitUntil(lambda: canvas.width() > 200)
    canvas.grab()
    press(canvas, place_of(canvas, 1.0), QEvent.Type.MouseButtonPress)
    press(canvas, place_of(canvas, 2.0), QEvent.Type.MouseMove)
    press(canvas, place_of(canvas, 2.0), QEvent.Type.MouseButtonRelease)
    for plot in curves.plots:
        low, high = plot.canvas.getPlotItem().vb.viewRange()[0]
        assert (low, high) == (pytest.approx(1.0, abs=0.1), pytest.approx(2.0, abs=0.1))
    assert curves.tools.all_button.isEnabled()
    press(canvas, place_of(canvas, 1.5), QEvent.Type.MouseButtonDblClick)
    assert curves.loss.x_range == (0.0, 4.0)
    assert not curves.tools.all_button.isEnabled()


def test_a_shaky_click_marks_nothing(qtbot, curves):
    curves.show_history(history(epochs=4))
    canvas = curves.loss.canvas
    place = place_of(canvas, 1.0)
    press(canvas, place, QEvent.Type.MouseButtonPress)
    press(canvas, place, QEvent.Type.MouseButtonRelease)
    assert curves.loss.x_range == (0.0, 4.0)


def test_the_keys_zoom_move_read_and_show_all(qtbot, curves):
    curves.show_history(history(epochs=4))
    canvas = curves.score.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    # Four fifths of four epochs about the middle.
    assert curves.loss.x_range == (pytest.approx(0.4), pytest.approx(3.6))
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert curves.loss.x_range == (pytest.approx(0.8), pytest.approx(4.0))
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert curves.loss.x_range == (0.0, 4.0)
    for epoch in (4.0, 3.0):
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
        assert curves.view.place == epoch
    assert "this run" in curves.score.readout


def wheel(canvas, modifiers=Qt.KeyboardModifier.NoModifier):
    place = place_of(canvas, 2.0)
    event = QWheelEvent(
        QPointF(place),
        canvas.viewport().mapToGlobal(QPointF(place)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    canvas.wheelEvent(event)
    return event.isAccepted()


def test_the_wheel_is_the_panels_until_a_plot_is_clicked_or_ctrl_held(qtbot, curves):
    curves.show_history(history(epochs=4))
    assert not wheel(curves.loss.canvas)
    assert wheel(curves.loss.canvas, Qt.KeyboardModifier.ControlModifier)
    low, high = curves.score.x_range
    assert high - low == pytest.approx(3.2)


def test_a_small_difference_is_no_cliff(curves):
    curves.show_history(trained("run", [0.700, 0.703]))
    curves.history.intervals.clear()
    curves.history.baselines = {}
    curves.redraw()
    low, high = curves.score.canvas.getPlotItem().vb.viewRange()[1]
    assert high - low == pytest.approx(0.112)
    assert "0.003 stays as small" in curves.loss.canvas.toolTip()


def test_a_level_far_off_stands_at_the_edge(curves):
    curves.show_history(trained("run", [0.700, 0.703]))
    low, _ = curves.score.drawing.y_range(curves.score.x_range)
    # Down to the rival at 0.5, not to chance at 0.001.
    assert 0.4 < low < 0.5
    assert [level.label for level in curves.score.drawing.references] == ["BM25", "random"]


def test_what_happened_is_marked_where_it_did(curves):
    made = trained("run", [0.6, 0.7, 0.65])
    made.take(RateChanged(2, 7, 0.001))
    made.take(Paused("run", 2, 8))
    made.take(Measured(4, 17, 1.1, 0.5, {"ndcg@10": 0.68}, 0.1))
    made.take(Finished("run", "early", 2, {}, 5.0))
    curves.show_history(made)
    told = {mark.label: mark.x for mark in curves.loss.drawing.marks}
    assert told["best epoch"] == 2.0
    assert told["rate 0.001"] == pytest.approx(1.4)
    assert told["paused"] == pytest.approx(1.6)
    assert told["measured"] == told["ended early"] == pytest.approx(3.4)
    assert curves.score.lines[0].y.tolist() == [0.6, 0.7, 0.65, 0.68]
    curves.loss.point_at(2.0)
    assert "best epoch" in curves.loss.readout


def test_what_the_curves_say_stands_below_them_while_they_grow(qtbot, curves):
    made = RunCurves()
    curves.show_history(made)
    assert not curves.verdict.isVisible()
    job = Job(settings={"dropout": 0.1, "word_dropout": 0.1})
    curves.take(Started("run", 9, 5, 90, 40, 1, "BM25 ndcg@10", 0.5, job=job))
    for epoch, (learned, kept) in enumerate([(1.0, 1.0), (0.8, 0.9), (0.6, 0.95), (0.5, 1)], 1):
        curves.take(EpochDone(epoch, 5 * epoch, learned, 0.5, kept, 0.5, {}, epoch < 3, 1.0))
    qtbot.waitUntil(curves.verdict.isVisible, timeout=10 * REDRAW_MILLISECONDS)
    assert curves.verdict.text().startswith("Over-fitting since epoch 2")
    assert "dropout=0.3" in curves.summary()


def test_how_curves_look_is_remembered(tmp_path, qtbot, curves):
    state = State(tmp_path)
    curves.show_history(trained("run", [0.6]))
    curves.remember(state)
    curves.tools.next_axis()
    curves.tools.log.click()
    curves.tools.smoothing.setValue(0)
    curves.tools.grouping.click()
    curves.choose_metric("mrr@10")
    again = Curves()
    qtbot.addWidget(again)
    again.remember(State(tmp_path))
    assert again.look == Look("step", True, 1, False)
    again.show_history(trained("run", [0.6]))
    assert again.shown_metric == "mrr@10"


def test_a_colour_is_kept_from_one_window_to_the_next(tmp_path):
    first, second = RunColours(), RunColours()
    first.remember(State(tmp_path))
    numbers = [first.number(run) for run in ("a", "b", "c")]
    assert numbers == [0, 1, 2]
    second.remember(State(tmp_path))
    assert [second.number(run) for run in ("c", "a")] == [2, 0]
    # Of nine runs the ninth shares with the first, which was seen longest ago.
    assert [second.number(run) for run in "defghi"] == [3, 4, 5, 6, 7, 0]


def test_controls_have_names_for_those_who_do_not_see_them(curves):
    tools = curves.tools
    for control in (tools.axis, tools.smoothing):
        assert control.accessibleName()
    for control in (tools.axis, tools.log, tools.smoothing, tools.grouping, tools.all_button):
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert control.toolTip()


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.7, 0.8, ["0.7", "0.75", "0.8"]),
        (0.5, 3.0, ["0.5", "1", "2"]),
        (0.01, 1.0, ["0.01", "0.03", "0.1", "0.3", "1"]),
        (1e-9, 1.0, [f"{10.0**power:.3g}" for power in range(-9, 1)]),
    ],
)
def test_numbers_of_a_logarithmic_axis_leave_each_other_room(qapp, low, high, expected):
    axis = ValueAxis()
    ((_, values),) = axis.logTickValues(math.log10(low), math.log10(high), 95.0, [])
    assert axis.logTickStrings(values, 1.0, 1.0) == expected


def test_the_controls_fit_into_the_narrowest_panel(curves):
    assert curves.tools.minimumSizeHint().width() <= MINIMUM_WIDTH - 48
