"""The table of runs: columns chosen and remembered, groups with a heading, several rows selected at once."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from core.runs.details import RunDetails
from gui.language import Retranslated
from gui.state import State
from gui.theme import theme
from gui.training.runs_model import Role, RunsModel
from gui.widgets.plain import caption

# Pixels.
ROW_HEIGHT = 30
NARROWEST, WIDEST = 56, 230


class RunsTable(Retranslated, QTableView):
    """Space ticks, Return uses, Delete deletes, F2 names, * stars; a right click opens the menu of rows.

    `place` is under what its columns are remembered, `usual` what they are at first.
    """

    used = Signal()
    delete_pressed = Signal()
    name_pressed = Signal()
    star_pressed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, model: RunsModel, place: str, usual: Sequence[str], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.runs, self._place, self._usual = model, place, tuple(usual)
        self._sized: set[str] = set()
        self._is_spanned = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._arrange_header(self.horizontalHeader())
        self.activated.connect(lambda _: self.used.emit())
        model.arranged.connect(self._lay_out)
        theme().changed.connect(model.retell)
        self._lay_out()
        self._retranslate()

    def _arrange_header(self, header: QHeaderView) -> None:
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.column_menu().popup(header.mapToGlobal(at))
        )
        self.setSortingEnabled(True)

    @property
    def chosen_columns(self) -> list[str]:
        """The columns that are shown, as they are remembered."""
        return State().run_columns(self._place) or list(self._usual)

    def choose_column(self, column: str, is_shown: bool) -> None:
        """Show or hide a column, from now on."""
        others = [name for name in self.chosen_columns if name != column]
        State().remember_run_columns(self._place, [*others, column] if is_shown else others)
        self._lay_out()

    def column_menu(self) -> QMenu:
        """Every column, those that are shown ticked; the first one always is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.chosen_columns
        for name in self.runs.columns[1:]:
            action = menu.addAction(caption(self.runs.words.heading(name)))
            action.setCheckable(True)
            action.setChecked(name in chosen)
            action.toggled.connect(lambda is_on, name=name: self.choose_column(name, is_on))
        return menu

    @property
    def current(self) -> RunDetails | None:
        """The run of the current row."""
        run = self.currentIndex().data(Role.RUN)
        return run if isinstance(run, RunDetails) else None

    @property
    def selected(self) -> list[RunDetails]:
        """The runs of the selected rows, from top to bottom, each once."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        runs = [self.runs.index(row, 0).data(Role.RUN) for row in rows]
        return list({run.id: run for run in runs if run is not None}.values())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse or by its key, for the rows that are selected."""
        if self.current is not None:
            self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        pressed = {
            Qt.Key.Key_Delete: self.delete_pressed,
            Qt.Key.Key_F2: self.name_pressed,
            Qt.Key.Key_Asterisk: self.star_pressed,
        }.get(Qt.Key(key))
        if pressed is not None:
            pressed.emit()
        elif key == Qt.Key.Key_Space:
            self.runs.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """Show what was chosen, and let headings of groups run across."""
        chosen = set(self.chosen_columns)
        for at, name in enumerate(self.runs.columns):
            self.setColumnHidden(at, bool(at) and name not in chosen)
        # Spans of earlier rows lie elsewhere now.
        if self._is_spanned:
            self.clearSpans()
        headings = self.runs.headings
        for row in headings:
            self.setSpan(row, 0, 1, len(self.runs.columns))
        self._is_spanned = bool(headings)
        self._size_columns(chosen)

    def _size_columns(self, chosen: set[str]) -> None:
        """Give a column that is seen for the first time what its cells need, within reason."""
        if not self.runs.rows:
            return
        for at, name in enumerate(self.runs.columns):
            if name in self._sized or (name not in chosen and at):
                continue
            needed = max(self.sizeHintForColumn(at), self.horizontalHeader().sectionSizeHint(at))
            self.setColumnWidth(at, min(WIDEST, max(NARROWEST, needed + 8)))
            self._sized.add(name)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Runs"))
        self.runs.retell()
