"""What a product on the map is: a small card beside it while it is pointed at."""

from math import isnan

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from core.plain_text import one_line
from gui.products.cards import Goods
from gui.products.product_picture import ProductPicture
from gui.theme import theme
from gui.widgets import amounts
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

PICTURE = QSize(56, 56)
WIDTH = 268
# Pixels from the disc.
APART = 14


class HoverCard(QFrame):
    """Picture, title, category and price, and what it is among the results."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._room = parent
        self.setObjectName("mapCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture = ProductPicture()
        self.picture.setFixedSize(PICTURE)
        self.title, self.about, self.rank = Label(), Label(kind="small"), Label(kind="small")
        self.title.setWordWrap(True)
        words = column(self.title, self.about, self.rank, 1, spacing=2)
        self._parts = row(self.picture, (words, 1), parent=self, spacing=10, margins=(8, 8, 8, 8))
        self.setFixedWidth(WIDTH)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_goods(self, goods: Goods, rank: str, place: QPoint) -> None:
        """Say what `goods` are beside the disc at `place` (pixels); `rank` is a sentence or empty."""
        self.picture.show_goods(goods)
        self.title.setText(self._cut(goods.title))
        self.about.setText(amounts.category_text(goods.category))
        price = "" if isnan(goods.price) else amounts.price_text(goods.price)
        self.rank.setText(" · ".join(filter(None, (price, rank))))
        self.resize(WIDTH, self._parts.heightForWidth(WIDTH))
        self.move(self._beside(place))
        self.show()
        self.raise_()

    @property
    def words(self) -> str:
        """All it says, for those who do not see it."""
        told = (self.title.text(), self.about.text(), self.rank.text())
        return ", ".join(filter(None, told))

    def _cut(self, title: str) -> str:
        """As much of `title` as fits into two lines."""
        room = 2 * (WIDTH - PICTURE.width() - 34)
        metrics = self.title.fontMetrics()
        return metrics.elidedText(one_line(title), Qt.TextElideMode.ElideRight, room)

    def _beside(self, place: QPoint) -> QPoint:
        """Right of `place` and above it where there is room, else on the other side."""
        room = self._room.size()
        x, y = place.x() + APART, place.y() - APART - self.height()
        if x + self.width() > room.width():
            x = place.x() - APART - self.width()
        if y < 0:
            y = place.y() + APART
        return QPoint(max(0, x), min(y, max(0, room.height() - self.height())))

    def _restyle(self) -> None:
        colours = theme().colours
        self.setStyleSheet(
            f"#mapCard {{ background: {colours.surface}; border: 1px solid {colours.border};"
            " border-radius: 10px; }"
        )
