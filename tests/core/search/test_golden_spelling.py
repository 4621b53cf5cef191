"""Which other spellings are searched, which are offered and which are not even thought of, by hand."""

from pathlib import Path

import pytest

from tests.core.search.golden import answer, engine_of, product


def test_where_nothing_is_found_the_nearest_word_is_searched(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("kettle", "kettle"), product("cup", "cup"))
    found = answer(engine, "kettel")
    assert [(hit.product_id, hit.score) for hit in found.hits] == [
        ("kettle", pytest.approx(1 / 1.3, abs=1e-5))
    ]
    assert (found.did_you_mean, found.corrected) == ("kettle", True)
    assert [(t.text, t.kind, t.source) for t in found.tokens] == [("kettle", "corrected", "kettel")]


def test_a_latin_slip_beside_a_known_word_is_offered(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, product("kettle", "kettle"), product("cup", "cup"))
    found = answer(engine, "kettel, cup")
    assert [hit.product_id for hit in found.hits] == ["cup"]
    assert (found.did_you_mean, found.corrected) == ("kettle, cup", False)


def test_a_chinese_word_that_is_not_sold_here_is_no_slip(tmp_path: Path) -> None:
    # 被子 is read as 杯子 is, and is a hundred times as frequent.
    engine = engine_of(
        tmp_path, product("cup", "红色"), *(product(f"p{n}", "被子") for n in range(100))
    )
    beside = answer(engine, "红色 杯子")
    assert [hit.product_id for hit in beside.hits] == ["cup"]
    assert beside.did_you_mean == ""
    # Alone it finds nothing, and what sounds like it is offered; a right word is never searched as another.
    alone = answer(engine, "杯子")
    assert (alone.did_you_mean, alone.corrected, alone.total) == ("被子", False, 0)


def test_what_the_shop_knows_is_never_a_slip(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("cup", "杯子"), *(product(f"p{n}", "被子") for n in range(100))
    )
    found = answer(engine, "杯子")
    assert [hit.product_id for hit in found.hits] == ["cup"]
    assert (found.did_you_mean, found.corrected) == ("", False)
    assert (found.tokens[0].text, found.tokens[0].kind) == ("杯子", "word")


def test_pinyin_is_searched_as_what_it_spells(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("cup", "茶杯", category="茶杯"),
        product("none", "红色"),
        asked={"红色": 1},
    )
    for text in ("chabei", "cha bei", "cb"):
        found = answer(engine, text)
        assert [hit.product_id for hit in found.hits] == ["cup"]
        assert (found.did_you_mean, found.corrected) == ("茶杯", True)
    assert answer(engine, "hongse").did_you_mean == "红色"
    assert answer(engine, "chabei1").total == 0


def test_chinese_that_no_product_holds_is_offered_what_it_sounds_and_looks_like(
    tmp_path: Path,
) -> None:
    engine = engine_of(
        tmp_path,
        *(product(f"d{n}", "红色连衣裙") for n in range(3)),
        product("ear", "蓝牙耳机"),
        product("one", "连 一 裙带"),
    )
    for typed, meant in (
        ("连一裙", "连衣裙"),
        ("蓝牙耳几", "蓝牙耳机"),
        ("红色连衣群", "红色连衣裙"),
    ):
        found = answer(engine, typed)
        assert (found.did_you_mean, found.corrected) == (meant, False)
        assert found.total


def test_joined_pinyin_is_cut_into_words_however_few_products_have_them(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path, product("mi", "小米手机"), product("milk", "婴儿奶粉"), product("bag", "包")
    )
    for typed, meant in (
        ("xiaomishouji", "小米手机"),
        ("xiao mi shou ji", "小米手机"),
        ("yingernaifen", "婴儿奶粉"),
    ):
        found = answer(engine, typed)
        assert (found.did_you_mean, found.corrected) == (meant, True)
        assert len(found.hits) == 1


def test_what_was_asked_is_a_word_only_with_products_behind_it(tmp_path: Path) -> None:
    asked = {"lianyiqun": 50.0, "连衣群": 40.0, "红色连衣裙": 1.0}
    engine = engine_of(tmp_path, *(product(f"d{n}", "红色连衣裙") for n in range(3)), asked=asked)
    found = answer(engine, "lianyiqun")
    assert (found.did_you_mean, found.corrected, found.total) == ("连衣裙", True, 3)
    suggested = [each.text for text in ("lian", "连", "红") for each in engine.suggest(text)]
    assert "红色连衣裙" in suggested
    assert not {"lianyiqun", "连衣群"} & set(suggested)


def test_few_products_do_not_make_a_word_wrong(tmp_path: Path) -> None:
    shop = [product(f"o{n}", "有机 手机壳") for n in range(200)]
    engine = engine_of(tmp_path, product("phone", "手机"), *shop)
    assert answer(engine, "手机").did_you_mean == ""
