"""Differences with their intervals: what the test says above what the truth says, on one line of shares."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.experiments.ab_result import ABResult
from core.experiments.arm_comparison import ArmComparison
from core.experiments.interleaving import A, B
from gui.experiments import ab_words
from gui.experiments.sides import side_colour
from gui.theme import font, theme
from gui.widgets.interval_axis import IntervalAxis
from gui.widgets.painting import LEFT, RIGHT, Painted, draw_text

# Pixels of rows and columns; below `NARROW` the outcome is told in a word.
ROW = 34
HEADING = 30
AXIS = 24
NAME = 160
VALUE = 68
SAID = 168
SAID_SHORT = 84
NARROW = 640
LEAST_PLOT = 100
DOT = 6
PAD = 8
# Round ends of the axis, as shares.
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


@dataclass(frozen=True)
class Share:
    """A comparison as a share of what A has: 0.1 is a tenth more."""

    comparison: ArmComparison
    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, compared: ArmComparison) -> "Share":
        """What A lacks altogether is measured by what B has."""
        unit = abs(compared.a) or abs(compared.b) or 1.0
        return cls(compared, compared.difference / unit, compared.low / unit, compared.high / unit)

    @property
    def winner(self) -> str:
        """The side with significantly more, "" for a tie."""
        if not self.comparison.is_significant:
            return ""
        return B if self.comparison.difference > 0 else A


class Whiskers(Painted, QWidget):
    """Rows of a measure: its name, A and B, the difference of B with its interval, and what that comes to."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._groups: tuple[tuple[str, tuple[Share, ...]], ...] = ()
        self._reach = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NAME + 2 * VALUE + SAID_SHORT + LEAST_PLOT)
        theme().changed.connect(self.update)

    def show_trial(self, trial: ABResult) -> None:
        """Show test and truth of `trial`."""
        self._groups = (
            (ab_words.test_heading(), tuple(map(Share.of, trial.test))),
            (ab_words.truth_heading(), tuple(map(Share.of, trial.truth))),
        )
        self._reach = reach([share for _, shares in self._groups for share in shares])
        self.setAccessibleName(ab_words.aloud(trial))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        rows = sum(len(shares) for _, shares in self._groups)
        return QSize(720, rows * ROW + len(self._groups) * HEADING + AXIS)

    def paint(self, painter: QPainter) -> None:
        """Paint group by group, then the axis."""
        top = 0.0
        for heading, shares in self._groups:
            self._paint_heading(painter, top, heading)
            top += HEADING
            for share in shares:
                self._paint_row(painter, top, share)
                top += ROW
        self._paint_axis(painter, top)

    def share_at(self, y: float) -> Share | None:
        """The difference in the row at `y` pixels from the top, None at a heading."""
        top = 0.0
        for _, shares in self._groups:
            top += HEADING
            if top <= y < top + len(shares) * ROW:
                return shares[int((y - top) // ROW)]
            top += len(shares) * ROW
        return None

    def event(self, event: QEvent) -> bool:
        """Tell the figures of the row under the mouse."""
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        share = self.share_at(event.pos().y())
        details = ab_words.detail(share.comparison) if share is not None else ""
        QToolTip.showText(event.globalPos(), details, self)
        return True

    @property
    def _said(self) -> int:
        """How much room is for what a difference comes to, in pixels."""
        return SAID if self.width() >= NARROW else SAID_SHORT

    def _plot(self, top: float, height: float) -> QRectF:
        left = NAME + 2 * VALUE + PAD
        return QRectF(left, top, self.width() - left - self._said - PAD, height)

    @property
    def _axis(self) -> IntervalAxis:
        plot = self._plot(0, 1)
        return IntervalAxis(plot.left(), plot.right(), -self._reach, self._reach)

    def _paint_heading(self, painter: QPainter, top: float, heading: str) -> None:
        colours, bold = theme().colours, font(13, QFont.Weight.Bold)
        line = QRectF(0, top, self.width(), HEADING)
        painter.fillRect(line.adjusted(0, 4, 0, -4), QColor(colours.surface_alt))
        draw_text(painter, line.adjusted(PAD, 0, 0, 0), heading, bold, colours.text, LEFT)
        for number, side in enumerate((A, B)):
            box = QRectF(NAME + number * VALUE, top, VALUE - PAD, HEADING)
            draw_text(painter, box, side, bold, side_colour(side), RIGHT)
        plot = self._plot(top, HEADING)
        left, right = self._sides(plot.width())
        draw_text(painter, plot, left, bold, side_colour(A), LEFT)
        draw_text(painter, plot, right, bold, side_colour(B), RIGHT)

    def _sides(self, room: float) -> tuple[str, str]:
        """What a point on the left and on the right of nought means, by a letter where room is short."""
        words = f"◀ {ab_words.outcome(A)}", f"{ab_words.outcome(B)} ▶"
        bold = QFontMetricsF(font(13, QFont.Weight.Bold))
        fits = sum(map(bold.horizontalAdvance, words)) + PAD < room
        return words if fits else (f"◀ {A}", f"{B} ▶")

    def _paint_row(self, painter: QPainter, top: float, share: Share) -> None:
        colours, compared = theme().colours, share.comparison
        name = QRectF(PAD, top, NAME - PAD, ROW)
        draw_text(painter, name, ab_words.measure(compared.measure), font(13), colours.text, LEFT)
        for number, value in enumerate((compared.a, compared.b)):
            box = QRectF(NAME + number * VALUE, top, VALUE - PAD, ROW)
            draw_text(painter, box, f"{value:z.3f}", font(13), colours.text_muted, RIGHT)
        self._axis.paint_mark(painter, 0, top, top + ROW)
        interval = (share.low, share.middle, share.high)
        self._axis.paint_interval(
            painter, top + ROW / 2, interval, QColor(side_colour(share.winner)), DOT
        )
        bold = font(13, QFont.Weight.Bold if share.winner else QFont.Weight.Normal)
        text_box = QRectF(self.width() - self._said, top, self._said - PAD, ROW)
        words = ab_words.outcome(share.winner)
        if share.winner and self._said == SAID:
            words += f" · {ab_words.percent(share.middle)}"
        draw_text(painter, text_box, words, bold, side_colour(share.winner), RIGHT)

    def _paint_axis(self, painter: QPainter, top: float) -> None:
        steps = 2 if self._said == SAID else 1
        ticks = [self._reach * number / steps for number in range(-steps, steps + 1)]
        labels = ((tick, ab_words.percent(tick)) for tick in ticks)
        self._axis.paint_labels(painter, top, AXIS, labels)


def reach(shares: Sequence[Share]) -> float:
    """The share at either end of the line: the least round one that holds every interval, at most 1."""
    most = max((max(abs(share.low), abs(share.high)) for share in shares), default=1.0)
    if not math.isfinite(most):
        return STEPS[-1]
    return next((step for step in STEPS if step >= most), STEPS[-1])
