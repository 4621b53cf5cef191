"""Full screen for a room: what only the person at the desk needs goes, and comes back as it was."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from gui.header import WindowHeader
from gui.panels import VERSION, Panels
from gui.search.search_page import SearchPage
from gui.state import State

# Cards in a room are so many times as large: their smallest letters are read from the third row.
ROOM_ZOOM = 1.25


class FullScreen(QObject):
    """Header, panels and notices of before go; a panel opened meanwhile is seen. `changed` tells both.

    Esc leaves wherever it has nothing else to do.
    """

    changed = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        header: WindowHeader,
        panels: Panels,
        page: SearchPage,
        state: State,
        arrange: Callable[[str], None],
    ):
        super().__init__(window)
        self._window, self._header, self._panels = window, header, panels
        self._page, self._state, self._arrange = page, state, arrange
        self.is_on = False
        self._geometry = self._docks = QByteArray()
        self._arrangement = ""
        self._hidden: list[QWidget] = []
        for watched in (window, page.bar.box):
            watched.installEventFilter(self)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt saves it, those of before while it fills the screen."""
        return self._geometry if self.is_on else self._window.saveGeometry()

    def toggle(self) -> None:
        """Fill the screen, or leave it again."""
        self.set_on(not self.is_on)

    def set_on(self, is_on: bool) -> None:
        """Whether the window fills the screen."""
        if is_on == self.is_on:
            return
        if is_on:
            self._enter()
        else:
            self._leave()
        self._page.bar.box.setProperty("room", is_on)
        self._page.bar.box.style().polish(self._page.bar.box)
        self._page.results.set_zoom(ROOM_ZOOM if is_on else 1.0)
        self.changed.emit(is_on)

    def _enter(self) -> None:
        window, page = self._window, self._page
        self._geometry, self._docks = window.saveGeometry(), window.saveState(VERSION)
        self._arrangement = self._state.arrangement
        self._panels.is_passing = self.is_on = True
        idle = (self._header, page.notice, page.lock_notice, *self._panels.docks)
        self._hidden = [widget for widget in idle if not widget.isHidden()]
        for widget in self._hidden:
            widget.hide()
        window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)

    def _leave(self) -> None:
        window = self._window
        self.is_on = False
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        for widget in self._hidden:
            if widget not in self._panels.docks:
                widget.show()
        self._bring_panels_back()

    def _bring_panels_back(self) -> None:
        if self._state.arrangement == self._arrangement:
            self._window.restoreState(self._docks, VERSION)
        else:
            self._arrange(self._state.arrangement)
        self._panels.is_passing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave on Escape, and when the desktop takes the screen away; panels are remembered as they were."""
        if not self.is_on:
            return False
        if event.type() == QEvent.Type.KeyPress and self._is_way_out(watched, event):
            self.set_on(False)
            return True
        if event.type() == QEvent.Type.Close and watched is self._window:
            self._bring_panels_back()
        has_gone = watched is self._window and not self._window.isFullScreen()
        if event.type() == QEvent.Type.WindowStateChange and has_gone:
            self.set_on(False)
        return False

    def _is_way_out(self, watched: QObject, event: QEvent) -> bool:
        """Whether it is Escape and nobody else wants it; the box clears its text first."""
        box = self._page.bar.box
        is_wanted = watched is box and (bool(box.text()) or box.popup.isVisible())
        return cast(QKeyEvent, event).key() == Qt.Key.Key_Escape and not is_wanted
