"""The scrolling list of results: cards that fill the row, or dense rows."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QStyle, QWidget

from gui.products.action_bar import KEYS, ActionBar
from gui.products.grade_marks import KEYS as GRADE_KEYS
from gui.products.pictures import Pictures
from gui.products.product_drag import start_drag
from gui.products.result_model import ResultModel, ResultRole
from gui.search.card_buttons import CardButtons
from gui.search.card_delegate import CardDelegate
from gui.search.card_geometry import columns_for
from gui.search.list_delegate import ListDelegate
from gui.search.row_geometry import ROW_HEIGHT
from gui.search.sliding import Sliding
from gui.widgets.model_index import ModelIndex

Move = QAbstractItemView.CursorAction
Reason = Qt.FocusReason
BY_KEYBOARD = (Reason.TabFocusReason, Reason.BacktabFocusReason, Reason.ShortcutFocusReason)


class ResultList(QListView):
    """Shows a `ResultModel`; keeps its place when it is resized or ranked anew."""

    opened = Signal(int)
    acted = Signal(int, str)
    rows_resized = Signal(int)
    graded = Signal(int, int)
    grade_undone = Signal()

    def __init__(self, model: ResultModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = Pictures(self)
        self._sliding = Sliding(self.viewport())
        self._bar = ActionBar()
        self.buttons = CardButtons(self, self._bar)
        self._card_delegate = CardDelegate(self._pictures, self._sliding, self._bar, self)
        self._row_delegate = ListDelegate(self._pictures, self._sliding, self._bar, self)
        self._mode = "grid"
        self._zoom = 1.0
        self._follows_current = True
        # Whether letters grade the selected result.
        self.is_judging = False
        self._look()
        self.setModel(model)
        self.setItemDelegate(self._card_delegate)
        self._pictures.arrived.connect(self.viewport().update)
        self.destroyed.connect(self._pictures.close)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.buttons.pressed.connect(self.acted)

    def _look(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Fixed)
        self.setUniformItemSizes(True)
        self.setSelectionRectVisible(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # Static movement forbids dragging; cards stay where they are but can be carried elsewhere.
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(48)
        # A bar that comes and goes changes the width, and with it every card.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.viewport().setAutoFillBackground(False)

    @property
    def columns(self) -> int:
        """How many results stand side by side."""
        return columns_for(int(self.viewport().width() / self._zoom)) if self._mode == "grid" else 1

    @property
    def sliding(self) -> Sliding:
        """The movement under way."""
        return self._sliding

    def set_mode(self, mode: str) -> None:
        """Show cards (`grid`) or dense rows (`list`); the first result in sight stays in sight."""
        if mode == self._mode:
            return
        anchor = self._first_in_sight()
        self._mode = mode
        self.setItemDelegate(self._card_delegate if mode == "grid" else self._row_delegate)
        self._fit()
        self._bring_back(anchor)

    def set_filled(self, filled: frozenset[str]) -> None:
        """In dense rows, show only those of the columns that some shops leave empty."""
        self._row_delegate.set_filled(filled)

    def set_zoom(self, zoom: float) -> None:
        """Paint cards `zoom` times as large; dense rows stay below the heads of their columns."""
        anchor = self._first_in_sight()
        self._zoom = zoom
        self._fit()
        self._bring_back(anchor)

    def positions(self) -> dict[str, QPoint]:
        """Where each product in sight stands now, by id."""
        model, rows = self.model(), {}
        for row in range(*self._rows_in_sight()):
            index = model.index(row, 0)
            rows[index.data(ResultRole.PRODUCT_ID)] = self.visualRect(index).topLeft()
        return rows

    def visible_rows(self, width: int) -> list[int]:
        """The rows of which more than half is in sight, in the first `width` logical pixels."""
        area, rows = self.viewport().rect(), []
        area.setWidth(min(area.width(), width))
        for row in range(*self._rows_in_sight()):
            rect = self.visualRect(self.model().index(row, 0))
            visible = rect.intersected(area)
            if visible.width() * visible.height() * 2 > rect.width() * rect.height():
                rows.append(row)
        return rows

    def slide_from(self, before: dict[str, QPoint]) -> None:
        """Let products slide from where they stood; newcomers rise a little."""
        if not self.isVisible() or not self._may_animate():
            return
        rise = QPoint(0, self.gridSize().height() // 4)
        now = self.positions()
        self._sliding.start(
            {product: before.get(product, rect + rise) - rect for product, rect in now.items()}
        )

    def keep_scroll(self, keep: bool) -> None:
        """Whether a change of the current result leaves the scroll position alone."""
        self._follows_current = not keep

    def scrollTo(
        self,
        index: ModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring `index` into sight, unless the place is being kept."""
        if self._follows_current:
            super().scrollTo(index, hint)

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The result that a key leads to; the ends of the list are ends."""
        model, count = self.model(), self.model().rowCount()
        current = self.currentIndex()
        if action in (Move.MoveHome, Move.MoveEnd):
            return model.index(0 if action == Move.MoveHome else count - 1, 0)
        if not current.isValid():
            return model.index(0, 0)
        step = self._step(action)
        row = current.row() + step
        if abs(step) >= self.columns > 1 and not 0 <= row < count:
            row = (
                self._last_in_column(current.row(), count)
                if step > 0
                else current.row() % self.columns
            )
        return model.index(min(max(row, 0), count - 1), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the title, letters act or grade; the rest is navigation."""
        index = self.currentIndex()
        if self.is_judging and self._judge(event, index):
            return
        action = KEYS.get(event.text().upper()) if self._bar.is_on else None
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index.row())
        elif index.isValid() and event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(index.data(ResultRole.TITLE))
        elif index.isValid() and action and not event.modifiers():
            self.acted.emit(index.row(), action)
        else:
            super().keyPressEvent(event)

    def _judge(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """Whether a key graded the selected result, or took the last grade back."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.grade_undone.emit()
            return True
        grade = GRADE_KEYS.get(event.key())
        if grade is None or event.modifiers() or not index.isValid():
            return False
        if not event.isAutoRepeat():
            self.graded.emit(index.row(), grade)
        return True

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the card under the pointer to wherever products are wanted."""
        index = self.currentIndex()
        if index.isValid():
            start_drag(self, index.data(ResultRole.PRODUCT_ID))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by keyboard, go on where one was, or start at the first result."""
        super().focusInEvent(event)
        # By now Qt has a current result, but none that is selected.
        if event.reason() in BY_KEYBOARD and not self.selectionModel().hasSelection():
            current = self.currentIndex()
            self.selectionModel().clearCurrentIndex()
            self.setCurrentIndex(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit at once: laying out later would show a jump."""
        anchor = self._first_in_sight()
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
            self._bring_back(anchor)

    def _fit(self) -> None:
        width = self.viewport().width()
        # Qt wraps a line that fills the width to the pixel.
        cell = (width - 1) // self.columns if self._mode == "grid" else width
        self._card_delegate.set_zoom(self._zoom)
        # Of a width that is whole pixels when it is enlarged: else pictures have ragged edges.
        whole = self._zoom.as_integer_ratio()[1]
        self._card_delegate.set_cell_width(int(cell / self._zoom) // whole * whole)
        self._row_delegate.set_cell_width(cell)
        card = round(self._card_delegate.places.cell.height() * self._zoom)
        height = card if self._mode == "grid" else ROW_HEIGHT
        self._sliding.stop()
        if self.gridSize() != QSize(cell, height):
            self.setGridSize(QSize(cell, height))
            self.doItemsLayout()
        self.rows_resized.emit(width)

    def _step(self, action: Move) -> int:
        page = max(1, self.viewport().height() // max(1, self.gridSize().height())) * self.columns
        return {
            Move.MoveLeft: -1,
            Move.MovePrevious: -1,
            Move.MoveRight: 1,
            Move.MoveNext: 1,
            Move.MoveUp: -self.columns,
            Move.MoveDown: self.columns,
            Move.MovePageUp: -page,
            Move.MovePageDown: page,
        }.get(action, 0)

    def _last_in_column(self, row: int, count: int) -> int:
        last_line = (count - 1) // self.columns
        below = last_line * self.columns + row % self.columns
        return min(below, count - 1)

    def _rows_in_sight(self) -> tuple[int, int]:
        height = max(1, self.gridSize().height())
        top = self.verticalScrollBar().value()
        first = top // height * self.columns
        last = ((top + self.viewport().height()) // height + 1) * self.columns
        return first, min(last, self.model().rowCount())

    def _first_in_sight(self) -> QModelIndex:
        if self.verticalScrollBar().value() == 0 or self.model() is None:
            return QModelIndex()
        return self.indexAt(QPoint(self.gridSize().width() // 2, self.gridSize().height() // 2))

    def _bring_back(self, index: QModelIndex) -> None:
        if index.isValid():
            super().scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def _may_animate(self) -> bool:
        return self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
