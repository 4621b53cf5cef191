"""The results as they are painted and used."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.products.movement import Movement
from gui.products.result_model import ResultRole
from gui.search.list_header import in_lines
from gui.search.results_view import ResultsView
from gui.search.row_geometry import row_for
from gui.theme import theme
from tests.gui.goods import answer, shop


@pytest.fixture(autouse=True)
def light():
    theme().set_mode("light")


@pytest.fixture
def catalogue():
    return shop(60)


@pytest.fixture
def view(qtbot, catalogue):
    made = ResultsView()
    qtbot.addWidget(made)
    made.resize(920, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.show_response(answer(catalogue, range(60)), catalogue)
    made.setFocus()
    return made


def cards(view):
    return view.findChild(type(view._list))


def rect_of(view, row):
    return cards(view).visualRect(view.model.index(row))


def painted(view, row=0) -> QImage:
    view.repaint()
    return cards(view).viewport().grab(rect_of(view, row)).toImage()


def colours_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_cards_fill_the_row_at_any_width(view, qtbot):
    listed = cards(view)
    for width in (400, 655, 920, 1280, 1920):
        view.resize(width, 640)
        qtbot.waitUntil(lambda width=width: view.width() == width)
        tops = [rect_of(view, row).top() for row in range(listed.columns + 1)]
        assert len(set(tops[:-1])) == 1, "the first row holds as many cards as there are columns"
        assert tops[-1] > tops[0]
        spare = listed.viewport().width() - listed.columns * listed.gridSize().width()
        assert 0 < spare <= listed.columns


def test_resizing_keeps_the_card_in_sight(view, qtbot):
    listed = cards(view)
    listed.scrollTo(view.model.index(40), listed.ScrollHint.PositionAtTop)
    view.resize(1300, 640)
    qtbot.waitUntil(lambda: listed.columns == 5)
    assert listed.viewport().rect().intersects(rect_of(view, 40))


def test_matched_words_are_lit(view, catalogue):
    lit = theme().colours.highlight
    assert lit in colours_in(painted(view))
    view.show_response(answer(catalogue, range(60), text="x", matched=()), catalogue)
    assert lit not in colours_in(painted(view))


def test_a_word_inside_a_latin_title_is_lit(view, catalogue):
    view.show_response(answer(catalogue, [1], text="phone", matched=("phone",)), catalogue)
    assert theme().colours.highlight in colours_in(painted(view))


@pytest.mark.parametrize("mode", ["grid", "list"])
def test_movements_are_painted(view, mode):
    view.set_mode(mode)
    before = painted(view)
    view.mark_movements({"P0": Movement(7, 1)})
    climbed = painted(view)
    assert climbed != before
    assert theme().colours.good in colours_in(climbed)
    view.mark_movements({})
    assert painted(view) == before


def test_the_theme_changes_cards_at_once(view):
    light_surface = theme().colours.surface
    assert light_surface in colours_in(painted(view))
    theme().set_mode("dark")
    assert theme().colours.surface in colours_in(painted(view))
    assert light_surface not in colours_in(painted(view))


def test_selection_and_focus_are_painted(view):
    plain = painted(view, 1)
    view.select_rank(2)
    assert painted(view, 1) != plain
    assert theme().colours.accent in colours_in(painted(view, 1))


def test_keys_walk_the_grid(view, qtbot):
    listed = cards(view)
    columns = listed.columns
    assert columns == 4
    view.select_rank(1)
    for key, row in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 1 + columns),
        (Qt.Key.Key_Left, columns),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_PageDown, 2 * columns),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_End, 59),
        (Qt.Key.Key_Down, 59),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(listed, key)
        assert listed.currentIndex().row() == row, key


def test_enter_and_double_click_open(view, qtbot):
    opened = []
    view.opened.connect(opened.append)
    view.select_rank(3)
    qtbot.keyClick(cards(view), Qt.Key.Key_Return)
    place = rect_of(view, 1).center()
    viewport = cards(view).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert [hit.rank for hit in opened] == [3, 2]


def test_copying_takes_the_title(view, qtbot):
    view.select_rank(2)
    qtbot.keyClick(cards(view), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Apple iPhone15Pro 智能手机 256GB"


def test_a_new_answer_keeps_the_selected_product(view, catalogue):
    told = []
    view.select_rank(5)
    view.selected.connect(told.append)
    view.show_response(answer(catalogue, [9, 8, 4, 7], text="other"), catalogue)
    assert view.current_hit.product_id == "P4"
    assert [hit.rank for hit in told] == [3], "told once, with its new rank"
    view.show_response(answer(catalogue, [9, 8]), catalogue)
    assert told[-1] is None


def test_another_query_starts_at_the_top_and_the_same_stays(view, catalogue):
    bar = cards(view).verticalScrollBar()
    bar.setValue(700)
    view.show_response(answer(catalogue, range(59, -1, -1)), catalogue)
    assert bar.value() == 700
    view.show_response(answer(catalogue, range(60), text="other"), catalogue)
    assert bar.value() == 0


def test_cards_arrive_where_they_belong(view, catalogue, qtbot):
    places = cards(view).positions()
    view.show_response(answer(catalogue, range(59, -1, -1)), catalogue)
    sliding = cards(view).sliding
    if sliding.is_moving:
        qtbot.waitUntil(lambda: not sliding.is_moving)
    assert places["P0"] == QPoint(0, 0)
    assert cards(view).positions()["P59"] == QPoint(0, 0)


def test_list_mode_has_one_column_and_a_header(view):
    from gui.search.list_header import ListHeader

    view.set_mode("list")
    tops = [rect_of(view, row).top() for row in range(5)]
    assert tops == sorted(set(tops))
    assert view.findChild(ListHeader).isVisible()
    view.set_mode("grid")
    assert not view.findChild(ListHeader).isVisible()


def test_columns_of_the_list_give_way_to_titles():
    # Pixels of the title: beside training on a laptop, at the least size, on a large screen.
    beside, least, large = (row_for(width).title.width() for width in (862, 600, 1880))
    assert beside >= 280
    assert least >= 220
    assert large >= 900
    assert row_for(862).brand.width() == 0
    assert row_for(862).sales.width() > 0
    # A column that no result fills takes no room.
    bare = row_for(1248, filled=frozenset())
    assert bare.brand.width() == bare.sales.width() == 0
    assert bare.title.width() > row_for(1248).title.width() + 200


def test_a_shop_without_brands_and_sales_has_no_columns_for_them(view, catalogue):
    from gui.search.list_header import ListHeader

    view.set_mode("list")
    nothing = replace(
        catalogue,
        brand=[""] * len(catalogue),
        sales=np.full(len(catalogue), np.nan, np.float32),
        rating=np.full(len(catalogue), np.nan, np.float32),
    )
    delegate = cards(view).itemDelegate()
    view.show_response(answer(catalogue, range(3)), catalogue)
    assert delegate.places.sales.width() > 0
    view.show_response(answer(nothing, range(3)), nothing)
    assert delegate.places.brand.width() == delegate.places.sales.width() == 0
    assert view.findChild(ListHeader)._filled == frozenset()


@pytest.mark.parametrize("kind", ["loading", "empty", "error", "welcome"])
def test_states_stand_in_for_results(view, kind, qtbot, catalogue):
    view.show_state(kind, "Nothing found", "Try another word", ("Try", list))
    assert not cards(view).isVisible()
    view.grab()
    view.show_response(answer(catalogue, range(3)), catalogue)
    assert cards(view).isVisible()


def test_a_state_asks_for_its_action(view, qtbot):
    from PySide6.QtWidgets import QPushButton

    done: list[str] = []
    actions = [(name, lambda name=name: done.append(name)) for name in ("clear", "leave")]
    view.show_state("empty", "Nothing found", "Try another word", *actions)
    button, other = (b for b in view.findChildren(QPushButton) if b.isVisible())
    other.click()
    button.click()
    assert done == ["leave", "clear"]
    view.show_state("empty", "Nothing found", "")
    assert not button.isVisible()


def test_coming_by_keyboard_selects_the_first(view):
    cards(view).clearFocus()
    cards(view).setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current_hit.rank == 1


def test_ten_thousand_cards_scroll_to_the_end(view, qtbot):
    big = shop(10_000)
    view.show_response(answer(big, range(10_000)), big)
    qtbot.keyClick(cards(view), Qt.Key.Key_End)
    assert cards(view).viewport().rect().intersects(rect_of(view, 9_999))


def test_another_language_is_spoken_at_once(view):
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert cards(view).accessibleName() == "Results"


def test_own_picture_replaces_the_drawn_one(view, qtbot, tmp_path):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#12ff34"))
    path = tmp_path / "red coat.png"
    image.save(str(path))
    pictured = shop(3)
    pictured.image[0] = path.as_uri()
    view.show_response(answer(pictured, range(3)), pictured)
    qtbot.waitUntil(lambda: "#12ff34" in colours_in(painted(view)))
    view.set_mode("list")
    qtbot.waitUntil(lambda: "#12ff34" in colours_in(painted(view)))
    assert view.model.index(0).data(ResultRole.PRODUCT_ID) == "P0"


def test_the_legend_names_every_part_in_at_most_two_lines() -> None:
    names = [(part, part) for part in ("lexical", "neural", "alike", "popularity", "taste")]
    assert in_lines(names, 1000) == [names]
    lines = in_lines(names, 270)
    assert len(lines) == 2
    assert [name for line in lines for name in line] == names
