"""A network as boxes and arrows: painted from its layers, with a heat strip a box where a query was read."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from core.arrays import Float32Array
from core.explain.model.layers import Drawing, Layer
from core.explain.model.reading import Reading
from gui.language import Retranslated
from gui.model.graph_layout import BOX_HEIGHT, STRIP_HEIGHT, Arrow, GraphLayout, lay_out
from gui.model.layer_words import KINDS, LayerWords, shape_text
from gui.theme import font, theme
from gui.widgets.painting import MIDDLE, NO_PEN, Painted, draw_text, elided
from gui.widgets.plain import literal
from gui.widgets.png import PIXEL_RATIO

SMALLEST, LARGEST, STEP = 0.4, 2.0, 1.2
READABLE = 0.75
RADIUS, HEAD = 8, 5
# How strongly a box has the colour of its kind, and the mark of what is chosen.
TINT, MARK = 0.16, 2.5
# Cells of a strip; of more numbers the largest of some is shown.
MOST_CELLS = 96
_KEYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class GraphView(Retranslated, Painted, QWidget):
    """Shows a drawing; `chosen` names the layer that was clicked or led to by the arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.drawing = Drawing(())
        self.reading: Reading | None = None
        self.layout_ = GraphLayout({}, (), 0, 0)
        self.zoom = 1.0
        self.current = ""
        self._words = LayerWords(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme().changed.connect(self.update)
        self._retranslate()

    def show_drawing(self, drawing: Drawing, reading: Reading | None) -> None:
        """Draw the layers of `drawing`, with what `reading` set off in them."""
        self.drawing, self.reading = drawing, reading
        self.layout_ = lay_out(drawing, reading is not None)
        if self.current not in self.layout_.boxes:
            self.current = ""
        self._resize()
        self._retranslate()

    def set_zoom(self, zoom: float) -> None:
        """Draw `zoom` times as large."""
        self.zoom = min(max(zoom, SMALLEST), LARGEST)
        self._resize()

    def fit(self, room: QSize, whole: bool) -> None:
        """As wide as fits into `room` and can be read, or so that the `whole` is seen; never beyond life."""
        if self.layout_.width:
            share = room.width() / self.layout_.width
            high = room.height() / self.layout_.height
            self.set_zoom(min(share, high, 1.0) if whole else min(max(share, READABLE), 1.0))

    def choose(self, name: str) -> None:
        """Mark the layer `name`."""
        self.current = name
        self.update()

    def picture(self) -> QImage:
        """All of the drawing at twice its size, in the colours of the theme."""
        size = QSize(round(self.layout_.width), round(self.layout_.height)) * PIXEL_RATIO
        image = QImage(size, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(PIXEL_RATIO)
        image.fill(QColor(theme().colours.window))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter)
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        """As large as the drawing is shown."""
        return QSize(round(self.layout_.width * self.zoom), round(self.layout_.height * self.zoom))

    def paint(self, painter: QPainter) -> None:
        """The boxes and arrows."""
        painter.scale(self.zoom, self.zoom)
        self._draw(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a layer."""
        name = self._at(event.position())
        if name:
            self._choose(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys lead from box to box."""
        key = Qt.Key(event.key())
        name = self._beside(_KEYS[key]) if key in _KEYS else ""
        if name:
            self._choose(name)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Say what the box under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            name = self._at(QPointF(event.pos()))
            if name:
                QToolTip.showText(event.globalPos(), literal(self.told(self.drawing[name])), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def told(self, layer: Layer) -> str:
        """A layer in a few lines."""
        lines = [
            " · ".join(filter(None, (self._words.name(layer), self._words.band(layer)))),
            layer.own_name,
            self._words.explained(layer),
            *(
                f"{name}: {shape_text(shape)}"
                for name, shape in layer.weights.items()
                if not layer.is_shared
            ),
        ]
        return "\n".join(filter(None, lines))

    def _choose(self, name: str) -> None:
        self.choose(name)
        self.chosen.emit(name)

    def _at(self, position: QPointF) -> str:
        place = position / self.zoom
        boxes = self.layout_.boxes.items()
        return next((name for name, box in boxes if box.contains(place)), "")

    def _beside(self, direction: QPointF) -> str:
        """The nearest box in a direction from the one that is chosen; the first where none is."""
        boxes = self.layout_.boxes
        if self.current not in boxes:
            return next(iter(boxes), "")
        here = boxes[self.current].center()
        distances = {}
        for name, box in boxes.items():
            way = box.center() - here
            ahead = QPointF.dotProduct(way, direction)
            aside = abs(way.x() * direction.y()) + abs(way.y() * direction.x())
            if ahead > 1:
                distances[name] = ahead + 2 * aside
        return min(distances, key=lambda name: distances[name], default="")

    def _resize(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def _draw(self, painter: QPainter) -> None:
        for arrow in self.layout_.arrows:
            self._draw_arrow(painter, arrow)
        for layer in self.drawing:
            self._draw_box(painter, layer, self.layout_.boxes[layer.name])

    def _draw_arrow(self, painter: QPainter, arrow: Arrow) -> None:
        is_lit = self.current in (arrow.source, arrow.target) and bool(self.current)
        colour = QColor(theme().colours.accent if is_lit else theme().colours.text_disabled)
        path = QPainterPath(arrow.points[0])
        for number in range(1, len(arrow.points)):
            begin, end = arrow.points[number - 1], arrow.points[number]
            middle = (begin.x() + end.x()) / 2
            path.cubicTo(QPointF(middle, begin.y()), QPointF(middle, end.y()), end)
        painter.setPen(QPen(colour, 2.0 if is_lit else 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        tip = arrow.points[-1]
        head = QPainterPath(tip)
        head.lineTo(tip + QPointF(-HEAD - 2, -HEAD + 1))
        head.lineTo(tip + QPointF(-HEAD - 2, HEAD - 1))
        head.closeSubpath()
        painter.fillPath(head, colour)

    def _draw_box(self, painter: QPainter, layer: Layer, box: QRectF) -> None:
        colours = theme().colours
        kind = KINDS.get(layer.operation)
        edge = QColor(colours.border if kind is None else colours.chart[kind])
        painter.setBrush(QColor(colours.surface))
        is_current = layer.name == self.current
        painter.setPen(
            QPen(QColor(colours.accent) if is_current else edge, MARK if is_current else 1)
        )
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if kind is not None:
            edge.setAlphaF(TINT)
            painter.setBrush(edge)
            painter.setPen(NO_PEN)
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        self._draw_words(painter, layer, box)
        strip = self.reading.strips.get(layer.name) if self.reading is not None else None
        if strip is not None and len(strip):
            area = QRectF(box.left() + 6, box.bottom() - STRIP_HEIGHT, box.width() - 12, 12)
            draw_strip(painter, area, strip)

    def _draw_words(self, painter: QPainter, layer: Layer, box: QRectF) -> None:
        colours = theme().colours
        width = box.width() - 8
        bold = font(12, font().Weight.DemiBold)
        lines = (
            (self._words.name(layer), bold, colours.text),
            (shape_text(layer.shape), font(11), colours.text),
            (self._words.parameters(layer), font(11), colours.text_muted),
        )
        shown = [(text, used, colour) for text, used, colour in lines if text]
        top = box.top() + (BOX_HEIGHT - 16 * len(shown)) / 2
        for number, (text, used, colour) in enumerate(shown):
            area = QRectF(box.left() + 4, top + 16 * number, width, 16)
            draw_text(painter, area, elided(text, used, width), used, colour, MIDDLE)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("The network as boxes and arrows"))
        told = "; ".join(
            f"{self._words.name(layer)} {shape_text(layer.shape)}" for layer in self.drawing
        )
        self.setAccessibleDescription(told)
        self.update()


def draw_strip(painter: QPainter, area: QRectF, values: Float32Array) -> None:
    """Numbers as cells: above zero in one colour, below in another, the stronger the larger."""
    colours = theme().colours
    cells = strip_cells(values)
    largest = float(np.abs(cells).max(initial=0.0)) or 1.0
    painter.setPen(NO_PEN)
    painter.setBrush(QColor(colours.surface_alt))
    painter.drawRect(area)
    width = area.width() / len(cells)
    for number, value in enumerate(cells.tolist()):
        colour = QColor(colours.chart[0] if value >= 0 else colours.chart[4])
        colour.setAlphaF(min(1.0, abs(value) / largest))
        painter.fillRect(
            QRectF(area.left() + number * width, area.top(), width, area.height()), colour
        )


def strip_cells(values: Float32Array) -> Float32Array:
    """At most `MOST_CELLS` numbers for `values`: of each stretch the one farthest from zero."""
    if len(values) <= MOST_CELLS:
        return values
    stretches = np.array_split(values, MOST_CELLS)
    return np.array([stretch[np.abs(stretch).argmax()] for stretch in stretches], np.float32)
