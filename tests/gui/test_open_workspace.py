"""The open shop: a run serves the task it was trained for, and what recommends keeps up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import RunError
from core.search.engine import Engine
from gui import background
from gui.open_workspace import OpenWorkspace

SEARCH = "20260102-000000-search-conv1d"
CATEGORY = "20260102-000000-category-conv1d"
NEXT_ITEM = "20260102-000000-next-item-conv1d"
NEXT_CATEGORY = "20260102-000000-next-category-conv1d"


@dataclass(frozen=True)
class RememberedRuns:
    """An engine that only knows which runs serve it."""

    neural: str = ""
    intents: str = ""
    taste: object = None

    def with_run(self, run: str) -> "RememberedRuns":
        return replace(self, neural=run)

    def with_intents(self, run: str) -> "RememberedRuns":
        return replace(self, intents=run)


@dataclass(frozen=True)
class RememberedEngine:
    """A recommender that only knows its run, and the run of the engine that it stands beside."""

    neural: str = ""
    run_id: str = ""
    next_category: str = ""

    def with_engine(self, engine: RememberedRuns) -> "RememberedEngine":
        return replace(self, neural=engine.neural)

    def with_next_category(self, runs_dir: Path, run: str) -> "RememberedEngine":
        return replace(self, next_category=run)


@pytest.fixture
def shop(qtbot: QtBot, quick_engine: None, visited_folder: Path) -> Iterator[OpenWorkspace]:
    made = OpenWorkspace()
    with qtbot.waitSignals([made.engine_ready, made.recommender_ready, made.shoppers_ready]):
        made.open(visited_folder)
    yield made
    made.close()


def test_what_recommends_is_the_taste_of_the_engine(shop: OpenWorkspace) -> None:
    assert shop.engine is not None
    assert shop.recommender is not None
    assert shop.engine.taste is shop.recommender
    assert shop.shoppers is not None
    assert shop.shoppers.ids() == ["u1", "u2"]


def test_what_only_a_misspelt_query_needs_is_made_before_one_is_typed(
    qtbot: QtBot, quick_engine: None, shop_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[Engine] = []
    monkeypatch.setattr(Engine, "prepare", lambda engine: prepared.append(engine))
    made = OpenWorkspace()
    made.open(shop_folder)
    qtbot.waitUntil(lambda: len(prepared) == 1)
    made.close()


def test_a_search_run_ranks_and_the_recommender_follows(qtbot: QtBot, shop: OpenWorkspace) -> None:
    shop.engine, shop.recommender = RememberedRuns(), RememberedEngine()
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready]):
        shop.use_run(SEARCH)
    assert shop.engine == RememberedRuns(SEARCH, "", RememberedEngine(SEARCH))


def test_a_category_run_only_guesses(qtbot: QtBot, shop: OpenWorkspace) -> None:
    shop.engine, shop.recommender = RememberedRuns(SEARCH), RememberedEngine()
    with qtbot.waitSignal(shop.engine_ready):
        shop.use_run(CATEGORY, "category")
    assert shop.engine == RememberedRuns(SEARCH, CATEGORY, RememberedEngine())


def test_a_next_item_run_that_is_missing_leaves_what_recommended(
    qtbot: QtBot, shop: OpenWorkspace
) -> None:
    engine, recommender = shop.engine, shop.recommender
    with qtbot.waitSignal(shop.failed) as blocker:
        shop.use_run(NEXT_ITEM)
    assert isinstance(blocker.args[0], RunError)
    assert shop.recommender is recommender
    assert shop.engine == engine


def test_a_next_category_run_weighs_what_is_recommended_and_nothing_else(
    qtbot: QtBot, shop: OpenWorkspace
) -> None:
    shop.engine, shop.recommender = RememberedRuns(SEARCH), RememberedEngine(SEARCH)
    with qtbot.waitSignal(shop.recommender_ready):
        shop.use_run(NEXT_CATEGORY, "next-category")
    weighed = RememberedEngine(SEARCH, next_category=NEXT_CATEGORY)
    assert shop.recommender == weighed
    assert shop.engine == RememberedRuns(SEARCH, "", weighed)


def test_a_next_category_run_chosen_beside_a_search_run_weighs_too(
    qtbot: QtBot, shop: OpenWorkspace
) -> None:
    shop.engine, shop.recommender = RememberedRuns(), RememberedEngine()
    shop.use_run(NEXT_CATEGORY, "next-category")
    shop.use_run(SEARCH)
    wanted = RememberedRuns(SEARCH, "", RememberedEngine(SEARCH, next_category=NEXT_CATEGORY))
    qtbot.waitUntil(lambda: shop.engine == wanted)


def test_runs_of_two_tasks_switched_at_once_both_serve(qtbot: QtBot, shop: OpenWorkspace) -> None:
    shop.engine, shop.recommender = RememberedRuns(), RememberedEngine()
    shop.use_run(CATEGORY, "category")
    shop.use_run(SEARCH)
    wanted = RememberedRuns(SEARCH, CATEGORY, RememberedEngine(SEARCH))
    qtbot.waitUntil(lambda: shop.engine == wanted)


def test_a_recommender_that_comes_during_a_switch_stays_and_follows(
    qtbot: QtBot, shop: OpenWorkspace
) -> None:
    shop.engine, shop.recommender = RememberedRuns(), None
    shop.use_run(SEARCH)
    shop._take_recommender(RememberedEngine("", NEXT_ITEM))
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready]):
        pass
    assert shop.recommender == RememberedEngine(SEARCH, NEXT_ITEM)
    assert shop.engine == RememberedRuns(SEARCH, "", shop.recommender)


def test_a_recommender_opened_beside_an_earlier_run_follows_the_present_one(
    shop: OpenWorkspace,
) -> None:
    shop.engine = RememberedRuns(SEARCH)
    shop._take_recommender(RememberedEngine("", NEXT_ITEM))
    assert shop.recommender == RememberedEngine(SEARCH, NEXT_ITEM)


def test_a_run_chosen_while_the_engine_is_opened_serves_the_new_one(
    qtbot: QtBot, shop: OpenWorkspace
) -> None:
    served = []
    shop.failed.connect(lambda error: served.append(str(error)))
    with qtbot.waitSignals([shop.engine_ready, shop.failed]):
        shop.load_engine()
        shop.use_run(SEARCH)
    # There is no such run, so whoever was asked for it says so.
    assert [SEARCH in error for error in served] == [True]


def test_two_rankings_answer_with_one_taste(qtbot: QtBot, shop: OpenWorkspace) -> None:
    with qtbot.waitSignal(shop.engine_ready) as blocker:
        shop.interleave("", "")
    pair = shop.interleaved
    assert pair is not None
    assert shop.answering is pair
    assert blocker.args == [pair]
    assert pair.a.taste is shop.recommender
    shop.recommender = None
    shop._take_recommender(None)
    assert shop.interleaved is not None
    assert shop.interleaved.a.taste is shop.interleaved.b.taste is None


def test_another_run_in_use_leaves_two_rankings_answering(
    qtbot: QtBot, shop: OpenWorkspace
) -> None:
    with qtbot.waitSignal(shop.interleaving_changed):
        shop.interleave("", "")
    with qtbot.waitSignal(shop.engine_ready) as blocker:
        shop.use_run("")
    assert blocker.args == [shop.interleaved]


def test_a_run_that_is_missing_starts_no_interleaving(qtbot: QtBot, shop: OpenWorkspace) -> None:
    with qtbot.waitSignal(shop.failed) as blocker:
        shop.interleave(SEARCH, "")
    assert isinstance(blocker.args[0], RunError)
    assert shop.answering is shop.engine


def test_what_is_imported_ends_an_interleaving(qtbot: QtBot, shop: OpenWorkspace) -> None:
    with qtbot.waitSignal(shop.interleaving_changed):
        shop.interleave("", "")
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready, shop.shoppers_ready]):
        shop.load_engine()
    assert shop.interleaved is None


def test_a_shop_wanted_no_more_is_not_refused(
    qtbot: QtBot, shop: OpenWorkspace, stocked_folder: Path, tmp_path: Path
) -> None:
    refused: list[object] = []
    shop.failed.connect(refused.append)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with qtbot.waitSignal(shop.shoppers_ready):
        shop.open(tmp_path / "file")
        shop.open(stocked_folder, write=False)
    assert background.wait_for_all(10)
    QApplication.processEvents()
    assert refused == []
