from core.recommend.profile import Profile, Profiles, TasteShare
from core.search.request import Interaction
from tests.core.search.shops import small_shop

SHOP = small_shop()
PROFILES = Profiles(SHOP)


def test_shares_weigh_what_was_done() -> None:
    profile = PROFILES.profile((Interaction("p1"), Interaction("p3", "purchase")))
    assert profile.actions == (("click", 1), ("purchase", 1))
    assert profile.categories == (
        TasteShare("数码 / 手机", 0.75),
        TasteShare("服饰 / 女装 / 连衣裙", 0.25),
    )
    assert profile.brands == (TasteShare("华为", 0.75), TasteShare("茵曼", 0.25))
    # The cheaper of two phones lies in the first quarter, and so does the only dress.
    assert profile.levels == (1.0, 0.0, 0.0, 0.0)
    assert profile.prices == (199.0, 3599.0, 6999.0)


def test_what_says_nothing_of_taste_is_counted_only() -> None:
    history = Interaction("gone"), Interaction("p1"), Interaction("p1", "dismiss")
    profile = PROFILES.profile(history)
    assert dict(profile.actions) == {"click": 2, "dismiss": 1}
    assert profile.categories == profile.brands == ()
    assert set(profile.levels) == {0.0}
    assert profile.prices is None


def test_nobody_has_an_empty_profile() -> None:
    assert PROFILES.profile(()) == Profile()
    assert not Profile()


def test_a_thing_without_a_price_is_of_no_level_and_equal_shares_are_in_order() -> None:
    profile = PROFILES.profile((Interaction("p6"), Interaction("p5"), Interaction("p1")))
    # p6 has no price; p5 and p1 are alone in their categories, so in the cheapest quarter.
    assert profile.levels == (1.0, 0.0, 0.0, 0.0)
    assert [share.value for share in profile.categories] == [
        "数码 / 配件",
        "服饰 / 女装 / 连衣裙",
        "生鲜 / 水果",
    ]
    assert {share.share for share in profile.categories} == {1 / 3}
