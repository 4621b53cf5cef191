"""A shopper's events over time: a lane for each action, a mark for each event, bands for sessions."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.clock import local_time
from core.feedback.analysis.encoded_log import STEPS
from core.feedback.analysis.timeline import Timeline
from core.language import plural
from gui.behaviour.chart import SMALL, bar, ink, write
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.painting import Painted
from gui.widgets.plain import literal

# Pixels of a lane, of the names of actions, and of the dates.
LANE = 17.0
NAMES = 84.0
AXIS = 18.0
# Sessions of a few seconds are as wide as this, and stand as far apart.
NARROWEST = 10.0
GAP = 8.0
MARK = 3.2
# Impressions are many and say little; what is bought says most.
_COLOURS = ("text_muted", "0", "taste", "1", "good", "bad")


class TimelineChart(Retranslated, Painted, QWidget):
    """Sessions beside each other, each as wide as it has events, so that months of nothing take no room.

    `session_wanted` tells the rows of the log in a session that was clicked.
    """

    session_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._timeline: Timeline | None = None
        self._labels: Labels | None = None
        self._bands: list[QRectF] = []
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_timeline(self, timeline: Timeline, labels: Labels) -> None:
        """Draw the events of one shopper."""
        self._timeline, self._labels = timeline, labels
        sentence = self.tr("Timeline of {shopper}: events {events}, sessions {sessions}")
        self.setAccessibleName(
            sentence.format(
                shopper=timeline.shopper,
                events=f"{len(timeline.time):,}",
                sessions=f"{timeline.sessions:,}",
            )
        )
        self.update()

    @property
    def bands(self) -> list[QRectF]:
        """Where each session stands."""
        return self._bands

    def sizeHint(self) -> QSize:
        return QSize(400, round(LANE * len(STEPS) + AXIS))

    def paint(self, painter: QPainter) -> None:
        if self._timeline is not None and self._labels is not None and len(self._timeline.time):
            self._bands = self._laid_out(self._timeline)
            self._paint_lanes(painter, self._labels)
            self._paint_events(painter, self._timeline)
            self._paint_dates(painter, self._timeline)

    def _laid_out(self, timeline: Timeline) -> list[QRectF]:
        sizes = [int((timeline.session == number).sum()) for number in range(timeline.sessions)]
        room = self.width() - NAMES - (NARROWEST + GAP) * len(sizes)
        per_event = max(0.0, room) / max(1, sum(sizes))
        bands, left = [], NAMES
        for size in sizes:
            width = NARROWEST + per_event * size
            bands.append(QRectF(left, 0, width, LANE * len(STEPS)))
            left += width + GAP
        return bands

    def _paint_lanes(self, painter: QPainter, labels: Labels) -> None:
        for band in self._bands:
            bar(painter, band, ink("surface_alt"), 4.0)
        for lane, step in enumerate(STEPS):
            box = QRectF(0, lane * LANE, NAMES - 6, LANE)
            write(painter, box, labels.action(step), "text_muted", pixels=SMALL)

    def _paint_events(self, painter: QPainter, timeline: Timeline) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for number, band in enumerate(self._bands):
            inside = timeline.session == number
            times, steps = timeline.time[inside], timeline.step[inside]
            begin, span = int(times[0]), max(1, int(times[-1] - times[0]))
            room = band.width() - 2 * MARK - 2
            for moment, step in zip(times.tolist(), steps.tolist(), strict=True):
                painter.setBrush(ink(_COLOURS[step], 0.35 if step == 0 else 1.0))
                x = band.left() + MARK + 1 + room * (moment - begin) / span
                painter.drawEllipse(QPointF(x, (step + 0.5) * LANE), MARK, MARK)

    def _paint_dates(self, painter: QPainter, timeline: Timeline) -> None:
        free = NAMES
        for number, band in enumerate(self._bands):
            if band.left() >= free and band.left() + 40 <= self.width():
                day = self._begins(timeline, number)[5:10]
                box = QRectF(band.left(), LANE * len(STEPS) + 2, 44, AXIS - 2)
                write(painter, box, day, "text_muted", pixels=SMALL)
                free = band.left() + 48

    def _begins(self, timeline: Timeline, session: int) -> str:
        return local_time(int(timeline.time[timeline.session == session][0]), timeline.zone)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index, timeline = self._session_at(event.position()), self._timeline
        if index < 0 or timeline is None:
            self.setToolTip("")
            return
        words = plural(
            int((timeline.session == index).sum()),
            self.tr("Session of {time}: {count} event; a click shows it"),
            self.tr("Session of {time}: {count} events; a click shows them"),
            time=self._begins(timeline, index),
        )
        self.setToolTip(literal(words))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._session_at(event.position())
        if index >= 0 and self._timeline is not None:
            self.session_wanted.emit(self._timeline.rows[self._timeline.session == index][::-1])

    def _retranslate(self) -> None:
        if self._timeline and self._labels:
            self.show_timeline(self._timeline, self._labels)

    def _session_at(self, point: QPointF) -> int:
        return next((index for index, band in enumerate(self._bands) if band.contains(point)), -1)
