import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from core.search.leaf_categories import LeafCategories
from core.search.lexical import COVERAGE_PENALTY, FIELDS, LexicalIndex
from core.search.query import LexicalQuery, Variants, parse
from core.search.shop_index import lexical_index
from core.text.analysis import Analyzer
from tests.core.search.shops import ROWS, small_shop

SHOP = small_shop()
WITHOUT_CATEGORY = ("p8", "手机", "", "", 1, 4.0, 1, "")


@pytest.fixture(scope="module")
def index() -> LexicalIndex:
    return LexicalIndex.build(SHOP, Analyzer.for_catalogue(SHOP))


def earned(index: LexicalIndex, query: LexicalQuery, product: str, kind: str) -> float:
    found = index.contributions(query, SHOP.row_of[product])
    return sum(each.score for each in found if each.kind == kind)


def first(index: LexicalIndex, text: str) -> str:
    return SHOP.product_id[int(index.scores(parse(text, index.analyzer)).argmax())]


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("连衣裙 夏季", "p1"),
        ("童装", "p2"),
        ("华为", "p3"),
        ("透明手机壳", "p5"),
        ("shoe woman", "p7"),
        ("iphone15pro 256gb", "p4"),
        ("苹果水果", "p6"),
        ("碎花", "p1"),
        ("runningshoes", "p7"),
        ("light weight", "p7"),
    ],
)
def test_the_product_meant_comes_first(index: LexicalIndex, text: str, product: str) -> None:
    assert first(index, text) == product


def test_contributions_sum_to_the_score(index: LexicalIndex) -> None:
    for text in (
        "夏季碎花连衣裙",
        "华为手机",
        "iPhone 手机壳",
        "running shoes nike",
        "lightweights",
    ):
        query = parse(text, index.analyzer)
        for row, score in enumerate(index.scores(query)):
            found = index.contributions(query, row)
            assert sum(each.score for each in found) == pytest.approx(float(score), abs=1e-5)
            assert {each.field for each in found if each.kind != "missing"} <= set(FIELDS)


def test_a_contribution_names_the_field_it_came_from(index: LexicalIndex) -> None:
    found = index.contributions(parse("华为", index.analyzer), SHOP.row_of["p3"])
    assert {each.field for each in found if each.kind == "word"} == {"title", "brand"}


def test_variants_count_once_with_the_best(index: LexicalIndex) -> None:
    alone = LexicalQuery(words=(Variants("手机", (("手机", 1.0),)),))
    both = LexicalQuery(words=(Variants("手机", (("手机", 1.0), ("华为", 0.5))),))
    assert earned(index, both, "p4", "word") == earned(index, alone, "p4", "word")
    assert earned(index, both, "p3", "word") >= earned(index, alone, "p3", "word")


def test_a_word_that_is_missing_costs_its_share(index: LexicalIndex) -> None:
    query = parse("华为 手机", index.analyzer)
    (missing,) = (e for e in index.contributions(query, SHOP.row_of["p4"]) if e.kind == "missing")
    met = earned(index, query, "p4", "word") + earned(index, query, "p4", "bigram")
    assert missing.term == "华为"
    assert missing.score == pytest.approx(-COVERAGE_PENALTY * met / 2)
    assert earned(index, query, "p3", "missing") == 0


def test_a_product_of_another_kind_than_the_query_names_loses(index: LexicalIndex) -> None:
    query = parse("透明 手机", index.analyzer)
    (other,) = (e for e in index.contributions(query, SHOP.row_of["p5"]) if e.kind == "other")
    assert (other.term, other.field) == ("配件", "category")
    assert other.score < 0
    assert earned(index, query, "p3", "other") == 0


def test_a_few_letters_alone_find_nothing(index: LexicalIndex) -> None:
    query = parse("shortening", index.analyzer)
    assert any(group.source in index.letters for group in query.letters)
    assert not index.scores(query).any()
    assert index.contributions(query, SHOP.row_of["p7"]) == []


def test_a_product_without_the_words_is_found_by_what_the_best_share(index: LexicalIndex) -> None:
    query = parse("apple", index.analyzer)
    found = index.contributions(query, SHOP.row_of["p5"])
    assert {each.kind for each in found} == {"related"}
    assert "iphone" in {each.term for each in found}


def test_no_score_exceeds_the_ceiling(index: LexicalIndex) -> None:
    for text in ("连衣裙", "手机 华为 苹果", "不存在的词 手机"):
        query = parse(text, index.analyzer)
        assert index.scores(query).max() <= index.ceiling(query) + 1e-5


def test_the_cache_gives_the_same_scores(tmp_path: Path) -> None:
    analyzer = Analyzer.for_catalogue(SHOP)
    heard: list[tuple[int, int]] = []
    built = lexical_index(SHOP, analyzer, tmp_path, lambda done, of: heard.append((done, of)))
    assert heard[0] == (0, len(SHOP))
    heard.clear()
    loaded = lexical_index(SHOP, analyzer, tmp_path, lambda done, of: heard.append((done, of)))
    assert heard == []
    query = parse("夏季连衣裙 手机", analyzer)
    assert np.array_equal(loaded.scores(query), built.scores(query))


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_text("", "utf-8")


def pipe_instead(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


OTHER = small_shop([("p1", "手机", "数码 / 手机", "", 1.0, 1.0, 1.0, "")])
DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "noise": lambda path: path.write_bytes(b"PK\x03\x04 torn"),
    "flipped": flip,
    "folder": folder_instead,
    "pipe": pipe_instead,
    "of other products": lambda path: LexicalIndex.build(OTHER, Analyzer.for_catalogue(OTHER)).save(
        path
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_is_built_anew_and_kept_again(tmp_path: Path, damage: str) -> None:
    analyzer = Analyzer.for_catalogue(SHOP)
    query = parse("夏季连衣裙 手机", analyzer)
    expected = lexical_index(SHOP, analyzer, tmp_path).scores(query)
    (kept,) = tmp_path.iterdir()
    DAMAGES[damage](kept)
    assert np.array_equal(lexical_index(SHOP, analyzer, tmp_path).scores(query), expected)
    assert list(tmp_path.iterdir()) == [kept]
    again = LexicalIndex.load(kept, SHOP, analyzer)
    assert np.array_equal(again.scores(query), expected)


def test_a_link_in_the_cache_is_not_written_through(tmp_path: Path) -> None:
    analyzer, cache = Analyzer.for_catalogue(SHOP), tmp_path / "cache"
    lexical_index(SHOP, analyzer, cache)
    (kept,) = cache.iterdir()
    kept.unlink()
    (tmp_path / "precious").write_text("precious", "utf-8")
    kept.symlink_to(tmp_path / "precious")
    lexical_index(SHOP, analyzer, cache)
    assert (tmp_path / "precious").read_text("utf-8") == "precious"


def test_describing_another_thing_is_told_of_and_survives_the_cache(tmp_path: Path) -> None:
    shop = small_shop(
        [("a", "Kettle Lid", "", "", 1, 4.0, 1, ""), ("b", "Kettle", "", "", 1, 4.0, 1, "")]
    )
    analyzer = Analyzer.for_catalogue(shop)
    lexical_index(shop, analyzer, tmp_path)
    index = LexicalIndex.load(next(tmp_path.iterdir()), shop, analyzer)
    query = parse("kettles", analyzer)
    lid = index.contributions(query, 0)
    lost = [part for part in lid if part.kind == "modifier"]
    assert [(part.term, part.field) for part in lost] == [("kettle", "title")]
    earned = sum(part.score for part in lid if part.kind in ("word", "letters"))
    assert lost[0].score == pytest.approx(-0.25 * earned)
    assert sum(part.score for part in lid) == pytest.approx(index.scores(query)[0])
    assert not [part for part in index.contributions(query, 1) if part.kind == "modifier"]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    analyzer = Analyzer.for_catalogue(SHOP)
    (tmp_path / "cache").write_text("a file", "utf-8")
    found = lexical_index(SHOP, analyzer, tmp_path / "cache").scores(parse("手机", analyzer))
    assert found.any()
    assert (tmp_path / "cache").read_text("utf-8") == "a file"


def test_only_indexes_are_swept(tmp_path: Path) -> None:
    earlier = tmp_path / "lexical-5-0123456789abcdef-0123456789abcdef"
    earlier.mkdir()
    for name in ("lexical-notes.txt", "corpus-1.npz"):
        (tmp_path / name).write_text("", "utf-8")
    lexical_index(SHOP, Analyzer.for_catalogue(SHOP), tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    assert earlier.name not in kept
    assert {"lexical-notes.txt", "corpus-1.npz"} < kept


def others(*names: str) -> set[str]:
    shop = small_shop([*ROWS, WITHOUT_CATEGORY])
    is_other = LeafCategories(shop, Analyzer()).others(names)
    return {shop.product_id[row] for row in is_other.nonzero()[0]}


def test_products_of_another_leaf_are_others() -> None:
    assert others("手机") == {"p1", "p2", "p5", "p6", "p7"}


def test_the_first_name_that_is_a_leaf_counts() -> None:
    assert (
        others("红 连衣裙", "连衣裙", "手机")
        == others("连衣裙")
        == {*others("手机"), "p3", "p4"} - {"p1"}
    )


def test_no_leaf_named_makes_no_others() -> None:
    assert others("数码", "汽车") == others() == set()
