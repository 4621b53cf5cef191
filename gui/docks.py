"""A panel at the side of the window with a title bar in the window's own style."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.icons import dress


class Dock(QDockWidget):
    """A dock that is named by `objectName` when the window remembers its place."""

    def __init__(self, name: str, icon: str, shortcut: str):
        super().__init__()
        self.setObjectName(name)
        self._title = QLabel()
        self._title.setProperty("kind", "heading")
        self._float = QToolButton()
        self._close = QToolButton()
        dress(self._float, "undock", pixels=16)
        dress(self._close, "close", pixels=16)
        self._float.clicked.connect(lambda: self.setFloating(not self.isFloating()))
        self._close.clicked.connect(self.close)
        self.setTitleBarWidget(self._bar())
        action = self.toggleViewAction()
        action.setShortcut(shortcut)
        action.setObjectName(icon)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("dockTitle")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.addWidget(self._title)
        layout.addStretch(1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        return bar

    def name_it(self, title: str, hint: str, float_hint: str, close_hint: str) -> None:
        """Write the title and say what the buttons do, in the language spoken now."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self.toggleViewAction().setText(title)
        self.toggleViewAction().setToolTip(hint)
        for button, text in ((self._float, float_hint), (self._close, close_hint)):
            button.setToolTip(text)
            button.setAccessibleName(f"{text} · {title}")

    def place(self, content: QWidget) -> None:
        """Show `content`, with room around it."""
        content.setParent(self)
        self.setWidget(content)
        self.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
