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
    # Where no word of the query is known, it is what was meant.
    alone = answer(engine, "杯子")
    assert (alone.did_you_mean, alone.corrected, alone.total) == ("被子", True, 100)


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
