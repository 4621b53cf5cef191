"""Why the product stands at its rank: its score in parts, beside another's if asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from core.explain.explanation import Explanation, FitShare, Resemblance
from core.runs.names import short_name
from core.search.request import Hit, Method, SearchResponse
from core.search.score_parts import label, signal
from gui.inspect.score_bars import PartsBar
from gui.products import score_parts
from gui.products.recommended import RecommendedHit
from gui.theme import theme
from gui.widgets import amounts
from gui.widgets.buttons import push_button
from gui.widgets.labels import heading, muted, value
from gui.widgets.layouts import column, emptied
from gui.widgets.plain import Label, literal

# How many of the results that a product is like are told.
RESEMBLED = 3
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScoreSection(QWidget):
    """A stacked bar and a table whose values sum to the score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SearchResponse, Hit] | None = None
        self._heading = heading()
        self._about = muted()
        self._bar = PartsBar()
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(16)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(1, 1)
        self._taste = muted()
        self._taste.setWordWrap(True)
        self._compare = push_button("chip")
        self._compare.setCheckable(True)
        self._compare.toggled.connect(self._write)
        self._resembled = muted()
        self._resembled.setWordWrap(True)
        self._fit = muted()
        self._fit.setWordWrap(True)
        self._arrange()

    def _arrange(self) -> None:
        layout = column(
            self._heading,
            self._about,
            self._bar,
            self._table,
            self._taste,
            self._resembled,
            self._fit,
            (self._compare, 0, Qt.AlignmentFlag.AlignLeft),
            parent=self,
            spacing=6,
        )
        layout.addStretch(1)

    def show_score(self, response: SearchResponse, hit: Hit, taste: str) -> None:
        """Show the score of `hit` in `response`; what is within its parts waits for an explanation.

        `taste` says what the shopper's taste does to it.
        """
        self._shown = response, hit
        self._taste.setText(taste)
        self._taste.setVisible(bool(taste))
        self.show_explanation(None)
        self._write()

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show which of the best it is like, and how its title fits."""
        self._show_resembled(explanation.product.alike[:RESEMBLED] if explanation else ())
        self._show_fit(explanation.product.fit if explanation else ())

    def _show_resembled(self, best: Sequence[Resemblance]) -> None:
        lines = [f"{like.share:+z.4f}  {like.title}" for like in best]
        self._resembled.setText("\n".join([self.tr("Like these of the best:"), *lines]))
        self._resembled.setVisible(bool(lines))

    def _show_fit(self, shares: Sequence[FitShare]) -> None:
        lines = [f"{fit.share:z.4f}  {signal(fit.signal)}" for fit in shares]
        self._fit.setText("\n".join([self.tr("How the title fits the query:"), *lines]))
        self._fit.setVisible(bool(lines))

    def _write(self) -> None:
        if self._shown is None:
            return
        response, hit = self._shown
        others = (other for other in response.hits if other.product_id != hit.product_id)
        other = next(others, None)
        self._heading.setText(self.tr("Score {value}").format(value=amounts.score_text(hit.score)))
        self._about.setText(self._origin(response, hit))
        self._name_compare(other)
        best = max(other.score for other in response.hits)
        share = max(0.0, min(1.0, hit.score / best)) if best > 0 else 0.0
        self._bar.show_parts(score_parts.ordered(hit.parts), share)
        self._fill_table(hit, other if self._compare.isChecked() else None)

    def _origin(self, response: SearchResponse, hit: Hit) -> str:
        """Where in which list the product stands, and what ranked it."""
        if isinstance(hit, RecommendedHit):
            label_text = self.tr("Place {rank} of {total} recommended")
            label_text = label_text.format(rank=hit.rank, total=response.total)
            return " · ".join(filter(None, (label_text, short_name(response.run))))
        methods = {
            Method.LEXICAL: self.tr("words only"),
            Method.NEURAL: self.tr("meaning only"),
            Method.HYBRID: self.tr("words and meaning"),
        }
        label_text = self.tr("Rank {rank} of {total}").format(
            rank=hit.rank, total=f"{response.total:,}"
        )
        if not hit.rank:
            label_text = self.tr("Not found by this query")
        # Without a run there is no meaning to rank by, whatever was asked for.
        method = methods[response.request.method if response.run else Method.LEXICAL]
        return " · ".join(filter(None, (label_text, method, short_name(response.run))))

    def _name_compare(self, other: Hit | None) -> None:
        self._compare.setVisible(other is not None)
        if other is not None:
            self._compare.setText(self.tr("Compare with rank {rank}").format(rank=other.rank))
            self._compare.setToolTip(literal(other.title))
        self._compare.setProperty("active", self._compare.isChecked())
        self._compare.style().unpolish(self._compare)
        self._compare.style().polish(self._compare)

    def _fill_table(self, hit: Hit, other: Hit | None) -> None:
        emptied(self._table)
        if other is not None:
            names = ("", "", "", self.tr("Rank {rank}").format(rank=other.rank), self.tr("Ahead"))
            self._row(0, [muted(name) for name in names])
        parts = hit.parts if other is None else {**other.parts, **hit.parts}
        rows = [name for name, _ in score_parts.ordered(parts)]
        own = score_parts.rounded(hit.parts, hit.score)
        beside = score_parts.rounded(other.parts, other.score) if other is not None else None
        for number, name in enumerate(rows, 1):
            theirs = None if beside is None else beside.get(name, 0.0)
            self._row(number, self._part(name, own.get(name, 0.0), theirs))
        total = other.score if other is not None else None
        cells = [Label(), _number(self.tr("Sum")), *_figures(hit.score, total)]
        for cell in cells:
            cell.setStyleSheet("font-weight: 700;")
        self._row(len(rows) + 1, cells)

    def _part(self, name: str, own: float, beside: float | None) -> list[Label]:
        dot = Label("●")
        dot.setStyleSheet(f"color: {score_parts.colour(name, theme().colours)};")
        return [dot, _number(label(name)), *_figures(own, beside)]

    def _row(self, number: int, cells: list[Label]) -> None:
        for column_number, cell in enumerate(cells):
            cell.setWordWrap(False)
            self._table.addWidget(cell, number, column_number)
            if column_number > 1:
                cell.setAlignment(RIGHT)


def _figures(own: float, beside: float | None) -> list[Label]:
    """A value, and with another beside it that one and by how much this one is ahead."""
    if beside is None:
        return [_number(f"{own:z.4f}")]
    ahead = _number(f"{own - beside:+z.4f}")
    colours = theme().colours
    ahead.setStyleSheet(f"color: {colours.good if own >= beside else colours.bad};")
    return [_number(f"{own:z.4f}"), _number(f"{beside:z.4f}"), ahead]


def _number(text: str) -> Label:
    number = value(text)
    number.setSizePolicy(Label().sizePolicy())
    return number
