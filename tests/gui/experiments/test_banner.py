"""What is said above the results while two rankings answer."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.experiments.verdict import InterleavingVerdict
from gui.experiments.banner import ExperimentBanner
from gui.open_workspace import OpenWorkspace
from tests.core.experiments.outcomes import OPEN

UNDER_WAY = InterleavingVerdict(experiment="words × words", a="", b="", lists=37)


@pytest.fixture
def banner(qtbot: QtBot, shop: OpenWorkspace) -> ExperimentBanner:
    made = ExperimentBanner(shop)
    qtbot.addWidget(made)
    return made


def test_it_counts_the_lists_of_the_experiment_under_way(
    qtbot: QtBot, shop: OpenWorkspace, banner: ExperimentBanner
) -> None:
    assert banner.isHidden()
    with qtbot.waitSignal(shop.interleaving_changed):
        shop.interleave("", "")
    assert not banner.isHidden()
    banner.show_verdict(UNDER_WAY)
    assert banner.words.text() == "Comparing words only × words only · 37 lists so far"
    banner.show_verdict(replace(OPEN, lists=99))
    assert "37 lists" in banner.words.text()


def test_end_lets_one_ranking_answer_again(
    qtbot: QtBot, shop: OpenWorkspace, banner: ExperimentBanner
) -> None:
    with qtbot.waitSignal(shop.interleaving_changed):
        shop.interleave("", "")
    with qtbot.waitSignal(shop.engine_ready) as blocker:
        banner.end_button.click()
    assert blocker.args == [shop.engine]
    assert shop.interleaved is None
    assert banner.isHidden()
