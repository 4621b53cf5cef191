"""Which part of the x axis all plots show."""

import math

from PySide6.QtCore import QObject, Signal

from gui.training.plot import Plot

# Closer than this part of everything there is nothing more to see.
CLOSEST = 1 / 2000


class View(QObject):
    """A stretch from 0 to `whole`, or all of it; what is wanted of one plot is done to all.

    `changed`: another part is shown. `place_wanted` carries where the crosshair is to stand, and in
    which plot that is wanted.
    """

    changed = Signal()
    place_wanted = Signal(float, object)

    def __init__(self) -> None:
        super().__init__()
        self.whole = 1.0
        self.place = math.nan
        self._shown: tuple[float, float] | None = None

    @property
    def shown(self) -> tuple[float, float] | None:
        """From where to where; None for all there is, which may grow."""
        return self._shown

    @property
    def is_closer(self) -> bool:
        """Whether it is less than all."""
        return self._shown is not None

    def follow(self, plot: Plot) -> None:
        """Do what is wanted of `plot`."""
        canvas = plot.canvas
        canvas.zoomed.connect(self.zoom)
        canvas.panned.connect(self.pan)
        canvas.stretch_chosen.connect(self.look_at)
        canvas.all_wanted.connect(self.show_all)
        canvas.stepped.connect(
            lambda way, plot=plot: self.place_wanted.emit(plot.next_point(self.place, way), plot)
        )

    def zoom(self, factor: float, at: float) -> None:
        """Show `factor` times as much; the place `at` stays, nan: the crosshair, else the middle."""
        low, high = self._ends()
        if not math.isfinite(at):
            at = self.place if math.isfinite(self.place) else (low + high) / 2
        at = min(max(at, low), high)
        self.look_at(at - (at - low) * factor, at + (high - at) * factor)

    def pan(self, share: float) -> None:
        """Move on by this part of what is shown."""
        low, high = self._ends()
        moved = share * (high - low)
        if self.is_closer:
            self.look_at(low + moved, high + moved)

    def look_at(self, low: float, high: float) -> None:
        """Show from `low` to `high`, within what there is."""
        width = max(high - low, self.whole * CLOSEST)
        if width >= self.whole:
            self.show_all()
            return
        low = min(max(low, 0.0), self.whole - width)
        self._shown = low, low + width
        self.changed.emit()

    def show_all(self) -> None:
        """Everything again."""
        if self.is_closer:
            self._shown = None
            self.changed.emit()

    def _ends(self) -> tuple[float, float]:
        return self._shown or (0.0, self.whole)
