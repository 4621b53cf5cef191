"""The ranked products of one answer, as views and screen readers ask for them."""

from collections.abc import Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from core.plain_text import one_line
from core.search.request import Hit, SearchResponse
from gui.products import score_parts
from gui.products.cards import Card, Goods, description, goods_of, hint
from gui.products.grade_marks import NOBODY, GradeMark
from gui.products.movement import Movement
from gui.products.recommended import RecommendedHit
from gui.products.taste_words import taste_words
from gui.widgets.model_index import ModelIndex
from gui.widgets.plain import literal

if TYPE_CHECKING:
    from core.data.catalogue import Catalogue
    from core.recommend.recommender import Recommender


class ResultRole(IntEnum):
    """What can be asked of a row besides Qt's own roles."""

    CARD = Qt.ItemDataRole.UserRole + 1
    HIT = CARD + 1
    PRODUCT_ID = CARD + 2
    TITLE = CARD + 3
    MOVEMENT = CARD + 4


class ResultModel(QAbstractListModel):
    """Holds an answer and its catalogue; a new answer moves rows, so that a selection follows its product."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._response: SearchResponse | None = None
        self._catalogue: Catalogue | None = None
        self._hits: tuple[Hit, ...] = ()
        self._best = 0.0
        self._movements: Mapping[str, Movement] = {}
        self._done: Mapping[str, frozenset[str]] = {}
        # What is judged of the products for the query, None while no query set is in use.
        self.grades: Mapping[str, GradeMark] | None = None
        self._reasons: Recommender | None = None
        self._lit: tuple[str, tuple[tuple[str, float], ...]] = ("", ())
        self._pinned = ""
        self._goods: dict[int, Goods] = {}

    @property
    def response(self) -> SearchResponse | None:
        """The answer on show."""
        return self._response

    @property
    def catalogue(self) -> "Catalogue | None":
        """The products that the answer on show points into."""
        return self._catalogue

    def hit(self, row: int) -> Hit | None:
        """The hit of a row, None outside the list."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, product_id: str) -> int:
        """The row of a product, -1 if it is not in the list."""
        rows = (row for row, hit in enumerate(self._hits) if hit.product_id == product_id)
        return next(rows, -1)

    def show(self, response: SearchResponse, catalogue: "Catalogue") -> None:
        """Put `response` in place of the answer on show; rows of another catalogue start anew."""
        if catalogue is not self._catalogue:
            self.beginResetModel()
            self._goods.clear()
            self._catalogue = catalogue
            self._take(response)
            self._hits = response.hits
            self.endResetModel()
        else:
            self._take(response)
            self._move_to(response.hits)

    def clear(self) -> None:
        """Forget the answer and its catalogue."""
        self.beginResetModel()
        self._response, self._catalogue, self._hits = None, None, ()
        self._movements = {}
        self._lit = ("", ())
        self._goods.clear()
        self.endResetModel()

    def mark(self, movements: Mapping[str, Movement]) -> None:
        """Show how products moved until the next answer; an empty mapping takes the marks off."""
        self._movements = movements
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    def mark_done(self, done: Mapping[str, frozenset[str]]) -> None:
        """Show what was done to which product, in this answer and in those to come."""
        before, self._done = self._done, done
        nothing: frozenset[str] = frozenset()
        # Painting every card again would hold up the new ranking.
        for row, hit in enumerate(self._hits):
            if before.get(hit.product_id, nothing) != done.get(hit.product_id, nothing):
                self.dataChanged.emit(self.index(row), self.index(row))

    def light(self, product_id: str, strengths: tuple[tuple[str, float], ...]) -> None:
        """Light the words of one product by how strongly they count, until another is lit; "" for none."""
        before, self._lit = self._lit, (product_id, strengths)
        for product in {before[0], product_id}:
            row = self.row_of(product)
            if row >= 0 and before != self._lit:
                self.dataChanged.emit(self.index(row), self.index(row))

    def mark_pinned(self, product_id: str) -> None:
        """Say of one product that others are set beside it; "" of none."""
        before, self._pinned = self._pinned, product_id
        for row in {self.row_of(before), self.row_of(product_id)} - {-1}:
            self.dataChanged.emit(self.index(row), self.index(row))

    def mark_grades(self, grades: Mapping[str, GradeMark] | None) -> None:
        """Show how products are judged, in this answer and in those to come; None takes the marks off."""
        if grades != self.grades:
            self.grades = grades
            if self._hits:
                self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    def set_reasons(self, reasons: "Recommender | None") -> None:
        """Let `reasons` tell in the tool tips where a taste comes from."""
        self._reasons = reasons

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """The number of hits."""
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What `role` says of the row; None where it says nothing."""
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        card = self._card(hit)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(hint(card, self.taste_words(hit)))
        if role < ResultRole.CARD:
            return _standard(card, role)
        return {
            ResultRole.CARD: card,
            ResultRole.HIT: hit,
            ResultRole.PRODUCT_ID: hit.product_id,
            ResultRole.TITLE: card.goods.title,
            ResultRole.MOVEMENT: card.movement,
        }.get(ResultRole(role))

    def taste_words(self, hit: Hit) -> str:
        """What taste does to the score of `hit`."""
        history = self._response.request.history if self._response is not None else ()
        return taste_words(hit, history, self._reasons)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Products can be dragged."""
        can_drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | can_drag

    def _take(self, response: SearchResponse) -> None:
        self._response = response
        self._best = max((hit.score for hit in response.hits), default=0.0)
        self._movements = {}
        # What was lit counted for another query.
        self._lit = ("", ())

    def _move_to(self, hits: tuple[Hit, ...]) -> None:
        """Grow, move, shrink: only so do persistent indexes, and the selection, go with their product."""
        nowhere, old, new = QModelIndex(), len(self._hits), len(hits)
        if new > old:
            self.beginInsertRows(nowhere, old, new - 1)
            self._hits += hits[old:]
            self.endInsertRows()
        self.layoutAboutToBeChanged.emit()
        self._follow(hits)
        self._hits = hits + self._hits[new:]
        self.layoutChanged.emit()
        if new < old:
            self.beginRemoveRows(nowhere, new, old - 1)
            self._hits = hits
            self.endRemoveRows()

    def _follow(self, hits: tuple[Hit, ...]) -> None:
        places = {hit.product_id: row for row, hit in enumerate(hits)}
        before = self.persistentIndexList()
        after = [self.index(places.get(self._hits[line.row()].product_id, -1)) for line in before]
        self.changePersistentIndexList(before, after)

    def _card(self, hit: Hit) -> Card:
        assert self._response is not None
        return Card(
            goods=self._goods_of(hit.row),
            rank=hit.rank,
            score=hit.score,
            share=max(0.0, min(1.0, hit.score / self._best)) if self._best > 0 else 0.0,
            parts=score_parts.ordered(hit.parts),
            matched=self._response.matched,
            movement=self._movements.get(hit.product_id),
            reason=hit.reason if isinstance(hit, RecommendedHit) else "",
            done=self._done.get(hit.product_id, frozenset()),
            strengths=self._lit[1] if self._lit[0] == hit.product_id else (),
            is_pinned=hit.product_id == self._pinned,
            grade=self._grade(hit),
        )

    def _grade(self, hit: Hit) -> GradeMark | None:
        return None if self.grades is None else self.grades.get(hit.product_id, NOBODY)

    def _goods_of(self, row: int) -> Goods:
        known = self._goods.get(row)
        if known is None:
            assert self._catalogue is not None
            known = self._goods[row] = goods_of(self._catalogue, row)
        return known


def _standard(card: Card, role: int) -> Any:
    item = Qt.ItemDataRole
    if role == item.DisplayRole:
        return one_line(card.goods.title)
    if role == item.AccessibleTextRole:
        return one_line(f"{card.rank}. {card.goods.title}")
    if role == item.AccessibleDescriptionRole:
        return one_line(description(card))
    return None
