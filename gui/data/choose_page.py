"""The first page of an import: files, what each holds, which column is which, replace or add."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.data.drafts import Draft, Drafts
from gui.data.drop import SUFFIXES, FileDrop
from gui.data.mapping_table import MappingTable
from gui.data.reading_options import ReadingOptions
from gui.data.recent_files import RecentFiles
from gui.data.source_list import SourceRow
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.file_dialog import choose_files
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

# Pixels: the list, and a file in it.
FILES_HEIGHT = 190
FILE_HEIGHT = 58


class ChoosePage(Retranslated, QWidget):
    """Edits `drafts`. `changed` tells that the import may have become possible or impossible.

    `refused` says why there is nothing to import in what was dropped.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.drafts = Drafts(self)
        self.rows: list[SourceRow] = []
        self._current: Draft | None = None
        self._has_choice = True
        self._drop_area = _DropArea()
        self.recent = RecentFiles()
        self._rows = QVBoxLayout()
        self.options = ReadingOptions()
        self.mapping = MappingTable()
        self.replace = QRadioButton()
        self.append = QRadioButton()
        self._consequence = Label()
        self._arrange()
        self._connect()
        self._retranslate()

    def add(self, paths: Iterable[Path]) -> None:
        """Add files; the first of them comes to the front."""
        self.drafts.add(paths)

    @property
    def current(self) -> Draft | None:
        """The file whose columns are shown."""
        return self._current

    def decide_elsewhere(self) -> None:
        """Whether to replace or to add is not asked here."""
        self._has_choice = False
        self._refresh()

    def choose(self, draft: Draft) -> None:
        """Show the columns of `draft`."""
        self._current = draft
        self._refresh()

    def _arrange(self) -> None:
        content = QWidget()
        content.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(6)
        self._rows.addStretch(1)
        self._files = QScrollArea()
        self._files.setWidget(content)
        self._files.setWidgetResizable(True)
        self._files.setFrameShape(QFrame.Shape.NoFrame)
        self._choice = QWidget()
        row(self.replace, self.append, 1, parent=self._choice, spacing=20)
        self._consequence.setProperty("kind", "small")
        self._consequence.setWordWrap(True)
        column(
            (self._drop_area, 1),
            self.recent,
            self._files,
            self.options,
            (self.mapping, 100),
            self._choice,
            self._consequence,
            parent=self,
            spacing=10,
        )

    def _connect(self) -> None:
        group = QButtonGroup(self)
        group.addButton(self.replace)
        group.addButton(self.append)
        self.replace.setChecked(True)
        self.append.toggled.connect(lambda _: self._say_consequence())
        self._drop_area.files_chosen.connect(self.add)
        self._drop_area.refused.connect(self.refused)
        self.recent.chosen.connect(self.add)
        self.mapping.column_chosen.connect(self._set_column)
        edits = self.drafts
        self.options.encoding_chosen.connect(self._editing(edits.set_encoding))
        self.options.sheet_chosen.connect(self._editing(edits.set_sheet))
        self.options.every_row_chosen.connect(self._editing(edits.set_every_row))
        self.options.action_chosen.connect(self._editing(edits.set_action))
        self.drafts.changed.connect(self._refresh)

    def _set_column(self, theirs: str, ours: str) -> None:
        if self._current is not None:
            self.drafts.set_column(self._current, theirs, ours)

    def _editing(self, edit: Callable[..., None]) -> Callable[..., None]:
        """What edits the file whose columns are shown."""

        def apply(*chosen: str) -> None:
            if self._current is not None:
                edit(self._current, *chosen)

        return apply

    def _refresh(self) -> None:
        drafts = self.drafts.drafts
        if self._current not in drafts:
            self._current = drafts[0] if drafts else None
        self._match_rows(drafts)
        for source in self.rows:
            source.set_current(source.draft is self._current)
        self._files.setVisible(bool(drafts))
        self.mapping.setVisible(bool(drafts))
        for widget in (self._choice, self._consequence):
            widget.setVisible(bool(drafts) and self._has_choice)
        self._files.setFixedHeight(min(FILES_HEIGHT, FILE_HEIGHT * max(1, len(drafts))))
        self._drop_area.set_compact(bool(drafts))
        self.recent.setVisible(not drafts)
        self.options.setVisible(bool(drafts))
        self.options.show_draft(self._current)
        self.mapping.show_draft(self._current)
        self.changed.emit()

    def _match_rows(self, drafts: list[Draft]) -> None:
        """One row a draft, in order, keeping those that are there."""
        kept = {id(source.draft): source for source in self.rows}
        for source in self.rows:
            if not any(source.draft is draft for draft in drafts):
                source.setParent(None)
                source.deleteLater()
        self.rows = [kept.get(id(draft)) or self._made_row(draft) for draft in drafts]
        for position, source in enumerate(self.rows):
            self._rows.insertWidget(position, source)

    def _made_row(self, draft: Draft) -> SourceRow:
        source = SourceRow(draft)
        source.chosen.connect(self.choose)
        source.kind_changed.connect(self.drafts.set_kind)
        source.removed.connect(self.drafts.remove)
        return source

    def _say_consequence(self) -> None:
        if self.append.isChecked():
            text = self.tr(
                "New rows join those of the shop; products with an id that is there already are "
                "updated. Nothing is removed."
            )
        else:
            text = self.tr(
                "Each kind of table in these files takes the place of the one in the shop. "
                "Kinds that are not here stay as they are, and so do the runs."
            )
        self._consequence.setText(text)

    def _retranslate(self) -> None:
        self.replace.setText(self.tr("Replace what is there"))
        self.append.setText(self.tr("Add to what is there"))
        self._say_consequence()
        self._refresh()


class _DropArea(Retranslated, QFrame):
    """Takes dropped files, or asks for some."""

    files_chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("dropArea")
        self._is_hovered = False
        self._text = Label(kind="muted")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = QPushButton()
        self._button.clicked.connect(self._ask)
        self._layout = QVBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addWidget(self._text)
        self._layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addStretch(1)
        drop = FileDrop(self)
        drop.hovered.connect(self._hover)
        drop.dropped.connect(self.files_chosen)
        drop.refused.connect(self.refused)
        theme().changed.connect(self._dress)
        self.set_compact(False)
        self._retranslate()
        self._dress()

    def set_compact(self, is_compact: bool) -> None:
        """One line high once there are files."""
        direction = QHBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if is_compact else direction.TopToBottom)
        self._text.setWordWrap(not is_compact)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setSpacing(12)

    def _hover(self, is_over: bool) -> None:
        self._is_hovered = is_over
        self._dress()

    def _dress(self) -> None:
        colours = theme().colours
        border = colours.accent if self._is_hovered else colours.border
        ground = colours.accent_soft if self._is_hovered else colours.surface
        self.setStyleSheet(
            f"#dropArea {{ border: 2px dashed {border}; border-radius: 12px; background: {ground}; }}"
        )

    def _ask(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        tables = self.tr("Tables ({patterns})").format(patterns=patterns)
        title = self.tr("Choose files to import")
        paths = choose_files(self, "import", title, [tables, self.tr("All files (*)")])
        if paths:
            self.files_chosen.emit(paths)

    def _retranslate(self) -> None:
        self._text.setText(
            self.tr(
                "Drop tables here: CSV, Excel, Parquet, JSON and others, zipped or not; several at once"
            )
        )
        self._button.setText(self.tr("Choose files…"))
