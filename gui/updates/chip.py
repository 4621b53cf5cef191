"""The update beside the results: how much there is to learn, how far it is, what came of it, and Undo."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from gui.language import Retranslated
from gui.theme import theme
from gui.updates import words
from gui.updates.status import Status
from gui.updates.updater import Updater
from gui.widgets.buttons import icon_button, push_button
from gui.widgets.layouts import row
from gui.widgets.plain import literal
from gui.widgets.popover import Popover

if TYPE_CHECKING:
    from gui.updates.details import Details

# Sixteen steps a second look like turning.
TURN_MILLISECONDS = 60


class UpdateChip(Retranslated, QFrame):
    """`● 37 new actions | Update ↶`: as wide in every state, so that nothing beside it moves.

    `query_wanted` asks for a query that an update ranked better or worse, `ledger_wanted` for all updates.
    """

    query_wanted = Signal(str)
    ledger_wanted = Signal()

    def __init__(self, updater: Updater, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "segments")
        self._updater = updater
        self.status = Status()
        self.action = push_button("link")
        self.undo_button = icon_button("undo")
        self.details: Details | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(TURN_MILLISECONDS)
        self._turn.timeout.connect(self.status.turn)
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        row(
            self.status, self.action, self.undo_button, parent=self, spacing=0, margins=(2, 1, 2, 1)
        )

    def _connect(self) -> None:
        self._updater.changed.connect(self.refresh)
        theme().changed.connect(self.refresh)
        self.status.clicked.connect(self.open)
        self.action.clicked.connect(self._act)
        self.undo_button.clicked.connect(self._updater.undo)

    def open(self) -> None:
        """Show the details below; they are made when they are first wanted."""
        self._updater.warm()
        if self.details is None:
            self.details = self._made_details()
        below = self.mapTo(self.window(), self.rect().bottomLeft()).y()
        self.details.fit(self.window().height() - below)
        self._popover.drop_from(self.status)

    def _made_details(self) -> "Details":
        from gui.updates.details import Details

        made = Details(self._updater)
        self._popover = Popover(made, self)
        made.query_wanted.connect(self._leave_for_query)
        made.ledger_wanted.connect(self._leave_for_ledger)
        return made

    def refresh(self) -> None:
        """Show how things stand now."""
        updater = self._updater
        if updater.is_busy:
            self.status.say(words.progress(updater), "accent", updater.course.share)
        elif updater.outcome is not None:
            kind = updater.outcome.kind
            self.status.say(words.outcome(updater.outcome), words.role_of(kind))
        else:
            role = "accent" if updater.pending and not updater.hindrance else "text_muted"
            self.status.say(words.update_status(updater), role)
        self._turn.stop() if not updater.is_busy else self._turn.start()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        updater = self._updater
        is_working = updater.phase in ("working", "stopping")
        self.action.setText(self._cancel if is_working else self._update)
        self.action.setEnabled(updater.phase == "working" or not updater.hindrance)
        self.action.setToolTip(
            literal(
                self.tr("Stop; the model before ranks as it did")
                if is_working
                else words.hindrance(updater.hindrance)
                or self.tr("Learn from what was done, compare, and rank by it if it is not worse")
            )
        )
        self.undo_button.setEnabled(updater.may_undo)

    def _act(self) -> None:
        if self._updater.phase == "working":
            self._updater.cancel()
        else:
            self._updater.update()

    def _leave_for_query(self, text: str) -> None:
        self._popover.hide()
        self.query_wanted.emit(text)

    def _leave_for_ledger(self) -> None:
        self._popover.hide()
        self.ledger_wanted.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse over it means that an update may be asked for."""
        super().enterEvent(event)
        self._updater.warm()

    def _retranslate(self) -> None:
        self._update, self._cancel = self.tr("Update model"), self.tr("Cancel")
        self.setAccessibleName(self.tr("Model update"))
        self.undo_button.setToolTip(self.tr("Undo: rank by the model before this update, exactly"))
        self.undo_button.setAccessibleName(self.tr("Undo the update"))
        self.status.fit(words.longest())
        measure = self.action.fontMetrics().horizontalAdvance
        self.action.setFixedWidth(max(measure(text) for text in (self._update, self._cancel)) + 24)
        self.action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.refresh()
