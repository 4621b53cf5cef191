"""What there is to say of one assertion: a sentence, the worst cases, and why they are so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.checks.outcome import Outcome, Why, WorstCase
from core.checks.wording import sentence_of, shown_value
from core.search.score_parts import label
from gui.checks.assertions_model import CheckLine
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.labels import heading, muted, value
from gui.widgets.layouts import column, emptied, row
from gui.widgets.plain import caption

LONGEST_QUERY = 40


class CheckDetails(Retranslated, QWidget):
    """Shows a `CheckLine`; `query_wanted` carries what is to be searched for."""

    query_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._line: CheckLine | None = None
        self.title, self.told = heading(), value()
        self.cases = QVBoxLayout()
        self.cases.setSpacing(8)
        column(self.title, self.told, self.cases, 1, parent=self, spacing=6, margins=(2, 4, 8, 4))

    def show_line(self, line: CheckLine | None) -> None:
        """Tell of `line`, or of nothing."""
        self._line = line
        emptied(self.cases)
        self.title.setText(line.text if line is not None else "")
        self.told.setText(self._told(line))
        outcome = line.outcome if line is not None else None
        for case in outcome.measured.worst if outcome is not None else ():
            self.cases.addWidget(self._case(case, outcome))

    def _told(self, line: CheckLine | None) -> str:
        if line is None:
            return ""
        if line.problem is not None:
            return str(line.problem)
        return sentence_of(line.outcome) if line.outcome is not None else self.tr("Not checked yet")

    def _case(self, case: WorstCase, outcome: Outcome | None) -> QWidget:
        """The query as a button, the figure, and the reasons below."""
        query = push_button("link", lambda: self.query_wanted.emit(case.query))
        query.setText(caption(case.query, LONGEST_QUERY))
        query.setToolTip(self.tr("Search for it"))
        shown = outcome.measured.shown if outcome is not None else ""
        figure = shown_value(case.value, shown) if case.value is not None else ""
        about = value(" · ".join(filter(None, (figure, case.about))))
        made = QWidget()
        told = [muted(text) for reason in case.why for text in why_lines(reason)]
        column(row(query, (about, 1), spacing=8), *told, parent=made, spacing=2)
        return made

    def _retranslate(self) -> None:
        self.show_line(self._line)


def why_lines(reason: Why) -> list[str]:
    """Why a product stands there, in a few lines: the parts of its score, words, what sets it apart."""
    place = f"#{reason.rank}" if reason.rank else "–"
    lines = [f"{place} {reason.product_id} {reason.title} · {reason.score:.4f} = {_sum(reason)}"]
    if reason.words:
        lines.append(" · ".join(f"{word.term} {word.score:+.4f}" for word in reason.words))
    if reason.difference:
        apart = " · ".join(
            f"{label(name)} {number:+.4f}"
            for name, number in reason.difference.items()
            if abs(number) >= 5e-5
        )
        lines.append(f"− {reason.versus}: {apart}")
    return lines


def _sum(reason: Why) -> str:
    return " + ".join(
        f"{label(name)} {number:.4f}"
        for name, number in reason.parts.items()
        if abs(number) >= 5e-5
    )
