"""Back and on, before the search box, where the line has room for them."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.language import Retranslated
from gui.search.query_history import QueryHistory
from gui.search.search_bar import SearchBar
from gui.widgets.buttons import describe, icon_button
from gui.widgets.layouts import row

# Pixels: in a narrower line the box needs the room more; the keys work all the same.
LEAST_ROOM = 1160


class HistoryButtons(Retranslated, QWidget):
    """Two buttons that walk `history`, at the front of `bar`."""

    def __init__(self, history: QueryHistory, bar: SearchBar):
        super().__init__()
        self._history = history
        self.back = icon_button("chevron_left", lambda: history.go(-1), 18)
        self.forward = icon_button("chevron_right", lambda: history.go(1), 18)
        row(self.back, self.forward, parent=self, spacing=0)
        bar.add_front(self)
        bar.installEventFilter(self)
        history.changed.connect(self._refresh)
        self._refresh()
        self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the room there is."""
        if event.type() == QEvent.Type.Resize:
            # Not while the line is being laid out.
            QTimer.singleShot(0, self, self._fit)
        return False

    def _fit(self) -> None:
        bar = self.parentWidget()
        self.setVisible(bar is not None and bar.width() >= LEAST_ROOM)

    def _refresh(self) -> None:
        self.back.setEnabled(self._history.may_go_back)
        self.forward.setEnabled(self._history.may_go_forward)

    def _retranslate(self) -> None:
        describe(self.back, self.tr("Back to the search before (Alt+←)"))
        describe(self.forward, self.tr("On to the search after (Alt+→)"))
