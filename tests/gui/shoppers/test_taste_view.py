from pytestqt.qtbot import QtBot

from core.recommend.profile import Profile, TasteShare
from gui.shoppers.taste_view import TasteView
from gui.widgets.chip import Chip

TASTE = Profile(
    (("click", 3),),
    (TasteShare("数码 / 手机", 0.75), TasteShare("服饰 / 女装", 0.25)),
    (TasteShare("华为", 1.0),),
    (0.25, 0.75, 0.0, 0.0),
    (99.0, 1999.0, 4999.0),
)


def shown(view: TasteView) -> list[str]:
    return [chip.accessibleName() for chip in view.findChildren(Chip) if chip.isVisible()]


def test_the_greatest_shares_and_the_levels_of_price(qtbot: QtBot) -> None:
    view = TasteView()
    qtbot.addWidget(view)
    view.show_profile(TASTE)
    qtbot.waitUntil(lambda: shown(view) == ["手机 75%", "女装 25%", "华为 100%"])
    assert view.levels.accessibleName().endswith("25% · 75% · 0% · 0%")
    assert not view.isHidden()
    view.show_profile(Profile((("click", 1),)))
    assert view.levels.isHidden()
    view.show_profile(None)
    assert view.isHidden()
