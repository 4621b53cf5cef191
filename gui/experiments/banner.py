"""Says above the results that two rankings are being compared, and how many lists that has seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from core.language import plural
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.search.summary import ranking_name
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.icons import pixmap
from gui.widgets.layouts import row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.experiments.verdict import InterleavingVerdict


class ExperimentBanner(Retranslated, QFrame):
    """Seen while `shop` answers with two rankings; `opened` asks for the score, End for one ranking again."""

    opened = Signal()

    def __init__(self, shop: OpenWorkspace, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._shop = shop
        self._lists = 0
        self._icon = Label()
        self.words = Label()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.score_button = push_button("link", self.opened)
        self.end_button = push_button("link", shop.end_interleaving)
        shop.interleaving_changed.connect(self._follow)
        theme().changed.connect(self._restyle)
        self._arrange()
        self._restyle()
        self._follow()

    def show_verdict(self, verdict: "InterleavingVerdict") -> None:
        """Count the lists of the experiment that is under way; another's score is left aside."""
        pair = self._shop.interleaved
        if pair is not None and verdict.experiment == pair.experiment:
            self._lists = verdict.lists
            self._retranslate()

    def sizeHint(self) -> QSize:
        """One line, whatever the room."""
        return QSize(400, 40)

    def _arrange(self) -> None:
        row(
            self._icon,
            (self.words, 1),
            self.score_button,
            self.end_button,
            parent=self,
            spacing=10,
            margins=(14, 4, 8, 4),
        )

    def _follow(self) -> None:
        self._lists = 0
        self._retranslate()
        self.setVisible(self._shop.interleaved is not None)

    def _restyle(self) -> None:
        self._icon.setPixmap(pixmap("layers", theme().colours.accent, 20))

    def _retranslate(self) -> None:
        self.score_button.setText(self.tr("Experiment"))
        self.score_button.setToolTip(
            self.tr("How many lists it has seen; who is ahead is told when it ends")
        )
        self.end_button.setText(self.tr("End"))
        self.end_button.setToolTip(self.tr("End the comparison; one ranking answers again"))
        pair = self._shop.interleaved
        if pair is None:
            return
        text = plural(
            self._lists,
            self.tr("Comparing {experiment} · {count} list so far"),
            self.tr("Comparing {experiment} · {count} lists so far"),
            experiment=ranking_name(pair.experiment),
        )
        self.words.setText(text)
        self.setAccessibleName(text)
