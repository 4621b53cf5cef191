"""Buttons made in one call, and how they are told to who cannot see them."""

from pytestqt.qtbot import QtBot

from gui.widgets.buttons import describe, icon_button, push_button


def test_a_press_calls_what_it_was_made_with(qtbot: QtBot) -> None:
    pressed: list[str] = []
    for made in (
        push_button("link", lambda: pressed.append("words")),
        icon_button("close", lambda: pressed.append("icon")),
    ):
        qtbot.addWidget(made)
        made.click()
    assert pressed == ["words", "icon"]


def test_the_style_sheet_knows_its_kind(qtbot: QtBot) -> None:
    primary, usual = push_button("primary"), push_button()
    for made in (primary, usual):
        qtbot.addWidget(made)
        made.ensurePolished()
    assert primary.property("kind") == "primary"
    assert usual.property("kind") is None
    assert primary.palette().buttonText().color() != usual.palette().buttonText().color()


def test_an_icon_is_described_and_markup_in_it_is_text(qtbot: QtBot) -> None:
    made = icon_button("close")
    qtbot.addWidget(made)
    describe(made, "<b>Close</b>")
    assert made.toolTip() == "<span>&lt;b&gt;Close&lt;/b&gt;</span>"
    assert made.accessibleName() == "<b>Close</b>"
    assert made.iconSize().width() == 16
