"""Actions of the search: the box, methods, orders, filters, and what is done to the selected result."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt

from core.language import QT_TRANSLATE_NOOP
from core.search.request import Method, Sort
from gui.actions.names import Name
from gui.actions.registry import GROUPS, ActionRegistry, Command
from gui.products.action_bar import LOOKS
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

METHODS = {
    Method.HYBRID: Name(QT_TRANSLATE_NOOP("Actions", "Method: hybrid")),
    Method.LEXICAL: Name(QT_TRANSLATE_NOOP("Actions", "Method: lexical")),
    Method.NEURAL: Name(QT_TRANSLATE_NOOP("Actions", "Method: neural")),
}
SORTS = {
    Sort.RELEVANCE: Name(QT_TRANSLATE_NOOP("Actions", "Sort: best match")),
    Sort.PRICE_UP: Name(QT_TRANSLATE_NOOP("Actions", "Sort: price, low first")),
    Sort.PRICE_DOWN: Name(QT_TRANSLATE_NOOP("Actions", "Sort: price, high first")),
    Sort.SALES: Name(QT_TRANSLATE_NOOP("Actions", "Sort: best selling")),
    Sort.RATING: Name(QT_TRANSLATE_NOOP("Actions", "Sort: best rated")),
}
DEEDS = {
    "favourite": Name(QT_TRANSLATE_NOOP("Actions", "Selected result: {favourite}")),
    "cart": Name(QT_TRANSLATE_NOOP("Actions", "Selected result: {cart}")),
    "purchase": Name(QT_TRANSLATE_NOOP("Actions", "Selected result: {purchase}")),
    "dismiss": Name(QT_TRANSLATE_NOOP("Actions", "Selected result: {dismiss}")),
}

MENU = {
    "why": (Name(QT_TRANSLATE_NOOP("Actions", "Why here? Explain the selected result")), "info"),
    "pin": (
        Name(QT_TRANSLATE_NOOP("Actions", "Pin the selected result, to set others beside it")),
        "pin",
    ),
    "why_not": (
        Name(QT_TRANSLATE_NOOP("Actions", "Why is … not here? Name what is missing")),
        "info",
    ),
    "copy_title": (
        Name(QT_TRANSLATE_NOOP("Actions", "Copy the title of the selected result")),
        "box",
    ),
    "copy_id": (Name(QT_TRANSLATE_NOOP("Actions", "Copy the id of the selected result")), "tag"),
    "copy_row": (Name(QT_TRANSLATE_NOOP("Actions", "Copy the row of the selected result")), "list"),
    "copy_all": (Name(QT_TRANSLATE_NOOP("Actions", "Copy all results")), "list"),
    "export": (Name(QT_TRANSLATE_NOOP("Actions", "Export results…")), "import"),
}


def add_search_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register what a search is made with."""
    _add_box(registry, window)
    _add_history(registry, window)
    _add_ways(registry, window)
    _add_filters(registry, window)
    registry.follow(window.page.shown, window.page.filters.filters_changed)


def _add_box(registry: ActionRegistry, window: WindowParts) -> None:
    box, page = window.search_bar.box, window.page
    registry.add(
        "search.focus",
        Name(QT_TRANSLATE_NOOP("Actions", "Go to the search box")),
        "search",
        window.focus_search,
        keys=("Ctrl+K", "/"),
        icon="search",
    )
    registry.add(
        "search.clear",
        Name(QT_TRANSLATE_NOOP("Actions", "Clear the search")),
        "search",
        box.clear,
        local_keys=("Esc",),
        icon="close",
    )
    registry.add(
        "search.results",
        Name(QT_TRANSLATE_NOOP("Actions", "Go to the results")),
        "search",
        lambda: page.results.setFocus(Qt.FocusReason.ShortcutFocusReason),
        icon="grid",
        hindrance=lambda: conditions.no_products(window),
    )


def _add_history(registry: ActionRegistry, window: WindowParts) -> None:
    history = window.query_history
    registry.add(
        "search.back",
        Name(QT_TRANSLATE_NOOP("Actions", "Back to the search before")),
        "search",
        partial(history.go, -1),
        keys=("Alt+Left",),
        icon="chevron_left",
        hindrance=lambda: conditions.nothing_earlier(window),
    )
    registry.add(
        "search.forward",
        Name(QT_TRANSLATE_NOOP("Actions", "On to the search after")),
        "search",
        partial(history.go, 1),
        keys=("Alt+Right",),
        icon="chevron_right",
        hindrance=lambda: conditions.nothing_later(window),
    )
    registry.add(
        "search.clear_history",
        Name(QT_TRANSLATE_NOOP("Actions", "Clear the recent searches")),
        "search",
        history.forget_all,
        icon="clock",
        hindrance=lambda: conditions.no_history(window),
    )
    registry.provide(lambda: _recent(window))
    registry.follow(history.changed)


def _recent(window: WindowParts) -> Iterator[Command]:
    """What was found in this shop before."""
    group = GROUPS["search"].said()
    for text in window.query_history.queries:
        name = Name(QT_TRANSLATE_NOOP("Actions", "Search for {name}"), text)
        search = partial(window.page.ask, text)
        yield Command(f"search.for:{text}", name.said_in_both(), group, search, icon="clock")


def _add_ways(registry: ActionRegistry, window: WindowParts) -> None:
    bar, sort = window.search_bar, window.page.filters.sort
    for method, name in METHODS.items():
        registry.add(
            f"search.method_{method}",
            name,
            "search",
            bar.method.button(method).click,
            icon="model",
            is_chosen=partial(bar.method.is_chosen, method),
        )
    for order, name in SORTS.items():
        registry.adopt(sort.actions_of[order], f"search.sort_{order}", name, "search", icon="swap")


def _add_filters(registry: ActionRegistry, window: WindowParts) -> None:
    filters = window.page.filters
    for key, button, name in (
        ("category", filters.category, Name(QT_TRANSLATE_NOOP("Actions", "Filter by {category}"))),
        ("brand", filters.brand, Name(QT_TRANSLATE_NOOP("Actions", "Filter by {brand}"))),
        ("price", filters.price, Name(QT_TRANSLATE_NOOP("Actions", "Filter by price"))),
    ):
        registry.add(
            f"search.filter_{key}",
            name,
            "search",
            button.click,
            icon="tag",
            hindrance=partial(conditions.off, button),
        )
    registry.add(
        "search.clear_filters",
        Name(QT_TRANSLATE_NOOP("Actions", "Clear all filters")),
        "search",
        window.page.clear_filters,
        icon="close",
        hindrance=lambda: conditions.no_filters(window),
    )


def add_result_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register what is done to the selected result."""
    registry.add(
        "results.open",
        Name(QT_TRANSLATE_NOOP("Actions", "Open the selected result")),
        "results",
        lambda: _open(window),
        local_keys=("Enter",),
        icon="box",
        hindrance=lambda: conditions.no_selection(window),
    )
    for deed, name in DEEDS.items():
        key, icon, *_ = LOOKS[deed]
        registry.add(
            f"results.{deed}",
            name,
            "results",
            partial(_act, window, deed),
            local_keys=(key,),
            icon=icon,
            hindrance=lambda: conditions.not_acting(window),
        )
    registry.adopt(
        window.making_up.add,
        "results.add_to_history",
        Name(QT_TRANSLATE_NOOP("Actions", "Selected result into a made-up history")),
        "results",
        icon="plus",
        hindrance=lambda: conditions.no_selection(window) or conditions.not_making_up(window),
    )
    _adopt_menu(registry, window)
    _note_walking(registry)
    registry.follow(window.page.on_screen.changed)


def _open(window: WindowParts) -> None:
    results = window.page.results
    (results.entered if window.acting.is_on else results.opened).emit(results.current_hit)


def _act(window: WindowParts, deed: str) -> None:
    results = window.page.results
    results.acted.emit(results.current_hit, deed)


def _adopt_menu(registry: ActionRegistry, window: WindowParts) -> None:
    """What a right click on a result offers."""
    for key, (name, icon) in MENU.items():
        action = getattr(window.page.menu, key)
        registry.adopt(action, f"results.menu_{key}", name, "results", icon=icon)


def _note_walking(registry: ActionRegistry) -> None:
    registry.note_keys(
        "results.walk",
        Name(QT_TRANSLATE_NOOP("Actions", "Walk the results")),
        "results",
        ("Up", "Down", "Left", "Right"),
    )
    registry.note_keys(
        "results.leap",
        Name(QT_TRANSLATE_NOOP("Actions", "A page on or back, first, last")),
        "results",
        ("PgUp", "PgDown", "Home", "End"),
    )
    registry.note_keys(
        "results.copy_title",
        Name(QT_TRANSLATE_NOOP("Actions", "Copy the title of the selected result")),
        "results",
        ("Ctrl+C",),
    )
