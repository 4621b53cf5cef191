"""What is compared, on which queries and by what: the first page of a comparison."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from core.data.run_file import is_run_file
from core.errors import UserError
from core.evaluation.compared_runs import FEWEST, MOST
from core.evaluation.query_sets import QuerySource
from core.evaluation.system_words import CORRECTION_NAMES, system_title
from core.language import translate
from core.metrics.ranking import METRICS
from gui.comparison.measuring import Wanted
from gui.comparison.query_choice import QueryChoice
from gui.comparison.system_choice import SystemChoice
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_files
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label, caption, literal

# Pixels.
SIDE_WIDTH = 400
USUAL = (":lexical", ":hybrid")


class SetupPage(Retranslated, QWidget):
    """`wanted` carries a `Wanted` when it is to be measured; run files are taken by drop."""

    wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.headings = [Label(kind="heading") for _ in range(4)]
        self.systems = QListWidget()
        self.systems.setAlternatingRowColors(False)
        self.remove_button = push_button(clicked=self._remove)
        self.file_button = push_button(clicked=self._choose_files)
        self.choice = SystemChoice()
        self.queries = QueryChoice()
        self.metrics = QLineEdit(" ".join(METRICS))
        self.correction = QComboBox()
        for correction in CORRECTION_NAMES:
            self.correction.addItem("", correction)
        self.hint = Label(kind="muted")
        self.hint.setWordWrap(True)
        self.measure_button = push_button("primary", self._measure)
        self._arrange()
        self.choice.chosen.connect(self.add)
        self.systems.itemSelectionChanged.connect(self._settle)
        self._retranslate()
        for name in USUAL:
            self.add(name)

    def _arrange(self) -> None:
        buttons = row(self.file_button, self.remove_button, 1, spacing=8)
        left = column(self.headings[0], (self.systems, 1), buttons, spacing=8)
        right = holder(
            column(
                *(self.headings[1], self.choice, self.headings[2], self.queries),
                *(self.headings[3], self.metrics, self.correction, self.hint, 1),
                row(1, self.measure_button),
                spacing=8,
            )
        )
        right.setFixedWidth(SIDE_WIDTH)
        row((left, 1), right, parent=self, spacing=18, margins=(0, 10, 0, 0))

    @property
    def names(self) -> list[str]:
        """The systems that are chosen, in order."""
        items = (self.systems.item(at) for at in range(self.systems.count()))
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items]

    def add(self, name: str) -> None:
        """Choose one more system, if there is room for it."""
        if name in self.names or self.systems.count() >= MOST:
            return
        item = QListWidgetItem(caption(system_title(name)))
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setToolTip(literal(name))
        self.systems.addItem(item)
        self._settle()

    def show_setup(self, names: list[str], source: QuerySource, metrics: list[str]) -> None:
        """Choose what a comparison was made of."""
        self.systems.clear()
        for name in names:
            self.add(name)
        self.queries.show_source(source)
        self.metrics.setText(" ".join(metrics))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _run_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _run_files(event):
            self.add(str(path))
        event.acceptProposedAction()

    def _choose_files(self) -> None:
        title = self.tr("Choose TREC run files")
        filters = [self.tr("Run files (*.run *.trec *.txt *.res)"), self.tr("All files (*)")]
        for path in choose_files(self, "run file", title, filters):
            self.add(str(path))

    def _remove(self) -> None:
        for item in self.systems.selectedItems():
            self.systems.takeItem(self.systems.row(item))
        self._settle()

    def _settle(self) -> None:
        count = self.systems.count()
        self.remove_button.setEnabled(bool(self.systems.selectedItems()))
        self.measure_button.setEnabled(count >= FEWEST)
        for button in (self.choice.add_button, self.file_button):
            button.setEnabled(count < MOST)

    def _measure(self) -> None:
        try:
            source = self.queries.source
        except UserError as error:
            self.failed.emit(error)
            return
        metrics = tuple(self.metrics.text().replace(",", " ").split())
        self.wanted.emit(
            Wanted(tuple(self.names), source, metrics, str(self.correction.currentData()))
        )

    def _retranslate(self) -> None:
        titles = (
            self.tr("Systems"),
            self.tr("Add a system"),
            self.tr("Queries"),
            self.tr("Metrics and correction"),
        )
        for heading, title in zip(self.headings, titles, strict=True):
            heading.setText(title)
        self.systems.setAccessibleName(self.tr("Systems"))
        self.remove_button.setText(self.tr("Remove"))
        self.file_button.setText(self.tr("Run file…"))
        self.file_button.setToolTip(self.tr("Add TREC run files; they can be dropped here too"))
        self.metrics.setAccessibleName(self.tr("Metrics"))
        self.correction.setAccessibleName(self.tr("Correction for many tests"))
        for at, name in enumerate(CORRECTION_NAMES.values()):
            self.correction.setItemText(at, translate(name))
        self.hint.setText(
            self.tr(
                "Also err@10, ap, p@5, success@10, rbp, any with :judged behind it for judged products alone,"
                " diversity@10, coverage@10, latency. The first one decides."
            )
        )
        self.measure_button.setText(self.tr("Compare"))
        for at, name in enumerate(self.names):
            self.systems.item(at).setText(caption(system_title(name)))
        self._settle()


def _run_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [path for path in paths if is_run_file(path)]
