"""What the window has to say without getting in the way: bars above the results, a toast below them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from gui.language import Retranslated
from gui.single_shot import single_shot
from gui.theme import theme
from gui.widgets.buttons import describe, icon_button, push_button
from gui.widgets.icons import pixmap
from gui.widgets.layouts import row
from gui.widgets.plain import Label

# Long enough to read one sentence.
TOAST_SECONDS = 4.0
# Characters: a longer line is broken.
LONGEST_TOAST_LINE = 60
ICONS = {"bad": "alert", "warn": "alert", "good": "tick", "accent": "info"}


class _Notice(QFrame):
    """Words and perhaps a button."""

    def __init__(self, parent: QWidget | None, action_kind: str) -> None:
        super().__init__(parent)
        self.words = Label()
        self.action = push_button(action_kind, self._run_action)
        self._act: Callable[[], object] | None = None

    def _offer(self, action: str, act: Callable[[], object] | None) -> None:
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._act = act

    def _run_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()


class NoticeBar(Retranslated, _Notice):
    """One sentence with an icon, perhaps a button, and a cross that hides it.

    `tone` is `bad`, `warn`, `good` or `accent`.
    """

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent, "link")
        self.setProperty("kind", "bar")
        self._tone = "accent"
        self._icon = Label()
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.close_button = icon_button("close", self.hide)
        row(
            self._icon,
            self.words,
            self.action,
            self.close_button,
            parent=self,
            spacing=10,
            margins=(14, 6, 8, 6),
        )
        theme().changed.connect(self._restyle)
        self._retranslate()
        self.hide()

    def say(
        self,
        text: str,
        tone: str = "accent",
        action: str = "",
        act: Callable[[], object] | None = None,
        closable: bool = True,
    ) -> None:
        """Show `text`; the button `action`, if named, calls `act`."""
        self._tone = tone
        self.words.setText(text)
        self._offer(action, act)
        self.close_button.setVisible(closable)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        self.style().polish(self)
        self._restyle()
        self.show()

    def _restyle(self) -> None:
        colour = getattr(theme().colours, self._tone)
        self._icon.setPixmap(pixmap(ICONS[self._tone], colour, 20))

    def _retranslate(self) -> None:
        describe(self.close_button, self.tr("Dismiss"))


class Toast(_Notice):
    """A sentence that floats over the lower edge of its parent for a while, perhaps with a button."""

    def __init__(self, parent: QWidget):
        super().__init__(parent, "")
        self._room = parent
        # Pixels at the lower edge that are not to be covered.
        self.floor = 0
        self.setObjectName("toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.action.setCursor(Qt.CursorShape.PointingHandCursor)
        row(self.words, self.action, parent=self, spacing=12, margins=(16, 10, 16, 10))
        self._timer = single_shot(self, 0, self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        seconds: float = TOAST_SECONDS,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Float `text` for `seconds`; the button `action`, if named, calls `act`."""
        self.words.setText(text)
        self.words.setWordWrap(len(text) > LONGEST_TOAST_LINE)
        self._offer(action, act)
        # Without a button it must not be in the way of what lies below.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not action)
        self._move_to_edge()
        self.show()
        self.raise_()
        self._timer.start(int(seconds * 1000))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._move_to_edge()
        return super().eventFilter(watched, event)

    def _move_to_edge(self) -> None:
        self.adjustSize()
        room = self._room.rect()
        bottom = room.height() - self.floor - 32
        self.move((room.width() - self.width()) // 2, bottom - self.height())
