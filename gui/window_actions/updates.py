"""Actions that let the model learn from what was done, and take that back."""

from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

UPDATE = Name(QT_TRANSLATE_NOOP("Actions", "Update the model from what was done"))
CANCEL = Name(QT_TRANSLATE_NOOP("Actions", "Cancel the update"))
UNDO = Name(QT_TRANSLATE_NOOP("Actions", "Undo the update"))
VERDICT = Name(QT_TRANSLATE_NOOP("Actions", "Verdict of the last update"))


def add_update_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them."""
    updater = window.updating.updater
    for id, name, run, icon, hindrance in (
        ("update", UPDATE, updater.update, "sparkles", conditions.not_updating),
        ("cancel", CANCEL, updater.cancel, "ban", conditions.nothing_to_cancel),
        ("undo", UNDO, updater.undo, "undo", conditions.nothing_to_undo),
    ):
        hindered = partial(hindrance, window)
        registry.add(f"updates.{id}", name, "training", run, icon=icon, hindrance=hindered)
    registry.add("updates.verdict", VERDICT, "training", lambda: _open_verdict(window), icon="info")
    registry.follow(updater.changed)


def _open_verdict(window: WindowParts) -> None:
    """The verdict stands below its chip, which is beside the results."""
    if window.state.arrangement == "feedback":
        window.arrange("demo")
    window.updating.chip.open()
