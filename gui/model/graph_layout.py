"""Where the boxes of a drawing stand: layers from left to right, branches side by side, towers in bands.

Each layer stands one column behind the last of those it reads (Sugiyama, Tagawa, Toda 1981): long arrows get
a place of their own in every column that they pass, and places are ordered by the middle of their neighbours.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from core.explain.model.layers import SECOND, Layer

# Pixels.
BOX_WIDTH, BOX_HEIGHT, STRIP_HEIGHT = 118, 52, 16
GAP_X, GAP_Y, BAND_GAP, MARGIN = 28, 8, 24, 10
PASSING = 8
SWEEPS = 6
# What joins towers or members stands behind all of them, in no band.
JOINING, JOINED = ("cosine", "average"), "joined"
Node = str | tuple[str, str, int]


@dataclass(frozen=True)
class Arrow:
    """From layer `source` to `target`, by the points between them."""

    source: str
    target: str
    points: tuple[QPointF, ...]


@dataclass(frozen=True)
class GraphLayout:
    """The box of each layer by its name, the arrows, and the whole `width` and `height` in pixels."""

    boxes: dict[str, QRectF]
    arrows: tuple[Arrow, ...]
    width: float
    height: float


def lay_out(layers: Iterable[Layer], has_strips: bool = False) -> GraphLayout:
    """Place `layers`; boxes are taller where they hold strips."""
    return _Placing(list(layers), BOX_HEIGHT + (STRIP_HEIGHT if has_strips else 0)).layout()


def band_of(layer: Layer) -> str:
    """The tower or member that a layer belongs to."""
    return SECOND if layer.name.startswith(SECOND) else layer.name.rpartition("/")[0]


@dataclass
class _Placing:
    layers: list[Layer]
    box_height: float
    ranks: dict[str, int] = field(default_factory=dict)
    # What stands in each column of each band, from above, and what follows what.
    columns: dict[str, dict[int, list[Node]]] = field(default_factory=dict)
    before: dict[Node, list[Node]] = field(default_factory=lambda: defaultdict(list))
    after: dict[Node, list[Node]] = field(default_factory=lambda: defaultdict(list))
    middles: dict[Node, QPointF] = field(default_factory=dict)

    def layout(self) -> GraphLayout:
        self._rank()
        self._fill()
        for sweep in range(SWEEPS):
            self._order(self.before if sweep % 2 == 0 else self.after)
        height = self._place()
        boxes = {layer.name: self._box(layer.name) for layer in self.layers}
        width = max((box.right() for box in boxes.values()), default=0.0) + MARGIN
        return GraphLayout(boxes, tuple(self._arrows()), width, height)

    def _rank(self) -> None:
        for layer in self.layers:
            ranks = [self.ranks[name] for name in layer.reads]
            self.ranks[layer.name] = max(ranks, default=-1) + 1
        # A table that nothing leads to stands before what reads it.
        for layer in self.layers:
            if not layer.reads and layer.operation != "input":
                readers = [one.name for one in self.layers if layer.name in one.reads]
                self.ranks[layer.name] = min(self.ranks[name] for name in readers) - 1

    def _fill(self) -> None:
        bands = {layer.name: _band(layer) for layer in self.layers}
        for layer in self.layers:
            self._stand(bands[layer.name], self.ranks[layer.name], layer.name)
            for source in layer.reads:
                self._pass(source, layer.name, bands[source])

    def _stand(self, band: str, rank: int, node: Node) -> None:
        self.columns.setdefault(band, {}).setdefault(rank, []).append(node)

    def _pass(self, source: str, target: str, band: str) -> None:
        """Give the arrow a place in every column between."""
        last: Node = source
        for rank in range(self.ranks[source] + 1, self.ranks[target]):
            node = (source, target, rank)
            self._stand(band, rank, node)
            self._join(last, node)
            last = node
        self._join(last, target)

    def _join(self, one: Node, other: Node) -> None:
        self.after[one].append(other)
        self.before[other].append(one)

    def _order(self, beside: dict[Node, list[Node]]) -> None:
        """Order each column by the middle of the places of those beside it."""
        places = {
            node: number / max(1, len(nodes) - 1) if len(nodes) > 1 else 0.5
            for columns in self.columns.values()
            for nodes in columns.values()
            for number, node in enumerate(nodes)
        }
        for columns in self.columns.values():
            for nodes in columns.values():
                middle = {
                    node: _mean([places[other] for other in beside[node]], places[node])
                    for node in nodes
                }
                nodes.sort(key=lambda node: middle[node])

    def _place(self) -> float:
        """Give each node its middle, band below band, what joins them in the middle; the height of all."""
        top = float(MARGIN)
        for band, columns in self.columns.items():
            if band == JOINED:
                continue
            height = max(map(self._height, columns.values()))
            for rank, nodes in columns.items():
                self._stack(nodes, rank, top + (height - self._height(nodes)) / 2)
            top += height + BAND_GAP
        height = top - BAND_GAP + MARGIN
        for rank, nodes in self.columns.get(JOINED, {}).items():
            self._stack(nodes, rank, (height - self._height(nodes)) / 2)
        return height

    def _stack(self, nodes: list[Node], rank: int, top: float) -> None:
        x = MARGIN + rank * (BOX_WIDTH + GAP_X) + BOX_WIDTH / 2
        for node in nodes:
            height = self._height_of(node)
            self.middles[node] = QPointF(x, top + height / 2)
            top += height + GAP_Y

    def _height(self, nodes: list[Node]) -> float:
        return sum(map(self._height_of, nodes)) + GAP_Y * (len(nodes) - 1)

    def _height_of(self, node: Node) -> float:
        return self.box_height if isinstance(node, str) else PASSING

    def _box(self, name: str) -> QRectF:
        box = QRectF(0, 0, BOX_WIDTH, self.box_height)
        box.moveCenter(self.middles[name])
        return box

    def _arrows(self) -> Iterable[Arrow]:
        half = QPointF(BOX_WIDTH / 2, 0)
        for layer in self.layers:
            for source in layer.reads:
                between = range(self.ranks[source] + 1, self.ranks[layer.name])
                passed = [self.middles[(source, layer.name, rank)] for rank in between]
                points = [self.middles[source] + half]
                for middle in passed:
                    points += [middle - half, middle + half]
                yield Arrow(source, layer.name, (*points, self.middles[layer.name] - half))


def _band(layer: Layer) -> str:
    return JOINED if layer.operation in JOINING else band_of(layer)


def _mean(values: list[float], usual: float) -> float:
    return sum(values) / len(values) if values else usual
