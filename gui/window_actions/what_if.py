"""The action that edits a result to see where it would stand."""

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions.parts import WindowParts


def add_what_if_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register it; it needs a selected result."""
    registry.adopt(
        window.page.menu.what_if,
        "results.what_if",
        Name(
            QT_TRANSLATE_NOOP("Actions", "What if… Edit the selected result and see its rank move")
        ),
        "results",
        icon="swap",
    )
