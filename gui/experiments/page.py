"""Experiments: two rankings in one list, a simulated A/B test, judgments from clicks."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.feedback.log import FeedbackLog
from gui.background import Latest
from gui.experiments.interleaving_view import InterleavingView
from gui.experiments.judgments_view import JudgmentsView
from gui.experiments.run_list import Ranking, rankings
from gui.experiments.simulation_view import SimulationView
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label
from gui.widgets.segments import Segments
from gui.widgets.tab import Tab

if TYPE_CHECKING:
    from core.workspace import Workspace

PARTS = ("interleaving", "simulation", "judgments")


def _no_log() -> FeedbackLog | None:
    return None


# Runs come and go while the page is looked at: trained here, imported or deleted elsewhere.
LOOK_MS = 2000


class ExperimentsPage(Retranslated, Tab):
    """Asks by signals for what the rest of the window does.

    `interleave_wanted` names two runs, "" being words alone; `score_changed` carries the `Verdict` of the
    experiment under way; `run_wanted` names a run that is to rank, `query_wanted` a query to search.
    """

    interleave_wanted = Signal(str, str)
    interleave_ended = Signal()
    score_changed = Signal(object)
    run_wanted = Signal(str)
    query_wanted = Signal(str)

    def __init__(
        self,
        shop: OpenWorkspace,
        log: Callable[[], FeedbackLog | None] = _no_log,
        parent: QWidget | None = None,
        program: Sequence[str] | None = None,
    ):
        """`log` gives the open log for writing, if any; `program` replaces `python main.py simulate`."""
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._runs = Latest(self)
        self._offered: Sequence[Ranking] | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_for_runs)
        self.parts = Segments(PARTS)
        self.about = Label(kind="muted")
        self.interleaving = InterleavingView(shop)
        self.simulation = SimulationView(log, program)
        self.judgments = JudgmentsView(shop)
        self.stack = QStackedWidget()
        self._arrange()
        self._connect()
        shop.engine_ready.connect(self.refresh)
        self._retranslate()

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Experiment in `workspace`; where it is open for reading only nothing is recorded or activated."""
        self._runs.cancel()
        self._workspace, self._offered = workspace, None
        self.interleaving.set_workspace(workspace, not read_only)
        self.simulation.set_workspace(workspace, read_only)
        self.judgments.set_workspace(workspace)
        self.refresh()

    def refresh(self) -> None:
        """Look for runs and scores again."""
        self._look_for_runs()
        self.follow()

    def follow(self) -> None:
        """Something has been recorded: bring the scores up to date."""
        self.interleaving.refresh()
        self.judgments.refresh()

    def under_way(self) -> str:
        """What would be lost of a simulation that ended now, in a sentence; "" where there is none."""
        if not self.simulation.process.is_running:
            return ""
        return self.tr("A simulation: nothing of it is kept.")

    def shut_down(self) -> None:
        """End a simulation under way; called when the window closes."""
        self.simulation.shut_down()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_for_runs()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def _look_for_runs(self) -> None:
        if self._workspace is not None and not self._runs.is_busy:
            self._runs.run(rankings, self._workspace, done=self._offer, failed=self.failed.emit)

    def _offer(self, rankings: Sequence[Ranking]) -> None:
        if rankings == self._offered:
            return
        self._offered = rankings
        self.interleaving.set_rankings(rankings)
        self.simulation.set_rankings(rankings)

    def _arrange(self) -> None:
        for view in (self.interleaving, self.simulation, self.judgments):
            self.stack.addWidget(view)
        column(
            row(self.parts, (self.about, 1), spacing=16), (self.stack, 1), parent=self, spacing=12
        )

    def _connect(self) -> None:
        self.parts.chosen.connect(self._show_part)
        view = self.interleaving
        view.wanted.connect(self.interleave_wanted)
        view.end_wanted.connect(self.interleave_ended)
        view.scored.connect(self.score_changed)
        view.run_wanted.connect(self.run_wanted)
        view.failed.connect(self.failed)
        self.simulation.recorded.connect(self.follow)
        self.simulation.failed.connect(self.failed)
        self.judgments.query_wanted.connect(self.query_wanted)
        self.judgments.failed.connect(self.failed)

    def _show_part(self, part: str) -> None:
        self.stack.setCurrentIndex(PARTS.index(part))
        self._retranslate()

    def _retranslate(self) -> None:
        self.parts.label("interleaving", self.tr("Interleaving"))
        self.parts.label("simulation", self.tr("A/B simulation"))
        self.parts.label("judgments", self.tr("Judgments from clicks"))
        self.about.setText(
            {
                "interleaving": self.tr("Two rankings take turns in one list; clicks decide."),
                "simulation": self.tr("Shoppers that are known through and through try both."),
                "judgments": self.tr("What clicks say of results, once position is taken out."),
            }[self.parts.value]
        )
