"""Cards slide from their old places to their new ones when the same list is ranked anew."""

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QVariantAnimation
from PySide6.QtWidgets import QWidget

# Milliseconds: the eye can follow, nobody has to wait.
DURATION_MS = 150


class Sliding(QObject):
    """Knows how far from its place each product still is; `area` is repainted until all have arrived."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self._far: Mapping[str, QPoint] = {}
        self._clock = QVariantAnimation(self)
        self._clock.setDuration(DURATION_MS)
        self._clock.setStartValue(1.0)
        self._clock.setEndValue(0.0)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._tick)
        self._clock.finished.connect(self.stop)

    @property
    def is_moving(self) -> bool:
        """Whether any product is on its way."""
        return bool(self._far)

    def start(self, far: Mapping[str, QPoint]) -> None:
        """Start every product `far` from its place, by id, in logical pixels."""
        self._far = {product: way for product, way in far.items() if not way.isNull()}
        self._clock.stop()
        if self._far:
            self._clock.start()

    def stop(self) -> None:
        """Put everything in its place at once."""
        self._far = {}
        self._clock.stop()
        self._area.update()

    def offset(self, product_id: str) -> QPoint:
        """How far from its place a product is to be painted now."""
        way = self._far.get(product_id)
        return way * float(self._clock.currentValue()) if way is not None else QPoint()

    def _tick(self) -> None:
        self._area.update()
