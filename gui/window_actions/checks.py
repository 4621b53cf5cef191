"""Actions of the checks: their window, checking at once, and keeping what is on screen as it is."""

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

KEPT = {
    "top": Name(QT_TRANSLATE_NOOP("Actions", "Keep it so: the selected result at the top")),
    "above": Name(QT_TRANSLATE_NOOP("Actions", "Keep it so: above the next result")),
    "never": Name(QT_TRANSLATE_NOOP("Actions", "Keep it so: the selected result never here")),
    "category": Name(QT_TRANSLATE_NOOP("Actions", "Keep it so: nothing of its {category} here")),
    "snapshot": Name(QT_TRANSLATE_NOOP("Actions", "Keep it so: the whole list as it is")),
    "other": Name(QT_TRANSLATE_NOOP("Actions", "Keep it so: another rule…")),
}


def add_check_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them; the window needs a shop, the others a result."""
    for key, name, run, icon in (
        (
            "open",
            Name(QT_TRANSLATE_NOOP("Actions", "Checks: what must stay so")),
            window.checks.open,
            "tick",
        ),
        ("run", Name(QT_TRANSLATE_NOOP("Actions", "Check all now")), window.checks.check, "play"),
        ("add", Name(QT_TRANSLATE_NOOP("Actions", "Add a check…")), window.checks.ask, "plus"),
    ):
        registry.add(
            f"checks.{key}",
            name,
            "view",
            run,
            icon=icon,
            hindrance=lambda: conditions.no_shop(window),
        )
    for key, name in KEPT.items():
        action = getattr(window.checks.menu, key)
        registry.adopt(action, f"checks.keep_{key}", name, "results", icon="pin")
