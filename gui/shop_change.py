"""Another shop on screen: opened, rebuilt or put back as a person wants, and what is seen if that fails."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.data.shops.own import demo_path
from core.errors import UserError
from gui.failure_display import FailureDisplay
from gui.open_workspace import OpenWorkspace
from gui.own_shops import OwnShops
from gui.search.search_page import SearchPage
from gui.shop_states import ShopStates
from gui.training.ending import Ending
from gui.training.trainer import Trainer
from gui.widgets.file_dialog import choose_folder


class ShopChange(QObject):
    """Changes what `shop` holds; asks before that ends a training. `leaving` comes before another opens."""

    leaving = Signal()

    def __init__(
        self,
        shop: OpenWorkspace,
        own_shops: OwnShops,
        page: SearchPage,
        states: ShopStates,
        ending: Ending,
        trainer: Trainer,
        display: FailureDisplay,
        window: QWidget,
    ):
        super().__init__(window)
        self._shop, self._page, self._states = shop, page, states
        self._ending, self._trainer = ending, trainer
        self._display, self._window = display, window
        shop.locked.connect(states.locked)
        shop.damaged.connect(states.damaged)
        shop.unwritable.connect(states.unwritable)
        shop.reset_refused.connect(self._keep_demo)
        shop.failed.connect(self._refuse)
        shop.progress.told.connect(states.building)
        own_shops.wanted.connect(self.open)
        own_shops.reset_wanted.connect(self._reset_demo)
        states.open_requested.connect(self.open)
        states.rebuild_requested.connect(self._rebuild)
        states.choose_requested.connect(self.choose)

    def choose(self) -> None:
        """Ask for a folder and open it."""
        chosen = choose_folder(self._window, "workspace", self.tr("Open workspace folder"))
        if chosen is not None:
            self.open(chosen)

    def open(self, path: Path | None, write: bool = True) -> None:
        """Open the workspace in `path`, None for the current one; asks before that ends a training."""
        if self._shop.holds(path):
            self._open(path, write)
        else:
            self._ending.ask_to_leave(lambda: self._open(path, write))

    def _open(self, path: Path | None, write: bool) -> None:
        self.leaving.emit()
        self._display.forget()
        self._page.bar.box.setFocus()
        self._states.opening()
        self._shop.open(path, write)

    def _rebuild(self, path: Path | None) -> None:
        self._page.bar.box.setFocus()
        self._states.opening()
        self._shop.rebuild(path)

    def _reset_demo(self) -> None:
        self._ending.ask_to_leave(self._put_demo_back)

    def _put_demo_back(self) -> None:
        workspace = self._shop.workspace
        if workspace is not None and workspace.is_demo:
            # What trains there must not write into the fresh one.
            self._trainer.close()
        self._states.opening()
        self._shop.reset_demo()

    def _keep_demo(self, error: BaseException) -> None:
        """The demo world is as it was; what was open before is in sight again."""
        if isinstance(error, UserError):
            self._page.notice.say(str(error), "bad")
        else:
            self._display.show(error)
        if self._shop.workspace is None:
            self._shop.open(demo_path())
        else:
            self._page.controller.refresh()

    def _refuse(self, error: BaseException) -> None:
        has_results = self._page.controller.engine is not None
        if has_results or not isinstance(error, UserError):
            self._display.show(error)
        if has_results:
            self._page.controller.refresh()
        elif self._shop.workspace is not None:
            self._states.unreadable(error)
        else:
            self._states.unopened(error)
