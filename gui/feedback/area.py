"""Beside the search the pages of the arrangement 反馈, each made when it is first seen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.errors import UserError
from core.feedback.log import FeedbackLog
from gui.experiments.banner import ExperimentBanner
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.state import State

if TYPE_CHECKING:
    from gui.feedback.page import FeedbackPage
    from gui.widgets.tab import Tab


class _Pages(QStackedWidget):
    """Needs the room of the page that is seen, not of the largest: panels beside it want theirs."""

    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.minimumSizeHint() if current is not None else super().minimumSizeHint()


class FeedbackArea(QObject):
    """`pages` holds the search and the feedback, of which one is seen.

    `wanted` asks for it to be seen; `query_wanted` names a query to search for, `run_wanted` a run that is to
    rank from now on; `simulated` says that the log has grown by what simulated shoppers did.
    """

    wanted = Signal()
    query_wanted = Signal(str)
    run_wanted = Signal(str)
    simulated = Signal()
    failed = Signal(object)

    def __init__(self, search: SearchPage, shop: OpenWorkspace, state: State, parent: QWidget):
        super().__init__(parent)
        self._search, self._shop, self._state = search, shop, state
        self.page: FeedbackPage | None = None
        self._log: FeedbackLog | None = None
        self._makers: dict[str, Callable[[], Tab]] = {
            "behaviour": self._made_behaviour,
            "experiments": self._made_experiments,
        }
        self.pages = _Pages()
        self.pages.addWidget(search)
        self.banner = ExperimentBanner(shop)
        self.banner.opened.connect(lambda: self.show_tab("experiments"))
        search.add_notice(self.banner)
        shop.opened.connect(self._hand_workspace)
        shop.closing.connect(self._take_workspace)

    def show(self, is_wanted: bool) -> None:
        """Show the feedback, or the search."""
        if is_wanted and self.page is None:
            self._furnish()
        self.pages.setCurrentWidget(self.page if is_wanted and self.page else self._search)
        self.pages.updateGeometry()

    def show_tab(self, name: str) -> None:
        """Show one tab of the feedback."""
        self._remember(name)
        self.wanted.emit()
        if self.page is not None:
            self.page.show_tab(name)

    def add_tab(self, name: str, maker: "Callable[[], Tab]") -> None:
        """Let `maker` make the tab called `name`, one of `FEEDBACK_TABS`, when it is first seen."""
        self._makers[name] = maker

    def _furnish(self) -> None:
        from gui.feedback.page import FeedbackPage

        self.page = FeedbackPage(self._makers)
        self.page.chosen.connect(self._remember)
        self.pages.addWidget(self.page)
        self.page.show_tab(self._state.feedback_tab)

    def _remember(self, tab: str) -> None:
        self._state.feedback_tab = tab

    def _made_behaviour(self) -> "Tab":
        from gui.behaviour.page import BehaviourPage

        made = BehaviourPage()
        made.failed.connect(self.failed)
        self._hand(made)
        return made

    def _made_experiments(self) -> "Tab":
        from gui.experiments.page import ExperimentsPage

        made = ExperimentsPage(self._shop, self._open_log)
        made.failed.connect(self.failed)
        made.interleave_wanted.connect(self._shop.interleave)
        made.interleave_ended.connect(self._shop.end_interleaving)
        made.run_wanted.connect(self.run_wanted)
        made.query_wanted.connect(self.query_wanted)
        made.simulation.recorded.connect(self.simulated)
        made.score_changed.connect(self.banner.show_verdict)
        self._hand(made)
        return made

    def follow(self) -> None:
        """Something was recorded: let what is made take notice."""
        for made in self._made():
            made.follow()

    def under_way(self) -> str:
        """What would be lost if all pages ended now, in a sentence; "" where nothing is under way."""
        return "\n".join(filter(None, (made.under_way() for made in self._made())))

    def shut_down(self) -> None:
        """End what runs for the pages; called when the window closes."""
        for made in self._made():
            made.shut_down()
        self._let_go()

    def _made(self) -> "list[Tab]":
        return list(self.page.made.values()) if self.page is not None else []

    def _hand_workspace(self) -> None:
        for made in self._made():
            self._hand(made)

    def _hand(self, made: "Tab") -> None:
        workspace = self._shop.workspace
        if workspace is not None:
            made.set_workspace(workspace, workspace.read_only)

    def _take_workspace(self) -> None:
        for made in self._made():
            made.set_workspace(None)
        self._let_go()

    def _open_log(self) -> FeedbackLog | None:
        """The log for writing, None where nothing may be written."""
        workspace = self._shop.workspace
        if self._log is None and workspace is not None and not workspace.read_only:
            try:
                self._log = FeedbackLog.open(workspace)
            except UserError as error:
                self.failed.emit(error)
        return self._log

    def _let_go(self) -> None:
        if self._log is not None:
            self._log.close()
            self._log = None
