"""Demonstrations in the window: given, recorded and put together."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from core.demonstration.demonstration import Demonstration
from gui.demonstration.collection import Collection
from gui.demonstration.presented_window import PresentedWindow
from gui.demonstration.presenter import Presenter
from gui.demonstration.recording import Recording
from gui.demonstration.recording_chip import RecordingChip
from gui.demonstration.stage import Stage
from gui.widgets.dock import Dock

if TYPE_CHECKING:
    from gui.demonstration.steps_panel import StepsPanel


class Demonstrating(QObject):
    """What can be done: `start`, `record`, and in the `dock` all the rest.

    `changed` tells that another state hinders them; `failed` what cannot be read, stored or done.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, parts: PresentedWindow):
        super().__init__(parts.window)
        self._parts = parts
        self.panel: StepsPanel | None = None
        self.stage = Stage(parts)
        self.recording = Recording(parts, self.stage)
        # Before the collection lets go of the shop.
        parts.shop.closing.connect(self.recording.end)
        self.collection = Collection(parts.shop, self)
        self.presenter = Presenter(parts, self.stage)
        self.chip = RecordingChip()
        parts.page.add_beside_summary(self.chip)
        self.dock = Dock("demonstration", "monitor", "Ctrl+Shift+D", (0, 16))
        parts.panels.add(self.dock)
        # No button has it, so that the window hears its keys.
        parts.window.addAction(self.dock.toggleViewAction())
        self._connect()
        self._name_dock()

    def _connect(self) -> None:
        for part in (self.collection, self.presenter):
            part.failed.connect(self.failed)
            part.changed.connect(self.changed)
        self.recording.changed.connect(self._show_recording)
        self.recording.ended.connect(self._keep)
        self.chip.clicked.connect(self.recording.end)
        self.dock.visibilityChanged.connect(self._furnish)
        self._parts.window.installEventFilter(self)

    def hindrance(self) -> str:
        """Why the chosen demonstration cannot be given now; "" where it can."""
        if self.collection.chosen is None or not self.collection.chosen.steps:
            return self.tr("There is no demonstration with any steps yet; record one")
        return self.presenter.hindrance()

    def no_recording(self) -> str:
        """Why nothing can be recorded now; "" where it can."""
        if self.presenter.is_on:
            return self.tr("A demonstration is being given")
        if self.recording.is_on or self.collection.may_change:
            return ""
        return self.tr("Nothing can be stored in this shop")

    def start(self, number: int = 0) -> None:
        """Give the chosen demonstration from the step `number`, from 0, on."""
        self.recording.end()
        if self.panel is not None:
            self.panel.form.settle()
        if self.collection.chosen is not None:
            self.presenter.start(self.collection.chosen, number)

    def record(self) -> None:
        """Record from now on, or end that."""
        if self.recording.is_on:
            self.recording.end()
        else:
            self.recording.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak another language when the window does."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_dock()
        return False

    def _furnish(self) -> None:
        if self.panel is not None or not self.dock.isVisible():
            return
        from gui.demonstration.steps_panel import StepsPanel

        self.panel = StepsPanel(self._parts, self.stage, self.collection)
        self.panel.start_wanted.connect(self.start)
        self.panel.record_wanted.connect(self.record)
        self.dock.set_content(self.panel)
        self._show_recording()

    def _show_recording(self) -> None:
        is_on = self.recording.is_on
        self.chip.show_recording(len(self.recording.steps) if is_on else None)
        if self.panel is not None:
            self.panel.show_recording(is_on)
        self.changed.emit()

    def _keep(self, recorded: Demonstration) -> None:
        if self.collection.add(recorded):
            self.dock.show()
            self.dock.raise_()
            if self.panel is not None:
                self.panel.select(0)

    def _name_dock(self) -> None:
        title = self.tr("Demonstration")
        hint = self.tr("Put demonstrations together (Ctrl+Shift+D)")
        self.dock.name_it(title, hint, self.tr("Float or dock"), self.tr("Close panel"))
