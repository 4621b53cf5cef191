"""A window over a shop that the pretrained encoder ranks: quick while somebody types, thorough at a pause."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.search.engine import Engine
from core.search.request import SearchResponse
from core.workspace import Workspace
from gui.main_window import MainWindow
from gui.products.movement import Movement
from gui.products.result_model import ResultRole
from gui.state import State
from tests.core.pretrained.start_file import ship_start
from tests.core.search.pretrained_runs import RUN, StandIn, plain_projection, write_run
from tests.core.search.test_start_run import products

WAIT = 30_000
TITLES = ["steel torch", "summer dress", "steel pan"]
# To the start a glimmer is most of all a torch, to the encoder a dress.
WORDS = {"torch": [3, 0, 0], "glimmer": [3, 2, 0], "dress": [0, 3, 0], "pan": [0, 0, 3]}
PLACES = {"steel torch": 0, "summer dress": 1, "steel pan": 2, "glimmer": 1}


@pytest.fixture
def encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """What stands in for the teacher, beside a start of four words."""
    stand_in = StandIn(PLACES)
    monkeypatch.setattr("core.search.pretrained_run.shared_teacher", lambda: stand_in)
    ship_start(tmp_path, WORDS, monkeypatch)
    return stand_in


@pytest.fixture
def window(qtbot: QtBot, state: State, tmp_path: Path, encoder: StandIn) -> Iterator[MainWindow]:
    """A window over a shop of three products that a run of the encoder ranks."""
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace({"products": products(TITLES)})
        catalogue = Engine.open(workspace, "").catalogue
        write_run(workspace.runs_dir / RUN, catalogue, encoder, plain_projection(3))
        workspace.activate("search", RUN)
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.painted, timeout=WAIT):
        window.open(tmp_path / "shop")
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def answers(window: MainWindow) -> list[SearchResponse]:
    """Whatever comes on screen from now on."""
    shown: list[SearchResponse] = []
    window.page.shown.connect(shown.append)
    return shown


def ranked(response: SearchResponse) -> list[str]:
    return [hit.title for hit in response.hits]


def test_a_pause_ranks_anew_and_marks_what_moved(
    qtbot: QtBot, window: MainWindow, encoder: StandIn, answers: list[SearchResponse]
) -> None:
    box, results = window.search_bar.box, window.page.results
    box.setFocus()
    qtbot.keyClicks(box, "glimmer")
    qtbot.waitUntil(lambda: any(each.request.text == "glimmer" for each in answers))
    draft = answers[-1]
    assert (draft.is_draft, ranked(draft)[:2]) == (True, ["steel torch", "summer dress"])
    assert window.page.summary.count.text().endswith("provisional")
    assert encoder.asked == []
    qtbot.waitUntil(lambda: not answers[-1].is_draft)
    assert ranked(answers[-1])[0] == "summer dress"
    assert encoder.asked == ["glimmer"]
    assert results.model.index(0).data(ResultRole.MOVEMENT) == Movement(2, 1)
    assert "provisional" not in window.page.summary.count.text()
    # Another answer to the same, and the marks go.
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not answers[-1].request.typing)
    assert results.model.index(0).data(ResultRole.MOVEMENT) is None


def test_enter_ranks_anew_at_once_and_marks_what_moved(
    qtbot: QtBot, window: MainWindow, answers: list[SearchResponse]
) -> None:
    box, model = window.search_bar.box, window.page.results.model
    box.setFocus()
    qtbot.keyClicks(box, "glimmer")
    qtbot.waitUntil(lambda: any(each.request.text == "glimmer" for each in answers))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not answers[-1].request.typing)
    assert ranked(answers[-1])[0] == "summer dress"
    assert model.index(0).data(ResultRole.MOVEMENT) == Movement(2, 1)


def test_the_inspector_explains_the_list_on_screen(
    qtbot: QtBot, window: MainWindow, answers: list[SearchResponse]
) -> None:
    page = window.page
    page.controller._pause.setInterval(WAIT)
    explained: list[float] = []
    window.inspection.open()
    panel = window.inspection.panel
    assert panel is not None
    take = panel.set_explanation
    panel.set_explanation = lambda each: (explained.append(each.product.score), take(each))  # type: ignore[method-assign]
    page.bar.box.setText("glimmer")
    qtbot.waitUntil(lambda: bool(answers) and answers[-1].request.text == "glimmer")
    qtbot.waitUntil(lambda: bool(explained))
    explained.clear()
    page.results.select_rank(2)
    assert page.results.current_hit == answers[-1].hits[1]
    qtbot.waitUntil(lambda: bool(explained))
    assert explained[-1] == pytest.approx(answers[-1].hits[1].score, abs=1e-6)
    thorough = len(explained)
    page.ask("glimmer")
    qtbot.waitUntil(lambda: not answers[-1].is_draft and len(explained) > thorough)
    # It is selected still, at its new rank.
    assert page.results.current_hit == answers[-1].hits[0]
    assert explained[-1] == pytest.approx(answers[-1].hits[0].score, abs=1e-6)
