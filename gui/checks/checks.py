"""Checks as a part of the window: what is kept so from the results, and the window in which it is checked."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui import background
from gui.checks.keep_menu import KeepMenu
from gui.checks.recent_checks import current_checks, recent_checks, remember_checks
from gui.open_workspace import OpenWorkspace
from gui.search.search_page import SearchPage
from gui.state import State
from gui.widgets.notices import Toast

if TYPE_CHECKING:
    from core.checks.assertions import Assertion
    from core.checks.check_file import Entry
    from core.workspace import Workspace
    from gui.checks.checks_window import ChecksWindow

# Long enough to read the sentence and to take it back.
UNDO_SECONDS = 10.0


class Checks(QObject):
    """Knows the file of the shop that is open; `failed` carries what went wrong in writing to it."""

    failed = Signal(object)

    def __init__(
        self, shop: OpenWorkspace, page: SearchPage, toast: Toast, state: State, owner: QWidget
    ):
        super().__init__(owner)
        self._shop, self._page, self._toast, self._state = shop, page, toast, state
        self._owner = owner
        self.window: ChecksWindow | None = None
        self.program: Sequence[str] | None = None
        self.menu = KeepMenu(page.results, page.on_screen, owner)
        self.menu.wanted.connect(self.keep)
        self.menu.form_wanted.connect(self.ask)
        shop.closing.connect(self.shut_down)

    def retranslate(self) -> None:
        """Name the entries of the menu in the language spoken now."""
        self.menu.settle()

    def open(self) -> None:
        """Show the window with the file of this shop."""
        workspace = self._shop.workspace
        if workspace is None:
            return
        if self.window is None:
            self.window = self._made(workspace)
        path = current_checks(self._state, workspace.path)
        if path is not None and path.is_file():
            self.window.open_file(path)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def check(self) -> None:
        """Show the window and check at once."""
        self.open()
        if self.window is not None:
            self.window.run_soon()

    def ask(self, query: str = "", product: str = "") -> None:
        """Let a person fill in an assertion, and keep it."""
        from gui.checks.assertion_form import AssertionForm

        kind = "in" if product or not query else "no"
        form = AssertionForm(kind, query, product, self.window or self._owner)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.accepted.connect(lambda: self.keep(form.assertion))
        form.open()

    def keep(self, assertion: "Assertion", products: Sequence[str] = ()) -> None:
        """Put `assertion` into the file of this shop, asking for one where there is none."""
        workspace = self._shop.workspace
        path = self._file(workspace) if workspace is not None else None
        if workspace is not None and path is not None:
            background.run(
                _keep,
                workspace,
                path,
                assertion,
                list(products),
                done=lambda entry: self._tell_kept(path, entry),
                failed=self._complain,
                owner=self._shop.visit,
            )

    def remove(self, entry: "Entry") -> None:
        """Take `entry` out of the file; what is told of it can be undone."""
        path = self._current()
        if path is not None:
            told = self.tr("Removed: {sentence}").format(sentence=entry.text)
            self._change(_take_out, path, entry, told, lambda: self._put_back(path, entry))

    def shut_down(self) -> None:
        """The shop is closed: what was checked was of it."""
        if self.window is not None:
            self.window.close()

    def _made(self, workspace: "Workspace") -> "ChecksWindow":
        from gui.checks.checks_window import ChecksWindow

        window = ChecksWindow(workspace, self.program, self._owner)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.files.set_recent(recent_checks(self._state))
        window.chosen.connect(self._choose)
        window.query_wanted.connect(self._page.ask)
        window.add_wanted.connect(self.ask)
        window.remove_wanted.connect(self.remove)
        window.closed.connect(self._forget_window)
        return window

    def _forget_window(self) -> None:
        self.window = None

    def _choose(self, path: Path) -> None:
        workspace = self._shop.workspace
        if workspace is not None:
            remember_checks(self._state, workspace.path, path)
            if self.window is not None:
                self.window.files.set_recent(recent_checks(self._state))
                self.window.open_file(path)

    def _current(self) -> Path | None:
        if self.window is not None and self.window.path is not None:
            return self.window.path
        workspace = self._shop.workspace
        return current_checks(self._state, workspace.path) if workspace is not None else None

    def _file(self, workspace: "Workspace") -> Path | None:
        """Where this shop's assertions go; asked for where there is none, or it is gone."""
        path = self._current()
        if path is not None and path.is_file():
            return path
        from gui.checks.file_buttons import choose_new_file

        path = choose_new_file(self._owner)
        if path is not None:
            remember_checks(self._state, workspace.path, path)
        return path

    def _tell_kept(self, path: Path, entry: "Entry") -> None:
        told = self.tr("Kept in {file}: {sentence}").format(file=path.name, sentence=entry.text)
        self._choose(path)
        self._tell(told, lambda: self._change(_take_out, path, entry, self.tr("Taken back")))

    def _put_back(self, path: Path, entry: "Entry") -> None:
        self._change(_insert, path, entry, self.tr("Put back"))

    def _change(self, change: Any, path: Path, entry: "Entry", told: str, undo: Any = None) -> None:
        background.run(
            change,
            path,
            entry,
            done=lambda _: self._tell(told, undo),
            failed=self._complain,
            owner=self._shop.visit,
        )

    def _tell(self, told: str, undo: Any) -> None:
        """Say what was done where it is seen, with a way back."""
        action = self.tr("Undo") if undo is not None else ""
        if self.window is not None:
            self.window.notice.say(told, "good", action, undo)
            self.window.refresh()
        else:
            self._toast.say(told, UNDO_SECONDS, action, undo)

    def _complain(self, error: Exception) -> None:
        if self.window is not None:
            self.window.notice.say(str(error), "bad")
        else:
            self.failed.emit(error)


def _keep(
    workspace: "Workspace", path: Path, assertion: "Assertion", products: Sequence[str]
) -> "Entry":
    from core.checks.keeping import keep

    return keep(workspace, path, assertion, products)


def _take_out(path: Path, entry: "Entry") -> None:
    from core.checks.check_file import remove_entry

    remove_entry(path, entry)


def _insert(path: Path, entry: "Entry") -> None:
    from core.checks.check_file import insert_entry

    insert_entry(path, entry)
