"""Behaviour analysis: filters above, charts below, and the events behind any number in a drawer."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QWidget

from core.domains import domain_of
from core.errors import Cancelled
from core.feedback.analysis.charts.figures import BehaviourFigures
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.export.report import About
from core.feedback.analysis.filters import EventFilters
from core.mending import mendable
from gui import words
from gui.background import Latest
from gui.behaviour.chart import Cell
from gui.behaviour.dashboard import Dashboard
from gui.behaviour.drill_down import DrillDown
from gui.behaviour.event_drawer import EventDrawer
from gui.behaviour.export import Exports, ShownCharts
from gui.behaviour.filter_line import FilterLine
from gui.behaviour.log_reading import LogReading
from gui.data.progress_page import ProgressPage
from gui.language import Retranslated
from gui.products.state_page import StatePage
from gui.widgets.floating import float_over
from gui.widgets.layouts import column, holder
from gui.widgets.notices import NoticeBar
from gui.widgets.tab import Tab

if TYPE_CHECKING:
    from core.feedback.analysis.analysis import Analysis
    from core.workspace import Workspace


class BehaviourPage(Retranslated, Tab):
    """Reads the log of a workspace when it is first seen, and again when there is more to read.

    `shown` tells the figures of the charts.
    """

    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.filters = EventFilters()
        self._workspace: Workspace | None = None
        self._past: list[EventFilters] = []
        self._counting = Latest(self)
        self.line, self.dashboard, self.drawer = FilterLine(), Dashboard(), EventDrawer()
        self.progress, self.state, self.notice = ProgressPage(), StatePage(), NoticeBar()
        self.reading = LogReading(self.progress, self)
        self.exports = Exports(self)
        self._figures: BehaviourFigures | None = None
        self._trouble: BaseException | None = None
        self._build()
        self._connect()
        self._retranslate()

    @property
    def analysis(self) -> "Analysis | None":
        """What the charts count; None until the log has been read."""
        return self.reading.analysis

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read or counted."""
        return self.reading.is_busy or self._counting.is_busy or self.drill_down.is_busy

    def _build(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.dashboard)
        self.splitter.addWidget(self.drawer)
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 1)
        self.drawer.hide()
        self.drill_down = DrillDown(self.drawer, self.splitter, self)
        charts = _column(self.line, self.splitter)
        float_over(charts, self.notice)
        self.cancel = QPushButton()
        waiting = _column(self.progress, self.cancel)
        self.stack = QStackedWidget()
        for page in (charts, waiting, self.state):
            self.stack.addWidget(page)
        self._charts, self._waiting = charts, waiting
        column(self.stack, parent=self)

    def _connect(self) -> None:
        self.line.removed.connect(lambda names: self.filter_by(self.filters.without(*names)))
        self.line.cleared.connect(lambda: self.filter_by(EventFilters()))
        self.line.undone.connect(self.undo)
        self.line.source_chosen.connect(lambda name: self.filter_by(self.filters.but(source=name)))
        self.dashboard.picked.connect(
            lambda conditions: self.filter_by(self.filters.toggled(**conditions))
        )
        self.dashboard.events_wanted.connect(self.show_events)
        self.dashboard.drilled.connect(self._drill)
        self.drill_down.failed.connect(self._fail)
        self.drawer.shopper_wanted.connect(self._show_shopper)
        self.cancel.clicked.connect(self.progress.cancel)
        self._connect_reading()
        self._connect_exports()
        undo = QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect_reading(self) -> None:
        self.reading.opened.connect(self._count)
        self.reading.unchanged.connect(self._count)
        self.reading.examined.connect(self._count)
        self.reading.outgrown.connect(self._offer_more)
        self.reading.emptied.connect(self._find_nothing)
        self.reading.failed.connect(self._fail)

    def _connect_exports(self) -> None:
        exports = self.exports
        self.line.png.triggered.connect(lambda: exports.picture(self.dashboard.body))
        self.line.html.triggered.connect(lambda: self._export(exports.report))
        self.line.tables.triggered.connect(lambda: self._export(exports.tables))
        self.dashboard.csv_wanted.connect(lambda name: self._export(exports.table, name))
        self.drawer.csv_wanted.connect(
            lambda: self._export(exports.events, self.drawer.model.places)
        )
        exports.saved.connect(
            lambda path: self.notice.say(self.tr("Saved {path}").format(path=path), "good")
        )
        exports.failed.connect(self._fail)

    def _export(self, write: Callable[..., None], *what: object) -> None:
        workspace, figures = self._workspace, self._figures
        if self.analysis is not None and figures is not None and workspace is not None:
            about = About.of(workspace)
            write(ShownCharts(self.analysis, figures, self._labels(), about), *what)

    # --- the log ----------------------------------------------------------------------------

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Analyse another shop's behaviour from when the page is next seen; None for none."""
        self._workspace = workspace
        self._forget()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the log if there is more in it than before."""
        if self._workspace is None:
            return
        if self.analysis is None:
            self.stack.setCurrentWidget(self._waiting)
        self.reading.read(self._workspace)

    def follow(self) -> None:
        """Read on while somebody looks."""
        if self.isVisible():
            self.refresh()

    def shut_down(self) -> None:
        """Let a log that is being read go."""
        self._forget()

    def _forget(self) -> None:
        self.reading.forget()
        self._counting.cancel()
        self.filters, self._past, self._figures = EventFilters(), [], None
        self.drill_down.follow(self.filters)
        self.drill_down.forget()
        self.dashboard.forget()

    def _offer_more(self) -> None:
        sentence = self.tr("More has been done since this log was read.")
        self.notice.say(sentence, action=self.tr("Read it"), act=self._read_again)
        self._count()

    def _read_again(self) -> None:
        self.reading.forget()
        self.refresh()

    def _fail(self, error: BaseException) -> None:
        sentence = mendable(error)
        if sentence is None:
            # A bug, for the log and its dialog.
            self.failed.emit(error)
        if self.analysis is None:
            self._trouble = error
            self._say_trouble(error)
            self.stack.setCurrentWidget(self.state)
        elif sentence is not None:
            self.notice.say(str(sentence), "bad")

    def _say_trouble(self, error: BaseException) -> None:
        stopped = isinstance(error, Cancelled)
        title = self.tr("Stopped") if stopped else self.tr("The behaviour cannot be read")
        again = (self.tr("Read it"), self.refresh)
        kind = "empty" if stopped else "error"
        self.state.show_state(kind, title, str(mendable(error) or ""), again)

    def _find_nothing(self) -> None:
        self._trouble = None
        self._say_empty()
        self.stack.setCurrentWidget(self.state)

    def _say_empty(self) -> None:
        text = self.tr(
            "Act in the grid as a shopper, or import a log: then there is something to see here."
        )
        self.state.show_state("empty", self.tr("No behaviour yet"), text)

    # --- filters ----------------------------------------------------------------------------

    def filter_by(self, filters: EventFilters) -> None:
        """Show the charts under `filters`."""
        if filters == self.filters:
            return
        if self._past and self._past[-1] == filters:
            self._past.pop()
        else:
            self._past.append(self.filters)
        self._use_filters(filters)

    def undo(self) -> None:
        """The filters as they were before the last change."""
        if self._past:
            self._use_filters(self._past.pop())

    def _use_filters(self, filters: EventFilters) -> None:
        self.filters = filters
        self.drill_down.follow(filters)
        self._count()

    def _count(self) -> None:
        if self.analysis is not None:
            self._counting.run(
                self.analysis.figures, self.filters, done=self._show, failed=self._fail
            )

    def _show(self, figures: BehaviourFigures) -> None:
        if self.analysis is None:
            return
        self._figures, labels = figures, self._labels()
        self.line.show_filters(figures, labels, bool(self._past))
        self.dashboard.show_figures(figures, labels, self.analysis.titles(figures))
        self.stack.setCurrentWidget(self._charts)
        if self._workspace is not None:
            self.drill_down.counted(self.analysis, self._workspace, labels)
        self.shown.emit(figures)
        self.reading.examine()

    def _labels(self) -> Labels:
        edges = self.analysis.traits.edges if self.analysis else ()
        return Labels(domain_of(words.domain()), edges)

    # --- events -----------------------------------------------------------------------------

    def show_events(self, filters: EventFilters) -> None:
        """Open the drawer with the events that `filters` let through."""
        self.drill_down.show_events(filters)

    def _drill(self, cell: Cell) -> None:
        self.filter_by(self.filters.but(**cell.conditions))
        if cell.behind is not None:
            self.show_events(cell.behind)

    def _show_shopper(self, shopper: str) -> None:
        self.filter_by(self.filters.but(shopper=shopper))

    # --- Qt ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """What was done since is counted too."""
        super().showEvent(event)
        self.refresh()

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        if self.analysis is not None:
            self._count()
        elif self._trouble is not None:
            self._say_trouble(self._trouble)
        else:
            self._say_empty()


def _column(*widgets: QWidget) -> QWidget:
    return holder(column(*widgets[:-1], (widgets[-1], 1), spacing=8))
