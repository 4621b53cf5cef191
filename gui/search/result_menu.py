"""What can be taken from the results: a title, an id, a row or all rows, for the clipboard or a file."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from core.domains import domain_of
from core.spreadsheet import as_lines
from gui import words
from gui.search.on_screen import OnScreen
from gui.search.results_view import ResultsView

if TYPE_CHECKING:
    from core.result_list import ResultList


class ResultMenu(QObject):
    """The actions of a right click on a result; they take what is on screen.

    `why_wanted` asks for the reasons of the selected rank, `why_not_wanted` for those of what is missing,
    `pin_wanted` to set others beside the selected result, `what_if_wanted` to edit it, `export_wanted` for a
    file.
    """

    why_wanted = Signal()
    why_not_wanted = Signal()
    pin_wanted = Signal()
    what_if_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, results: ResultsView, on_screen: OnScreen, parent: QObject):
        super().__init__(parent)
        self._on_screen = on_screen
        self.why = self._add(results, self.why_wanted.emit)
        self.pin = self._add(results, self.pin_wanted.emit)
        self.pin.setShortcut("Ctrl+D")
        self.why_not = self._add(results, self.why_not_wanted.emit)
        self.what_if = self._add(results, self.what_if_wanted.emit)
        self.copy_title = self._add(results, self._copy_title)
        self.copy_id = self._add(results, self._copy_id)
        self.copy_row = self._add(results, self._copy_row)
        self.copy_all = self._add(results, self._copy_all)
        self.export = self._add(results, self.export_wanted.emit)
        on_screen.changed.connect(self._allow)
        self._allow()

    def retranslate(self) -> None:
        """Name the actions in the language spoken now."""
        self.why.setText(self.tr("Why here?"))
        self.pin.setText(self.tr("Pin, to set others beside it"))
        self.why_not.setText(self.tr("Why is … not here?"))
        self.what_if.setText(self.tr("What if…"))
        # The list itself answers the key that stands beside the name.
        self.copy_title.setText(f"{self.tr('Copy title')}\tCtrl+C")
        self.copy_id.setText(self.tr("Copy id"))
        self.copy_row.setText(self.tr("Copy row with headings"))
        self.copy_all.setText(self.tr("Copy all rows"))
        self.export.setText(self.tr("Export results…"))

    def _add(self, results: ResultsView, triggered: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.triggered.connect(lambda: triggered())
        results.offer(action)
        return action

    def _allow(self) -> None:
        """What needs a selected result, or any."""
        has_list = bool(self._on_screen.response and self._on_screen.response.hits)
        needing = (self.why, self.pin, self.what_if, self.copy_title, self.copy_id, self.copy_row)
        for action in needing:
            action.setEnabled(self._on_screen.selection is not None)
        for action in (self.copy_all, self.export):
            action.setEnabled(has_list)

    def _copy_title(self) -> None:
        selection = self._on_screen.selection
        if selection is not None:
            QApplication.clipboard().setText(selection[1].title)

    def _copy_id(self) -> None:
        selection = self._on_screen.selection
        if selection is not None:
            QApplication.clipboard().setText(selection[1].product_id)

    def _copy_row(self) -> None:
        selection, results = self._on_screen.selection, self._result_list()
        if selection is not None and results is not None:
            rows: list[list[object]] = [[*results.headings()], results.row(selection[1])]
            QApplication.clipboard().setText(as_lines(rows))

    def _copy_all(self) -> None:
        results = self._result_list()
        if results is not None:
            rows: list[list[object]] = [
                [*results.headings()],
                *map(results.row, results.response.hits),
            ]
            QApplication.clipboard().setText(as_lines(rows))

    def _result_list(self) -> "ResultList | None":
        from core.result_list import ResultList

        response, catalogue = self._on_screen.response, self._on_screen.catalogue
        if response is None or catalogue is None:
            return None
        domain = domain_of(words.domain())
        grades = self._on_screen.grades
        return ResultList(response, catalogue, domain, "", "", False, datetime.now(), grades)
