"""A run that does not go live by itself: its figures, and the choice."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.metrics.comparison import Comparison
from core.runs.promotion import MADE_QUERIES, QUERIES, PromotionVerdict
from gui.training.outcome_bar import OutcomeBar

NEW, OLD = "20260504-123000-search-transformer", "20260503-090000-search-conv1d"
WORSE = Comparison(
    queries=214,
    before=0.386,
    after=0.334,
    difference=-0.052,
    low=-0.08,
    high=-0.02,
    p=0.004,
    better=(),
    worse=(),
)
BETTER = Comparison(
    queries=214,
    before=0.3,
    after=0.334,
    difference=0.034,
    low=0.01,
    high=0.05,
    p=0.003,
    better=(),
    worse=(),
)
STANDING = PromotionVerdict(
    task="search",
    run=NEW,
    active=OLD,
    metric="ndcg@10",
    unit=QUERIES,
    beside_active=WORSE,
    beside_baseline=BETTER,
)


@pytest.fixture
def bar(qtbot: QtBot) -> OutcomeBar:
    made = OutcomeBar()
    qtbot.addWidget(made)
    return made


def test_a_worse_run_is_told_with_both_figures_and_can_be_used(
    qtbot: QtBot, bar: OutcomeBar
) -> None:
    bar.show_verdict(STANDING)
    assert bar.isVisible()
    assert bar.words.text() == (
        "transformer 05-04 12:30 stays inactive: it is worse than conv1d 05-03 09:00, and not by chance."
        " ndcg@10 0.3340; conv1d 05-03 09:00 0.3860 (difference -0.0800 to -0.0200, p = 0.004);"
        " words alone 0.3000 (difference +0.0100 to +0.0500, p = 0.003), on the same 214 held-out queries."
    )
    assert bar.words.textFormat() == Qt.TextFormat.PlainText
    assert bar.keep_button.text() == "Keep the earlier one"
    with qtbot.waitSignal(bar.chosen) as chosen:
        qtbot.mouseClick(bar.use_button, Qt.MouseButton.LeftButton)
    assert chosen.args == [NEW]
    assert bar.isHidden()


def test_a_run_that_went_live_asks_nothing(bar: OutcomeBar) -> None:
    bar.show_verdict(replace(STANDING, beside_active=BETTER))
    assert bar.isHidden()


def test_a_stopped_run_asks(qtbot: QtBot, bar: OutcomeBar) -> None:
    tie = replace(WORSE, before=0.33, difference=0.004, low=-0.01, high=0.02, p=0.6)
    bar.show_verdict(replace(STANDING, beside_active=tie, is_stopped=True, unit=MADE_QUERIES))
    assert "was stopped and stays inactive" in bar.words.text()
    assert "214 held-out queries made of titles" in bar.words.text()
    assert bar.use_button.text() == "Use the new one"
    qtbot.mouseClick(bar.keep_button, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
