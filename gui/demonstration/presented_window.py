"""The parts of the window that a demonstration sets, reads and points at."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect
from PySide6.QtWidgets import QMainWindow, QWidget

from core.demonstration.demonstration import Point
from gui.acting.acting import Acting
from gui.full_screen import FullScreen
from gui.header import WindowHeader
from gui.inspection import Inspection
from gui.open_workspace import OpenWorkspace
from gui.panels import Panels
from gui.products.result_model import ResultRole
from gui.run_switch import RunSwitch
from gui.search.query_history import QueryHistory
from gui.search.result_list import ResultList
from gui.search.search_page import SearchPage
from gui.shoppers.shopper_switch import ShopperSwitch
from gui.state import State
from gui.training.trainer import Trainer
from gui.widgets.notices import Toast

# Parts as wide as the window, whatever they hold.
_LINES = ("meant", "filters", "intents")


@dataclass(frozen=True)
class PresentedWindow:
    """What `MainWindow` is put together from, as far as demonstrations are concerned."""

    window: QMainWindow
    state: State
    shop: OpenWorkspace
    header: WindowHeader
    panels: Panels
    page: SearchPage
    query_history: QueryHistory
    shoppers: ShopperSwitch
    acting: Acting
    inspection: Inspection
    runs: RunSwitch
    trainer: Trainer
    toast: Toast
    full_screen: FullScreen
    arrange: Callable[[str], None]

    @classmethod
    def of(cls, window: Any) -> "PresentedWindow":
        """The parts of a `MainWindow`, which has them by these names."""
        names = [field.name for field in fields(cls) if field.name != "window"]
        return cls(window, **{name: getattr(window, name) for name in names})

    @property
    def list(self) -> ResultList:
        """The list of results."""
        found = self.page.results.findChild(ResultList)
        assert isinstance(found, ResultList)
        return found

    def part(self, name: str) -> QWidget | None:
        """The part of the window that `PART_NAMES` calls so, None for results and unknown names."""
        page, shoppers, summary = self.page, self.shoppers, self.page.summary
        parts: dict[str, QWidget | None] = {
            "search_box": page.bar.box,
            "method": page.bar.method,
            "shopper": shoppers.button,
            "personal": shoppers.personal,
            "strength": shoppers.strength,
            "category": page.filters.category,
            "brand": page.filters.brand,
            "price": page.filters.price,
            "sort": page.filters.sort,
            "filters": page.active,
            "intents": page.intents,
            "view": page.view,
            "count": summary.count,
            "run": summary.run,
            "session": summary.session,
            "meant": page.meant,
            "sheet": self.acting.sheet,
            "inspector": self.panels.inspector.widget(),
            "score": self.inspection.panel.score if self.inspection.panel else None,
        }
        return parts.get(name)

    def place(self, point: Point) -> QRect:
        """Where what is pointed at stands in the window, empty where it is not to be seen."""
        part = self.part(point.part)
        if part is None:
            return self._card(self._row(point))
        rect = part.visibleRegion().boundingRect() if part.isVisible() else QRect()
        if point.part in _LINES:
            rect &= part.childrenRect()
        return _in_window(part, rect)

    def bring_into_sight(self, point: Point) -> None:
        """Scroll to the result that is pointed at, if it is one."""
        index = self._index(self._row(point))
        if index.isValid():
            self.list.scrollTo(index)

    def _row(self, point: Point) -> int:
        model = self.page.results.model
        if point.product_id:
            return model.row_of(point.product_id)
        if point.part == "first_result":
            return 0
        if point.part != "climber":
            return -1
        cards = (self._index(row).data(ResultRole.CARD) for row in range(model.rowCount()))
        climbers = (
            row for row, card in enumerate(cards) if card.movement and card.movement.steps > 0
        )
        return next(climbers, -1)

    def _index(self, row: int) -> QModelIndex:
        return self.page.results.model.index(row, 0)

    def _card(self, row: int) -> QRect:
        view, index = self.list, self._index(row)
        if not index.isValid() or not view.isVisible():
            return QRect()
        inside = view.visualRect(index).intersected(view.viewport().rect())
        return _in_window(view.viewport(), inside)


def part_names() -> dict[str, str]:
    """What each part that can be pointed at is called on screen, by its name in the file."""
    translate = QCoreApplication.translate
    return {
        "search_box": translate("PartNames", "Search box"),
        "method": translate("PartNames", "Method"),
        "shopper": translate("PartNames", "Shopper"),
        "personal": translate("PartNames", "Personal"),
        "strength": translate("PartNames", "Strength of the taste"),
        "category": translate("PartNames", "Category filter"),
        "brand": translate("PartNames", "Brand filter"),
        "price": translate("PartNames", "Price filter"),
        "sort": translate("PartNames", "Order"),
        "filters": translate("PartNames", "Chosen filters"),
        "intents": translate("PartNames", "Intents"),
        "view": translate("PartNames", "Cards or list"),
        "count": translate("PartNames", "Count and time"),
        "run": translate("PartNames", "Run that ranks"),
        "session": translate("PartNames", "Session"),
        "meant": translate("PartNames", "Corrected query"),
        "sheet": translate("PartNames", "Product sheet"),
        "inspector": translate("PartNames", "Inspector"),
        "score": translate("PartNames", "Parts of the score"),
        "first_result": translate("PartNames", "First result"),
        "climber": translate("PartNames", "First that climbed ▲"),
    }


def _in_window(widget: QWidget, rect: QRect) -> QRect:
    return QRect(widget.mapTo(widget.window(), rect.topLeft()), rect.size()) if rect else QRect()
