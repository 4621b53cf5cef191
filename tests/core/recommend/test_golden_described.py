"""From words of a taste to a history, by hand: what is chosen, in which order, and how a name is understood.

Titles and categories that nobody speaks of keep all else equal: a wish is worth 1, and 0.55 of itself each
time that it was fulfilled; popularity, of the best seller 1, adds a quarter of itself.
"""

from pathlib import Path

import pytest

from core.recommend.described_history import Describer
from core.recommend.wishes import Description, Wish, WishKind
from tests.core.search.golden import Product, engine_of, product

KINDS = "KLMNPQRUVW"


def describer_of(folder: Path, *products: Product) -> Describer:
    return Describer(engine_of(folder, *products))


def chosen(describer: Describer, text: str) -> list[str]:
    """The products in the order in which they were chosen; the best is last in the history."""
    history = describer.describe(Description(text)).history
    return [did.product_id for did in reversed(history)]


def wishes(describer: Describer, text: str) -> list[Wish]:
    return list(describer.describe(Description(text)).understanding.wishes)


def of_kind(number: int, product_id: str, **fields: object) -> Product:
    """A product that alone is of its category."""
    return product(product_id, category=KINDS[number], **fields)


def test_a_fulfilled_wish_counts_55_parts_of_100(tmp_path: Path) -> None:
    describer = describer_of(
        tmp_path,
        product("bolt", brand="bolt"),
        *(product(f"both{n}", brand="acme", colour="red") for n in range(3)),
    )
    # 2, then 1.1, which is more than 1; then 0.605, which is less.
    assert chosen(describer, "acme, bolt, red") == ["both0", "both1", "bolt", "both2"]


def test_what_sells_decides_by_a_quarter(tmp_path: Path) -> None:
    sellers = [of_kind(n, f"a{n}", brand="acme", sales=9) for n in range(3)]
    others = [of_kind(n, f"b{n}", brand="bolt", sales=0) for n in range(3, 5)]
    # a0 1.25 before b3 1, a1 0.8 before b4 0.55; then a2 0.3025 + 0.25 = 0.5525 still before 0.55.
    describer = describer_of(tmp_path, *others, *sellers)
    assert chosen(describer, "acme, bolt") == ["a0", "b3", "a1", "a2", "b4"]
    # With 0.9 of the sales, ln 8 / ln 10, the last of acme has 0.3025 + 0.2258 and comes after 0.55.
    sellers[2] = of_kind(2, "a2", brand="acme", sales=7)
    describer = describer_of(tmp_path, *others, *sellers)
    assert chosen(describer, "acme, bolt") == ["a0", "b3", "a1", "b4", "a2"]


def test_a_further_product_of_a_category_is_less_popular(tmp_path: Path) -> None:
    # ln 10,000, ln 7,000, ln 5,000 and ln 100: popularity 1, 0.961, 0.925 and 0.5.
    rows = [("K1", 9999), ("K2", 6999), ("K3", 4999), ("L", 99)]
    shop = [product(name, brand="acme", category=name[0], sales=sold) for name, sold in rows]
    # 0.6 · 0.961 = 0.577 is more than 0.5, 0.36 · 0.925 = 0.333 is less.
    assert chosen(describer_of(tmp_path, *shop), "acme") == ["K1", "K2", "L", "K3"]


def test_twelve_are_chosen(tmp_path: Path) -> None:
    describer = describer_of(tmp_path, *(product(f"p{n}", brand="acme") for n in range(13)))
    assert chosen(describer, "acme") == [f"p{n}" for n in range(12)]


def test_what_words_find_beside_their_category_fits_four_tenths(tmp_path: Path) -> None:
    describer = describer_of(
        tmp_path,
        product("K1", "cup", category="K"),
        product("K2", "cup", category="K"),
        product("beside", "cup", category="M"),
        *(product(f"a{n}", brand="acme") for n in range(1, 5)),
    )
    (words, _) = sorted(wishes(describer, "cup, acme"), key=lambda wish: wish.kind, reverse=True)
    assert (words.kind, words.category) == (WishKind.WORDS, "K")
    # Two of K leave 0.3025 of the wish for cups, of which 0.4 is 0.121: behind the fourth of acme, 0.166.
    found = chosen(describer, "cup, acme")
    assert found == ["K1", "a1", "K2", "a2", "a3", "a4", "beside"]


def test_beside_the_category_is_more_than_a_wish_fulfilled_three_times(tmp_path: Path) -> None:
    describer = describer_of(
        tmp_path,
        product("K1", "cup", category="K"),
        product("beside", "cup", category="M"),
        *(product(f"a{n}", brand="acme", sales=0) for n in range(1, 5)),
    )
    # 0.4 · 0.55 = 0.22 after one of K: behind the third of acme, 0.3025, before the fourth, 0.166.
    assert chosen(describer, "cup, acme") == ["K1", "a1", "a2", "a3", "beside", "a4"]


def test_beside_the_category_is_less_than_half(tmp_path: Path) -> None:
    describer = describer_of(
        tmp_path,
        product("K1", "cup", category="K", sales=0),
        product("K2", "cup", category="K", sales=0, brand="bolt"),
        product("beside", "cup", category="M", sales=9),
        *(product(f"a{n}", brand="acme", sales=0) for n in range(1, 5)),
        product("best", sales=9999),
    )
    # A quarter of the best sales add 0.0625 to 0.22: behind 0.3025 still, where half of 0.55 were before it.
    found = chosen(describer, "cup, acme, not bolt")
    assert found == ["a1", "K1", "a2", "a3", "beside", "a4"]


def test_words_mean_a_category_that_has_a_chance_of_a_quarter(tmp_path: Path) -> None:
    four = describer_of(tmp_path, *(product(kind, "cup", category=kind) for kind in "KLMN"))
    assert [wish.category for wish in wishes(four, "cup")] == ["K"]
    five = describer_of(tmp_path, *(product(kind, "cup", category=kind) for kind in "KLMNP"))
    assert [wish.category for wish in wishes(five, "cup")] == [""]


def test_a_common_word_is_a_brand_from_15_parts_of_100(tmp_path: Path) -> None:
    branded = [product(f"b{n}", brand="gap") for n in range(3)]
    often = describer_of(tmp_path, *branded, *(product(f"p{n}", "gap") for n in range(17)))
    assert [wish.kind for wish in wishes(often, "gap")] == [WishKind.BRAND]
    seldom = describer_of(tmp_path, *branded, *(product(f"p{n}", "gap") for n in range(18)))
    assert [wish.kind for wish in wishes(seldom, "gap")] == [WishKind.WORDS]


def test_an_attribute_is_meant_before_a_brand_with_ten_times_as_many(tmp_path: Path) -> None:
    brand = product("b", brand="rose gold")
    ten = [product(f"p{n}", colour="rose gold") for n in range(10)]
    assert [wish.kind for wish in wishes(describer_of(tmp_path, brand, *ten), "rose gold")] == [
        WishKind.BRAND
    ]
    eleven = describer_of(tmp_path, brand, *ten, product("p10", colour="rose gold"))
    assert [wish.kind for wish in wishes(eleven, "rose gold")] == [WishKind.ATTRIBUTE]
    # What only one product has is no attribute that anybody speaks of.
    single = describer_of(tmp_path, product("one", colour="teal blue"))
    assert [wish.kind for wish in wishes(single, "teal blue")] != [WishKind.ATTRIBUTE]


@pytest.mark.parametrize(("length", "is_brand"), [(8, True), (9, False)])
def test_names_of_up_to_eight_words_are_found(tmp_path: Path, length: int, is_brand: bool) -> None:
    name = " ".join(["ab", "cd", "ef", "gh", "ij", "kl", "mn", "op", "qr"][:length])
    found = wishes(describer_of(tmp_path, product("p", brand=name)), name)
    assert [wish.kind is WishKind.BRAND for wish in found] == [is_brand]


def test_what_stands_behind_400_letters_is_not_read(tmp_path: Path) -> None:
    describer = describer_of(tmp_path, product("a", brand="acme"), product("b", brand="bolt"))
    assert chosen(describer, "acme" + "," * 392 + "bolt") == ["a", "b"]
    assert chosen(describer, "acme" + "," * 393 + "bolt") == ["a"]


def test_cheap_and_dear_are_halves_of_the_prices_of_a_category(tmp_path: Path) -> None:
    prices = range(1, 9)
    describer = describer_of(
        tmp_path,
        *(product(f"p{price}", brand="acme", category="K", price=price) for price in prices),
    )
    assert chosen(describer, "cheap acme") == ["p1", "p2", "p3", "p4"]
    assert chosen(describer, "luxury acme") == ["p5", "p6", "p7", "p8"]
    # What words say against the budget counts; what both say is kept.
    found = describer.describe(Description("cheap acme", (2, 3)))
    assert found.understanding.levels == (0, 1)
    assert describer.describe(Description("cheap acme", (1, 3))).understanding.levels == (1, 1)
    quarter = describer.describe(Description("acme", (1, 1)))
    assert {did.product_id for did in quarter.history} == {"p3", "p4"}


def test_a_single_price_is_the_cheapest_quarter(tmp_path: Path) -> None:
    describer = describer_of(tmp_path, product("p", brand="acme", category="K", price=9))
    assert [did.product_id for did in describer.describe(Description("acme", (0, 2))).history] == [
        "p"
    ]
    assert describer.describe(Description("acme", (1, 3))).history == ()


def test_a_level_is_named_with_all_that_lies_below_it(tmp_path: Path) -> None:
    describer = describer_of(
        tmp_path, product("cup", category="茶具 / 茶杯"), product("pot", category="茶具 / 茶壶")
    )
    assert [wish.values for wish in wishes(describer, "茶具")] == [("茶具",)]
    assert [wish.values for wish in wishes(describer, "茶杯")] == [("茶具 / 茶杯",)]
    assert chosen(describer, "茶具") == ["cup", "pot"]


def test_where_no_price_is_known_a_budget_says_nothing(tmp_path: Path) -> None:
    describer = describer_of(tmp_path, product("p", brand="acme", category="K"))
    assert chosen(describer, "cheap acme") == ["p"]
    assert chosen(describer, "acme under $5") == ["p"]


def test_an_idle_character_before_a_known_word_is_left_out(tmp_path: Path) -> None:
    describer = describer_of(tmp_path, product("tea", "茶"))
    # 喝茶 is one word, which no product has; 茶 is known and 喝 says nothing.
    understood = describer.describe(Description("喝茶")).understanding
    assert [(wish.kind, wish.values) for wish in understood.wishes] == [(WishKind.WORDS, ("茶",))]
    assert understood.unknown == ()
    # Nothing is left out of a word whose rest is unknown too.
    assert describer.describe(Description("喝酒")).understanding.unknown == ("喝酒",)
