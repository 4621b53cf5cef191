"""The groups of the map: a tick draws them, Enter filters the results by them."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from core.data.category_path import leaf
from core.explain.product_map.groups import Group, Groups
from gui.language import Retranslated
from gui.product_map.cloud import group_colour
from gui.theme import theme
from gui.widgets.plain import caption, literal
from gui.words import worded

DOT = 12
# Pixels of an entry, and of the longest name.
ENTRY = QSize(168, 24)
LONGEST = 14
MOST_LINES = 5


class Legend(Retranslated, QListWidget):
    """`hidden_changed` carries the numbers of the groups without a tick, `wanted` the one to filter by."""

    hidden_changed = Signal(object)
    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._groups: Groups | None = None
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(ENTRY)
        self.setProperty("kind", "plain")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.hidden_changed.emit(self.hidden_groups))
        self.itemDoubleClicked.connect(lambda item: self.wanted.emit(self.row(item)))
        self.customContextMenuRequested.connect(self._open_menu)
        theme().changed.connect(self._write)
        self._retranslate()

    @property
    def hidden_groups(self) -> frozenset[int]:
        """The groups that are not to be drawn."""
        unchecked = Qt.CheckState.Unchecked
        return frozenset(
            number for number in range(self.count()) if self.item(number).checkState() == unchecked
        )

    def show_groups(self, groups: Groups) -> None:
        """List `groups`, all with a tick."""
        self._groups = groups
        self.blockSignals(True)
        self.clear()
        for _ in groups.groups:
            item = QListWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(ENTRY)
            self.addItem(item)
        self.blockSignals(False)
        self._write()
        self._fit()

    def show_only(self, number: int) -> None:
        """Draw this group alone; all again where it was alone."""
        others = frozenset(range(self.count())) - {number}
        wanted = frozenset() if self.hidden_groups == others else others
        self.blockSignals(True)
        for place in range(self.count()):
            state = Qt.CheckState.Unchecked if place in wanted else Qt.CheckState.Checked
            self.item(place).setCheckState(state)
        self.blockSignals(False)
        self.hidden_changed.emit(self.hidden_groups)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter filters by the group; Space ticks it, arrows walk."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.currentRow() >= 0:
            self.wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        """As high as the entries, within reason."""
        columns = max(1, self.viewport().width() // ENTRY.width())
        lines = min(MOST_LINES, -(-self.count() // columns))
        self.setFixedHeight(max(1, lines) * ENTRY.height() + 4)

    def _write(self) -> None:
        if self._groups is None:
            return
        self.blockSignals(True)
        for number, group in enumerate(self._groups.groups):
            item, name = self.item(number), self._name(group)
            item.setText(f"{caption(name, LONGEST)}  {group.count:,}")
            item.setIcon(_dot(group_colour(number, self._groups)))
            hint = self.tr(
                "{name}: the tick draws them, a double click or Enter filters the results by them"
            )
            item.setToolTip(literal(hint.format(name=group.category or name)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {group.count:,}")
        self.blockSignals(False)

    def _name(self, group: Group) -> str:
        return leaf(group.category) if group.category else self.tr("Others")

    def _open_menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item is None:
            return
        number, menu = self.row(item), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Filter the results by these"), lambda: self.wanted.emit(number))
        menu.addAction(self.tr("Draw these alone, or all again"), lambda: self.show_only(number))
        menu.popup(self.viewport().mapToGlobal(place))

    def _retranslate(self) -> None:
        self.setAccessibleName(worded(self.tr("Colours of the {products}")))
        self._write()


def _dot(colour: str) -> QPixmap:
    drawn = QPixmap(DOT, DOT)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, DOT - 2, DOT - 2)
    painter.end()
    return drawn
