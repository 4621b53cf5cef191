"""Actions that make models robust: measuring noise, cleaning labels and texts."""

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts


def add_robustness_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them; they need a shop."""
    registry.add(
        "robustness.noise_lab",
        Name(QT_TRANSLATE_NOOP("Actions", "Noise lab: how much noise models stand")),
        "training",
        window.robustness.open_noise_lab,
        icon="curves",
        hindrance=lambda: conditions.no_shop(window),
    )
