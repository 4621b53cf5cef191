"""Click-through by rank: columns with their intervals, and the curve that position alone would give."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from core.feedback.analysis.charts.figures import BehaviourFigures, Rank
from core.feedback.analysis.charts.labels import Labels, percent
from gui.behaviour.chart import SMALL, Cell, Chart, bar, ink, write

# Pixels around the plot, for ranks, legend and shares.
AXIS = 18.0
TOP = 18.0
LEFT = 36.0


class RankChart(Chart):
    """One column a rank."""

    def lay_out(self, figures: BehaviourFigures, labels: Labels, room: QRectF) -> list[Cell]:
        """Columns from left to right."""
        width = (room.width() - LEFT) / max(1, len(figures.ranks))
        return [
            Cell(
                QRectF(LEFT + index * width, 0, width, room.height()),
                self._words(rank),
                {"rank": rank.rank},
                rank.filters,
            )
            for index, rank in enumerate(figures.ranks)
        ]

    def _words(self, rank: Rank) -> str:
        sentence = self.tr(
            "Rank {rank}: clicked {share} (95 %: {low} to {high}), impressions: {impressions}"
        )
        text = sentence.format(
            rank=rank.rank,
            share=percent(rank.click_through),
            impressions=f"{rank.impressions:,}",
            low=percent(rank.low),
            high=percent(rank.high),
        )
        if rank.expected is not None:
            text += self.tr("; position alone: {share}").format(share=percent(rank.expected))
        return text

    def paint(self, painter: QPainter, figures: BehaviourFigures, labels: Labels) -> None:
        """Columns, intervals, curve and axis."""
        if not figures.ranks:
            return
        highest = max(max(rank.click_through, rank.expected or 0.0) for rank in figures.ranks)
        most = (highest * 1.08) or 1.0
        floor = self.height() - AXIS
        scale = (floor - TOP) / most
        for index, (rank, cell) in enumerate(zip(figures.ranks, self.cells, strict=True)):
            is_faint = self.has_choice and not self.is_chosen(cell)
            strength = 0.25 if is_faint else 1.0 if index == self.hovered else 0.8
            height = rank.click_through * scale
            box = QRectF(
                cell.rect.left() + 1, floor - height, max(1.0, cell.rect.width() - 3), height
            )
            bar(painter, box, ink("0", strength), 2.0)
            self._interval(painter, rank, cell.rect.center().x(), floor, scale)
        self._curve(painter, figures, floor, scale)
        self._axis(painter, figures, floor, highest, scale)

    def _interval(
        self, painter: QPainter, rank: Rank, x: float, floor: float, scale: float
    ) -> None:
        top = max(TOP, floor - rank.high * scale)
        painter.setPen(QPen(ink("text", 0.55), 1))
        painter.drawLine(QPointF(x, floor - rank.low * scale), QPointF(x, top))

    def _curve(
        self, painter: QPainter, figures: BehaviourFigures, floor: float, scale: float
    ) -> None:
        points = [
            QPointF(cell.rect.center().x(), floor - rank.expected * scale)
            for rank, cell in zip(figures.ranks, self.cells, strict=True)
            if rank.expected is not None
        ]
        if len(points) < 2:
            return
        path = QPainterPath(points[0])
        for point in points[1:]:
            path.lineTo(point)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink("1"), 2))
        painter.drawPath(path)
        box = QRectF(LEFT, 0, self.width() - LEFT, TOP)
        write(painter, box, "— " + self.tr("position alone"), "1", right=True, pixels=SMALL)

    def _axis(
        self,
        painter: QPainter,
        figures: BehaviourFigures,
        floor: float,
        highest: float,
        scale: float,
    ) -> None:
        for share in (0.0, highest / 2, highest):
            box = QRectF(0, floor - share * scale - 8, LEFT - 4, 16)
            write(painter, box, f"{share * 100:.0f}%", "text_muted", right=True, pixels=SMALL)
        every = max(1, round(20 / max(1.0, self.cells[0].rect.width()) + 0.49))
        for index in range(0, len(self.cells), every):
            rect = self.cells[index].rect
            box = QRectF(rect.center().x() - 14, floor + 2, 28, AXIS - 2)
            name = str(figures.ranks[index].rank)
            write(painter, box, name, "text_muted", pixels=SMALL, centred=True)
