"""What is to be judged: by which systems it was found, how deep, and in which order it comes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from core.judging.pool import DEPTH
from core.plain_text import one_line
from gui.judging.pooling import FILE
from gui.language import Retranslated
from gui.search.summary import ranking_name
from gui.widgets.buttons import push_button
from gui.widgets.file_dialog import choose_files
from gui.widgets.layouts import column, row
from gui.widgets.plain import LONGEST_CAPTION, Label, literal

DEEPEST = 100
LIST_HEIGHT = 168
# Two systems have a verdict between them.
PAIR = 2


class StartForm(Retranslated, QWidget):
    """`begun` asks to judge what is chosen, `cancelled` to stop looking for it."""

    begun = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._queries = 0
        self._is_busy = False
        self.heading, self.about = Label(kind="heading"), Label(kind="muted")
        self.about.setWordWrap(True)
        self.systems = QListWidget()
        self.systems.setFixedHeight(LIST_HEIGHT)
        self.file_button = push_button("quiet", self._add_file)
        self.depth_label, self.depth_box = Label(), QSpinBox()
        self.depth_box.setRange(1, DEEPEST)
        self.depth_box.setValue(DEPTH)
        self.by_chance, self.by_verdict = QRadioButton(), QRadioButton()
        self.by_chance.setChecked(True)
        self.order_note = Label(kind="small")
        self.order_note.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.button = push_button("primary", self._begin_or_cancel)
        self._arrange()
        self.systems.itemChanged.connect(lambda _: self._settle())
        self._retranslate()

    def _arrange(self) -> None:
        column(
            self.heading,
            self.about,
            self.systems,
            row(self.file_button, 1, self.depth_label, self.depth_box, spacing=8),
            self.by_chance,
            self.by_verdict,
            self.order_note,
            self.bar,
            row(self.button, 1),
            1,
            parent=self,
            spacing=10,
            margins=(4, 8, 4, 8),
        )

    @property
    def chosen(self) -> list[str]:
        """The systems that are ticked."""
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]

    @property
    def is_active(self) -> bool:
        """Whether what would change the verdict comes first."""
        return self.by_verdict.isChecked() and self.by_verdict.isEnabled()

    def offer(self, systems: Sequence[str], chosen: Sequence[str]) -> None:
        """List `systems`; of none of `chosen` that is there the first and words alone are ticked."""
        known = [system for system in chosen if system in systems or system.startswith(FILE)]
        ticked = known or [systems[0], ""]
        self.systems.clear()
        for system in dict.fromkeys((*systems, *known)):
            self._add(system, system in ticked)
        self._settle()

    def show_queries(self, count: int) -> None:
        """The set in use has so many queries."""
        self._queries = count
        self._retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """So many of all queries were ranked."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def set_busy(self, is_busy: bool) -> None:
        """Whether products are being looked for."""
        self._is_busy = is_busy
        self.bar.setVisible(is_busy)
        self.bar.setValue(0)
        self._settle()

    def _items(self) -> list[QListWidgetItem]:
        return [self.systems.item(row) for row in range(self.systems.count())]

    def _add(self, system: str, is_ticked: bool) -> None:
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, system)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        item.setText(one_line(system_name(system), LONGEST_CAPTION))
        item.setToolTip(literal(system.removeprefix(FILE)))
        self.systems.addItem(item)

    def _add_file(self) -> None:
        title = self.tr("A TREC run file: query Q0 product rank score tag")
        for path in choose_files(self, "judgments", title, (self.tr("All files (*)"),)):
            self._add(f"{FILE}{path}", True)
        self._settle()

    def _begin_or_cancel(self) -> None:
        (self.cancelled if self._is_busy else self.begun).emit()

    def _settle(self) -> None:
        chosen = self.chosen
        self.by_verdict.setEnabled(len(chosen) == PAIR)
        if not self.by_verdict.isEnabled():
            self.by_chance.setChecked(True)
        may_begin = bool(chosen) and self._queries > 0
        self.button.setEnabled(self._is_busy or may_begin)
        for widget in (self.systems, self.file_button, self.depth_box, self.by_chance):
            widget.setEnabled(not self._is_busy)
        self.button.setText(self.tr("Cancel") if self._is_busy else self.tr("Judge"))

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("What is to be judged"))
        template = self.tr(
            "The best of these systems for the {count} queries of the set, one by one, without rank, score or"
            " system"
        )
        none = self.tr("The set has no queries yet; add some in the tab of queries")
        self.about.setText(template.format(count=self._queries) if self._queries else none)
        self.systems.setAccessibleName(self.tr("Systems"))
        self.file_button.setText(self.tr("Add a run file…"))
        self.depth_label.setText(self.tr("Best of each"))
        self.depth_box.setAccessibleName(self.tr("Best of each"))
        self.by_chance.setText(self.tr("In random order, query by query"))
        self.by_verdict.setText(
            self.tr("First what would most change the verdict between two systems")
        )
        self.order_note.setText(
            self.tr(
                "With exactly two systems the second order tells with fewer judgments which is better"
            )
        )
        for item in self._items():
            system = item.data(Qt.ItemDataRole.UserRole)
            item.setText(one_line(system_name(system), LONGEST_CAPTION))
        self._settle()


def system_name(system: str) -> str:
    """What people call a system."""
    if system.startswith(FILE):
        return Path(system.removeprefix(FILE)).name
    return ranking_name(system)
