"""What the query is probably after: categories to press, each with its probability."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from core.data.category_path import leaf
from core.plain_text import one_line
from core.search.request import MOST_INTENTS, Filters, Intent
from gui.language import Retranslated
from gui.theme import font
from gui.widgets import amounts
from gui.widgets.buttons import push_button
from gui.widgets.layouts import row
from gui.widgets.plain import Label, caption, literal
from gui.words import worded

# Pixels: chips of one line, which say something from one short name on.
GAP = 6
HEIGHT = 34
LEAST_WIDTH = 150
# Pixels of a category's last level and of its whole path.
WIDEST_NAME = 120
WIDEST_PATH = 220


class IntentBar(Retranslated, QWidget):
    """`意图 女装 92% · 童装 6%`: as many as there is room for, always in the same place.

    A pressed one is among the category filters; `chosen` tells the paths wanted from now on.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._category: tuple[str, ...] = ()
        self._label = Label(kind="muted")
        self._layout = row(self._label, parent=self, spacing=GAP, margins=(4, 0, 0, 0))
        self.chips = [self._made_chip() for _ in range(MOST_INTENTS)]
        self._layout.addStretch(1)
        self._intents: tuple[Intent, ...] = ()
        self._run = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self._retranslate()

    def _made_chip(self) -> QPushButton:
        chip = push_button("intent")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self._toggle(chip))
        self._layout.addWidget(chip)
        return chip

    def show_intents(self, intents: Iterable[Intent], run: str) -> None:
        """Offer `intents` that `run` guessed, the likeliest first; none leaves the place empty."""
        self._intents, self._run = tuple(intents)[:MOST_INTENTS], run
        self._write()

    def show_filters(self, filters: Filters) -> None:
        """Press the chips whose category is chosen."""
        self._category = filters.category
        self._mark()

    def sizeHint(self) -> QSize:
        """Room for one chip at least; it takes what is left."""
        return QSize(LEAST_WIDTH, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the chips that do not fit."""
        super().resizeEvent(event)
        self._fit()

    def _toggle(self, chip: QPushButton) -> None:
        path = self._intents[self.chips.index(chip)].category
        others = tuple(category for category in self._category if category != path)
        self.chosen.emit(others if path in self._category else (*others, path))

    def _write(self) -> None:
        metrics = QFontMetrics(font(13))
        leaves = Counter(leaf(intent.category) for intent in self._intents)
        for chip, intent in zip(self.chips, self._intents, strict=False):
            name, path = leaf(intent.category), amounts.category_text(intent.category)
            # Only its path tells one leaf from another of the same name.
            full, width = (name, WIDEST_NAME) if leaves[name] == 1 else (path, WIDEST_PATH)
            shown = metrics.elidedText(one_line(full), Qt.TextElideMode.ElideRight, width)
            chip.setText(caption(f"{shown} {intent.percent}"))
            hint = self.tr("Only {category}: the query means it with a probability of {share}")
            sentence = hint.format(category=path, share=intent.percent)
            chip.setToolTip(literal(sentence))
            chip.setAccessibleName(one_line(sentence))
        self._label.setToolTip(
            literal(
                self.tr("Guessed by run {run}").format(run=self._run)
                if self._run
                else worded(self.tr("Told by the {category} of what was found, no model took part"))
            )
        )
        self._mark()
        self._fit()

    def _mark(self) -> None:
        for chip, intent in zip(self.chips, self._intents, strict=False):
            chip.setChecked(intent.category in self._category)

    def _fit(self) -> None:
        """Chips beyond the room vanish as a whole; without any the word before them does too."""
        room = self.width() - self._label.sizeHint().width() - GAP
        for number, chip in enumerate(self.chips):
            room -= chip.sizeHint().width() + GAP
            chip.setVisible(number < len(self._intents) and room >= 0)
        self._label.setVisible(bool(self._intents) and not self.chips[0].isHidden())

    def _retranslate(self) -> None:
        self._label.setText(self.tr("Intent"))
        self.setAccessibleName(self.tr("What the query may mean"))
        self._write()
