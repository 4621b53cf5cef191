"""A product page that slides in at the right of the results, with what others looked at below it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStyle, QToolButton

from core.search.request import Hit
from gui.acting.product_page import ProductPage
from gui.inspect.similar_strip import SimilarStrip
from gui.language import Retranslated
from gui.products.action_bar import KEYS
from gui.search.card_geometry import columns_width
from gui.search.results_view import ResultsView
from gui.widgets.buttons import describe, push_button
from gui.widgets.icons import dress
from gui.widgets.layouts import column, holder, row, scrolled

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

# Pixels, and of the results' width in between: some columns of them stay in sight.
NARROWEST, WIDEST = 380, 520
SHARE = 0.42
# Pixels: two columns of cards with their scroll bar, and the gap to them; where less would be left it
# covers the results.
LEAST_BESIDE, GAP = columns_width(2) + 18, 12
# Pixels of height: the product and its buttons above what others looked at.
LEAST_WITH_SIMILAR = 420
# Milliseconds: seen to come from the edge, nobody has to wait.
SLIDE_MS = 160


class DetailsSheet(Retranslated, QFrame):
    """Stands at the right of `room`, whose results make way for it or are covered where the room is narrow.

    `left` is emitted by Escape and the arrow: where to is for others to say.
    """

    acted = Signal(str)
    left = Signal()
    closed = Signal()
    why_wanted = Signal()

    def __init__(self, room: ResultsView):
        super().__init__(room)
        self._room = room
        self._catalogue: Catalogue | None = None
        self.setObjectName("sheet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page = ProductPage()
        self.similar = SimilarStrip()
        self.back, self.cross = QToolButton(), QToolButton()
        dress(self.back, "chevron_left")
        dress(self.cross, "close")
        self.why = push_button("link")
        self._arrange()
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.page.acted.connect(self.acted)
        self.back.clicked.connect(self.left)
        self.cross.clicked.connect(self.close_sheet)
        self.why.clicked.connect(self.why_wanted)
        room.installEventFilter(self)
        self._retranslate()
        self.hide()

    def _arrange(self) -> None:
        top = row(self.back, 1, self.why, self.cross, margins=(8, 6, 8, 0))
        self._scroll = scrolled(holder(column(self.page, margins=(16, 4, 16, 8))))
        self._below = holder(column(self.similar))
        column(top, (self._scroll, 1), self._below, parent=self, spacing=4, margins=(1, 1, 1, 8))

    @property
    def room_left(self) -> int | None:
        """How many logical pixels of the results it leaves in sight once it has arrived, None for all."""
        is_over = self.isVisible() and not self._is_beside
        return self._final_geometry().left() if is_over else None

    def shows_from(self, catalogue: "Catalogue") -> bool:
        """Whether the product shown last is one of `catalogue`."""
        return self._catalogue is catalogue

    def show_product(self, catalogue: "Catalogue", hit: Hit, has_way_back: bool) -> None:
        """Show a product; `has_way_back`: another one led to it."""
        self._catalogue = catalogue
        self.page.show_product(catalogue, hit.row)
        self.similar.show_product(hit.product_id)
        self.back.setVisible(has_way_back)
        self._scroll.verticalScrollBar().setValue(0)
        self.setAccessibleName(hit.title)
        if not self.isVisible():
            self._come()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def forget(self) -> None:
        """Close, and know no product any more."""
        self.close_sheet()
        self._catalogue = None
        self.similar.set_recommender(None, None)

    def close_sheet(self) -> None:
        """Make way for the results, also while they are out of sight themselves."""
        if not self.isHidden():
            self._slide.stop()
            # Whoever types meanwhile goes on typing.
            focus = QApplication.focusWidget()
            has_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
            self.hide()
            self._room.make_way(0)
            if has_focus:
                self._room.setFocus(Qt.FocusReason.PopupFocusReason)
            self.closed.emit()

    def _come(self) -> None:
        self._settle()
        geometry = self.geometry()
        self.show()
        self.raise_()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self):
            self._slide.setStartValue(QPoint(self._room.width(), geometry.top()))
            self._slide.setEndValue(geometry.topLeft())
            self._slide.start()

    def _settle(self) -> None:
        self._room.make_way(self._width + GAP if self._is_beside else 0)
        self.setGeometry(self._final_geometry())

    @property
    def _width(self) -> int:
        return max(NARROWEST, min(WIDEST, round(self._room.width() * SHARE)))

    @property
    def _is_beside(self) -> bool:
        """Whether the results have room for themselves at its side."""
        return self._room.width() - self._width - GAP >= LEAST_BESIDE

    def _final_geometry(self) -> QRect:
        room = self._room.rect()
        left = room.width() - min(room.width(), self._width)
        if not self._is_beside:
            left = self._room.edge_before(left)
        return QRect(left, 0, room.width() - left, room.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture grows with the sheet; a low one has room for the product alone."""
        super().resizeEvent(event)
        self._below.setVisible(event.size().height() >= LEAST_WITH_SIMILAR)
        self.page.fit(event.size().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; letters act."""
        action = KEYS.get(event.text().upper())
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif action and not event.modifiers():
            self.acted.emit(action)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the edge when the room changes."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._slide.stop()
            self._settle()
        return super().eventFilter(watched, event)

    def _retranslate(self) -> None:
        self.why.setText(self.tr("Why here?"))
        self.why.setToolTip(self.tr("Open the inspector: why it stands where it does"))
        describe(self.back, self.tr("Back (Esc)"))
        describe(self.cross, self.tr("Close"))
