"""Result lists that were frozen, each beside what the same search finds now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMessageBox, QWidget

from core.errors import UserError
from core.evaluation.frozen_lists import FrozenList, FrozenLists, ListDifference, difference
from gui.background import Latest
from gui.comparison.aligned_lists import AlignedLists, TwoLists
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.closing_dialog import ClosingDialog
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label, caption, literal

if TYPE_CHECKING:
    from core.search.engine import Engine
    from core.workspace import Workspace

SIZE = (1060, 560)
LIST_WIDTH = 270


class FrozenWindow(Retranslated, ClosingDialog):
    """The lists of one shop, held against what it finds now."""

    def __init__(
        self, workspace: "Workspace", engine: Callable[[], "Engine | None"], parent: QWidget
    ):
        """`engine` gives that of the shop as it is open now."""
        super().__init__(parent)
        self._kept, self._engine = FrozenLists(workspace), engine
        self._reader, self._searcher = Latest(self), Latest(self)
        self.frozen: list[FrozenList] = []
        self.found: ListDifference | None = None
        self.names = QListWidget()
        self.delete_button = push_button(clicked=self._delete)
        self.close_button = push_button(clicked=self.close)
        self.about = Label()
        self.about.setWordWrap(True)
        self.lists = AlignedLists()
        left = holder(column((self.names, 1), self.delete_button, spacing=8))
        left.setFixedWidth(LIST_WIDTH)
        right = column(self.about, (scrolled(self.lists), 1), row(1, self.close_button), spacing=8)
        row(left, (right, 1), parent=self, spacing=14, margins=(14, 12, 14, 12))
        self.resize(*SIZE)
        self.names.currentRowChanged.connect(self._search)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.names)
        delete.activated.connect(self._delete)
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Read what there is, and hold the newest against what is found now."""
        self._reader.run(self._kept.all, done=self._show)

    def _show(self, frozen: list[FrozenList]) -> None:
        self.frozen = frozen
        self.names.clear()
        for one in frozen:
            item = QListWidgetItem(f"{caption(one.text)}\n{one.made.replace('T', ' ')[:16]}")
            item.setToolTip(literal(one.text))
            self.names.addItem(item)
        self.delete_button.setEnabled(bool(frozen) and self._kept.may_change)
        if frozen:
            self.names.setCurrentRow(0)
        else:
            self.found = None
            self.lists.show_lists(None)
            self._say()

    def _search(self, at: int) -> None:
        engine = self._engine()
        if 0 <= at < len(self.frozen) and engine is not None:
            self._searcher.run(difference, self.frozen[at], engine, done=self._take)

    def _take(self, found: ListDifference) -> None:
        self.found = found
        self._retranslate()

    def _delete(self) -> None:
        at = self.names.currentRow()
        if not 0 <= at < len(self.frozen) or not self._kept.may_change:
            return
        try:
            self._kept.delete(self.frozen[at].name)
        except UserError as error:
            QMessageBox.warning(self, self.windowTitle(), literal(str(error)))
        self.refresh()

    def _say(self) -> None:
        found = self.found
        if found is None:
            self.about.setText(
                self.tr("No list is frozen yet: search, then “Freeze this result list”.")
            )
            return
        told = self.tr("{query}: {overlap} of ten in both, RBO {rbo}.").format(
            query=found.frozen.text, overlap=f"{found.overlap:.0%}", rbo=f"{found.rbo:.2f}"
        )
        if found.is_same_run and found.is_same_shop:
            why = self.tr("The run and the products are the same as then.")
        elif found.is_same_shop:
            why = self.tr("Another run ranks now; the products are the same.")
        elif found.is_same_run:
            why = self.tr("The products have changed since; the run is the same.")
        else:
            why = self.tr("Another run ranks now, and the products have changed since.")
        self.about.setText(f"{told} {why}")

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Frozen result lists"))
        self.names.setAccessibleName(self.tr("Frozen result lists"))
        self.delete_button.setText(self.tr("Remove"))
        self.close_button.setText(self.tr("Close"))
        self._say()
        if self.found is not None:
            then = self.tr("then, {moment}").format(moment=self.found.frozen.made[:10])
            names = (then, self.tr("now"))
            self.lists.show_lists(
                TwoLists(names, self.found.frozen.products, self.found.now, self.found.titles)
            )
