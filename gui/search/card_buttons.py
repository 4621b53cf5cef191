"""The mouse over the buttons that a list's delegate paints: hover, press, release and their hints."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from gui.products.action_bar import ActionBar, Pointed, hint
from gui.products.result_model import ResultRole
from gui.search.result_delegate import ResultDelegate

NOWHERE = Pointed()


class CardButtons(QObject):
    """Watches the viewport of `view`; a press on a button is the button's alone.

    `pressed` tells the row and the action once the mouse is let go where it went down.
    """

    pressed = Signal(int, str)

    def __init__(self, view: QAbstractItemView, bar: ActionBar) -> None:
        super().__init__(view)
        self._view, self._bar = view, bar
        view.viewport().installEventFilter(self)

    def set_on(self, is_on: bool) -> None:
        """Whether there are any buttons."""
        self._bar.is_on = is_on
        self._point_at(NOWHERE)
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for a button."""
        if not self._bar.is_on:
            return False
        kind, kinds = event.type(), QEvent.Type
        if kind == kinds.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(self._button_at(event.position()))
            return self._bar.is_pressed
        if kind in (kinds.MouseButtonPress, kinds.MouseButtonDblClick):
            return isinstance(event, QMouseEvent) and self._press(event)
        if kind == kinds.MouseButtonRelease and isinstance(event, QMouseEvent):
            return self._release(event)
        if kind == kinds.ToolTip and isinstance(event, QHelpEvent):
            return self._hint(event)
        if kind in (kinds.Leave, kinds.Wheel):
            self._point_at(NOWHERE)
        return False

    def _button_at(self, point: QPointF) -> Pointed:
        index = self._view.indexAt(point.toPoint())
        if index.isValid():
            delegate = cast(ResultDelegate, self._view.itemDelegate())
            inside = point - QPointF(self._view.visualRect(index).topLeft())
            for action, rect in delegate.buttons.items():
                if rect.contains(inside):
                    return Pointed(index.row(), action)
        return NOWHERE

    def _point_at(self, pointed: Pointed) -> None:
        if pointed == self._bar.pointed:
            return
        before, self._bar.pointed = self._bar.pointed, pointed
        for row in {before.row, pointed.row}:
            self._repaint(row)
        is_at = pointed != NOWHERE
        shape = Qt.CursorShape.PointingHandCursor if is_at else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def _repaint(self, row: int) -> None:
        """Paint one result again; no row is no place."""
        self._view.viewport().update(self._view.visualRect(self._view.model().index(row, 0)))

    def _press(self, event: QMouseEvent) -> bool:
        self._point_at(self._button_at(event.position()))
        if event.button() != Qt.MouseButton.LeftButton or self._bar.pointed == NOWHERE:
            return False
        self._set_pressed(True)
        self._pressed_button = self._bar.pointed
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if not self._bar.is_pressed:
            return False
        self._set_pressed(False)
        if self._button_at(event.position()) == self._pressed_button:
            QToolTip.hideText()
            self.pressed.emit(*self._pressed_button)
        return True

    def _set_pressed(self, is_pressed: bool) -> None:
        self._bar.is_pressed = is_pressed
        self._repaint(self._bar.pointed.row)

    def _hint(self, event: QHelpEvent) -> bool:
        pointed = self._button_at(QPointF(event.pos()))
        if pointed == NOWHERE:
            return False
        card = self._view.model().index(pointed.row, 0).data(ResultRole.CARD)
        QToolTip.showText(
            event.globalPos(), hint(pointed.action, pointed.action in card.done), self._view
        )
        return True
