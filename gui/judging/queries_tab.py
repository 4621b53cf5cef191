"""The tab of queries: written in, added, removed, and judgments of files in and out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QLineEdit, QMenu, QTableView, QWidget

from core.data.report import SheetReport
from core.judging.query_set import SetQuery
from gui.judging.book import JudgmentBook
from gui.judging.queries_model import JUDGED, NOTES, QUERY, TAGS, TEXT, QueriesModel
from gui.judging.transfer import FORMATS, export_set, import_clicks, import_files, import_own
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_files, choose_save
from gui.widgets.layouts import column, row
from gui.widgets.notices import NoticeBar

if TYPE_CHECKING:
    from core.workspace import Workspace

TAGS_WIDTH, NOTES_WIDTH, JUDGED_WIDTH = 180, 260, 80


class QueriesTab(Retranslated, QWidget):
    """Works on the set in use of `book`; `failed` carries what went wrong."""

    failed = Signal(object)

    def __init__(self, book: JudgmentBook, parent: QWidget | None = None):
        super().__init__(parent)
        self._book = book
        self.model = QueriesModel()
        self.table = QTableView()
        self.new = QLineEdit()
        self.new.setMaxLength(500)
        self.add_button = push_button("", self.add)
        self.remove_button = push_button("quiet", self.remove)
        self.import_button = push_button("quiet", self._offer_imports)
        self.export_button = push_button("quiet", self._ask_where)
        self.notice = NoticeBar()
        self._arrange()
        self.new.returnPressed.connect(self.add)
        self.new.textChanged.connect(lambda _: self._settle())
        self.model.edited.connect(lambda query: book.save_queries([query]))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._settle())
        self.model.modelReset.connect(self._settle)
        self._retranslate()

    def _arrange(self) -> None:
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        widths = {TAGS: TAGS_WIDTH, NOTES: NOTES_WIDTH, JUDGED: JUDGED_WIDTH}
        for section, width in widths.items():
            self.table.setColumnWidth(section, width)
        column(
            row((self.new, 1), self.add_button, spacing=8),
            (self.table, 1),
            self.notice,
            row(self.remove_button, 1, self.import_button, self.export_button, spacing=8),
            parent=self,
            spacing=8,
            margins=(4, 8, 4, 8),
        )

    def refresh(self) -> None:
        """Show the set in use as it is now."""
        book = self._book
        self.model.show_set(book.current, book.together, book.may_write)
        self._settle()

    def add(self) -> None:
        """Add what was written, unless the set has it."""
        current, text = self._book.current, self.new.text().strip()
        if current is None or not text:
            return
        if current.query_of(text) is None:
            self._book.save_queries([SetQuery(current.free_id(), text)])
        self.new.clear()

    def remove(self) -> None:
        """Take the selected queries out of the set; their judgments stay in the file."""
        chosen = [index.data(QUERY) for index in self.table.selectionModel().selectedRows()]
        if not chosen:
            return
        self._book.save_queries(chosen, removed=True)
        text = self.tr("{count} queries left the set").format(count=len(chosen))
        undo = partial(self._book.save_queries, chosen)
        self.notice.say(text, "accent", self.tr("Undo"), undo)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Add the judgments of files to the set in use."""
        if self._book.current is not None:
            self._book.change(import_files(self._book.current, paths), self._tell_imported)

    def export_to(self, path: Path) -> None:
        """Write the judgments of the set in the format that the name of the file tells."""
        book = self._book
        if book.current is not None:
            done = partial(self._tell_exported, path)
            book.ask(export_set(book.current, path), done)

    def _offer_imports(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Files of judgments…"), self._ask_files)
        menu.addAction(self.tr("What this shop imported"), self._import_own)
        menu.addAction(self.tr("Judgments from clicks"), self._import_clicks)
        menu.popup(self.import_button.mapToGlobal(QPoint(0, self.import_button.height())))

    def _ask_files(self) -> None:
        every = self.tr("All files (*)")
        title = self.tr("Judgments: TREC, CSV, Quepid, ESCI, WANDS")
        if paths := choose_files(self, "judgments", title, (every,)):
            self.import_paths(paths)

    def _import_own(self) -> None:
        self._import_graded(import_own)

    def _import_clicks(self) -> None:
        self._import_graded(import_clicks)

    def _import_graded(self, source: Any) -> None:
        workspace: Workspace | None = self._book.workspace
        if self._book.current is not None and workspace is not None:
            change = source(self._book.current, workspace)
            self._book.change(change, self._tell_graded)

    def _ask_where(self) -> None:
        current = self._book.current
        if current is None:
            return
        title = self.tr("Export judgments")
        path = choose_save(
            self, "judgments", title, f"{_file_name(current.name)}.csv", tuple(FORMATS)
        )
        if path is not None:
            self.export_to(path)

    def _tell_imported(self, reports: list[SheetReport]) -> None:
        kept = sum(report.kept for report in reports)
        refused = [
            f"{rule.label} ({rule.examples[0].row}: {rule.examples[0].before})"
            for report in reports
            for rule in report.rules.values()
            if rule.outcome == "rejected" and rule.examples
        ]
        text = self.tr("{kept} rows in; {left} left out").format(
            kept=f"{kept:,}", left=f"{sum(report.rejected for report in reports):,}"
        )
        self.notice.say(
            ": ".join([text, "; ".join(refused)]) if refused else text,
            "warn" if refused else "good",
        )

    def _tell_graded(self, count: int) -> None:
        self.notice.say(self.tr("{count} grades in").format(count=f"{count:,}"), "good")

    def _tell_exported(self, path: Path, rows: int) -> None:
        template = self.tr("{count} rows written to {file}")
        self.notice.say(template.format(count=f"{rows:,}", file=path.name), "good")

    def _settle(self) -> None:
        may_write = self._book.may_write and self._book.current is not None
        for widget in (self.new, self.import_button):
            widget.setEnabled(may_write)
        self.add_button.setEnabled(may_write and bool(self.new.text().strip()))
        has_selection = self.table.selectionModel().hasSelection()
        self.remove_button.setEnabled(may_write and has_selection)
        self.export_button.setEnabled(self._book.current is not None and bool(self.model.rows))

    def _retranslate(self) -> None:
        self.new.setPlaceholderText(self.tr("A query to be judged"))
        self.new.setAccessibleName(self.tr("A query to be judged"))
        self.table.setAccessibleName(self.tr("Queries of the set"))
        self.add_button.setText(self.tr("Add"))
        self.remove_button.setText(self.tr("Remove"))
        self.import_button.setText(self.tr("Import judgments…"))
        self.export_button.setText(self.tr("Export…"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, TEXT, JUDGED)
        self._settle()


def _file_name(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -" else "_" for letter in name)[:40]
