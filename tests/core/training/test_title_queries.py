"""Queries made of titles."""

from dataclasses import replace

from core.text.sequences import ProductWords
from core.training.title_queries import QueryGenerator, join_words

DRESS = ProductWords(["青禾", "新款", "碎花", "连衣裙"], ["红色", "女装"], ["碎花", "花连"])


def test_the_same_seed_makes_the_same_queries() -> None:
    one, two, other = (QueryGenerator({}, seed) for seed in (3, 3, 4))
    made = [one.generate(DRESS) for _ in range(50)]
    assert made == [two.generate(DRESS) for _ in range(50)]
    assert made != [other.generate(DRESS) for _ in range(50)]


def test_queries_are_asked_in_many_ways() -> None:
    maker = QueryGenerator({"连衣裙": ("裙子",)}, 1)
    made = {tuple(maker.generate(DRESS)) for _ in range(2000)}
    words = {word for query in made for word in query}
    assert ("连衣裙",) in made
    assert ("碎花", "连衣裙") in made
    assert any("红色" in query for query in made), "attributes are asked for"
    assert "裙子" in words, "synonyms are used"
    assert words & {"连裙", "衣裙", "连裙衣", "衣连裙"}, "some are mistyped"
    assert any(
        query.index("连衣裙") < query.index("碎花")
        for query in made
        if {"连衣裙", "碎花"} <= set(query)
    )


def test_a_product_without_words_gives_no_query() -> None:
    assert QueryGenerator({}, 1).generate(ProductWords([], [], [])) == []


def test_a_described_product_is_also_asked_for_in_the_words_of_its_description() -> None:
    told = ["轻盈", "雪纺", "裙摆", "飘逸", "通勤", "约会", "两相宜", "透气", "显瘦"]
    maker = QueryGenerator({}, 1)
    made = [maker.generate(replace(DRESS, description=told)) for _ in range(200)]
    described = [query for query in made if {*query} & {*told}]
    assert 60 < len(described) < 140
    spans = {tuple(told[at : at + 3]) for at in range(len(told) - 2)}
    assert spans & {tuple(query) for query in described}


def test_words_are_written_as_shoppers_write_them() -> None:
    assert join_words(["苹果", "手机"]) == "苹果手机"
    assert join_words(["苹果", "iphone", "15", "手机"]) == "苹果 iphone 15 手机"
