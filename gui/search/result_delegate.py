"""What a result's card and its row in the dense list share: they slide, and buttons stand on them."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gui.products.action_bar import ActionBar, ButtonRects
from gui.products.cards import Card
from gui.products.pictures import Pictures
from gui.products.product_delegate import ProductDelegate
from gui.search.card_geometry import CardGeometry
from gui.search.row_geometry import RowGeometry
from gui.search.sliding import Sliding

# Pixels of a title's letters.
TITLE_PIXELS = 14


class ResultDelegate(ProductDelegate):
    """Hands `paint_result` a painter at the place where the result is by now."""

    places: CardGeometry | RowGeometry

    def __init__(
        self,
        pictures: Pictures,
        sliding: Sliding,
        bar: ActionBar,
        parent: QObject | None = None,
    ):
        super().__init__(pictures, TITLE_PIXELS, parent)
        self._sliding, self._bar = sliding, bar
        self._zoom = 1.0

    def set_zoom(self, zoom: float) -> None:
        """Paint results `zoom` times as large as their places say."""
        self._zoom = zoom

    @property
    def buttons(self) -> ButtonRects:
        """Where the buttons are, relative to the result."""
        larger = QTransform.fromScale(self._zoom, self._zoom)
        return {action: larger.mapRect(rect) for action, rect in self.places.buttons.items()}

    def paint_card(
        self, painter: QPainter, option: QStyleOptionViewItem, row: int, card: Card
    ) -> None:
        """Paint a result and the buttons on it."""
        offset = self._sliding.offset(card.goods.product_id)
        painter.translate(option.rect.topLeft() + offset)
        painter.scale(self._zoom, self._zoom)
        self.paint_result(painter, option.state, card)
        self._bar.draw(painter, self.places.buttons, row, card.done, option.state)

    def paint_result(self, painter: QPainter, state: QStyle.StateFlag, card: Card) -> None:
        """Paint `card` with its top left corner at the painter's origin."""
        raise NotImplementedError
