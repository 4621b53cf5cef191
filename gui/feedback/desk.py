"""Beside the search page the pages of the arrangement 反馈, made when they are first seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.search.search_page import SearchPage
from gui.shop import Shop
from gui.state import State

if TYPE_CHECKING:
    from gui.feedback.page import FeedbackPage


class FeedbackDesk(QObject):
    """`pages` holds the search page and the feedback page, of which one is seen."""

    failed = Signal(object)

    def __init__(self, page: SearchPage, shop: Shop, state: State, parent: QWidget):
        super().__init__(parent)
        self._search, self._shop, self._state = page, shop, state
        self.pages = QStackedWidget()
        self.pages.addWidget(page)
        self.page: FeedbackPage | None = None

    def show(self, is_wanted: bool) -> None:
        """Show the feedback, or the search."""
        if is_wanted and self.page is None:
            self._furnish()
        self.pages.setCurrentWidget(self.page if is_wanted and self.page else self._search)

    def _furnish(self) -> None:
        from gui.feedback.page import FeedbackPage

        makers = {
            "behaviour": self._behaviour,
            "updates": self._updates,
            "experiments": self._experiments,
        }
        self.page = FeedbackPage(makers)
        self.page.chosen.connect(self._remember)
        self.pages.addWidget(self.page)
        self.page.show_tab(self._state.feedback_tab)

    def _remember(self, tab: str) -> None:
        self._state.feedback_tab = tab
