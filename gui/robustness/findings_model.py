"""Texts that look wrong as a table: what was decided of each, why it is here, and what it says."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, Qt
from PySide6.QtGui import QColor

from core.language import translate
from core.plain_text import one_line
from core.robustness.findings import ASIDE, KEPT, LIGHTER, Finding, with_states
from core.robustness.label_noise import REASON
from core.text.kept_out import KeptOut
from core.text.worthless import REASONS
from gui.theme import theme
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

COLUMNS = 6
CONFIDENCE, TEXT = 4, 5
FINDING = Qt.ItemDataRole.UserRole
# Characters: a cell shows the beginning, the pane below all.
LONGEST = 200


def reason_name(reason: str) -> str:
    """Why something was found, in words."""
    if reason == REASON:
        return QCoreApplication.translate("FindingsModel", "probably another label")
    return translate(REASONS[reason])


class FindingsModel(QAbstractTableModel):
    """A row a finding, the surest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Finding] = []
        self._all: list[Finding] = []
        self._reason = ""

    def show_findings(self, found: Iterable[Finding]) -> None:
        """List `found`."""
        self._all = list(found)
        self._list()

    def show_reason(self, reason: str) -> None:
        """List only what was found for this reason, "" for all."""
        self._reason = reason
        self._list()

    def take_states(self, kept_out: KeptOut) -> None:
        """Show what `kept_out` says of each; the rows stay where they are."""
        self._all, self.rows = with_states(self._all, kept_out), with_states(self.rows, kept_out)
        if self.rows:
            last = self.index(len(self.rows) - 1, COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def counts(self) -> tuple[int, int, int]:
        """How many were found for any reason, are set aside, and count less."""
        states = [finding.state for finding in self._all]
        return len(states), states.count(ASIDE), states.count(LIGHTER)

    def reasons(self) -> Sequence[str]:
        """Why anything was found, the most frequent first."""
        reasons = [finding.reason for finding in self._all]
        return sorted(set(reasons), key=lambda reason: (-reasons.count(reason), reason))

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """As many as were found."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        """Decision, reason, label, guess or evidence, confidence, text."""
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The finding in words; what is set aside is muted."""
        if not index.isValid():
            return None
        finding = self.rows[index.row()]
        if role == FINDING:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(finding)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(finding.text)
        if role == Qt.ItemDataRole.ForegroundRole and finding.state == ASIDE:
            return QColor(theme().colours.text_muted)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What each column is."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Decision"),
            self.tr("Reason"),
            self.tr("Label"),
            self.tr("Guess or evidence"),
            self.tr("Confidence"),
            self.tr("Text"),
        )[section]

    def _list(self) -> None:
        self.beginResetModel()
        self.rows = [one for one in self._all if self._reason in ("", one.reason)]
        self.endResetModel()

    def _texts(self, finding: Finding) -> tuple[str, ...]:
        decisions = {
            KEPT: self.tr("kept"),
            LIGHTER: self.tr("counts less"),
            ASIDE: self.tr("set aside"),
        }
        return (
            decisions[finding.state],
            reason_name(finding.reason),
            one_line(finding.label),
            one_line(finding.guess, LONGEST),
            f"{finding.confidence:.3f}",
            one_line(finding.text, LONGEST),
        )
