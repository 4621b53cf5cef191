"""On which judged queries systems are compared: those of the shop, a set of these, or files."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from core.evaluation.query_sets import QuerySource
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_files
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label

OF_SHOP, OF_SET, FILES = range(3)


class QueryChoice(Retranslated, QWidget):
    """`changed` tells that other queries are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.addItems(["", "", ""])
        self.query_set = QLineEdit()
        self.queries, self.qrels = QLineEdit(), QLineEdit()
        self.queries_button = push_button(clicked=lambda: self._browse(self.queries))
        self.qrels_button = push_button(clicked=lambda: self._browse(self.qrels))
        self.labels = [Label(kind="muted") for _ in range(2)]
        rows = (
            row(self.labels[0], (self.queries, 1), self.queries_button, spacing=8),
            row(self.labels[1], (self.qrels, 1), self.qrels_button, spacing=8),
        )
        self._files = holder(column(*rows, spacing=6))
        column(self.kind, self.query_set, self._files, parent=self, spacing=6)
        self.kind.currentIndexChanged.connect(self._settle)
        for field in (self.query_set, self.queries, self.qrels):
            field.textChanged.connect(self.changed)
        self._retranslate()
        self._settle()

    @property
    def source(self) -> QuerySource:
        """What is chosen.

        Raises:
            UserError: files of queries without judgments.
        """
        kind = self.kind.currentIndex()
        if kind == FILES:
            queries, qrels = (field.text().strip() for field in (self.queries, self.qrels))
            return QuerySource.of(
                None, Path(queries) if queries else None, Path(qrels) if qrels else None
            )
        return QuerySource(self.query_set.text().strip() if kind == OF_SET else "")

    def show_source(self, source: QuerySource) -> None:
        """Choose `source`."""
        self.query_set.setText(source.query_set)
        self.queries.setText(source.queries)
        self.qrels.setText(source.qrels)
        chosen = FILES if source.qrels else OF_SET if source.query_set else OF_SHOP
        self.kind.setCurrentIndex(chosen)

    def _browse(self, field: QLineEdit) -> None:
        title = self.tr("Choose a file")
        paths = choose_files(self, "judgments", title, [self.tr("All files (*)")])
        if paths:
            field.setText(str(paths[0]))

    def _settle(self) -> None:
        kind = self.kind.currentIndex()
        self.query_set.setVisible(kind == OF_SET)
        self._files.setVisible(kind == FILES)
        self.changed.emit()

    def _retranslate(self) -> None:
        names = (
            self.tr("The judged queries of this shop"),
            self.tr("A query set of this shop"),
            self.tr("Files of queries and judgments"),
        )
        for at, name in enumerate(names):
            self.kind.setItemText(at, name)
        self.kind.setAccessibleName(self.tr("Queries"))
        self.query_set.setPlaceholderText(self.tr("Name of the query set"))
        self.query_set.setAccessibleName(self.tr("Name of the query set"))
        fields = (self.queries, self.qrels)
        for label, field, name in zip(
            self.labels, fields, (self.tr("Queries"), self.tr("Judgments")), strict=True
        ):
            label.setText(name)
            field.setAccessibleName(name)
        self.queries_button.setText(self.tr("Browse…"))
        self.qrels_button.setText(self.tr("Browse…"))
