"""Frozen lists and category runs in their windows, and the room that opens them."""

import pytest
from PySide6.QtWidgets import QWidget

from core.evaluation.frozen_lists import FrozenLists, freeze
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import Workspace
from gui.background import wait_for_all
from gui.comparison.class_plots import ConfusionPlot
from gui.comparison.classes_window import ClassesWindow
from gui.comparison.compare_button import CompareButton
from gui.comparison.frozen_window import FrozenWindow
from tests.core.runs.small_runs import CATEGORY, add_texts, make_small_shop

WAIT = 60_000
TEXT = "手机"


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    path = tmp_path_factory.mktemp("comparing") / "shop"
    make_small_shop(path)
    add_texts(path)
    return path


@pytest.fixture
def workspace(shop):
    with Workspace.open(shop) as opened:
        yield opened
        assert wait_for_all(30)


def test_a_frozen_list_is_held_against_what_is_found_now(qtbot, workspace):
    parent = QWidget()
    qtbot.addWidget(parent)
    engine = Engine.open(workspace)
    window = FrozenWindow(workspace, lambda: engine, parent)
    qtbot.waitUntil(lambda: window.about.text().startswith("No list is frozen yet"), timeout=WAIT)
    FrozenLists(workspace).keep(freeze(engine, engine.search(SearchRequest(TEXT))))
    window.refresh()
    qtbot.waitUntil(lambda: window.found is not None, timeout=WAIT)
    assert window.about.text() == (
        "手机: 100% of ten in both, RBO 1.00. The run and the products are the same as then."
    )
    assert window.lists.lists.first == window.lists.lists.second
    words = FrozenWindow(workspace, lambda: engine.with_run(""), parent)
    qtbot.waitUntil(lambda: words.found is not None, timeout=WAIT)
    assert "Another run ranks now; the products are the same." in words.about.text()
    window.delete_button.click()
    qtbot.waitUntil(lambda: not window.frozen, timeout=WAIT)
    assert FrozenLists(workspace).all() == []
    for each in (window, words):
        each.close()


def test_how_categories_are_guessed_is_shown_class_by_class(qtbot, workspace):
    parent = QWidget()
    qtbot.addWidget(parent)
    window = ClassesWindow(workspace, parent)
    window.show()
    qtbot.waitUntil(lambda: window.shown is not None, timeout=WAIT)
    assert window.run.currentData() == CATEGORY
    assert "ECE" in window.about.text()
    assert window.model.rowCount() == len(window.shown.classes)
    for page in range(window.pages.count()):
        window.pages.setCurrentIndex(page)
        assert not window.pages.currentWidget().grab().isNull()
    window.close()


def test_a_cell_of_the_confusion_says_what_it_counts(qtbot):
    plot = ConfusionPlot()
    qtbot.addWidget(plot)
    plot.show_counts(["裙", "手机"], [[5, 1], [0, 7]])
    assert plot._told(150 + 45, 150 + 5) == "裙 ▸ 手机: 1"
    assert plot._told(5, 5) == ""


def test_the_button_offers_what_there_is(qtbot):
    button = CompareButton()
    qtbot.addWidget(button)
    wanted = []
    button.wanted.connect(wanted.append)
    for choice in button.choices:
        choice.trigger()
    assert wanted == ["systems", "frozen", "classes"]
