"""The figures behind a score, large enough to be read from the back of a room."""

from PySide6.QtWidgets import QWidget

from core.experiments.verdict import InterleavingVerdict
from gui.experiments.verdict_words import chance
from gui.language import Retranslated
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label
from gui.words import signed

NOTHING = "–"
NAMES = ("lead", "interval", "p", "lists", "sessions")
# What may be told while it is under way.
BLIND = ("lists", "sessions")


class Figures(Retranslated, QWidget):
    """Lead of A, its interval, p, lists and sessions, each below its name."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.names = {name: Label(kind="small") for name in NAMES}
        self.values = {name: Label(NOTHING, kind="title") for name in NAMES}
        columns = (column(self.names[name], self.values[name], spacing=0) for name in NAMES)
        row(*columns, 1, parent=self, spacing=24)
        self._retranslate()

    def show_verdict(self, verdict: InterleavingVerdict, is_blind: bool = False) -> None:
        """Show the figures of `verdict`; `is_blind` those that say nothing of its sides."""
        preferring = bool(verdict.a_sessions + verdict.b_sessions)
        values = {
            "lead": signed(verdict.delta, 2) if preferring else NOTHING,
            "interval": f"{signed(verdict.low, 2)} … {signed(verdict.high, 2)}"
            if preferring
            else NOTHING,
            "p": chance(verdict.p) if preferring else NOTHING,
            "lists": f"{verdict.lists:,}",
            "sessions": f"{verdict.sessions:,}",
        }
        for name, value in values.items():
            self.values[name].setText(value)
            for label in (self.names[name], self.values[name]):
                label.setVisible(not is_blind or name in BLIND)

    def _retranslate(self) -> None:
        self.names["lead"].setText(self.tr("Lead of A (Δ)"))
        self.names["lead"].setToolTip(
            self.tr("Sessions that prefer A less those that prefer B, of those that prefer either")
        )
        self.names["interval"].setText(self.tr("95 % interval"))
        self.names["interval"].setToolTip(self.tr("It holds however often one looks"))
        self.names["p"].setText(self.tr("p"))
        self.names["lists"].setText(self.tr("Lists"))
        self.names["sessions"].setText(self.tr("Sessions"))
