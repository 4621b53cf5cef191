"""Results in the loop: pinned queries, and how their ten best move from epoch to epoch."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from core.search.rank_paths import RankPath, rank_paths
from core.search.request import Hit
from gui.language import Retranslated
from gui.state import PINNED_QUERIES
from gui.theme import theme
from gui.training.bump_chart import BumpChart
from gui.widgets.buttons import describe, icon_button, push_button
from gui.widgets.eliding_button import ElidingButton
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.icons import dress
from gui.widgets.layouts import column, emptied, row
from gui.widgets.plain import Label, MarkedLabel, Markup, caption, joined, literal, markup

# Characters of a query on its button; of the button that pins it where there is no room.
LONGEST_QUERY = 14
LEAST = 4
Grades = Mapping[str, Mapping[str, int]]


class LoopResults(Retranslated, QFrame):
    """Shows one pinned query at a time.

    `pins_changed` tells that other queries are pinned, `product_wanted` gives a query and the id of one of
    its products that is to be seen.
    """

    pins_changed = Signal()
    product_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.pins: list[str] = []
        self.current = ""
        self.query = ""
        self._grades: Grades = {}
        # Query → epoch → its best products.
        self._hits: dict[str, dict[int, Sequence[Hit]]] = {}
        self._is_busy = False
        self.title = Label(kind="heading")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pin_button = ElidingButton(LEAST)
        self.pin_button.setProperty("kind", "link")
        self.pin_button.clicked.connect(self.pin)
        self.unpin_button = icon_button("close", self.unpin, 16)
        self._chip_lines = QWidget()
        self._chips = FlowLayout(self._chip_lines, 6)
        self.chips: list[QPushButton] = []
        self.chart = BumpChart()
        self.hint = Label(kind="muted")
        self.legend = MarkedLabel(kind="small")
        self._arrange()
        self.chart.chosen.connect(lambda product: self.product_wanted.emit(self.current, product))
        theme().changed.connect(self._retranslate)
        self._retranslate()

    def set_pins(self, pins: Sequence[str]) -> None:
        """Show the queries that are pinned, the first of them in front."""
        self.pins = list(pins)
        self._hits.clear()
        self.current = self.pins[0] if self.pins else ""
        self._make_chips()
        self._draw()

    def set_query(self, text: str) -> None:
        """Offer the query on screen to be pinned."""
        self.query = text.strip()
        self._refresh_buttons()

    def set_grades(self, grades: Grades) -> None:
        """Colour judged products: query → product → grade."""
        self._grades = grades
        self._draw()

    def set_busy(self, is_busy: bool) -> None:
        """Say that epochs are still being searched."""
        self._is_busy = is_busy
        self._write_hint()

    def forget_hits(self) -> None:
        """Another run is shown."""
        self._hits.clear()
        self._draw()

    def take(self, epoch: int, hits: Mapping[str, Sequence[Hit]]) -> None:
        """The best products for each query after `epoch`."""
        for text, found in hits.items():
            self._hits.setdefault(text, {})[epoch] = found
        if self.current in hits:
            self._draw()

    def missing(self, epoch: int) -> list[str]:
        """The pinned queries whose results after `epoch` are not known yet."""
        return [text for text in self.pins if epoch not in self._hits.get(text, {})]

    @property
    def may_pin(self) -> bool:
        """Whether the query on screen can be pinned."""
        return bool(self.query) and self.query not in self.pins and len(self.pins) < PINNED_QUERIES

    def pin(self) -> None:
        """Pin the query on screen."""
        if self.may_pin:
            self.pins.append(self.query)
            self.current = self.query
            self._make_chips()
            self._draw()
            self.pins_changed.emit()

    def unpin(self) -> None:
        """Let go of the query in front."""
        if self.current in self.pins:
            at = self.pins.index(self.current)
            self.pins.remove(self.current)
            self._hits.pop(self.current, None)
            self.current = self.pins[min(at, len(self.pins) - 1)] if self.pins else ""
            self._make_chips()
            self._draw()
            self.pins_changed.emit()

    def choose(self, text: str) -> None:
        """Bring a pinned query to the front."""
        self.current = text
        self._draw()

    @property
    def paths(self) -> list[RankPath]:
        """What the chart shows."""
        return rank_paths(self._hits.get(self.current, {}))

    def _arrange(self) -> None:
        self.hint.setWordWrap(True)
        self.legend.setWordWrap(True)
        dress(self.pin_button, "pin", "accent", 16)
        column(
            row((self.title, 1), self.pin_button, self.unpin_button, spacing=4),
            self._chip_lines,
            self.hint,
            self.chart,
            self.legend,
            parent=self,
            spacing=4,
            margins=(8, 6, 8, 6),
        )

    def _make_chips(self) -> None:
        emptied(self._chips)
        self.chips = []
        for text in self.pins:
            chip = push_button("intent", lambda _=False, text=text: self.choose(text))
            chip.setText(caption(text, LONGEST_QUERY))
            chip.setCheckable(True)
            chip.setAccessibleName(text)
            chip.setToolTip(literal(text))
            self._chips.addWidget(chip)
            self.chips.append(chip)

    def _draw(self) -> None:
        for chip, text in zip(self.chips, self.pins, strict=True):
            chip.setChecked(text == self.current)
        paths = self.paths
        self.chart.show_paths(paths, self._grades.get(self.current.casefold(), {}))
        self.chart.setVisible(bool(paths))
        self._write_legend(bool(paths))
        self._write_hint()
        self._refresh_buttons()

    def _write_hint(self) -> None:
        told = ""
        if not self.pins:
            told = self.tr(
                "Pin up to five queries: their ten best are drawn here after every epoch."
            )
        elif not self.chart.paths:
            told = (
                self.tr("Searching the epochs…")
                if self._is_busy
                else self.tr("Nothing was found after any epoch, or none is kept yet.")
            )
        self.hint.setText(told)
        self.hint.setVisible(bool(told))

    def _write_legend(self, is_drawn: bool) -> None:
        grades, colours = self._grades.get(self.current.casefold(), {}), theme().colours
        self.legend.setVisible(is_drawn)
        if not grades:
            self.legend.show_markup(
                markup("{told}", told=self.tr("No product of this query is judged."))
            )
            return
        best = max(grades.values())
        entries = [
            _entry(colours.good, self.tr("grade {grade}").format(grade=best)),
            _entry(colours.bad, self.tr("grade {grade}").format(grade=0)),
            _entry(colours.text_muted, self.tr("not judged")),
        ]
        if best > 1:
            between = "1" if best == 2 else f"1–{best - 1}"
            entries.insert(1, _entry(colours.warn, self.tr("grade {grade}").format(grade=between)))
        self.legend.show_markup(joined(" &nbsp; ", entries))

    def _refresh_buttons(self) -> None:
        self.pin_button.setEnabled(self.may_pin)
        named = self.tr("Pin “{query}”").format(query=self.query)
        self.pin_button.set_name(named if self.query else self.tr("Pin"))
        is_full = len(self.pins) >= PINNED_QUERIES
        self.pin_button.setToolTip(
            self.tr("Five queries are pinned; let go of one first")
            if is_full
            else self.tr("Watch the results of the query on screen, epoch by epoch")
        )
        self.unpin_button.setVisible(bool(self.current))
        unpin = self.tr("Let go of “{query}”").format(query=self.current)
        describe(self.unpin_button, unpin)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Results in the loop"))
        self.setAccessibleName(self.tr("Results in the loop"))
        self._draw()


def _entry(colour: str, text: str) -> Markup:
    return markup("<span style='color:{colour}'>●</span> {text}", colour=colour, text=text)
