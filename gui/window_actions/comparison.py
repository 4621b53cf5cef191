"""Actions that compare: systems beside each other, frozen result lists, how categories are guessed."""

from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.comparison.comparing import CLASSES, FROZEN, SYSTEMS
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

WINDOWS = {
    SYSTEMS: Name(QT_TRANSLATE_NOOP("Actions", "Compare systems on judged queries…")),
    FROZEN: Name(QT_TRANSLATE_NOOP("Actions", "Frozen result lists: what has moved since…")),
    CLASSES: Name(QT_TRANSLATE_NOOP("Actions", "How categories are guessed: confusion, curves…")),
}
ICONS = {SYSTEMS: "swap", FROZEN: "list", CLASSES: "tag"}
FREEZE = Name(QT_TRANSLATE_NOOP("Actions", "Freeze this result list"))


def add_comparison_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them; they need a shop with products."""
    for key, name in WINDOWS.items():
        registry.add(
            f"comparison.{key}",
            name,
            "search",
            partial(window.comparing.open, key),
            icon=ICONS[key],
            hindrance=lambda: conditions.no_products(window),
        )
    registry.add(
        "comparison.freeze",
        FREEZE,
        "search",
        window.comparing.freeze,
        icon="list",
        hindrance=lambda: conditions.nothing_to_freeze(window),
    )
