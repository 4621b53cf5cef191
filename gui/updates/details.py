"""What drops from the chip: what there is to learn, the newest verdict, and what can be done about it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from gui.language import Retranslated
from gui.updates import words
from gui.updates.automatic import Automatic
from gui.updates.updater import Updater
from gui.updates.verdict_view import VerdictView
from gui.widgets.layouts import column
from gui.widgets.plain import Label, literal

# Pixels; wide enough for the longest sentence in three lines.
WIDTH = 580
# What holds it is so much taller.
AROUND = 36
BAR_STEPS = 1000


class Details(Retranslated, QWidget):
    """As tall as it needs to be when it opens; `query_wanted` and `ledger_wanted` leave it."""

    query_wanted = Signal(str)
    ledger_wanted = Signal()

    def __init__(self, updater: Updater, parent: QWidget | None = None):
        super().__init__(parent)
        self._updater = updater
        self._has_verdict = True
        self.setFixedWidth(WIDTH)
        self.title, self.counts = Label(), Label()
        self.title.setProperty("kind", "heading")
        self.counts.setProperty("kind", "muted")
        self.counts.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, BAR_STEPS)
        self.verdict = VerdictView(is_wide=False)
        self.automatic = Automatic(updater)
        self.ledger_button, self.undo_button = QPushButton(), QPushButton()
        self.action = QPushButton()
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self.action.setProperty("kind", "primary")
        self.ledger_button.setProperty("kind", "link")
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        for button in (self.undo_button, self.action):
            top.addWidget(button)
        bottom.addWidget(self.automatic, 1)
        bottom.addWidget(self.ledger_button)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        column(
            top,
            self.counts,
            self.bar,
            self.verdict,
            bottom,
            parent=self,
            spacing=8,
            margins=(4, 4, 4, 4),
        )

    def sizeHint(self) -> QSize:
        """As tall as its words need in its width."""
        layout = self.layout()
        return QSize(WIDTH, layout.heightForWidth(WIDTH) if layout is not None else 0)

    def minimumSizeHint(self) -> QSize:
        """It is not squeezed."""
        return self.sizeHint()

    def fit(self, room: int) -> None:
        """Show how things stand in `room` pixels from top to bottom; what has no room is on the page."""
        for self._has_verdict, has_lists in ((True, True), (True, False), (False, False)):
            self.verdict.show_lists(has_lists)
            self.refresh()
            if self.sizeHint().height() + AROUND <= room:
                break

    def _connect(self) -> None:
        self._updater.changed.connect(self._refresh_if_seen)
        self.action.clicked.connect(self._act)
        self.undo_button.clicked.connect(self._updater.undo)
        self.ledger_button.clicked.connect(self.ledger_wanted)
        self.verdict.query_wanted.connect(self.query_wanted)

    def _act(self) -> None:
        if self._updater.phase == "working":
            self._updater.cancel()
        else:
            self._updater.update()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show how things stand now."""
        updater = self._updater
        outcome = updater.outcome
        entry = outcome.entry if outcome is not None else None
        newest = updater.update_status.entries[0] if updater.update_status.entries else None
        self.title.setText(self._title())
        wrong = outcome.message if outcome is not None else ""
        self.counts.setText(wrong or words.about(updater))
        self.bar.setVisible(updater.is_busy)
        self.bar.setValue(round(updater.course.share * BAR_STEPS))
        self.verdict.setVisible(self._has_verdict and (entry or newest) is not None)
        self.verdict.show_entry(entry or newest)
        self._refresh_buttons()
        self._follow_height()

    def _follow_height(self) -> None:
        """Let what holds it be as tall as it needs, also before it has ever been shown."""
        for layout in (self.verdict.layout(), self.layout()):
            if layout is not None:
                layout.invalidate()
                layout.activate()
        self.updateGeometry()
        holder = self.parentWidget()
        if holder is not None and self.isVisible():
            holder.adjustSize()

    def _title(self) -> str:
        updater = self._updater
        known = updater.outcome
        if updater.is_busy:
            return words.progress(updater)
        if known is not None and known.kind in ("undone", "cancelled", "failed"):
            return words.outcome(known)
        return words.update_status(updater)

    def _refresh_buttons(self) -> None:
        updater = self._updater
        is_working = updater.phase in ("working", "stopping")
        self.action.setText(self.tr("Cancel") if is_working else self.tr("Update model"))
        self.action.setEnabled(updater.phase == "working" or not updater.hindrance)
        self.action.setToolTip(literal(words.hindrance("" if is_working else updater.hindrance)))
        self.undo_button.setEnabled(updater.may_undo)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Model update"))
        self.undo_button.setText(self.tr("Undo"))
        self.undo_button.setToolTip(self.tr("Rank by the model before this update, exactly"))
        self.ledger_button.setText(self.tr("All updates"))
        self.bar.setAccessibleName(self.tr("How far the update is"))
        self.refresh()
