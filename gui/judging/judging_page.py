"""Judging one by one: the query, a product, five answers, and the guidelines beside them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QWidget

from core.judging.query_set import SetQuery
from core.judging.session import JudgingSession
from core.judging.verdict import SURE, Verdict
from core.plain_text import one_line
from gui.judging.guidelines import Guidelines
from gui.judging.product_view import ProductView
from gui.language import Retranslated
from gui.products.grade_marks import KEYS, grade_name
from gui.products.state_page import StatePage
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, holder, row, scrolled
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue

LETTERS = "ASDF"
TIE = 0.5


class JudgingPage(Retranslated, QWidget):
    """`graded` tells a grade; `stepped` 1 for on, −1 for back; `undo_wanted` and `left` ask for that."""

    graded = Signal(int)
    stepped = Signal(int)
    undo_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session: JudgingSession | None = None
        self._query: SetQuery | None = None
        # What the two systems of a duel are called.
        self.names = ("", "")
        self.query, self.notes = Label(kind="title"), Label(kind="muted")
        self.product = ProductView()
        self.guidelines = Guidelines()
        self.buttons = {grade: self._button(grade) for grade in KEYS.values()}
        self.back_button = push_button("quiet", lambda: self.stepped.emit(-1))
        self.on_button = push_button("quiet", lambda: self.stepped.emit(1))
        self.undo_button = push_button("quiet", self.undo_wanted)
        self.leave_button = push_button("quiet", self.left)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.told, self.sure = Label(kind="muted"), Label(kind="muted")
        self.end = StatePage()
        self._arrange()
        self._retranslate()

    def _button(self, grade: int) -> QPushButton:
        button = push_button("intent", lambda: self.graded.emit(grade))
        button.setCheckable(True)
        # A click leaves the keys where they are.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _arrange(self) -> None:
        card = QFrame()
        card.setProperty("kind", "card")
        area = scrolled(self.product)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        self.product.setAutoFillBackground(False)
        column((area, 1), parent=card, margins=(1, 1, 1, 1))
        moves = (self.back_button, self.on_button, self.undo_button)
        judging = column(
            row((self.query, 1), self.leave_button, spacing=8),
            self.notes,
            (card, 1),
            row(*self.buttons.values(), 1, *moves, spacing=6),
            spacing=8,
        )
        self._judging = holder(row((judging, 1), self.guidelines, spacing=16))
        column(
            (self._judging, 1),
            (self.end, 1),
            self.bar,
            row(self.told, 1, self.sure, spacing=12),
            parent=self,
            spacing=8,
        )

    def show_step(
        self, session: JudgingSession, query: SetQuery | None, catalogue: "Catalogue", row: int
    ) -> None:
        """Show the product in `row` for `query`, or without one that nothing is left."""
        self._session, self._query = session, query
        if query is not None:
            self.product.show_product(catalogue, row)
        self._retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Space grade, arrows walk, Ctrl+Z and Backspace take back."""
        key = event.key()
        is_undo = event.matches(QKeySequence.StandardKey.Undo) or key == Qt.Key.Key_Backspace
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if is_undo:
            self.undo_wanted.emit()
        elif key in steps:
            self.stepped.emit(steps[key])
        elif key in KEYS and not event.modifiers() and self._query is not None:
            # A key that is held down would grade what nobody has seen.
            if not event.isAutoRepeat():
                self.graded.emit(KEYS[key])
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        query, session = self._query, self._session
        self._judging.setVisible(query is not None)
        self.end.setVisible(query is None)
        self.query.setText(one_line(query.text) if query is not None else "")
        notes = [*(f"#{tag}" for tag in query.tags), query.notes] if query is not None else []
        self.notes.setText(one_line("   ".join(filter(None, notes))))
        self.notes.setVisible(any(notes))
        self._name_buttons()
        if session is not None:
            self._tell(session)

    def _name_buttons(self) -> None:
        session = self._session
        pair = session.current if session is not None else None
        given = session.own.get(pair) if session is not None and pair is not None else None
        for grade, button in self.buttons.items():
            key = self.tr("Space") if grade < 0 else LETTERS[grade]
            figure = "?" if grade < 0 else str(grade)
            button.setText(f"{key}  {figure} · {grade_name(grade)}")
            button.setChecked(given == grade)
        self.back_button.setText(self.tr("← Back"))
        self.on_button.setText(self.tr("Later →"))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Take back the last grade (Ctrl+Z)"))
        self.leave_button.setText(self.tr("Pause"))
        self.leave_button.setToolTip(
            self.tr("Everything is kept; judging goes on here the next time")
        )
        self.back_button.setEnabled(session is not None and session.may_go_back)
        self.bar.setAccessibleName(self.tr("How far it is"))

    def _tell(self, session: JudgingSession) -> None:
        self.bar.setRange(0, max(1, session.total))
        self.bar.setValue(session.done)
        text = self.tr("{done} of {total} judged").format(done=session.done, total=session.total)
        seconds = session.seconds_left
        if seconds:
            minutes = max(1, round(seconds / 60))
            left = self.tr("about {minutes} min left").format(minutes=minutes)
            text = f"{text} · {left}"
        self.told.setText(text)
        self._tell_verdict(session)
        self.end.show_state(
            "empty",
            self.tr("Everything is judged"),
            self.outcome(),
            (self.tr("Back to the choice"), self.left.emit),
        )

    def outcome(self) -> str:
        """Who is ahead in a duel, and how sure that is; empty without one."""
        verdict = self._session.verdict if self._session is not None else None
        if verdict is None:
            return ""
        if verdict.p_a == TIE:
            return self.tr("“{a}” and “{b}” are even").format(a=self.names[0], b=self.names[1])
        first, second = self.names if verdict.p_a > TIE else self.names[::-1]
        template = self.tr(
            "“{first}” is ahead of “{second}” by {points} DCG@10 a query, {percent} % sure on these queries"
        )
        return template.format(
            first=first,
            second=second,
            points=f"{abs(verdict.difference):.3f}",
            percent=percent_sure(verdict),
        )

    def _tell_verdict(self, session: JudgingSession) -> None:
        """How sure the verdict is; who is ahead is told only at the end, for it would lead the judge."""
        verdict = session.verdict
        self.sure.setVisible(verdict is not None)
        if verdict is None:
            self.sure.setText("")
            return
        sure = self.tr("the verdict is {percent} % sure; {left} judgments could still change it")
        enough = self.tr("the verdict is {percent} % sure: enough, {left} left of little weight")
        template = enough if verdict.confidence >= SURE else sure
        percent = percent_sure(verdict)
        self.sure.setText(template.format(percent=percent, left=verdict.unjudged))


def percent_sure(verdict: Verdict) -> int:
    """How sure a verdict is; never wholly before everything is judged."""
    return min(99, int(100 * verdict.confidence)) if verdict.unjudged else 100
