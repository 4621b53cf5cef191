"""The commands that fit what was typed, best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, Qt

from gui.actions.matching import SCATTERED, marked, rank
from gui.actions.registry import Command
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class PaletteRow:
    """A command, the name of it that fits and the characters of that name that were meant."""

    command: Command
    name: str
    marked: tuple[int, ...]

    @property
    def is_other_language(self) -> bool:
        """Whether it was found by its name in the other language."""
        return self.name != self.command.names[0]


class PaletteModel(QAbstractListModel):
    """Rows by rank of the match, then by recent use."""

    def __init__(self) -> None:
        super().__init__()
        self._commands: Sequence[Command] = ()
        # Those that fit the query so far: whatever fits a longer one is among them.
        self._pool: Sequence[Command] = ()
        self._recent: dict[str, int] = {}
        self._query = ""
        self._found: list[tuple[Command, str]] = []
        self._rows: dict[int, PaletteRow] = {}

    def use(self, commands: Sequence[Command], recent: Sequence[str]) -> None:
        """Search in `commands` from now on; `recent` has ids, the newest first."""
        self._commands = self._pool = commands
        self._recent = {id: age for age, id in enumerate(recent)}
        self.find("")

    def find(self, query: str) -> None:
        """Show what fits `query`."""
        pool = self._pool if query.startswith(self._query) else self._commands
        fits = [fit for command in pool if (fit := _best(query, command)) is not None]
        best = min((quality for quality, _, _ in fits), default=0)
        # Units with some left out are a guess: only where nothing fits as it was typed.
        kept = [fit for fit in fits if fit[0] < SCATTERED or best == SCATTERED]
        oldest = len(self._recent)
        kept.sort(
            key=lambda fit: (fit[0], bool(fit[1].hindrance), self._recent.get(fit[1].id, oldest))
        )
        self.beginResetModel()
        self._query, self._pool = query, [command for _, command, _ in fits]
        self._found = [(command, name) for _, command, name in kept]
        self._rows = {}
        self.endResetModel()

    def row(self, number: int) -> PaletteRow | None:
        """The row of that number, None where there is none."""
        if not 0 <= number < len(self._found):
            return None
        if number not in self._rows:
            command, name = self._found[number]
            self._rows[number] = PaletteRow(command, name, marked(self._query, name))
        return self._rows[number]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many commands fit."""
        return len(self._found)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name; the row itself; for screen readers the group, the keys and the hindrance too."""
        row = self.row(index.row())
        if row is None:
            return None
        command = row.command
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return command.names[0]
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(filter(None, (command.group, command.keys, command.hindrance)))
        is_tip = role == Qt.ItemDataRole.ToolTipRole
        return literal(command.hindrance or command.names[0]) if is_tip else None


def _best(query: str, command: Command) -> tuple[int, Command, str] | None:
    """The name of `command` that fits best, with its rank; the name in the language in use wins a tie."""
    fits = [(quality, name) for name in command.names if (quality := rank(query, name)) is not None]
    if not fits:
        return None
    quality, name = min(fits, key=lambda fit: fit[0])
    return quality, command, name
