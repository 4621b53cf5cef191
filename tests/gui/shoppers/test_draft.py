"""A history being made up: dropped into, put in order, given actions."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from core.search.request import Interaction
from gui.products.pictures import Pictures
from gui.products.product_drag import PRODUCTS, ids_in, mime_of
from gui.shoppers.draft_list import DraftList
from gui.shoppers.draft_model import DraftModel
from gui.shoppers.rows import ASIDE, BELOW
from tests.gui.search.answers import shop


@pytest.fixture
def model() -> DraftModel:
    made = DraftModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    put = (Interaction("p0"), Interaction("p1", "cart"))
    made.show(put, (Interaction("p2"),), shop(6))
    return made


@pytest.fixture
def view(qtbot: QtBot, model: DraftModel) -> DraftList:
    made = DraftList(model, Pictures())
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.show()
    return made


def drop(view: DraftList, mime: QMimeData, place: QPoint) -> None:
    event = QDropEvent(
        QPointF(place),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def ids(model: DraftModel) -> list[str]:
    return [did.product_id for did in model.put]


def test_the_latest_comes_first_and_what_was_described_last(model: DraftModel) -> None:
    titles = [model.index(row).data() for row in range(3)]
    assert titles == ["product 1", "product 0", "product 2"]
    assert [model.index(row).data(ASIDE) for row in range(3)] == ["", "", "described"]
    assert model.index(0).data(BELOW) == "add to cart ▾"


def test_products_are_dropped_where_they_are_let_go(model: DraftModel, view: DraftList) -> None:
    told = QSignalSpy(model.edited)
    drop(view, mime_of(["p3", "unknown"]), view.visualRect(model.index(1)).topLeft() + QPoint(5, 2))
    assert ids(model) == ["p0", "p3", "p1"]
    drop(view, mime_of(["p4"]), QPoint(20, 290))
    # Behind what was put in, but never among what was described.
    assert ids(model) == ["p4", "p0", "p3", "p1"]
    assert told.count() == 2
    assert ids_in(QMimeData()) == []
    assert mime_of(["a", "b"]).hasFormat(PRODUCTS)


def test_keys_change_move_and_remove(qtbot: QtBot, model: DraftModel, view: DraftList) -> None:
    view.setCurrentIndex(model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_4)
    assert model.put[-1] == Interaction("p1", "purchase")
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert ids(model) == ["p1", "p0"]
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert ids(model) == ["p0", "p1"]
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert ids(model) == ["p0"]


def test_what_the_description_gave_stays_as_it_is(
    qtbot: QtBot, model: DraftModel, view: DraftList
) -> None:
    told = QSignalSpy(model.edited)
    view.setCurrentIndex(model.index(2))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_2):
        qtbot.keyClick(view, key)
    assert told.count() == 0
    model.show_derived((Interaction("p4"), Interaction("p5")))
    assert [model.index(row).data() for row in range(2, 4)] == ["product 5", "product 4"]


def test_the_cross_removes_and_the_action_opens_a_menu(
    qtbot: QtBot, model: DraftModel, view: DraftList
) -> None:
    row = view.visualRect(model.index(1))
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 10, row.center().y())
    )
    assert ids(model) == ["p1"]
    menu = view._menu(0)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert entries["add to cart"].isChecked()
    entries["favourite"].trigger()
    assert model.put == (Interaction("p1", "favourite"),)
    menu.deleteLater()


def test_a_row_dragged_inside_the_list_moves(model: DraftModel, view: DraftList) -> None:
    view.setCurrentIndex(model.index(0))

    class OwnDrop(QDropEvent):
        def source(self) -> DraftList:
            return view

    place = view.visualRect(model.index(1)).bottomLeft() + QPoint(5, -2)
    carried = mime_of(["p1"])
    event = OwnDrop(
        QPointF(place),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)
    assert model.put == (Interaction("p1", "cart"), Interaction("p0"))
