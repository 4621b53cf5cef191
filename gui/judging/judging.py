"""Judging: results graded by keys where they are found, and the window in which they come one by one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.errors import UserError
from core.judging.query_set import SetQuery
from core.search.request import Hit
from gui.judging.book import JudgmentBook
from gui.judging.grid_bar import GridBar
from gui.judging.switch import JudgingSwitch
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.state import State
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from gui.judging.window import JudgingWindow


class Judging(QObject):
    """Grades results while it is on, which it can be where a tester looks (`set_offered`).

    `changed` tells that it went on or off, or that another set is in use.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, shop: OpenWorkspace, page: SearchPage, toast: Toast, state: State, owner: QWidget
    ):
        super().__init__(owner)
        self._shop, self._page, self._toast, self._owner = shop, page, toast, owner
        self.book = JudgmentBook(state, self)
        self.switch = JudgingSwitch()
        self.bar = GridBar()
        self.view: JudgingWindow | None = None
        self._is_offered = False
        # Whether grading was switched on; it shows only where it is offered.
        self._is_wanted = False
        page.add_beside_summary(self.switch)
        page.add_notice(self.bar)
        self._connect()

    def _connect(self) -> None:
        results = self._page.results
        self.switch.toggled.connect(self.set_wanted)
        self.bar.chosen.connect(self.book.choose)
        self.bar.view_wanted.connect(lambda: self.open_view())
        self.book.changed.connect(self._show)
        self.book.graded.connect(lambda _: self._show_marks())
        self.book.failed.connect(self._complain)
        results.graded.connect(self.grade)
        results.grade_undone.connect(self.book.undo)
        results.shown.connect(self._show_marks)
        results.emptied.connect(self._show_marks)
        self._shop.opened.connect(self.book.use)
        self._shop.closing.connect(self._leave)

    @property
    def is_on(self) -> bool:
        """Whether keys grade the selected result now."""
        return self._is_wanted and self._is_offered

    def set_offered(self, is_offered: bool) -> None:
        """Whether results are looked at as a tester does."""
        self._is_offered = is_offered
        self.switch.setVisible(is_offered)
        self._show()

    def set_wanted(self, is_wanted: bool) -> None:
        """Switch grading by keys on or off."""
        self._is_wanted = is_wanted
        self._show()
        if self.is_on:
            self._page.results.setFocus()

    def hindrance(self) -> str:
        """Why nothing can be judged now, "" if something can."""
        if self._shop.workspace is None:
            return self.tr("No shop is open yet")
        return "" if self.book.may_write else self.tr("This shop is open read-only")

    def grade(self, hit: Hit | None, grade: int) -> None:
        """Give a result a grade for the query on screen; the first makes a set where there is none."""
        answer = self._page.on_screen.response
        text = answer.request.text.strip() if answer is not None else ""
        if hit is None or not text:
            self._toast.say(self.tr("Search for something first; grades belong to a query"))
            return
        if reason := self.hindrance():
            self._toast.say(reason)
            return
        if self.book.current is None:
            name = self.tr("My judgments")
            self.book.save_set(name, "", then=lambda: self._grade(text, hit.product_id, grade))
        else:
            self._grade(text, hit.product_id, grade)

    def _grade(self, text: str, product: str, grade: int) -> None:
        current = self.book.current
        if current is not None:
            query = current.query_of(text) or SetQuery(current.free_id(), text)
            self.book.grade(query, product, grade)

    def open_view(self, tab: str = "") -> None:
        """Show the judging view, perhaps its tab `queries` or `agreement`; made when first wanted."""
        workspace = self._shop.workspace
        if workspace is None:
            return
        if self.view is None:
            from gui.judging.window import JudgingWindow

            self.view = JudgingWindow(self.book, self._shop, self._owner)
            self.view.failed.connect(self._complain)
        if tab:
            self.view.show_tab(tab)
        self.view.show()
        self.view.raise_()
        self.view.activateWindow()

    def _complain(self, error: Exception) -> None:
        """What can be mended is said where it happened."""
        if self.view is not None and self.view.isVisible() and isinstance(error, UserError):
            self.view.notice.say(str(error), "bad")
        else:
            self.failed.emit(error)

    def _leave(self) -> None:
        """What was judged belongs to the shop that is closed."""
        if self.view is not None:
            self.view.close()
            self.view.deleteLater()
            self.view = None
        self.book.leave()

    def _show(self) -> None:
        self.switch.show_on(self.is_on, self.hindrance())
        self.bar.setVisible(self.is_on)
        self.bar.show_sets(self.book.sets, self.book.current)
        self._page.results.set_judging(self.is_on)
        self._show_marks()
        self.changed.emit()

    def _show_marks(self) -> None:
        """Every result of a query is marked while a set is in use, judged or not."""
        answer = self._page.on_screen.response
        text = answer.request.text.strip() if answer is not None else ""
        marks = self.book.marks(text) if self.is_on and text else None
        self._page.results.mark_grades(marks)
        hits = answer.hits if answer is not None and text else ()
        judged = sum(hit.product_id in marks for hit in hits) if marks is not None else 0
        self.bar.show_progress(judged, len(hits))
