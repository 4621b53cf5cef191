"""The query sets of the open shop as the window knows them: which is in use, and what is judged of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.judging.query_set import CANNOT_TELL, Judgment, QuerySet, SetQuery, Source
from core.judging.store import JudgmentStore
from core.judging.verdict import Pair
from gui.judging.reading import BookPage, Change, changed_page
from gui.judging.remembered import JudgingMemory
from gui.judging.store_thread import StoreThread
from gui.products.grade_marks import GradeMark
from gui.state import State

if TYPE_CHECKING:
    from core.workspace import Workspace


@dataclass(frozen=True)
class _Pending:
    """A grade on its way to the file, in the set of this number."""

    number: int
    query: SetQuery
    judgment: Judgment


class JudgmentBook(QObject):
    """Reads and writes the sets of one shop at a time; nothing here waits for a disk.

    `changed` tells that what the file says was read anew, `graded` a judgment that was just given,
    `taken_back` one that was undone or None, and `failed` what went wrong.
    """

    changed = Signal()
    graded = Signal(object)
    taken_back = Signal(object)
    failed = Signal(object)

    def __init__(self, state: State, parent: QObject):
        super().__init__(parent)
        self.memory = JudgingMemory(state)
        self._thread: StoreThread | None = None
        self._workspace: Workspace | None = None
        self._page = BookPage()
        self._own: dict[Pair, int] = {}
        self._pending: list[_Pending] = []

    @property
    def sets(self) -> Sequence[QuerySet]:
        """Every set of the shop."""
        return self._page.sets

    @property
    def current(self) -> QuerySet | None:
        """The set in use."""
        return self._page.current

    @property
    def judgments(self) -> Sequence[Judgment]:
        """What the file held of the set in use when it was last read."""
        return self._page.judgments

    @property
    def judge(self) -> str:
        """Who judges here."""
        return self.memory.judge

    @judge.setter
    def judge(self, name: str) -> None:
        if name.strip() and name.strip() != self.memory.judge:
            self.memory.judge = name
            self.reload()

    @property
    def own(self) -> Mapping[Pair, int]:
        """What this judge graded by hand in the set in use, `CANNOT_TELL` among it."""
        return self._own

    @property
    def together(self) -> dict[Pair, int]:
        """What is known of the set in use, whoever judged; one's own grades count before those of others."""
        grades_of = {
            (query, product): grade
            for query, grades in self._page.together.items()
            for product, grade in grades.items()
        }
        return grades_of | {
            pair: grade for pair, grade in self._own.items() if grade != CANNOT_TELL
        }

    @property
    def may_write(self) -> bool:
        """Whether judgments are kept."""
        return self._workspace is not None and not self._workspace.read_only

    @property
    def workspace(self) -> "Workspace | None":
        """The shop whose sets they are."""
        return self._workspace

    @property
    def folder(self) -> Path | None:
        """The folder of the shop."""
        return self._workspace.path if self._workspace is not None else None

    def use(self, workspace: "Workspace") -> None:
        """Read the sets of `workspace`, and write there."""
        self.leave()
        self._workspace = workspace
        self._thread = StoreThread(workspace, self)
        self.reload()

    def leave(self) -> None:
        """Write what is left and forget the shop."""
        if self._thread is not None:
            self._thread.close()
        self._thread = self._workspace = None
        self._page, self._own, self._pending = BookPage(), {}, []
        self.changed.emit()

    def reload(self) -> None:
        """Read again what the file says."""
        self._do(None, lambda _: None, writes=False)

    def choose(self, name: str) -> None:
        """Use the set called `name`."""
        if self.folder is not None:
            self.memory.remember_query_set(self.folder, name)
            self.reload()

    def save_set(
        self, name: str, guideline: str, number: int = 0, then: Callable[[], object] | None = None
    ) -> None:
        """Make a set for `number` 0, or give one another name and guideline; then use it."""

        def use(_: object) -> None:
            self.choose(name.strip())
            if then is not None:
                self._do(None, lambda _: then(), writes=False)

        self.change(lambda store: store.save_set(name, guideline, number), use)

    def remove_set(self, query_set: QuerySet) -> None:
        """Let a set be there no more."""
        self.change(lambda store: store.remove_set(query_set))

    def save_queries(self, queries: Sequence[SetQuery], removed: bool = False) -> None:
        """Add queries to the set in use, change or remove them."""
        if self.current is not None:
            number = self.current.number
            self.change(lambda store: store.save_queries(number, queries, removed))

    def grade(self, query: SetQuery, product: str, grade: int) -> None:
        """Give a grade to a product for a query of the set in use, which it may be new to."""
        current = self.current
        if current is None or self._thread is None or not self.may_write:
            return
        judgment = Judgment(query.id, product, self.judge, grade)
        is_new = query.id not in current.queries
        self._pending.append(_Pending(current.number, query, judgment))
        self._show_pending()
        write = partial(
            _write, number=current.number, query=query if is_new else None, judgment=judgment
        )
        self._thread.do(write, self._take_written, self._drop_unwritten, writes=True)
        self.graded.emit(judgment)

    def undo(self) -> None:
        """Take back this judge's last grade in the set in use."""
        if self.current is not None and self.may_write:
            number, judge = self.current.number, self.judge
            self.change(lambda store: store.undo(number, judge), self.taken_back.emit)

    def marks(self, text: str) -> dict[str, GradeMark]:
        """Product → how it is judged for the query that reads `text`; one's own grade counts first."""
        query = self.current.query_of(text) if self.current is not None else None
        if query is None:
            return {}
        others = self._page.together.get(query.id, {})
        own = {product: grade for (of, product), grade in self._own.items() if of == query.id}
        return {product: GradeMark(grade) for product, grade in others.items()} | {
            product: GradeMark(grade, is_own=True) for product, grade in own.items()
        }

    def change(self, change: Change, done: Callable[[Any], object] = lambda _: None) -> None:
        """Let `change` write, read again what the file says, and hand on what it returned."""
        self._do(change, done, writes=True)

    def ask(self, question: Change, done: Callable[[Any], object]) -> None:
        """Hand on what `question` reads in the file."""
        self._do(question, done, writes=False)

    def _do(self, change: Change | None, done: Callable[[Any], object], writes: bool) -> None:
        if self._thread is None or self.folder is None:
            return
        judge, wanted = self.judge, self.memory.query_set(self.folder)

        def take(answer: tuple[Any, BookPage]) -> None:
            value, page = answer
            self._take(page, judge)
            done(value)

        task = partial(changed_page, change=change, wanted=wanted)
        self._thread.do(task, take, self.failed.emit, writes)

    def _take(self, page: BookPage, judge: str) -> None:
        self._page = page
        self._own = {
            (judgment.query, judgment.product): judgment.grade
            for judgment in page.judgments
            if judgment.judge == judge and judgment.source is Source.HAND
        }
        self._show_pending()
        self.changed.emit()

    def _show_pending(self) -> None:
        """What was given since the file was read counts as given."""
        for pending in self._pending:
            current = self._page.current
            if current is None or current.number != pending.number:
                continue
            self._own[pending.judgment.query, pending.judgment.product] = pending.judgment.grade
            if pending.query.id not in current.queries:
                queries = {**current.queries, pending.query.id: pending.query}
                self._page = replace(self._page, current=replace(current, queries=queries))

    def _take_written(self, _: object) -> None:
        self._pending.pop(0)

    def _drop_unwritten(self, error: Exception) -> None:
        """What the file says counts, not what was believed to be written."""
        self._pending.pop(0)
        self.failed.emit(error)
        self.reload()


def _write(
    store: JudgmentStore | None, number: int, query: SetQuery | None, judgment: Judgment
) -> None:
    assert store is not None
    if query is not None:
        store.save_queries(number, [query])
    store.judge(number, [judgment])
