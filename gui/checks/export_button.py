"""A button that writes a report of checks into a file: a page for people, or JUnit XML for a build."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from core.checks.outcome import CheckReport
from gui import background
from gui.checks.file_buttons import KIND
from gui.language import Retranslated
from gui.widgets.file_dialog import choose_save


class ExportButton(Retranslated, QPushButton):
    """Exports `report`, None before there is one; `saved` names the file, `failed` what went wrong."""

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.report: CheckReport | None = None
        self.setProperty("kind", "quiet")
        self.clicked.connect(self.ask)
        self._retranslate()

    def ask(self) -> None:
        """Let a person choose a file for the report."""
        filters = (self.tr("Web page (*.html)"), self.tr("JUnit XML (*.xml)"))
        path = choose_save(self, KIND, self.tr("Export the report"), f"{KIND}.html", filters)
        if path is not None:
            self.export(path)

    def export(self, path: Path) -> None:
        """Write the report as HTML or JUnit XML, by the ending of `path`, in a thread."""
        if self.report is not None:
            background.run(
                _write,
                self.report,
                path,
                done=lambda _: self.saved.emit(path.name),
                failed=self.failed.emit,
                owner=self,
            )

    def _retranslate(self) -> None:
        self.setText(self.tr("Export the report…"))


def _write(report: CheckReport, path: Path) -> None:
    from core.checks.html_report import write_html
    from core.checks.junit import write_junit

    (write_junit if path.suffix.lower() == ".xml" else write_html)(report, path)
