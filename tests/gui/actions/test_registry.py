"""Whatever can be done in the window is registered, in two languages, with keys that work."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from gui.actions.registry import Command
from gui.main_window import MainWindow
from gui.state import ARRANGEMENTS, FEEDBACK_TABS
from gui.window_actions.judging import KEYS as JUDGING_KEYS

# Shortcuts of a widget that hears them only where the focus is in it.
LOCAL = {("QShortcut", "Ctrl+Z"), ("QShortcut", "Ctrl+C"), ("QShortcut", "Esc")}


def commands(window: MainWindow) -> dict[str, Command]:
    return {command.id: command for command in window.guides.registry.commands()}


def seen_everywhere(qtbot: QtBot, window: MainWindow) -> None:
    """Every part that is made when it is first seen."""
    for arrangement in ARRANGEMENTS:
        window.arrange(arrangement)
    for tab in FEEDBACK_TABS:
        window.feedback_area.show_tab(tab)
    window.arrange("train")
    qtbot.waitUntil(lambda: window.training is not None)


def provided(window: MainWindow) -> list[QAction]:
    """What stands in menus that are filled anew and in the palette by another name."""
    assert window.training is not None
    results, workspace = window.training.results, window.header.workspace
    menus = [window.page.summary.menu, results.export_menu, results.metric_menu, workspace.recent]
    menus += [window.training.buttons.robustness.menu(), window.comparing.button.menu()]
    in_menus = [action for menu in menus for action in menu.actions()]
    # The editor is opened by making somebody up, never by itself.
    editor = window.panels.editor.toggleViewAction()
    return [*in_menus, *workspace.shop_actions, window.page.summary.session.end, editor]


def is_part_of_a_widget(action: QAction) -> bool:
    """A separator, what opens a menu, what a line of text brings, or what a chart offers of itself."""
    owner = action.parent()
    is_menu = isinstance(owner, QMenu) and owner.menuAction() is action
    is_chart = "behaviour" in type(owner).__module__ or (
        isinstance(owner, QMenu) and "behaviour" in type(owner.parent()).__module__
    )
    return action.isSeparator() or is_menu or is_chart or isinstance(owner, QLineEdit)


def test_no_action_or_shortcut_of_the_window_is_unknown(qtbot: QtBot, window: MainWindow) -> None:
    seen_everywhere(qtbot, window)
    known = provided(window)
    strangers = [
        f"{action.text()} {action.shortcut().toString()} of {type(action.parent()).__name__}"
        for action in window.findChildren(QAction)
        if not window.guides.registry.knows(action)
        and not any(action is other for other in known)
        and not is_part_of_a_widget(action)
    ]
    assert strangers == []
    keys = {("QShortcut", cut.key().toString()) for cut in window.findChildren(QShortcut)}
    keys |= {
        (type(button).__name__, button.shortcut().toString())
        for button in window.findChildren(QAbstractButton)
        if not button.shortcut().isEmpty() and "QDialog" not in type(button.window()).__name__
    }
    assert keys - LOCAL == set()


@pytest.mark.parametrize("place", ["box", "results"])
def test_every_shortcut_that_is_shown_is_heard(
    qtbot: QtBot, window: MainWindow, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All of them may be run.
    monkeypatch.setattr(window.guides.registry, "refresh", lambda: None)
    focused = window.search_bar.box if place == "box" else window.page.results
    for line in window.guides.registry.key_lines():
        action = window.guides.registry.find(line.id)
        for sequence in action.shortcuts() if action is not None else ():
            # What is typed into the box is text there.
            if place == "box" and sequence.toString() in ("/", "Ins"):
                continue
            assert action is not None
            action.triggered.disconnect()
            heard: list[str] = []
            action.triggered.connect(lambda _=False, id=line.id, heard=heard: heard.append(id))
            action.setEnabled(True)
            focused.setFocus()
            QTest.keySequence(window.focusWidget() or window, sequence)
            assert heard == [line.id], sequence.toString()


def test_keys_that_only_results_hear_do_what_they_say(qtbot: QtBot, window: MainWindow) -> None:
    results, box = window.page.results, window.search_bar.box
    results.setFocus()
    done: list[str] = []
    results.acted.connect(lambda hit, action: done.append(action))
    results.entered.connect(lambda hit: done.append("open"))

    def press(*keys: str) -> None:
        for key in keys:
            QTest.keySequence(window.focusWidget() or window, QKeySequence(key))

    def walked(*keys: str) -> int:
        press("Home", *keys)
        hit = results.current_hit
        assert hit is not None
        return hit.rank

    def copied() -> bool:
        QApplication.clipboard().clear()
        press("Ctrl+C")
        hit = results.current_hit
        return hit is not None and QApplication.clipboard().text() == hit.title

    def acted(key: str, action: str) -> bool:
        press(key)
        return done[-1:] == [action]

    def cleared() -> bool:
        box.setFocus()
        box.setText("x")
        press("Esc")
        return box.text() == ""

    checks: dict[str, Callable[[], bool]] = {
        "results.walk": lambda: [walked("Right"), walked("Right", "Left")] == [2, 1],
        "results.leap": lambda: [walked(), walked("End"), walked("PgDown") > 1] == [1, 6, True],
        "results.copy_title": copied,
        "results.favourite": lambda: acted("F", "favourite"),
        "results.cart": lambda: acted("C", "cart"),
        "results.purchase": lambda: acted("B", "purchase"),
        "results.dismiss": lambda: acted("X", "dismiss"),
        "results.open": lambda: acted("Enter", "open"),
        "search.clear": cleared,
    }
    # Heard by charts or the map alone, while a demonstration is given or results are judged: tested there.
    elsewhere = {"feedback.undo_filter", "demonstration.walk"}
    elsewhere |= {f"judging.{key}" for key in JUDGING_KEYS}
    elsewhere |= {"map.walk", "map.pan", "map.zoom"}
    local = {
        line.id for line in window.guides.registry.key_lines() if not _shortcuts(window, line.id)
    }
    assert local == checks.keys() | elsewhere
    assert {id for id, check in checks.items() if not check()} == set()


def _shortcuts(window: MainWindow, id: str) -> list[QKeySequence]:
    action = window.guides.registry.find(id)
    return action.shortcuts() if action is not None else []


def test_every_action_has_a_name_in_both_languages(qtbot: QtBot, window: MainWindow) -> None:
    english = commands(window)
    window.header.set_language("zh")
    qtbot.waitUntil(lambda: window.guides.registry.action("window.quit").text() == "退出")
    chinese = commands(window)
    assert english.keys() == chinese.keys()
    assert {id for id, command in chinese.items() if len(command.names) != 2} == set()
    assert english["window.quit"].names == ("Quit", "退出")
    assert chinese["window.quit"].names == ("退出", "Quit")
    assert chinese["shoppers.be:u1"].names == ("切换为 u1", "Shop as u1")


def test_the_palette_lists_what_only_this_shop_has(window: MainWindow) -> None:
    listed = commands(window)
    workspace = window.shop.workspace
    assert workspace is not None
    assert {"shoppers.be:", "shoppers.be:u1", "shoppers.be:u2"} <= listed.keys()
    assert listed[f"shops.open:{workspace.path}"].is_chosen
    assert listed["view.arrange_demo"].is_chosen
    assert not listed["view.arrange_train"].is_chosen


def test_what_cannot_be_done_says_why_until_it_can(qtbot: QtBot, window: MainWindow) -> None:
    registry = window.guides.registry
    hindered = ("results.favourite", "search.clear_filters", "training.stop", "updates.update")
    for id in hindered:
        assert commands(window)[id].hindrance, id
        assert not registry.action(id).isEnabled(), id
    window.page.results.select_rank(1)
    qtbot.waitUntil(registry.action("results.favourite").isEnabled)
    window.arrange("inspect")
    assert "Demo or Train" in commands(window)["results.favourite"].hindrance
    with qtbot.waitSignal(window.page.shown):
        window.page.filters.choose_category(("食品",))
    qtbot.waitUntil(registry.action("search.clear_filters").isEnabled)
    registry.action("search.clear_filters").trigger()
    qtbot.waitUntil(lambda: not registry.action("search.clear_filters").isEnabled())


def test_f5_makes_the_panel_and_trains_though_it_was_never_seen(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(
        type(window.trainer), "train", lambda trainer, job, resume: started.append(job)
    )
    assert window.training is None
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.training is not None
    assert len(started) == 1
