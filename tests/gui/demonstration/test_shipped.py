"""The demonstration that ships finds what its notes say, in the real window over the demo world, twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.data.shops.demo import import_demo
from core.search.request import Hit, SearchRequest, SearchResponse
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.products.result_model import ResultRole
from gui.state import State
from tests.gui.demonstration.conftest import come_to_rest, hurry, press, ranking

PATIENCE = 240_000
LIKED, BRAND = "p01009", "VERO MODA"


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path) -> Iterator[MainWindow]:
    with Workspace.open(tmp_path / "shop") as workspace:
        import_demo(workspace)
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    with qtbot.waitSignals([made.painted, made.shop.recommender_ready], timeout=PATIENCE):
        made.open(tmp_path / "shop")
    hurry(made)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def leaves(window: MainWindow, hits: tuple[Hit, ...]) -> set[str]:
    """The last part of the categories of `hits`."""
    assert window.shop.engine is not None
    category = window.shop.engine.catalogue.category
    return {category[hit.row].rpartition(" / ")[2] for hit in hits}


def of_brand(window: MainWindow, response: SearchResponse) -> int:
    """How many of the first ten are of the brand that was liked."""
    assert window.shop.engine is not None
    brand = window.shop.engine.catalogue.brand
    return sum(brand[hit.row] == BRAND for hit in response.hits[:10])


def on_screen(window: MainWindow) -> SearchResponse:
    response = window.page.on_screen.response
    assert response is not None
    return response


@pytest.mark.timeout(300)
def test_every_step_finds_what_its_note_says_and_the_second_time_the_same(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.shop.engine is not None
    catalogue = window.shop.engine.catalogue
    presenter = window.demonstrating.presenter
    window.demonstrating.start()
    come_to_rest(qtbot, window)
    seen = [ranking(window)]
    # Typed: summer dresses out of ten thousand products.
    assert len(catalogue) == 10_000
    assert leaves(window, on_screen(window).hits[:10]) == {"连衣裙"}

    def go_on() -> SearchResponse:
        press(qtbot, window, Qt.Key.Key_PageDown)
        seen.append(ranking(window))
        return on_screen(window)

    laptops = go_on()
    assert not [title for title in catalogue.title if "手提电脑" in title]
    assert leaves(window, laptops.hits[:10]) == {"笔记本电脑"}
    assert all(hit.parts["neural"] > hit.parts.get("lexical", 0) for hit in laptops.hits[:10])
    phones = go_on()
    assert (phones.did_you_mean, phones.corrected) == ("手机", True)
    assert leaves(window, phones.hits[:10]) == {"手机"}
    assert window.page.meant.isVisible()
    huawei = go_on()
    assert {catalogue.brand[hit.row] for hit in huawei.hits[:10]} == {"华为"}
    assert "华为" in huawei.did_you_mean

    liked = go_on()
    ranks = {hit.product_id: hit.rank for hit in liked.hits}
    climbed = [
        hit for hit in liked.hits[:3] if (moved := moved_of(window, hit)) is not None and moved > 5
    ]
    assert ranks[LIKED] <= 3
    assert len(climbed) == 3
    assert {"简言" in hit.title for hit in climbed} == {True}
    assert presenter.ring.isVisible()
    dresses = go_on()
    untouched = window.shop.engine.search(SearchRequest("连衣裙"))
    assert of_brand(window, dresses) > of_brand(window, untouched)
    assert of_brand(window, dresses) >= 7
    why = go_on()
    assert window.inspection.panel is not None
    assert window.inspection.panel.isVisible()
    hit = window.page.results.current_hit
    assert hit is not None
    assert {"lexical", "neural", "taste"} <= set(hit.parts)
    assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)
    assert why.hits[0].product_id == hit.product_id
    press(qtbot, window, Qt.Key.Key_PageDown)
    assert not presenter.is_on

    window.demonstrating.start()
    come_to_rest(qtbot, window)
    again = [ranking(window)]
    for _ in seen[1:]:
        press(qtbot, window, Qt.Key.Key_PageDown)
        again.append(ranking(window))
    assert again == seen


def moved_of(window: MainWindow, hit: Hit) -> int | None:
    """How many ranks the badge on the card of `hit` says it climbed."""
    model = window.page.results.model
    movement = model.index(model.row_of(hit.product_id), 0).data(ResultRole.CARD).movement
    return movement.steps if movement is not None else None
