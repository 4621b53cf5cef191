"""A short tour: one widget of the window after the other in the light, with a sentence, until it is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QWidget

from gui.actions.names import Name
from gui.language import Retranslated
from gui.state import State
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.notices import Toast
from gui.widgets.painting import Painted
from gui.widgets.plain import Label

# Pixels: of the sentence, around what is in the light, and to the edges of the window.
BUBBLE_WIDTH = 360
AROUND = 6
EDGE = 16
CORNER = 14
# From 0 to 255: what lies in the shade can still be told.
SHADE = 150
# Long enough to be noticed by somebody who is looking at everything else.
OFFER_SECONDS = 20.0


@dataclass(frozen=True)
class Step:
    """`target` gives what is put in the light, in coordinates of the window, once `prepare` was called."""

    title: Name
    sentence: Name
    target: Callable[[], QRect]
    prepare: Callable[[], object] = lambda: None


class Tour(Retranslated, Painted, QWidget):
    """Shades the window but for the widget that a step is about. Enter goes on, Escape leaves."""

    def __init__(self, steps: Sequence[Step], state: State, toast: Toast, window: QWidget):
        super().__init__(window)
        self._steps, self._state, self._toast, self._window = steps, state, toast, window
        self._number = 0
        self._before: QWidget | None = None
        self.title, self.sentence = Label(kind="heading"), Label()
        self.count = Label(kind="small")
        self.leave_button = push_button("quiet", self.leave)
        self.next_button = push_button("primary", self.go_on)
        self.bubble = self._made_bubble()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        theme().changed.connect(self.update)
        self.hide()
        self._retranslate()

    def _made_bubble(self) -> QFrame:
        made = QFrame(self)
        made.setProperty("kind", "popover")
        self.sentence.setWordWrap(True)
        self.sentence.setFixedWidth(BUBBLE_WIDTH)
        buttons = row(self.count, 1, self.leave_button, self.next_button, spacing=8)
        column(
            self.title, self.sentence, buttons, parent=made, spacing=10, margins=(18, 14, 18, 14)
        )
        return made

    @property
    def number(self) -> int:
        """The step in the light, from 0."""
        return self._number

    def offer(self) -> None:
        """Offer the tour with a quiet notice, the very first time only."""
        if not self._state.tour_offered:
            self._state.tour_offered = True
            sentence = self.tr("New here? Three steps show the window.")
            self._toast.say(sentence, OFFER_SECONDS, self.tr("Take the tour"), self.start)

    def start(self) -> None:
        """Begin with the first step."""
        self._state.tour_offered = True
        self._toast.hide()
        if self.isHidden():
            self._before = self._window.focusWidget()
        self._show(0)

    def go_on(self) -> None:
        """The next step; after the last the tour is over."""
        if self._number + 1 < len(self._steps):
            self._show(self._number + 1)
        else:
            self.leave()

    def leave(self) -> None:
        """End the tour and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def paint(self, painter: QPainter) -> None:
        """The shade, with a hole in it."""
        path = QPainterPath()
        path.addRect(QRectF(self.rect()))
        light = QRectF(self._light())
        path.addRoundedRect(light, CORNER, CORNER)
        painter.fillPath(path, QColor(0, 0, 0, SHADE))
        painter.setPen(QPen(QColor(theme().colours.accent), 2))
        painter.drawRoundedRect(light, CORNER, CORNER)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Enter and Right go on; nothing else reaches the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.go_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a window that is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _show(self, number: int) -> None:
        self._number = number
        self._steps[number].prepare()
        self._retranslate()
        self._place()
        self.show()
        self.raise_()
        self.next_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def _light(self) -> QRect:
        wanted = self._steps[self._number].target().adjusted(-AROUND, -AROUND, AROUND, AROUND)
        return wanted.intersected(self.rect().adjusted(2, 2, -2, -2))

    def _place(self) -> None:
        """The sentence stands below what it is about, else above, else over its lower end."""
        self.setGeometry(self._window.rect())
        self.bubble.adjustSize()
        light, size = self._light(), self.bubble.size()
        top = light.bottom() + EDGE
        if top + size.height() + EDGE > self.height():
            above = light.top() - EDGE - size.height()
            top = above if above >= EDGE else self.height() - size.height() - EDGE
        left = light.center().x() - size.width() // 2
        most = self.width() - size.width() - EDGE
        self.bubble.move(QPoint(max(EDGE, min(left, most)), top))
        self.update()

    def _retranslate(self) -> None:
        step, last = self._steps[self._number], len(self._steps)
        self.title.setText(step.title.said())
        self.sentence.setText(step.sentence.said())
        self.count.setText(f"{self._number + 1} / {last}")
        self.leave_button.setText(self.tr("Leave"))
        is_last = self._number + 1 == last
        self.next_button.setText(self.tr("Done") if is_last else self.tr("Next"))
        self.setAccessibleName(step.title.said())
        self.setAccessibleDescription(step.sentence.said())
        self.leave_button.setVisible(not is_last)
        if self.isVisible():
            self._place()
