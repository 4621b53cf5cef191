"""Where updates meet the window: the chip beside the results, the page behind its tab, the run that ranks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.feedback.area import FeedbackArea
from gui.feedback.recorder import Recorder
from gui.open_workspace import OpenWorkspace
from gui.run_switch import RunSwitch
from gui.state import State
from gui.training.trainer import Trainer
from gui.updates.chip import UpdateChip
from gui.updates.outcome import Outcome
from gui.updates.updater import Updater

if TYPE_CHECKING:
    from gui.updates.page import UpdatesPage


class Updating(QObject):
    """Has the `updater` of the window and shows it; `failed` is no person's doing."""

    failed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        feedback_area: FeedbackArea,
        recorder: Recorder,
        runs: RunSwitch,
        trainer: Trainer,
        state: State,
    ):
        super().__init__(feedback_area)
        self._shop, self._feedback_area, self._runs = shop, feedback_area, runs
        self.updater = Updater(trainer, recorder, state, self)
        self.chip = UpdateChip(self.updater)
        feedback_area.add_tab("updates", self._made_page)
        shop.opened.connect(self.updater.use)
        shop.closing.connect(lambda: self.updater.use(None))
        shop.engine_ready.connect(self.updater.refresh)
        feedback_area.simulated.connect(self.updater.refresh)
        self.updater.outcome_known.connect(self._pass_verdict)
        self.updater.run_settled.connect(runs.follow)
        self.updater.failed.connect(self.failed)
        self.chip.query_wanted.connect(feedback_area.query_wanted)
        self.chip.ledger_wanted.connect(lambda: feedback_area.show_tab("updates"))

    def _pass_verdict(self, outcome: Outcome) -> None:
        """The strip above the results tells what both runs reach on the same queries."""
        if outcome.entry is not None:
            update = outcome.entry.update
            earlier = update.verdict.earlier
            self._runs.take_verdict(update.base, update.run, earlier.before, earlier.after)

    def _made_page(self) -> "UpdatesPage":
        from gui.updates.page import UpdatesPage

        page = UpdatesPage(self.updater)
        page.query_wanted.connect(self._feedback_area.query_wanted)
        page.failed.connect(self.failed)
        return page
