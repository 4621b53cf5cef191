"""The verdict of one update as a picture: better or worse by how much, on what, and for which queries."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from gui.language import Retranslated
from gui.theme import theme
from gui.updates import words
from gui.updates.number_line import NumberLine, Row
from gui.updates.query_changes import ROW, QueryChanges
from gui.widgets.layouts import column
from gui.widgets.plain import Label, MarkedLabel, Markup, markup

if TYPE_CHECKING:
    from core.metrics.comparison import Comparison, QueryChange
    from core.updates.ledger import Entry
    from core.updates.verdict import Verdict

# Queries named at once a side.
ROWS_BELOW = 3


class VerdictView(Retranslated, QWidget):
    """Shows the verdict of a ledger entry; `query_wanted` is a query of its lists that was clicked."""

    query_wanted = Signal(str)

    def __init__(self, is_wide: bool, parent: QWidget | None = None):
        """`is_wide` puts the queries beside the numbers instead of a few of them below."""
        super().__init__(parent)
        self._entry: Entry | None = None
        self.headline, self.meaning, self.facts = MarkedLabel(), Label(), Label()
        self.headline.setProperty("kind", "title")
        self.meaning.setProperty("kind", "muted")
        self.facts.setProperty("kind", "small")
        for label in (self.meaning, self.facts):
            label.setWordWrap(True)
        self.line = NumberLine()
        self.better_title, self.worse_title = Label(), Label()
        self.better, self.worse = QueryChanges(), QueryChanges()
        self._arrange(is_wide)
        for changes in (self.better, self.worse):
            changes.chosen.connect(self.query_wanted)
        theme().changed.connect(self._write)

    def _arrange(self, is_wide: bool) -> None:
        details = column(self.headline, self.meaning, self.line, self.facts, 1, spacing=6)
        layout = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom, self
        )
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24 if is_wide else 6)
        layout.addLayout(details, 5)
        layout.addLayout(self._arranged_lists(is_wide), 6)

    def _arranged_lists(self, is_wide: bool) -> QGridLayout:
        lists = QGridLayout()
        lists.setHorizontalSpacing(16)
        lists.setVerticalSpacing(2)
        sides = ((self.better_title, self.better), (self.worse_title, self.worse))
        for side, (title, changes) in enumerate(sides):
            title.setProperty("kind", "small")
            if not is_wide:
                changes.setFixedHeight(ROWS_BELOW * ROW + 2)
            lists.addWidget(title, 0, side)
            lists.addWidget(changes, 1, side)
            lists.setColumnStretch(side, 1)
        return lists

    def show_lists(self, is_room: bool) -> None:
        """Show the queries, or the numbers alone."""
        for widget in (self.better_title, self.better, self.worse_title, self.worse):
            widget.setVisible(is_room)

    def show_entry(self, entry: "Entry | None") -> None:
        """Show what `entry` came to; None leaves the place empty."""
        if entry != self._entry:
            self._entry = entry
            self._write()

    def _retranslate(self) -> None:
        self._write()

    def _write(self) -> None:
        if self._entry is None:
            return
        verdict = self._entry.update.verdict
        self.headline.show_markup(self._heading(self._entry))
        self.meaning.setText(words.consequence(verdict))
        self.line.setAccessibleName(self.tr("Difference of nDCG@10, with its 95 % interval"))
        self.line.show_rows(
            self._rows(verdict),
            self.tr("before was better"),
            self.tr("update is better"),
        )
        self.facts.setText(" · ".join(self._facts(verdict)))
        self._list(verdict)

    def _heading(self, entry: "Entry") -> Markup:
        verdict, colours = entry.update.verdict, theme().colours
        colour = getattr(colours, words.role_of(verdict.decision))
        state = "" if verdict.refused else f" · {words.state(entry)}"
        rest = f"{state} · {words.moment(entry.time)}"
        return markup(
            "<span style='color:{colour}'>{told}</span>"
            "<span style='color:{muted}; font-size:13px; font-weight:400'>{rest}</span>",
            colour=colour,
            told=words.verdict(verdict),
            muted=colours.text_muted,
            rest=rest,
        )

    def _rows(self, verdict: "Verdict") -> list[Row]:
        def row(label: str, compared: "Comparison", decides: bool = True) -> Row:
            return Row(label, words.measured(compared), compared, decides)

        rows = [
            row(self.tr("Earlier behaviour"), verdict.earlier),
            row(self.tr("New behaviour (favours the model before)"), verdict.fresh),
        ]
        if verdict.truth is not None:
            rows.append(row(self.tr("Truth (shown, never decides)"), verdict.truth, False))
        return rows

    def _facts(self, verdict: "Verdict") -> list[str]:
        drift = self.tr("{share} of the top 10 are other products")
        facts = [drift.format(share=f"{verdict.drift:.0%}")]
        if verdict.agreement is not None:
            agreed = self.tr("clicks agree with what is known by {value} (0.5: random)")
            facts.append(agreed.format(value=f"{verdict.agreement:.2f}"))
        else:
            facts.append(self.tr("too few clicks to tell whether they are random"))
        return facts

    def _list(self, verdict: "Verdict") -> None:
        better, worse = changes_of(verdict)
        self.better_title.setText(self.tr("Queries better: {count}").format(count=len(better)))
        self.worse_title.setText(self.tr("Queries worse: {count}").format(count=len(worse)))
        self.better.setAccessibleName(self.better_title.text())
        self.worse.setAccessibleName(self.worse_title.text())
        self.better.show_changes(better)
        self.worse.show_changes(worse)


def changes_of(verdict: "Verdict") -> "tuple[list[QueryChange], list[QueryChange]]":
    """The queries of earlier and new behaviour that got better and worse, the greatest change first."""
    sides = (verdict.earlier, verdict.fresh)
    better = {change.query: change for side in sides for change in side.better}
    worse = {change.query: change for side in sides for change in side.worse}

    def size(change: "QueryChange") -> float:
        return -abs(change.after - change.before)

    return sorted(better.values(), key=size), sorted(worse.values(), key=size)
