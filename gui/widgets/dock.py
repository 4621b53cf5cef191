"""A panel at the side of the window with a title bar in the window's own style."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QToolButton, QWidget

from gui.widgets.icons import dress
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label, literal


class Dock(QDockWidget):
    """A dock that is named by `objectName` when the window remembers its place."""

    def __init__(self, name: str, icon: str, shortcut: str, margins: tuple[int, int]):
        """`margins` are the pixels left of the panel and right of it."""
        super().__init__()
        self._margins = margins
        self._is_for_now = False
        self.setObjectName(name)
        self._title = Label(kind="heading")
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

    @property
    def is_for_now(self) -> bool:
        """Whether it was opened to answer one question rather than to stay."""
        return self._is_for_now

    def show_for_now(self) -> None:
        """Open it, unless it is, until it is closed or the panels are arranged anew."""
        if not self.isVisible():
            self.show()
            self._is_for_now = True

    def hideEvent(self, event: QHideEvent) -> None:
        """What is opened again by hand is to stay."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._is_for_now = False

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("dockTitle")
        row(self._title, 1, self._float, self._close, parent=bar, margins=(12, 6, 8, 2))
        return _with_margins(bar, self._margins, 0)

    def name_it(self, title: str, hint: str, float_hint: str, close_hint: str) -> None:
        """Write the title and say what the buttons do, in the language spoken now."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self.toggleViewAction().setText(title)
        self.toggleViewAction().setToolTip(literal(hint))
        for button, text in ((self._float, float_hint), (self._close, close_hint)):
            button.setToolTip(literal(text))
            button.setAccessibleName(f"{text} · {title}")

    def set_content(self, content: QWidget) -> None:
        """Show `content`, with room around it."""
        body = QFrame()
        body.setObjectName("dockBody")
        column(content, parent=body, margins=(1, 0, 1, 8))
        self.setWidget(_with_margins(body, self._margins, 12))


def _with_margins(inner: QWidget, sides: tuple[int, int], bottom: int) -> QWidget:
    outer = QWidget()
    column(inner, parent=outer, margins=(sides[0], 0, sides[1], bottom))
    return outer
