"""The dialogs are opened from the training panel, the palette and the import report, one of a kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.open_workspace import OpenWorkspace
from gui.robustness.findings_dialog import FindingsDialog
from gui.robustness.noise_lab import NoiseLab
from gui.robustness.robustness import LABELS, NOISE_LAB, TEXTS, Robustness
from gui.training.robustness_button import RobustnessButton
from gui.window_actions.robustness import DIALOGS, ICONS

# The offscreen platform has no windows above others.
pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def robustness(qtbot: QtBot, quick_engine: None, shop_folder: Path) -> Iterator[Robustness]:
    window = QWidget()
    qtbot.addWidget(window)
    shop = OpenWorkspace(window)
    with qtbot.waitSignals([shop.engine_ready, shop.recommender_ready, shop.shoppers_ready]):
        shop.open(shop_folder)
    yield Robustness(shop, window)
    shop.close()


def test_one_dialog_of_a_kind_is_open_and_closes_with_the_shop(
    qtbot: QtBot, robustness: Robustness
) -> None:
    for name in (NOISE_LAB, LABELS, TEXTS):
        robustness.open(name)
    lab, labels, texts = (robustness.dialogs[name] for name in (NOISE_LAB, LABELS, TEXTS))
    assert isinstance(lab, NoiseLab)
    assert isinstance(labels, FindingsDialog)
    assert isinstance(texts, FindingsDialog)
    assert (labels.what, texts.what) == (LABELS, TEXTS)
    robustness.open(LABELS)
    assert robustness.dialogs[LABELS] is labels
    labels.close()
    assert LABELS not in robustness.dialogs
    robustness.open(LABELS)
    assert robustness.dialogs[LABELS] is not labels
    qtbot.waitUntil(lambda: not lab._reader.is_busy)
    robustness._shop.close()
    assert robustness.dialogs == {}
    robustness.open(LABELS)
    assert robustness.dialogs == {}


def test_what_was_imported_is_cleaned_where_it_is_open(
    robustness: Robustness, shop_folder: Path, tmp_path: Path
) -> None:
    robustness.clean_import(tmp_path / "elsewhere")
    assert robustness.dialogs == {}
    robustness.clean_import(shop_folder)
    assert list(robustness.dialogs) == [TEXTS]


def test_the_button_names_each_of_them(qtbot: QtBot) -> None:
    button = RobustnessButton()
    qtbot.addWidget(button)
    wanted: list[str] = []
    button.wanted.connect(wanted.append)
    for choice in button.choices:
        choice.trigger()
    assert wanted == list(DIALOGS) == list(ICONS) == [NOISE_LAB, LABELS, TEXTS]
