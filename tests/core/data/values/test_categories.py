"""Categories become one path each, whatever joined their levels; the whole column tells the mark."""

import pytest

from core.data.values.categories import LevelCount, clean_category


def paths(*texts: str) -> list[str]:
    """The categories of one column."""
    count = LevelCount()
    count.observe(texts)
    return [clean_category(text, count.mark()) for text in texts]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ('["女装","连衣裙"]', "女装 / 连衣裙"),
        ("['女装', '连衣裙']", "女装 / 连衣裙"),
        ('["\\u5973\\u88c5"]', "女装"),
        ('["Furniture >> Sofa Beds"]', "Furniture / Sofa Beds"),
        ('[["Electronics","Audio"],["Sale"]]', "Electronics / Audio"),
        ("[['Electronics', 'Audio'], ['Sale']]", "Electronics / Audio"),
        ('[{"id": 28, "name": "Action"}, {"id": 12, "name": "Drama"}]', "Action / Drama"),
        ("女装 >> 连衣裙", "女装 / 连衣裙"),
        ("女装＞连衣裙", "女装 / 连衣裙"),
        ("女装 » 连衣裙", "女装 / 连衣裙"),
        ("女装::连衣裙", "女装 / 连衣裙"),
        ("女装\\连衣裙", "女装 / 连衣裙"),
        ("|女装|连衣裙|", "女装 / 连衣裙"),
        ("/女装/连衣裙/", "女装 / 连衣裙"),
        ("Clothing > Tshirts, Sale", "Clothing / Tshirts"),
        ("Clothing > Accessories, Clothing > Hats", "Clothing / Accessories"),
        ("A > B | C > D", "A / B"),
        ("Home > Food, Beverages & Tobacco > Tea", "Home / Food, Beverages & Tobacco / Tea"),
        ("AC/DC 电源", "AC/DC 电源"),
        ("CD/DVD 播放机", "CD/DVD 播放机"),
        ("3C数码/手机/5G", "3C数码 / 手机 / 5G"),
        ('{"l1": "女装", "l2": "连衣裙"}', "女装 / 连衣裙"),
        ("女装|连衣裙;男装|衬衫", "女装 / 连衣裙"),
        ("Default Category/Gear,Default Category/Gear/Bags", "Gear"),
        ("女装", "女装"),
        ("[女装]", "[女装]"),
    ],
)
def test_one_category_is_one_path(given: str, path: str) -> None:
    assert clean_category(given) == path


def test_a_slash_is_part_of_names_where_another_mark_is_usual() -> None:
    assert paths("影音 > 电源/适配器", "影音 > 电视", "电源/适配器") == [
        "影音 / 电源/适配器",
        "影音 / 电视",
        "电源/适配器",
    ]
    assert paths("影音/电视", "影音/音箱") == ["影音 / 电视", "影音 / 音箱"]


def test_commas_and_their_kin_are_marks_where_levels_share_a_head() -> None:
    assert paths("女装,连衣裙", "女装,衬衫", "男装") == ["女装 / 连衣裙", "女装 / 衬衫", "男装"]
    assert paths("女装;连衣裙", "女装;衬衫") == ["女装 / 连衣裙", "女装 / 衬衫"]
    assert paths("Food, Beverages & Tobacco", "Toys") == ["Food, Beverages & Tobacco", "Toys"]
    assert paths("T-shirt", "男装") == ["T-shirt", "男装"]


def test_codes_have_levels_between_points() -> None:
    assert paths("electronics.smartphone", "appliances.kitchen.kettle") == [
        "electronics / smartphone",
        "appliances / kitchen / kettle",
    ]
