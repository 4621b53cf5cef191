"""The results on screen as a file: a table for a spreadsheet, or a page that anybody can open."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.domains import domain_of
from core.search.request import SearchResponse
from gui import background, words
from gui.open_workspace import OpenWorkspace
from gui.search.controller import SearchEngine
from gui.search.search_page import SearchPage
from gui.widgets.file_dialog import choose_save
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.result_list import ResultList

# Products: as many as a file of results is read for; on screen are fewer.
MOST = 1000
TOLD_SECONDS = 6.0


class ResultExport(QObject):
    """Asks for a place and writes there, in a thread, what is on screen and the ranks below it."""

    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, page: SearchPage, toast: Toast, owner: QWidget):
        super().__init__(owner)
        self._shop, self._page, self._toast, self._owner = shop, page, toast, owner
        page.menu.export_wanted.connect(self.ask)

    def ask(self) -> None:
        """Let a person choose a file, and write the results into it."""
        on_screen = self._page.on_screen
        response, catalogue = on_screen.response, on_screen.catalogue
        if response is None or catalogue is None:
            return
        path = self._choose(response)
        if path is not None:
            background.run(
                _write,
                on_screen.engine,
                self._described(response, catalogue),
                path,
                done=lambda rows: self._tell(path, rows),
                failed=self.failed.emit,
                owner=self,
            )

    def _choose(self, response: SearchResponse) -> Path | None:
        page, name = self.tr("Web page (*.html)"), f"{file_name(response)}.html"
        filters = (page, "Excel (*.xlsx)", "CSV (*.csv)")
        return choose_save(self._owner, "results", self.tr("Export results"), name, filters)

    def _described(self, response: SearchResponse, catalogue: "Catalogue") -> "ResultList":
        from core.result_list import ResultList

        workspace = self._shop.workspace
        return ResultList(
            response,
            catalogue,
            domain_of(words.domain()),
            shop=workspace.name if workspace is not None else "",
            shopper=self._page.start.shopper if response.request.history else "",
            is_synthetic=workspace is not None and workspace.is_demo,
            date=datetime.now(),
            grades=self._page.on_screen.grades,
        )

    def _tell(self, path: Path, rows: int) -> None:
        sentence = self.tr("{counted} saved in {file}")
        self._toast.say(sentence.format(counted=words.counted(rows), file=path.name), TOLD_SECONDS)


def file_name(response: SearchResponse) -> str:
    """What a file of results is called at first: by its query, without what no file's name may hold."""
    allowed = (
        letter if letter.isalnum() or letter in " -" else "_" for letter in response.request.text
    )
    return "".join(allowed).strip()[:40] or "results"


def _write(engine: SearchEngine | None, results: "ResultList", path: Path) -> int:
    """Write the list as far down as `engine` ranks it, as many rows as are told."""
    from core.result_list import write_result_list

    response = results.response
    if engine is not None and response.total > len(response.hits):
        response = engine.search(replace(response.request, top=MOST))
    write_result_list(replace(results, response=response), path)
    return len(response.hits)
