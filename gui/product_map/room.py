"""The map of the products beside the results: it follows what ranks and what is on screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.arrays import IndexArray
from core.search.request import Filters, Hit, SearchResponse
from gui.background import Latest
from gui.inspection import Inspection
from gui.open_workspace import OpenWorkspace
from gui.panels import Panels
from gui.product_map.map_filter import MapFilter
from gui.search.search_page import SearchPage
from gui.single_shot import single_shot
from gui.widgets.buttons import describe, icon_button
from gui.widgets.dock import Dock
from gui.widgets.notices import Toast
from gui.words import worded

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.explain.product_map.groups import Groups
    from core.search.engine import Engine
    from gui.product_map.map_marks import MapMarks
    from gui.product_map.view import ProductMapView

# Milliseconds: answers that follow each other while somebody types are not all drawn.
PACE_MS = 60
KEYS = "Ctrl+Shift+M"


class ProductMapRoom(QObject):
    """Has the dock, and in it the `view`, None before it is first seen; `failed` carries what went wrong."""

    failed = Signal(object)

    def __init__(
        self,
        shop: OpenWorkspace,
        page: SearchPage,
        inspection: Inspection,
        panels: Panels,
        toast: Toast,
        window: QWidget,
    ):
        super().__init__(window)
        self._shop, self._page, self._inspection = shop, page, inspection
        self.filter = MapFilter(page, toast, self)
        self.view: ProductMapView | None = None
        self._marks: MapMarks | None = None
        self._catalogue: Catalogue | None = None
        # The product that is to be found on the map once it is drawn.
        self._sought = ""
        self._groups, self._hits = Latest(self), Latest(self)
        self._pace = single_shot(self, PACE_MS, self._mark)
        self._make_ways_in(panels, window)
        self._connect()
        window.installEventFilter(self)
        self._name_it()

    def _make_ways_in(self, panels: Panels, window: QWidget) -> None:
        """The dock, a button at the end of the line about the answer, an entry in the menu of a result."""
        self.dock = Dock("product_map", "map", KEYS, (0, 16))
        panels.add(self.dock)
        window.addAction(self.dock.toggleViewAction())
        self.button = icon_button("map", self.dock.toggleViewAction().trigger)
        self._page.add_beside_summary(self.button)
        self.locate = QAction(self)
        self.locate.setEnabled(False)
        self.locate.triggered.connect(lambda: self.locate_selected())
        self._page.results.offer(self.locate)

    def _connect(self) -> None:
        shop, page = self._shop, self._page
        self.dock.visibilityChanged.connect(self._furnish)
        # Beside another panel it would stay behind it.
        self.dock.toggleViewAction().triggered.connect(
            lambda on: self.dock.raise_() if on else None
        )
        shop.engine_ready.connect(lambda _: self.follow())
        shop.closing.connect(self._leave)
        page.shown.connect(lambda _: self._pace.start())
        page.on_screen.changed.connect(self._take_selection)
        page.filters.filters_changed.connect(self._take_filters)

    def open(self) -> None:
        """Show the map beside the results."""
        self.dock.show()
        self.dock.raise_()
        self._furnish()

    def lay_out(self, layout: str) -> None:
        """Show the map laid out by `layout`, a `Layout`."""
        from core.explain.product_map.product_map import Layout

        self.open()
        if self.view is not None:
            self.view.choose(Layout(layout))

    def locate_selected(self) -> None:
        """Find the selected product on the map."""
        selection = self._page.on_screen.selection
        if selection is not None:
            self._sought = selection[1].product_id
            self.open()
            self._seek()

    def follow(self) -> None:
        """Draw the vectors that rank now, or an epoch that is looked at."""
        engine = self._shop.engine
        if self.view is None or not self.dock.isVisible():
            return
        if engine is None or self._ranking is None or not len(engine.catalogue):
            self.view.show_nothing(engine)
        elif engine.catalogue is self._catalogue:
            self._draw()
        else:
            self._catalogue = None
            failed = self.failed.emit
            self._groups.run(_groups_of, engine.catalogue, done=self._take_groups, failed=failed)

    def shut_down(self) -> None:
        """The window closes."""
        if self.view is not None:
            self.view.maker.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak another language when the window does."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_it()
            self.follow()
        return False

    @property
    def _ranking(self) -> "Engine | None":
        """What the map is of: an epoch that is looked at, else what ranks; None where words alone do."""
        engine = self._shop.previewed or self._shop.engine
        return engine if engine is not None and engine.neural is not None else None

    def _furnish(self) -> None:
        if self.view is None and self.dock.isVisible():
            from gui.product_map.map_marks import MapMarks
            from gui.product_map.view import ProductMapView

            self.view = view = ProductMapView()
            self._marks = MapMarks(view, self._page.on_screen, self)
            view.maker.drawn.connect(self._take_map)
            for part in (view, self._marks):
                part.failed.connect(self.failed)
            view.canvas.lassoed.connect(self._filter)
            view.canvas.opened.connect(self._open_product)
            view.canvas.escaped.connect(self.filter.clear)
            view.legend.wanted.connect(self._filter_by_group)
            self.dock.set_content(view)
        self.follow()

    def _take_groups(self, grouped: "tuple[Catalogue, Groups]") -> None:
        if self.view is not None:
            self._catalogue = grouped[0]
            self.view.show_products(*grouped)
            self._draw()

    def _draw(self) -> None:
        ranking, engine = self._ranking, self._shop.engine
        if self.view is not None and ranking is not None and ranking.neural is not None and engine:
            self.view.show_vectors(ranking.neural, engine.catalogue, engine.shop.cache)
            self._mark()

    def _take_map(self) -> None:
        self._pace.start()
        self._seek()

    def _seek(self) -> None:
        view, catalogue = self.view, self._catalogue
        if view is None or catalogue is None or view.maker.map is None:
            return
        sought, self._sought = self._sought, ""
        if sought in catalogue.row_of:
            view.canvas.locate(catalogue.row_of[sought])

    def _take_selection(self) -> None:
        self.locate.setEnabled(self._page.on_screen.selection is not None)
        self._pace.start()

    def _mark(self) -> None:
        engine = self._shop.engine
        is_drawn = engine is not None and engine.catalogue is self._catalogue
        if self._marks is not None and engine is not None and is_drawn and self.dock.isVisible():
            self._marks.refresh(engine)

    def _filter(self, rows: IndexArray) -> None:
        if self._catalogue is not None:
            self.filter.mark(rows, self._catalogue)

    def _filter_by_group(self, number: int) -> None:
        if self.view is not None and self._catalogue is not None:
            self.filter.choose_group(number, self.view.canvas.cloud.groups, self._catalogue)

    def _take_filters(self, filters: Filters) -> None:
        if self.view is not None and not filters.only:
            self.view.canvas.box.clear_line()

    def _open_product(self, row: int) -> None:
        """See the product closer in the inspector, under the query on screen."""
        engine, catalogue = self._shop.previewed or self._shop.engine, self._catalogue
        if engine is None or catalogue is None:
            return
        is_searched = self._page.on_screen.engine is not None
        response = self._page.on_screen.response if is_searched else None
        wanted = engine, response, catalogue.product_id[row]
        done, failed = self._show_product, self.failed.emit
        self._hits.run(_standing, *wanted, done=lambda found: done(*found), failed=failed)

    def _show_product(self, answer: SearchResponse, hit: Hit) -> None:
        self._page.on_screen.select(answer, hit)
        self._inspection.open()

    def _leave(self) -> None:
        """The shop is closed: nothing on the map is of the next one."""
        self._groups.cancel()
        self._hits.cancel()
        self._catalogue, self._sought = None, ""
        if self.view is not None and self._marks is not None:
            self._marks.cancel()
            self.view.show_nothing(None)

    def _name_it(self) -> None:
        title = worded(self.tr("Map of the {products}"))
        hint = f"{title} ({KEYS})"
        self.dock.name_it(title, hint, self.tr("Float or dock"), self.tr("Close panel"))
        describe(self.button, hint)
        self.locate.setText(self.tr("Find on the map"))


def _groups_of(catalogue: "Catalogue") -> "tuple[Catalogue, Groups]":
    from core.explain.product_map.groups import groups_of

    return catalogue, groups_of(catalogue)


def _standing(
    engine: "Engine", response: SearchResponse | None, product_id: str
) -> tuple[SearchResponse, Hit]:
    from core.explain.product_map.standing import standing_hit

    return standing_hit(engine, response, product_id)
