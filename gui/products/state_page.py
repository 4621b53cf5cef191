"""What stands in place of results: a welcome, nothing found, or an error with its next step."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from gui.products.pictures import draw
from gui.products.subjects import subject_of
from gui.theme import theme
from gui.widgets import icons
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, holder, row
from gui.widgets.painting import NO_PEN, Painted
from gui.widgets.plain import Label

ICONS = {"empty": "search", "error": "alert", "loading": "clock"}
# Pixels: no line longer than is easily read.
WIDEST = 640
SHOWN_GOODS = ("手机", "连衣裙", "耳机", "面霜", "咖啡")

# What a button says, and what it does.
Action = tuple[str, Callable[[], object]]


class StatePage(QWidget):
    """A drawing, a title, a sentence and the next step as a button; perhaps another one beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = _Drawing()
        self._title = _centred("title")
        self._text = _centred("muted")
        self._actions: tuple[Action, ...] = ()
        self.buttons = (
            push_button("primary", lambda: self._actions[0][1]()),
            push_button("", lambda: self._actions[1][1]()),
        )
        drawing = column((self._drawing, 0, Qt.AlignmentFlag.AlignHCenter), margins=(0, 0, 0, 8))
        buttons = row(1, *self.buttons, 1, spacing=8)
        self._further = column()
        middle = holder(
            column(2, drawing, self._title, self._text, buttons, self._further, 3, spacing=10)
        )
        middle.setMaximumWidth(WIDEST)
        row(1, (middle, WIDEST), 1, parent=self, margins=None)

    def add_further(self, widget: QWidget) -> None:
        """Give `widget` the place below the buttons; it is shown by whoever made it."""
        self._further.addWidget(widget)

    def show_state(self, kind: str, title: str, text: str, *actions: Action) -> None:
        """Show `title` and `text` with a drawing for `kind`, and a button for each of up to two `actions`."""
        self._actions = actions
        self._drawing.set_kind(kind)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        labels = [label for label, _ in actions]
        for button, label in zip(self.buttons, [*labels, "", ""], strict=False):
            button.setText(label)
            button.setVisible(bool(label))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)


class _Drawing(Painted, QWidget):
    """Five pictures of goods as a welcome, else an icon in a disc."""

    def __init__(self) -> None:
        super().__init__()
        self._kind = "welcome"
        theme().changed.connect(self.update)

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 96) if self._kind == "welcome" else QSize(96, 96)

    def paint(self, painter: QPainter) -> None:
        if self._kind == "welcome":
            self._goods(painter)
        else:
            self._disc(painter)

    def _goods(self, painter: QPainter) -> None:
        for number, word in enumerate(SHOWN_GOODS):
            side = 84 if number == 2 else 68 if number in (1, 3) else 54
            area = QRectF(0, 0, side, side)
            area.moveCenter(self.rect().center().toPointF())
            area.translate((number - 2) * 84, 0)
            subject = subject_of(word, word, word)
            picture = draw(subject, QSize(side, side), self.devicePixelRatioF(), theme().is_dark)
            painter.setPen(NO_PEN)
            brush = painter.brush()
            brush.setTexture(picture)
            painter.save()
            painter.translate(area.topLeft())
            painter.setBrush(brush)
            painter.drawRoundedRect(QRectF(0, 0, side, side), side / 4, side / 4)
            painter.restore()

    def _disc(self, painter: QPainter) -> None:
        colours = theme().colours
        painter.setPen(NO_PEN)
        painter.setBrush(QColor(colours.surface_alt))
        painter.drawEllipse(QRectF(8, 8, 80, 80))
        ink = colours.bad if self._kind == "error" else colours.text_muted
        painter.drawPixmap(
            QRectF(30, 30, 36, 36),
            icons.pixmap(ICONS.get(self._kind, "info"), ink, 72),
            QRectF(0, 0, 72, 72),
        )


def _centred(kind: str) -> Label:
    label = Label(kind=kind)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
