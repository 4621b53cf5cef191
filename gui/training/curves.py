"""The live curves: loss, accuracy and the held-out metric against its baseline."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from core.runs.curves import ACCURACY, LOSS, VALIDATION_ACCURACY, VALIDATION_LOSS, Curve, RunCurves
from core.runs.job import Event
from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.training.lines import Line, Reference
from gui.training.plot import Plot
from gui.widgets.layouts import column

# Loss, the measure, and what the task adds.
PLOTS = 3
# Drawn so often at most, whatever arrives.
REDRAW_MILLISECONDS = 150
# The theme's chart colours that no curve of the live run has.
ROTATING_COLOURS = (4, 5, 6, 7)


class Curves(Retranslated, QFrame):
    """Three plots over one history, redrawn at their own pace while it grows.

    Earlier runs can lie under it, thin and broken.
    """

    def __init__(self, parent: QWidget | None = None, plots: Sequence[Plot] = ()):
        """`plots` from `next_plot`, all three or none, were built ahead."""
        super().__init__(parent)
        self.history = RunCurves()
        self.overlays: list[RunCurves] = []
        self.shop = ""
        self._chosen_metric = ""
        made = list(plots)
        while len(made) < PLOTS:
            made.append(next_plot(made))
        self.loss, self.accuracy, self.score = made
        self.setProperty("kind", "card")
        layout = column(parent=self, spacing=2, margins=(8, 6, 8, 2))
        for plot in self.plots:
            layout.addWidget(plot, 1)
            plot.hovered.connect(self._point_at)
        self._pace = single_shot(self, REDRAW_MILLISECONDS, self.redraw)
        self.redraw()

    @property
    def caption(self) -> str:
        """What stands over a picture of the curves: the run, and the shop where it must be named."""
        return " · ".join(filter(None, (self.shop, self.history.name)))

    @property
    def plots(self) -> tuple[Plot, Plot, Plot]:
        """Loss, accuracy, metric, as they stand from top to bottom."""
        return self.loss, self.accuracy, self.score

    def show_history(self, history: RunCurves) -> None:
        """Put `history` in front, at once."""
        self.history = history
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

    def choose_metric(self, name: str) -> None:
        """Draw the metric `name` in the third plot; empty: the one the baseline is measured in."""
        self._chosen_metric = name
        self.redraw()

    @property
    def metrics(self) -> list[str]:
        """The metrics there are to choose from."""
        return list(self.history.metrics)

    @property
    def shown_metric(self) -> str:
        """The metric of the third plot; empty before the first epoch of all runs shown."""
        known = self.metrics or [name for overlay in self.overlays for name in overlay.metrics]
        if self._chosen_metric in known:
            return self._chosen_metric
        measured = self.history.baseline_name.split(" ")[-1]
        return measured if measured in known else next(iter(known), "")

    def redraw(self) -> None:
        """Draw what has arrived."""
        self._pace.stop()
        name = self.shown_metric
        title = name or self.tr("Held-out metric, after the first epoch")
        until = max(history.last_epoch for history in (self.history, *self.overlays))
        loss = self._pair(LOSS, VALIDATION_LOSS, 0)
        accuracy = self._pair(ACCURACY, VALIDATION_ACCURACY, 2)
        self.loss.draw(self.tr("Loss"), loss, until=until)
        self.accuracy.draw(self.tr("Accuracy"), accuracy, until=until)
        self.score.draw(title, self._metric_lines(name), self._reference(name), until)
        self.setAccessibleDescription(self.summary())

    def summary(self) -> str:
        """All three plots in words."""
        return "; ".join(plot.summary() for plot in self.plots)

    def _retranslate(self) -> None:
        self.redraw()

    def _point_at(self, epoch: float) -> None:
        for plot in self.plots:
            plot.point_at(epoch)

    def _pair(self, training: str, validation: str, colour: int) -> list[Line]:
        lines = []
        for overlay, history in enumerate((self.history, *self.overlays)):
            name = f" · {history.name}" if overlay else ""
            for curve_name, label, shift in (
                (training, self.tr("training"), 0),
                (validation, self.tr("validation"), 1),
            ):
                curve = history.curves.get(curve_name)
                if curve is not None:
                    is_raw = shift == 0
                    lines.append(
                        _line(history, curve, label + name, colour + shift, overlay, is_raw)
                    )
        return lines

    def _metric_lines(self, name: str) -> list[Line]:
        lines = []
        for overlay, history in enumerate((self.history, *self.overlays)):
            curve = history.metrics.get(name)
            if curve is not None:
                label = history.name if overlay else self.tr("this run")
                colour = ROTATING_COLOURS[overlay % len(ROTATING_COLOURS)]
                lines.append(_line(history, curve, label, colour, overlay, False))
        return lines

    def _reference(self, metric: str) -> Reference | None:
        value = self.history.baseline(metric)
        if value is None:
            return None
        return Reference(self.history.baseline_label(metric) or self.tr("baseline"), value)


def next_plot(made: Sequence[Plot]) -> Plot:
    """The plot after those that are `made`; the lowest has the epochs."""
    return Plot(has_epochs=len(made) == PLOTS - 1)


def _line(
    history: RunCurves, curve: Curve, label: str, colour: int, overlay: int, is_raw: bool
) -> Line:
    x = curve.x(history.steps_per_epoch)
    return Line(label, colour, x, curve.y(), is_raw, overlay, not is_raw and len(x) < 60)
