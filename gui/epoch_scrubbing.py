"""The scrubber and the results in the loop of the training panel, put to use in the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.search.epoch_shelf import EpochShelf
from gui.background import Latest
from gui.epoch_keeping import EpochKeeping
from gui.epoch_preview import EpochPreview
from gui.loop_watch import LoopWatch
from gui.open_workspace import OpenWorkspace
from gui.run_switch import TASK, RunSwitch
from gui.search.search_page import SearchPage
from gui.state import State
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.runs.epochs import RunEpochs
    from core.workspace import Workspace
    from gui.training.panel import TrainingPanel
    from gui.training.scrubber import Scrubber


class EpochScrubbing(QObject):
    """Follows which run is in the curves, and which epoch of it is to be looked at."""

    failed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        page: SearchPage,
        runs: RunSwitch,
        toast: Toast,
        state: State,
        parent: QObject,
    ):
        super().__init__(parent)
        self._shop = shop
        self.shelf = EpochShelf()
        self.preview = EpochPreview(shop, page, self.shelf, self)
        self.keeping = EpochKeeping(shop, runs, toast, self)
        self.loop = LoopWatch(shop, page, state, self.shelf, self)
        self.panel: TrainingPanel | None = None
        self._page = page
        self._run = ""
        # The newest epoch where it is the best, or the one kept, until the run ranks with it by itself.
        self._awaited = 0
        self._epochs = Latest(self)
        self._connect(runs)

    def _connect(self, runs: RunSwitch) -> None:
        shop = self._shop
        self.preview.failed.connect(self._fail)
        self.keeping.failed.connect(self._fail)
        self.loop.failed.connect(self.failed)
        self.preview.shown.connect(self.loop.mark)
        self.keeping.kept.connect(self._await)
        self.keeping.changed.connect(self.refresh)
        self.keeping.changed.connect(runs.refresh)
        runs.followed.connect(self.preview.leave)
        shop.interleaving_changed.connect(self.preview.leave)
        shop.engine_ready.connect(self._take_engine)
        shop.closing.connect(self._close)

    def watch(self, panel: "TrainingPanel") -> None:
        """Follow the scrubber and the curves of `panel`."""
        self.panel = panel
        results = panel.results
        results.run_shown.connect(self._show_run)
        results.epoch_done.connect(self._take_epoch)
        results.ended.connect(self._end_training)
        panel.training_started.connect(self._begin_training)
        self.keeping.changed.connect(results.runs.refresh)
        self._connect_scrubber(results.scrubber)
        self.loop.watch(results.loop)

    def _connect_scrubber(self, scrubber: "Scrubber") -> None:
        page = self._page
        scrubber.epoch_wanted.connect(self.look_at)
        scrubber.left.connect(self.preview.leave)
        page.summary.back_wanted.connect(scrubber.leave)
        scrubber.keep_wanted.connect(lambda epoch: self.keeping.keep(self._run, epoch))
        scrubber.budget_wanted.connect(self.keeping.set_budget)
        scrubber.slider.held.connect(lambda: page.set_weight_changing(True))
        scrubber.slider.released.connect(lambda: page.set_weight_changing(False))
        self.preview.shown.connect(scrubber.mark_shown)
        self.keeping.used.connect(scrubber.show_use)

    @property
    def scrubber(self) -> "Scrubber | None":
        """The scrubber, once the training panel has been seen."""
        return self.panel.results.scrubber if self.panel is not None else None

    def look_at(self, epoch: int) -> None:
        """Show the query on screen as the run in the curves ranks it after `epoch`; 0: without it."""
        if self._run and self.scrubber is not None:
            self.preview.look_at(self._run, epoch, self.scrubber.slider.stops)

    def refresh(self) -> None:
        """Read anew which epochs are kept, and how much of the disk they take."""
        self._read_epochs(self._take_epochs)

    def _read_epochs(self, done: "Callable[[RunEpochs], None]") -> None:
        workspace = self._shop.workspace
        if workspace is not None:
            self._epochs.run(_epochs_of, workspace, self._run, done=done, failed=self.failed.emit)
            self.keeping.read_use()

    def _show_run(self, run: str) -> None:
        """The curves of `run` are in front."""
        if run != self._run:
            self.preview.leave()
            self._run = run
            self.loop.show_run(run)
        self.refresh()

    def _take_epochs(self, epochs: "RunEpochs") -> None:
        scrubber, workspace = self.scrubber, self._shop.workspace
        if self.panel is None or scrubber is None or workspace is None:
            return
        scrubber.show_run(epochs, self.panel.results.is_live, not workspace.read_only)
        if self.preview.epoch is not None and self.preview.epoch not in scrubber.slider.stops:
            self.preview.leave()
        self.loop.show_epochs(epochs)

    def _begin_training(self) -> None:
        self.preview.leave()
        self._awaited = 0
        if self.scrubber is not None:
            self.scrubber.follow()

    def _take_epoch(self, run: str, epoch: int) -> None:
        """`epoch` of the training under way is complete; it ranks by itself where it is the best."""
        self._run = run
        self._read_epochs(self._take_newest)

    def _take_newest(self, epochs: "RunEpochs") -> None:
        self._take_epochs(epochs)
        if self.scrubber is None or not self.scrubber.is_following:
            return
        is_best = epochs.last == epochs.best
        self._awaited = epochs.last if is_best else 0
        if not is_best:
            self.look_at(epochs.last)

    def _await(self, epoch: int) -> None:
        """The run is about to rank with `epoch`: until then it is looked at."""
        self._awaited = epoch

    def _take_engine(self) -> None:
        """Where the newest epoch ranks by itself nothing has to be looked at to follow the training."""
        engine = self._shop.engine
        if self._shop.previewed is None and self.preview.epoch is not None:
            # What the shop holds was imported anew.
            self.preview.drop()
        neural = engine.neural if engine is not None else None
        ranks = (neural.run.id, neural.run.epoch) if neural is not None else ("", 0)
        if self._awaited and ranks == (self._run, self._awaited):
            self._awaited = 0
            self.preview.leave()

    def _end_training(self) -> None:
        if self.scrubber is not None and self.scrubber.follow_button.isChecked():
            self.preview.leave()
        self.refresh()

    def _fail(self, error: BaseException) -> None:
        """What cannot be looked at leaves what is on screen."""
        self.refresh()
        self.failed.emit(error)

    def _close(self) -> None:
        self._epochs.cancel()
        self.preview.drop()
        self._run, self._awaited = "", 0
        self.shelf.clear()


def _epochs_of(workspace: "Workspace", run: str) -> "RunEpochs":
    """The epochs of `run`, none where it is no run that ranks or is gone."""
    from core.errors import RunError
    from core.runs.epochs import RunEpochs, run_epochs
    from core.runs.listing import task_of

    try:
        is_fit = bool(run) and task_of(workspace, run) == TASK
        return run_epochs(workspace, run) if is_fit else RunEpochs("")
    except RunError:
        return RunEpochs("")
