"""What is done in the window becomes steps, which are shown, changed, and given again."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.demonstration.demonstration import WHY, Act, Point
from core.demonstration.demonstrations import Demonstrations
from core.search.request import Filters, Sort
from core.workspace import DEMONSTRATIONS
from gui.demonstration.steps_panel import StepsPanel
from gui.main_window import MainWindow
from gui.shoppers.rows import ASIDE, BELOW
from tests.gui.acting.hands import ask, click_card, settle
from tests.gui.demonstration.conftest import come_to_rest, press, ranking


def panel_of(qtbot: QtBot, window: MainWindow) -> StepsPanel:
    window.demonstrating.dock.show()
    qtbot.waitUntil(lambda: window.demonstrating.panel is not None)
    panel = window.demonstrating.panel
    assert panel is not None
    return panel


def stored(window: MainWindow) -> Demonstrations:
    assert window.shop.workspace is not None
    return Demonstrations(window.shop.workspace)


def test_what_is_done_is_recorded_and_goes_the_same_when_it_is_given(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "坚果")
    window.guides.registry.action("demonstration.record").trigger()
    chip = window.demonstrating.chip
    assert chip.isVisible()
    ask(qtbot, window, "手机")
    window.page.filters.set_filters(Filters(price=(None, 5000.0)))
    settle(qtbot, window)
    click_card(window, "p3", "favourite")
    settle(qtbot, window)
    # While the slider is dragged only its end is a step.
    for strength in (30, 60, 90):
        window.shoppers.strength.slider.setValue(strength)
        settle(qtbot, window)
    once = ranking(window)
    window.shoppers.choose("u2")
    qtbot.waitUntil(lambda: window.shoppers.user_id == "u2")
    settle(qtbot, window)
    window.page.results.select_product("p4")
    window.page.hit_opened.emit()
    twice = ranking(window)
    assert "6" in chip.text()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isHidden()

    steps = stored(window).all[0].steps
    assert [(step.query, step.shopper, step.filters.price, step.act) for step in steps] == [
        ("手机", "", (None, None), None),
        ("手机", "", (None, 5000.0), None),
        ("手机", "", (None, 5000.0), Act("favourite", "p3")),
        ("手机", "", (None, 5000.0), None),
        ("手机", "u2", (None, 5000.0), None),
        ("手机", "u2", (None, 5000.0), Act(WHY, "p4")),
    ]
    assert (steps[3].personal, steps[5].point) == (0.9, Point(part="score"))
    window.demonstrating.start()
    come_to_rest(qtbot, window)
    press(qtbot, window, *[Qt.Key.Key_PageDown] * 3)
    assert ranking(window) == once
    press(qtbot, window, *[Qt.Key.Key_PageDown] * 2)
    assert ranking(window) == twice
    assert window.inspection.panel is not None
    assert window.panels.inspector.isVisible()


def test_a_recording_in_which_nothing_was_done_leaves_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.demonstrating.record()
    window.demonstrating.record()
    assert window.shop.workspace is not None
    assert not (window.shop.workspace.path / DEMONSTRATIONS).exists()


def test_another_shop_ends_a_recording_and_keeps_it(qtbot: QtBot, window: MainWindow) -> None:
    window.demonstrating.record()
    ask(qtbot, window, "手机")
    assert window.shop.workspace is not None
    file = window.shop.workspace.path / DEMONSTRATIONS
    window.shop.close()
    assert "手机" in file.read_text("utf-8")


def test_steps_are_put_together_in_the_panel(qtbot: QtBot, window: MainWindow) -> None:
    panel = panel_of(qtbot, window)
    assert panel.add.isEnabled()
    assert not panel.start.isEnabled()
    for query in ("手机", "连衣裙"):
        ask(qtbot, window, query)
        panel.add.click()
    assert [step.query for step in stored(window).all[0].steps] == ["手机", "连衣裙"]
    panel.form.note.setPlainText("Dresses")
    panel.up.click()
    steps = stored(window).all[0].steps
    assert [(step.query, step.said) for step in steps] == [("连衣裙", "Dresses"), ("手机", "")]
    assert panel.row == 0
    assert panel.model.index(0, 0).data(BELOW) == "Dresses"

    window.page.results.select_product("p2")
    form = panel.form
    form.point.setCurrentIndex(form.point.findData("product:p2"))
    form.point.activated.emit(form.point.currentIndex())
    form.act.setCurrentIndex(form.act.findText("favourite · 法式连衣裙 收腰 长款"))
    form.act.activated.emit(form.act.currentIndex())
    form.typed.click()
    step = stored(window).all[0].steps[0]
    assert (step.point, step.act, step.typed) == (
        Point(product_id="p2"),
        Act("favourite", "p2"),
        True,
    )
    assert panel.model.index(0, 0).data(ASIDE) == "favourite"
    panel.title.setText("My show")
    panel.title.editingFinished.emit()
    assert stored(window).all[0].name == "My show"


def test_what_is_deleted_comes_back_by_undo(qtbot: QtBot, showing: MainWindow) -> None:
    panel, notice = panel_of(qtbot, showing), showing.page.notice
    before = stored(showing).all
    panel.select(1)
    panel.remove.click()
    assert len(stored(showing).all[0].steps) == 4
    notice.action.click()
    assert stored(showing).all == before
    assert panel.row == 1
    panel.drop.click()
    assert stored(showing).all == ()
    assert not panel.form.isEnabled()
    notice.action.click()
    assert stored(showing).all == before


def test_a_double_click_starts_at_that_step(qtbot: QtBot, showing: MainWindow) -> None:
    panel = panel_of(qtbot, showing)
    place = panel.steps.visualRect(panel.model.index(2, 0)).center()
    viewport = panel.steps.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(place))
    come_to_rest(qtbot, showing)
    assert showing.demonstrating.presenter.number == 2
    assert showing.page.filters.sort.value == Sort.PRICE_UP
    # The panel makes way, and is back afterwards.
    assert panel.isHidden() or not showing.demonstrating.dock.isVisible()
    press(qtbot, showing, Qt.Key.Key_Escape)
    assert showing.demonstrating.dock.isVisible()


def test_a_damaged_file_is_told_and_kept_and_nothing_is_stored_over_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.shop.workspace is not None
    file = window.shop.workspace.path / DEMONSTRATIONS
    file.write_text('{"format": 1, "demonstrations": [{"steps": 3}]}', "utf-8")
    window.demonstrating.collection._forget()
    panel = panel_of(qtbot, window)
    assert "demonstrations[0].steps must be a list" in window.page.notice.words.text()
    assert not panel.add.isEnabled()
    assert window.demonstrating.no_recording() != ""
    assert file.read_text("utf-8") == '{"format": 1, "demonstrations": [{"steps": 3}]}'
