"""The top of the page of updates: what is to be learned, the button, and how far an update is."""

from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QWidget

from gui.language import Retranslated
from gui.updates import words
from gui.updates.automatic import Automatic
from gui.updates.spark import Spark
from gui.updates.updater import Updater
from gui.widgets.buttons import push_button
from gui.widgets.layouts import row
from gui.widgets.plain import Label, literal

# Finer than the pixels of any bar.
BAR_STEPS = 1000


class PendingCard(Retranslated, QFrame):
    """Two lines at the left, the choice and the button at the right, a bar below; never of another height."""

    def __init__(self, updater: Updater, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._updater = updater
        self.title, self.counts = Label(), Label()
        self.title.setProperty("kind", "title")
        self.counts.setProperty("kind", "muted")
        self.counts.setWordWrap(True)
        self.automatic = Automatic(updater)
        self.action = push_button("primary")
        self.action.setMinimumWidth(140)
        self.spark = Spark()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, BAR_STEPS)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self._arrange()
        self.action.clicked.connect(self._act)
        updater.changed.connect(self.refresh)
        self._retranslate()

    def _arrange(self) -> None:
        right = row(self.spark, self.automatic, self.action, spacing=16)
        layout = QGridLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setVerticalSpacing(4)
        layout.setColumnStretch(0, 1)
        layout.addWidget(self.title, 0, 0)
        layout.addLayout(right, 0, 1)
        layout.addWidget(self.counts, 1, 0, 1, 2)
        layout.addWidget(self.bar, 2, 0, 1, 2)

    def _act(self) -> None:
        if self._updater.phase == "working":
            self._updater.cancel()
        else:
            self._updater.update()

    def refresh(self) -> None:
        """Show how things stand now."""
        updater = self._updater
        is_working = updater.phase in ("working", "stopping")
        self.title.setText(
            words.progress(updater) if updater.is_busy else words.update_status(updater)
        )
        self.counts.setText(words.about(updater))
        self.bar.setVisible(updater.is_busy)
        self.bar.setValue(round(updater.course.share * BAR_STEPS))
        self.spark.setVisible(updater.is_busy)
        self.spark.show_values(updater.course.losses)
        self.action.setText(self.tr("Cancel") if is_working else self.tr("Update model"))
        self.action.setEnabled(updater.phase == "working" or not updater.hindrance)
        self.action.setToolTip(literal("" if is_working else words.hindrance(updater.hindrance)))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What there is to learn"))
        self.bar.setAccessibleName(self.tr("How far the update is"))
        self.spark.setAccessibleName(self.tr("Loss of the update"))
        self.spark.setToolTip(self.tr("Loss of the update, batch by batch; lower is better"))
        self.refresh()
