"""The top of the window: which shop, which arrangement, and how it looks and speaks."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from core.plain_text import one_line
from gui.icons import dress, icon
from gui.language import LANGUAGES
from gui.plain import Label, caption
from gui.segments import Segments
from gui.state import ARRANGEMENTS
from gui.theme import ASSETS, MODES, theme

THEME_ICONS = {"light": "sun", "dark": "moon", "system": "monitor"}

LONGEST_NAME = 60
LONGEST_PATH = 120


class WorkspaceButton(QToolButton):
    """`品寻 · 演示数据 ▾`: names the shop and opens the menu of shops."""

    open_requested = Signal()
    import_requested = Signal()
    demo_requested = Signal()
    recent_chosen = Signal(object)
    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("workspaceButton")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        dress(self, "chevron_down", pixels=16)
        self._shop = ""
        self._is_demo = False
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.open_action = self._add("folder", QKeySequence("Ctrl+O"), self.open_requested)
        self.import_action = self._add("import", QKeySequence("Ctrl+I"), self.import_requested)
        self.demo_action = self._add("sparkles", QKeySequence(), self.demo_requested)
        self._menu.addSeparator()
        self.recent = self._menu.addMenu("")
        self.setMenu(self._menu)
        theme().changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def _add(self, icon_name: str, keys: QKeySequence, wanted: object) -> QAction:
        action = QAction(self)
        action.setObjectName(icon_name)
        action.setShortcut(keys)
        action.triggered.connect(lambda: wanted.emit())  # type: ignore[attr-defined]
        self._menu.addAction(action)
        self.addAction(action)
        return action

    def show_workspace(self, name: str, is_demo: bool) -> None:
        """Name the open shop."""
        self._shop, self._is_demo = name, is_demo
        self._retranslate()

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer folders opened before."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(caption(path, LONGEST_PATH))
            action.triggered.connect(lambda _=False, path=path: self.recent_chosen.emit(Path(path)))
        self.recent.setEnabled(bool(paths))

    def _restyle(self) -> None:
        for action in (self.open_action, self.import_action, self.demo_action):
            action.setIcon(icon(action.objectName(), theme().colours.text_muted))

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        shop = self.tr("Demo data") if self._is_demo else self._shop
        name = one_line(self.tr("Pinxun") + (f" · {shop}" if shop else ""), LONGEST_NAME)
        self.setText(caption(name))
        self.setToolTip(self.tr("Open another shop, import data"))
        self.setAccessibleName(name)
        # Qt takes `[*]` in a title for the sign that something is unsaved.
        self.renamed.emit(name.replace("[*]", "[*][*]"))
        self.open_action.setText(self.tr("Open workspace folder…"))
        self.import_action.setText(self.tr("Import files…"))
        self.demo_action.setText(self.tr("Demo world"))
        self.recent.setTitle(self.tr("Recent"))


class ThemeButton(QToolButton):
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

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setToolTip(self.tr("Light or dark"))
        self.setAccessibleName(self.tr("Light or dark"))
        names = {
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "system": self.tr("Like the desktop"),
        }
        for mode, action in self.actions_of.items():
            action.setText(names[mode])


class Header(QWidget):
    """Shop on the left, arrangements in the middle, panels, look and language on the right."""

    def __init__(self, panels: Sequence[QAction], parent: QWidget | None = None):
        super().__init__(parent)
        logo = Label()
        logo.setPixmap(QIcon(str(ASSETS / "icons" / "pinxun.svg")).pixmap(28, 28))
        self.workspace = WorkspaceButton()
        self.read_only = Label()
        self.read_only.setProperty("kind", "badge")
        self.read_only.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.read_only.hide()
        self.arrangement = Segments(ARRANGEMENTS)
        self.look = ThemeButton()
        self.language = Segments(tuple(LANGUAGES), compact=True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        layout.addLayout(_line(logo, self.workspace, self.read_only, stretch_last=True), 0, 0)
        layout.addWidget(self.arrangement, 0, 1)
        buttons = [_panel_button(action) for action in panels]
        layout.addLayout(_line(*buttons, self.look, self.language, stretch_first=True), 0, 2)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

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


def _line(
    *widgets: QWidget, stretch_first: bool = False, stretch_last: bool = False
) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    if stretch_first:
        line.addStretch(1)
    for widget in widgets:
        line.addWidget(widget)
    if stretch_last:
        line.addStretch(1)
    return line
