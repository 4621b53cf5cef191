"""The model of results, without a window."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from gui.products.movement import Movement
from gui.products.result_model import ResultModel, ResultRole
from tests.gui.goods import answer, shop

MODES = QAbstractItemModelTester.FailureReportingMode


@pytest.fixture
def catalogue():
    return shop()


@pytest.fixture
def model(qapp, catalogue):
    made = ResultModel()
    made.tester = QAbstractItemModelTester(made, MODES.Fatal)
    made.show(answer(catalogue, [0, 1, 2, 3]), catalogue)
    return made


def test_roles_tell_the_product(model):
    index = model.index(1)
    assert index.data(ResultRole.PRODUCT_ID) == "P1"
    card = index.data(ResultRole.CARD)
    assert card.rank == 2
    assert index.data() == index.data(ResultRole.TITLE) == "Apple iPhone15Pro 智能手机 256GB"
    assert card.goods.brand == "优衣库"
    assert card.goods.price == 1.5
    assert index.data(ResultRole.HIT).row == 1


def test_the_best_score_is_the_whole_bar(model):
    shares = [model.index(row).data(ResultRole.CARD).share for row in range(4)]
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)


def test_readers_hear_rank_title_price_and_sales(model):
    index = model.index(2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "3. Summer Dress with Flowers"
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "¥2.50" in said
    assert "2k sold" in said
    assert "Women / Dresses" in said


def test_a_product_without_figures_has_no_made_up_ones(model):
    said = model.index(3).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "—" in said
    assert "nan" not in said
    assert "sold" not in said


@pytest.mark.parametrize("rows", [[3, 1, 0], [2, 9, 8, 7, 6, 1, 5], [1], [3, 2, 1, 0]])
def test_a_selection_follows_its_product(model, catalogue, rows):
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show(answer(catalogue, rows), catalogue)
    assert model.rowCount() == len(rows)
    assert [model.index(row).data(ResultRole.PRODUCT_ID) for row in range(len(rows))] == [
        f"P{row}" for row in rows
    ]
    assert selection.currentIndex().row() == rows.index(1)
    assert [index.row() for index in selection.selectedIndexes()] == [rows.index(1)]
    assert not resets


def test_a_product_that_left_is_not_replaced_by_its_neighbour(model, catalogue):
    kept = QPersistentModelIndex(model.index(1))
    model.show(answer(catalogue, [5, 6, 7, 8]), catalogue)
    assert not kept.isValid()


def test_another_catalogue_starts_anew(model):
    other = shop(8)
    kept = QPersistentModelIndex(model.index(1))
    model.show(answer(other, [1, 0]), other)
    assert not kept.isValid()
    assert model.rowCount() == 2


def test_movements_last_until_the_next_answer(model, catalogue):
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.mark({"P2": Movement(9, 3)})
    assert changed == [(0, 3)]
    assert model.index(2).data(ResultRole.MOVEMENT) == Movement(9, 3)
    assert model.index(0).data(ResultRole.MOVEMENT) is None
    model.show(answer(catalogue, [2]), catalogue)
    assert model.index(0).data(ResultRole.MOVEMENT) is None


def test_an_empty_answer_and_clearing(model, catalogue):
    model.show(answer(catalogue, []), catalogue)
    assert model.rowCount() == 0
    model.clear()
    assert model.response is None
    assert model.hit(0) is None


def test_products_can_be_carried_elsewhere(model):
    assert model.index(0).flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDragEnabled
