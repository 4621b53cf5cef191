"""Another shop is opened: nothing of the one before stays in sight, is asked for, or arrives late."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.data.importing import Source, import_files
from core.errors import RunError
from core.feedback.log import FeedbackLog
from core.runs.job import Finished
from core.search.request import Filters
from core.search.run import Manifest
from core.workspace import Workspace
from gui import background
from gui.main_window import MainWindow
from gui.state import State
from tests.gui.acting.hands import ask, click_card, settle
from tests.gui.visible import texts

WAIT = 30_000
RUN = "20260101-000000-search-conv1d"
# Words that only the first shop has: titles, brands, categories, shoppers, ids, its name.
OF_THE_FIRST = (
    "Six things",
    "连衣裙",
    "手机",
    "坚果",
    "华为",
    "优衣库",
    "女装",
    "u1",
    "u2",
    "Wanda",
    "conv1d",
    "p1",
    "p4",
)
TEA = (
    "id,title,category,brand,price\n"
    "t1,白茶 2020,茶叶,福鼎,88\nt2,红茶 礼盒,茶叶,祁门,128\nt3,绿茶,茶叶,龙井,68\n"
)
LOG = "user_id,product_id,action,timestamp\nanna,t1,click,1780000000\nanna,t2,purchase,1780000100\n"


@pytest.fixture
def tea_house(tmp_path: Path) -> Path:
    """A shop that has no word in common with the first."""
    (tmp_path / "tea.csv").write_text(TEA, "utf-8")
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    sources = [Source("products", tmp_path / "tea.csv"), Source("events", tmp_path / "log.csv")]
    with Workspace.open(tmp_path / "Tea house") as workspace:
        import_files(workspace, sources)
    return tmp_path / "Tea house"


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, visited_folder: Path
) -> Iterator[MainWindow]:
    """A window over six products, a log and a run that is known by its name only."""
    with Workspace.open(visited_folder) as workspace:
        (workspace.runs_dir / RUN).mkdir(parents=True)
        job = {"task": "search", "network": "conv1d", "seed": 7, "settings": {}}
        Manifest(RUN, "search", "conv1d", job, best_epoch=1).write(workspace.runs_dir / RUN)
    made = MainWindow(state)
    made.resize(1280, 800)
    made.show()
    open_shop(qtbot, made, visited_folder)
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def open_shop(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Open `folder` and wait until all of it is there."""
    ready = [window.painted, window.shop.recommender_ready, window.shop.shoppers_ready]
    with qtbot.waitSignals(ready, timeout=WAIT):
        window.open(folder)
    rest(window)


def rest(window: MainWindow) -> None:
    """Wait until every thread has been heard."""
    for _ in range(5):
        assert background.wait_for_all(10)
        QApplication.processEvents()
    QApplication.sendPostedEvents()


def leftovers(window: MainWindow) -> set[str]:
    """Readable texts that speak of the first shop."""
    return {text for text in texts(window) for word in OF_THE_FIRST if word in text}


def live_in(qtbot: QtBot, window: MainWindow) -> None:
    """Do something in every room of the window."""
    window.arrange("inspect")
    window.shoppers.choose("u1")
    rest(window)
    window.making_up.begin((), "Wanda")
    window.making_up.keep_draft()
    ask(qtbot, window, "手机")
    settle(qtbot, window)
    window.page.results.select_rank(1)
    qtbot.wait(60)
    window.arrange("train")
    rest(window)
    click_card(window, "p3")
    rest(window)
    window.acting.act(window.acting._trail[-1], "dismiss")
    window.page.filters.set_filters(Filters(brand=("华为", "小米")))
    settle(qtbot, window)
    window.runs._begin()
    for tab in ("updates", "experiments", "behaviour"):
        window.feedback_area.show_tab(tab)
        rest(window)


def test_the_first_shop_is_in_sight_before(qtbot: QtBot, window: MainWindow) -> None:
    live_in(qtbot, window)
    window.arrange("inspect")
    rest(window)
    seen = " ".join(texts(window))
    assert {word for word in OF_THE_FIRST if word not in seen} <= {
        *("女装", "坚果", "优衣库", "u2", "p1", "p4")
    }


@pytest.mark.parametrize("arrangement", ["train", "inspect"])
def test_nothing_of_the_shop_before_stays_in_sight(
    qtbot: QtBot, window: MainWindow, tea_house: Path, arrangement: str
) -> None:
    live_in(qtbot, window)
    window.arrange(arrangement)
    rest(window)
    open_shop(qtbot, window, tea_house)
    assert window.windowTitle() == "Pinxun · Tea house"
    for room in (arrangement, "demo", "train", "inspect"):
        window.arrange(room)
        rest(window)
        assert leftovers(window) == set(), room
    for tab in ("behaviour", "updates", "experiments"):
        window.feedback_area.show_tab(tab)
        rest(window)
        qtbot.wait(150)
        assert leftovers(window) == set(), tab
    assert not window.page.notice.isVisible()
    assert not window.toast.isVisible()
    assert window.shoppers.user_id == ""
    assert window.page.controller.request.filters == Filters()


def test_nothing_is_recorded_in_the_wrong_shop(
    qtbot: QtBot, window: MainWindow, tea_house: Path
) -> None:
    window.arrange("demo")
    ask(qtbot, window, "透明手机壳")
    open_shop(qtbot, window, tea_house)
    qtbot.wait(900)
    workspace = window.shop.workspace
    assert workspace is not None
    rest(window)
    window.acting.recorder.close()
    log = FeedbackLog.reader(workspace)
    if log is not None:
        with log:
            assert ("透明手机壳",) not in log.rows("SELECT text FROM texts")


def test_answers_that_arrive_late_concern_nobody(
    qtbot: QtBot, window: MainWindow, tea_house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lists of runs, promotions and errors of the first shop come when the second is open."""
    go_on = Event()

    def late(*given: object) -> None:
        go_on.wait(10)
        raise RunError("“p4” of the first shop")

    for name in ("_search_runs", "_settle"):
        monkeypatch.setattr(f"gui.run_switch.{name}", late)
    window.runs.refresh()
    window.runs._finish(Finished(RUN, "completed", 1, {"ndcg@10": 0.5}, 3.0))
    window.runs._judge({})
    failed: list[object] = []
    window.shop.failed.connect(failed.append)
    window.failures.user_error_raised.connect(failed.append)
    with qtbot.waitSignal(window.shop.opened, timeout=WAIT):
        window.open(tea_house)
    monkeypatch.undo()
    go_on.set()
    rest(window)
    assert failed == []
    assert leftovers(window) == set()


def test_each_shop_remembers_its_shopper(
    qtbot: QtBot, window: MainWindow, tea_house: Path, visited_folder: Path
) -> None:
    window.shoppers.choose("u1")
    open_shop(qtbot, window, tea_house)
    window.shoppers.choose("anna")
    open_shop(qtbot, window, visited_folder)
    assert window.shoppers.user_id == "u1"
    open_shop(qtbot, window, tea_house)
    assert window.shoppers.user_id == "anna"
    assert leftovers(window) == set()


def test_products_that_an_import_took_away_are_not_asked_for(
    qtbot: QtBot, window: MainWindow, visited_folder: Path, tmp_path: Path
) -> None:
    live_in(qtbot, window)
    (tmp_path / "tea.csv").write_text(TEA, "utf-8")
    assert window.shop.workspace is not None
    import_files(window.shop.workspace, [Source("products", tmp_path / "tea.csv")])
    open_shop(qtbot, window, visited_folder)
    window.arrange("inspect")
    rest(window)
    qtbot.wait(60)
    assert not window.page.notice.isVisible()


def test_a_copy_of_a_shop_shows_its_own(
    qtbot: QtBot, window: MainWindow, visited_folder: Path, tmp_path: Path
) -> None:
    """Equal ids and titles do not let anything through: what was done was done in the other."""
    live_in(qtbot, window)
    copy = Path(shutil.copytree(visited_folder, tmp_path / "copy"))
    open_shop(qtbot, window, copy)
    window.arrange("train")
    rest(window)
    assert window.acting.session.did == ()
    assert not window.acting.sheet.isVisible()
    assert not window.toast.isVisible()
    assert window.page.results.current_hit is None
