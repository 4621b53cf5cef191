"""The sheet of keys: every shortcut of the window, group by group, as it is called on this platform."""

from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.actions.overlay import Overlay
from gui.actions.registry import GROUPS, ActionRegistry, KeyLine
from gui.language import Retranslated
from gui.widgets.buttons import describe, icon_button, push_button
from gui.widgets.layouts import column, emptied, row, scrolled
from gui.widgets.plain import Label

# Pixels.
WIDTH = 960
COLUMN_GAP = 48


class KeySheetContent(Retranslated, QWidget):
    """Two columns of groups; written anew whenever it opens, from what the registry says then."""

    tour_wanted = Signal()
    left = Signal()

    def __init__(self, registry: ActionRegistry) -> None:
        super().__init__()
        self._registry = registry
        self.title = Label(kind="title")
        self.tour = push_button("primary", self.tour_wanted)
        self.cross = icon_button("close", self.left)
        self._columns = row(spacing=COLUMN_GAP)
        self._body = QWidget()
        column(self._columns, 1, parent=self._body, margins=(0, 0, 12, 0))
        top = row(self.title, 1, self.tour, self.cross, spacing=12)
        column(top, (scrolled(self._body), 1), parent=self, spacing=8, margins=(8, 4, 4, 4))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def write(self) -> None:
        """Read the keys again."""
        emptied(self._columns)
        lines = self._registry.key_lines()
        groups = [list(each) for _, each in groupby(lines, key=lambda line: line.group)]
        left, right = _halves(groups)
        self._columns.addWidget(_written(left), 1)
        self._columns.addWidget(_written(right), 1)

    def sizeHint(self) -> QSize:
        """All lines, where the window is as high."""
        height = self._body.sizeHint().height() + self.title.sizeHint().height() + 40
        return QSize(WIDTH, height)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Keyboard shortcuts"))
        self.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.tour.setText(self.tr("Take the tour"))
        describe(self.cross, self.tr("Close (Esc)"))
        if self.isVisible():
            self.write()


class KeySheet(Overlay):
    """F1: shows the keys over the window."""

    def __init__(self, registry: ActionRegistry, window: QWidget):
        self.panel = KeySheetContent(registry)
        super().__init__(self.panel, window)
        self.panel.left.connect(self.leave)
        self.panel.tour_wanted.connect(self.leave)

    def toggle(self) -> None:
        """Open; close when it is open."""
        if self.isVisible():
            self.leave()
        else:
            self.panel.write()
            self.float_over()


def _halves(groups: list[list[KeyLine]]) -> tuple[list[list[KeyLine]], list[list[KeyLine]]]:
    """Groups in their order, in two columns as equally long as can be."""

    def length(column: list[list[KeyLine]]) -> int:
        # A heading takes the room of a line and a half.
        return sum(2 * len(group) + 3 for group in column)

    splits = [(groups[:at], groups[at:]) for at in range(1, len(groups))]
    return min(splits, key=lambda halves: abs(length(halves[0]) - length(halves[1])))


def _written(groups: list[list[KeyLine]]) -> QWidget:
    made = QWidget()
    # Both columns are as wide, whatever stands in them.
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    lines = column(parent=made, spacing=6)
    for group in groups:
        heading = Label(GROUPS[group[0].group].said(), kind="heading")
        heading.setContentsMargins(0, 8, 0, 0)
        lines.addWidget(heading)
        for line in group:
            caps = [Label(keys, kind="key") for keys in line.keys]
            lines.addLayout(row((Label(line.name), 1), *caps, spacing=6))
    lines.addStretch(1)
    return made
