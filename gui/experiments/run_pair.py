"""Two boxes that choose which rankings are compared, and a button that swaps them."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from core.experiments.interleaving import A, B
from core.plain_text import one_line
from gui.experiments.run_list import METRIC, Ranking
from gui.experiments.sides import side_colour
from gui.language import Retranslated
from gui.search.summary import ranking_name
from gui.theme import theme
from gui.widgets.buttons import icon_button
from gui.widgets.plain import LONGEST_CAPTION, Label, literal


class RunPair(Retranslated, QWidget):
    """Chooses runs `a` and `b`; `changed` tells that they are others now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._rankings: tuple[Ranking, ...] = ()
        self.boxes = {A: QComboBox(), B: QComboBox()}
        self._labels = {A: Label(A), B: Label(B)}
        self.swap_button = icon_button("swap", self.swap, pixels=18)
        for box in self.boxes.values():
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.currentIndexChanged.connect(self.changed)
        theme().changed.connect(self._restyle)
        self._arrange()
        self._restyle()
        self._retranslate()

    @property
    def a(self) -> str:
        """The run on side A, "" for words alone."""
        return str(self.boxes[A].currentData() or "")

    @property
    def b(self) -> str:
        """The run on side B, "" for words alone."""
        return str(self.boxes[B].currentData() or "")

    @property
    def has_choice(self) -> bool:
        """Whether there is more than one ranking."""
        return len(self._rankings) > 1

    @property
    def is_a_pair(self) -> bool:
        """Whether two different rankings are chosen."""
        return self.has_choice and self.a != self.b

    def set_rankings(self, rankings: Sequence[Ranking]) -> None:
        """Offer `rankings`, best first, and keep what was chosen as far as it is still there."""
        chosen = (self.a, self.b) if self._rankings else ("", "")
        self._rankings = tuple(rankings)
        for box, run, index in zip(self.boxes.values(), chosen, (0, 1), strict=True):
            with QSignalBlocker(box):
                self._fill(box)
                known = box.findData(run) if chosen[0] != chosen[1] else -1
                box.setCurrentIndex(known if known >= 0 else min(index, box.count() - 1))
        self.changed.emit()

    def choose(self, a: str, b: str) -> None:
        """Show runs `a` and `b`, as far as they are there."""
        for box, run in zip(self.boxes.values(), (a, b), strict=True):
            box.setCurrentIndex(max(0, box.findData(run)))

    def swap(self) -> None:
        """A becomes B."""
        self.choose(self.b, self.a)

    def _fill(self, box: QComboBox) -> None:
        box.clear()
        for ranking in self._rankings:
            box.addItem("", ranking.run)
        self._write(box)

    def _write(self, box: QComboBox) -> None:
        for index, ranking in enumerate(self._rankings):
            box.setItemText(index, one_line(_in_short(ranking), LONGEST_CAPTION))
            box.setItemData(index, literal(self._about(ranking)), Qt.ItemDataRole.ToolTipRole)

    def _about(self, ranking: Ranking) -> str:
        about = [ranking_name(ranking.run)]
        if ranking.value is not None:
            about.append(f"{METRIC} {ranking.value:.3f}")
        if ranking.is_active:
            about.append(self.tr("in use"))
        return " · ".join(about)

    def _arrange(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(6)
        for row, side in enumerate(self.boxes):
            label = self._labels[side]
            label.setBuddy(self.boxes[side])
            layout.addWidget(label, row, 0)
            layout.addWidget(self.boxes[side], row, 1)
        layout.addWidget(self.swap_button, 0, 2, 2, 1)
        layout.setColumnStretch(1, 1)

    def _restyle(self) -> None:
        for side, label in self._labels.items():
            label.setStyleSheet(f"font-weight: 700; color: {side_colour(side)}")

    def _retranslate(self) -> None:
        self.swap_button.setToolTip(self.tr("Swap A and B"))
        self.swap_button.setAccessibleName(self.tr("Swap A and B"))
        self.boxes[A].setAccessibleName(self.tr("Ranking A"))
        self.boxes[B].setAccessibleName(self.tr("Ranking B"))
        for box in self.boxes.values():
            self._write(box)


def _in_short(ranking: Ranking) -> str:
    name = ranking_name(ranking.run)
    return name if ranking.value is None else f"{name} · {ranking.value:.3f}"
