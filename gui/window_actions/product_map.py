"""Actions of the map of the products: opening it, laying it out, finding a product, letting go of a lasso."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

# As `core.explain.product_map.product_map.Layout` calls them, which is loaded with the map.
LAYOUTS = {
    "pca": Name(QT_TRANSLATE_NOOP("Actions", "Map of the {products}: principal components")),
    "tsne": Name(QT_TRANSLATE_NOOP("Actions", "Map of the {products}: t-SNE")),
}

KEYS = {
    "map.walk": (
        Name(QT_TRANSLATE_NOOP("Actions", "On the map: the next {product} that way")),
        ("Left", "Right", "Up", "Down"),
    ),
    "map.pan": (
        Name(QT_TRANSLATE_NOOP("Actions", "On the map: move it")),
        ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
    ),
    "map.zoom": (
        Name(QT_TRANSLATE_NOOP("Actions", "On the map: closer, farther, all")),
        ("+", "-", "0"),
    ),
}


def add_map_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them."""
    room = window.product_map
    registry.adopt(
        room.dock.toggleViewAction(),
        "map.panel",
        Name(QT_TRANSLATE_NOOP("Actions", "Map of the {products}")),
        "view",
        icon="map",
    )
    for key, name in LAYOUTS.items():
        registry.add(
            f"map.{key}",
            name,
            "view",
            partial(room.lay_out, key),
            icon="map",
            hindrance=lambda: conditions.no_products(window),
        )
    registry.adopt(
        room.locate,
        "map.locate",
        Name(QT_TRANSLATE_NOOP("Actions", "Selected result on the map")),
        "results",
        icon="map",
        hindrance=lambda: conditions.no_selection(window),
    )
    registry.add(
        "map.unmark",
        Name(QT_TRANSLATE_NOOP("Actions", "Results no longer from the map alone")),
        "search",
        room.filter.clear,
        icon="lasso",
        hindrance=lambda: _nothing_marked(window),
    )
    _note_keys(registry)


def _nothing_marked(window: WindowParts) -> str:
    """The results are not filtered by the map."""
    if window.product_map.filter.is_on:
        return ""
    return QCoreApplication.translate("Actions", "Nothing is marked on the map")


def _note_keys(registry: ActionRegistry) -> None:
    for id, (name, keys) in KEYS.items():
        registry.note_keys(id, name, "view", keys)
