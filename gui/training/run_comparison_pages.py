"""The pages of a comparison of runs: figures with verdicts, examples, curves, settings."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget

from core.evaluation import comparison_words
from core.language import translate
from core.runs.command_line import as_typed
from core.runs.curves import RunCurves
from core.runs.names import short_name
from core.settings import TRAINING
from gui.language import Retranslated
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.grid_model import ROW_HEIGHT, GridModel, grid_table
from gui.widgets.layouts import column, row, scrolled
from gui.widgets.plain import Label, caption

if TYPE_CHECKING:
    from core.evaluation.compared_runs import ExampleChange, Pair, RunComparison
    from gui.training.curves import Curves

MARGINS = (0, 10, 0, 0)
# Pixels.
FRAME = 6


class FiguresPage(Retranslated, QWidget):
    """Every metric of every run with its interval, and a verdict a pair."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: RunComparison | None = None
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.verdicts = Label()
        self.verdicts.setWordWrap(True)
        self.verdicts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.verdicts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = scrolled(self.verdicts)
        column(self.table, (area, 1), parent=self, spacing=10, margins=MARGINS)
        self._retranslate()

    def show_comparison(self, comparison: "RunComparison") -> None:
        """Show what was measured."""
        self._comparison = comparison
        self._retranslate()

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Figures"))
        self.verdicts.setAccessibleName(self.tr("Verdicts"))
        told = self._comparison
        if told is None:
            return
        metrics = list(told.systems[0].metrics)
        rows = []
        for system in told.systems:
            is_run = system.name in told.runs
            name = named(told, system.name) if is_run else comparison_words.baseline_name(told)
            figures = [comparison_words.figure(system, metric) for metric in metrics]
            rows.append([name, *figures])
        self.model.fill([self.tr("Run"), *metrics], rows)
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + ROW_HEIGHT * len(rows) + FRAME)
        self.verdicts.setText("\n\n".join(_verdict(told, pair) for pair in told.pairs))


class ExamplesPage(Retranslated, QWidget):
    """Examples of a pair of runs, the greatest gain of the second first; `query_wanted` opens one."""

    query_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: RunComparison | None = None
        self._changes: list[ExampleChange] = []
        self.pair = QComboBox()
        self.count = Label(kind="muted")
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.open_button = push_button(clicked=self._open)
        top = row(self.pair, (self.count, 1), self.open_button, spacing=10)
        column(top, (self.table, 1), parent=self, spacing=8, margins=MARGINS)
        self.pair.currentIndexChanged.connect(self._show_pair)
        self.table.activated.connect(self._open)
        theme().changed.connect(self._show_pair)
        self._retranslate()

    def show_comparison(self, comparison: "RunComparison") -> None:
        """Show the examples of the first pair."""
        self._comparison = comparison
        self._retranslate()

    def _pair(self) -> "Pair | None":
        at = self.pair.currentIndex()
        return self._comparison.pairs[at] if self._comparison is not None and at >= 0 else None

    def _show_pair(self) -> None:
        told, pair = self._comparison, self._pair()
        if told is None or pair is None:
            return
        self._changes = told.changes(pair)
        self.count.setText(comparison_words.wins(pair))
        rows = [
            [
                change.example.label,
                f"{change.a:.3f}",
                f"{change.b:.3f}",
                f"{change.difference:+z.3f}",
            ]
            for change in self._changes
        ]
        sides = named(told, pair.a), named(told, pair.b)
        self.model.fill([self.tr("Example"), *sides, self.tr("Difference")], rows, self._colour)
        self.table.selectRow(0)

    def _colour(self, at: int, column: int) -> str:
        difference = round(self._changes[at].difference, 3)
        if column != 3 or not difference:
            return ""
        return theme().colours.good if difference > 0 else theme().colours.bad

    def _open(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._changes):
            self.query_wanted.emit(self._changes[at].example.query)

    def _retranslate(self) -> None:
        self.pair.setAccessibleName(self.tr("Which two runs"))
        self.table.setAccessibleName(self.tr("Examples"))
        self.open_button.setText(self.tr("Open in the results"))
        self.open_button.setToolTip(self.tr("Search for the selected example (Return)"))
        told = self._comparison
        if told is None:
            return
        at = max(0, self.pair.currentIndex())
        self.pair.blockSignals(True)
        self.pair.clear()
        for pair in told.pairs:
            self.pair.addItem(caption(f"{named(told, pair.a)} ▸ {named(told, pair.b)}"))
        self.pair.setCurrentIndex(at)
        self.pair.blockSignals(False)
        self._show_pair()


class CurvesPage(QWidget):
    """The curves of all runs over each other; pyqtgraph is loaded when they are first seen."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.curves: Curves | None = None
        self._histories: list[RunCurves] = []
        self._box = column(parent=self, margins=MARGINS)

    def show_histories(self, histories: list[RunCurves]) -> None:
        """Lay `histories` over each other, the first in front."""
        self._histories = histories
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.curves is None:
            from gui.training.curves import Curves

            self.curves = Curves()
            self._box.addWidget(self.curves)
            self._fill()

    def _fill(self) -> None:
        if self.curves is not None and self._histories:
            self.curves.show_history(self._histories[0])
            self.curves.set_overlays(self._histories[1:])


class SettingsPage(Retranslated, QWidget):
    """The settings that are not the same in all runs."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._comparison: RunComparison | None = None
        self.model = GridModel(self)
        self.table = grid_table(self.model)
        self.same = Label(kind="muted")
        column(self.same, (self.table, 1), parent=self, spacing=8, margins=MARGINS)
        self._retranslate()

    def show_comparison(self, comparison: "RunComparison") -> None:
        """Show what differs."""
        self._comparison = comparison
        self._retranslate()

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Settings that differ"))
        told = self._comparison
        if told is None:
            return
        rows = [
            [_label(name), *("–" if value is None else as_typed(name, value) for value in values)]
            for name, values in told.settings.items()
        ]
        self.model.fill([self.tr("Setting"), *(named(told, run) for run in told.runs)], rows)
        self.same.setText(
            self.tr("All other settings are the same.")
            if rows
            else self.tr("All settings are the same.")
        )
        self.table.setVisible(bool(rows))


def _label(setting: str) -> str:
    """A setting as the form calls it, and as `--set` does."""
    label = next((known.label for known in TRAINING if known.name == setting), "")
    return f"{translate(label)}  {setting}" if label else setting


def named(comparison: "RunComparison", run: str) -> str:
    """The name that people gave a run, else its own in short."""
    title = comparison.titled(run)
    return short_name(run) if title == run else title


def _verdict(comparison: "RunComparison", pair: "Pair") -> str:
    told = comparison_words.verdict(comparison, pair, lambda run: named(comparison, run))
    return f"{told}\n{comparison_words.wins(pair)}"
