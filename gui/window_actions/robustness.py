"""Actions that make models robust: measuring noise, cleaning labels and texts."""

from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.robustness.robustness import LABELS, NOISE_LAB, TEXTS
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

DIALOGS = {
    NOISE_LAB: Name(QT_TRANSLATE_NOOP("Actions", "Noise lab: how much noise models stand")),
    LABELS: Name(QT_TRANSLATE_NOOP("Actions", "Label noise: find labels that are probably wrong")),
    TEXTS: Name(QT_TRANSLATE_NOOP("Actions", "Clean texts: find spam and what says nothing")),
}
ICONS = {NOISE_LAB: "curves", LABELS: "tag", TEXTS: "trash"}


def add_robustness_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them; they need a shop."""
    for key, name in DIALOGS.items():
        registry.add(
            f"robustness.{key}",
            name,
            "training",
            partial(window.robustness.open, key),
            icon=ICONS[key],
            hindrance=lambda: conditions.no_shop(window),
        )
