"""The charts of a study, one at a time: best so far, all settings, slices, what mattered, epochs."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.tuning.painted_charts import ImportanceChart, ParallelChart, SlicesChart, StudyPainting
from gui.tuning.plots import BestPlot, EpochsPlot, StudyPlot
from gui.tuning.study_record import StudyRecord
from gui.widgets.layouts import column, row, scrolled
from gui.widgets.segments import Segments

# Lines come faster than anybody looks.
REFRESH_MILLISECONDS = 150
KINDS = ("best", "parallel", "slices", "importance", "epochs")


class StudyCharts(Retranslated, QWidget):
    """Shows a `StudyRecord`; the chart that is seen follows it, at its own pace."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.record = StudyRecord()
        self.choice = Segments(KINDS)
        self.charts: dict[str, StudyPlot | StudyPainting] = {
            "best": BestPlot(),
            "parallel": ParallelChart(),
            "slices": SlicesChart(),
            "importance": ImportanceChart(),
            "epochs": EpochsPlot(),
        }
        self._pages = QStackedWidget()
        for kind in KINDS:
            chart = self.charts[kind]
            self._pages.addWidget(scrolled(chart) if kind == "slices" else chart)
        self._refresh_later = single_shot(self, REFRESH_MILLISECONDS, self._refresh)
        self.choice.chosen.connect(self.show_chart)
        column(row(self.choice, 1), (self._pages, 1), parent=self, spacing=6)
        self._retranslate()

    def show_study(self, record: StudyRecord) -> None:
        """Show `record` before long."""
        self.record = record
        if not self._refresh_later.isActive():
            self._refresh_later.start()

    def show_chart(self, kind: str) -> None:
        """Show the chart `kind`."""
        self.choice.choose(kind)
        self._pages.setCurrentIndex(KINDS.index(kind))
        self._refresh()

    def _refresh(self) -> None:
        self.charts[self.choice.value].show_study(self.record)

    def _retranslate(self) -> None:
        names = {
            "best": (self.tr("Best so far"), self.tr("The best figure after each trial")),
            "parallel": (self.tr("All settings"), self.tr("Parallel coordinates: a line a trial")),
            "slices": (self.tr("Slices"), self.tr("Each setting against the figure")),
            "importance": (self.tr("What mattered"), self.tr("Importance by fANOVA")),
            "epochs": (self.tr("Epochs"), self.tr("The figure of each trial over its epochs")),
        }
        for kind, (name, hint) in names.items():
            self.choice.label(kind, name, hint)
            self.charts[kind].setAccessibleName(hint)
