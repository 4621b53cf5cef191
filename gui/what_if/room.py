"""Opens what-if beside the window for the selected result; one dialog at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.open_workspace import OpenWorkspace
from gui.products.recommended import RecommendedHit
from gui.search.search_page import SearchPage

if TYPE_CHECKING:
    from core.explain.what_if import WhatIf
    from core.search.engine import Engine
    from gui.what_if.dialog import WhatIfDialog


class WhatIfRoom(QObject):
    """Keeps what was read of a shop, so that the second product opens at once; `failed` as everywhere."""

    failed = Signal(object)

    def __init__(self, shop: OpenWorkspace, page: SearchPage, window: QWidget):
        super().__init__(window)
        self._shop, self._page, self._window = shop, page, window
        self._read: WhatIf | None = None
        self.dialog: WhatIfDialog | None = None
        page.menu.what_if_wanted.connect(self.open)
        shop.closing.connect(self.shut_down)

    @property
    def may_open(self) -> bool:
        """Whether a result of a search is selected."""
        selection, engine = self._page.on_screen.selection, self._page.on_screen.engine
        if selection is None or engine is None:
            return False
        return not isinstance(selection[1], RecommendedHit)

    def open(self) -> None:
        """Show the dialog for the selected result."""
        selection, engine = self._page.on_screen.selection, self._page.on_screen.engine
        workspace = self._shop.workspace
        if selection is None or engine is None or workspace is None or not self.may_open:
            return
        from gui.what_if.dialog import WhatIfDialog

        if self.dialog is not None:
            self.dialog.close()
        response, hit = selection
        placed = engine.placing(response.request, hit.product_id)
        dialog = WhatIfDialog(
            placed,
            response.request,
            hit.product_id,
            workspace.path,
            self._prepared,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.failed.connect(self.failed)
        dialog.closed.connect(self._forget)
        self.dialog = dialog
        dialog.show()

    def shut_down(self) -> None:
        """The shop is closed: what was read was of it."""
        if self.dialog is not None:
            self.dialog.close()
        self._read = None

    def _forget(self) -> None:
        if self.sender() is self.dialog:
            self.dialog = None

    def _prepared(self, engine: "Engine", progress: Callable[[int, int], None]) -> "WhatIf":
        """The editable shop, read anew only where its words are others than last time."""
        from core.explain.what_if import WhatIf

        read = self._read
        if read is not None and read.engine.lexical is engine.lexical:
            return replace(read, engine=engine)
        self._read = WhatIf.for_engine(engine, progress)
        return self._read
