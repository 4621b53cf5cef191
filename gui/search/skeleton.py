"""Grey shapes of cards while the first answer is on its way, and how far what it needs is."""

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QHideEvent, QPainter, QShowEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from gui.search.card_geometry import CORNER, CardGeometry, columns_for, geometry_for
from gui.theme import theme
from gui.widgets.layouts import column, row
from gui.widgets.painting import NO_PEN, Painted
from gui.widgets.plain import Label

# Milliseconds: about the pace of calm breath, which does not press.
PULSE_MS = 1400
# Pixels: what is built, in one line in both languages.
PROGRESS_WIDTH = 420
PERMILLE = 1000


class Skeleton(Painted, QWidget):
    """Fills itself with cards to come; breathes while it is visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(PULSE_MS)
        self._pulse.setKeyValueAt(0, 1.0)
        self._pulse.setKeyValueAt(0.5, 0.55)
        self._pulse.setKeyValueAt(1, 1.0)
        self._pulse.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._pulse.setLoopCount(-1)
        self._pulse.valueChanged.connect(self.update)
        theme().changed.connect(self.update)
        self.progress = _Progress()
        self.progress.hide()
        column(1, row(1, self.progress, 1), 2, parent=self)

    def show_progress(self, title: str, text: str, share: float) -> None:
        """Say over the cards to come what is built, `share` of which is done, from 0 to 1."""
        self.setAccessibleName(title)
        self.progress.show_share(title, text, share)
        self.progress.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Start to breathe."""
        super().showEvent(event)
        self._pulse.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cost nothing while hidden."""
        super().hideEvent(event)
        self._pulse.stop()

    def paint(self, painter: QPainter) -> None:
        """Paint as many cards as there is room for."""
        columns = columns_for(self.width())
        places = geometry_for(self.width() // columns)
        down = self.height() // places.cell.height() + 1
        for number in range(columns * down):
            painter.save()
            painter.translate(
                number % columns * places.cell.width(), number // columns * places.cell.height()
            )
            self._card(painter, places)
            painter.restore()

    def _card(self, painter: QPainter, places: CardGeometry) -> None:
        colours = theme().colours
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(places.card, CORNER, CORNER)
        painter.setOpacity(float(self._pulse.currentValue() or 1.0))
        painter.setBrush(QColor(colours.surface_alt))
        painter.drawRoundedRect(places.picture.adjusted(8, 8, -8, 0), 8, 8)
        for line in _lines(places):
            painter.drawRoundedRect(line, 5, 5)


class _Progress(QFrame):
    """What is built, a bar, and a sentence about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "popover")
        self.setFixedWidth(PROGRESS_WIDTH)
        self._title, self._text = Label(kind="heading"), Label(kind="muted")
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, PERMILLE)
        self._bar.setTextVisible(False)
        parts = (self._title, self._bar, self._text)
        column(*parts, parent=self, spacing=12, margins=(20, 16, 20, 16))

    def show_share(self, title: str, text: str, share: float) -> None:
        self._title.setText(f"{title} · {share:.0%}")
        self._text.setText(text)
        self._bar.setValue(round(share * PERMILLE))
        self._bar.setAccessibleName(title)


def _lines(places: CardGeometry) -> list[QRectF]:
    """Where words will stand: two lines of title, a price, a brand and a score."""
    title, price = places.title, places.price
    return [
        QRectF(title.topLeft() + QPointF(0, 4), QPointF(title.right(), title.top() + 16)),
        QRectF(title.left(), title.top() + 25, title.width() * 0.7, 12),
        QRectF(price.left(), price.top() + 4, price.width() * 0.35, 18),
        QRectF(places.brand.left(), places.brand.top() + 2, price.width() * 0.25, 16),
        QRectF(places.score.left(), places.score.center().y() - 4, places.score.width(), 8),
    ]
