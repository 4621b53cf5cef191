"""The bar of a score on a card: its end says what taste adds, in light and in dark."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.products import badges, score_parts
from gui.products.cards import Card, goods_of
from gui.theme import theme
from tests.gui.goods import shop


def painted(share: float, taste: float) -> QImage:
    image = QImage(100, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    badges.draw_score_bar(painter, QRectF(0, 0, 100, 10), share, taste, theme().colours)
    painter.end()
    return image


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_taste_has_the_end_of_the_bar_in_its_own_colour(qapp, mode: str) -> None:
    theme().set_mode(mode)
    taste = QColor(score_parts.colour("taste", theme().colours))
    assert taste == QColor(theme().colours.taste)
    image = painted(0.8, 0.25)
    assert image.pixelColor(70, 5) == taste
    assert image.pixelColor(50, 5) != taste
    assert image.pixelColor(95, 5) == QColor(theme().colours.surface_alt)
    assert painted(0.8, 0.0).pixelColor(70, 5) != taste


def test_the_share_of_taste_is_that_of_the_score() -> None:
    goods = goods_of(shop(), 0)
    parts = (("lexical", 0.3), ("taste", 0.1))
    assert Card(goods, 1, 0.4, 1.0, parts, (), None).taste == pytest.approx(0.25)
    assert Card(goods, 1, 0.3, 1.0, parts[:1], (), None).taste == 0
