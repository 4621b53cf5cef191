"""The gap between two scores is its parts, and each part is its bars."""

from dataclasses import replace

import pytest

from core.explain.attribution.matrix import WordMatrix
from core.explain.explanation import Standing, explain
from core.explain.gap import Bar, gaps
from core.explain.lit import product_strengths, query_strengths
from core.search.engine import Engine
from core.search.lexical import Contribution
from tests.core.explain.test_explanation import engine  # noqa: F401

MATRIX = WordMatrix(("华为", "手机"), ("手机",), ((0.1, 0.0), (0.4, 0.1), (0.2, 0.0)), 0.0, 0.8)


def standing(**changes: object) -> Standing:
    earned = (
        Contribution("手机", "title", 0.3, "word", "手机"),
        Contribution("手机", "title", 0.1, "bigram", "手机"),
        Contribution("华为", "", -0.2, "missing"),
    )
    made = Standing("p", "手机", 1, 0.6, {"lexical": 0.2, "neural": 0.4}, earned, 0.8, ())
    return replace(made, **{"matrix": MATRIX, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("pair", [("p3", "p5"), ("p4", "p3"), ("p5", "p6")])
def test_all_bars_add_up_to_the_gap(engine: Engine, pair: tuple[str, str]) -> None:  # noqa: F811
    told = explain(engine, "华为智能手机", *pair)
    assert told.versus is not None
    parted = gaps(told.product, told.versus)
    gap = told.product.score - told.versus.score
    assert sum(part.value for part in parted) == pytest.approx(gap, abs=1e-6)
    for part in parted:
        if part.bars:
            assert sum(bar.value for bar in part.bars) == pytest.approx(part.value, abs=1e-6)
    assert {"lexical", "neural"} <= {part.part for part in parted if part.bars}


def test_words_within_parts_are_told_by_what_they_earn() -> None:
    other = standing(parts={"lexical": 0.0, "neural": 0.0}, lexical=(), matrix=None)
    lexical, neural = gaps(standing(), other)
    assert lexical.bars == (
        Bar("word", "手机", 0.3),
        Bar("missing", "华为", -0.2),
        Bar("bigram", "", 0.1),
    )
    # A weight of one half between the cosine 0.8 and the part 0.4.
    assert [(bar.kind, bar.name) for bar in neural.bars] == [
        ("word", "手机"),
        ("bias", ""),
        ("word", "华为"),
    ]
    assert [bar.value for bar in neural.bars] == pytest.approx([0.25, 0.1, 0.05])


def test_words_are_lit_by_what_they_earn_in_words_and_in_meaning() -> None:
    # 手机 0.3 + 0.1 by words and 0.25 by meaning of the query; 华为 0.05 is less than a twelfth of it.
    assert query_strengths(standing()) == (("手机", 1.0),)
    assert product_strengths(standing()) == (("手机", 1.0),)
    weak = standing(lexical=())
    assert query_strengths(weak) == (("手机", 1.0), ("华为", pytest.approx(0.2)))
    assert query_strengths(standing(lexical=(), matrix=None)) == ()
