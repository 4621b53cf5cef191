"""A bump chart: where the ten best of a query stood after each epoch, judged products coloured."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.search.rank_paths import TOP, RankPath
from gui.language import Retranslated
from gui.theme import font, theme
from gui.widgets.painting import LEFT, MIDDLE, RIGHT, Painted, draw_text, elided
from gui.widgets.plain import literal

# Pixels: a rank, the lane of what is outside, the numbers at the left and below, air, a dot.
ROW = 20
LANE = 26
RANKS = 40
EPOCHS = 18
PAD = 6
DOT = 4.0
# Of the width, for the names at the right; in pixels, so near a line is the mouse on it.
NAMES = 0.42
NEAR = 12.0


class BumpChart(Retranslated, Painted, QWidget):
    """Lines of `RankPath`s over epochs. `chosen` gives the id of the product that was clicked or entered.

    Up and Down go through the products, Enter chooses one.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.paths: list[RankPath] = []
        self.grades: Mapping[str, int] = {}
        self.epochs: list[int] = []
        self.marked: int | None = None
        self.current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        self._retranslate()

    def show_paths(self, paths: Sequence[RankPath], grades: Mapping[str, int]) -> None:
        """Draw `paths`, coloured by the `grades` of judged products."""
        before = self.product
        self.paths, self.grades = list(paths), grades
        self.epochs = sorted({epoch for path in self.paths for epoch in path.ranks})
        ids = [path.product_id for path in self.paths]
        self.current = ids.index(before) if before in ids else -1
        self._retranslate()
        self.update()

    def mark(self, epoch: int | None) -> None:
        """Show which epoch is on screen."""
        if epoch != self.marked:
            self.marked = epoch
            self.update()

    @property
    def product(self) -> str:
        """The product that is pointed at, "" for none."""
        return self.paths[self.current].product_id if self.current >= 0 else ""

    def sizeHint(self) -> QSize:
        """Ten ranks, the lane below them and the epochs."""
        return QSize(320, PAD + TOP * ROW + LANE + EPOCHS)

    def minimumSizeHint(self) -> QSize:
        """As high; narrower."""
        return QSize(220, self.sizeHint().height())

    def colour(self, product: str) -> str:
        """By grade: the best grade given is good, 0 is bad, what lies between is neither."""
        colours, grade = theme().colours, self.grades.get(product)
        if grade is None:
            return colours.text_muted
        if grade <= 0:
            return colours.bad
        return colours.good if grade >= max(self.grades.values()) else colours.warn

    def place(self, epoch: int, rank: int | None) -> QPointF:
        """Where a rank after an epoch stands; None: in the lane of what is outside the ten."""
        span = max(1, len(self.epochs) - 1)
        left, right = RANKS, self._names_at() - 2 * PAD
        x = left + self.epochs.index(epoch) / span * max(1.0, right - left)
        y = PAD + (rank - 0.5) * ROW if rank else PAD + TOP * ROW + LANE / 2
        return QPointF(x, y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the line that is nearest."""
        self._point_at(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it."""
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._point_at(at)
            self.chosen.emit(self.product)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the products."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.paths:
            self._point_at(min(max(self.current + step, 0), len(self.paths) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.product:
            self.chosen.emit(self.product)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The whole title and every rank, in a tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(QPointF(event.pos()))
            told = self.about(self.paths[at]) if at >= 0 else self.toolTip()
            QToolTip.showText(event.globalPos(), literal(told), self)
            return True
        return super().event(event)

    def about(self, path: RankPath) -> str:
        """A product's title, grade and ranks in words."""
        outside = self.tr("outside")
        ranks = " ▸ ".join(str(path.ranks[epoch] or outside) for epoch in self.epochs)
        grade = self.grades.get(path.product_id)
        judged = self.tr("grade {grade}").format(grade=grade)
        return "\n".join(
            (
                path.title,
                self.tr("not judged") if grade is None else judged,
                self.tr("ranks: {ranks}").format(ranks=ranks),
            )
        )

    def _names_at(self) -> float:
        return self.width() * (1 - NAMES)

    def _point_at(self, at: int) -> None:
        if at != self.current:
            self.current = at
            self._retranslate()
            self.update()

    def _at(self, point: QPointF) -> int:
        """The product whose name or line is under `point`, -1 for none."""
        if not self.epochs:
            return -1
        if point.x() > self._names_at() - PAD:
            rank = int((point.y() - PAD) // ROW) + 1
            newest = self.epochs[-1]
            ranks = [path.ranks[newest] for path in self.paths]
            return ranks.index(rank) if rank in ranks else -1
        distances = [self._distance(path, point) for path in self.paths]
        nearest = min(range(len(distances)), key=distances.__getitem__, default=-1)
        return nearest if nearest >= 0 and distances[nearest] <= NEAR else -1

    def _distance(self, path: RankPath, point: QPointF) -> float:
        """How far `point` is above or below the line of `path`."""
        places = [self.place(epoch, path.ranks[epoch]) for epoch in self.epochs]
        for before, after in pairwise(places):
            if before.x() <= point.x() <= after.x():
                share = (point.x() - before.x()) / max(1.0, after.x() - before.x())
                return abs(before.y() + share * (after.y() - before.y()) - point.y())
        nearest = min(places, key=lambda place: abs(place.x() - point.x()))
        return abs(nearest.x() - point.x()) + abs(nearest.y() - point.y())

    def paint(self, painter: QPainter) -> None:
        """The grid, the lines and the names; what is pointed at on top."""
        self._draw_grid(painter)
        order = [at for at in range(len(self.paths)) if at != self.current]
        for at in (*reversed(order), *([self.current] if self.current >= 0 else [])):
            self._draw_path(painter, self.paths[at], at == self.current)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme().colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _draw_grid(self, painter: QPainter) -> None:
        colours, used = theme().colours, font(11)
        lane = QRectF(0, PAD + TOP * ROW, self.width(), LANE)
        painter.fillRect(lane, QColor(colours.surface_alt))
        for rank in range(1, TOP + 1):
            rect = QRectF(0, PAD + (rank - 1) * ROW, RANKS - 2 * PAD, ROW)
            draw_text(painter, rect, str(rank), used, colours.text_muted, RIGHT)
        label = QRectF(self._names_at(), lane.top(), self.width() * NAMES, LANE)
        draw_text(painter, label, self.tr("outside the 10"), used, colours.text_muted, LEFT)
        for epoch in self.epochs:
            self._draw_epoch(painter, epoch)

    def _draw_epoch(self, painter: QPainter, epoch: int) -> None:
        colours, x = theme().colours, self.place(epoch, 1).x()
        is_marked = epoch == self.marked
        painter.setPen(QPen(QColor(colours.accent if is_marked else colours.border), 1))
        bottom = PAD + TOP * ROW + LANE
        painter.drawLine(QPointF(x, PAD), QPointF(x, bottom))
        rect = QRectF(x - 14, bottom, 28, EPOCHS)
        colour = colours.accent if is_marked else colours.text_muted
        draw_text(painter, rect, str(epoch), font(11), colour, MIDDLE)

    def _draw_path(self, painter: QPainter, path: RankPath, is_current: bool) -> None:
        colour = QColor(self.colour(path.product_id))
        is_judged = path.product_id in self.grades
        colour.setAlphaF(1.0 if is_current or is_judged else 0.55)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 3 if is_current else 2 if is_judged else 1.3))
        painter.drawPath(self._curve(path))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for epoch in self.epochs:
            if path.ranks[epoch]:
                painter.drawEllipse(self.place(epoch, path.ranks[epoch]), DOT, DOT)
        self._draw_name(painter, path, is_current)

    def _curve(self, path: RankPath) -> QPainterPath:
        """Through every rank; nothing where it was outside twice in a row, as in no list."""
        curve = QPainterPath()
        for before, after in pairwise(self.epochs):
            if path.ranks[before] is None and path.ranks[after] is None:
                continue
            start, end = (
                self.place(before, path.ranks[before]),
                self.place(after, path.ranks[after]),
            )
            bend = (end.x() - start.x()) / 2
            curve.moveTo(start)
            curve.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        return curve

    def _draw_name(self, painter: QPainter, path: RankPath, is_current: bool) -> None:
        rank = path.ranks[self.epochs[-1]]
        if rank is None:
            return
        colours, used = theme().colours, font(12)
        used.setBold(is_current)
        left = self._names_at()
        rect = QRectF(left, PAD + (rank - 1) * ROW, self.width() - left - PAD, ROW)
        is_judged = path.product_id in self.grades
        colour = self.colour(path.product_id) if is_judged else colours.text
        draw_text(painter, rect, elided(path.title, used, rect.width()), used, colour, LEFT)

    def _retranslate(self) -> None:
        named = self.paths[self.current].title if self.current >= 0 else ""
        self.setAccessibleName(named or self.tr("Ranks of the ten best after each epoch"))
        newest = self.epochs[-1] if self.epochs else 0
        best = [path for path in self.paths if path.ranks[newest] is not None]
        self.setAccessibleDescription("; ".join(self.about(path) for path in best[:TOP]))
        self.setToolTip(self.tr("Up and Down go through the products, Enter opens one"))
