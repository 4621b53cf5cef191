"""The command palette: runs any action of the window, found by its Chinese, pinyin or English name."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from gui import background
from gui.actions.matching import prepare
from gui.actions.overlay import Overlay
from gui.actions.palette_delegate import ROW_HEIGHT, PaletteDelegate
from gui.actions.palette_model import PaletteModel
from gui.actions.registry import ActionRegistry
from gui.language import Retranslated
from gui.state import State
from gui.widgets.layouts import column
from gui.widgets.plain import Label

# Pixels, and rows in sight.
WIDTH = 680
ROWS_SHOWN = 11


class _Line(QLineEdit):
    """What is typed; keys that walk a list go to `stepped` and `settled`."""

    stepped = Signal(int)
    settled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Page Up and Page Down walk; Enter settles."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: 1 - ROWS_SHOWN,
            Qt.Key.Key_PageDown: ROWS_SHOWN - 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settled.emit()
        else:
            super().keyPressEvent(event)


class PaletteContent(Retranslated, QWidget):
    """The line and the commands below it; `settled` tells that the selected one is to be run."""

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = _Line()
        self.model = PaletteModel()
        self.list = self._made_list()
        # In the list, which stays: what lies below would be painted anew where it came and went.
        self.nothing = Label(kind="muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self.nothing, parent=self.list.viewport())
        column(self.line, (self.list, 1), parent=self, spacing=8)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.search)
        self.line.stepped.connect(self._step)
        self.line.settled.connect(self.settled)
        self.list.clicked.connect(self.settled)
        self._retranslate()

    def _made_list(self) -> QListView:
        made = QListView()
        made.setObjectName("paletteList")
        made.setModel(self.model)
        made.setItemDelegate(PaletteDelegate(made))
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setUniformItemSizes(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.viewport().setAutoFillBackground(True)
        return made

    def search(self, text: str) -> None:
        """Show what fits `text`, the first of it selected."""
        self.model.find(text)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.scrollToTop()
        self.nothing.setVisible(not self.model.rowCount())

    def sizeHint(self) -> QSize:
        """The line and so many rows, however many there are: nothing jumps while one types."""
        return QSize(WIDTH, self.line.sizeHint().height() + 8 + ROWS_SHOWN * ROW_HEIGHT)

    def _step(self, rows: int) -> None:
        """Walk; one step beyond an end leads to the other."""
        last = self.model.rowCount() - 1
        here = self.list.currentIndex().row()
        there = here + rows
        if abs(rows) == 1:
            there %= last + 1 or 1
        self.list.setCurrentIndex(self.model.index(max(0, min(last, there)), 0))

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(
            self.tr("What do you want to do? Chinese, pinyin, initials or English")
        )
        self.setAccessibleName(self.tr("Commands"))
        self.line.setAccessibleName(self.tr("Commands"))
        self.list.setAccessibleName(self.tr("Commands"))
        self.nothing.setText(self.tr("No command by this name"))


class CommandPalette(Overlay):
    """Runs what is chosen after it has closed and given the focus back; remembers what was run lately."""

    def __init__(self, registry: ActionRegistry, state: State, window: QWidget):
        super().__init__(PaletteContent(), window)
        self._registry, self._state = registry, state
        self.panel.settled.connect(self._run)

    @property
    def panel(self) -> PaletteContent:
        """What it shows."""
        assert isinstance(self.content, PaletteContent)
        return self.content

    def toggle(self) -> None:
        """Open with an empty line; close when it is open."""
        if self.isVisible():
            self.leave()
            return
        commands = self._registry.commands()
        # Readings take a moment at first; whoever types finds them there.
        background.run(prepare, [name for command in commands for name in command.names])
        self.panel.line.clear()
        self.panel.model.use(commands, self._state.actions)
        self.panel.search("")
        self.float_over()

    def _run(self) -> None:
        row = self.panel.model.row(self.panel.list.currentIndex().row())
        if row is None or row.command.hindrance:
            return
        run: Callable[[], object] = row.command.run
        self._state.remember_action(row.command.id)
        self.leave()
        run()
