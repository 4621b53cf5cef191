"""The score of one experiment: who is ahead, how surely, whether it is enough, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from core.experiments.experiment_log import ScoredExperiment
from core.experiments.interleaving import A, B
from core.feedback.log import EventSource
from gui.experiments import verdict_words
from gui.experiments.balance import Balance
from gui.experiments.figures import Figures
from gui.experiments.sides import side_colour, sides_text
from gui.experiments.wins_bar import WinsBar
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, MarkedLabel


class ScoreCard(Retranslated, QFrame):
    """An experiment's score; `winner_wanted` names the run that is to rank, `save_wanted` asks for a file."""

    winner_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._scored: ScoredExperiment | None = None
        self._may_activate = self._is_blind = False
        self.names = MarkedLabel()
        self.synthetic = Label(kind="badge")
        self.headline = Label(kind="title")
        self.enough = Label()
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.balance = Balance()
        self.wins = WinsBar()
        self.figures = Figures()
        self.save_button = push_button("link", self.save_wanted)
        self.live_button = push_button("primary", self._want_winner)
        for label in (self.names, self.headline, self.enough):
            label.setWordWrap(True)
        theme().changed.connect(self._retranslate)
        self._arrange()
        self._retranslate()

    @property
    def scored(self) -> ScoredExperiment | None:
        """What is shown."""
        return self._scored

    def show_score(
        self, scored: ScoredExperiment, may_activate: bool, is_blind: bool = False
    ) -> None:
        """Show `scored`; only where runs may be activated its winner can be put to use.

        `is_blind` says how much was done, and nothing that tells the two sides apart.
        """
        self._scored, self._may_activate, self._is_blind = scored, may_activate, is_blind
        self.balance.show_verdict(scored.verdict)
        self.wins.show_verdict(scored.verdict)
        self._retranslate()

    def _arrange(self) -> None:
        column(
            row((self.names, 1), self.synthetic, self.save_button),
            row((self.headline, 1), self.live_button),
            1,
            self.balance,
            1,
            self.wins,
            1,
            self.enough,
            self.meter,
            1,
            self.figures,
            parent=self,
            spacing=12,
            margins=(24, 18, 24, 18),
        )

    def _want_winner(self) -> None:
        if self._scored is not None:
            verdict = self._scored.verdict
            self.winner_wanted.emit(verdict.a if verdict.winner == A else verdict.b)

    def _retranslate(self) -> None:
        self.synthetic.setText(self.tr("synthetic data"))
        self.save_button.setText(self.tr("Save…"))
        self.live_button.setText(self.tr("Make the winner live"))
        self.live_button.setToolTip(self.tr("Let the winner rank every search from now on"))
        if self._scored is not None:
            self._write(self._scored)

    def _write(self, scored: ScoredExperiment) -> None:
        verdict = scored.verdict
        self.names.show_markup(sides_text(verdict.a, verdict.b))
        self.synthetic.setVisible(scored.source is EventSource.SIMULATED)
        is_blind = self._is_blind
        told = verdict_words.blind_headline if is_blind else verdict_words.headline
        ink = _ink("" if is_blind else verdict.winner)
        self.headline.setText(told(verdict))
        self.headline.setStyleSheet(f"font-size: 24px; color: {ink}")
        enough = verdict_words.blind_enough if is_blind else verdict_words.enough
        self.enough.setText(enough(verdict))
        self.figures.show_verdict(verdict, is_blind)
        for widget in (self.balance, self.wins, self.save_button):
            widget.setVisible(not is_blind)
        is_foreseeable = verdict_words.is_foreseeable(verdict) and verdict.more_lists is not None
        self.meter.setVisible(is_foreseeable and not is_blind)
        needed = 0 if verdict.is_enough else verdict.more_lists or 0
        self.meter.setRange(0, max(1, verdict.lists + needed))
        self.meter.setValue(verdict.lists)
        has_run = verdict.winner in (A, B) and bool(_winner(verdict.winner, verdict.a, verdict.b))
        self.live_button.setVisible(has_run and self._may_activate and not is_blind)


def _winner(side: str, a: str, b: str) -> str:
    return a if side == A else b


def _ink(winner: str) -> str:
    return side_colour(winner) if winner in (A, B) else theme().colours.text
