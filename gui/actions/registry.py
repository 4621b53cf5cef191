"""Every action of the window, once: shortcuts, the command palette and the sheet of keys read from here.

To add one, from any part of the window:

    registry.add("results.copy", Name(QT_TRANSLATE_NOOP("Actions", "Copy the results")), "results", copy,
                 keys=("Ctrl+Shift+C",), icon="box", hindrance=lambda: "" if shown() else no_results())

and `registry.follow(signal)` for every signal after which its hindrance may be another.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from core.language import QT_TRANSLATE_NOOP
from gui.actions.names import Name
from gui.single_shot import single_shot
from gui.widgets.plain import caption

# Headings of the sheet of keys, in its order.
GROUPS = {
    "search": Name(QT_TRANSLATE_NOOP("Actions", "Search")),
    "results": Name(QT_TRANSLATE_NOOP("Actions", "Selected result")),
    "shoppers": Name(QT_TRANSLATE_NOOP("Actions", "People")),
    "view": Name(QT_TRANSLATE_NOOP("Actions", "View")),
    "training": Name(QT_TRANSLATE_NOOP("Actions", "Training")),
    "feedback": Name(QT_TRANSLATE_NOOP("Actions", "Feedback")),
    "shops": Name(QT_TRANSLATE_NOOP("Actions", "Shops and data")),
    "help": Name(QT_TRANSLATE_NOOP("Actions", "Help")),
}
ARROWS = {Qt.Key.Key_Left: "←", Qt.Key.Key_Right: "→", Qt.Key.Key_Up: "↑", Qt.Key.Key_Down: "↓"}
Condition = Callable[[], str]


@dataclass(frozen=True)
class Command:
    """One line of the palette: an action as it stands now.

    `names` has the one in the language in use first. `hindrance` says why it cannot be run, "" if it can.
    """

    id: str
    names: tuple[str, ...]
    group: str
    run: Callable[[], object]
    keys: str = ""
    hindrance: str = ""
    icon: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class KeyLine:
    """One line of the sheet: `keys` as they are called on this platform."""

    id: str
    name: str
    group: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    """What is known of one action; `local_keys` belong to a widget that hears them itself."""

    id: str
    name: Name
    group: str
    action: QAction | None
    hindrance: Condition
    is_chosen: Callable[[], bool]
    icon: str
    local_keys: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys in the platform's own writing."""
        own = self.action.shortcuts() if self.action is not None else []
        sequences = [*own, *map(QKeySequence, self.local_keys)]
        return tuple(_written(sequence) for sequence in sequences if not sequence.isEmpty())


class ActionRegistry(QObject):
    """Owns the actions that `add` makes and knows those that others own.

    `changed` says that a name or a state is another.
    """

    changed = Signal()

    def __init__(self, window: QWidget):
        super().__init__(window)
        self._window = window
        self._entries: dict[str, _Entry] = {}
        self._providers: list[Callable[[], Iterable[Command]]] = []
        self._refresh_soon = single_shot(self, 0, self.refresh)
        window.installEventFilter(self)

    def add(
        self,
        id: str,
        name: Name,
        group: str,
        run: Callable[[], object],
        *,
        keys: tuple[str, ...] = (),
        local_keys: tuple[str, ...] = (),
        icon: str = "",
        hindrance: Condition = lambda: "",
        is_chosen: Callable[[], bool] = lambda: False,
    ) -> QAction:
        """A new action of the whole window.

        Args:
            id: unique, `group.verb`; remembered between starts, so never renamed lightly.
            name: both languages of it are searched.
            group: one of `GROUPS`.
            run: called when it is triggered.
            keys: shortcuts that work anywhere in the window.
            local_keys: shown beside it, heard by the widget that has the focus.
            icon: a file of `assets/icons`.
            hindrance: why it cannot be run now, "" if it can; asked at every `refresh`.
            is_chosen: whether it stands for what is so already.

        Raises:
            ValueError: the id or a shortcut is taken.
        """
        action = QAction(self)
        action.setShortcuts([QKeySequence(text) for text in keys])
        action.triggered.connect(lambda: run())
        entry = _Entry(id, name, group, action, hindrance, is_chosen, icon, local_keys)
        self._take(entry)
        self._window.addAction(action)
        self._name(entry)
        return action

    def adopt(
        self,
        action: QAction,
        id: str,
        name: Name,
        group: str,
        *,
        icon: str = "",
        hindrance: Condition | None = None,
    ) -> None:
        """Know an action that another part of the window made and names; `hindrance` then rules its state."""
        reason = hindrance or (lambda: "" if action.isEnabled() else self.unavailable())
        self._take(_Entry(id, name, group, action, reason, action.isChecked, icon, ()))

    def note_keys(self, id: str, name: Name, group: str, keys: tuple[str, ...]) -> None:
        """Tell in the sheet of keys what a widget does by itself, such as walking a list."""
        self._take(_Entry(id, name, group, None, lambda: "", lambda: False, "", keys))

    def provide(self, provider: Callable[[], Iterable[Command]]) -> None:
        """Ask `provider` for more commands whenever they are listed: runs, shops, shoppers, queries."""
        self._providers.append(provider)

    def follow(self, *signals: Any) -> None:
        """See to the states of all actions soon after any of `signals`."""
        for signal in signals:
            signal.connect(self._refresh_soon.start)

    def action(self, id: str) -> QAction:
        """The action called `id`."""
        action = self._entries[id].action
        assert action is not None
        return action

    def find(self, id: str) -> QAction | None:
        """The action called `id`, None where there is none or a widget hears its keys by itself."""
        entry = self._entries.get(id)
        return entry.action if entry is not None else None

    def knows(self, action: QAction) -> bool:
        """Whether `action` is registered."""
        return any(entry.action is action for entry in self._entries.values())

    def refresh(self) -> None:
        """Enable what can be run now."""
        for entry in self._entries.values():
            if entry.action is not None:
                entry.action.setEnabled(not entry.hindrance())
        self.changed.emit()

    def commands(self) -> list[Command]:
        """Everything that could be run, as it stands now."""
        self.refresh()
        made = [
            Command(
                entry.id,
                entry.name.said_in_both(),
                GROUPS[entry.group].said(),
                entry.action.trigger,
                " ".join(entry.keys[:1]),
                entry.hindrance(),
                entry.icon,
                entry.is_chosen(),
            )
            for entry in self._entries.values()
            if entry.action is not None
        ]
        return [*made, *(command for provider in self._providers for command in provider())]

    def key_lines(self) -> list[KeyLine]:
        """Every action that has keys, group by group."""
        lines = [
            KeyLine(entry.id, entry.name.said(), entry.group, entry.keys)
            for entry in self._entries.values()
            if entry.keys
        ]
        return sorted(lines, key=lambda line: list(GROUPS).index(line.group))

    def unavailable(self) -> str:
        """What is said of an action whose own part gives no reason."""
        return self.tr("Not possible at the moment")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak another language when the window does; before a key is heard, know what it may do."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.refresh()
        elif event.type() == QEvent.Type.LanguageChange:
            for entry in self._entries.values():
                self._name(entry)
            self._refresh_soon.start()
        return super().eventFilter(watched, event)

    def _take(self, entry: _Entry) -> None:
        taken = {keys for other in self._entries.values() for keys in other.keys}
        clash = taken.intersection(entry.keys) if entry.action is not None else ()
        if entry.id in self._entries or clash:
            raise ValueError(f"{entry.id}: its id or a key of {sorted(entry.keys)} is taken")
        self._entries[entry.id] = entry

    def _name(self, entry: _Entry) -> None:
        if entry.action is not None and entry.action.parent() is self:
            entry.action.setText(caption(entry.name.said()))


def _written(keys: QKeySequence) -> str:
    """`keys` as this platform writes them, with arrows for arrows."""
    native = QKeySequence.SequenceFormat.NativeText
    arrows = {QKeySequence(key).toString(native): arrow for key, arrow in ARROWS.items()}
    before, plus, last = keys.toString(native).rpartition("+")
    return f"{before}{plus}{arrows.get(last, last)}"
