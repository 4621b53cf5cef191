"""What was read from the query is a chip in the window; without the chip it is not kept to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.text.conditions import Condition, ConditionKind
from gui import language
from gui.main_window import MainWindow
from gui.search.condition_chips import ConditionChips
from gui.state import State


@pytest.fixture
def window(
    qtbot: QtBot, state: State, quick_engine: None, shop_folder: Path
) -> Iterator[MainWindow]:
    window = MainWindow(state)
    window.show()
    with qtbot.waitSignal(window.painted, timeout=30_000):
        window.open(shop_folder)
    yield window
    window.close()
    window.deleteLater()


def shown(window: MainWindow) -> set[str]:
    response = window.page.results.model.response
    return {hit.product_id for hit in response.hits} if response else set()


def texts(chips: ConditionChips) -> list[str]:
    return [chip.text() for chip in chips.chips] if chips.isVisible() else []


def test_a_budget_is_a_chip_and_without_it_what_is_dearer_is_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    box, chips = window.search_bar.box, window.page.conditions
    box.setText("连衣裙 预算200以内 不要黑色")
    qtbot.waitUntil(lambda: texts(chips) == ["Price ≤ ¥200", "Not 黑色"])
    assert shown(window) == {"p1"}
    qtbot.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window) == {"p1", "p2"})
    assert texts(chips) == ["Not 黑色"]
    # It stays away while the query says it, and is read again in another.
    box.setText("连衣裙 预算200以内")
    qtbot.waitUntil(lambda: texts(chips) == [])
    assert shown(window) == {"p1", "p2"}
    box.setText("连衣裙 预算300以内")
    qtbot.waitUntil(lambda: texts(chips) == ["Price ≤ ¥300"])
    assert shown(window) == {"p1"}
    box.setText("手机")
    qtbot.waitUntil(lambda: shown(window) == {"p3", "p4", "p5"})
    assert texts(chips) == []


def test_chips_say_what_was_read_in_either_language(qtbot: QtBot, qapp: QApplication) -> None:
    chips = ConditionChips()
    qtbot.addWidget(chips)
    chips.show_conditions(
        (
            Condition(ConditionKind.PRICE, "1000左右", (), 800.0, 1200.0),
            Condition(ConditionKind.LEVEL, "便宜的", ("cheap",)),
            Condition(ConditionKind.SIZE, "xxl", ("2xl",)),
        )
    )
    assert texts(chips) == ["Price ¥800 – ¥1200", "Cheapest quarter", "Size 2XL"]
    assert "“便宜的” was read as: Cheapest quarter" in chips.chips[1].accessibleName()
    language.install(qapp, "zh")
    chinese = ["价格 ¥800 – ¥1200", "价格最低的四分之一", "规格 2XL"]
    qtbot.waitUntil(lambda: texts(chips) == chinese)
    with qtbot.waitSignal(chips.removed) as removed:
        chips.chips[2].click()
    assert removed.args == ["size:xxl"]
