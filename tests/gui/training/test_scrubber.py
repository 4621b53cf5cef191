"""The scrubber: it stops where an epoch is kept, plays, follows, and says what may be done."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.runs.epochs import EpochKept, RunEpochs
from core.runs.thinning import DiskUse
from gui.training import scrubber as module
from gui.training.scrubber import Scrubber

RUN = "20260504-123000-search-conv1d"


def epochs(kept: tuple[int, ...] = (1, 3, 4), last: int = 4, best: int = 3) -> RunEpochs:
    made = [EpochKept(n, {"ndcg@10": n / 10}, n in kept) for n in range(1, last + 1)]
    return RunEpochs(RUN, tuple(made), best)


@pytest.fixture
def scrubber(qtbot: QtBot) -> Scrubber:
    made = Scrubber()
    qtbot.addWidget(made)
    made.resize(360, 120)
    made.show_run(epochs(), is_live=False, may_change=True)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def wanted(scrubber: Scrubber) -> list[int]:
    heard: list[int] = []
    scrubber.epoch_wanted.connect(heard.append)
    return heard


def test_it_begins_at_the_epoch_that_ranks_and_says_which_are_kept(scrubber: Scrubber) -> None:
    assert scrubber.slider.position == 3
    assert scrubber.words.text() == "Epoch 3 of 4 · ndcg@10 0.300 · best · kept: 1, 3, 4"
    assert "Kept: 1, 3, 4; best: 3" in scrubber.slider.accessibleDescription()


def test_keys_go_from_one_kept_epoch_to_the_next(
    qtbot: QtBot, scrubber: Scrubber, wanted: list[int]
) -> None:
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(scrubber.slider, key)
    assert wanted == [1, 0, 4]
    assert scrubber.slider.accessibleName() == "Epoch 4 of 4"


def test_a_click_lands_on_the_nearest_epoch_that_is_kept(
    qtbot: QtBot, scrubber: Scrubber, wanted: list[int]
) -> None:
    slider, held = scrubber.slider, []
    slider.held.connect(lambda: held.append(True))
    slider.released.connect(lambda: held.append(False))
    place = QPoint(round(slider.x_of(2)) - 3, 12)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [1]
    assert held == [True, False]


def test_playing_shows_epoch_after_epoch_and_ends_at_the_last(
    qtbot: QtBot, scrubber: Scrubber, wanted: list[int]
) -> None:
    scrubber._beat.setInterval(5)
    scrubber.slider.put(4)
    scrubber.play_button.click()
    assert scrubber.is_playing
    assert scrubber.play_button.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: not scrubber.is_playing)
    assert wanted == [0, 1, 3, 4]
    assert module.PLAY_MS > 1000, "cards have settled by then"


def test_the_hand_on_the_slider_ends_playing(qtbot: QtBot, scrubber: Scrubber) -> None:
    scrubber.play()
    qtbot.mousePress(scrubber.slider, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    assert not scrubber.is_playing


def test_a_training_is_followed_until_somebody_goes_elsewhere(
    scrubber: Scrubber, wanted: list[int]
) -> None:
    scrubber.follow()
    scrubber.show_run(epochs((1, 2, 3, 4, 5), last=5), is_live=True, may_change=True)
    assert (scrubber.slider.position, scrubber.is_following) == (5, True)
    scrubber.slider.step(-1)
    scrubber.mark_shown(4)
    assert not scrubber.is_following
    scrubber.show_run(epochs((1, 2, 3, 4, 5, 6), last=6), is_live=True, may_change=True)
    assert scrubber.slider.position == 4, "it stays where it was put"
    scrubber.follow_button.click()
    assert wanted == [4, 6]


def test_what_may_be_kept(scrubber: Scrubber) -> None:
    kept: list[int] = []
    scrubber.keep_wanted.connect(kept.append)
    assert not scrubber.keep_button.isEnabled(), "the best one ranks already"
    scrubber.slider.put(1)
    scrubber.mark_shown(1)
    scrubber.keep_button.click()
    assert kept == [1]
    scrubber.slider.put(0)
    scrubber.mark_shown(0)
    assert not scrubber.keep_button.isEnabled()
    scrubber.mark_shown(4)
    scrubber.show_run(epochs(), is_live=True, may_change=True)
    assert scrubber.keep_button.toolTip() == "Possible when the training is over"
    scrubber.show_run(epochs(), is_live=False, may_change=False)
    assert scrubber.keep_button.toolTip() == "This shop is open read-only"


def test_leaving_goes_back_to_the_epoch_that_ranks(qtbot: QtBot, scrubber: Scrubber) -> None:
    scrubber.mark_shown(1)
    assert scrubber.back_button.isVisible()
    with qtbot.waitSignal(scrubber.left):
        qtbot.keyClick(scrubber.slider, Qt.Key.Key_Escape)
    scrubber.mark_shown(None)
    assert scrubber.slider.position == 3
    assert not scrubber.back_button.isVisible()


def test_the_disk_that_epochs_take_is_said_and_chosen(scrubber: Scrubber) -> None:
    wanted: list[int] = []
    scrubber.budget_wanted.connect(wanted.append)
    scrubber.show_use(DiskUse(212_300_000, 500_000_000))
    assert scrubber.budget_button.accessibleName() == "Epochs of runs: 212 of 500 MB"
    scrubber.budget_menu.aboutToShow.emit()
    actions = {action.text(): action for action in scrubber.budget_menu.actions()}
    assert actions["500 MB"].isChecked()
    actions["1000 MB"].trigger()
    actions["Best epochs only"].trigger()
    assert wanted == [1000, 0]


def test_a_run_without_epochs_has_no_scrubber(scrubber: Scrubber) -> None:
    scrubber.show_run(RunEpochs(""), is_live=False, may_change=True)
    assert scrubber.isHidden()
