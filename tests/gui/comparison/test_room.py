"""The room in the whole window: the button where one inspects, the palette, a list frozen from the screen."""

import pytest

from core.evaluation.frozen_lists import FrozenLists
from gui.main_window import MainWindow
from gui.state import State
from gui.window_actions.conditions import nothing_to_freeze
from tests.core.runs.small_runs import make_small_shop

WAIT = 60_000


@pytest.fixture
def window(qtbot, tmp_path):
    make_small_shop(tmp_path / "shop")
    made = MainWindow(State())
    qtbot.addWidget(made)
    made.show()
    made.start(tmp_path / "shop")
    qtbot.waitUntil(lambda: made.shop.engine is not None, timeout=WAIT)
    yield made
    made.close()


@pytest.mark.qt_log_ignore("does not support")
def test_a_list_is_frozen_and_compared_from_the_window(qtbot, window):
    window.arrange("demo")
    assert not window.comparing.button.isVisible()
    window.arrange("inspect")
    assert window.comparing.button.isVisible()
    window.page.ask("手机")
    qtbot.waitUntil(lambda: window.page.on_screen.response is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: nothing_to_freeze(window) == "", timeout=WAIT)
    window.guides.registry.action("comparison.freeze").trigger()
    kept = FrozenLists(window.shop.workspace)
    qtbot.waitUntil(lambda: len(kept.all()) == 1, timeout=WAIT)
    assert kept.all()[0].text == window.page.on_screen.response.request.text
    window.guides.registry.action("comparison.frozen").trigger()
    frozen = window.comparing.dialogs["frozen"]
    qtbot.waitUntil(lambda: frozen.found is not None, timeout=WAIT)
    window.guides.registry.action("comparison.systems").trigger()
    systems = window.comparing.dialogs["systems"]
    assert systems.isVisible()
    with qtbot.waitSignal(window.page.shown, timeout=WAIT):
        systems.query_wanted.emit("连衣裙")
    window.comparing.shut_down()
    assert not window.comparing.dialogs
