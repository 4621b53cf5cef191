"""How much of a score a shopper's taste is: a slider that ranks anew while it moves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

from gui.language import Retranslated
from gui.theme import font
from gui.widgets.layouts import row
from gui.widgets.plain import Label, literal
from gui.words import worded

# Pixels: a step of 1 % is still to be hit.
WIDTH = 84


class StrengthSlider(Retranslated, QWidget):
    """From 0 to 100 %; a double click goes back to the usual strength.

    `changed` tells every new strength from 0 to 1, `dragged` whether the handle is being dragged.
    """

    changed = Signal(float)
    dragged = Signal(bool)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._usual = 0.0
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setFixedWidth(WIDTH)
        self.label = Label(kind="muted")
        self.label.setFixedWidth(self.label.fontMetrics().horizontalAdvance("100%") + 4)
        row(self.slider, self.label, parent=self, spacing=8)
        self.setFont(font())
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._take)
        self.slider.sliderPressed.connect(lambda: self.dragged.emit(True))
        self.slider.sliderReleased.connect(lambda: self.dragged.emit(False))
        self.slider.reset_wanted.connect(lambda: self.slider.setValue(round(self._usual * 100)))
        self._retranslate()

    @property
    def strength(self) -> float:
        """The strength chosen, from 0 to 1."""
        return self.slider.value() / 100

    def show_strength(self, strength: float, usual: float) -> None:
        """Stand at `strength` without a signal; `usual` is what a double click goes back to."""
        self._usual = usual
        self.slider.blockSignals(True)
        self.slider.setValue(round(strength * 100))
        self.slider.blockSignals(False)
        self._retranslate()

    def _take(self) -> None:
        self._retranslate()
        self.changed.emit(self.strength)

    def _retranslate(self) -> None:
        percent = self.slider.value()
        self.label.setText(f"{percent}%")
        sentence = self.tr(
            "The {shopper}'s taste is {percent}% of the score; double click for {usual}%"
        )
        hint = worded(sentence, percent=percent, usual=round(self._usual * 100))
        self.slider.setToolTip(literal(hint))
        name = self.tr("Strength of the taste: {percent}%").format(percent=percent)
        self.slider.setAccessibleName(name)
        self.slider.setAccessibleDescription(hint)


class _Slider(QSlider):
    """A slider that can be put back."""

    reset_wanted = Signal()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_wanted.emit()
        event.accept()
