"""The live curves: loss, accuracy and the held-out metric against its references."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from core.runs.curves import ACCURACY, LOSS, VALIDATION_ACCURACY, VALIDATION_LOSS, RunCurves
from core.runs.diagnosis import diagnosis
from core.runs.job import Event
from core.runs.plotting import LEAST_SPAN
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.training.curve_drawing import (
    Look,
    Part,
    groups_of,
    mark_lines,
    part_lines,
    reference_lines,
)
from gui.training.curve_tools import CurveTools
from gui.training.legend import Legend
from gui.training.lines import Drawing
from gui.training.plot import SHORTEST_AXIS, Plot
from gui.training.view import View
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from gui.state import State

# Loss, the measure, and what the task adds.
PLOTS = 3
# Drawn so often at most, whatever arrives.
REDRAW_MILLISECONDS = 150
# Tasks whose accuracy is what their metric of that name says of held-out examples.
CLASSIFYING = ("category", "next-category")


class Curves(Retranslated, QFrame):
    """Three plots over one history, redrawn at their own pace while it grows.

    Other runs of the same task can lie under it. What is shown closer in one plot is in all.
    """

    def __init__(self, parent: QWidget | None = None, plots: Sequence[Plot] = ()):
        """`plots` from `next_plot`, all three or none, were built ahead."""
        super().__init__(parent)
        self.history = RunCurves()
        self.overlays: list[RunCurves] = []
        self.shop = ""
        self._metrics: dict[str, str] = {}
        self._state: State | None = None
        made = list(plots)
        while len(made) < PLOTS:
            made.append(next_plot(made))
        self.loss, self.accuracy, self.score = made
        self.tools, self.legend, self.verdict = CurveTools(), Legend(), Label(kind="small")
        self.view = View()
        self._arrange()
        self._pace = single_shot(self, REDRAW_MILLISECONDS, self.redraw)
        self._retranslate()

    @property
    def caption(self) -> str:
        """What stands over a picture of the curves: the run, and the shop where it must be named."""
        return " · ".join(filter(None, (self.shop, self.history.name)))

    @property
    def plots(self) -> tuple[Plot, Plot, Plot]:
        """Loss, accuracy, metric, as they stand from top to bottom."""
        return self.loss, self.accuracy, self.score

    @property
    def look(self) -> Look:
        """How they are drawn."""
        return self.tools.look

    @property
    def shown(self) -> list[RunCurves]:
        """The run in front, then the others that are of its task, each once."""
        front = self.history
        others = (
            other
            for other in self.overlays
            if other.name != front.name and (not front.task or other.task in ("", front.task))
        )
        return [front, *others]

    def show_history(self, history: RunCurves) -> None:
        """Put `history` in front, at once, all of it."""
        self.history = history
        self.view.show_all()
        self.redraw()

    def take(self, event: Event) -> None:
        """Remember `event`; it is drawn when the pace allows."""
        self.history.take(event)
        if not self._pace.isActive():
            self._pace.start()

    def set_overlays(self, histories: list[RunCurves]) -> None:
        """Lay these earlier runs under the one in front."""
        self.overlays = histories
        self.redraw()

    def remember(self, state: "State") -> None:
        """Look as `state` has it, and keep there what is chosen."""
        self._state = state
        self.tools.remember(state)

    def choose_metric(self, name: str) -> None:
        """Draw the metric `name` in the third plot; empty: the one the baseline is measured in."""
        self._metrics[self.history.task] = name
        if self._state is not None:
            self._state.remember_metric(self.history.task, name)
        self.redraw()

    @property
    def metrics(self) -> list[str]:
        """The metrics there are to choose from, of all runs shown."""
        return list(dict.fromkeys(name for history in self.shown for name in history.metrics))

    @property
    def shown_metric(self) -> str:
        """The metric of the third plot; empty before the first epoch of all runs shown."""
        known, task = self.metrics, self.history.task
        chosen = self._metrics.get(task, "")
        if not chosen and self._state is not None:
            chosen = self._state.metric(task)
        if chosen in known:
            return chosen
        measured = self.history.baseline_name.split(" ")[-1]
        return measured if measured in known else next(iter(known), "")

    def redraw(self) -> None:
        """Draw what has arrived."""
        self._pace.stop()
        groups = groups_of(self.shown, self.look)
        whole = max(history.end(self.look.axis) for history in self.shown)
        self.view.whole = max(whole, SHORTEST_AXIS)
        self.tools.all_button.setEnabled(self.view.is_closer)
        self.legend.show_groups(groups)
        for plot, drawing in zip(self.plots, self._drawings(groups), strict=True):
            plot.draw(drawing)
        self._diagnose()
        self.setAccessibleDescription(self.summary())

    def summary(self) -> str:
        """All three plots in words, and what they say of the training."""
        told = [plot.summary() for plot in self.plots]
        return "; ".join(filter(None, (*told, self.verdict.text())))

    def _arrange(self) -> None:
        self.setProperty("kind", "card")
        self.verdict.setWordWrap(True)
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = column(self.tools, self.legend, parent=self, spacing=2, margins=(8, 6, 8, 4))
        for plot in self.plots:
            layout.addWidget(plot, 1)
            plot.hovered.connect(lambda x, plot=plot: self._point_at(x, plot))
            self.view.follow(plot)
        layout.addWidget(self.verdict)
        self.view.changed.connect(self.redraw)
        self.view.place_wanted.connect(self._point_at)
        self.tools.changed.connect(self._look_anew)
        self.tools.all_wanted.connect(self.view.show_all)

    def _look_anew(self) -> None:
        """What was shown closer is elsewhere on another axis."""
        self.view.show_all()
        self.redraw()

    def _drawings(self, groups: list[list[RunCurves]]) -> list[Drawing]:
        """What each of the plots shows."""
        name, front = self.shown_metric, self.history
        seeds, rival = self.tr("{count} runs"), self.tr("baseline")
        score = Part(name, self.tr("this run"), is_metric=True)
        common = Drawing(
            x_title=self._x_title(),
            marks=mark_lines(front, self.look, self._mark_words()),
            until=self.view.whole,
            view=self.view.shown,
            is_log=self.look.is_log,
        )
        return [
            replace(
                common,
                title=title,
                lines=[
                    line for part in parts for line in part_lines(groups, part, self.look, seeds)
                ],
                references=reference_lines(front, metric, rival) if metric else [],
            )
            for title, parts, metric in (
                (self.tr("Loss"), self._pair(LOSS, VALIDATION_LOSS), ""),
                (self.tr("Accuracy"), self._pair(ACCURACY, VALIDATION_ACCURACY), self._share),
                (self._score_title(name), (score,), name),
            )
        ]

    @property
    def _share(self) -> str:
        """The metric that the accuracy on held-out examples is; empty where it is none."""
        return "accuracy" if self.history.task in CLASSIFYING else ""

    def _pair(self, training: str, validation: str) -> tuple[Part, Part]:
        held_out = self.tr("validation")
        if self.history.held_out:
            held_out += f" n={self.history.held_out:,}"
        return (
            Part(training, self.tr("training"), is_raw=True),
            Part(validation, held_out, is_dashed=True),
        )

    def _score_title(self, name: str) -> str:
        if not name:
            return self.tr("Held-out metric, after the first epoch")
        measured = self.history.measured
        return f"{name} · n={measured:,}" if measured else name

    def _x_title(self) -> str:
        return {
            "epoch": self.tr("Epoch"),
            "step": self.tr("Step (batch)"),
            "time": self.tr("Seconds of training"),
        }[self.look.axis]

    def _mark_words(self) -> dict[str, str]:
        return {
            "checkpoint": self.tr("epoch complete"),
            "best": self.tr("best epoch"),
            "rate": self.tr("rate {detail}"),
            "paused": self.tr("paused"),
            "resumed": self.tr("resumed"),
            "measured": self.tr("measured"),
            "early": self.tr("ended early"),
            "stopped": self.tr("stopped"),
            "diverged": self.tr("diverged"),
        }

    def _diagnose(self) -> None:
        found = diagnosis(self.history)
        self.verdict.setText(found.sentence if found is not None else "")
        self.verdict.setVisible(found is not None)
        self.verdict.setAccessibleName(self.verdict.text())

    def _point_at(self, x: float, pointed: Plot | None) -> None:
        """The crosshair at `x` in all plots; the one that is `pointed` at tells of all runs."""
        self.view.place = x if math.isfinite(x) else math.nan
        for plot in self.plots:
            plot.point_at(x, plot is pointed)

    def _retranslate(self) -> None:
        help_words = "\n".join(
            (
                self.tr("Drag over a stretch, or turn the wheel after a click, to see it closer."),
                self.tr("Shift and drag moves it; a double click shows all."),
                self.tr("Keys: + − zoom, Shift+arrows move, arrows read, 0 shows all."),
                self.tr(
                    "A vertical axis spans at least {least}: a difference of 0.003 stays as small"
                    " as it is."
                ).format(least=LEAST_SPAN),
            )
        )
        for plot in self.plots:
            plot.canvas.setToolTip(literal(help_words))
        self.redraw()


def next_plot(made: Sequence[Plot]) -> Plot:
    """The plot after those that are `made`; the lowest has the x axis, the highest words beside marks."""
    return Plot(has_x_axis=len(made) == PLOTS - 1, has_words=not made)
