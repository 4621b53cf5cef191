"""F1 and the tour in the real window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow


def written(window: MainWindow) -> list[str]:
    """What the sheet of keys says, top to bottom."""
    return [label.text() for label in window.guides.key_sheet.findChildren(QLabel)]


def test_f1_shows_every_key_in_the_language_spoken(qtbot: QtBot, window: MainWindow) -> None:
    sheet, registry = window.guides.key_sheet, window.guides.registry
    qtbot.keyClick(window.search_bar.box, Qt.Key.Key_F1)
    assert sheet.isVisible()
    said = written(window)
    for line in registry.key_lines():
        assert line.name in said
        assert all(keys in said for keys in line.keys)
    assert {"Ctrl+Shift+P", "F5", "Shift+F5", "↑"} <= set(said)
    window.header.set_language("zh")
    qtbot.waitUntil(lambda: "键盘快捷键" in written(window))
    assert {"选择顾客", "布局：演示"} <= set(written(window))
    qtbot.keyClick(sheet.panel, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.search_bar.box.hasFocus()


def test_no_key_is_cut_off_in_either_language(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1280, 800)
    for code in ("en", "zh"):
        window.header.set_language(code)
        window.guides.key_sheet.toggle()
        qtbot.waitUntil(window.guides.key_sheet.isVisible)
        labels = window.guides.key_sheet.findChildren(QLabel)
        assert all(label.width() >= label.minimumSizeHint().width() for label in labels)
        assert window.guides.key_sheet.geometry().bottom() < window.height()
        window.guides.key_sheet.leave()


def test_the_tour_puts_three_real_widgets_in_the_light(qtbot: QtBot, window: MainWindow) -> None:
    window.arrange("feedback")
    window.guides.key_sheet.toggle()
    qtbot.mouseClick(window.guides.key_sheet.panel.tour, Qt.MouseButton.LeftButton)
    tour = window.guides.tour
    assert tour.isVisible()
    assert not window.guides.key_sheet.isVisible()
    assert window.state.arrangement == "demo"
    lit = []
    for number in range(3):
        assert tour.number == number
        lit.append(tour._light())
        assert not tour.bubble.geometry().intersects(lit[-1])
        assert window.rect().contains(tour.bubble.geometry())
        qtbot.keyClick(tour.next_button, Qt.Key.Key_Return)
    assert not tour.isVisible()
    box, train = window.search_bar.box, window.header.arrangement.button("train")
    for widget, light in ((box, lit[0]), (train, lit[2])):
        assert light.contains(widget.mapTo(window, widget.rect().center()))
    assert lit[1].width() < window.page.results.width() / 2


def test_the_tour_is_offered_once_without_the_focus_and_can_be_left(
    qtbot: QtBot, window: MainWindow
) -> None:
    tour, box = window.guides.tour, window.search_bar.box
    box.setFocus()
    tour.offer()
    assert window.toast.isVisible()
    assert box.hasFocus()
    qtbot.mouseClick(window.toast.action, Qt.MouseButton.LeftButton)
    assert tour.isVisible()
    qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()
    assert box.hasFocus()
    window.toast.hide()
    tour.offer()
    assert not window.toast.isVisible()
