"""The window: puts the parts together and passes on what they tell each other."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from gui.acting.acting import Acting
from gui.checks.checks import Checks
from gui.comparison.comparing import Comparing
from gui.compression.compressing import Compressing
from gui.data.importing import Importing
from gui.demonstration.demonstrating import Demonstrating
from gui.demonstration.presented_window import PresentedWindow
from gui.epoch_scrubbing import EpochScrubbing
from gui.failure_display import FailureDisplay
from gui.failures import Failures
from gui.feedback.area import FeedbackArea
from gui.full_screen import FullScreen
from gui.header import WindowHeader
from gui.inspection import Inspection
from gui.judging.judging import Judging
from gui.language import Retranslated
from gui.model.room import ModelRoom
from gui.open_workspace import OpenWorkspace
from gui.own_shops import OwnShops
from gui.panels import Panels
from gui.product_map.room import ProductMapRoom
from gui.result_export import ResultExport
from gui.robustness.robustness import Robustness
from gui.run_colours import run_colours
from gui.run_switch import RunSwitch
from gui.search.history_buttons import HistoryButtons
from gui.search.query_history import QueryHistory
from gui.search.search_bar import SearchBar
from gui.search.search_page import SearchPage
from gui.shop_change import ShopChange
from gui.shop_display import ShopDisplay
from gui.shop_states import ShopStates
from gui.shoppers.making_up import MakingUp
from gui.shoppers.shopper_model import GUEST
from gui.shoppers.shopper_switch import ShopperSwitch
from gui.state import State
from gui.training.ending import Ending
from gui.training.outcome_bar import OutcomeBar
from gui.training.trainer import Trainer
from gui.training.training_bar import TrainingBar
from gui.training.training_dock import TrainingDock
from gui.tuning.room import TuningRoom
from gui.updates.updating import Updating
from gui.what_if.room import WhatIfRoom
from gui.widgets.floating import LIFT, float_over
from gui.widgets.layouts import column, holder
from gui.widgets.notices import Toast
from gui.window_actions.guides import Guides

if TYPE_CHECKING:
    from gui.training.panel import TrainingPanel

# Pixels: three columns of cards and the header; at first, what fits on any laptop.
SMALLEST = QSize(960, 600)
USUAL = QSize(1280, 800)


class MainWindow(Retranslated, QMainWindow):
    """One shop, one search, three arrangements. Shown before anything slow is loaded."""

    painted = Signal(object)

    def __init__(self, state: State, failures: Failures | None = None):
        super().__init__()
        self.state = state
        self.failures = failures or Failures()
        self.shop = OpenWorkspace(self)
        self.trainer = Trainer(parent=self)
        self.ending = Ending(self.trainer, self)
        self.panels = Panels(self, state)
        self.training_dock = TrainingDock(self.panels.training, self.trainer, self.shop, self)
        self.tuning = TuningRoom(self.training_dock, self.shop, self)
        self._make_top()
        self.page = SearchPage(self.search_bar, state)
        self.feedback_area = FeedbackArea(self.page, self.shop, state, self)
        self.setCentralWidget(self._middle())
        self.query_history = QueryHistory(self.page, state, self)
        HistoryButtons(self.query_history, self.search_bar)
        self.states = ShopStates(self.page, self)
        self.display = FailureDisplay(self.failures, self.page.notice, self.states, self)
        self.own_shops = OwnShops(self.header.workspace, self.shop, state, self)
        self.shop_change = ShopChange(
            self.shop,
            self.own_shops,
            self.page,
            self.states,
            self.ending,
            self.trainer,
            self.display,
            self,
        )
        self.toast = Toast(self)
        self.runs = RunSwitch(self.shop, self.page, self.toast, self)
        self.scrubbing = EpochScrubbing(self.shop, self.page, self.runs, self.toast, state, self)
        self.compressing = Compressing(self.shop, self.runs, self.toast, self)
        self.making_up = MakingUp(self.panels.editor, self.page, self.shop, self)
        self.shoppers = ShopperSwitch(
            self.shop, self.search_bar, self.page, state, self.making_up, self
        )
        self.inspection = Inspection(self.panels.inspector, self.page, self.shop, self)
        self.product_map = ProductMapRoom(
            self.shop, self.page, self.inspection, self.panels, self.toast, self
        )
        self.scrubbing.preview.shown.connect(self.product_map.follow)
        self.result_export = ResultExport(self.shop, self.page, self.toast, self)
        self.acting = Acting(self.shop, self.page, self.shoppers, self.toast, self)
        self.updating = Updating(
            self.shop, self.feedback_area, self.acting.recorder, self.runs, self.trainer, state
        )
        self.page.add_beside_summary(self.updating.chip)
        self.importing = Importing(self.shop, self.ending, self.page.notice, self.toast, self)
        self.robustness = Robustness(self.shop, self)
        self.model_room = ModelRoom(self.shop, self.page.on_screen, self)
        self.comparing = Comparing(self.shop, self.page, self.toast, self)
        self.page.add_beside_summary(self.comparing.button)
        self.judging = Judging(self.shop, self.page, self.toast, state, self)
        self.checks = Checks(self.shop, self.page, self.toast, state, self)
        self.what_if = WhatIfRoom(self.shop, self.page, self)
        self._make_presenting()
        for part in (self.tuning, self.compressing, self.robustness, self.feedback_area):
            self.ending.watch(part.under_way)
        self._is_agreed = False
        self.setMinimumSize(SMALLEST)
        self._connect()
        self.shop_display = ShopDisplay(self, self)
        self.shop_display.answered.connect(self.painted)
        self.guides = Guides(self)
        self._retranslate()
        self.setWindowTitle(self.header.workspace.title)
        self._recall()

    @property
    def training(self) -> "TrainingPanel | None":
        """The panel for training, once it has been seen."""
        return self.training_dock.panel

    def _make_top(self) -> None:
        self.header = WindowHeader(self.panels.switches(), self.state)
        self.search_bar = SearchBar()
        self.training_bar = TrainingBar(self.trainer)
        self.outcome_bar = OutcomeBar()
        bars = (self.header, self.training_bar, self.search_bar)
        self.setMenuWidget(holder(column(*bars, spacing=10, margins=(16, 10, 16, 4))))

    def _middle(self) -> QWidget:
        """What is to be said of the whole shop stands above any page, passing notices float over it."""
        self.page.notices.setContentsMargins(16, 0, 16, 0)
        middle = holder(column(self.page.notices, (self.feedback_area.pages, 1), spacing=0))
        float_over(middle, self.page.notice, self.outcome_bar, lift=LIFT)
        return middle

    def _make_presenting(self) -> None:
        self.full_screen = FullScreen(
            self, self.header, self.panels, self.page, self.state, self.arrange
        )
        self.demonstrating = Demonstrating(PresentedWindow.of(self))

    def _connect(self) -> None:
        header, workspace = self.header, self.header.workspace
        workspace.open_requested.connect(self.shop_change.choose)
        workspace.import_requested.connect(self.importing.start)
        workspace.renamed.connect(self.setWindowTitle)
        header.arrangement.chosen.connect(self.arrange)
        self.feedback_area.wanted.connect(lambda: self.arrange("feedback"))
        self.feedback_area.query_wanted.connect(self.page.ask)
        self.comparing.query_wanted.connect(self.page.ask)
        self.feedback_area.run_wanted.connect(self.runs.choose)
        self.acting.recorder.recorded.connect(self.feedback_area.follow)
        self.search_bar.box.committed.connect(self._show_results)
        self.shoppers.followed.connect(self.inspection.follow)
        self.inspection.missing.guest_wanted.connect(lambda: self.shoppers.choose(GUEST))
        self.ending.waiting.connect(self.toast.say)
        self._connect_importing()
        self._connect_training()
        self._connect_failures()

    def _connect_importing(self) -> None:
        self.importing.dropped.workspace_wanted.connect(self.open)
        self.importing.dropped.run_wanted.connect(self.runs.choose)
        self.importing.dropped.run_opened.connect(self.runs.refresh)
        self.importing.dropped.run_opened.connect(self.training_dock.refresh_runs)
        self.importing.dropped.runs_wanted.connect(lambda: self.training_dock.show_page("runs"))
        self.importing.search_wanted.connect(self.focus_search)
        self.importing.clean_wanted.connect(self.robustness.clean_import)

    def _connect_training(self) -> None:
        """The panel is made when it is first seen."""
        run_colours().remember(self.state)
        self.training_bar.opened.connect(self.training_dock.open)
        self.training_dock.query_wanted.connect(self.page.ask)
        furnished = self.training_dock.furnished
        furnished.connect(lambda panel: panel.results.remember(self.state))
        looking = (self.compressing, self.robustness, self.model_room)
        for part in (self.runs, self.scrubbing, *looking):
            furnished.connect(part.watch)
        self.runs.judged.connect(self.outcome_bar.show_verdict)
        self.outcome_bar.chosen.connect(self.runs.choose)

    def _connect_failures(self) -> None:
        for part in (
            self.page.controller,
            self.feedback_area,
            self.inspection,
            self.result_export,
            self.making_up,
            self.compressing,
            self.acting,
            self.updating,
            self.runs,
            self.scrubbing,
            self.robustness,
            self.model_room,
            self.product_map,
            self.comparing,
            self.judging,
            self.checks,
            self.what_if,
            self.own_shops,
            self.demonstrating,
        ):
            part.failed.connect(self.display.show)

    def _recall(self) -> None:
        if not self.restoreGeometry(self.state.geometry):
            room = self.screen().availableSize()
            self.resize(USUAL.boundedTo(room))
        self._arrange_as(self.state.arrangement)

    def arrange(self, arrangement: str) -> None:
        """Show what `demo`, `train`, `inspect` or `feedback` needs and hide the rest."""
        self.panels.remember()
        self._arrange_as(arrangement)

    def _arrange_as(self, arrangement: str) -> None:
        self.state.arrangement = arrangement
        self.header.arrangement.choose(arrangement)
        self.feedback_area.show(arrangement == "feedback")
        self.acting.set_on(arrangement in ("demo", "train"))
        # Who inspects updates nothing, and the line about the answer is full.
        self.updating.chip.setVisible(arrangement != "inspect")
        self.comparing.button.setVisible(arrangement == "inspect")
        self.judging.set_offered(arrangement == "inspect")
        self.panels.arrange(arrangement, self.making_up.is_under_way)

    def _show_results(self) -> None:
        """A search made beside the feedback is to be seen."""
        if self.state.arrangement == "feedback":
            self.arrange("demo")

    def start(self, path: Path | None) -> None:
        """Open the workspace in `path`, named on the command line; None: what was open last."""
        self.own_shops.start(path)

    def open(self, path: Path | None, write: bool = True) -> None:
        """Open the workspace in `path`, None for the current one; asks before that ends a training."""
        self.shop_change.open(path, write)

    def focus_search(self) -> None:
        """Lead to the search box, its text selected."""
        self.search_bar.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_bar.box.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """The box has the focus from the start."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.search_bar.box.setFocus)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stood and give the workspace back; asks before that ends any work."""
        is_asked = self._is_agreed and self.trainer.work != "training"
        if self.ending.is_due and not is_asked:
            event.ignore()
            self.ending.ask_to_close(self._shut)
            return
        self.state.geometry = self.full_screen.geometry
        self.panels.remember()
        self.state.save()
        self.trainer.close()
        self.compressing.shut_down()
        self.product_map.shut_down()
        self.training_dock.forget()
        self.tuning.shut_down()
        self.feedback_area.shut_down()
        self.states.shut_down()
        self.making_up.keep_draft()
        self.shop.close()
        super().closeEvent(event)

    def _shut(self) -> None:
        self._is_agreed = True
        self.close()

    def _retranslate(self) -> None:
        self.states.retranslate()
        self.display.retranslate()
        self.making_up.retranslate()
        self.shoppers.retranslate()
        self.checks.retranslate()
