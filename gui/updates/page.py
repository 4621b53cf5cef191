"""The page of updates: what is to be learned, what each update came to, and the ledger of all."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from core.errors import UserError
from core.updates import ledger_table
from gui.language import Retranslated
from gui.training.failure import Failure
from gui.updates.ledger_table import LedgerTable
from gui.updates.outcome import Outcome
from gui.updates.pending_card import PendingCard
from gui.updates.updater import Updater
from gui.updates.verdict_view import VerdictView
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, row, scrolled
from gui.widgets.plain import Label
from gui.widgets.tab import Tab

if TYPE_CHECKING:
    from core.workspace import Workspace

# Lower windows scroll.
VERDICT_HEIGHT = 284
MAY_LIVE_AGAIN = ("undone", "waiting", "built upon")


class UpdatesPage(Retranslated, Tab):
    """Follows `updater`; `query_wanted` is a query that an update ranked better or worse."""

    query_wanted = Signal(str)

    def __init__(self, updater: Updater, parent: QWidget | None = None):
        super().__init__(parent)
        self._updater = updater
        self.pending = PendingCard(updater)
        self.failure = Failure()
        self.verdict = VerdictView(is_wide=True)
        self.table = LedgerTable()
        self.hint = Label()
        self.undo_button, self.live_button, self.export_button = (QPushButton() for _ in range(3))
        self._arrange()
        self._connect()
        self._retranslate()

    # --- Tab --------------------------------------------------------------------------------

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """What there is in a workspace is known to the updater."""
        self.failure.hide()

    def follow(self) -> None:
        """The updater counts what was recorded by itself."""

    def shut_down(self) -> None:
        """Nothing runs here."""

    # --- building ---------------------------------------------------------------------------

    def _arrange(self) -> None:
        known = QWidget()
        column(
            (_card(self.verdict), 1), self._arranged_buttons(), self.table, parent=known, spacing=8
        )
        self.hint.setProperty("kind", "muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.hint)
        self._pages.addWidget(known)
        self.verdict.setMinimumHeight(VERDICT_HEIGHT)
        content = QWidget()
        column(self.pending, self.failure, (self._pages, 1), parent=content, spacing=8)
        self._scroll = scrolled(content, has_frame=True)
        column(self._scroll, parent=self)

    def _arranged_buttons(self) -> QHBoxLayout:
        self.title = Label(kind="heading")
        return row(self.title, 1, self.undo_button, self.live_button, self.export_button)

    def _connect(self) -> None:
        self._updater.changed.connect(self.refresh)
        self._updater.outcome_known.connect(self._take)
        self.table.chosen.connect(self._show_current)
        self.undo_button.clicked.connect(self._updater.undo)
        self.live_button.clicked.connect(self._make_live)
        self.export_button.clicked.connect(self._choose_file)
        self.verdict.query_wanted.connect(self.query_wanted)

    # --- what is shown ----------------------------------------------------------------------

    def refresh(self) -> None:
        """Show how things stand now; a new update comes to the front."""
        entries = self._updater.update_status.entries
        self.table.show_entries(entries)
        self._pages.setCurrentIndex(1 if entries else 0)
        self._show_current()

    def _take(self, outcome: Outcome) -> None:
        if outcome.kind == "failed":
            self.failure.show_failure(outcome.message, outcome.log)
        else:
            self.failure.hide()

    def _show_current(self) -> None:
        entry = self.table.current
        self.verdict.show_entry(entry)
        may_live = entry is not None and entry.state in MAY_LIVE_AGAIN
        self.live_button.setEnabled(may_live and self._updater.may_change)
        self.undo_button.setEnabled(self._updater.may_undo)

    # --- what is done -----------------------------------------------------------------------

    def _make_live(self) -> None:
        entry = self.table.current
        if entry is not None:
            self._updater.make_live(entry.update.run)

    def _choose_file(self) -> None:
        title = self.tr("Export the ledger")
        path = choose_save(self, "updates", title, "updates.csv", ["CSV (*.csv)"])
        if path is not None:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the ledger to a CSV file; says why it cannot."""
        try:
            ledger_table.write(self.table.entries, path)
        except UserError as error:
            self.failed.emit(error)

    def _retranslate(self) -> None:
        self._scroll.setAccessibleName(self.tr("Updates"))
        self.hint.setText(
            self.tr(
                "No update yet. An update lets the model in use learn from what was clicked, kept and bought"
                " since; it is compared on queries that it did not learn from, and goes live unless it is"
                " significantly worse."
            )
        )
        self.title.setText(self.tr("All updates"))
        self.undo_button.setText(self.tr("Undo the live update"))
        self.undo_button.setToolTip(self.tr("Rank by the model before this update, exactly"))
        self.live_button.setText(self.tr("Make live again"))
        self.live_button.setToolTip(self.tr("Rank by the selected update again"))
        self.export_button.setText(self.tr("Export CSV…"))
        self.refresh()


def _card(content: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    column(content, parent=card, margins=(16, 12, 16, 12))
    return card
