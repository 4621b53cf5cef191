"""The beginning of a file with a chooser over every column: which of ours it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QVBoxLayout, QWidget

from core.data.columns.mapping import REQUIRED, known_columns
from gui.data.drafts import Draft, columns_of
from gui.data.kinds import column_name
from gui.data.preview_model import PreviewModel
from gui.data.verdict import notes, verdict
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.plain import Label

# Pixels.
CHOOSER_HEIGHT = 40
ROW_HEIGHT = 30
COLUMN_WIDTH = 168
# A table may have thousands of columns; those that come late are attributes, or found by name.
MOST_CHOOSERS = 200


class MappingTable(Retranslated, QWidget):
    """`column_chosen` says the file's column and ours, empty for none."""

    column_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._draft: Draft | None = None
        self._shown: tuple[object, ...] = ()
        self.choosers: dict[str, QComboBox] = {}
        self.model = PreviewModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setDefaultSectionSize(COLUMN_WIDTH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verdict = Label()
        self.verdict.setWordWrap(True)
        self.notes = Label()
        self.notes.setWordWrap(True)
        self.notes.setProperty("kind", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.verdict)
        layout.addWidget(self.notes)
        layout.addWidget(self.table, 100)
        # Takes the room of a table that is not there.
        layout.addStretch(1)
        theme().changed.connect(self._judge)

    def show_draft(self, draft: Draft | None) -> None:
        """Show the file of `draft`; the table is made anew only for another file or kind."""
        self._draft = draft
        is_readable = draft is not None and draft.preview is not None
        self.table.setVisible(is_readable)
        if draft is not None and draft.preview is not None:
            shown = (draft.path, draft.kind, draft.preview)
            if shown != self._shown:
                self._shown = shown
                self._fill(draft)
            self._choose(draft)
        self._judge()

    def _retranslate(self) -> None:
        if self._draft is not None:
            self._shown = ()
            self.show_draft(self._draft)

    def _fill(self, draft: Draft) -> None:
        assert draft.preview is not None
        self.model.show(draft.preview.columns, draft.preview.rows)
        self.choosers = {}
        mapped = {theirs for columns in draft.mapping.values() for theirs in columns_of(columns)}
        for position, column in enumerate(draft.preview.columns):
            if position >= MOST_CHOOSERS and column not in mapped:
                continue
            chooser = self._chooser(draft.kind, column)
            self.choosers[column] = chooser
            self.table.setIndexWidget(self.model.index(0, position), chooser)
        self.table.setRowHeight(0, CHOOSER_HEIGHT)

    def _chooser(self, kind: str, column: str) -> QComboBox:
        chooser = QComboBox()
        # Only products keep columns that we do not know, as attributes.
        other = self.tr("attribute") if kind == "products" else self.tr("not used")
        chooser.addItem(other, "")
        for ours in known_columns(kind):
            star = " *" if ours in REQUIRED[kind] else ""
            chooser.addItem(column_name(ours) + star, ours)
        chooser.setAccessibleName(self.tr("What is column {column}?").format(column=column))
        chooser.activated.connect(
            lambda _: self.column_chosen.emit(column, str(chooser.currentData()))
        )
        return chooser

    def _choose(self, draft: Draft) -> None:
        ours_of = {
            theirs: ours
            for ours, columns in draft.mapping.items()
            for theirs in columns_of(columns)
        }
        for column, chooser in self.choosers.items():
            chooser.setCurrentIndex(max(0, chooser.findData(ours_of.get(column, ""))))
        self.model.set_used(set(ours_of))

    def _judge(self) -> None:
        draft = self._draft
        text, colour = ("", "text") if draft is None else verdict(draft)
        self.verdict.setText(text)
        self.verdict.setStyleSheet(f"color: {getattr(theme().colours, colour)};")
        self.verdict.setVisible(bool(text))
        self.notes.setText("" if draft is None else notes(draft))
        self.notes.setVisible(bool(self.notes.text()))
