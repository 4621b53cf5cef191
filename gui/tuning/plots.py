"""Plots of a study that grow with each line: the best so far, and every trial over its epochs."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from core.plain_text import one_line
from gui.language import Retranslated
from gui.theme import font, theme
from gui.tuning.study_record import COMPLETE, PRUNED, StudyRecord

TICK_PIXELS = 11
MOST_TICKS = 10
# More lines cannot be told apart, and each costs a millisecond: the latest are drawn.
MOST_LINES = 200


class StudyPlot(Retranslated, pg.PlotWidget):  # type: ignore[misc]
    """What both share: the look, and the default's figure as a level."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.record = StudyRecord()
        item = self.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        for name in ("left", "bottom"):
            item.getAxis(name).setStyle(tickFont=font(TICK_PIXELS), tickLength=0)
            item.getAxis(name).enableAutoSIPrefix(False)
        self._level = pg.InfiniteLine(angle=0, movable=False)
        self._level_label = pg.InfLineLabel(self._level, position=0.98, anchors=[(1, 0), (1, 1)])
        self._items: list[pg.PlotDataItem] = []
        theme().changed.connect(self._dress)
        self._retranslate()
        self._dress()

    def show_study(self, record: StudyRecord) -> None:
        """Show what `record` holds now."""
        self.record = record
        for item in self._items:
            self.removeItem(item)
        self._items = []
        self.draw()
        self._draw_level()
        self.getAxis("left").setLabel(one_line(record.metric))
        for name in ("left", "bottom"):
            # Numbers stand only where there is something to read off.
            self.getAxis(name).setStyle(showValues=bool(record.trials))
        self.getAxis("bottom").setTickSpacing(levels=[(self._step(), 0)])
        best = record.best
        if best is not None:
            self.setAccessibleDescription(f"{record.metric} {best.value:.4f}")

    def draw(self) -> None:
        """Draw everything but the level."""
        raise NotImplementedError

    def _step(self) -> int:
        """Trials and epochs are counted: a number every so many, at most ten of them."""
        drawn = [item.getData()[0] for item in self._items]
        last = max((float(x[-1]) for x in drawn if x is not None and len(x)), default=1.0)
        return max(1, math.ceil(last / MOST_TICKS))

    def wheelEvent(self, event: QEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def _draw_level(self) -> None:
        value = (self.record.default or {}).get("value")
        is_known = value is not None and math.isfinite(value)
        if is_known and self._level not in self.getPlotItem().items:
            self.addItem(self._level)
        # Before its label is written, which is passed over while it is hidden.
        self._level.setVisible(is_known)
        if is_known:
            self._level.setValue(value)
            self._level_label.setFormat(f"{self._default} {value:.4f}")

    def add_line(
        self, x: list[float], y: list[float], colour: QColor, width: float, is_broken: bool = False
    ) -> None:
        """Draw a line; one point is a dot."""
        style = Qt.PenStyle.DashLine if is_broken else Qt.PenStyle.SolidLine
        item = self.plot(
            x,
            y,
            pen=pg.mkPen(colour, width=width, style=style),
            symbol="o" if len(x) == 1 else None,
            symbolSize=5,
            symbolBrush=colour,
            symbolPen=None,
        )
        self._items.append(item)

    def _dress(self) -> None:
        colours = theme().colours
        self.setBackground(colours.surface)
        for name in ("left", "bottom"):
            self.getAxis(name).setPen(pg.mkPen(colours.border))
            self.getAxis(name).setTextPen(pg.mkPen(colours.text_muted))
        self.getPlotItem().showGrid(x=False, y=True, alpha=0.5)
        self._level.setPen(pg.mkPen(colours.text_muted, width=1, style=Qt.PenStyle.DashLine))
        self._level_label.setColor(colours.text_muted)
        self.show_study(self.record)

    def _retranslate(self) -> None:
        self._default = self.tr("Default")
        self._name_axes()

    def _name_axes(self) -> None:
        raise NotImplementedError


class BestPlot(StudyPlot):
    """Every trial as a dot, and the best so far as steps."""

    def draw(self) -> None:
        """Draw dots and steps."""
        trials = [trial for trial in self.record.trials.values() if trial.value is not None]
        dots = self.plot(
            [trial.number for trial in trials],
            [trial.value for trial in trials],
            pen=None,
            symbol="o",
            symbolSize=6,
            symbolBrush=QColor(theme().colours.text_muted),
            symbolPen=None,
        )
        self._items.append(dots)
        steps = self.record.best_so_far()
        x = [float(number) for number, _ in steps]
        y = [value for _, value in steps]
        # Each level lasts until the next trial that beats it.
        self.add_line(_doubled(x)[1:], _doubled(y)[:-1], QColor(theme().colours.accent), 2)

    def _name_axes(self) -> None:
        self.getAxis("bottom").setLabel(self.tr("Trial"))


class EpochsPlot(StudyPlot):
    """The figure of every trial over its epochs: the best bold, those that were ended early broken."""

    def draw(self) -> None:
        """Draw a line a trial."""
        colours, best = theme().colours, self.record.best
        trials = [trial for trial in self.record.trials.values() if trial.epochs][-MOST_LINES:]
        trials.sort(key=lambda trial: trial == best)
        for trial in trials:
            colour = QColor(colours.accent if trial == best else colours.text_muted)
            if trial != best:
                colour.setAlphaF(0.5 if trial.state in (COMPLETE, PRUNED) else 0.9)
            epochs = sorted(trial.epochs.items())
            x, y = [float(epoch) for epoch, _ in epochs], [value for _, value in epochs]
            self.add_line(x, y, colour, 2.5 if trial == best else 1, trial.state == PRUNED)

    def _name_axes(self) -> None:
        self.getAxis("bottom").setLabel(self.tr("Epoch"))


def _doubled(values: list[float]) -> list[float]:
    return [value for value in values for _ in range(2)]
