"""The score of one experiment: who is ahead, how surely, whether it is enough, and what to do about it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.experiments.interleaving import A, B
from core.feedback.log import Source
from gui.experiments import verdict_words
from gui.experiments.balance import Balance
from gui.experiments.experiment_log import Scored
from gui.experiments.sides import side_colour, sides_text
from gui.experiments.wins_bar import WinsBar
from gui.theme import theme


class ScoreCard(QFrame):
    """Shows a `Scored`; `winner_wanted` names the run that a person wants to rank from now on."""

    winner_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._scored: Scored | None = None
        self._may_activate = False
        self.names = QLabel()
        self.synthetic = QLabel()
        self.synthetic.setProperty("kind", "badge")
        self.headline = QLabel()
        self.headline.setProperty("kind", "title")
        self.enough = QLabel()
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.balance = Balance()
        self.wins = WinsBar()
        self.figures = QLabel()
        self.figures.setProperty("kind", "small")
        self.live_button = QPushButton()
        self.live_button.setProperty("kind", "primary")
        self.live_button.clicked.connect(self._want_winner)
        for label in (self.names, self.headline, self.enough, self.figures):
            label.setWordWrap(True)
        theme().changed.connect(self._retranslate)
        self._arrange()
        self._retranslate()

    @property
    def scored(self) -> Scored | None:
        """What is shown."""
        return self._scored

    def show_score(self, scored: Scored, may_activate: bool) -> None:
        """Show `scored`; only where runs may be activated its winner can be put to use."""
        self._scored, self._may_activate = scored, may_activate
        self.balance.show_verdict(scored.verdict)
        self.wins.show_verdict(scored.verdict)
        self._retranslate()

    def _arrange(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.names, 1)
        heading.addWidget(self.synthetic)
        foot = QHBoxLayout()
        foot.addWidget(self.figures, 1)
        foot.addWidget(self.live_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(heading)
        layout.addWidget(self.headline)
        layout.addWidget(self.balance)
        layout.addWidget(self.wins)
        layout.addWidget(self.enough)
        layout.addWidget(self.meter)
        layout.addStretch(1)
        layout.addLayout(foot)

    def _want_winner(self) -> None:
        if self._scored is not None:
            verdict = self._scored.verdict
            self.winner_wanted.emit(verdict.a if verdict.winner == A else verdict.b)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.synthetic.setText(self.tr("synthetic data"))
        self.live_button.setText(self.tr("Make the winner live"))
        self.live_button.setToolTip(self.tr("Let the winner rank every search from now on"))
        if self._scored is not None:
            self._write(self._scored)

    def _write(self, scored: Scored) -> None:
        verdict = scored.verdict
        self.names.setText(sides_text(verdict.a, verdict.b))
        self.synthetic.setVisible(scored.source is Source.SIMULATED)
        self.headline.setText(verdict_words.headline(verdict))
        self.headline.setStyleSheet(f"color: {_ink(verdict.winner)}")
        self.enough.setText(verdict_words.enough(verdict))
        self.figures.setText(verdict_words.figures(verdict))
        self.meter.setVisible(verdict.is_enough or verdict.more_lists is not None)
        needed = 0 if verdict.is_enough else verdict.more_lists or 0
        self.meter.setRange(0, max(1, verdict.lists + needed))
        self.meter.setValue(verdict.lists)
        has_run = verdict.winner in (A, B) and bool(_winner(verdict.winner, verdict.a, verdict.b))
        self.live_button.setVisible(has_run and self._may_activate)


def _winner(side: str, a: str, b: str) -> str:
    return a if side == A else b


def _ink(winner: str) -> str:
    return side_colour(winner) if winner in (A, B) else theme().colours.text
