"""Bars that come and go float over the lower edge of a room, so that nothing moves under the pointer."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

# Pixels: a line that is still read at a glance, the free edge of the room, between two bars.
WIDEST = 760
EDGE = 16
GAP = 8
# Above a toast.
LIFT = 92


def float_over(room: QWidget, *bars: QWidget, lift: int = EDGE) -> None:
    """Let `bars` float over `room`, the first lowest, `lift` pixels above its lower edge while shown."""
    _Stack(room, bars, lift)


class _Stack(QObject):
    """Keeps bars in their places. Belongs to the room, as they do from now on."""

    def __init__(self, room: QWidget, bars: tuple[QWidget, ...], lift: int):
        super().__init__(room)
        self._room, self._bars, self._lift = room, bars, lift
        room.installEventFilter(self)
        for bar in bars:
            is_shown = not bar.isHidden()
            bar.setParent(room)
            bar.setVisible(is_shown)
            bar.installEventFilter(self)
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the room's size, and what the bars say."""
        kind = event.type()
        if watched is self._room:
            if kind == QEvent.Type.Resize:
                self._arrange()
        elif kind in (
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
            QEvent.Type.LayoutRequest,
        ):
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        width = min(WIDEST, self._room.width() - 2 * EDGE)
        bottom = self._room.height() - self._lift
        for bar in self._bars:
            # Another room may have taken it.
            if bar.isHidden() or bar.parentWidget() is not self._room or width <= 0:
                continue
            height = max(bar.heightForWidth(width), bar.minimumSizeHint().height())
            bar.setGeometry((self._room.width() - width) // 2, bottom - height, width, height)
            bar.raise_()
            bottom -= height + GAP
