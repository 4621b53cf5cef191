"""The cleaning report on screen: what was kept, repaired, left out, and why, with examples."""

import json
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from core.data.report import CleaningReport, SheetReport
from core.files import replace_file
from core.language import plural, translate
from gui.data.kinds import kind_name
from gui.data.report_model import ReportModel
from gui.data.share_bar import ShareBar
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, MarkedLabel, joined, literal, markup

SHARES = ("good", "warn", "bad")
# Pixels.
TREE_HEIGHT = 190


class ReportView(Retranslated, QWidget):
    """One card a kind. `train_wanted`, `search_wanted`, `clean_wanted`, `close_wanted` say what follows."""

    train_wanted = Signal()
    search_wanted = Signal()
    close_wanted = Signal()
    clean_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.report: CleaningReport | None = None
        self.cards: list[SheetCard] = []
        self._heading = Label(kind="heading")
        self._cards = QVBoxLayout()
        self.export_button = QPushButton()
        self.export_button.clicked.connect(self._ask_where)
        self.clean_button = push_button("", self.clean_wanted)
        self.close_button = QPushButton()
        self.close_button.clicked.connect(self.close_wanted)
        self.search_button = QPushButton()
        self.search_button.clicked.connect(self.search_wanted)
        self.train_button = push_button("primary", self.train_wanted)
        self._arrange()
        self._retranslate()

    def show_report(self, report: CleaningReport) -> None:
        """Show `report` in place of the one before."""
        self.report = report
        for card in self.cards:
            card.setParent(None)
            card.deleteLater()
        self.cards = [SheetCard(sheet) for sheet in report.sheets.values()]
        for position, card in enumerate(self.cards):
            self._cards.insertWidget(position, card)
        self.clean_button.setVisible("texts" in report.sheets)
        self._retranslate()

    def save(self, path: Path) -> None:
        """Write the report as JSON; says why it cannot."""
        assert self.report is not None
        text = json.dumps(self.report.to_json(), ensure_ascii=False, indent=2)
        try:
            replace_file(path, text + "\n")
        except OSError as error:
            sentence = self.tr("{path} cannot be written: {reason}").format(
                path=path, reason=error.strerror
            )
            QMessageBox.warning(self, self.tr("Export the report"), literal(sentence))

    def _arrange(self) -> None:
        content = QWidget()
        content.setLayout(self._cards)
        self._cards.setContentsMargins(0, 0, 8, 0)
        self._cards.setSpacing(12)
        self._cards.addStretch(1)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        column(
            self._heading,
            (area, 1),
            row(
                self.export_button,
                self.clean_button,
                1,
                self.close_button,
                self.search_button,
                self.train_button,
            ),
            parent=self,
            spacing=12,
        )

    def _ask_where(self) -> None:
        title, name = self.tr("Export the report"), "cleaning-report.json"
        path = choose_save(self, "cleaning_report", title, name, ["JSON (*.json)"])
        if path is not None:
            self.save(path.with_suffix(".json"))

    def _retranslate(self) -> None:
        self.export_button.setText(self.tr("Export report as JSON…"))
        self.clean_button.setText(self.tr("Clean texts…"))
        self.close_button.setText(self.tr("Close"))
        self.search_button.setText(self.tr("Search"))
        self.train_button.setText(self.tr("Train now"))
        if self.report is not None:
            rows = sum(sheet.kept for sheet in self.report.sheets.values())
            one = self.tr("{count} row is in the shop now; it took {seconds} s")
            many = self.tr("{count} rows are in the shop now; it took {seconds} s")
            self._heading.setText(plural(rows, one, many, seconds=f"{self.report.seconds:.1f}"))


class SheetCard(Retranslated, QFrame):
    """What happened to the rows of one kind."""

    def __init__(self, sheet: SheetReport, parent: QWidget | None = None):
        super().__init__(parent)
        self.sheet = sheet
        self.setProperty("kind", "card")
        self._title = Label(kind="heading")
        self._source = Label(kind="small")
        self._bar = ShareBar(SHARES)
        self._bar.show_counts(self._shares())
        self._legend = MarkedLabel()
        self.tree = self._made_tree()
        column(
            self._title,
            self._source,
            self._bar,
            self._legend,
            self.tree,
            parent=self,
            spacing=8,
            margins=(16, 12, 16, 12),
        )
        theme().changed.connect(self._retranslate)
        self._retranslate()

    @property
    def title(self) -> str:
        """The kind and how many rows came in, as shown."""
        return self._title.text()

    def _shares(self) -> tuple[int, int, int]:
        """Untouched, repaired and rejected rows: they add up to those read."""
        sheet = self.sheet
        return sheet.kept - sheet.repaired, sheet.repaired, sheet.rejected

    def _made_tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setModel(ReportModel(self.sheet, tree))
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(False)
        tree.setExpandsOnDoubleClick(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        tree.setVisible(tree.model().rowCount() > 0)
        tree.setMinimumHeight(TREE_HEIGHT)
        return tree

    def _retranslate(self) -> None:
        sheet = self.sheet
        one, many = self.tr("{kind}: {count} row read"), self.tr("{kind}: {count} rows read")
        self._title.setText(plural(sheet.read, one, many, kind=kind_name(sheet.kind)))
        self._source.setText(translate(sheet.source))
        self._source.setVisible(bool(sheet.source))
        words = (self.tr("kept as they were"), self.tr("repaired"), self.tr("left out"))
        shares = self._shares()
        parts = [
            markup(
                "<span style='color:{colour}'>●</span> {word} <b>{count}</b>",
                colour=getattr(theme().colours, role),
                word=word,
                count=f"{count:,}",
            )
            for role, word, count in zip(SHARES, words, shares, strict=True)
        ]
        self._legend.show_markup(joined("&nbsp;&nbsp; ", parts))
        spoken = ", ".join(f"{word} {count}" for word, count in zip(words, shares, strict=True))
        self._bar.setAccessibleName(f"{self._title.text()}: {spoken}")
        header = self.tree.header()
        for section in (1, 2):
            # Said again, it measures the words of the language spoken now.
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setAccessibleName(self.tr("Rules that met rows, with examples"))
