"""The map in the real window: what is lit on it, what a lasso does, what there is without vectors."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.search.request import SearchRequest
from gui.main_window import MainWindow
from gui.product_map.canvas import MapCanvas
from gui.product_map.view import ProductMapView
from gui.state import State
from tests.core.runs.small_runs import SEARCH

WAIT = 120_000
QUERY = "手机"

pytestmark = pytest.mark.usefixtures("without_start")


@pytest.fixture
def window(qtbot: QtBot, state: State, made_shop: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window with the map beside the answer to a query."""
    shutil.copytree(made_shop, tmp_path / "shop")
    state.arrangement = "demo"
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    with qtbot.waitSignal(made.painted, timeout=WAIT):
        made.open(tmp_path / "shop")
    with qtbot.waitSignal(made.page.shown, timeout=WAIT):
        made.page.ask(QUERY)
    made.product_map.open()
    qtbot.waitUntil(lambda: canvas(made).marks.query is not None, timeout=WAIT)
    yield made
    made.close()
    made.deleteLater()


def view(window: MainWindow) -> ProductMapView:
    found = window.product_map.view
    assert found is not None
    return found


def canvas(window: MainWindow) -> MapCanvas:
    return view(window).canvas


def run_on_map(window: MainWindow) -> str:
    made = view(window).maker.map
    return made.run if made is not None else ""


def ids(window: MainWindow) -> list[str]:
    response = window.page.on_screen.response
    return [hit.product_id for hit in response.hits] if response is not None else []


def draw_around(qtbot: QtBot, window: MainWindow, rows: list[int]) -> None:
    """A line around each of `rows` alone, one after the other without lifting the pen."""
    places = canvas(window).cloud.places.astype(float)
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    reach = apart[rows].min() / 3
    corners = [[(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]] * len(rows)
    line = np.concatenate(
        [places[row] + reach * np.array(c) for row, c in zip(rows, corners, strict=True)]
    )
    with qtbot.waitSignal(canvas(window).lassoed, timeout=WAIT):
        canvas(window).box.lassoed.emit(np.concatenate([line, line[::-1][:: len(corners[0])]]))


def settle(qtbot: QtBot, window: MainWindow) -> None:
    controller = window.page.controller
    qtbot.waitUntil(
        lambda: (
            controller.response is not None and controller.response.request == controller.request
        ),
        timeout=WAIT,
    )


def wait_for_selected(qtbot: QtBot, window: MainWindow, row: int) -> None:
    """Until the product at `row` is what the inspector tells of."""
    engine, on_screen = window.shop.engine, window.page.on_screen
    assert engine is not None
    product = engine.catalogue.product_id[row]

    def is_selected() -> bool:
        return on_screen.selection is not None and on_screen.selection[1].product_id == product

    qtbot.waitUntil(is_selected, timeout=WAIT)


def test_hits_are_lit_by_rank_and_the_query_has_its_star(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    response, made = window.page.controller.response, view(window).maker.map
    assert response is not None
    assert made is not None
    marks = canvas(window).marks
    lit = {rank: (place.x(), place.y()) for rank, place in marks.hits}
    assert list(lit) == sorted((hit.rank for hit in response.hits), reverse=True)
    for hit in response.hits:
        assert lit[hit.rank] == pytest.approx(made.places[hit.row].tolist(), abs=1e-6)
    engine = window.shop.engine
    assert engine is not None
    assert marks.query == pytest.approx(made.place_of_query(engine, QUERY), abs=1e-6)
    assert marks.is_exact
    assert "40 products" in view(window).about.text()
    assert "★ the query" in view(window).about.text()
    # The same in words and beside the disc, where one points at it.
    first = response.hits[0]
    canvas(window).point_at(first.row)
    assert view(window).card.isVisible()
    assert "Rank 1 for the query on screen" in canvas(window).accessibleDescription()
    canvas(window).point_at(-1)
    assert not view(window).card.isVisible()
    # A result is found on the map, and the map saved as a picture.
    window.page.results.select_rank(2)
    qtbot.waitUntil(window.product_map.locate.isEnabled, timeout=WAIT)
    window.product_map.locate.trigger()
    hit = window.page.controller.response.hits[1]  # type: ignore[union-attr]
    assert canvas(window).row == hit.row
    view(window).save(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    with qtbot.waitSignal(window.product_map.failed, timeout=WAIT) as failed:
        view(window).save(tmp_path / "missing" / "map.png")
    assert "cannot be written" in str(failed.args[0])


def test_a_lasso_leaves_exactly_the_products_within_it(qtbot: QtBot, window: MainWindow) -> None:
    engine = window.shop.engine
    assert engine is not None
    answer = engine.search(SearchRequest(QUERY))
    found = [hit.row for hit in answer.hits]
    assert len(found) > 4
    beside = next(row for row in range(40) if row not in found)
    chosen = [found[1], beside, found[3]]
    before = ids(window)
    draw_around(qtbot, window, chosen)
    settle(qtbot, window)
    names = {engine.catalogue.product_id[row] for row in chosen}
    assert set(window.page.filters.filters.only) == names
    assert ids(window) == [answer.hits[1].product_id, answer.hits[3].product_id]
    response = window.page.controller.response
    assert response is not None
    assert response.total == 2
    assert sum(value.count for value in response.facets.brand) <= 2
    chip = window.page.active._layout.itemAt(0).widget()
    assert chip.text() == "Map: 3 products"  # type: ignore[union-attr]
    # The toast brings all back, and so do Escape over the map and Back.
    window.toast.action.click()
    settle(qtbot, window)
    assert ids(window) == before
    draw_around(qtbot, window, chosen)
    settle(qtbot, window)
    QTest.keyClick(canvas(window), Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert ids(window) == before
    window.query_history.go(-1)
    settle(qtbot, window)
    assert set(window.page.filters.filters.only) == names
    # Without the line nothing is left of it, and an empty one asks for nothing.
    chip = window.page.active._layout.itemAt(0).widget()
    chip.click()  # type: ignore[union-attr]
    settle(qtbot, window)
    canvas(window).lassoed.emit(np.zeros(0, np.intp))
    assert window.toast.words.text() == "There is no product within the line"
    assert ids(window) == before


def test_the_legend_hides_groups_and_filters_by_them(qtbot: QtBot, window: MainWindow) -> None:
    legend, cloud = view(window).legend, canvas(window).cloud
    category = cloud.groups.groups[0].category
    of_it = set(np.flatnonzero(cloud.groups.of == 0).tolist())
    legend.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert set(cloud.drawn.tolist()) == set(range(40)) - of_it
    # What is hidden is not marked either.
    corners = np.array([(-9, -9), (9, -9), (9, 9), (-9, 9)], float)
    with qtbot.waitSignal(canvas(window).lassoed, timeout=WAIT) as lassoed:
        canvas(window).box.lassoed.emit(corners)
    assert set(lassoed.args[0].tolist()) == set(range(40)) - of_it
    window.page.clear_filters()
    legend.show_only(0)
    assert set(cloud.drawn.tolist()) == of_it
    legend.show_only(0)
    assert len(cloud.drawn) == 40
    legend.setCurrentRow(0)
    QTest.keyClick(legend, Qt.Key.Key_Return)
    assert window.page.filters.filters.category == (category,)
    QTest.keyClick(legend, Qt.Key.Key_Return)
    assert not window.page.filters.filters


def test_keys_step_from_product_to_product_and_enter_and_a_click_open(
    qtbot: QtBot, window: MainWindow
) -> None:
    here = canvas(window)
    here.setFocus()
    places = here.cloud.places
    start = int(np.argmin(places[:, 0]))
    here.point_at(start)
    QTest.keyClick(here, Qt.Key.Key_Right)
    assert places[here.row][0] > places[start][0]
    row = here.row
    width = here.box.viewRect().width()
    QTest.keyClick(here, Qt.Key.Key_Plus)
    assert here.box.viewRect().width() == pytest.approx(width * 0.8)
    QTest.keyClick(here, Qt.Key.Key_0)
    assert here.box.viewRect().width() == pytest.approx(width, rel=0.02)
    here.point_at(row)
    QTest.keyClick(here, Qt.Key.Key_Return)
    wait_for_selected(qtbot, window, row)
    assert window.panels.inspector.isVisible()
    hit = window.page.controller.response.hits[2]  # type: ignore[union-attr]
    place = here._pixel(here.cloud.places[hit.row])
    expected = here.nearest(place)
    QTest.mouseClick(here.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait_for_selected(qtbot, window, expected)


def test_an_epoch_that_is_looked_at_is_drawn_where_the_former_map_lay(
    qtbot: QtBot, window: MainWindow
) -> None:
    before = view(window).maker.map
    assert before is not None
    assert before.run == SEARCH
    window.scrubbing.preview.look_at(SEARCH, 1, [1, 2])
    qtbot.waitUntil(lambda: run_on_map(window) == f"{SEARCH}@1", timeout=WAIT)
    after = view(window).maker.map
    assert after is not None
    engine = window.shop.previewed
    assert engine is not None
    expected = after.place_of_query(engine, QUERY)
    marks = canvas(window).marks
    qtbot.waitUntil(
        lambda: marks.query is not None and np.allclose(marks.query, expected), timeout=WAIT
    )
    # As near as turning brings it: another turn is farther.
    apart = np.linalg.norm(after.places - before.places)
    for other in (np.diag((-1, 1)), np.diag((1, -1)), -np.eye(2)):
        assert np.linalg.norm(after.places @ other - before.places) >= apart - 1e-6
    window.scrubbing.preview.leave()
    qtbot.waitUntil(lambda: run_on_map(window) == SEARCH, timeout=WAIT)
    np.testing.assert_allclose(view(window).maker.map.places, before.places, atol=1e-5)  # type: ignore[union-attr]


def test_words_alone_and_shops_without_products_have_no_map_and_say_why(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.shop.use_run("", "search")
    here = view(window)
    qtbot.waitUntil(lambda: here.pages.currentWidget() is here.state, timeout=WAIT)
    assert here.state.accessibleName() == "Words alone rank"
    assert "runs of other tasks give none" in here.state.accessibleDescription()
    window.shop.use_run(SEARCH)
    qtbot.waitUntil(lambda: here.pages.currentWidget() is here.whole, timeout=WAIT)
    qtbot.waitUntil(lambda: run_on_map(window) == SEARCH, timeout=WAIT)
    window.shop.close()
    assert here.state.accessibleName() == "No map yet"
    assert here.maker.map is None
    window.open(tmp_path / "empty")
    qtbot.waitUntil(
        lambda: here.state.accessibleName() == "There are no products to draw", timeout=WAIT
    )
