"""What curves are drawn over, how smooth, on which scale; and everything again after a zoom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QWidget

from core.runs.curves import AXES
from gui.language import Retranslated
from gui.state import SMOOTHINGS
from gui.training.curve_drawing import Look
from gui.widgets.buttons import push_button
from gui.widgets.layouts import column, row
from gui.widgets.plain import Label

if TYPE_CHECKING:
    from gui.state import State

# Pixels.
SLIDER_WIDTH = 72


class CurveTools(Retranslated, QWidget):
    """The controls above the plots; `changed` carries the `Look` that is wanted."""

    changed = Signal(object)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._state: State | None = None
        self.axis = QComboBox()
        for axis in AXES:
            self.axis.addItem("", axis)
        self.log, self.grouping = QCheckBox(), QCheckBox()
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, len(SMOOTHINGS) - 1)
        self.smoothing.setPageStep(1)
        self.smoothing.setFixedWidth(SLIDER_WIDTH)
        self._smoothing_words = Label(kind="small")
        self.all_button = push_button("link", self.all_wanted)
        self.show_look(Look())
        column(
            row(self.axis, self.log, 1, self.all_button, spacing=10),
            row((self._smoothing_words, 1), self.smoothing, self.grouping, spacing=8),
            parent=self,
            spacing=2,
        )
        self.axis.currentIndexChanged.connect(self._change)
        self.log.toggled.connect(self._change)
        self.grouping.toggled.connect(self._change)
        self.smoothing.valueChanged.connect(self._change)
        self._retranslate()

    @property
    def look(self) -> Look:
        """What the controls say."""
        return Look(
            axis=str(self.axis.currentData()),
            is_log=self.log.isChecked(),
            smoothing=int(SMOOTHINGS[self.smoothing.value()]),
            is_grouped=self.grouping.isChecked(),
        )

    def show_look(self, look: Look) -> None:
        """Let the controls say `look`, without a signal."""
        controls = (self.axis, self.log, self.smoothing, self.grouping)
        blockers = [QSignalBlocker(control) for control in controls]
        self.axis.setCurrentIndex(AXES.index(look.axis))
        self.log.setChecked(look.is_log)
        self.smoothing.setValue(SMOOTHINGS.index(str(look.smoothing)))
        self.grouping.setChecked(look.is_grouped)
        del blockers

    def remember(self, state: "State") -> None:
        """Begin with what `state` holds, and keep there what is chosen."""
        self._state = state
        self.show_look(
            Look(
                axis=state.curves_axis,
                is_log=state.curves_scale == "log",
                smoothing=int(state.curves_smoothing),
                is_grouped=state.curves_grouping == "together",
            )
        )
        self._tell_smoothing()
        self.changed.emit(self.look)

    def next_axis(self) -> None:
        """Draw over the next axis: epochs, steps, time, epochs."""
        self.axis.setCurrentIndex((self.axis.currentIndex() + 1) % len(AXES))

    def _change(self) -> None:
        look = self.look
        self._tell_smoothing()
        if self._state is not None:
            self._state.curves_axis = look.axis
            self._state.curves_scale = "log" if look.is_log else "linear"
            self._state.curves_smoothing = str(look.smoothing)
            self._state.curves_grouping = "together" if look.is_grouped else "apart"
        self.changed.emit(look)

    def _tell_smoothing(self) -> None:
        width = self.look.smoothing
        words = self.tr("Smoothing: {count} steps").format(count=width)
        self._smoothing_words.setText(words if width > 1 else self.tr("Smoothing: none"))

    def _retranslate(self) -> None:
        names = (self.tr("Epochs"), self.tr("Steps"), self.tr("Time"))
        for number, name in enumerate(names):
            self.axis.setItemText(number, name)
        self.axis.setAccessibleName(self.tr("What the curves are drawn over"))
        self.axis.setToolTip(self.tr("Epochs, steps (batches) or seconds of training"))
        self.log.setText(self.tr("Log"))
        self.log.setToolTip(self.tr("Equal factors take equal heights on the vertical axes"))
        self.grouping.setText(self.tr("Bands"))
        self.grouping.setToolTip(
            self.tr(
                "Runs of one job with other seeds or folds are drawn as their mean"
                " and its 95 % interval"
            )
        )
        self.smoothing.setAccessibleName(self.tr("Smoothing of the training curves"))
        self.smoothing.setToolTip(
            self.tr("Over how many steps the mean of a training curve runs; the points stay, faint")
        )
        self.all_button.setText(self.tr("Show all"))
        self.all_button.setToolTip(self.tr("Undo the zoom (double click, or 0)"))
        self._tell_smoothing()
