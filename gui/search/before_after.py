"""What a training changed for the query on screen: a strip above the results."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QWidget

from core.runs.names import short_name
from core.search.request import SearchResponse
from gui.language import Retranslated
from gui.products.movement import Movement, compare
from gui.search.move_chip import HEIGHT, MoveChip
from gui.theme import theme
from gui.widgets.buttons import describe
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.icons import dress
from gui.widgets.layouts import UNLIMITED, column, emptied, row
from gui.widgets.plain import MarkedLabel, Markup, joined, literal, markup

# Products: more than three lines of them nobody reads.
MOST_CHIPS = 24
# As many as one line holds on a wide screen; while epochs follow each other fast, more cost frames.
ONE_LINE = 8
# Pixels between the parts of the line.
GAP = 16
# Margins and both buttons.
SIDES = 130


@dataclass(frozen=True)
class Change:
    """Two answers to one query, and a metric measured on held-out queries for the runs behind them."""

    before: SearchResponse
    after: SearchResponse
    metric: str
    before_value: float | None
    after_value: float | None
    before_run: str
    after_run: str
    about: str = ""


class BeforeAfterStrip(Retranslated, QFrame):
    """Ranks that moved, as chips in one line or in all lines, and the metric before and after."""

    product_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._change: Change | None = None
        self._runs = MarkedLabel()
        self._metric = MarkedLabel()
        self._counts = MarkedLabel(kind="muted")
        self._more = QToolButton()
        self._close = QToolButton()
        self._chips = _Chips(self)
        self._arrange()
        self._more.setCheckable(True)
        self._more.toggled.connect(self._expand)
        self._close.clicked.connect(self._dismiss)
        dress(self._close, "close", pixels=16)
        theme().changed.connect(self._write)
        self._expand(False)
        self.hide()

    def _arrange(self) -> None:
        self._runs.setMinimumWidth(60)
        self._counts.setMinimumWidth(60)
        column(
            row(self._metric, self._runs, 1, self._counts, self._more, self._close, spacing=GAP),
            self._chips,
            parent=self,
            spacing=6,
            margins=(16, 8, 8, 10),
        )

    def show_change(
        self,
        before: SearchResponse,
        after: SearchResponse,
        metric: str,
        before_value: float | None,
        after_value: float | None,
        before_run: str,
        after_run: str,
        about: str = "",
    ) -> None:
        """Show how `before` became `after`; values are None where a run was never measured.

        `about` says what they are measured on.
        """
        self._change = Change(
            before, after, metric, before_value, after_value, before_run, after_run, about
        )
        self._write()
        self.show()

    def _retranslate(self) -> None:
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave whole parts out where the room is narrow, rather than cut words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - SIDES - self._metric.sizeHint().width()
        for label in (self._counts, self._runs):
            room -= label.sizeHint().width() + GAP
            label.setVisible(room >= 0)

    def _write(self) -> None:
        self._close.setToolTip(self.tr("Dismiss"))
        self._close.setAccessibleName(self.tr("Dismiss the comparison"))
        self._name_toggle()
        if self._change is not None:
            self._write_change(self._change)

    def _write_change(self, change: Change) -> None:
        moves = compare(change.before, change.after)
        self._metric.show_markup(_metric_line(change))
        higher = self.tr(
            "Measured on held-out queries that no training has seen; higher is better."
        )
        self._metric.setToolTip(literal("\n".join(filter(None, (higher, change.about)))))
        self._runs.show_markup(self._run_line(change))
        self._runs.setToolTip(literal(f"{change.before_run} ▸ {change.after_run}"))
        self._counts.show_markup(self._count_line(moves))
        self._fit()
        titles = {hit.product_id: hit.title for hit in (*change.after.hits, *change.before.hits)}
        most = MOST_CHIPS if self._more.isChecked() else ONE_LINE
        chips = [
            MoveChip(product, titles[product], moves[product])
            for product in most_telling(moves)[:most]
        ]
        for chip in chips:
            chip.clicked.connect(
                lambda _=False, chip=chip: self.product_chosen.emit(chip.product_id)
            )
        self._chips.show_chips(chips)
        self._chips.setVisible(bool(chips))
        self._more.setVisible(bool(chips))

    def _run_line(self, change: Change) -> Markup:
        names = [
            short_name(run) or self.tr("words only")
            for run in (change.before_run, change.after_run)
        ]
        arrow = _coloured("▸", theme().colours.text_muted)
        return markup(
            "{before} {arrow} <b>{after}</b>", before=names[0], arrow=arrow, after=names[1]
        )

    def _count_line(self, moves: dict[str, Movement]) -> Markup:
        movements = list(moves.values())
        up = sum(move.steps > 0 for move in movements)
        down = sum(move.steps < 0 for move in movements)
        new = sum(move.is_new for move in movements)
        gone = sum(move.is_gone for move in movements)
        if not up + down + new + gone:
            return markup("{told}", told=self.tr("The list is the same"))
        colours = theme().colours
        return markup(
            self.tr("{up} up · {down} down · {new} new · {gone} gone"),
            up=_coloured(f"▲ {up}", colours.good),
            down=_coloured(f"▼ {down}", colours.bad),
            new=_coloured(str(new), colours.accent),
            gone=gone,
        )

    def _expand(self, wide: bool) -> None:
        self._chips.set_lines_limited(not wide)
        dress(self._more, "chevron_up" if wide else "chevron_down", pixels=16)
        self._write()

    def _name_toggle(self) -> None:
        is_open = self._more.isChecked()
        describe(self._more, self.tr("Show one line") if is_open else self.tr("Show all"))

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()


class _Chips(QWidget):
    """Chips in lines; limited to one line, those that do not fit are cut off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 6)
        self._is_limited = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: list[MoveChip]) -> None:
        """Put these in place of those before; the caller shows the lines again."""
        # In sight every one that is shown would lay all of them out anew.
        self.hide()
        emptied(self._flow)
        for chip in chips:
            self._flow.addWidget(chip)
            chip.show()
        self.updateGeometry()

    def set_lines_limited(self, limited: bool) -> None:
        self._is_limited = limited
        self.setMaximumHeight(HEIGHT if limited else UNLIMITED)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return HEIGHT if self._is_limited else max(HEIGHT, self._flow.heightForWidth(width))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)


def most_telling(moves: dict[str, Movement]) -> list[str]:
    """The products that moved, by the better of their two ranks: the top of either list says most."""
    moved = [
        product for product, move in moves.items() if move.steps or move.is_new or move.is_gone
    ]
    return sorted(moved, key=lambda product: _better_rank(moves[product]))[:MOST_CHIPS]


def _better_rank(move: Movement) -> int:
    return min(rank for rank in (move.before_rank, move.after_rank) if rank is not None)


def _metric_line(change: Change) -> Markup:
    before, after = change.before_value, change.after_value
    colours = theme().colours
    shown = [_coloured(change.metric, colours.text_muted)]
    shown.append(markup("{value}", value=_value(before)))
    shown.append(_coloured("▸", colours.text_muted))
    shown.append(markup("<b>{value}</b>", value=_value(after)))
    if before is not None and after is not None:
        delta = after - before
        colour = (
            colours.text_muted
            if abs(delta) < 0.0005
            else colours.good
            if delta > 0
            else colours.bad
        )
        shown.append(_coloured(markup("<b>{value}</b>", value=f"{delta:+z.3f}"), colour))
    return joined("&nbsp; ", shown)


def _value(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"


def _coloured(text: str, colour: str) -> Markup:
    return markup("<span style='color:{colour}'>{text}</span>", colour=colour, text=text)
