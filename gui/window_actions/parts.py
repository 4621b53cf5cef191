"""What the actions of the window act on."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from gui.acting.acting import Acting
from gui.checks.checks import Checks
from gui.comparison.comparing import Comparing
from gui.compression.compressing import Compressing
from gui.data.importing import Importing
from gui.demonstration.demonstrating import Demonstrating
from gui.epoch_scrubbing import EpochScrubbing
from gui.failure_display import FailureDisplay
from gui.feedback.area import FeedbackArea
from gui.full_screen import FullScreen
from gui.header import WindowHeader
from gui.inspection import Inspection
from gui.judging.judging import Judging
from gui.model.room import ModelRoom
from gui.open_workspace import OpenWorkspace
from gui.panels import Panels
from gui.product_map.room import ProductMapRoom
from gui.robustness.robustness import Robustness
from gui.run_switch import RunSwitch
from gui.search.query_history import QueryHistory
from gui.search.search_bar import SearchBar
from gui.search.search_page import SearchPage
from gui.shoppers.making_up import MakingUp
from gui.shoppers.shopper_switch import ShopperSwitch
from gui.state import State
from gui.training.trainer import Trainer
from gui.training.training_dock import TrainingDock
from gui.tuning.room import TuningRoom
from gui.updates.updating import Updating
from gui.what_if.room import WhatIfRoom
from gui.widgets.notices import Toast


class WindowParts(Protocol):
    """The main window, as far as its actions reach."""

    state: State
    shop: OpenWorkspace
    trainer: Trainer
    panels: Panels
    training_dock: TrainingDock
    tuning: TuningRoom
    header: WindowHeader
    search_bar: SearchBar
    page: SearchPage
    query_history: QueryHistory
    feedback_area: FeedbackArea
    toast: Toast
    display: FailureDisplay
    runs: RunSwitch
    scrubbing: EpochScrubbing
    compressing: Compressing
    comparing: Comparing
    making_up: MakingUp
    shoppers: ShopperSwitch
    inspection: Inspection
    acting: Acting
    updating: Updating
    robustness: Robustness
    model_room: ModelRoom
    product_map: ProductMapRoom
    judging: Judging
    checks: Checks
    what_if: WhatIfRoom
    importing: Importing
    full_screen: FullScreen
    demonstrating: Demonstrating

    def arrange(self, arrangement: str) -> None:
        """Show what `arrangement` needs and hide the rest."""

    def focus_search(self) -> None:
        """Lead to the search box, its text selected."""

    def close(self) -> bool:
        """Leave; asks before that ends a training."""

    def window(self) -> QWidget:
        """The window itself, for dialogs and pictures."""
