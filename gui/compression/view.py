"""Small and fast: makes smaller variants of a run in a process of its own, and shows what each is worth."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QSplitter, QWidget

from core.language import translate
from core.runs.promotion import QUERIES
from core.training.compression.kept import known_compression
from core.training.compression.messages import (
    Compression,
    CompressionProgress,
    MeasuredVariant,
)
from core.training.compression.plan import ORIGINAL
from gui.background import Latest
from gui.compression.form import CompressionForm
from gui.compression.plot import CostPlot
from gui.compression.process import CompressionProcess, arguments
from gui.compression.variants_table import VariantsTable
from gui.compression.words import shown_name
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.notices import NoticeBar
from gui.widgets.plain import Label, literal
from gui.widgets.segments import Segments

if TYPE_CHECKING:
    from core.workspace import Workspace

# Pixels of the side with what is to be made.
SIDE_WIDTH = 290
RESULT_WIDTH = 920
THOUSANDTHS = 1000
TIMES = ("read", "search")


class CompressionView(Retranslated, QWidget):
    """`variant_wanted` carries the original and the `MeasuredVariant` that is to rank."""

    variant_wanted = Signal(object, object)

    def __init__(self, program: Sequence[str] | None = None, parent: QWidget | None = None):
        """`program` replaces `python main.py compress`."""
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._read_only = False
        self._runs = Latest(self)
        self._unit, self._when = QUERIES, ""
        self._reader = Latest(self)
        self.process = CompressionProcess(program, self)
        self.form = CompressionForm()
        self.start_button = push_button("primary", self._start_or_cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, THOUSANDTHS)
        self.remaining = Label(kind="small")
        self.remaining.setWordWrap(True)
        self.notice = NoticeBar()
        self.about = Label(kind="muted")
        self.about.setWordWrap(True)
        self.table = VariantsTable()
        self.times = Segments(TIMES, compact=True)
        self.size_plot = CostPlot(lambda one: (one.mb, one.mb))
        self.time_plot = CostPlot(self._time_of)
        self.use_button = push_button("", self.use)
        self._arrange()
        self._connect()
        self._retranslate()
        self._settle()

    def set_workspace(self, workspace: "Workspace | None", read_only: bool = False) -> None:
        """Compress the runs of `workspace`; what is under way for another shop is ended."""
        if workspace is not self._workspace:
            self.process.cancel()
            self._reader.cancel()
            self.notice.hide()
            self._show([])
        self._workspace, self._read_only = workspace, read_only
        self.refresh()

    def refresh(self, chosen: str = "") -> None:
        """Look for runs again; `chosen` is to be compressed."""
        if self._workspace is None:
            self._offer([], "")
        else:
            self._runs.run(
                _search_runs, self._workspace, done=lambda runs: self._offer(runs, chosen)
            )

    def start(self) -> None:
        """Make and measure what the form says."""
        if self._workspace is None or self.process.is_running or not self.form.is_complete:
            return
        self.notice.hide()
        self._show([])
        self.bar.setValue(0)
        self.remaining.setText(self.tr("Starting…"))
        self.process.start(arguments(self.form.plan(), self._workspace.path))
        self._settle()

    def use(self) -> None:
        """Put the chosen variant behind the search box."""
        variants, current = self.table.variants.variants, self.table.current
        if current is not None and self.use_button.isEnabled():
            self.variant_wanted.emit(variants[0], current)

    def shut_down(self) -> None:
        """End what is under way; called when the window closes."""
        self.process.close()

    def _arrange(self) -> None:
        busy = column(self.start_button, self.bar, self.remaining, spacing=8)
        area = scrolled(self.form)
        # The fields take the keys; they scroll into view by themselves.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side = holder(column((area, 1), busy, spacing=10))
        self.side.setMinimumWidth(SIDE_WIDTH)
        plots = holder(row((self.size_plot, 1), (self.time_plot, 1), spacing=12))
        line = row((self.about, 1), self.times, spacing=12)
        foot = row(1, self.use_button)
        parts = (self.notice, self.table, line, (plots, 1), foot)
        outcome = holder(column(*parts, spacing=10))
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(14)
        self.split.addWidget(self.side)
        self.split.addWidget(outcome)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([SIDE_WIDTH, RESULT_WIDTH])
        column((self.split, 1), parent=self)

    def _connect(self) -> None:
        self.form.changed.connect(self._settle)
        self.form.run_changed.connect(self._show_known)
        self.table.chosen.connect(self._settle)
        self.table.wanted.connect(self.use)
        self.times.chosen.connect(lambda _: self._draw())
        self.process.progressed.connect(self._show_progress)
        self.process.measured.connect(self._add)
        self.process.finished.connect(self._take)
        self.process.failed.connect(self._complain)
        self.process.cancelled.connect(self._tell_cancelled)

    def _offer(self, runs: Sequence[str], chosen: str) -> None:
        self.form.set_runs(runs, chosen)
        self._settle()

    def _start_or_cancel(self) -> None:
        if self.process.is_running:
            self.process.cancel()
            self.remaining.setText(self.tr("Ending…"))
        else:
            self.start()

    def _show_progress(self, progress: CompressionProgress) -> None:
        self.bar.setValue(round(THOUSANDTHS * progress.share))
        self.remaining.setText(
            self.tr("{stage}, about {seconds} s left").format(
                stage=translate(progress.stage), seconds=max(1, round(progress.eta_seconds))
            )
        )

    def _add(self, variant: MeasuredVariant) -> None:
        self.table.variants.add(variant)
        self._draw()
        self._settle()

    def _take(self, result: Compression | None) -> None:
        """Show what was measured of the run in the form."""
        if result is not None and self.form.run.currentData() == result.run:
            self._unit, self._when = result.unit, result.when
            self._show(result.variants)
        self._settle()

    def _show_known(self, run: str) -> None:
        """What was measured of `run` before, whoever did."""
        if self.process.is_running or self._workspace is None:
            return
        self._unit, self._when = QUERIES, ""
        self._show([])
        self._reader.run(known_compression, self._workspace, run, done=self._take)

    def _show(self, variants: Sequence[MeasuredVariant]) -> None:
        self.table.variants.show_variants(variants)
        if variants:
            self.table.selectRow(0)
        self._draw()

    def _draw(self) -> None:
        for plot in (self.size_plot, self.time_plot):
            plot.show_variants(self.table.variants.variants)
        self._retranslate()

    def _time_of(self, variant: MeasuredVariant) -> tuple[float, float] | None:
        p50, p95 = (
            (variant.p50_ms, variant.p95_ms)
            if self.times.is_chosen("read")
            else (variant.search_p50_ms, variant.search_p95_ms)
        )
        return None if p50 is None or p95 is None else (p50, p95)

    def _complain(self, sentence: str, log: str) -> None:
        self.notice.say(sentence, "bad")
        self.notice.setToolTip(literal(log))
        self._settle()

    def _tell_cancelled(self) -> None:
        self.notice.say(self.tr("Cancelled; no run has changed."), "accent")
        self._settle()

    def _settle(self) -> None:
        """Buttons and fields as they may be used now."""
        is_busy = self.process.is_running
        current = self.table.current
        self.bar.setVisible(is_busy)
        self.remaining.setVisible(is_busy)
        self.form.setEnabled(not is_busy)
        self.start_button.setEnabled(is_busy or self.form.is_complete)
        self.use_button.setEnabled(current is not None and not is_busy and not self._read_only)
        self._retranslate()

    def _retranslate(self) -> None:
        is_busy = self.process.is_running
        self.start_button.setText(self.tr("Cancel") if is_busy else self.tr("Make and measure"))
        current = self.table.current
        self.use_button.setText(
            self.tr("Search with {name}").format(name=shown_name(current))
            if current is not None
            else self.tr("Search with this variant")
        )
        self.use_button.setToolTip(
            self.tr("Keeps the variant as a run of its own and lets it rank; can be undone")
        )
        self.times.label("read", self.tr("read"), self.tr("Time to read a query"))
        self.times.label("search", self.tr("search"), self.tr("Time of the whole search"))
        time = self.tr("ms, half to 95 % of all times")
        self.size_plot.name_axes(self.tr("Quality by size"), self.tr("MB"))
        self.time_plot.name_axes(self.tr("Quality by time"), time)
        self.about.setText(self._said())

    def _said(self) -> str:
        """What the figures stand on, or what to do first."""
        variants = self.table.variants.variants
        if self._workspace is None or not self.form.run.count():
            return self.tr("There is no search run yet; train one first.")
        if not variants:
            return self.tr(
                "Choose what to make of the run. Each variant is measured through the same search, on"
                " queries that none has learned; nothing changes until one is chosen."
            )
        original = next((one for one in variants if one.name == ORIGINAL), variants[0])
        asked = f"{original.queries:,} {translate(self._unit)}{moment(self._when)}"
        if not original.repetitions:
            return self.tr("{queries}; times are taken last, of all variants in turns.").format(
                queries=asked
            )
        return self.tr(
            "{queries}; {reads} readings and {searches} searches each, warm, one thread."
            " ★ the run itself; whiskers: 95 % interval, and on to 95 % of all times."
        ).format(
            queries=asked,
            reads=f"{original.repetitions:,}",
            searches=f"{original.searches:,}",
        )


def moment(when: str) -> str:
    """A moment in UTC as people here tell it; nothing for none."""
    try:
        return f" ({datetime.fromisoformat(when).astimezone():%Y-%m-%d %H:%M})" if when else ""
    except ValueError:
        return ""


def _search_runs(workspace: "Workspace") -> list[str]:
    """The search runs there are, the newest first."""
    from core.runs.listing import usable_runs

    return [run.id for run in usable_runs(workspace, "search") if run.state != "training"]
