"""Why one product stands above another: the gap between their scores as bars that add up to it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from core.explain.explanation import Explanation, Standing
from core.explain.gap import gaps
from core.explain.report import bar_label
from core.plain_text import one_line
from core.search.score_parts import label
from gui.inspect.gap_bars import GapBars, GapLine
from gui.products import score_parts
from gui.theme import theme
from gui.widgets.labels import heading, muted, value
from gui.widgets.layouts import column


class GapPage(QWidget):
    """Shows an explanation that has another product beside its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._first, self._second = heading(), value(), value()
        self._about = muted()
        self.bars = GapBars()
        column(
            self._heading,
            self._first,
            self._second,
            self._about,
            self.bars,
            1,
            parent=self,
            spacing=6,
        )

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show `explanation`, None while it is still to come."""
        self._heading.setText(self.tr("Why one stands above the other"))
        versus = explanation.versus if explanation is not None else None
        if explanation is None or versus is None:
            self._first.setText("")
            self._second.setText("")
            self._about.setText(
                self.tr("Pin a result (Ctrl+D), then select another one to set beside it.")
            )
            self.bars.show_lines(())
            return
        product = explanation.product
        self._first.setText(f"A  {self._named(product)}")
        self._second.setText(f"B  {self._named(versus)}")
        self._about.setText(
            self.tr("To the right A is ahead, to the left B. All parts together are the gap.")
        )
        self.bars.show_lines([*self._lines(product, versus)])

    def _named(self, standing: Standing) -> str:
        rank = f"#{standing.rank}" if standing.rank else self.tr("not found")
        return one_line(f"{rank}  {standing.title}")

    def _lines(self, product: Standing, versus: Standing) -> Iterator[GapLine]:
        colours = theme().colours
        gap = product.score - versus.score
        yield GapLine(0, self.tr("Gap"), gap, colours.good if gap >= 0 else colours.bad)
        for part in sorted(gaps(product, versus), key=lambda part: -abs(part.value)):
            colour = score_parts.colour(part.part, colours)
            yield GapLine(1, label(part.part), part.value, colour)
            for bar in part.bars:
                yield GapLine(2, bar_label(bar), bar.value, colour)
