"""Which words of the query met which words of a product: lit in both, as a heat matrix and as a list."""

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from core.explain.attribution.matrix import WordMatrix
from core.explain.explanation import Explanation
from core.explain.lit import product_strengths, query_strengths
from core.explain.report import KINDS_OF_PARTS
from core.language import translate
from core.plain_text import one_line
from gui.inspect.heat_model import HeatModel
from gui.inspect.heat_view import HeatView
from gui.inspect.lit_text import LitText
from gui.inspect.score_bars import EffectBars
from gui.widgets.labels import heading, muted
from gui.widgets.layouts import column

# The pairs that are listed: what is less adds next to nothing.
LISTED = 10
# Pixels of the list: as many lines as are listed without scrolling.
LIST_HEIGHT = 150


class WordsPage(QWidget):
    """Shows one explanation; without a matrix it says why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._about = heading(), muted()
        self.query, self.title = LitText(), LitText()
        self.model = HeatModel()
        self.heat = HeatView(self.model)
        self.pairs = QStringListModel()
        self.list = QListView()
        self.list.setModel(self.pairs)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(LIST_HEIGHT)
        self._other = heading()
        self._effects = EffectBars()
        self._note = muted()
        column(
            self._heading,
            self._about,
            self.query,
            self.title,
            self.heat,
            self.list,
            self._other,
            self._note,
            self._effects,
            1,
            parent=self,
            spacing=8,
        )

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show `explanation`, None while it is still to come."""
        self._heading.setText(self.tr("Which words met, through the network"))
        self.heat.setAccessibleName(self._heading.text())
        self.list.setAccessibleName(self.tr("Pairs of words, the strongest first"))
        standing = explanation.product if explanation is not None else None
        matrix = standing.matrix if standing is not None else None
        self._about.setText(self._told(explanation))
        self.query.show_text(
            explanation.query if explanation else "", query_strengths(standing) if standing else ()
        )
        self.title.show_text(
            standing.title if standing else "", product_strengths(standing) if standing else ()
        )
        self.model.show_matrix(matrix)
        self.pairs.setStringList(_listed(matrix))
        for widget in (self.heat, self.list):
            widget.setVisible(matrix is not None)
        self._show_effects(explanation)

    def _told(self, explanation: Explanation | None) -> str:
        if explanation is None:
            return self.tr("Being explained…")
        matrix = explanation.product.matrix
        if matrix is None:
            return self.tr("No network read this query: words alone have ranked.")
        told = self.tr(
            "All cells and the remainder {remainder} add up to the similarity {cosine}; {kind}."
        )
        return told.format(
            remainder=f"{matrix.remainder:+z.4f}",
            cosine=f"{matrix.sum:.4f}",
            kind=translate(KINDS_OF_PARTS[matrix.kind]),
        )

    def _show_effects(self, explanation: Explanation | None) -> None:
        effects = explanation.product.words if explanation is not None else ()
        self._other.setText(self.tr("Another question: without a word"))
        self._note.setText(
            self.tr(
                "What the score loses when a word is left out of the query. Words act together, so these"
                " need not add up."
            )
        )
        self._effects.show_effects(effects)
        for widget in (self._other, self._note, self._effects):
            widget.setVisible(bool(effects))


def _listed(matrix: WordMatrix | None) -> list[str]:
    pairs = matrix.pairs()[:LISTED] if matrix is not None else []
    return [one_line(f"{word} ↔ {other}  {value:+z.2f}") for word, other, value in pairs]
