"""What the noise lab measured: a plot a kind of noise, at one scale, and the figures of one in a table."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHeaderView, QTableView, QWidget

from core.errors import UserError, writing
from core.language import translate
from core.robustness.noise_report import NoiseReport, records
from core.text.noise import NOISES
from gui import background
from gui.language import Retranslated
from gui.robustness.noise_model import NoiseModel
from gui.robustness.noise_plot import NoisePlot
from gui.robustness.run_names import run_name
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_save
from gui.widgets.layouts import column, emptied, holder, row
from gui.widgets.plain import MarkedLabel, joined, markup
from gui.widgets.png import picture_of, save_png

COLUMNS = 4
TABLE_HEIGHT = 190


class NoiseResult(Retranslated, QWidget):
    """Plots above, figures below; `failed` hears why a file could not be written."""

    def __init__(self, failed: Callable[[Any], object], parent: QWidget | None = None):
        super().__init__(parent)
        self.report: NoiseReport | None = None
        self.plots: list[NoisePlot] = []
        self._failed = failed
        self.about = MarkedLabel(kind="small")
        self.about.setWordWrap(True)
        self.model = NoiseModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setFixedHeight(TABLE_HEIGHT)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.kind = QComboBox()
        self.kind.currentIndexChanged.connect(self._list)
        self.save_button = push_button("", self.ask_where)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.picture = holder(column(self.about, (self._grid, 1), spacing=6))
        below = row(self.kind, 1, self.save_button, spacing=8)
        column((self.picture, 1), below, self.table, parent=self, spacing=6)
        theme().changed.connect(self._tell)
        self._retranslate()

    def show_report(self, report: NoiseReport) -> None:
        """Show `report`, its first kind in the table."""
        self.report = report
        emptied(self._grid)
        self.plots = [NoisePlot() for _ in report.kinds]
        for number, (plot, kind) in enumerate(zip(self.plots, report.kinds, strict=True)):
            plot.show_kind(report, kind)
            self._grid.addWidget(plot, *divmod(number, COLUMNS))
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, int(number < len(self.plots)))
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in report.kinds:
            self.kind.addItem(translate(NOISES[kind].label), kind)
        self.kind.blockSignals(False)
        self._list()
        self._tell()

    def ask_where(self) -> None:
        """Let a person choose a file, for the figures or a picture of the plots."""
        if self.report is None:
            return
        kinds = ("CSV (*.csv)", "Excel (*.xlsx)", "Parquet (*.parquet)", "PNG (*.png)")
        path = choose_save(self, "robustness", self.tr("Save the figures"), "noise", kinds)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write a picture or a table, as the ending of `path` says; tables in a thread."""
        if self.report is None:
            return
        if path.suffix.lower() != ".png":
            background.run(_write, path, self.report, failed=self._failed, owner=self)
            return
        try:
            with writing(path):
                save_png(picture_of(self.picture), path)
        except UserError as error:
            self._failed(error)

    def _list(self) -> None:
        if self.report is not None and self.kind.currentIndex() >= 0:
            self.model.show_kind(self.report, self.kind.currentData())

    def _tell(self) -> None:
        """What the lines are, and of what."""
        if self.report is None:
            return
        colours = theme().colours.chart
        runs = [
            markup(
                "<span style='color:{colour}'>●</span>&nbsp;{run}",
                colour=colours[number % len(colours)],
                run=run_name(run),
            )
            for number, run in enumerate(self.report.runs)
        ]
        stability = (
            self.tr("rank-biased overlap of the ten best with those of the clean text, p = {p}")
            if self.report.task == "search"
            else self.tr("share of guesses that stay")
        )
        self.about.show_markup(
            markup(
                "{runs} &nbsp; — {metric}, {whiskers} &nbsp; - - {stability} &nbsp; · {texts}",
                runs=joined(" &nbsp; ", runs),
                metric=self.report.metric,
                whiskers=self.tr("with its 95 % interval"),
                stability=stability.format(p=self.report.persistence),
                texts=self._texts(self.report),
            )
        )

    def _texts(self, report: NoiseReport) -> str:
        said = self.tr("{count} {unit}; noise made by rule, seed {seed}")
        if report.task == "search":
            said = self.tr(
                "{count} {unit}; noise made by rule, seed {seed}; spelling corrected as in search"
            )
        return said.format(count=report.texts, unit=translate(report.unit), seed=report.seed)

    def _retranslate(self) -> None:
        self.save_button.setText(self.tr("Save…"))
        self.kind.setAccessibleName(self.tr("Kind of noise in the table"))
        self.table.setAccessibleName(self.tr("Figures of one kind of noise"))
        self.model.headerDataChanged.emit(
            Qt.Orientation.Horizontal, 0, self.model.columnCount() - 1
        )
        if self.report is not None:
            for position, kind in enumerate(self.report.kinds):
                self.kind.setItemText(position, translate(NOISES[kind].label))
            for plot in self.plots:
                plot.redraw()
            self._tell()


def _write(path: Path, report: NoiseReport) -> None:
    from core.spreadsheet import require_format, write_records

    require_format(path)
    write_records(path, records(report))
