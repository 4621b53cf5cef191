"""Interleaving: start it, see who is ahead, look at earlier ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from core.experiments.experiment_log import ExperimentLog, Key, ScoredExperiment
from core.experiments.interleaving import runs_of
from core.experiments.verdict import InterleavingVerdict
from core.feedback.log import EventSource
from gui.background import Latest
from gui.experiments.experiments_model import SCORED, ExperimentsModel
from gui.experiments.run_list import Ranking
from gui.experiments.run_pair import RunPair
from gui.experiments.saving import ask_where
from gui.experiments.score_card import ScoreCard
from gui.experiments.side_by_side import SideBySide
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.products.state_page import StatePage
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.workspace import Workspace


class InterleavingView(Retranslated, QWidget):
    """Runs experiments in the results that people shop in; scores are read from the log.

    `wanted` asks the shop for two rankings in one list, `end_wanted` for one again; `scored` carries the
    newest verdict of the experiment under way; `run_wanted` names the winner that is to rank alone.
    """

    wanted = Signal(str, str)
    end_wanted = Signal()
    scored = Signal(object)
    run_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._shop = shop
        self._log: ExperimentLog | None = None
        self._may_activate = False
        self._open: Key | None = None
        self._reading = Latest(self)
        self.pair = RunPair()
        self.start_button = push_button("primary")
        self.hint = _small()
        self.earlier = Label(kind="heading")
        self.model = ExperimentsModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.card = ScoreCard()
        self.state = StatePage()
        self._arrange()
        self._connect()
        self._follow()

    def set_workspace(self, workspace: "Workspace | None", may_activate: bool) -> None:
        """Show the experiments of `workspace`."""
        self._reading.cancel()
        self._log = ExperimentLog(workspace) if workspace is not None else None
        self._may_activate = may_activate
        self._open = None
        self.model.set_rows(())
        self._show_open()
        self._refresh_buttons()
        self.refresh()

    def set_rankings(self, rankings: Sequence[Ranking]) -> None:
        """Offer `rankings`, best first."""
        self.pair.set_rankings(rankings)

    def refresh(self) -> None:
        """Read on in the log; cheap enough for after every event."""
        if self._log is not None:
            self._reading.run(self._log.scores, done=self._take, failed=self.failed.emit)

    @property
    def running(self) -> str:
        """The experiment under way, "" if none."""
        pair = self._shop.interleaved
        return "" if pair is None else pair.experiment

    @property
    def _running_key(self) -> Key | None:
        return (self.running, EventSource.OWN) if self.running else None

    def _arrange(self) -> None:
        self.list.setProperty("kind", "plain")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(self.card)
        parts = (self.pair, self.start_button, self.hint, self.earlier, self.list)
        split = SideBySide(parts, self.stack)
        split.column.setStretchFactor(self.list, 1)
        column(split, parent=self)

    def _connect(self) -> None:
        self.pair.changed.connect(self._refresh_buttons)
        self.start_button.clicked.connect(self._start_or_end)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.card.winner_wanted.connect(self.run_wanted)
        self.card.save_wanted.connect(self._save)
        self._shop.interleaving_changed.connect(self._follow)
        self._shop.engine_ready.connect(self._refresh_buttons)

    def _start_or_end(self) -> None:
        if self.running:
            self.end_wanted.emit()
        else:
            self.wanted.emit(self.pair.a, self.pair.b)

    def _follow(self) -> None:
        """Another experiment is under way, or none."""
        self.model.set_running(self._running_key)
        if self._running_key is not None:
            self.pair.choose(*runs_of(self.running))
            self._open = self._running_key
        self._show_open()
        self._retranslate()

    def _take(self, rows: list[ScoredExperiment]) -> None:
        self.model.set_rows(rows)
        self._show_open()
        for row in rows:
            if row.key == self._running_key:
                self.scored.emit(row.verdict)

    def _show_open(self) -> None:
        """Show the open experiment; the latest where none has been opened."""
        row = self.model.row_of(self._open)
        if row < 0 and not self.running and self.model.rowCount():
            row = 0
        if row >= 0:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            self._show(index.data(SCORED))
        elif self.running:
            self.list.setCurrentIndex(QModelIndex())
            verdict = InterleavingVerdict.for_experiment(self.running)
            self._show(ScoredExperiment(verdict, EventSource.OWN, 0))
        else:
            self.stack.setCurrentWidget(self.state)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            scored: ScoredExperiment = index.data(SCORED)
            self._open = scored.key
            self._show(scored)

    def _show(self, scored: ScoredExperiment) -> None:
        self.card.show_score(scored, self._may_activate, scored.key == self._running_key)
        self.stack.setCurrentWidget(self.card)

    def _save(self) -> None:
        if self.card.scored is not None:
            ask_where(self, self.card, self.card.scored.verdict, self.failed.emit)

    def _refresh_buttons(self) -> None:
        is_running = bool(self.running)
        may_record = self._shop.engine is not None and self._may_activate
        may_start = may_record and self.pair.is_a_pair
        self.start_button.setEnabled(is_running or may_start)
        self.pair.setEnabled(not is_running)
        self.hint.setText(self._hint())

    def _hint(self) -> str:
        if self.running:
            return self.tr("Results come from both, in turn. Nobody sees which is whose.")
        workspace = self._shop.workspace
        if workspace is not None and workspace.read_only:
            return self.tr("This shop is open read-only: no click is recorded that could decide.")
        if self.pair.is_a_pair:
            return self.tr(
                "Then search and click as ever: whose results are clicked more ranks better."
            )
        if self.pair.has_choice:
            return self.tr("Choose two different rankings.")
        return self.tr("There is only one ranking yet; train a model first.")

    def _retranslate(self) -> None:
        self.start_button.setText(
            self.tr("End the comparison") if self.running else self.tr("Start comparing")
        )
        self.earlier.setText(self.tr("Experiments"))
        self.list.setAccessibleName(self.earlier.text())
        self.state.show_state(
            "empty",
            self.tr("No experiment yet"),
            self.tr(
                "Choose two rankings and start: both take turns in one list while people search."
            ),
        )
        self._refresh_buttons()


def _small() -> Label:
    label = Label(kind="small")
    label.setWordWrap(True)
    return label
