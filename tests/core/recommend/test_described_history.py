from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import Catalogue, bare_catalogue
from core.recommend.described_history import DescribedHistory, Describer
from core.recommend.wishes import Description, Wish, WishKind
from core.search.engine import Engine
from core.search.shop_index import build_shop_index
from tests.core.search.shops import ROWS, small_shop

# Four phones of one brand at four prices, so that every quarter of the category has one of them.
PHONES = tuple(
    (f"m{price}", f"小米 手机 {price}", "数码 / 手机", "小米", price, 4.0, 100, "银色")
    for price in (799, 1999, 3999, 5999)
)


@pytest.fixture(scope="module")
def describer(tmp_path_factory: pytest.TempPathFactory) -> Describer:
    return of(small_shop(ROWS + PHONES), tmp_path_factory.mktemp("cache"))


def of(catalogue: Catalogue, cache: Path) -> Describer:
    return Describer(Engine(build_shop_index(catalogue, {}, cache, cache)))


def products(described: DescribedHistory) -> set[str]:
    return {did.product_id for did in described.history}


def understood(describer: Describer, text: str) -> dict[str, Wish]:
    wishes = describer.describe(Description(text)).understanding.wishes
    return {wish.phrase: wish for wish in wishes}


def test_brands_categories_and_attributes_are_found_by_their_names(describer: Describer) -> None:
    wishes = understood(describer, "喜欢华为和NIKE的童装，银色的")
    assert [(wish.kind, wish.values) for wish in wishes.values()] == [
        (WishKind.BRAND, ("华为",)),
        (WishKind.BRAND, ("Nike",)),
        (WishKind.CATEGORY, ("母婴 / 童装",)),
        (WishKind.ATTRIBUTE, ("颜色", "银色")),
    ]
    described = describer.describe(Description("喜欢华为和NIKE的童装"))
    assert products(described) >= {"p3", "p7", "p2"}
    assert {did.action for did in described.history} == {"click"}


def test_every_wish_has_its_turn_and_the_best_fit_comes_last(describer: Describer) -> None:
    described = describer.describe(Description("小米手机，连衣裙"))
    assert products(described) >= {"p1", "m799", "m5999"}
    assert described.history[-1].product_id.startswith("m")
    assert describer.describe(Description("小米手机，连衣裙")) == described


def test_a_budget_is_a_level_of_each_category(describer: Describer) -> None:
    cheap = describer.describe(Description("手机", (0, 0)))
    dear = describer.describe(Description("手机", (3, 3)))
    assert "m799" in products(cheap)
    assert "p4" in products(dear)
    assert not products(cheap) & products(dear)
    assert products(describer.describe(Description("便宜的手机"))) >= {"m799", "m1999"}
    assert "p4" not in products(describer.describe(Description("手机，不要太贵")))
    assert describer.describe(Description("手机，不要太贵")).understanding.levels == (0, 1)


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("预算2,000元以内的手机", (None, 2000.0)),
        ("手机 1000-4000元", (1000.0, 4000.0)),
        ("a phone under $2000", (None, 2000.0)),
        ("价格不低于3000", (3000.0, None)),
        ("between 20 and 50 dollars", (20.0, 50.0)),
        ("孩子3岁以上", (None, None)),
        ("charger over 65 W", (None, None)),
    ],
)
def test_figures_are_a_budget_where_money_is_spoken_of(
    describer: Describer, text: str, prices: tuple[float | None, float | None]
) -> None:
    assert describer.describe(Description(text)).understanding.prices == prices


def test_what_is_within_the_budget_is_counted(describer: Describer) -> None:
    described = describer.describe(Description("1000-4000元的手机"))
    assert products(described) == {"m1999", "m3999"}
    assert [wish.products for wish in described.understanding.wishes] == [2, 2]


def test_what_is_disliked_is_left_out(describer: Describer) -> None:
    described = describer.describe(Description("喜欢手机，不喜欢小米"))
    assert products(described) == {"p3", "p4"}
    wishes = {wish.phrase: wish.is_disliked for wish in described.understanding.wishes}
    assert wishes == {"手机": False, "小米": True}


def test_unknown_words_are_told_and_a_struck_wish_has_no_say(describer: Describer) -> None:
    said = Description("苹果 or Nike, quxzyl")
    described = describer.describe(said)
    assert described.understanding.unknown == ("quxzyl",)
    key = next(w.key for w in described.understanding.wishes if w.phrase == "nike")
    struck = describer.describe(Description(said.text, struck=(key,)))
    assert "p7" in products(described)
    assert "p7" not in products(struck)
    assert key in {wish.key for wish in struck.understanding.wishes}


def test_nothing_said_is_nothing_done_and_a_budget_alone_varies(describer: Describer) -> None:
    assert describer.describe(Description()) == describer.describe(Description("  "))
    assert not describer.describe(Description()).history
    assert not describer.describe(Description("quxzyl, blorfy")).history
    assert len(products(describer.describe(Description("", (0, 1))))) >= 3


def test_a_shop_of_titles_alone_is_read_by_its_words(tmp_path: Path) -> None:
    ids = ["a", "b", "c"]
    bare = bare_catalogue(ids)
    titles = ["red running shoes", "blue kettle", "green running shirt"]
    unpriced = Catalogue(**{**vars(bare), "title": titles})
    described = of(unpriced, tmp_path).describe(Description("cheap things for running", (0, 1)))
    assert products(described) == {"a", "c"}
    assert of(bare_catalogue([]), tmp_path / "none").describe(Description("shoes")).history == ()


def test_without_categories_the_budget_is_a_level_of_all_prices(tmp_path: Path) -> None:
    bare = bare_catalogue(["a", "b", "c", "d"])
    prices = np.array([1, 2, 3, 400], np.float32)
    shop = Catalogue(**{**vars(bare), "title": ["a pen"] * 4, "price": prices})
    assert products(of(shop, tmp_path).describe(Description("pen", (0, 0)))) == {"a"}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("不要太贵的手机", (0, 1)),
        ("不贵的手机", (0, 1)),
        ("手机，别太贵", (0, 1)),
        ("not too expensive 手机", (0, 1)),
        ("don't want expensive 手机", (0, 1)),
        ("不买便宜的手机", (2, 3)),
        ("高端手机", (2, 3)),
    ],
)
def test_to_refuse_a_level_is_not_to_dislike_the_rest(
    describer: Describer, text: str, levels: tuple[int, int]
) -> None:
    found = describer.describe(Description(text)).understanding
    assert found.levels == levels
    assert not any(wish.is_disliked for wish in found.wishes)
    assert WishKind.CATEGORY in {wish.kind for wish in found.wishes}


def test_an_attribute_gives_way_to_a_brand_of_its_name_and_to_longer_words(tmp_path: Path) -> None:
    rows = [
        ("a1", "冬季羽绒服 白色", "服饰 / 外套", "星野", 300, 4.0, 10, "羽绒"),
        ("a2", "羽绒服 长款", "服饰 / 外套", "", 200, 4.0, 10, "羽绒"),
        ("a3", "台灯", "家居 / 灯具", "", 100, 4.0, 10, "星野"),
        ("a4", "地毯", "家居 / 地毯", "", 100, 4.0, 10, "星野"),
    ]
    describer = of(small_shop(rows), tmp_path)
    wishes = understood(describer, "星野的羽绒服")
    assert wishes["星野"].kind is WishKind.BRAND
    assert wishes["羽绒服"].kind is WishKind.WORDS
    assert understood(describer, "羽绒的")["羽绒"].kind is WishKind.ATTRIBUTE
