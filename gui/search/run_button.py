"""The button that names what ranks, and opens the menu of what else could."""

from PySide6.QtWidgets import QMenu, QWidget

from gui.widgets.eliding_button import ElidingButton
from gui.widgets.icons import dress

# Characters that stay in sight: the name of a network.
LEAST = 8


class RunButton(ElidingButton):
    """Named by `set_name`, with a menu to be filled."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(LEAST, parent)
        self.setProperty("kind", "link")
        self.setProperty("hasMenu", True)
        dress(self, "model", "accent", 16)
        self.setMenu(QMenu(self))
