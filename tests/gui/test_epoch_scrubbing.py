"""Epochs in the real window: looked at, followed, kept and left; and pinned queries watched through them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.runs.epochs import run_epochs
from core.runs.job import EpochDone, Started
from core.search.request import SearchRequest
from gui.main_window import MainWindow
from gui.state import State
from gui.training.panel import TrainingPanel
from tests.core.runs.small_runs import SEARCH, make_epochs, make_small_shop

WAIT = 30_000
QUERY = "手机"
FIGURES = {1: 0.3, 2: 0.35, 3: 0.4, 4: 0.45, 5: 0.2}

pytestmark = pytest.mark.usefixtures("without_start")


@pytest.fixture(scope="module")
def made_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("epochs") / "shop"
    make_small_shop(path)
    make_epochs(path / "runs" / SEARCH, FIGURES)
    return path


@pytest.fixture
def window(qtbot: QtBot, state: State, made_shop: Path, tmp_path: Path) -> Iterator[MainWindow]:
    """A window whose training panel shows the run in use, with the answer to a query on screen."""
    import shutil

    shutil.copytree(made_shop, tmp_path / "shop")
    state.arrangement = "train"
    made = MainWindow(state)
    # Nothing is trained here.
    made.trainer.warm = lambda: None  # type: ignore[method-assign]
    made.resize(1280, 800)
    made.show()
    with qtbot.waitSignal(made.painted, timeout=WAIT):
        made.open(tmp_path / "shop")
    with qtbot.waitSignal(made.page.shown, timeout=WAIT):
        made.page.ask(QUERY)
    qtbot.waitUntil(lambda: bool(panel(made).results.scrubber.epochs.epochs), timeout=WAIT)
    yield made
    made.close()
    made.deleteLater()


def panel(window: MainWindow) -> TrainingPanel:
    assert window.training is not None
    return window.training


def on_screen(window: MainWindow) -> list[str]:
    response = window.page.on_screen.response
    return [hit.product_id for hit in response.hits] if response is not None else []


def ranking_of(window: MainWindow, name: str) -> list[str]:
    engine = window.shop.engine
    assert engine is not None
    found = (engine.with_run(name) if name else engine.without_run()).search(SearchRequest(QUERY))
    return [hit.product_id for hit in found.hits]


def run_on_screen(window: MainWindow) -> str:
    response = window.page.on_screen.response
    return response.run if response is not None else "nothing"


def look_at(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    slider = panel(window).results.scrubber.slider
    slider.put(epoch)
    slider.moved.emit(epoch)
    name = f"{SEARCH}@{epoch}" if epoch else ""
    qtbot.waitUntil(lambda: run_on_screen(window) == name, timeout=WAIT)


def test_the_slider_shows_the_query_as_of_an_epoch_and_says_so(
    qtbot: QtBot, window: MainWindow
) -> None:
    own = on_screen(window)
    for epoch in (2, 3, 0):
        look_at(qtbot, window, epoch)
        name = f"{SEARCH}@{epoch}" if epoch else ""
        assert on_screen(window) == ranking_of(window, name) != own
        assert window.page.summary.back.text() == f"Epoch {epoch} · back"
        assert panel(window).results.scrubber.shown == epoch
    assert window.shop.engine is not None
    assert window.shop.engine.run_id == SEARCH
    window.page.summary.back.click()
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
    assert on_screen(window) == own
    assert not window.page.summary.back.isVisible()
    assert panel(window).results.scrubber.slider.position == 4


def test_cards_move_and_the_strip_tells_from_which_epoch_to_which(
    qtbot: QtBot, window: MainWindow
) -> None:
    look_at(qtbot, window, 2)
    qtbot.waitUntil(window.page.strip.isVisible, timeout=WAIT)
    look_at(qtbot, window, 3)
    qtbot.waitUntil(
        lambda: (
            window.page.strip._change is not None
            and window.page.strip._change.after_run == f"{SEARCH}@3"
        ),
        timeout=WAIT,
    )
    change = window.page.strip._change
    assert change is not None
    assert (change.before_run, change.before_value) == (f"{SEARCH}@2", 0.35)
    assert (change.after_run, change.after_value) == (f"{SEARCH}@3", 0.4)
    model = window.page.results.model
    assert any(move.steps for move in model._movements.values())
    window.scrubbing.preview.leave()
    assert not window.page.strip.isVisible()


def test_the_inspector_explains_that_epoch(qtbot: QtBot, window: MainWindow) -> None:
    look_at(qtbot, window, 2)
    engine = window.page.on_screen.engine
    assert engine is not None
    assert engine.run_id == f"{SEARCH}@2"
    window.page.results.select_product(on_screen(window)[1])
    window.inspection.open()
    inspector = window.inspection.panel
    assert inspector is not None
    qtbot.waitUntil(lambda: inspector._explanation is not None, timeout=WAIT)
    selection, explanation = window.page.on_screen.selection, inspector._explanation
    assert selection is not None
    assert explanation is not None
    assert explanation.product.parts == pytest.approx(selection[1].parts)


def test_a_search_while_an_epoch_is_looked_at_is_ranked_by_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    look_at(qtbot, window, 1)
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        window.page.ask("连衣裙")
    assert run_on_screen(window) == f"{SEARCH}@1"
    about = window.acting.record._about(window.page.on_screen.response)
    assert about.run == f"{SEARCH}@1", "what was seen is recorded as what it was"


def test_a_run_that_somebody_chooses_ends_the_look(qtbot: QtBot, window: MainWindow) -> None:
    look_at(qtbot, window, 2)
    window.runs.choose(SEARCH)
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
    assert window.scrubbing.preview.epoch is None


def test_an_epoch_is_kept_ranks_and_is_given_back(qtbot: QtBot, window: MainWindow) -> None:
    workspace, scrubber = window.shop.workspace, panel(window).results.scrubber
    assert workspace is not None
    look_at(qtbot, window, 2)
    scrubber.keep_button.click()
    qtbot.waitUntil(lambda: _epoch_in_use(window) == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
    assert on_screen(window) == ranking_of(window, f"{SEARCH}@2")
    assert window.toast.words.text() == "Epoch 2 of conv1d 12-01 07:47 is kept and ranks now"
    told = run_epochs(workspace, SEARCH)
    assert (told.best, told.chosen) == (2, 2)
    assert workspace.active_run("search") == SEARCH
    panel(window).results.show_page("runs")
    model = panel(window).results.runs.model
    qtbot.waitUntil(lambda: "kept by choice" in _details(model, SEARCH), timeout=WAIT)
    window.toast.action.click()
    qtbot.waitUntil(lambda: _epoch_in_use(window) == 4, timeout=WAIT)
    told = run_epochs(workspace, SEARCH)
    assert (told.best, told.chosen) == (4, 0)


def _epoch_in_use(window: MainWindow) -> int:
    engine = window.shop.engine
    return engine.neural.run.epoch if engine is not None and engine.neural is not None else 0


def _details(model, run: str) -> str:  # type: ignore[no-untyped-def]
    rows = {row.id: row for row in model._rows}
    return model.words.details(rows[run]) if run in rows else ""


def test_a_training_is_followed_also_through_an_epoch_that_is_worse(
    qtbot: QtBot, window: MainWindow
) -> None:
    results = panel(window).results
    results.begin()
    panel(window).training_started.emit()
    results.take(Started(SEARCH, 5, 10, 90, 10, 1, "BM25 ndcg@10", 0.3))
    results.take(EpochDone(5, 50, 1.0, 0.5, 1.0, 0.5, {"ndcg@10": 0.2}, False, 1.0))
    qtbot.waitUntil(lambda: run_on_screen(window) == f"{SEARCH}@5", timeout=WAIT)
    assert results.scrubber.is_following
    results.end()
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
    assert window.scrubbing.preview.epoch is None


def test_who_goes_back_during_a_training_follows_it_no_more(
    qtbot: QtBot, window: MainWindow
) -> None:
    results = panel(window).results
    results.begin()
    panel(window).training_started.emit()
    results.take(Started(SEARCH, 5, 10, 90, 10, 1, "BM25 ndcg@10", 0.3))
    results.take(EpochDone(5, 50, 1.0, 0.5, 1.0, 0.5, {"ndcg@10": 0.2}, False, 1.0))
    qtbot.waitUntil(lambda: run_on_screen(window) == f"{SEARCH}@5", timeout=WAIT)
    window.page.summary.back.click()
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
    assert not results.scrubber.is_following


def test_a_training_does_not_take_away_the_epoch_that_somebody_looks_at(
    qtbot: QtBot, window: MainWindow
) -> None:
    results = panel(window).results
    results.begin()
    panel(window).training_started.emit()
    results.take(Started(SEARCH, 5, 10, 90, 10, 1, "BM25 ndcg@10", 0.3))
    look_at(qtbot, window, 2)
    results.take(EpochDone(5, 50, 1.0, 0.5, 1.0, 0.5, {"ndcg@10": 0.2}, False, 1.0))
    qtbot.wait(300)
    assert run_on_screen(window) == f"{SEARCH}@2"
    assert not results.scrubber.is_following


def test_pinned_queries_are_searched_with_every_epoch(qtbot: QtBot, window: MainWindow) -> None:
    loop = panel(window).results.loop
    loop.pin_button.click()
    qtbot.waitUntil(lambda: len(loop._hits.get(QUERY, {})) == 6, timeout=WAIT)
    for epoch, hits in loop._hits[QUERY].items():
        name = f"{SEARCH}@{epoch}" if epoch else ""
        assert [hit.product_id for hit in hits] == ranking_of(window, name)[:10], epoch
    workspace = window.shop.workspace
    assert workspace is not None
    assert window.state.pinned(workspace.path) == [QUERY]
    look_at(qtbot, window, 3)
    assert loop.chart.marked == 3


def test_what_is_imported_is_searched_anew(qtbot: QtBot, window: MainWindow) -> None:
    loop = panel(window).results.loop
    loop.pin_button.click()
    qtbot.waitUntil(lambda: len(loop._hits.get(QUERY, {})) == 6, timeout=WAIT)
    before = loop._hits[QUERY][1]
    look_at(qtbot, window, 1)
    workspace = window.shop.workspace
    assert workspace is not None
    products = workspace.table("products")
    assert products is not None
    gone = before[0].product_id
    kept = [product != gone for product in products.column("product_id").to_pylist()]
    workspace.replace({"products": products.filter(kept)})
    window.shop.load_engine()
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
    assert window.scrubbing.preview.epoch is None
    qtbot.waitUntil(lambda: len(loop._hits.get(QUERY, {})) == 6, timeout=WAIT)
    assert gone not in [hit.product_id for hit in loop._hits[QUERY][1]]


def test_a_product_of_the_chart_is_found_among_the_results(
    qtbot: QtBot, window: MainWindow
) -> None:
    loop = panel(window).results.loop
    product = on_screen(window)[2]
    loop.product_wanted.emit(QUERY, product)
    hit = window.page.results.current_hit
    assert hit is not None
    assert hit.product_id == product
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        window.page.ask("连衣裙")
    loop.product_wanted.emit(QUERY, product)
    qtbot.waitUntil(
        lambda: (
            (found := window.page.results.current_hit) is not None and found.product_id == product
        ),
        timeout=WAIT,
    )
    assert window.page.controller.request.text == QUERY


def test_nothing_of_a_shop_that_is_closed_is_left(qtbot: QtBot, window: MainWindow) -> None:
    panel(window).results.loop.pin_button.click()
    look_at(qtbot, window, 1)
    window.shop.close()
    assert window.shop.previewed is None
    assert panel(window).results.loop.pins == []
    assert not window.scrubbing.shelf.holds(SEARCH, 1)


def test_the_scrubber_is_reached_by_keys_and_by_name(qtbot: QtBot, window: MainWindow) -> None:
    slider = panel(window).results.scrubber.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: run_on_screen(window) == f"{SEARCH}@3", timeout=WAIT)
    qtbot.keyClick(slider, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: run_on_screen(window) == SEARCH, timeout=WAIT)
