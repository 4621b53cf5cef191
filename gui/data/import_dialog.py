"""Bring files into the shop: choose, look, map, import, read the cleaning report."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from core.errors import Cancelled
from core.mending import mendable
from gui import background
from gui.data.choose_page import ChoosePage
from gui.data.progress_page import ProgressPage
from gui.data.report_view import ReportView
from gui.data.target import Target
from gui.language import Retranslated
from gui.state import State
from gui.widgets.floating import float_over
from gui.widgets.layouts import column, row
from gui.widgets.notices import NoticeBar

if TYPE_CHECKING:
    from core.data.importing import Source
    from core.data.report import CleaningReport
    from core.workspace import Workspace

# Pixels; fits a screen of 1280 × 800.
SIZE = (940, 720)
# Pixels: above the choice of what becomes of the shop's tables.
NOTICE_LIFT = 76


class ImportDialog(Retranslated, QDialog):
    """Three pages. `imported` carries the cleaning report once the shop has changed.

    While a demo world is open, or no shop, a new shop is made, whose workspace is in `new_shop` then.
    `train_wanted`, `clean_wanted` and `search_wanted` are emitted when the person leaves the report by those
    buttons.
    """

    imported = Signal(object)
    train_wanted = Signal()
    search_wanted = Signal()
    clean_wanted = Signal()

    def __init__(
        self,
        workspace: "Workspace | None",
        paths: Iterable[Path] = (),
        parent: QWidget | None = None,
    ):
        super().__init__(parent)
        self._workspace = workspace
        self.new_shop: Path | None = None
        self.target = _target_beside(workspace)
        self._is_importing = False
        self._closes_when_done = False
        self.choose_page = ChoosePage()
        self.progress_page = ProgressPage()
        self.report_view = ReportView()
        self.notice = NoticeBar()
        self.import_button = QPushButton()
        self.cancel_button = QPushButton()
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()
        self._retranslate()
        self.choose_page.add(paths)

    @property
    def is_importing(self) -> bool:
        """Whether the import is under way."""
        return self._is_importing

    def start(self) -> None:
        """Import what is chosen, in a thread."""
        if self._is_importing or not self._is_ready():
            return
        self._is_importing = True
        self.notice.hide()
        self.progress_page.begin()
        self._show(self.progress_page)
        sources = self.choose_page.drafts.sources()
        if self.target is not None and self.target.is_new:
            self._run(_import_anew, self.target.shop_name, sources, False)
        else:
            adds = self.target is not None or self.choose_page.append.isChecked()
            self._run(_import, self._workspace, sources, adds)

    def _run(self, import_: Callable[..., Any], *given: object) -> None:
        background.run(
            import_,
            *given,
            self.progress_page,
            done=lambda done: self._finish(*done),
            failed=self._fail,
            owner=self,
        )

    def cancel(self) -> None:
        """Stop the import, else close."""
        if self._is_importing:
            self.progress_page.cancel()
            self.cancel_button.setEnabled(False)
        else:
            super().reject()

    def reject(self) -> None:
        """Escape or the cross: an import under way is cancelled first, then the dialog closes."""
        self._closes_when_done = self._is_importing
        self.cancel()

    def _arrange(self) -> None:
        self.resize(*SIZE)
        self._pages = QStackedWidget()
        for page in (self.choose_page, self.progress_page, self.report_view):
            self._pages.addWidget(page)
        self.notice.hide()
        self.import_button.setProperty("kind", "primary")
        self.import_button.setDefault(True)
        buttons = row(1, self.cancel_button, self.import_button)
        float_over(self._pages, self.notice, lift=NOTICE_LIFT)
        layout = column((self._pages, 1), parent=self, spacing=12, margins=(20, 20, 20, 16))
        if self.target is not None:
            self.choose_page.decide_elsewhere()
            layout.addWidget(self.target)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.cancel)
        self.choose_page.changed.connect(self._follow_drafts)
        if self.target is not None:
            self.target.changed.connect(self._refresh_buttons)
        self.choose_page.refused.connect(lambda sentence: self.notice.say(sentence, "warn"))
        self.report_view.close_wanted.connect(self.accept)
        self.report_view.train_wanted.connect(self._leave_to_train)
        self.report_view.search_wanted.connect(self._leave_to_search)
        self.report_view.clean_wanted.connect(self._leave_to_clean)

    def _show(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self._refresh_buttons()

    def _follow_drafts(self) -> None:
        drafts = self.choose_page.drafts.drafts
        if self.target is not None:
            # A shop is called after its products, where there are any.
            first = sorted(drafts, key=lambda draft: draft.kind != "products")
            kinds = {draft.kind for draft in drafts if draft.kind}
            self.target.suggest([draft.path for draft in first], kinds)
        self._refresh_buttons()

    def _is_ready(self) -> bool:
        is_target_ready = self.target is None or self.target.is_ready
        return self.choose_page.drafts.is_ready and is_target_ready

    def _finish(self, report: "CleaningReport", new_shop: Path | None) -> None:
        self._end()
        self.new_shop = new_shop
        state = State()
        for draft in reversed(self.choose_page.drafts.drafts):
            state.remember_file(draft.path.absolute())
        self.report_view.show_report(report)
        self._show(self.report_view)
        self.imported.emit(report)
        if self._closes_when_done:
            super().reject()

    def _fail(self, error: BaseException) -> None:
        self._end()
        self._show(self.choose_page)
        if self._closes_when_done:
            super().reject()
        elif isinstance(error, Cancelled):
            self.notice.say(self.tr("Cancelled; the shop is as it was."), "accent")
        elif sentence := mendable(error):
            self.notice.say(str(sentence), "bad")
        else:
            raise error

    def _end(self) -> None:
        self._is_importing = False
        self.progress_page.end()

    def _leave_to_train(self) -> None:
        self.accept()
        self.train_wanted.emit()

    def _leave_to_search(self) -> None:
        self.accept()
        self.search_wanted.emit()

    def _leave_to_clean(self) -> None:
        self.accept()
        self.clean_wanted.emit()

    def _refresh_buttons(self) -> None:
        page = self._pages.currentWidget()
        self.import_button.setVisible(page is self.choose_page)
        self.import_button.setEnabled(self._is_ready())
        if self.target is not None:
            has_files = bool(self.choose_page.drafts.drafts)
            self.target.setVisible(has_files and page is self.choose_page)
        self.cancel_button.setVisible(page is not self.report_view)
        self.cancel_button.setEnabled(not (self._is_importing and self.progress_page.is_cancelled))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Import"))
        self.import_button.setText(self.tr("Import"))
        self.cancel_button.setText(self.tr("Cancel"))
        self._refresh_buttons()


def _target_beside(workspace: "Workspace | None") -> Target | None:
    """What asks where an import goes; None where it goes into the open shop."""
    if workspace is not None and not workspace.is_demo:
        return None
    return Target(may_add=workspace is not None and not workspace.read_only)


def _import(
    workspace: "Workspace", sources: "list[Source]", append: bool, page: ProgressPage
) -> "tuple[CleaningReport, Path | None]":
    from core.data.importing import import_files

    report = import_files(
        workspace,
        sources,
        append=append,
        progress=page.report,
        cancelled=lambda: page.is_cancelled,
    )
    return report, None


def _import_anew(
    name: str, sources: "list[Source]", append: bool, page: ProgressPage
) -> "tuple[CleaningReport, Path | None]":
    from core.data.shops.own import shops_folder
    from core.data.shops.staged import new_shop

    with new_shop(name) as workspace:
        report, _ = _import(workspace, sources, append, page)
    return report, shops_folder() / name
