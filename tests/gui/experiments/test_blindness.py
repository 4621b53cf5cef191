"""While two rankings answer in one list nothing on screen tells them apart; afterwards everything does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.experiments.experiment_log import ScoredExperiment
from core.experiments.interleaving import InterleavedEngine, TeamHit
from core.feedback.log import EventSource, FeedbackLog
from gui.experiments.interleaving_view import InterleavingView
from gui.experiments.score_card import ScoreCard
from gui.main_window import MainWindow
from gui.open_workspace import OpenWorkspace
from gui.products.cards import Card, hint
from gui.products.result_model import ResultRole
from gui.state import State
from tests.core.experiments.outcomes import LOST, WON, lists
from tests.core.search.runs import BagRun

BOTH = "words × words"
BAG_AND_WORDS = "bag × words"


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> Iterator[MainWindow]:
    """Answers 手机 with a network on side A and words on side B."""
    made = MainWindow(state)
    made.show()
    with qtbot.waitSignals([made.painted, made.shop.recommender_ready], timeout=30_000):
        made.open(shop_folder)
    engine = made.shop.engine
    assert engine is not None
    network = engine.ranked_by(BagRun(engine.catalogue, engine.analyzer))
    made.shop._take_pair(InterleavedEngine(network, engine, 1))
    made.page.ask("手机")
    model = made.page.results.model
    qtbot.waitUntil(lambda: model.response is not None and model.response.run == BAG_AND_WORDS)
    yield made
    made.close()
    made.deleteLater()


def test_no_card_tells_which_ranking_placed_it(window: MainWindow) -> None:
    model = window.page.results.model
    assert model.response is not None
    hits = model.response.hits
    assert {hit.team for hit in hits if isinstance(hit, TeamHit)} == {"A", "B"}
    for row, hit in enumerate(hits):
        card = model.index(row).data(ResultRole.CARD)
        assert isinstance(card, Card)
        assert (card.score, card.share, card.taste, card.parts) == (0.0, 0.0, 0.0, ())
        assert hint(card, model.taste_words(hit)).splitlines() == [
            card.goods.title,
            card.goods.category,
        ]
        heard = model.index(row).data(Qt.ItemDataRole.AccessibleDescriptionRole)
        assert "0.0" not in heard


@pytest.mark.parametrize("mode", ["grid", "list"])
def test_no_score_is_painted(
    window: MainWindow, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    for module, painter in (
        ("gui.search.card_delegate", "draw_score_bar"),
        ("gui.search.list_delegate", "draw_stacked_bar"),
    ):
        monkeypatch.setattr(f"{module}.badges.{painter}", lambda *_: painted.append("bar"))
    monkeypatch.setattr("gui.widgets.amounts.score_text", lambda _: painted.append("score") or "")
    window.page.results.set_mode(mode)
    window.page.results.grab()
    assert painted == []


def test_the_inspector_gives_no_reasons_until_it_is_over(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("inspect")
    results = window.page.results
    assert results.model.response is not None
    results.select_product(results.model.response.hits[0].product_id)
    panel = window.inspection.panel
    assert panel is not None
    qtbot.waitUntil(panel.blind.isVisible)
    assert not panel.score.isVisible()
    assert not panel.query.isVisible()
    window.shop.end_interleaving()
    qtbot.waitUntil(panel.score.isVisible)
    assert not panel.blind.isVisible()


@pytest.fixture
def view(qtbot: QtBot, shop: OpenWorkspace) -> InterleavingView:
    made = InterleavingView(shop)
    qtbot.addWidget(made)
    made.set_workspace(shop.workspace, may_activate=True)
    made.show()
    return made


def test_who_is_ahead_is_told_when_it_has_ended(
    qtbot: QtBot, view: InterleavingView, shop: OpenWorkspace
) -> None:
    assert shop.workspace is not None
    with qtbot.waitSignal(shop.interleaving_changed):
        shop.interleave("", "")
    with FeedbackLog.open(shop.workspace) as log:
        log.extend(lists(BOTH, "AAB"))
    with qtbot.waitSignal(view.scored):
        view.refresh()
    card = view.card
    assert not any(
        widget.isVisible()
        for widget in (card.balance, card.wins, card.meter, card.save_button, card.live_button)
    )
    assert card.figures.values["lists"].text() == "3"
    assert not card.figures.values["lead"].isVisible()
    assert "under way" in view.model.index(0).data()
    shop.end_interleaving()
    assert card.balance.isVisible()
    assert card.wins.isVisible()
    assert card.save_button.isVisible()
    assert card.figures.values["lead"].isVisible()
    assert "under way" not in view.model.index(0).data()


def test_both_outcomes_look_the_same_while_it_is_under_way(qtbot: QtBot) -> None:
    card = ScoreCard()
    qtbot.addWidget(card)
    card.resize(800, 600)
    card.show()
    lost = replace(LOST, lists=WON.lists, sessions=WON.sessions)
    pictures = []
    for verdict in (WON, lost):
        scored = ScoredExperiment(replace(verdict, a=WON.a, b=WON.b), EventSource.OWN, 0)
        card.show_score(scored, may_activate=True, is_blind=True)
        pictures.append(card.grab().toImage())
    assert pictures[0] == pictures[1]
    card.show_score(scored, may_activate=True)
    assert card.grab().toImage() != pictures[1]
