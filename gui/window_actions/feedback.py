"""Actions of the feedback: its tabs, and the charts of behaviour as files."""

from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.state import FEEDBACK_TABS
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

TABS = {
    "behaviour": (Name(QT_TRANSLATE_NOOP("Actions", "Feedback: behaviour")), "clock"),
    "updates": (Name(QT_TRANSLATE_NOOP("Actions", "Feedback: updates")), "sparkles"),
    "experiments": (Name(QT_TRANSLATE_NOOP("Actions", "Feedback: experiments")), "swap"),
}
EXPORTS = {
    "png": Name(QT_TRANSLATE_NOOP("Actions", "Save the behaviour charts as PNG")),
    "html": Name(QT_TRANSLATE_NOOP("Actions", "Save the behaviour report as HTML")),
    "tables": Name(QT_TRANSLATE_NOOP("Actions", "Save the behaviour tables as CSV")),
}


def add_feedback_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them."""
    for tab in FEEDBACK_TABS:
        name, icon = TABS[tab]
        registry.add(
            f"feedback.{tab}",
            name,
            "feedback",
            partial(window.feedback_area.show_tab, tab),
            icon=icon,
        )
    for kind, name in EXPORTS.items():
        registry.add(
            f"feedback.export_{kind}",
            name,
            "feedback",
            partial(_export, window, kind),
            icon="import",
            hindrance=lambda: conditions.no_behaviour(window),
        )
    registry.note_keys(
        "feedback.undo_filter",
        Name(QT_TRANSLATE_NOOP("Actions", "Behaviour: undo the last filter")),
        "feedback",
        ("Ctrl+Z",),
    )


def _export(window: WindowParts, kind: str) -> None:
    from gui.behaviour.page import BehaviourPage

    page = window.feedback_area.page
    behaviour = page.made.get("behaviour") if page is not None else None
    if isinstance(behaviour, BehaviourPage):
        getattr(behaviour.line, kind).trigger()
