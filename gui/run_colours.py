"""Which colour a run has, wherever colours tell runs apart: it keeps it, in this window and the next."""

from collections import Counter

from PySide6.QtCore import QObject, Signal

from gui.state import State
from gui.theme import theme

# Runs whose colour is remembered; the oldest is forgotten first.
MOST = 400


class RunColours(QObject):
    """Gives each run one of the theme's chart colours: the one that fewest runs on screen have."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._state: State | None = None

    def remember(self, state: State) -> None:
        """Go on with the colours that `state` holds, and keep new ones there."""
        self._state = state
        self._numbers = state.run_colours
        self.changed.emit()

    def number(self, run: str) -> int:
        """The number of the run's colour among the theme's chart colours; 0 for a run without a name."""
        if not run:
            return 0
        if run not in self._numbers:
            self._numbers[run] = self._least_used()
            self._numbers = dict(list(self._numbers.items())[-MOST:])
            if self._state is not None:
                self._state.run_colours = self._numbers
        return self._numbers[run]

    def colour(self, run: str) -> str:
        """The colour of `run` in the present theme, `#rrggbb`."""
        chart = theme().colours.chart
        return chart[self.number(run) % len(chart)]

    def _least_used(self) -> int:
        """Of the newest runs, as many as there are colours: those are likely to be seen together."""
        count = len(theme().colours.chart)
        used = Counter(list(self._numbers.values())[-count + 1 :])
        return min(range(count), key=lambda number: (used[number], number))


_colours = RunColours()


def run_colours() -> RunColours:
    """The one mapping of the window."""
    return _colours
