"""The line above the results while they are judged: which set, which keys, how far, and the way on."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QWidget

from core.judging.query_set import QuerySet
from core.plain_text import one_line
from gui.language import Retranslated
from gui.products.grade_marks import KEYS, grade_name, short_name
from gui.widgets.buttons import push_button
from gui.widgets.layouts import row
from gui.widgets.plain import LONGEST_CAPTION, Label, literal

# Pixels: a short name, and one of ordinary length.
NARROWEST_BOX, WIDEST_BOX = 90, 180


class GridBar(Retranslated, QFrame):
    """`chosen` tells a set by name; `view_wanted` asks for the judging view."""

    chosen = Signal(str)
    view_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._sets: tuple[QuerySet, ...] = ()
        self._judged = self._shown = 0
        self._told = ""
        self.box = QComboBox()
        self.box.setMinimumWidth(NARROWEST_BOX)
        self.box.setMaximumWidth(WIDEST_BOX)
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.keys = [(Label(kind="key"), Label(kind="small")) for _ in KEYS]
        self.progress = Label(kind="muted")
        self.progress.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # What it says makes nothing wider, so that it can be left out where it has no room.
        self.progress.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.view_button = push_button("link", self.view_wanted)
        self.box.activated.connect(lambda row: self.chosen.emit(self._sets[row].name))
        legend = [widget for pair in self.keys for widget in pair]
        row(
            (self.box, 2),
            *legend,
            (self.progress, 1),
            self.view_button,
            parent=self,
            spacing=6,
            margins=(8, 4, 8, 4),
        )
        self.hide()
        self._retranslate()

    def show_sets(self, sets: Sequence[QuerySet], current: QuerySet | None) -> None:
        """Offer `sets`; `current` is in use."""
        self._sets = tuple(sets)
        with QSignalBlocker(self.box):
            self.box.clear()
            for query_set in sets:
                self.box.addItem(one_line(query_set.name, LONGEST_CAPTION))
            if current is not None:
                names = [query_set.name for query_set in sets]
                self.box.setCurrentIndex(names.index(current.name) if current.name in names else -1)
        self.box.setVisible(bool(sets))

    def show_progress(self, judged: int, shown: int) -> None:
        """Say how many of the results on screen are judged."""
        self._judged, self._shown = judged, shown
        template = self.tr("{judged} of {shown} judged")
        self._told = template.format(judged=judged, shown=shown) if shown else ""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the keys and the way on count more than how far it is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.progress.fontMetrics().horizontalAdvance(self._told)
        is_tight = self.isVisible() and needed > self.progress.width()
        self.progress.setText("" if is_tight else self._told)

    def _retranslate(self) -> None:
        for (key, name), grade in zip(self.keys, KEYS.values(), strict=True):
            letter = self.tr("Space") if grade < 0 else "ASDF"[grade]
            key.setText(letter)
            name.setText(short_name(grade))
            for part in (key, name):
                part.setToolTip(literal(f"{letter}: {grade_name(grade)}"))
        self.box.setAccessibleName(self.tr("Query set"))
        self.box.setToolTip(self.tr("The query set that grades go to"))
        self.view_button.setText(self.tr("Judging view"))
        self.view_button.setToolTip(
            self.tr("Judge one by one in random order, without ranks and scores (Ctrl+J)")
        )
        self.show_progress(self._judged, self._shown)
