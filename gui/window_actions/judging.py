"""Actions of judging: grading results by keys, and the judging view with its tabs."""

from functools import partial

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions import conditions
from gui.window_actions.parts import WindowParts

TABS = {
    "queries": Name(QT_TRANSLATE_NOOP("Actions", "Judging: queries of a set")),
    "agreement": Name(QT_TRANSLATE_NOOP("Actions", "Judging: agreement and disputes")),
}
KEYS = {
    "grades": (Name(QT_TRANSLATE_NOOP("Actions", "Judging: 0, 1, 2, 3")), ("A", "S", "D", "F")),
    "unsure": (Name(QT_TRANSLATE_NOOP("Actions", "Judging: can't tell")), ("Space",)),
    "undo": (Name(QT_TRANSLATE_NOOP("Actions", "Judging: take back")), ("Ctrl+Z",)),
}


def add_judging_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them; they need a shop."""
    judging = window.judging
    registry.add(
        "judging.grid",
        Name(QT_TRANSLATE_NOOP("Actions", "Judge results with A S D F")),
        "results",
        partial(_toggle, window),
        keys=("Ctrl+Shift+J",),
        icon="tick",
        hindrance=judging.hindrance,
        is_chosen=lambda: judging.is_on,
    )
    registry.add(
        "judging.view",
        Name(QT_TRANSLATE_NOOP("Actions", "Judging view: one by one")),
        "results",
        judging.open_view,
        keys=("Ctrl+J",),
        icon="list",
        hindrance=lambda: conditions.no_shop(window),
    )
    _add_tabs(registry, window)
    registry.follow(judging.changed)


def _add_tabs(registry: ActionRegistry, window: WindowParts) -> None:
    for tab, name in TABS.items():
        registry.add(
            f"judging.{tab}",
            name,
            "results",
            partial(window.judging.open_view, tab),
            icon="tag",
            hindrance=lambda: conditions.no_shop(window),
        )
    for key, (name, keys) in KEYS.items():
        registry.note_keys(f"judging.{key}", name, "results", keys)


def _toggle(window: WindowParts) -> None:
    """Grading belongs to where one looks as a tester does."""
    if not window.judging.is_on:
        window.arrange("inspect")
        window.judging.set_wanted(True)
    else:
        window.judging.set_wanted(False)
