"""The heading over recommendations: for whom they are, what they rest on and which run made them."""

from PySide6.QtWidgets import QWidget

from core.runs.names import short_name
from core.search.request import SearchResponse
from gui.language import Retranslated
from gui.widgets.layouts import row
from gui.widgets.plain import Label, literal
from gui.words import worded


class RecommendedLine(Retranslated, QWidget):
    """`猜你喜欢  为 u00123 推荐，依据 58 次行为 · 模型 conv1d 11-25 10:10`."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._shown: tuple[str, SearchResponse, str] | None = None
        self.heading = Label(kind="title")
        self.about = Label(kind="muted")
        row(self.heading, (self.about, 1), parent=self, spacing=12, margins=(8, 4, 0, 0))
        self.hide()

    def show_answer(self, shopper: str, answer: SearchResponse, method: str) -> None:
        """Head the recommendations `answer` of `method` for `shopper`, empty for a guest."""
        self._shown = shopper, answer, method
        self._retranslate()
        self.show()

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("You may like"))
        if self._shown is not None:
            shopper, answer, method = self._shown
            self.about.setText(self._about(shopper, answer, method))
            self.about.setToolTip(literal(answer.run))

    def _about(self, shopper: str, answer: SearchResponse, method: str) -> str:
        if all(set(hit.parts) == {"popularity"} for hit in answer.hits):
            sentence = self.tr("Popular and varied, as nothing is known of this {shopper} yet")
            return worded(sentence)
        count = f"{len(answer.request.history):,}"
        basis = (
            self.tr("For {shopper}, by {count} actions")
            if shopper
            else self.tr("For this guest, by {count} actions")
        )
        basis = basis.format(shopper=shopper, count=count)
        return f"{basis} · {self._origin(method, answer.run)}"

    def _origin(self, method: str, run: str) -> str:
        return {
            "next-item": self.tr("recommended by {run}"),
            "log": self.tr("from what followed in the log, no model took part"),
            "likeness": self.tr("from what is alike, no behaviour is known"),
        }[method].format(run=short_name(run))
