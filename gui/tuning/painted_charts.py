"""Charts of a study that are painted at once: every trial as a line, slices, what mattered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import translate
from core.settings import TRAINING, declared
from gui.language import Retranslated
from gui.theme import font, theme
from gui.tuning.scale import Scale, label
from gui.tuning.study_record import StudyRecord, TrialRow
from gui.widgets.painting import LEFT, MIDDLE, NO_PEN, RIGHT, Painted, draw_text, elided

# Pixels.
PAD = 16
LINE_HEIGHT = 18
DOT = 3.5
BAR = 22
NAME = 130
SLICE_WIDTH, SLICE_HEIGHT = 220, 150


def setting_label(name: str) -> str:
    """What a setting is called on screen."""
    return translate(declared(TRAINING, name).label)


class StudyPainting(Retranslated, Painted, QWidget):
    """Paints a study; says so where there is nothing to paint yet."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.record = StudyRecord()
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.update)
        self._retranslate()

    def show_study(self, record: StudyRecord) -> None:
        """Show what `record` holds now."""
        self.record = record
        self.setAccessibleDescription(self.aloud())
        self.update()

    def sizeHint(self) -> QSize:
        """Room to tell lines apart."""
        return QSize(420, 220)

    @property
    def complete(self) -> list[TrialRow]:
        """The trials with a figure, worst first, so that the best is painted last."""
        trials = [trial for trial in self.record.trials.values() if trial.value is not None]
        return sorted(trials, key=lambda trial: trial.value or 0.0)

    def scales(self) -> Mapping[str, Scale]:
        """One for each setting that varies."""
        trials = list(self.record.trials.values())
        return {
            name: Scale.of(trial.settings[name] for trial in trials if name in trial.settings)
            for name in self.record.names
        }

    def aloud(self) -> str:
        """The same in words."""
        best = self.record.best
        return "" if best is None else f"{self.record.metric} {best.value:.4f}: {in_words(best)}"

    def paint(self, painter: QPainter) -> None:
        """The study, or what is still missing."""
        if self.complete:
            self.paint_study(painter)
        else:
            area = QRectF(self.rect())
            draw_text(painter, area, self._nothing, font(13), theme().colours.text_muted, MIDDLE)

    def paint_study(self, painter: QPainter) -> None:
        """At least one trial is complete."""
        raise NotImplementedError

    def colour_of(self, value: float) -> QColor:
        """From pale for the worst to the accent for the best."""
        values = [trial.value or 0.0 for trial in self.complete]
        share = (value - values[0]) / (values[-1] - values[0]) if values[-1] > values[0] else 1.0
        colour = QColor(theme().colours.accent)
        colour.setAlphaF(0.2 + 0.8 * share)
        return colour

    def _retranslate(self) -> None:
        self._nothing = self.tr("Nothing to show before the first trial is complete")
        self.update()


class ParallelChart(StudyPainting):
    """Parallel coordinates: an axis a setting and one for the figure, a line a trial."""

    def paint_study(self, painter: QPainter) -> None:
        """Paint lines, then the axes over them."""
        scales = self.scales()
        values = Scale.of(trial.value or 0.0 for trial in self.complete)
        axes = [*scales.items(), (self.record.metric, values)]
        for trial in self.complete:
            places = [
                scales[name].place(trial.settings[name]) if name in trial.settings else 0.5
                for name in scales
            ]
            self._paint_trial(painter, trial, [*places, values.place(trial.value or 0.0)])
        for number, (name, scale) in enumerate(axes):
            self._paint_axis(painter, self._x(number, len(axes)), name, scale)

    def _x(self, number: int, count: int) -> float:
        width = self.width() - 6 * PAD
        return 3 * PAD + (width * number / (count - 1) if count > 1 else width / 2)

    def _y(self, place: float) -> float:
        top, bottom = 2 * LINE_HEIGHT + 4, self.height() - PAD - LINE_HEIGHT
        return bottom - place * (bottom - top)

    def _paint_trial(self, painter: QPainter, trial: TrialRow, places: Sequence[float]) -> None:
        points = [
            QPointF(self._x(number, len(places)), self._y(place))
            for number, place in enumerate(places)
        ]
        is_best = trial == self.record.best
        painter.setPen(QPen(self.colour_of(trial.value or 0.0), 2.5 if is_best else 1.2))
        painter.drawPolyline(QPolygonF(points))

    def _paint_axis(self, painter: QPainter, x: float, name: str, scale: Scale) -> None:
        colours = theme().colours
        painter.setPen(QPen(QColor(colours.text_muted), 1))
        painter.drawLine(QPointF(x, self._y(0)), QPointF(x, self._y(1)))
        width = self.width() / max(2, len(self.record.names) + 1)
        title = name if name == self.record.metric else setting_label(name)
        box = QRectF(x - width / 2, 0, width, LINE_HEIGHT)
        draw_text(painter, box, elided(title, font(12), width - 4), font(12), colours.text, MIDDLE)
        for place, text in scale.ticks():
            # The ends stand beyond the axis, where no line crosses them.
            is_end = place in (0.0, 1.0)
            left = x - width / 2 if is_end else x + 4
            above = {0.0: -2.0, 1.0: LINE_HEIGHT}.get(place, LINE_HEIGHT / 2)
            box = QRectF(left, self._y(place) - above, width, LINE_HEIGHT)
            alignment = MIDDLE if is_end else LEFT
            draw_text(painter, box, text, font(11), colours.text_muted, alignment)


class SlicesChart(StudyPainting):
    """A small plot a setting: its value against the figure, a dot a trial."""

    def paint_study(self, painter: QPainter) -> None:
        """Paint as many beside each other as fit."""
        scales = self.scales()
        values = Scale.of(trial.value or 0.0 for trial in self.complete)
        columns = max(1, min(len(scales), self.width() // SLICE_WIDTH))
        rows = -(-len(scales) // columns)
        width, height = self.width() / columns, self.height() / max(1, rows)
        for number, (name, scale) in enumerate(scales.items()):
            row, column = divmod(number, columns)
            cell = QRectF(column * width, row * height, width, height)
            self._paint_slice(painter, cell, name, scale, values)

    def show_study(self, record: StudyRecord) -> None:
        """Show what `record` holds now, as high as it takes."""
        super().show_study(record)
        self.setMinimumHeight(SLICE_HEIGHT * max(1, -(-len(record.names) // 2)))

    def _paint_slice(
        self, painter: QPainter, cell: QRectF, name: str, scale: Scale, values: Scale
    ) -> None:
        colours = theme().colours
        plot = cell.adjusted(3 * PAD, LINE_HEIGHT + 6, -PAD, -LINE_HEIGHT - 6)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawRect(plot)
        title = QRectF(plot.left(), cell.top(), plot.width(), LINE_HEIGHT + 4)
        draw_text(painter, title, setting_label(name), font(12), colours.text, LEFT)
        for trial in self.complete:
            if name in trial.settings:
                x = plot.left() + scale.place(trial.settings[name]) * plot.width()
                y = plot.bottom() - values.place(trial.value or 0.0) * plot.height()
                painter.setPen(NO_PEN)
                painter.setBrush(self.colour_of(trial.value or 0.0))
                painter.drawEllipse(QPointF(x, y), DOT, DOT)
        self._paint_ticks(painter, plot, scale, values)

    def _paint_ticks(self, painter: QPainter, plot: QRectF, scale: Scale, values: Scale) -> None:
        muted, small = theme().colours.text_muted, font(11)
        for place, text in scale.ticks():
            box = QRectF(
                plot.left() + place * plot.width() - 40, plot.bottom() + 2, 80, LINE_HEIGHT
            )
            draw_text(painter, box, text, small, muted, MIDDLE)
        for place, text in values.ticks():
            y = plot.bottom() - place * plot.height() - LINE_HEIGHT / 2
            box = QRectF(plot.left() - 3 * PAD, y, 3 * PAD - 4, LINE_HEIGHT)
            draw_text(painter, box, text, small, muted, RIGHT)


class ImportanceChart(StudyPainting):
    """A bar a setting: its share in how much the figures differ, by fANOVA."""

    def aloud(self) -> str:
        """The shares in words."""
        return ", ".join(
            f"{setting_label(name)} {share:.2f}" for name, share in self.record.shares.items()
        )

    def paint(self, painter: QPainter) -> None:
        """Bars, or why there are none yet."""
        if self.record.shares:
            self.paint_study(painter)
        else:
            area = QRectF(self.rect())
            draw_text(painter, area, self._too_few, font(13), theme().colours.text_muted, MIDDLE)

    def paint_study(self, painter: QPainter) -> None:
        """Paint the bars."""
        colours = theme().colours
        room = self.width() - NAME - 5 * PAD
        for number, (name, share) in enumerate(self.record.shares.items()):
            top = PAD + number * (BAR + 8)
            box = QRectF(PAD, top, NAME - PAD, BAR)
            text = elided(setting_label(name), font(12), NAME - PAD)
            draw_text(painter, box, text, font(12), colours.text, LEFT)
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(NAME, top + 3, max(2.0, room * share), BAR - 6), 3, 3)
            box = QRectF(NAME + room * share + 6, top, 60, BAR)
            draw_text(painter, box, f"{share:.2f}", font(12), colours.text_muted, LEFT)

    def _retranslate(self) -> None:
        self._too_few = self.tr("What mattered can be told from four different results on")
        super()._retranslate()


def in_words(trial: TrialRow) -> str:
    """The settings of a trial in one line."""
    return ", ".join(
        f"{setting_label(name)} {label(value)}" for name, value in trial.settings.items()
    )
