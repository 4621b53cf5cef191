"""The shop that is open, shown in every part of the window; nothing of it stays once it is closed."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from core.search.request import SearchResponse
from gui import words
from gui.own_shops import OwnShops
from gui.shop_change import ShopChange
from gui.shop_states import ShopStates
from gui.training.outcome_bar import OutcomeBar
from gui.window_actions.parts import WindowParts

if TYPE_CHECKING:
    from core.experiments.interleaving import InterleavedEngine
    from core.recommend.recommender import Recommender
    from core.search.engine import Engine
    from core.workspace import Workspace


class ShopWindow(WindowParts, Protocol):
    """What of the window a shop is shown in."""

    own_shops: OwnShops
    shop_change: ShopChange
    states: ShopStates
    outcome_bar: OutcomeBar


class ShopDisplay(QObject):
    """Follows `window.shop` as it is opened, filled, imported into and closed.

    `answered` carries what is on screen after an answer, None where the shop has no products.
    """

    answered = Signal(object)

    def __init__(self, window: ShopWindow, parent: QObject):
        super().__init__(parent)
        self._window = window
        self._to_train: Path | None = None
        self._connect_shop()
        window.page.shown.connect(self._after_answer)
        window.importing.imported.connect(self._take_import)
        window.importing.train_wanted.connect(self._train)

    def _connect_shop(self) -> None:
        window, shop = self._window, self._window.shop
        shop.closing.connect(self._leave_shop)
        shop.opened.connect(self._show_workspace)
        window.own_shops.gone.connect(lambda sentence: window.page.notice.say(sentence, "warn"))
        window.shop_change.leaving.connect(window.making_up.keep_draft)
        window.states.stuck.connect(lambda: window.feedback_area.show(False))
        window.states.import_requested.connect(window.importing.start)
        shop.engine_ready.connect(self._use_engine)
        shop.recommender_ready.connect(self._use_recommender)
        window.shoppers.arrived.connect(shop.toss_anew)

    def _leave_shop(self) -> None:
        """Nothing of the shop that is closed stays in sight or is still under way."""
        window = self._window
        window.display.leave_shop()
        window.toast.hide()
        window.outcome_bar.hide()
        window.states.leave()
        window.page.leave_shop()
        window.query_history.use_shop(None)
        window.training_dock.leave()
        window.tuning.shut_down()

    def _take_import(self, new_shop: Path | None) -> None:
        shop = self._window.shop
        if new_shop is not None:
            self._window.shop_change.open(new_shop)
        elif shop.workspace is not None:
            self._show_workspace(shop.workspace)
            shop.load_engine()

    def _train(self, new_shop: Path | None) -> None:
        """Train on what was imported, as soon as it is open; never on a shop that is open in its place."""
        shop = self._window.shop
        self._window.arrange("train")
        if new_shop is not None and not shop.holds(new_shop):
            self._to_train = new_shop if shop.is_opening else None
            return
        self._window.training_dock.train()

    def _show_workspace(self, workspace: "Workspace") -> None:
        window = self._window
        words.use_domain(workspace.domain)
        window.header.workspace.show_workspace(workspace.name, workspace.is_demo)
        window.header.read_only.setVisible(workspace.read_only)
        window.display.forget()
        window.query_history.use_shop(workspace.path)
        window.feedback_area.show(window.state.arrangement == "feedback")
        window.states.set_read_only(workspace.read_only)
        window.training_dock.use_workspace()
        window.tuning.use_workspace()
        window.states.reading()
        wanted, self._to_train = self._to_train, None
        if wanted is not None:
            self._train(wanted)

    def _use_engine(self, engine: "Engine | InterleavedEngine") -> None:
        window = self._window
        window.runs.refresh()
        if len(engine.catalogue):
            if window.shop.awaits_recommender:
                window.page.start.await_recommender()
            # By now nobody may look at an epoch any more.
            window.page.set_engine(window.shop.answering or engine)
            return
        window.page.controller.set_engine(None)
        window.states.empty()
        self.answered.emit(None)

    def _use_recommender(self, recommender: "Recommender | None") -> None:
        self._window.page.use_recommender(self._window.shop.answering, recommender)
        self._window.inspection.hand_recommender()

    def _after_answer(self, response: SearchResponse) -> None:
        self._window.states.answered()
        self._window.runs.take(response)
        self.answered.emit(response)
