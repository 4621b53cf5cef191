from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.recommend.wishes import Understanding, Wish, WishKind
from gui.shoppers.wish_chips import WishChips
from gui.widgets.chip import Chip

UNDERSTOOD = Understanding(
    (
        Wish(WishKind.BRAND, "huawei", ("华为",), products=102),
        Wish(WishKind.CATEGORY, "手机", ("数码 / 手机",), products=0),
        Wish(WishKind.WORDS, "孩子 衣服", ("孩子", "衣服"), category="母婴 / 童装", products=9),
        Wish(WishKind.ATTRIBUTE, "简约", ("风格", "简约"), is_disliked=True, products=1),
        Wish(WishKind.BUDGET, "便宜", ("cheap",), products=50),
    ),
    ("quxzyl",),
)


def shown(chips: WishChips) -> list[Chip]:
    return [each for each in chips.findChildren(Chip) if not each.isHidden()]


def test_every_wish_says_what_it_stands_for_and_how_much_there_is(qtbot: QtBot) -> None:
    chips = WishChips()
    qtbot.addWidget(chips)
    chips.show_understanding(UNDERSTOOD, ())
    assert [chip.accessibleName() for chip in shown(chips)] == [
        "华为 102",
        "手机 none in the budget",
        "孩子 衣服 9",
        "✕ 简约 1",
        "便宜",
        "quxzyl not known here",
    ]
    assert "mostly 母婴 / 童装" in shown(chips)[2].toolTip()
    assert "left out" in shown(chips)[3].toolTip()


def test_a_chip_is_struck_by_mouse_and_by_key(qtbot: QtBot) -> None:
    chips = WishChips()
    qtbot.addWidget(chips)
    chips.show_understanding(UNDERSTOOD, ())
    with qtbot.waitSignal(chips.struck) as told:
        qtbot.mouseClick(shown(chips)[0], Qt.MouseButton.LeftButton)
    assert told.args == ["brand:huawei"]
    with qtbot.waitSignal(chips.struck) as told:
        qtbot.keyClick(shown(chips)[1], Qt.Key.Key_Space)
    assert told.args == ["category:手机"]
