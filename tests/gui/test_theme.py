"""Colours, palette and style sheet."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import ASSETS, DARK, FONT_FAMILIES, LIGHT, Colours, font, style_sheet, theme
from gui.widgets.icons import dress, pixmap


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    lights = sorted((_luminance(QColor(each)) for each in (one, other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(colours: Colours) -> None:
    for ground in (colours.window, colours.surface, colours.surface_alt):
        assert contrast(colours.text, ground) >= 7
        assert contrast(colours.text_muted, ground) >= 4.5
    for word in (colours.accent, colours.price, colours.good, colours.bad, colours.warn):
        assert contrast(word, colours.surface) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.accent, colours.accent_soft) >= 4.5
    assert contrast(colours.highlight_text, colours.highlight) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_disabled_words_are_fainter_than_any_others_and_still_there(colours: Colours) -> None:
    for ground in (colours.window, colours.surface):
        faint = contrast(colours.text_disabled, ground)
        assert 2 <= faint <= 0.6 * contrast(colours.text_muted, ground)


@pytest.mark.parametrize("kind", ["", "primary", "chip", "link", "quiet", "quiet-link", "danger"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_disabled_button_looks_disabled(qtbot: QtBot, kind: str, mode: str) -> None:
    theme().set_mode(mode)
    window = QWidget()
    window.resize(200, 60)
    button = QPushButton("Words", window)
    button.setProperty("kind", kind)
    dress(button, "heart")
    qtbot.addWidget(window)
    button.setDisabled(True)
    faint = QColor(theme().colours.text_disabled)
    window.show()
    shown = window.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(shown.width()) for y in range(shown.height())}
    ground = QColor(theme().colours.window)
    strongest = max(contrast(QColor(each).name(), ground.name()) for each in colours)
    # Neither its words nor its icon nor its edge stand out more than faint words do.
    assert strongest <= contrast(faint.name(), ground.name()) + 0.2


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_a_full_hex_code(colours: Colours) -> None:
    single = [getattr(colours, each.name) for each in fields(colours) if each.name != "chart"]
    assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in (*single, *colours.chart))
    assert len(set(colours.chart)) >= 6


def test_the_style_sheet_leaves_no_place_unfilled_and_names_icons_that_exist() -> None:
    for colours, is_dark in ((LIGHT, False), (DARK, True)):
        sheet = style_sheet(colours, is_dark)
        assert "$" not in sheet
        paths = re.findall(r"url\((.+?)\)", sheet)
        assert paths
        assert all((ASSETS / "icons" / path.rpartition("/")[2]).exists() for path in paths)


def test_switching_to_dark_recolours_the_application_and_says_so_once(
    qtbot: QtBot, qapp: QApplication
) -> None:
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    assert theme().is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_mode("dark")


def test_an_unknown_mode_follows_the_desktop(qapp: QApplication) -> None:
    theme().set_mode("purple")
    assert theme().mode == "system"


def test_fonts_name_simplified_chinese_families_first() -> None:
    assert font(20).families()[: len(FONT_FAMILIES)] == list(FONT_FAMILIES)
    assert font(20).pixelSize() == 20


def test_an_icon_follows_the_theme_and_is_worn_once(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    dress(button, "search")
    light = button.icon().pixmap(16, 16).toImage()
    theme().set_mode("dark")
    assert button.icon().pixmap(16, 16).toImage() != light
    dress(button, "close", "accent")
    assert button.icon().pixmap(16, 16).toImage() == pixmap("close", DARK.accent, 16).toImage()
    assert len(button.findChildren(QObject)) == 1


@pytest.mark.parametrize(
    "path", sorted((ASSETS / "icons").glob("*.svg")), ids=lambda path: path.stem
)
def test_every_icon_draws_something(path: Path) -> None:
    drawn = pixmap(path.stem, "#ff0000", 24).toImage()
    assert any(drawn.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_list_of_a_combo_box_is_a_plain_rectangle_in_our_colours(qtbot: QtBot) -> None:
    box = QComboBox()
    box.addItems(["Conv1D", "Transformer"])
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    popup = box.view().window()
    shown = popup.grab().toImage()
    right, bottom = shown.width() - 1, shown.height() - 1
    corners = {shown.pixelColor(x, y).name() for x in (0, right) for y in (0, bottom)}
    # A round corner would show what is behind it: black, where nothing composes windows.
    assert corners == {LIGHT.border}
    colours = {shown.pixelColor(x, y).name() for x in range(right) for y in range(bottom)}
    assert LIGHT.accent_soft in colours
    assert LIGHT.accent not in colours
    box.hidePopup()
