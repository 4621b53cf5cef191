"""A sheet of the cleaning report as a tree: rules, what left rows out first, and examples under each."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from core.data.report import RuleCount, RuleExample, SheetReport
from core.plain_text import one_line
from gui.data.kinds import column_name
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

# The gravest first.
OUTCOME_COLOURS = {"rejected": "bad", "repaired": "warn", "noted": "text_muted"}
# Row and field, what it was, what was made of it.
COLUMNS = 3


class ReportModel(QAbstractItemModel):
    """Columns: the rule, what it did, how many rows; an example says what was and what became of it."""

    def __init__(self, sheet: SheetReport, parent: QObject | None = None):
        super().__init__(parent)
        counted = (rule for rule in sheet.rules.values() if rule.count)
        self._rules: list[RuleCount] = sorted(counted, key=_gravity)

    def index(self, row: int, column: int, parent: ModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # An example remembers its rule's row, counted from 1; a rule remembers 0.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: ModelIndex) -> QModelIndex:  # type: ignore[override]
        rule = int(child.internalId()) if child.isValid() else 0
        return self.createIndex(rule - 1, 0, 0) if rule else QModelIndex()

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._rules)
        if parent.internalId() or parent.column():
            return 0
        return len(self._rules[parent.row()].examples)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return COLUMNS

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        rule_row = int(index.internalId())
        if rule_row:
            example = self._rules[rule_row - 1].examples[index.row()]
            return self._example_data(example, index.column(), role)
        return self._rule_data(self._rules[index.row()], index.column(), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Rule"), self.tr("What happened"), self.tr("Rows"))[section]

    def outcome(self, outcome: str) -> str:
        """`repaired`, `rejected` or `noted` in the user's language."""
        return {
            "repaired": self.tr("repaired"),
            "rejected": self.tr("left out"),
            "noted": self.tr("noted"),
        }[outcome]

    def _rule_data(self, rule: RuleCount, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return (rule.label, self.outcome(rule.outcome), f"{rule.count:,}")[column]
        if role == Qt.ItemDataRole.ForegroundRole and column == 1:
            return QColor(getattr(theme().colours, OUTCOME_COLOURS[rule.outcome]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 2:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _example_data(self, example: RuleExample, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme().colours.text_muted)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        # What concerns the whole file has no row.
        row = self.tr("row {row}").format(row=f"{example.row:,}") if example.row else ""
        field = column_name(example.column) if example.column else ""
        location = " · ".join(filter(None, (row, field)))
        change = f"{example.before} → {example.after}" if example.after else example.before
        text = (change, location, "")[column]
        return one_line(text) if role == Qt.ItemDataRole.DisplayRole else literal(text)


def _gravity(rule: RuleCount) -> tuple[int, int]:
    """What changed the figures first, then what met most rows."""
    return list(OUTCOME_COLOURS).index(rule.outcome), -rule.count
