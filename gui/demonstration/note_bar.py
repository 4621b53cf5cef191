"""What is said about a step, at the lower edge of the window, legible from the back of a room."""

import re

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QMainWindow, QSizePolicy, QStatusBar

from core.demonstration.demonstration import Demonstration, Step
from core.plain_text import one_line
from gui.language import Retranslated
from gui.theme import font
from gui.widgets.buttons import describe, icon_button
from gui.widgets.layouts import column, holder, row
from gui.widgets.plain import Label

# A note's letters are this share of the window's height, within these pixels.
SHARE = 0.032
SMALLEST, LARGEST = 22, 44
# Of the window's height at most.
TALLEST = 0.3
# Characters of what comes next.
LONGEST_NEXT = 48


class NoteBar(Retranslated, QStatusBar):
    """Step, note and what comes next; hidden until `show_step`. `pressed` tells which way to go."""

    pressed = Signal(str)

    def __init__(self, window: QMainWindow):
        super().__init__(window)
        self._window = window
        self._shown: tuple[Demonstration, int] | None = None
        self.setObjectName("noteBar")
        self.setSizeGripEnabled(False)
        self.number, self.note = Label(), Label()
        self.next, self.keys = Label(kind="muted"), Label(kind="small")
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.back = icon_button("chevron_left", lambda: self.pressed.emit("back"), 24)
        self.forward = icon_button("chevron_right", lambda: self.pressed.emit("forward"), 24)
        self._frame = QFrame()
        self._frame.setObjectName("note")
        self._arrange()
        for button in (self.back, self.forward):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.setStatusBar(self)
        window.installEventFilter(self)
        self.hide()
        self._retranslate()

    def _arrange(self) -> None:
        about = row((self.next, 1), self.keys, spacing=24)
        words = column((self.note, 1), about, spacing=6)
        buttons = holder(row(self.back, self.forward, spacing=4))
        row(
            self.number,
            (words, 1),
            buttons,
            parent=self._frame,
            spacing=24,
            margins=(24, 14, 16, 12),
        )
        self.addWidget(self._frame, 1)

    def show_step(self, demonstration: Demonstration, number: int) -> None:
        """Say what there is to say of the step `number`, from 0."""
        self._shown = demonstration, number
        self._retranslate()
        self._fit()
        self.show()

    def leave(self) -> None:
        """Say nothing any more."""
        self._shown = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the window."""
        if event.type() == QEvent.Type.Resize and self._shown is not None:
            self._fit()
        return False

    def _fit(self) -> None:
        height = self._window.height()
        pixels = max(SMALLEST, min(LARGEST, round(height * SHARE)))
        self.note.setFont(font(pixels, QFont.Weight.Medium))
        self.number.setFont(font(round(pixels * 1.15), QFont.Weight.Bold))
        small = font(max(14, round(pixels * 0.6)))
        self.next.setFont(small)
        self.keys.setFont(small)
        # What stands beside the note takes the rest: number, buttons and the room between them.
        beside = self.number.sizeHint().width() + self.back.sizeHint().width() * 2 + 24 * 2 + 52
        lines = self.note.heightForWidth(max(200, self._window.width() - beside))
        words = lines + self.next.sizeHint().height() + 6 + 26
        self._frame.setFixedHeight(min(round(height * TALLEST), words))

    def _retranslate(self) -> None:
        describe(self.back, self.tr("Step back (Page Up)"))
        describe(self.forward, self.tr("Step on (Page Down)"))
        self.keys.setText(self.tr("Nothing done here is recorded · Page Down, Page Up · Esc ends"))
        if self._shown is None:
            return
        demonstration, number = self._shown
        self.number.setText(f"{number + 1} / {len(demonstration.steps)}")
        self.note.setText(caption_of(demonstration.steps[number]))
        self.next.setText(self._coming(demonstration, number))
        self.setAccessibleName(f"{self.number.text()} {self.note.text()}")

    def _coming(self, demonstration: Demonstration, number: int) -> str:
        if number + 1 == len(demonstration.steps):
            return self.tr("The last step; Page Down ends")
        coming = one_line(heading_of(demonstration.steps[number + 1]), LONGEST_NEXT)
        return self.tr("Next: {step}").format(step=coming)


def heading_of(step: Step) -> str:
    """What stands before the colon of a note, else all of it."""
    return re.split("[:：]", caption_of(step), maxsplit=1)[0]


def caption_of(step: Step) -> str:
    """What is said about a step, else what it searches for."""
    return step.said or step.query or QCoreApplication.translate("NoteBar", "The start page")
