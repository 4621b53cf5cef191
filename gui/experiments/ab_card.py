"""The outcome of a simulation: test beside truth, interleaving, and what it all comes to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from core.experiments.ab_result import ABResult
from gui.experiments import ab_words, verdict_words
from gui.experiments.balance import Balance
from gui.experiments.sides import sides_text
from gui.experiments.whiskers import Whiskers
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, MarkedLabel, literal


class ABCard(Retranslated, QFrame):
    """Shows a `Trial`; `export_wanted` asks for it as a picture or a table."""

    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._trial: ABResult | None = None
        self.names = MarkedLabel()
        self.synthetic = Label(kind="badge")
        self.export_button = push_button("link", self.export_wanted)
        self.headline = Label(kind="title")
        self.headline.setWordWrap(True)
        self.about = Label(kind="small")
        self.whiskers = Whiskers()
        self.mixed = Label(kind="heading")
        self.balance = Balance()
        theme().changed.connect(self._retranslate)
        self._arrange()
        self._retranslate()

    @property
    def trial(self) -> ABResult | None:
        """What is shown."""
        return self._trial

    def show_trial(self, trial: ABResult) -> None:
        """Show `trial`."""
        self._trial = trial
        self._retranslate()

    def _arrange(self) -> None:
        heading = row((self.names, 1), self.synthetic, self.export_button)
        self.content = QWidget()
        column(
            heading,
            self.headline,
            self.about,
            self.whiskers,
            self.mixed,
            self.balance,
            1,
            parent=self.content,
            spacing=10,
            margins=(24, 18, 24, 18),
        )
        area = QScrollArea()
        area.setWidget(self.content)
        area.setWidgetResizable(True)
        column(area, parent=self, margins=(1, 1, 1, 1))

    def _retranslate(self) -> None:
        self.synthetic.setText(self.tr("synthetic data"))
        self.synthetic.setToolTip(self.tr("Shoppers, clicks and truth are the demo world's own."))
        self.export_button.setText(self.tr("Save…"))
        if self._trial is not None:
            self._write(self._trial)

    def _write(self, trial: ABResult) -> None:
        self.names.show_markup(sides_text(trial.a, trial.b))
        self.headline.setText(ab_words.agreement(trial))
        self.about.setText(ab_words.about(trial))
        self.whiskers.show_trial(trial)
        self.balance.show_verdict(trial.interleaving)
        self.mixed.setText(
            self.tr("What interleaving says: {verdict}").format(
                verdict=verdict_words.headline(trial.interleaving)
            )
        )
        self.balance.setToolTip(literal(verdict_words.figures(trial.interleaving)))
