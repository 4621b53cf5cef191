"""One kind of noise: quality and stability of every run over the share of words that it strikes."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import translate
from core.robustness.noise_report import NoiseCell, NoiseReport
from core.text.noise import NOISES
from gui.robustness.run_names import run_name
from gui.theme import font, theme
from gui.training.canvas import Canvas
from gui.widgets.layouts import column
from gui.widgets.plain import Label

TICK_PIXELS = 11
# Pixels: seven of them are seen at once in a window of 1280 × 800.
SMALLEST = 120
# Per cent at either side of the axis, so that the outermost whiskers are seen.
BESIDE = 2


class NoisePlot(QWidget):
    """Solid lines: quality with its 95 % interval; broken ones: stability. Both go from 0 to 1."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._report: NoiseReport | None = None
        self._kind = ""
        self.heading = Label(kind="heading")
        self.canvas = Canvas()
        self.canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        item = self.canvas.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.showGrid(x=False, y=True, alpha=0.4)
        self.canvas.setYRange(0.0, 1.0, padding=0.03)
        self.setMinimumHeight(SMALLEST)
        column(self.heading, (self.canvas, 1), parent=self, spacing=2)
        theme().changed.connect(self.redraw)
        self.redraw()

    def show_kind(self, report: NoiseReport, kind: str) -> None:
        """Draw what `report` says of `kind`."""
        self._report, self._kind = report, kind
        self.redraw()

    def redraw(self) -> None:
        """Draw it again, in the colours of the theme and the language in use."""
        self._dress()
        self.canvas.clear()
        if self._report is None:
            return
        self.heading.setText(translate(NOISES[self._kind].label))
        for number, run in enumerate(self._report.runs):
            self._draw(self._cells(run), number)
        self.canvas.setXRange(-BESIDE, 100 * self._report.levels[-1] + BESIDE, padding=0)
        self.canvas.setAccessibleName(self.heading.text())
        self.canvas.setAccessibleDescription(self.summary())

    def summary(self) -> str:
        """The strongest noise in words, for those who do not see the plot."""
        if self._report is None:
            return ""
        said = self.tr("{run} at {level}: {metric} {quality}, stability {stability}")
        return "; ".join(
            said.format(
                run=run_name(cell.run),
                level=f"{cell.level:.0%}",
                metric=self._report.metric,
                quality=f"{cell.quality:.3f}",
                stability=f"{cell.stability:.3f}",
            )
            for cell in (self._cells(run)[-1] for run in self._report.runs)
        )

    def _cells(self, run: str) -> list[NoiseCell]:
        assert self._report is not None
        return [self._report.cell(run, self._kind, level) for level in self._report.levels]

    def _draw(self, cells: list[NoiseCell], number: int) -> None:
        colours = theme().colours.chart
        colour = QColor(colours[number % len(colours)])
        x = np.array([100 * cell.level for cell in cells])
        quality = np.array([cell.quality for cell in cells])
        low, high = np.array([cell.quality_interval for cell in cells]).T
        whiskers = pg.ErrorBarItem(
            x=x, y=quality, top=high - quality, bottom=quality - low, beam=1.5, pen=pg.mkPen(colour)
        )
        self.canvas.addItem(whiskers)
        solid = pg.mkPen(colour, width=2)
        self.canvas.plot(
            x, quality, pen=solid, symbol="o", symbolSize=5, symbolBrush=colour, symbolPen=None
        )
        stability = np.array([cell.stability for cell in cells])
        self.canvas.plot(x, stability, pen=pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine))

    def _dress(self) -> None:
        colours = theme().colours
        self.canvas.setBackground(colours.surface)
        item = self.canvas.getPlotItem()
        for name in ("left", "bottom"):
            axis = item.getAxis(name)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.text_muted))
            axis.setStyle(tickFont=font(TICK_PIXELS))
        item.setLabel("bottom", self.tr("words struck, %"), color=colours.text_muted, size="11px")
