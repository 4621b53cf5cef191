"""Filters over the results: buttons that open what there is to choose, chips for what is chosen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from core.data.category_path import leaf
from core.plain_text import one_line
from core.search.request import Facets, Filters, Sort
from gui.language import Retranslated
from gui.search.facet_models import CategoryModel, FacetModel
from gui.search.facet_panels import PricePanel, ValuesPanel, only_label, price_label
from gui.widgets.buttons import push_button
from gui.widgets.eliding_button import ElidingButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.icons import dress
from gui.widgets.layouts import emptied, row
from gui.widgets.plain import caption, literal
from gui.widgets.popover import Popover
from gui.words import heading

# Characters of the order that stay in sight.
LEAST_ORDER = 4


class FilterBar(Retranslated, QWidget):
    """Category, brand, price and order. Menus are filled only when they open."""

    filters_changed = Signal(object)
    sort_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.filters = Filters()
        self._facets = Facets()
        self._make_panels()
        self.category = _menu_button(self._open_category)
        self.brand = _menu_button(self._open_brand)
        self.price = _menu_button(self._open_price)
        self.sort = SortButton()
        self.sort.chosen.connect(self.sort_chosen)
        row(self.category, self.brand, self.price, self.sort, parent=self, spacing=8)
        self.show_facets(Facets())
        self._retranslate()

    def _make_panels(self) -> None:
        self.categories = CategoryModel()
        self.brands = FacetModel()
        self.categories.picked.connect(lambda values: self._change(category=values))
        self.brands.picked.connect(lambda values: self._change(brand=values))
        self._category_panel = Popover(ValuesPanel(self.categories), self)
        self._brand_panel = Popover(ValuesPanel(self.brands), self)
        self.prices = PricePanel()
        self.prices.range_chosen.connect(self._take_price)
        self._price_panel = Popover(self.prices, self)

    def show_facets(self, facets: Facets) -> None:
        """What the matches offer; seen when a menu next opens."""
        self._facets = facets
        self.category.setEnabled(bool(facets.category or self.filters.category))
        self.brand.setEnabled(bool(facets.brand or self.filters.brand))
        self.price.setEnabled(bool(facets.price or self.filters.price != (None, None)))

    def set_filters(self, filters: Filters) -> None:
        """Show `filters` as the chosen ones and tell it."""
        if filters != self.filters:
            self.filters = filters
            self._mark_active()
            self.filters_changed.emit(filters)

    def choose_category(self, paths: tuple[str, ...]) -> None:
        """Choose the categories `paths` and tell it."""
        self._change(category=paths)

    def _change(self, **values: object) -> None:
        self.set_filters(replace(self.filters, **values))  # type: ignore[arg-type]

    def _take_price(self, limits: tuple[float | None, float | None]) -> None:
        self._price_panel.leave()
        self._change(price=limits)

    def _open_category(self) -> None:
        self.categories.show(self._facets.category, self.filters.category)
        self._category_panel.drop_from(self.category)

    def _open_brand(self) -> None:
        self.brands.show(self._facets.brand, self.filters.brand)
        self._brand_panel.drop_from(self.brand)

    def _open_price(self) -> None:
        self.prices.show_range(self._facets.price, self.filters.price)
        self._price_panel.drop_from(self.price)

    def _mark_active(self) -> None:
        for button, is_active in (
            (self.category, bool(self.filters.category)),
            (self.brand, bool(self.filters.brand)),
            (self.price, self.filters.price != (None, None)),
        ):
            button.setProperty("active", is_active)
            button.style().polish(button)

    def _retranslate(self) -> None:
        self.category.setText(heading("category"))
        self.brand.setText(heading("brand"))
        self.price.setText(self.tr("Price"))


class SortButton(Retranslated, ElidingButton):
    """Names the order of the list and opens the choice of others."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(LEAST_ORDER, parent)
        self.value = str(Sort.RELEVANCE)
        self.setProperty("kind", "chip")
        self.setProperty("hasMenu", True)
        self.orders = QMenu(self)
        self._group = QActionGroup(self)
        self.actions_of: dict[str, QAction] = {}
        for sort in Sort:
            action = self.orders.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, sort=sort: self._choose(sort))
            self._group.addAction(action)
            self.actions_of[sort] = action
        self.setMenu(self.orders)
        self._retranslate()

    def show_order(self, sort: str) -> None:
        """Show `sort` as the order without a signal."""
        self.value = sort
        self.actions_of[sort].setChecked(True)
        self.set_name(self.actions_of[sort].text())

    def _choose(self, sort: str) -> None:
        self.show_order(sort)
        self.chosen.emit(sort)

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Order"))
        names = {
            Sort.RELEVANCE: self.tr("Best match"),
            Sort.PRICE_UP: self.tr("Price, low first"),
            Sort.PRICE_DOWN: self.tr("Price, high first"),
            Sort.SALES: self.tr("Best selling"),
            Sort.RATING: self.tr("Best rated"),
        }
        for sort, name in names.items():
            self.actions_of[sort].setText(name)
        self.show_order(self.value)


class ActiveFilters(Retranslated, QWidget):
    """A chip for every chosen filter, each removable, and one button that clears them all."""

    filters_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._filters = Filters()
        self._layout = FlowLayout(self)
        self.hide()

    def show_filters(self, filters: Filters) -> None:
        """Show `filters`; none hides the line."""
        self._filters = filters
        emptied(self._layout)
        for path in filters.category:
            rest = tuple(value for value in filters.category if value != path)
            name = leaf(path)
            self._add_chip(name, path, replace(filters, category=rest))
        for brand in filters.brand:
            rest = tuple(value for value in filters.brand if value != brand)
            self._add_chip(brand, brand, replace(filters, brand=rest))
        if filters.price != (None, None):
            label = price_label(filters.price)
            self._add_chip(label, label, replace(filters, price=(None, None)))
        if filters.only:
            label = only_label(filters.only)
            self._add_chip(label, label, replace(filters, only=()))
        if filters:
            self._add_clear()
        self.setVisible(bool(filters))

    def _add_chip(self, text: str, hint: str, without: Filters) -> None:
        chip = QPushButton(caption(text))
        chip.setProperty("kind", "chip")
        chip.setProperty("active", True)
        about = self.tr("Remove the filter {name}").format(name=hint)
        chip.setToolTip(literal(about))
        chip.setAccessibleName(one_line(about))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        dress(chip, "close", "accent", 14)
        chip.clicked.connect(lambda: self.filters_changed.emit(without))
        self._layout.addWidget(chip)

    def _add_clear(self) -> None:
        clear = QPushButton(self.tr("Clear all"))
        clear.setProperty("kind", "link")
        clear.clicked.connect(lambda: self.filters_changed.emit(Filters()))
        self._layout.addWidget(clear)

    def _retranslate(self) -> None:
        self.show_filters(self._filters)


def _menu_button(open_menu: Callable[[], None]) -> QPushButton:
    button = push_button("chip")
    # Mirrored so that the arrow follows the words.
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    dress(button, "chevron_down", pixels=16)
    button.clicked.connect(open_menu)
    return button
