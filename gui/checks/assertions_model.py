"""The assertions of a file as a table: how each stands, by what figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QColor, QFont

from core.checks.check_file import CheckFile, Entry, Problem
from core.checks.outcome import FAILS, HOLDS, UNJUDGED, Outcome
from core.checks.wording import MARKS, bound_of, counted, interval_of, state_label, value_of
from gui.theme import font, theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

STATE, TEXT, VALUE, BOUND, INTERVAL, COUNTED, LINE = range(7)
COLUMNS = 7
LINE_OF = Qt.ItemDataRole.UserRole
NUMBERS = (VALUE, BOUND, INTERVAL, COUNTED, LINE)
Role = Qt.ItemDataRole


@dataclass(frozen=True)
class CheckLine:
    """One line of the file: an `entry` with its `outcome`, once it was checked, or a `problem`."""

    line: int
    text: str
    entry: Entry | None = None
    problem: Problem | None = None
    outcome: Outcome | None = None


class AssertionsModel(QAbstractTableModel):
    """A row a line that says something, in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[CheckLine] = []
        self._outcomes: Mapping[str, Outcome] = {}
        self._file: CheckFile | None = None

    def show_file(self, file: CheckFile | None) -> None:
        """List what `file` says; what was checked of the same sentences is kept."""
        self.beginResetModel()
        self._file = file
        self.lines = _lines(file, self._outcomes) if file is not None else []
        self.endResetModel()

    def take_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show what was found."""
        self._outcomes = {outcome.text: outcome for outcome in outcomes}
        self.show_file(self._file)

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as there are lines that say something."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """State, sentence, and the figures."""
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def data(self, index: ModelIndex, role: int = Role.DisplayRole) -> object:
        """Texts and figures as people read them."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._cells(line)[column]
        if role == LINE_OF:
            return line
        if role == Role.ToolTipRole:
            return literal(line.text if line.problem is None else str(line.problem))
        if role == Role.TextAlignmentRole and column in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Role.ForegroundRole and column == STATE:
            return self._colour(line)
        if role == Role.FontRole and column == STATE:
            return font(13, QFont.Weight.DemiBold)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (
            self.tr("State"),
            self.tr("Assertion"),
            self.tr("Value"),
            self.tr("Bound"),
            self.tr("95 % interval"),
            self.tr("Of"),
            self.tr("Line"),
        )[section]

    def _cells(self, line: CheckLine) -> tuple[str, ...]:
        if line.outcome is None:
            return (self._unchecked(line), line.text, "", "", "", "", str(line.line))
        measured = line.outcome.measured
        return (
            f"{MARKS[line.outcome.state]} {state_label(line.outcome.state)}",
            line.text,
            value_of(measured),
            bound_of(measured),
            interval_of(measured),
            counted(measured),
            str(line.line),
        )

    def _unchecked(self, line: CheckLine) -> str:
        return self.tr("not checked yet") if line.problem is None else self.tr("no rule")

    @staticmethod
    def _colour(line: CheckLine) -> QColor:
        colours = theme().colours
        if line.problem is not None:
            return QColor(colours.bad)
        state = line.outcome.state if line.outcome is not None else ""
        known = {HOLDS: colours.good, FAILS: colours.bad, UNJUDGED: colours.warn}
        return QColor(known.get(state, colours.text_muted))


def _lines(file: CheckFile, outcomes: Mapping[str, Outcome]) -> list[CheckLine]:
    entries = [
        CheckLine(entry.line, entry.text, entry, outcome=outcomes.get(entry.text))
        for entry in file.entries
    ]
    problems = [CheckLine(one.line, one.text, problem=one) for one in file.problems]
    return sorted([*entries, *problems], key=lambda line: line.line)
