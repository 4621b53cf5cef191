"""How the shop stands: in place of results where there are none, in bars above them where there are."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from core import set_aside
from core.errors import DamagedWorkspace, UserError
from core.language import translate
from gui.search.search_page import SearchPage
from gui.widgets.notices import NoticeBar
from gui.words import counted, worded


class ShopStates(QObject):
    """Shows one state at a time on `page` and says it again in another language.

    `stuck` says that one wants to be seen, as there is no shop to work in.
    What the core sets aside of the open shop is told in a bar of its own, once.
    `open_requested` names a workspace and whether it is to be written to, `rebuild_requested` a damaged one.
    """

    stuck = Signal()
    open_requested = Signal(object, bool)
    rebuild_requested = Signal(object)
    choose_requested = Signal()
    import_requested = Signal()
    _heard = Signal(object)

    def __init__(self, page: SearchPage, parent: QObject):
        super().__init__(parent)
        self._page = page
        # Why the shop that is opened next, and the open one, can only be read.
        self._hindrance: UserError | None = None
        self._lock: UserError | None = None
        self._is_read_only = False
        self._damaged: Path | None = None
        self._asides: list[UserError] = []
        self._tell: Callable[[], None] | None = None
        self.aside = NoticeBar()
        layout = page.notices.layout()
        assert layout is not None
        layout.addWidget(self.aside)
        self._heard.connect(self._set_aside, Qt.ConnectionType.QueuedConnection)
        set_aside.listen(self._hear)

    def opening(self) -> None:
        """The workspace is being opened."""
        self._show(lambda: self._page.show_state("loading", self.tr("Opening the shop…"), ""))

    def reading(self) -> None:
        """The workspace is open, the engine is not there yet."""
        self._show(
            lambda: self._page.show_state("loading", worded(self.tr("Reading the {products}…")), "")
        )

    def building(self, stage: str, done: int, total: int) -> None:
        """What the engine needs is not in the cache: `done` of `total` products of `stage` are."""
        self._show(lambda: self._tell_building(stage, done, total))

    def empty(self) -> None:
        """There is nothing to search."""
        self._show(self._tell_empty)

    def locked(self, path: Path | None, error: UserError) -> None:
        """Another process writes to the workspace in `path`; `error` names it."""
        self._hindrance = error
        self._show_stuck(lambda: self._tell_locked(path, error))

    def damaged(self, path: Path | None, error: UserError) -> None:
        """The manifest of the workspace in `path` is lost or damaged, as `error` says."""
        self._hindrance, self._damaged = error, path
        self._show_stuck(lambda: self._tell_damaged(path, error))

    def unwritable(self, error: UserError) -> None:
        """What is opened next can only be read, as `error` says."""
        self._hindrance = error

    def unopened(self, error: BaseException) -> None:
        """Nothing could be opened."""
        self._show_stuck(lambda: self._tell_unopened(error))

    def unreadable(self, error: BaseException) -> None:
        """The workspace is open, but what it holds cannot be searched."""
        self._show_stuck(lambda: self._tell_unreadable(error))

    def answered(self) -> None:
        """Results are in sight again."""
        self._tell = None

    def _hear(self, trouble: UserError) -> None:
        """In any thread, also when the window is gone."""
        if isValid(self):
            self._heard.emit(trouble)

    def says(self, error: UserError) -> bool:
        """Whether the bar of what was set aside says `error`."""
        return self.aside.isVisible() and str(error) in map(str, self._asides)

    def _set_aside(self, trouble: UserError) -> None:
        """A part of the open shop cannot be used; the rest goes on without it."""
        self._asides = [*(self._asides if self.aside.isVisible() else []), trouble]
        self._tell_asides()
        if self._page.notice.words.text() == str(trouble):
            self._page.notice.hide()

    def leave(self) -> None:
        """The shop is closed: what was wrong with it concerns no other."""
        self._asides = []
        self.aside.hide()
        set_aside.say_again()

    def shut_down(self) -> None:
        """The window closes: nobody hears here any more."""
        set_aside.listen(None)

    def set_read_only(self, is_read_only: bool) -> None:
        """Say above the results that nothing can be written, and why."""
        self._is_read_only = is_read_only
        if self._hindrance is not None or not is_read_only:
            self._lock = self._hindrance
        self._hindrance = None
        self._tell_lock()

    def retranslate(self) -> None:
        """Say everything again in the language spoken now."""
        self._tell_lock()
        if self.aside.isVisible():
            self._tell_asides()
        if self._tell is not None:
            self._tell()

    def _show_stuck(self, tell: Callable[[], None]) -> None:
        self._show(tell)
        self.stuck.emit()

    def _show(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        tell()

    def _tell_building(self, stage: str, done: int, total: int) -> None:
        about = worded(
            self.tr("{done} of {total} · only this once, the next time the shop opens at once"),
            done=f"{done:,}",
            total=counted(total),
        )
        self._page.show_progress(translate(stage), about, done / max(total, 1))

    def _tell_empty(self) -> None:
        self._page.show_state(
            "welcome",
            self.tr("This shop is still empty"),
            self.tr("Drop a table of products here, or choose files; a title for each is enough."),
            (self.tr("Import files…"), self.import_requested.emit),
        )

    def _tell_locked(self, path: Path | None, error: UserError) -> None:
        self._page.show_state(
            "error",
            self.tr("This shop cannot be written to"),
            str(error),
            (self.tr("Open read-only"), lambda: self.open_requested.emit(path, False)),
        )

    def _tell_damaged(self, path: Path | None, error: UserError) -> None:
        self._page.show_state(
            "error",
            self.tr("This shop is damaged"),
            str(error),
            (self.tr("Rebuild"), lambda: self.rebuild_requested.emit(path)),
            (self.tr("Open read-only"), lambda: self.open_requested.emit(path, False)),
        )

    def _tell_unopened(self, error: BaseException) -> None:
        self._page.show_state(
            "error",
            self.tr("This shop cannot be opened"),
            _sentence(error),
            (self.tr("Open workspace folder…"), self.choose_requested.emit),
        )

    def _tell_unreadable(self, error: BaseException) -> None:
        title, importing = self.tr("This shop cannot be searched"), self.tr("Import files…")
        actions = [] if self._is_read_only else [(importing, self.import_requested.emit)]
        self._page.show_state("error", title, _sentence(error), *actions)

    def _tell_lock(self) -> None:
        if not self._is_read_only:
            self._page.lock_notice.hide()
            return
        rule = self.tr("Open read-only: search works, importing and training do not.")
        sentences = f"{self._lock}\n{rule}" if self._lock is not None else rule
        is_damaged = isinstance(self._lock, DamagedWorkspace)
        self._page.lock_notice.say(
            sentences,
            "warn",
            self.tr("Rebuild") if is_damaged else "",
            lambda: self.rebuild_requested.emit(self._damaged),
            closable=False,
        )

    def _tell_asides(self) -> None:
        self.aside.say("\n".join(map(str, self._asides)), "warn")


def _sentence(error: BaseException) -> str:
    return str(error) if isinstance(error, UserError) else ""
