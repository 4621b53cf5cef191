"""The action that looks into a model: its layers, its kernels, the words that moved."""

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

NAME = Name(QT_TRANSLATE_NOOP("Actions", "What the model learned: layers, kernels, neighbours"))


def add_model_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register it; it needs a shop."""
    registry.add(
        "training.model",
        NAME,
        "training",
        lambda: window.model_room.open(),
        icon="layers",
        hindrance=lambda: conditions.no_shop(window),
    )
