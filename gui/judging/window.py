"""The judging view: products one by one in random order, the queries of the set, and how far judges agree."""

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QTabWidget, QWidget

from core.errors import Cancelled
from core.judging.pool import pool_of
from core.judging.query_set import CANNOT_TELL, Judgment
from core.judging.session import JudgingSession
from core.judging.verdict import Duel, Pair
from gui import background
from gui.judging.agreement_tab import AgreementTab
from gui.judging.book import JudgmentBook
from gui.judging.judging_page import JudgingPage
from gui.judging.pooling import Found, Pooling, systems_of
from gui.judging.queries_tab import QueriesTab
from gui.judging.set_line import SetLine
from gui.judging.start_form import StartForm, system_name
from gui.language import Retranslated
from gui.open_workspace import OpenWorkspace
from gui.widgets.layouts import column
from gui.widgets.notices import NoticeBar

if TYPE_CHECKING:
    from core.search.engine import Engine

SIZE = (1120, 720)
TABS = ("judge", "queries", "agreement")
JUDGE, AGREEMENT = 0, 2


class JudgingWindow(Retranslated, QDialog):
    """Judges the set in use of `book` in the open shop; `failed` carries what went wrong."""

    failed = Signal(object)
    _ranked = Signal(int, int)

    def __init__(self, book: JudgmentBook, shop: OpenWorkspace, parent: QWidget | None = None):
        super().__init__(parent)
        self._book, self._shop = book, shop
        self.notice = NoticeBar()
        self.line = SetLine()
        self.form, self.page = StartForm(), JudgingPage()
        self.queries, self.agreement = QueriesTab(book), AgreementTab(book)
        self.tabs, self.stack = QTabWidget(), QStackedWidget()
        self.session: JudgingSession | None = None
        self._engine: Engine | None = None
        self._pooling: Pooling | None = None
        self._set_number = -1
        self._shown_at = 0.0
        self._arrange()
        self._connect()
        for button in self.findChildren(QPushButton):
            # Enter presses what has the focus, and nothing else.
            button.setAutoDefault(False)
        self._retranslate()
        self._follow()
        self._list_systems()

    def _arrange(self) -> None:
        self.resize(*SIZE)
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.page)
        for tab in (self.stack, self.queries, self.agreement):
            self.tabs.addTab(tab, "")
        column(
            self.line, self.notice, (self.tabs, 1), parent=self, spacing=8, margins=(14, 12, 14, 12)
        )

    def _connect(self) -> None:
        book, line, page = self._book, self.line, self.page
        line.chosen.connect(self._choose)
        line.made.connect(lambda name: book.save_set(name, ""))
        line.renamed.connect(lambda name: self._change_set(name=name))
        line.removed.connect(book.remove_set)
        line.judge_named.connect(self._name_judge)
        self.form.begun.connect(self.begin)
        self.form.cancelled.connect(self._cancel)
        page.guidelines.written.connect(lambda text: self._change_set(guideline=text))
        page.graded.connect(self._grade)
        page.stepped.connect(self._step)
        page.undo_wanted.connect(book.undo)
        page.left.connect(self.pause)
        book.changed.connect(self._follow)
        book.graded.connect(self._learn)
        book.taken_back.connect(self._show_taken_back)
        self.agreement.pair_wanted.connect(self.look_again)
        self.agreement.failed.connect(self.failed)
        self.tabs.currentChanged.connect(self._open_tab)
        self._ranked.connect(self.form.show_progress)
        self.finished.connect(self._end)
        # What ranks may be another by then.
        self._shop.engine_ready.connect(self._list_systems)

    def begin(self) -> None:
        """Look for what the chosen systems find, and judge it."""
        engine, current = self._shop.engine, self._book.current
        if engine is None or current is None or self._book.folder is None:
            return
        if not self._book.may_write:
            self.notice.say(
                self.tr("This shop is open read-only; grades would not be kept"), "warn"
            )
            return
        self._book.memory.remember_systems(self._book.folder, self.form.chosen)
        self._engine, self._pooling = engine, Pooling(self._ranked.emit)
        self.form.set_busy(True)
        background.run(
            self._pooling.find,
            engine,
            self.form.chosen,
            dict(current.queries),
            self.form.depth_box.value(),
            done=partial(self._judge, current.number),
            failed=self._fail,
            owner=self,
        )

    def pause(self) -> None:
        """Back to the choice; what was judged is kept."""
        if self.session is not None and (outcome := self.page.outcome()):
            self.notice.say(outcome)
        self.session = None
        self.page.guidelines.flush()
        self.stack.setCurrentWidget(self.form)
        self.form.button.setFocus()

    def show_tab(self, name: str) -> None:
        """Show the tab `judge`, `queries` or `agreement`."""
        self.tabs.setCurrentIndex(TABS.index(name))

    def look_again(self, query: str, product: str) -> None:
        """Judge one pair again, by itself."""
        self._engine = self._shop.engine
        if self._engine is not None and product in self._engine.catalogue.row_of:
            self.session = JudgingSession([(query, product)])
            self.session.show((query, product))
            self._open_page()

    def _judge(self, number: int, rankings_of: Found) -> None:
        self.form.set_busy(False)
        current = self._book.current
        if current is None or current.number != number:
            return
        rankings = list(rankings_of.values())
        is_duel = self.form.is_active and len(rankings) == len(self.page.names)
        duel = Duel.of(rankings[0], rankings[1]) if is_duel else None
        a, b = map(system_name, rankings_of) if is_duel else ("", "")
        self.page.names = (a, b)
        pool = pool_of(rankings_of, self._book.judge, self.form.depth_box.value())
        self.session = JudgingSession(pool.pairs, duel)
        self._know()
        self.session.step()
        self._open_page()

    def _open_page(self) -> None:
        self.notice.hide()
        self._know()
        self.tabs.setCurrentIndex(JUDGE)
        self.stack.setCurrentWidget(self.page)
        self._show_step()
        self.page.setFocus()

    def _know(self) -> None:
        if self.session is not None:
            self.session.own, self.session.known = self._book.own, self._book.together

    def _learn(self, judgment: Judgment) -> None:
        """What is known grows by one, wherever it was given."""
        if self.session is not None and judgment.grade != CANNOT_TELL:
            self.session.known[judgment.query, judgment.product] = judgment.grade

    def _grade(self, grade: int) -> None:
        session, current = self.session, self._book.current
        if session is None or current is None or session.current is None:
            return
        query, product = session.current
        if query in current.queries and self._book.may_write:
            session.note(time.monotonic() - self._shown_at)
            self._book.grade(current.queries[query], product, grade)
            session.step()
            self._show_step()

    def _step(self, direction: int) -> None:
        if self.session is not None:
            step = self.session.pass_over if direction > 0 else self.session.back
            step()
            self._show_step()

    def _show_step(self) -> None:
        session, current, engine = self.session, self._book.current, self._engine
        if session is None or current is None or engine is None:
            return
        pair: Pair | None = session.current
        self._shown_at = time.monotonic()
        query = current.queries.get(pair[0]) if pair is not None else None
        row = engine.catalogue.row_of.get(pair[1], -1) if pair is not None else -1
        shown = query if row >= 0 else None
        self.page.show_step(session, shown, engine.catalogue, row)

    def _show_taken_back(self, judgment: Judgment | None) -> None:
        if judgment is None:
            self.notice.say(self.tr("You have given no grade that could be taken back"))
        elif self.session is not None:
            self._know()
            self.session.show((judgment.query, judgment.product))
            self._show_step()

    def _follow(self) -> None:
        """Something else is in the book."""
        book = self._book
        current = book.current
        self.line.show_sets(book.sets, current, book.judge, book.may_write)
        number = current.number if current is not None else -1
        if number != self._set_number:
            # What was being judged is of another set.
            self._set_number, self.session = number, None
            self.stack.setCurrentWidget(self.form)
        self.page.guidelines.show_text(current.guideline if current is not None else "")
        self.page.guidelines.setEnabled(book.may_write and current is not None)
        self.form.show_queries(len(current.queries) if current is not None else 0)
        self.queries.refresh()
        if self.tabs.currentIndex() == AGREEMENT:
            self.agreement.refresh(self._shop.engine.catalogue if self._shop.engine else None)
        self._know()

    def _choose(self, name: str) -> None:
        self.page.guidelines.flush()
        self._book.choose(name)

    def _change_set(self, name: str = "", guideline: str | None = None) -> None:
        current = self._book.current
        if current is not None:
            text = current.guideline if guideline is None else guideline
            self._book.save_set(name or current.name, text, current.number)

    def _name_judge(self, name: str) -> None:
        if name.strip() and name.strip() != self._book.judge:
            # Everybody has an order of their own, and judges without seeing what others gave.
            self.session = None
            self.stack.setCurrentWidget(self.form)
            self._book.judge = name

    def _open_tab(self, index: int) -> None:
        if index == AGREEMENT:
            self._book.reload()

    def _list_systems(self) -> None:
        workspace, engine = self._shop.workspace, self._shop.engine
        if workspace is None or engine is None:
            return
        known = self._book.memory.systems(workspace.path)
        background.run(
            systems_of,
            workspace,
            engine.run_id,
            done=lambda systems: self.form.offer(systems, known),
            failed=self.failed.emit,
            owner=self,
        )

    def _end(self) -> None:
        """What is looked for ends, what was written is kept."""
        self._cancel()
        self.page.guidelines.flush()

    def _cancel(self) -> None:
        if self._pooling is not None:
            self._pooling.cancel()

    def _fail(self, error: Exception) -> None:
        self.form.set_busy(False)
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Judging"))
        names = (self.tr("Judge"), self.tr("Queries"), self.tr("Agreement"))
        for index, name in enumerate(names):
            self.tabs.setTabText(index, name)
