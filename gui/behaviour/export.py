"""The charts as files: a picture, tables, one report; and the events behind a number."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from core.errors import writing
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.export.events import write_events
from core.feedback.analysis.export.report import About, write_report
from core.feedback.analysis.export.tables import tables, write_csv, write_tables
from gui import background
from gui.widgets.file_dialog import choose_folder, choose_save
from gui.widgets.png import picture_of, save_png

if TYPE_CHECKING:
    from core.arrays import Int64Array
    from core.feedback.analysis.analysis import Analysis
    from core.feedback.analysis.charts.figures import BehaviourFigures


@dataclass(frozen=True)
class ShownCharts:
    """What the charts show: what can be exported of it."""

    analysis: "Analysis"
    figures: "BehaviourFigures"
    labels: Labels
    about: About


class Exports(QObject):
    """Asks for a place and writes there in a thread; tells the path that was `saved`, or what `failed`."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, owner: QWidget):
        super().__init__(owner)
        self._owner = owner

    def picture(self, widget: QWidget) -> None:
        """All of `widget` as a PNG."""
        path = self._ask("behaviour.png", "PNG (*.png)")
        if path:
            # Widgets paint in the window's thread only.
            image = picture_of(widget)
            self._write(lambda: _save(image, path), path)

    def report(self, shown: ShownCharts) -> None:
        """One HTML file."""
        path = self._ask("behaviour.html", "HTML (*.html)")
        if path:
            titles = shown.analysis.titles(shown.figures)
            self._write(
                lambda: write_report(shown.figures, shown.labels, titles, shown.about, path), path
            )

    def tables(self, shown: ShownCharts) -> None:
        """A CSV file a chart, into a folder."""
        folder = choose_folder(self._owner, "behaviour", self.tr("Save all tables in"))
        if folder is not None:
            self._write(lambda: write_tables(shown.figures, shown.labels, folder), folder)

    def table(self, shown: ShownCharts, name: str) -> None:
        """The table of one chart."""
        path = self._ask(f"{name}.csv", "CSV (*.csv)")
        table = next((table for table in tables(shown.figures) if table.name == name), None)
        if path and table:
            self._write(lambda: write_csv(table, shown.labels, path), path)

    def events(self, shown: ShownCharts, rows: "Int64Array") -> None:
        """The events in `rows`, every one."""
        path = self._ask("events.csv", "CSV (*.csv)")
        if path:
            self._write(lambda: write_events(shown.analysis, shown.labels, rows, path), path)

    def _ask(self, name: str, kinds: str) -> Path | None:
        return choose_save(self._owner, "behaviour", self.tr("Save as"), name, [kinds])

    def _write(self, write: Callable[[], None], path: Path) -> None:
        background.run(
            write,
            done=lambda _: self.saved.emit(path),
            failed=self.failed.emit,
            owner=self,
        )


def _save(image: QImage, path: Path) -> None:
    with writing(path):
        save_png(image, path)
