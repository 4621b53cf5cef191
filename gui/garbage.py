"""Reference cycles are collected in the window's own thread alone, between two events."""

import gc

from PySide6.QtCore import QObject, QTimer

from gui.memory import give_back

# A pause of some milliseconds at most; what is made meanwhile waits that long.
INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Takes Python's collector over from whatever thread happens to allocate.

    A cycle may hold widgets, and Qt crashes when another thread than theirs destroys one.
    """

    def __init__(self, parent: QObject):
        super().__init__(parent)
        gc.disable()
        self._is_all_due = False
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect_all_soon(self) -> None:
        """Let the next turn take what is old too: a shop that was closed goes at once, not in minutes."""
        self._is_all_due = True

    def collect(self) -> None:
        """Collect the generations that are due by the interpreter's own thresholds."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if most and count > most
        ]
        if self._is_all_due:
            due.append(max(range(len(gc.get_count()))))
        if due:
            gc.collect(max(due))
        if self._is_all_due:
            self._is_all_due = False
            give_back()
