"""The button that names the shop, and the menu of shops below it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from core.plain_text import one_line
from gui.language import Retranslated
from gui.theme import font, theme
from gui.widgets.icons import dress, icon
from gui.widgets.plain import caption

# Pixels of a name in the header and in the menu.
WIDEST_NAME, WIDEST_ENTRY = 260, 400
# Characters of a path in the menu.
LONGEST_PATH = 120


class WorkspaceButton(Retranslated, QToolButton):
    """`品寻 · 演示数据 ▾`: names the shop and opens the menu of shops.

    `about_to_list` says that the menu opens and wants `show_shops`; `shop_chosen` names one of the user's
    own, `recent_chosen` a folder elsewhere, `recent_removed` those to leave out of the list from now on;
    `recent_restored` undoes that.
    """

    about_to_list = Signal()
    open_requested = Signal()
    import_requested = Signal()
    demo_requested = Signal()
    reset_requested = Signal()
    shop_chosen = Signal(object)
    recent_chosen = Signal(object)
    recent_removed = Signal(object)
    recent_restored = Signal()
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
        self.shop_actions: list[QAction] = []
        self._recent_actions: dict[str, QAction] = {}
        self._make_menu()
        theme().changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def _make_menu(self) -> None:
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.demo_action = self._add("sparkles", QKeySequence(), self.demo_requested)
        self.demo_action.setCheckable(True)
        self._below_shops = self._menu.addSeparator()
        self.open_action = self._add("folder", QKeySequence("Ctrl+O"), self.open_requested)
        self.import_action = self._add("import", QKeySequence("Ctrl+I"), self.import_requested)
        self.recent = self._menu.addMenu("")
        self._menu.addSeparator()
        self.reset_action = self._add("undo", QKeySequence(), self.reset_requested)
        self._menu.aboutToShow.connect(self.about_to_list)
        self.setMenu(self._menu)

    def _add(self, icon_name: str, keys: QKeySequence, wanted: object) -> QAction:
        action = QAction(self)
        action.setObjectName(icon_name)
        action.setShortcut(keys)
        action.triggered.connect(lambda: wanted.emit())  # type: ignore[attr-defined]
        self._menu.addAction(action)
        self.addAction(action)
        return action

    @property
    def title(self) -> str:
        """The shop's whole name behind that of the program."""
        shop = self.tr("Demo world") if self._is_demo else self._shop
        return self.tr("Pinxun") + (f" · {shop}" if shop else "")

    def show_workspace(self, name: str, is_demo: bool) -> None:
        """Name the open shop."""
        self._shop, self._is_demo = name, is_demo
        self._retranslate()

    def show_shops(self, paths: Sequence[Path], current: Path | None, is_demo: bool) -> None:
        """Offer the user's own shops in `paths`; `current` is open, the demo world if `is_demo`."""
        for action in self.shop_actions:
            self._menu.removeAction(action)
            action.deleteLater()
        self.shop_actions = [self._shop_action(path, path == current) for path in paths]
        self._menu.insertActions(self._below_shops, self.shop_actions)
        self.demo_action.setChecked(is_demo)

    def _shop_action(self, path: Path, is_open: bool) -> QAction:
        action = QAction(_within(path.name, WIDEST_ENTRY), self._menu)
        action.setCheckable(True)
        action.setChecked(is_open)
        action.triggered.connect(lambda: self.shop_chosen.emit(path))
        return action

    def show_recent(self, paths: Sequence[str]) -> None:
        """Offer folders opened before."""
        self.recent.clear()
        self._recent_actions = {path: self._recent_action(path) for path in paths}
        self.recent.setEnabled(bool(paths))

    def settle_recent(self, missing: Sequence[str], may_undo: bool) -> None:
        """Grey the recent folders that are `missing`, say why, and offer to leave some out of the list.

        `may_undo`: some were left out, and can be put back.
        """
        for path in missing:
            if action := self._recent_actions.get(path):
                action.setText(self.tr("{path} – not there any more").format(path=action.text()))
                action.setEnabled(False)
        self.recent.addSeparator()
        if missing:
            self._offer(self.tr("Remove those that are gone"), self.recent_removed, list(missing))
        if known := list(self._recent_actions):
            self._offer(self.tr("Clear this list"), self.recent_removed, known)
        if may_undo:
            self._offer(self.tr("Put back what was removed"), self.recent_restored)
        self.recent.setEnabled(bool(known) or may_undo)

    def _offer(self, text: str, wanted: SignalInstance, *paths: object) -> None:
        self.recent.addAction(text).triggered.connect(lambda: wanted.emit(*paths))

    def _recent_action(self, path: str) -> QAction:
        action = self.recent.addAction(caption(path, LONGEST_PATH))
        action.triggered.connect(lambda: self.recent_chosen.emit(Path(path)))
        return action

    def _restyle(self) -> None:
        for action in (self.open_action, self.import_action, self.reset_action):
            action.setIcon(icon(action.objectName(), theme().colours.text_muted))

    def _retranslate(self) -> None:
        self.setText(_within(self.title, WIDEST_NAME))
        self.setToolTip(self.tr("Open another shop, import data"))
        self.setAccessibleName(one_line(self.title))
        # Qt takes `[*]` in a title for the sign that something is unsaved.
        self.renamed.emit(one_line(self.title).replace("[*]", "[*][*]"))
        self.open_action.setText(self.tr("Open workspace folder…"))
        self.import_action.setText(self.tr("Import files…"))
        self.demo_action.setText(self.tr("Demo world"))
        self.reset_action.setText(self.tr("Reset the demo world…"))
        self.recent.setTitle(self.tr("Recent folders"))


def _within(name: str, pixels: int) -> str:
    """`name` as a button or menu shows it, its middle left out where it takes more than `pixels`."""
    middle = Qt.TextElideMode.ElideMiddle
    return caption(QFontMetrics(font()).elidedText(one_line(name), middle, pixels))
