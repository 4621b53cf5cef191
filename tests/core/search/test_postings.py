from math import log
from pathlib import Path

import numpy as np
import pytest

from core.search.postings import LENGTH, SATURATION, Postings, PostingsBuilder


def three_products() -> Postings:
    builder = PostingsBuilder(3)
    builder.add(0, ["红", "裙", "裙"], 2.0)
    builder.add(0, ["裙"], 0.5)
    builder.add(1, ["裙", "子"], 2.0)
    return builder.build()


def test_impact_is_bm25_of_the_weighted_frequency() -> None:
    lengths = [6.5, 4.0, 0.0]
    norm = 1 - LENGTH + LENGTH * lengths[0] / (sum(lengths) / 3)
    frequency = (2 * 2.0 + 0.5) / norm
    rarity = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = rarity * frequency * (SATURATION + 1) / (frequency + SATURATION)
    assert three_products().impact("裙", 0) == pytest.approx(expected)


def test_a_term_names_its_rows_in_order() -> None:
    rows, impacts = three_products().of("裙")
    assert rows.tolist() == [0, 1]
    assert len(impacts) == 2


def test_unknown_terms_and_rows_are_worth_nothing() -> None:
    postings = three_products()
    assert postings.of("帽")[0].tolist() == []
    assert postings.impact("红", 1) == 0
    assert postings.impact("红", 2) == 0
    assert "帽" not in postings
    assert "红" in postings


def test_completions_come_most_common_first() -> None:
    builder = PostingsBuilder(3)
    builder.add(0, ["iphone", "ipad", "case"], 1.0)
    builder.add(1, ["ipad"], 1.0)
    builder.add(2, ["ip"], 1.0)
    postings = builder.build()
    assert postings.beginning_with("ip", 9) == ["ipad", "ip", "iphone"]
    assert postings.beginning_with("ip", 1) == ["ipad"]
    assert postings.beginning_with("x", 9) == []


def test_saved_postings_load_the_same(tmp_path: Path) -> None:
    before = three_products()
    before.save(tmp_path, "words")
    after = Postings.load(tmp_path, "words")
    assert after.terms == before.terms
    for term in before.terms:
        assert np.array_equal(after.of(term)[0], before.of(term)[0])
        assert np.array_equal(after.of(term)[1], before.of(term)[1])


def test_a_shop_without_products_has_an_index(tmp_path: Path) -> None:
    PostingsBuilder(0).build().save(tmp_path, "words")
    assert Postings.load(tmp_path, "words").terms == []
