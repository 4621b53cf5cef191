"""The shoppers that can be chosen: a guest, those made up, then those known, the most active first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.data.category_path import leaf
from core.language import plural
from core.plain_text import one_line
from gui.shoppers.rows import BELOW, SECTION
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.recommend.made_up import MadeUp
    from core.recommend.shoppers import Shopper


USER_ID = Qt.ItemDataRole.UserRole + 3
GUEST = ""


@dataclass(frozen=True)
class _Row:
    """A shopper, or the heading of a section, which has no id."""

    name: str
    user_id: str | None = None
    about: str = ""


class ShopperModel(QAbstractListModel):
    """Row 0 is the guest unless a search leaves it out; sections have headings where there are several."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._rows: tuple[_Row, ...] = ()

    def show(
        self,
        shoppers: Sequence["Shopper"],
        has_guest: bool,
        made_up: Sequence["MadeUp"],
        action_count: Callable[[str], int],
    ) -> None:
        """Replace every row; `action_count` tells how many actions of a shopper stand."""
        guest = [_Row(self.tr("Guest"), GUEST, self.tr("Nothing is known yet"))] * has_guest
        invented, known = [], []
        for person in made_up:
            about = " ".join(person.description.text.split())
            line = self._line(action_count(person.user_id), about)
            invented.append(_Row(person.name, person.user_id, line))
        for user in shoppers:
            line = self._line(action_count(user.user_id), leaf(user.category), user.brand)
            known.append(_Row(user.user_id, user.user_id, line))
        if invented:
            invented.insert(0, _Row(self.tr("Made up")))
            known = [_Row(self.tr("From the log")), *known] if known else []
        self.beginResetModel()
        self._rows = (*guest, *invented, *known)
        self.endResetModel()

    def row_of(self, user_id: str) -> int:
        """The row of a shopper, -1 where there is none."""
        ids = [row.user_id for row in self._rows]
        return ids.index(user_id) if user_id in ids else -1

    def first(self) -> int:
        """The row of the first shopper, -1 where there is none."""
        return next(
            (row_number for row_number, row in enumerate(self._rows) if row.user_id is not None), -1
        )

    def step(self, row: int, by: int) -> int:
        """The shopper before (-1) or after (1) `row`; `row` itself at an end."""
        position = row + by
        while 0 <= position < len(self._rows) and self._rows[position].user_id is None:
            position += by
        return position if 0 <= position < len(self._rows) else row

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Shoppers and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        is_heading = index.isValid() and self._rows[index.row()].user_id is None
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Who it is, and in a line what is known."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == USER_ID:
            return row.user_id
        if role == SECTION:
            return row.user_id is None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(row.name)
        if role in (BELOW, Qt.ItemDataRole.AccessibleDescriptionRole):
            return one_line(row.about)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(row.about)
        return None

    def _line(self, actions: int, *taste: str) -> str:
        count = plural(actions, self.tr("{count} action"), self.tr("{count} actions"))
        return " · ".join(filter(None, (count, *taste)))
