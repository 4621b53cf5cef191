"""The line above the charts: a chip a condition, undo, clear, and what can be exported."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from core.feedback.analysis.charts.figures import BehaviourFigures, Group
from core.feedback.analysis.charts.labels import Labels
from core.feedback.analysis.filters import EventFilters
from gui.language import Retranslated
from gui.widgets.buttons import push_button
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.layouts import row
from gui.widgets.plain import Label, caption


class FilterLine(Retranslated, QWidget):
    """Shows conditions; `removed` names those whose chip was pressed, `source_chosen` a source or None."""

    removed = Signal(tuple)
    source_chosen = Signal(object)
    undone = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._nothing = Label(kind="muted")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, 6)
        self.sources = _menu_chip()
        self.undo = _quiet()
        self.undo.clicked.connect(self.undone)
        self.clear = _quiet()
        self.clear.clicked.connect(self.cleared)
        self.export = _menu_chip()
        self.png, self.html, self.tables = QAction(self), QAction(self), QAction(self)
        self.export.menu().addActions([self.png, self.html, self.tables])
        row(
            (self._nothing, 1),
            (self._chips, 1),
            self.sources,
            self.undo,
            self.clear,
            self.export,
            parent=self,
        )
        self._retranslate()

    @property
    def chips(self) -> list[QPushButton]:
        """The chips as they stand."""
        return self._chips.findChildren(QPushButton)

    def show_filters(self, figures: BehaviourFigures, labels: Labels, can_undo: bool) -> None:
        """One chip a condition; the sources where there are several."""
        filters = figures.filters
        self._offer(figures.sources, filters, labels)
        self._remove_chips()
        conditions = labels.conditions(filters)
        for name, text in conditions.items():
            chip = QPushButton(f"{text}  ✕")
            chip.setProperty("kind", "chip")
            chip.setProperty("active", True)
            chip.setAccessibleName(self.tr("Remove the filter {filter}").format(filter=text))
            chip.clicked.connect(lambda _=False, name=name: self.removed.emit((name,)))
            self._flow.addWidget(chip)
            chip.show()
        self._nothing.setVisible(not conditions)
        self._chips.setVisible(bool(conditions))
        self.clear.setEnabled(bool(conditions))
        self.undo.setEnabled(can_undo)

    def _offer(self, sources: Sequence[Group], filters: EventFilters, labels: Labels) -> None:
        """What people did and what was simulated must be told apart."""
        self.sources.setVisible(len(sources) > 1)
        menu = self.sources.menu()
        menu.clear()
        every = menu.addAction(self.tr("All sources"), lambda: self.source_chosen.emit(None))
        _tick(every, filters.source is None)
        for group in sources:
            text = f"{labels.value('sources', group.name)}  {group.events:,}"
            choose = partial(self.source_chosen.emit, group.name)
            _tick(menu.addAction(caption(text), choose), filters.source == group.name)

    def _remove_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _retranslate(self) -> None:
        self._nothing.setText(
            self.tr(
                "All behaviour. A click filters, a double click opens the events; so does a click on a total."
            )
        )
        self.sources.setText(self.tr("Source"))
        self.undo.setText(self.tr("Undo"))
        self.undo.setToolTip(self.tr("The filters as they were before (Ctrl+Z)"))
        self.clear.setText(self.tr("Clear"))
        self.export.setText(self.tr("Export"))
        self.png.setText(self.tr("Picture of the charts (PNG)…"))
        self.html.setText(self.tr("Report (HTML)…"))
        self.tables.setText(self.tr("All tables (CSV)…"))


def _quiet() -> QPushButton:
    return push_button("quiet")


def _menu_chip() -> QPushButton:
    button = push_button("chip")
    button.setProperty("hasMenu", True)
    button.setMenu(QMenu(button))
    return button


def _tick(action: QAction, is_on: bool) -> None:
    action.setCheckable(True)
    action.setChecked(is_on)
