"""A taste at a glance: the categories and brands cared for most, and how dear they are."""

from math import isnan
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.data.category_path import leaf
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets import amounts
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.layouts import column, emptied
from gui.widgets.painting import LEFT, RIGHT, Painted, draw_text
from gui.widgets.pixmap_cache import kept_font
from gui.widgets.plain import Label, literal
from gui.words import heading

if TYPE_CHECKING:
    from core.recommend.profile import Profile, TasteShare

# Categories and brands: what is liked most, in one line.
SHOWN = 2
# Pixels: the bar and the prices below it.
BAR_HEIGHT = 30


class TasteView(Retranslated, QWidget):
    """Chips for the greatest shares and a bar of the price levels; hidden while nothing is known."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._profile: Profile | None = None
        chips = QWidget()
        self._chips = FlowLayout(chips, gap=6)
        self.levels = LevelBar()
        self._quarters = Label(kind="small")
        self._quarters.setWordWrap(True)
        column(chips, self._quarters, self.levels, parent=self, spacing=6)
        self.hide()

    def show_profile(self, profile: "Profile | None") -> None:
        """Show a taste, None or an empty one for nobody's."""
        self._profile = profile
        emptied(self._chips)
        self.setVisible(bool(profile))
        if profile is None:
            return
        self._add(profile.categories, "accent", "category")
        self._add(profile.brands, "taste", "brand")
        self._quarters.setText(self.tr("Price level: cheapest to dearest quarter of each kind"))
        self._quarters.setVisible(any(profile.levels))
        self.levels.show_levels(profile.levels, profile.prices)

    def _add(self, shares: "tuple[TasteShare, ...]", role: str, kind: str) -> None:
        for share in shares[:SHOWN]:
            name = leaf(share.value)
            chip = Chip(name, f"{share.share:.0%}", role)
            chip.setToolTip(literal(f"{heading(kind)}: {share.value}"))
            self._chips.addWidget(chip)

    def _retranslate(self) -> None:
        self.show_profile(self._profile)


class LevelBar(Painted, QWidget):
    """Four parts, from the cheapest quarter of prices to the dearest, each as strong as its share."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._levels: tuple[float, ...] = ()
        self._prices: tuple[float, float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_levels(
        self, levels: tuple[float, ...], prices: tuple[float, float, float] | None
    ) -> None:
        """Show shares of the quarters; hidden where no price is known."""
        self._levels, self._prices = levels, prices
        self.setVisible(any(levels))
        about = self.tr("From the cheapest to the dearest quarter of each kind: {shares}").format(
            shares=" · ".join(f"{share:.0%}" for share in levels)
        )
        self.setToolTip(literal(about))
        self.setAccessibleName(about)
        self.update()

    def sizeHint(self) -> QSize:
        """A bar and the words below it."""
        return QSize(160, BAR_HEIGHT)

    def paint(self, painter: QPainter) -> None:
        """Paint the parts; the ends say what was paid."""
        colours, width = theme().colours, (self.width() + 3) / max(1, len(self._levels))
        painter.setPen(Qt.PenStyle.NoPen)
        for number, share in enumerate(self._levels):
            rect = QRectF(number * width, 0, width - 3, 8)
            painter.setOpacity(1.0)
            painter.setBrush(QColor(colours.border))
            painter.drawRoundedRect(rect, 3, 3)
            painter.setOpacity(share)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(rect, 3, 3)
        painter.setOpacity(1.0)
        below = QRectF(0, 10, self.width(), BAR_HEIGHT - 10)
        self._write_prices(painter, below)

    def _write_prices(self, painter: QPainter, rect: QRectF) -> None:
        if self._prices is None or isnan(self._prices[0]):
            return
        muted, used = theme().colours.text_muted, kept_font(12)
        lowest, _, highest = self._prices
        draw_text(painter, rect, amounts.price_text(lowest), used, muted, LEFT)
        if highest > lowest:
            draw_text(painter, rect, amounts.price_text(highest), used, muted, RIGHT)
