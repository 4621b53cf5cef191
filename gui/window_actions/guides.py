"""What leads through the window: the command palette, the sheet of keys and the tour."""

from PySide6.QtCore import QObject

from core.language import QT_TRANSLATE_NOOP
from gui.actions.key_sheet import KeySheet
from gui.actions.names import Name
from gui.actions.palette import CommandPalette
from gui.actions.registry import ActionRegistry
from gui.actions.tour import Tour
from gui.window_actions import all_actions
from gui.window_actions.parts import WindowParts
from gui.window_actions.tour_steps import tour_steps

PALETTE = Name(QT_TRANSLATE_NOOP("Actions", "All commands"))
KEYS = Name(QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"))
TOUR = Name(QT_TRANSLATE_NOOP("Actions", "Take the tour"))


class Guides(QObject):
    """Has the `registry` of everything that can be done in `window`, and what reads it."""

    def __init__(self, window: WindowParts):
        whole = window.window()
        super().__init__(whole)
        self.registry = ActionRegistry(whole)
        self.palette = CommandPalette(self.registry, window.state, whole)
        self.key_sheet = KeySheet(self.registry, whole)
        self.tour = Tour(tour_steps(window), window.state, window.toast, whole)
        self.key_sheet.panel.tour_wanted.connect(self.tour.start)
        all_actions.register(self.registry, window)
        self._add_own()

    def _add_own(self) -> None:
        add, key_sheet = self.registry.add, self.key_sheet
        add(
            "help.palette",
            PALETTE,
            "help",
            self.palette.toggle,
            keys=("Ctrl+Shift+P",),
            icon="search",
        )
        add("help.keys", KEYS, "help", key_sheet.toggle, keys=("F1",), icon="list")
        add("help.tour", TOUR, "help", self.tour.start, icon="sparkles")
