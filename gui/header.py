"""The top of the window: which shop, which arrangement, and how it looks and speaks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QApplication, QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gui import language
from gui.language import LANGUAGES, Retranslated
from gui.state import ARRANGEMENTS, State
from gui.theme import LOGO, MODES, theme
from gui.widgets.buttons import describe
from gui.widgets.icons import dress
from gui.widgets.layouts import row
from gui.widgets.plain import Label
from gui.widgets.segments import Segments
from gui.workspace_button import WorkspaceButton

THEME_ICONS = {"light": "sun", "dark": "moon", "system": "monitor"}


class ThemeButton(Retranslated, QToolButton):
    """Light, dark, or as the desktop is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setObjectName("themeButton")
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.actions_of: dict[str, QAction] = {}
        for mode in MODES:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, mode=mode: self.chosen.emit(mode))
            self._group.addAction(action)
            self.actions_of[mode] = action
        self.setMenu(self._menu)
        theme().changed.connect(self.refresh)
        self.refresh()
        self._retranslate()

    def refresh(self) -> None:
        """Show the theme's mode."""
        mode = theme().mode
        self.actions_of[mode].setChecked(True)
        dress(self, THEME_ICONS[mode])

    def _retranslate(self) -> None:
        describe(self, self.tr("Light or dark"))
        names = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "system": self.tr("Like the desktop"),
        }
        for mode, action in self.actions_of.items():
            action.setText(names[mode])


class WindowHeader(Retranslated, QWidget):
    """Shop on the left, arrangements in the middle; on the right panels, look and language, which it sets."""

    def __init__(self, panels: Sequence[QAction], state: State, parent: QWidget | None = None):
        super().__init__(parent)
        self._state = state
        logo = Label()
        logo.setPixmap(QIcon(str(LOGO)).pixmap(28, 28))
        self.workspace = WorkspaceButton()
        self.read_only = Label(kind="badge")
        self.read_only.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.read_only.hide()
        self.arrangement = Segments(ARRANGEMENTS)
        self.look = ThemeButton()
        self.look.chosen.connect(self.set_look)
        self.language = Segments(tuple(LANGUAGES), compact=True)
        self.language.choose(language.current())
        self.language.chosen.connect(self.set_language)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        layout.addLayout(row(logo, self.workspace, self.read_only, 1, spacing=8), 0, 0)
        layout.addWidget(self.arrangement, 0, 1)
        buttons = [_panel_button(action) for action in panels]
        layout.addLayout(row(1, *buttons, self.look, self.language, spacing=8), 0, 2)
        self._retranslate()

    def set_look(self, mode: str) -> None:
        """Choose light, dark or the desktop's look."""
        self._state.theme = mode
        theme().set_mode(mode)
        self.look.refresh()

    def set_language(self, code: str) -> None:
        """Speak Chinese or English everywhere."""
        self._state.language = code
        application = QApplication.instance()
        assert application is not None
        language.install(application, code)
        self.language.choose(code)

    def _retranslate(self) -> None:
        self.read_only.setText(self.tr("read-only"))
        labels = {
            "demo": (self.tr("Demo"), self.tr("Search and results (Ctrl+1)")),
            "train": (self.tr("Train"), self.tr("Results beside training (Ctrl+2)")),
            "inspect": (self.tr("Inspect"), self.tr("Results above the inspector (Ctrl+3)")),
            "feedback": (
                self.tr("Feedback"),
                self.tr("What shoppers did and what it teaches (Ctrl+4)"),
            ),
        }
        for key, (text, hint) in labels.items():
            self.arrangement.label(key, text, hint)
        # Each language names itself, whichever is spoken.
        self.language.label("zh", "中", "中文")
        self.language.label("en", "EN", "English")


def _panel_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    return button
