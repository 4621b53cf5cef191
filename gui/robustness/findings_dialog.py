"""Labels that are probably wrong, or texts that say nothing: found, looked at, and kept from training."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHeaderView, QStackedWidget, QTableView, QWidget

from core.robustness.findings import Findings, findings_of
from core.text.kept_out import LIGHT, KeptOut
from gui import background
from gui.background import Latest
from gui.language import Retranslated
from gui.products.state_page import StatePage
from gui.robustness.findings_model import CONFIDENCE, FINDING, TEXT, FindingsModel, reason_name
from gui.robustness.working import Working
from gui.widgets.buttons import push_button
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.file_dialog import choose_save
from gui.widgets.labels import value
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label, literal

if TYPE_CHECKING:
    from core.workspace import Workspace

SIZE = (1100, 680)
TEXT_HEIGHT = 96
COLUMN_WIDTHS = (90, 150, 120, 180, 90)


class FindingsDialog(Retranslated, ClosingDialog):
    """Looks for `labels` or `texts` in one workspace; `failed` carries what went wrong, `closed` ends it.

    What is decided is stored at once beside the data, and the next training goes by it.
    """

    failed = Signal(object)

    def __init__(
        self,
        workspace: "Workspace",
        what: str,
        program: Sequence[str] | None = None,
        parent: QWidget | None = None,
    ):
        """`program` replaces `python main.py`."""
        super().__init__(parent)
        self._workspace, self.what = workspace, what
        self._texts = 0
        self.working = Working(program, is_search=True)
        self.model = FindingsModel()
        self.table = QTableView()
        self.reason = QComboBox()
        self.told = Label(kind="small")
        self.text = value()
        self.aside_button = push_button("", lambda: self.decide(0.0))
        self.lighter_button = push_button("", lambda: self.decide(LIGHT))
        self.keep_button = push_button("", lambda: self.decide(1.0))
        self.undo_button = push_button("quiet", self.undo)
        self.save_button = push_button("quiet", self._ask_where)
        self.state = StatePage()
        self._writer = Latest(self)
        self._arrange()
        self._connect()
        self._retranslate()
        self._settle()

    def decide(self, weight: float) -> None:
        """Let the selected texts count so much in training: 0 sets them aside, 1 keeps them."""
        keys = [finding.key for finding in self.selected]
        if keys and not self._workspace.read_only:
            self._writer.run(
                _decide,
                self._workspace,
                keys,
                weight,
                done=self._take_states,
                failed=self.failed.emit,
            )

    def undo(self) -> None:
        """Take back the last decision; once more, take it again."""
        if not self._workspace.read_only:
            self._writer.run(
                _undo, self._workspace, done=self._take_states, failed=self.failed.emit
            )

    @property
    def selected(self) -> list[Any]:
        """The selected findings."""
        rows = self.table.selectionModel().selectedRows()
        return [index.data(FINDING) for index in rows]

    def save(self, path: Path) -> None:
        """Write what is listed as a table, in a thread."""
        found = Findings(self._texts, list(self.model.rows))
        background.run(_write, path, found, failed=self.failed.emit, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of undo undo."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)

    def shut_down(self) -> None:
        """What is under way ends with the dialog."""
        self.working.process.close()

    def _arrange(self) -> None:
        self.resize(*SIZE)
        self.told.setWordWrap(True)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for section in range(CONFIDENCE + 1):
            self.table.setColumnWidth(section, COLUMN_WIDTHS[section])
        whole = scrolled(self.text)
        whole.setFixedHeight(TEXT_HEIGHT)
        deeds = row(
            self.aside_button,
            self.lighter_button,
            self.keep_button,
            self.undo_button,
            1,
            self.save_button,
            spacing=8,
        )
        above = row((self.told, 1), self.reason, spacing=8)
        listing = holder(column(above, (self.table, 1), whole, deeds, spacing=8))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.state)
        self.stack.addWidget(listing)
        column((self.stack, 1), self.working, parent=self, spacing=8, margins=(12, 12, 12, 12))

    def _connect(self) -> None:
        self.working.wanted.connect(self._start)
        self.working.finished.connect(self._take)
        self.reason.currentIndexChanged.connect(
            lambda: self.model.show_reason(self.reason.currentData() or "")
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._settle())
        self.table.selectionModel().currentChanged.connect(lambda index, _: self._show_text(index))
        self.model.modelReset.connect(self._settle)

    def _start(self) -> None:
        place = ["--workspace", str(self._workspace.path), "--json", "--progress"]
        self.working.start(["clean", self.what, *place])

    def _take(self, answer: dict[str, Any]) -> None:
        findings = findings_of(answer)
        self._texts = findings.texts
        self.model.show_findings(findings.found)
        self.reason.blockSignals(True)
        self.reason.clear()
        for reason in ("", *self.model.reasons()):
            self.reason.addItem("", reason)
        self.reason.blockSignals(False)
        self.model.show_reason("")
        self.stack.setCurrentIndex(1 if findings.found else 0)
        self._retranslate()
        if findings.found:
            self.table.setFocus()

    def _take_states(self, kept_out: KeptOut) -> None:
        self.model.take_states(kept_out)
        self._retranslate()

    def _show_text(self, index: Any) -> None:
        finding = index.data(FINDING)
        self.text.setText(finding.text if finding is not None else "")

    def _settle(self) -> None:
        may_decide = bool(self.selected) and not self._workspace.read_only
        for button in (self.aside_button, self.lighter_button, self.keep_button):
            button.setEnabled(may_decide)
        self.undo_button.setEnabled(not self._workspace.read_only)
        self.save_button.setEnabled(bool(self.model.rows))

    def _ask_where(self) -> None:
        kinds = ("CSV (*.csv)", "Excel (*.xlsx)", "Parquet (*.parquet)")
        path = choose_save(self, "robustness", self.tr("Save the list"), self.what, kinds)
        if path is not None:
            self.save(path)

    def _retranslate(self) -> None:
        self._tell()
        self._name_buttons()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.reason.setVisible(self.reason.count() > 2)
        for position in range(self.reason.count()):
            reason = self.reason.itemData(position)
            every = self.tr("Every reason")
            self.reason.setItemText(position, reason_name(reason) if reason else every)
        self.table.setAccessibleName(self.windowTitle())
        self.text.setAccessibleName(self.tr("The whole text"))

    def _tell(self) -> None:
        """What this is about, what was found and what became of it."""
        is_labels = self.what == "labels"
        title = self.tr("Label noise") if is_labels else self.tr("Clean texts")
        self.setWindowTitle(title)
        if is_labels:
            about = self.tr(
                "Each text is read by models that did not learn its label. Where these are surer of "
                "another label than they usually are, it is listed: look at it, set it aside or keep it."
            )
        else:
            about = self.tr(
                "Empty praise, copies, repeated characters, adverts with contacts and texts in another "
                "language are listed with the reason: look at them, set them aside, or let them count less."
            )
        if self._texts and not self.model.rows:
            clean = self.tr("Nothing was found among {texts} texts")
            title = clean.format(texts=f"{self._texts:,}")
        self.state.show_state("empty", title, about)
        found, aside, lighter = self.model.counts()
        self.told.setText(
            self.tr(
                "{found} of {texts} texts · {aside} set aside · {lighter} count less · the import is as "
                "it was, the next training of categories goes by this"
            ).format(found=found, texts=f"{self._texts:,}", aside=aside, lighter=lighter)
        )

    def _name_buttons(self) -> None:
        self.aside_button.setText(self.tr("Set aside"))
        self.aside_button.setToolTip(self.tr("Keep the selected texts from training"))
        self.lighter_button.setText(self.tr("Weigh down"))
        self.lighter_button.setToolTip(
            literal(
                self.tr("Let the selected texts count {weight} in training").format(weight=LIGHT)
            )
        )
        self.keep_button.setText(self.tr("Keep"))
        self.keep_button.setToolTip(self.tr("Let the selected texts count as before"))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Take back the last decision (Ctrl+Z)"))
        self.save_button.setText(self.tr("Save…"))


def _decide(workspace: "Workspace", keys: list[str], weight: float) -> KeptOut:
    return KeptOut.read(workspace).changed(keys, weight).store(workspace)


def _undo(workspace: "Workspace") -> KeptOut:
    return KeptOut.read(workspace).undone().store(workspace)


def _write(path: Path, found: Findings) -> None:
    from core.spreadsheet import require_format, write_records

    require_format(path)
    write_records(path, found.records())
