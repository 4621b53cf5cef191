"""The search box with its history and completions; beside it how it is answered, and for whom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from core.search.request import Method
from core.text.tokens import Suggestion
from gui.language import Retranslated
from gui.search.recent_popup import RecentPopup
from gui.search.suggestions_popup import SuggestionsPopup
from gui.theme import theme
from gui.widgets.icons import icon
from gui.widgets.layouts import row
from gui.widgets.segments import Segments
from gui.words import worded

# Queries: as many as there are suggestions.
HISTORY_SHOWN = 8
# Characters: a product's whole description may be pasted, a book may not.
LONGEST_QUERY = 10_000
TO_THE_BOX = (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


class SearchBox(Retranslated, QLineEdit):
    """A line that reports every committed change of its text; a composing input method is left alone."""

    typed = Signal(str)
    committed = Signal(str)
    left = Signal()
    forgotten = Signal(str)
    all_forgotten = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setMaxLength(LONGEST_QUERY)
        self.popup = SuggestionsPopup(self)
        self.popup.chosen.connect(self.submit)
        self.recent = RecentPopup(self)
        self.recent.chosen.connect(self.submit)
        self.recent.removed.connect(self.forgotten)
        self.recent.cleared.connect(self.all_forgotten)
        self._history: list[str] = []
        # The history as it was when Up was first pressed: what is recalled would change its order.
        self._walked: list[str] = []
        self._recalled = -1
        self._is_composing = False
        self._is_set_by_program = False
        self._is_submitted = False
        self._lens = QAction(self)
        self._clear = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._tell)
        theme().changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def set_history(self, queries: Sequence[str]) -> None:
        """Offer `queries`, the newest first, when the box is empty and by Up and Down."""
        self._history = list(queries)
        if self.recent.isVisible():
            self._offer_history()

    def put(self, text: str) -> None:
        """Show `text` without searching for it."""
        self._is_set_by_program = True
        self.setText(text)
        self._is_set_by_program = False
        self._hide_popups()

    def submit(self, text: str) -> None:
        """Show `text` and search for it as it stands."""
        self.put(text)
        self._recalled = -1
        self._is_submitted = bool(text)
        self.committed.emit(text)

    def offer(self, text: str, suggestions: Sequence[Suggestion]) -> None:
        """Float `suggestions` if `text` is still what the box says and somebody is typing in it."""
        if text != self.text() or not self.hasFocus() or self._is_composing:
            return
        self.popup.show_suggestions(
            [suggestion for suggestion in suggestions if suggestion.text != text]
        )

    def sizeHint(self) -> QSize:
        """As tall as the style sheet asks, as wide as there is room."""
        return QSize(640, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Ctrl+K is the window's here too, though a line would cut its end by it."""
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        match event:
            case QKeyEvent() if is_claim and (event.key(), event.modifiers()) == TO_THE_BOX:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Enter and Escape serve completions and history; Down after Enter leads to results."""
        actions = {
            Qt.Key.Key_Down: self._down,
            Qt.Key.Key_Up: self._up,
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Delete: self._delete,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            action()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While words are being composed the input method's own window has the place below."""
        self._is_composing = bool(event.preeditString())
        if self._is_composing:
            self._hide_popups()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by key to the empty box sees what was asked before."""
        super().focusInEvent(event)
        came = (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason)
        if event.reason() in came and not self.text():
            self._offer_history()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does whoever clicks on it."""
        super().mousePressEvent(event)
        if not self.text():
            self._offer_history()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Completions belong to the focused box."""
        self._hide_popups()
        super().focusOutEvent(event)

    @property
    def _open_popup(self) -> SuggestionsPopup | None:
        """What floats below the box, if anything does."""
        return next((one for one in (self.popup, self.recent) if one.isVisible()), None)

    def _hide_popups(self) -> None:
        self.popup.hide()
        self.recent.hide()

    def _tell(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if not self._is_set_by_program:
            self._recalled = -1
            self._is_submitted = False
            self.recent.hide()
            if not text:
                self.popup.hide()
            self.typed.emit(text)

    def _down(self) -> None:
        if (popup := self._open_popup) is not None:
            popup.move_by(1)
        elif self._recalled > 0:
            self._recall(self._recalled - 1)
        elif not self.text():
            self._offer_history()
        elif self._is_submitted:
            self.left.emit()
        else:
            self.typed.emit(self.text())

    def _up(self) -> None:
        if (popup := self._open_popup) is not None:
            popup.move_by(-1)
        elif self._recalled < 0 and self._history:
            self._walked = self._history
            self._recall(0)
        elif self._recalled + 1 < len(self._walked):
            self._recall(self._recalled + 1)

    def _recall(self, number: int) -> None:
        self.submit(self._walked[number])
        self._recalled = number

    def _offer_history(self) -> None:
        self.recent.show_queries(self._history[:HISTORY_SHOWN])

    def _enter(self) -> None:
        popup = self._open_popup
        self.submit((popup.picked if popup is not None else "") or self.text())

    def _escape(self) -> None:
        if self._open_popup is not None:
            self._hide_popups()
        else:
            self.clear()

    def _delete(self) -> None:
        """The picked query is forgotten; with none picked a letter goes."""
        if not (self.recent.isVisible() and self.recent.remove_picked()):
            self.del_()

    def _restyle(self) -> None:
        muted = theme().colours.text_muted
        self._lens.setIcon(icon("search", muted))
        self._clear.setIcon(icon("close", muted))

    def _retranslate(self) -> None:
        self.setPlaceholderText(
            worded(self.tr("Search {products}: a name, a {brand}, a {category}…"))
        )
        self.setAccessibleName(worded(self.tr("Search {products}")))
        self._lens.setText(self.tr("Search"))
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Clear (Esc)"))


class SearchBar(Retranslated, QWidget):
    """The box and the method that answers it; `add` gives what else matters a place beside them."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.box = SearchBox()
        self.method = Segments((Method.HYBRID, Method.LEXICAL, Method.NEURAL))
        self._row = row((self.box, 1), parent=self, spacing=12)
        self.add(self.method)
        self._retranslate()

    def add(self, *widgets: QWidget) -> None:
        """Put `widgets` at the end of the line."""
        for widget in widgets:
            self._row.addWidget(widget)

    def add_front(self, widget: QWidget) -> None:
        """Put `widget` before the box."""
        self._row.insertWidget(0, widget)

    def _retranslate(self) -> None:
        self.method.label(
            Method.HYBRID, self.tr("Hybrid"), self.tr("Words and meaning, weighed by training")
        )
        self.method.label(Method.LEXICAL, self.tr("Lexical"), self.tr("Words that match (BM25)"))
        self.method.label(
            Method.NEURAL, self.tr("Neural"), self.tr("Meaning, by the trained model")
        )
