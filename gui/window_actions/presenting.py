"""Actions of the room: full screen, and demonstrations to be given, recorded and put together."""

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.actions.registry import ActionRegistry
from gui.window_actions.parts import WindowParts


def add_presenting_actions(registry: ActionRegistry, window: WindowParts) -> None:
    """Register them."""
    demonstrating, full_screen = window.demonstrating, window.full_screen
    registry.add(
        "view.full_screen",
        Name(QT_TRANSLATE_NOOP("Actions", "Full screen")),
        "view",
        full_screen.toggle,
        keys=("F11",),
        icon="monitor",
        is_chosen=lambda: full_screen.is_on,
    )
    registry.add(
        "demonstration.start",
        Name(QT_TRANSLATE_NOOP("Actions", "Start the demonstration")),
        "view",
        demonstrating.start,
        keys=("Shift+F11",),
        icon="monitor",
        hindrance=demonstrating.hindrance,
    )
    registry.add(
        "demonstration.record",
        Name(QT_TRANSLATE_NOOP("Actions", "Record a demonstration")),
        "view",
        demonstrating.record,
        keys=("Ctrl+Shift+R",),
        icon="clock",
        hindrance=demonstrating.no_recording,
        is_chosen=lambda: demonstrating.recording.is_on,
    )
    registry.adopt(
        demonstrating.dock.toggleViewAction(),
        "demonstration.edit",
        Name(QT_TRANSLATE_NOOP("Actions", "Put demonstrations together")),
        "view",
        icon="list",
    )
    registry.note_keys(
        "demonstration.walk",
        Name(QT_TRANSLATE_NOOP("Actions", "Walk the demonstration")),
        "view",
        ("PgDown", "PgUp"),
    )
    registry.follow(demonstrating.changed, full_screen.changed)
