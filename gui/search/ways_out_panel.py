"""Under `nothing found`: what was understood, other queries, one filter or condition less, what is near."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from core.data.category_path import leaf
from core.search.condition_labels import condition_label
from core.search.request import Filters, SearchRequest
from gui.background import Latest
from gui.language import Retranslated
from gui.search.controller import SearchEngine
from gui.search.facet_panels import only_label, price_label
from gui.widgets.buttons import push_button
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowRow
from gui.widgets.layouts import emptied
from gui.widgets.plain import Label, caption, literal
from gui.words import counted, heading

if TYPE_CHECKING:
    from core.search.ways_out import ReadWord, WaysOut

# Letters of a filter's value on a button, which stand beside its name and a count.
LONGEST_VALUE = 24
TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class WaysOutPanel(Retranslated, QWidget):
    """Looks for ways on in a thread and shows those there are, each as a button with what it would bring.

    `query_chosen` tells a text, `filters_chosen` the filters to search with, `condition_dropped`
    the key of a condition to search without, `nearest_wanted` an answer.
    """

    query_chosen = Signal(str)
    filters_chosen = Signal(object)
    condition_dropped = Signal(str)
    nearest_wanted = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._ways: WaysOut | None = None
        self._searches = Latest(self)
        self._lines = QGridLayout(self)
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(6)
        self._lines.setColumnStretch(1, 1)
        self.hide()

    def look(self, engine: SearchEngine, request: SearchRequest) -> None:
        """Show what leads on from `request`, which found nothing, as soon as it is known."""
        self.leave()
        self._searches.run(_ways_out, engine, request, done=self._show, failed=self.failed.emit)

    def leave(self) -> None:
        """Something else is shown."""
        self._searches.cancel()
        self._ways = None
        self.hide()

    def _show(self, ways: "WaysOut") -> None:
        self._ways = ways
        self._retranslate()
        self.setVisible(self._lines.count() > 0)

    def _retranslate(self) -> None:
        emptied(self._lines)
        ways = self._ways
        if ways is None:
            return
        button = self._button
        queries = [
            button(other.text, other.count, partial(self.query_chosen.emit, other.text))
            for other in ways.queries
        ]
        filters = [
            button(
                _filter_text(ways.request.filters, fewer.kind),
                fewer.count,
                partial(self.filters_chosen.emit, fewer.filters),
            )
            for fewer in ways.filters
        ]
        conditions = [
            button(
                condition_label(fewer.condition),
                fewer.count,
                partial(self.condition_dropped.emit, fewer.condition.key),
            )
            for fewer in ways.conditions
        ]
        self._add_line(self.tr("Understood as"), [self._word(word) for word in ways.words])
        self._add_line(self.tr("Search instead"), queries)
        self._add_line(self.tr("Without the filter"), filters)
        self._add_line(self.tr("Without the condition"), conditions)
        self._add_line(self.tr("Near in meaning"), self._nearest(ways))

    def _add_line(self, name: str, widgets: Iterable[QWidget]) -> None:
        """A line `name` of whatever there is; nothing adds none."""
        shown = list(widgets)
        if shown:
            label, line = Label(name, kind="muted"), FlowRow(8)
            label.setWordWrap(False)
            line.show_widgets(shown)
            label.setFixedHeight(max(widget.sizeHint().height() for widget in shown))
            number = self._lines.count()
            self._lines.addWidget(label, number, 0, TOP_RIGHT)
            self._lines.addWidget(line, number, 1)

    def _word(self, word: "ReadWord") -> QWidget:
        note = "" if word.is_known else self.tr("not in this shop")
        return Chip(word.text, note, "accent" if word.is_known else "text_muted")

    def _button(self, text: str, count: int, chosen: Callable[[], object]) -> QPushButton:
        button = push_button("chip", lambda: chosen())
        button.setText(f"{caption(text, LONGEST_VALUE)}  {counted(count)}")
        button.setToolTip(literal(text))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _nearest(self, ways: "WaysOut") -> list[QWidget]:
        nearest = ways.nearest
        if nearest is None:
            return []
        button = push_button("chip", lambda: self.nearest_wanted.emit(nearest))
        button.setText(self.tr("Show the {count} nearest, unsure").format(count=nearest.total))
        return [button]


def _filter_text(filters: Filters, kind: str) -> str:
    """The name of a kind of filter and what is chosen of it: `品牌 华为、小米`."""
    if kind == "price":
        return price_label(filters.price)
    if kind == "only":
        return only_label(filters.only)
    values = filters.brand if kind == "brand" else [leaf(path) for path in filters.category]
    return f"{heading(kind)} {' / '.join(values)}"


def _ways_out(engine: SearchEngine, request: SearchRequest) -> "WaysOut":
    from core.search.ways_out import ways_out

    return ways_out(engine.placing(request, ""), request)
