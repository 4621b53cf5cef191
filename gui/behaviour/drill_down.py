"""From a number to its events: what the drawer shows, and that it stays when the charts are counted again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter

from core.data.catalogue import catalogue_of
from core.feedback.analysis.charts.figures import Distinct
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.filters import EventFilters
from gui.background import Latest
from gui.behaviour.event_drawer import EventDrawer
from gui.behaviour.shopper_strip import Portrait, portrait_of

if TYPE_CHECKING:
    from core.arrays import Int64Array
    from core.feedback.analysis.analysis import Analysis
    from core.workspace import Workspace

# Pixels: nine rows of events.
DRAWER_HEIGHT = 280
# With a timeline above the events.
SHOPPER_HEIGHT = 380


class DrillDown(QObject):
    """Finds events in a thread and shows them in `drawer`, the lower part of `splitter`."""

    failed = Signal(object)

    def __init__(self, drawer: EventDrawer, splitter: QSplitter, parent: QObject):
        super().__init__(parent)
        self._drawer, self._splitter = drawer, splitter
        self._finding = Latest(self)
        self._analysis: Analysis | None = None
        self._labels: Labels | None = None
        self._workspace: Workspace | None = None
        self._filters = EventFilters()
        self._is_session = False
        drawer.closed.connect(self.close_drawer)
        drawer.shopper.session_wanted.connect(self._show_session)

    @property
    def is_busy(self) -> bool:
        """Whether events are still being looked for."""
        return self._finding.is_busy

    def forget(self) -> None:
        """Another log comes."""
        self.close_drawer()
        self._finding.cancel()
        self._analysis = None

    def close_drawer(self) -> None:
        """Show no events."""
        self._finding.cancel()
        self._drawer.hide()

    def follow(self, filters: EventFilters) -> None:
        """The charts are under other `filters`: an open drawer goes with them when they are counted."""
        self._filters, self._is_session = filters, False

    def counted(self, analysis: "Analysis", workspace: "Workspace", labels: Labels) -> None:
        """The charts show this from now on; an open drawer is brought up to date."""
        is_other = analysis is not self._analysis
        self._analysis, self._workspace, self._labels = analysis, workspace, labels
        if self._drawer.isVisible() and (is_other or not self._is_session):
            self.show_events(self._filters)

    def show_events(self, filters: EventFilters) -> None:
        """Open the drawer with the events that `filters` let through."""
        self._filters, self._is_session = filters, False
        if self._analysis is None or self._workspace is None:
            return
        self._finding.run(
            _found, self._analysis, self._workspace, filters,
            done=self._open, failed=self.failed.emit,
        )  # fmt: skip

    def _open(self, found: "tuple[Int64Array, Distinct, Portrait | None]") -> None:
        rows, distinct, portrait = found
        if self._analysis is None or self._labels is None:
            return
        about = " · ".join(self._labels.conditions(self._filters).values())
        self._drawer.show_events(self._analysis, self._labels, rows, distinct, about)
        self._drawer.shopper.show_portrait(portrait, self._labels)
        height = DRAWER_HEIGHT if portrait is None else SHOPPER_HEIGHT
        if not self._drawer.isVisible() or self._splitter.sizes()[1] < height:
            self._drawer.show()
            self._splitter.setSizes([max(0, self._splitter.height() - height), height])

    def _show_session(self, rows: "Int64Array") -> None:
        if self._analysis is not None and self._labels is not None:
            self._is_session = True
            distinct = self._analysis.distinct(rows)
            about = self.tr("one session")
            self._drawer.show_events(self._analysis, self._labels, rows, distinct, about)


def _found(
    analysis: "Analysis", workspace: "Workspace", filters: EventFilters
) -> "tuple[Int64Array, Distinct, Portrait | None]":
    """The events that filters let through, and who did them where that is one shopper."""
    rows = analysis.rows(filters)
    distinct = analysis.distinct(rows)
    if filters.shopper is None:
        return rows, distinct, None
    return rows, distinct, portrait_of(analysis, catalogue_of(workspace), filters.shopper)
