"""The panels at the sides of the window, and which of them each arrangement shows."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QWidget
from shiboken6 import isValid

from gui import words
from gui.single_shot import single_shot
from gui.state import State
from gui.theme import theme
from gui.widgets.dock import Dock
from gui.widgets.icons import icon

# Pixels at first: curves that can be read; the inspector below the results without a scroll bar.
TRAINING_WIDTH = 400
INSPECTOR_HEIGHT = 384
# Of the window's width, which leaves two whole rows of cards on a laptop, and in pixels.
INSPECTOR_SHARE = 0.4
INSPECTOR_NARROWEST, INSPECTOR_WIDEST = 320, 720
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
# Bumped when docks are added or stand elsewhere, so that places saved before are not misread.
VERSION = 3


class Panels(QObject):
    """Training at the right, the inspector there too or below it, and the editor of made-up shoppers."""

    def __init__(self, window: QMainWindow, state: State):
        super().__init__(window)
        self._window, self._state = window, state
        self._tabs_settling = single_shot(self, 0, self._settle_tabs)
        # While the window is arranged for a room, how the panels stand is nothing to come back to.
        self.is_passing = False
        self._others: tuple[Dock, ...] = ()
        self.training = Dock("training", "curves", "Ctrl+Shift+T", (0, 16))
        self.inspector = Dock("inspector", "info", "Ctrl+Shift+I", (0, 16))
        self.editor = Dock("shopper_editor", "heart", "", (0, 16))
        self._add_docks(window)
        window.installEventFilter(self)
        # Where the keys went before they went into a panel.
        self._outside: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        for dock in (self.training, self.inspector, self.editor):
            # Qt has made the tabs by then.
            dock.visibilityChanged.connect(self._tabs_settling.start)
            dock.toggleViewAction().triggered.connect(
                lambda is_on, dock=dock: dock.raise_() if is_on else None
            )
        theme().changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def _add_docks(self, window: QMainWindow) -> None:
        right = Qt.DockWidgetArea.RightDockWidgetArea
        # By itself it would be empty: Qt offers every dock in the menu of the window's edge.
        self.editor.toggleViewAction().setVisible(False)
        window.setCorner(Qt.Corner.BottomRightCorner, right)
        window.addDockWidget(right, self.training)
        window.addDockWidget(right, self.inspector)
        self.inspector.setMinimumWidth(INSPECTOR_NARROWEST)
        window.addDockWidget(right, self.editor)
        window.tabifyDockWidget(self.training, self.editor)

    @property
    def docks(self) -> tuple[Dock, ...]:
        """Every panel."""
        return self.training, self.inspector, self.editor, *self._others

    def add(self, dock: Dock) -> None:
        """Give another panel a place at the right, where it is hidden until it is wanted."""
        self._others = (*self._others, dock)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._window.tabifyDockWidget(self.training, dock)
        dock.hide()

    def switches(self) -> list[QAction]:
        """What shows and hides a panel, for the top of the window."""
        return [dock.toggleViewAction() for dock in (self.inspector, self.training)]

    def remember(self) -> None:
        """Keep how the panels stand in the arrangement that is shown, without what was open for now only."""
        if self.is_passing:
            return
        if self.inspector.is_for_now:
            self.inspector.hide()
        self._state.set_docks(self._state.arrangement, self._window.saveState(VERSION))

    def arrange(self, arrangement: str, is_making_up: bool) -> None:
        """Show the panels as they were left in `arrangement`, at first those it needs."""
        is_known = self._window.restoreState(self._state.docks(arrangement), VERSION)
        # The editor belongs to who is being made up, not to an arrangement.
        self.editor.setVisible(is_making_up)
        if is_known:
            return
        self._place_inspector(arrangement)
        self.training.setVisible(arrangement == "train")
        self.inspector.setVisible(arrangement == "inspect")
        self._size_docks(arrangement)

    def _place_inspector(self, arrangement: str) -> None:
        """Below the results where training stands beside them, else there, where it takes no row of them."""
        areas = Qt.DockWidgetArea
        if arrangement == "train":
            self._window.addDockWidget(areas.BottomDockWidgetArea, self.inspector)
        else:
            self._window.addDockWidget(areas.RightDockWidgetArea, self.inspector)
            self._window.tabifyDockWidget(self.training, self.inspector)

    def _size_docks(self, arrangement: str) -> None:
        width = round(INSPECTOR_SHARE * self._window.width())
        width = min(max(width, INSPECTOR_NARROWEST), INSPECTOR_WIDEST)
        is_training = arrangement == "train"
        docks = [self.training if is_training else self.inspector]
        sizes = [TRAINING_WIDTH if is_training else width]
        self._window.resizeDocks(docks, sizes, Qt.Orientation.Horizontal)
        self._window.resizeDocks([self.inspector], [INSPECTOR_HEIGHT], Qt.Orientation.Vertical)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak another language when the window does; settle the tabs that Qt makes in it."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ChildPolished:
            self._tabs_settling.start()
        return super().eventFilter(watched, event)

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """A panel that closes gives the keys back to where they were; Qt would pass them to what is next."""
        if now is None or now.window() is not self._window:
            return
        docks = (self.training, self.inspector, self.editor)
        left = next((dock for dock in docks if before and dock.isAncestorOf(before)), None)
        if left is not None and left.isHidden():
            if self._outside is not None and isValid(self._outside) and self._outside.isVisible():
                self._outside.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not any(dock.isAncestorOf(now) for dock in docks):
            self._outside = now

    def _settle_tabs(self) -> None:
        """Tabs are named and reached by keys where there are some; Qt keeps empty bars out of sight."""
        for bar in self._window.findChildren(QTabBar, options=DIRECT):
            bar.setAccessibleName(self.tr("Panels"))
            policies = Qt.FocusPolicy
            bar.setFocusPolicy(policies.TabFocus if bar.count() > 1 else policies.NoFocus)

    def _restyle(self) -> None:
        for action in self.switches():
            action.setIcon(icon(action.objectName(), theme().colours.text_muted))

    def _retranslate(self) -> None:
        apart, close = self.tr("Float or dock"), self.tr("Close panel")
        training, inspector = self.tr("Training"), self.tr("Inspector")
        editor = words.worded(self.tr("Make up a {shopper}"))
        self._settle_tabs()
        self.training.name_it(training, self.tr("Training panel (Ctrl+Shift+T)"), apart, close)
        self.inspector.name_it(inspector, self.tr("Inspector (Ctrl+Shift+I)"), apart, close)
        self.editor.name_it(editor, editor, apart, close)
