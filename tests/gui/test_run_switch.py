"""Which run ranks while one is trained, and after: what serves is never one that nobody compared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.metrics.comparison import Comparison
from core.runs.job import Finished
from core.runs.promotion import QUERIES, PromotionVerdict
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.state import State
from tests.core.pretrained.start_file import ship_start
from tests.core.runs.small_runs import SEARCH, make_small_shop

WAIT = 30_000
START = "pretrained-start"
TIE = Comparison(
    queries=111,
    before=0.7071,
    after=0.6906,
    difference=-0.0165,
    low=-0.0479,
    high=0.0139,
    p=0.305,
    better=(),
    worse=(),
)


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two words in the place of the start that ships."""
    ship_start(tmp_path, {"手机": [1, 0], "裙": [0, 1]}, monkeypatch)


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path) -> Iterator[MainWindow]:
    """A window over a shop with a search run that is not in use."""
    make_small_shop(tmp_path / "shop")
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.activate("search", "")
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(tmp_path / "shop")
    yield window
    window.close()
    window.deleteLater()


def wait_for_run(qtbot: QtBot, window: MainWindow, run: str) -> None:
    engine = window.shop
    qtbot.waitUntil(lambda: engine.engine is not None and engine.engine.run_id == run, timeout=WAIT)


@pytest.mark.usefixtures("without_start")
def test_a_training_that_fails_after_an_epoch_leaves_what_served(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.runs._try(SEARCH)
    wait_for_run(qtbot, window, SEARCH)
    window.runs._fail("The process died.", is_told=False)
    wait_for_run(qtbot, window, "")
    assert window.toast.words.text() == "Training failed: The process died."
    assert window.runs.comparison.earlier is None


@pytest.mark.usefixtures("without_start")
def test_a_run_that_goes_live_has_the_same_figures_everywhere(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("手机")
    window.runs._begin()
    finished = Finished(SEARCH, "completed", 6, {"ndcg@10": 0.687}, 3.0)
    window.runs._finish(finished)
    assert "0.687" not in window.toast.words.text()
    standing = PromotionVerdict(
        task="search",
        run=SEARCH,
        active="",
        metric="ndcg@10",
        unit=QUERIES,
        beside_active=None,
        beside_baseline=TIE,
    )
    window.runs._settled(finished, "search", SEARCH, standing)
    wait_for_run(qtbot, window, SEARCH)
    assert "ndcg@10 0.6906; words alone 0.7071" in window.toast.words.text()
    assert "0.687" not in window.toast.words.text()
    qtbot.waitUntil(window.page.strip.isVisible, timeout=WAIT)
    change = window.page.strip._change
    assert change is not None
    # The strip has the figures of the list and of the menu; what was compared since is told beside them.
    (row,) = [row for row in window.runs.rows if row[0] == SEARCH]
    assert change.after_value is not None
    assert row[1].startswith(f"ndcg@10 {change.after_value:.3f}")
    assert "0.7071 ▸ 0.6906" in change.about


@pytest.mark.usefixtures("start")
def test_a_shop_without_a_run_says_that_nothing_was_trained_here(
    qtbot: QtBot, window: MainWindow
) -> None:
    wait_for_run(qtbot, window, START)
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("手机")
    assert window.page.summary.run.text() == "pretrained, not trained on this shop"
    line = window.page.summary
    qtbot.waitUntil(lambda: len(line._runs) == 2, timeout=WAIT)
    assert [run for run, _ in line._runs] == [SEARCH, START]


@pytest.mark.usefixtures("start")
def test_a_training_that_fails_leaves_the_start(qtbot: QtBot, window: MainWindow) -> None:
    window.runs._try(SEARCH)
    wait_for_run(qtbot, window, SEARCH)
    window.runs._fail("The process died.", is_told=False)
    wait_for_run(qtbot, window, START)


@pytest.mark.usefixtures("start")
def test_a_person_goes_back_to_the_start(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.shop.workspace
    assert workspace is not None
    for run, active in ((SEARCH, SEARCH), (START, "")):
        window.page.summary.run_chosen.emit(run)
        wait_for_run(qtbot, window, run)
        qtbot.waitUntil(lambda active=active: workspace.chosen_run("search") == active)


@pytest.mark.usefixtures("start")
def test_a_new_run_is_shown_beside_the_start(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("手机")
    window.runs._begin()
    finished = Finished(SEARCH, "completed", 6, {"ndcg@10": 0.687}, 3.0)
    window.runs._finish(finished)
    stands = PromotionVerdict(
        task="search",
        run=SEARCH,
        active=START,
        metric="ndcg@10",
        unit=QUERIES,
        beside_active=TIE,
        beside_baseline=replace(TIE, before=0.6),
    )
    window.runs._settled(finished, "search", SEARCH, stands)
    wait_for_run(qtbot, window, SEARCH)
    told = window.toast.words.text()
    assert "ndcg@10 0.6906; the pretrained start 0.7071" in told
    assert "words alone 0.6000" in told
    qtbot.waitUntil(window.page.strip.isVisible, timeout=WAIT)
    change = window.page.strip._change
    assert change is not None
    # The strip has the figures of the list and of the menu; what was compared since is told beside them.
    (row,) = [row for row in window.runs.rows if row[0] == SEARCH]
    assert change.after_value is not None
    assert row[1].startswith(f"ndcg@10 {change.after_value:.3f}")
    assert "0.7071 ▸ 0.6906" in change.about
    assert (change.before_run, change.after_run) == (START, SEARCH)
    # It goes with its query and comes back with it.
    window.page.ask("")
    qtbot.waitUntil(lambda: not window.page.strip.isVisible())
    window.page.ask("手机")
    qtbot.waitUntil(window.page.strip.isVisible, timeout=WAIT)
    window.page.ask("qzxv")
    qtbot.waitUntil(lambda: not window.page.strip.isVisible())


@pytest.mark.usefixtures("start")
def test_the_inspector_explains_by_the_run_that_ranked_the_list(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.page.shown):
        window.page.ask("手机")
    window.page.results.select_rank(1)
    window.inspection.open()
    panel = window.inspection.panel
    assert panel is not None
    for run in (SEARCH, START, SEARCH):
        window.runs.choose(run)
        wait_for_run(qtbot, window, run)
        qtbot.waitUntil(lambda run=run: window.page.on_screen.response.run == run)
        qtbot.waitUntil(lambda: panel._explanation is not None)
        selection, explanation = window.page.on_screen.selection, panel._explanation
        assert selection is not None
        assert explanation is not None
        hit = selection[1]
        assert (explanation.run, explanation.product.rank) == (run, hit.rank)
        assert explanation.product.product_id == hit.product_id
        assert explanation.product.parts == pytest.approx(hit.parts)
