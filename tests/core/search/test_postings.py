from math import log

import numpy as np
import pytest

from core.search.postings import K1, B, Postings
from core.search.term_counts import PostingsBuilder


def three_products() -> Postings:
    builder = PostingsBuilder(3)
    builder.add(0, ["红", "裙", "裙"], 2.0)
    builder.add(0, ["裙"], 0.5)
    builder.add(1, ["裙", "子"], 2.0)
    return builder.build()


def test_impact_is_bm25_of_the_weighted_frequency() -> None:
    lengths = [6.5, 4.0, 0.0]
    norm = 1 - B + B * lengths[0] / (sum(lengths) / 3)
    frequency = (2 * 2.0 + 0.5) / norm
    rarity = log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    expected = rarity * frequency * (K1 + 1) / (frequency + K1)
    assert three_products().impact("裙", 0) == pytest.approx(expected)


def test_a_term_names_its_rows_in_order() -> None:
    rows, impacts = three_products().lookup("裙")
    assert rows.tolist() == [0, 1]
    assert len(impacts) == 2


def test_several_terms_add_up_each_with_its_weight() -> None:
    postings, scores = three_products(), np.array([1, 1, 1], np.float32)
    numbers = np.array([postings.number(term) for term in ("裙", "红")], np.int32)
    postings.add_weighted(scores, numbers, np.array([2, 3], np.float32))
    first = 1 + 2 * postings.impact("裙", 0) + 3 * postings.impact("红", 0)
    assert scores == pytest.approx([first, 1 + 2 * postings.impact("裙", 1), 1])
    postings.add_weighted(scores, numbers[:0], np.zeros(0, np.float32))
    assert scores[2] == 1


def test_unknown_terms_and_rows_are_worth_nothing() -> None:
    postings = three_products()
    assert postings.lookup("帽")[0].tolist() == []
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
    assert postings.with_prefix("ip", 9) == ["ipad", "ip", "iphone"]
    assert postings.with_prefix("ip", 1) == ["ipad"]
    assert postings.with_prefix("x", 9) == []


def test_kept_postings_are_the_same() -> None:
    before = three_products()
    after = Postings.from_arrays(before.arrays("words"), "words", 3)
    assert after.terms == before.terms
    for term in before.terms:
        assert np.array_equal(after.lookup(term)[0], before.lookup(term)[0])
        assert np.array_equal(after.lookup(term)[1], before.lookup(term)[1])


def test_a_shop_without_products_has_an_index() -> None:
    arrays = PostingsBuilder(0).build().arrays("words")
    assert Postings.from_arrays(arrays, "words", 0).terms == []


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("starts", np.array([0], np.int64)),
        ("starts", np.array([0, 2, 1, 3], np.int64)),
        ("starts", np.array([0.0, 1.0, 2.0, 3.0])),
        ("rows", np.array([0, 1, 3], np.int32)),
        ("rows", np.array([0, 1, -1], np.int32)),
        ("rows", np.array([0, 1], np.int32)),
        ("impacts", np.ones(2, np.float32)),
        ("impacts", np.ones(3, np.float64)),
        ("terms", np.frombuffer(b"a\nb", np.uint8)),
        ("terms", np.frombuffer(b"\xff", np.uint8)),
    ],
)
def test_what_does_not_fit_together_is_refused(part: str, values: np.ndarray) -> None:
    builder = PostingsBuilder(3)
    for row, term in enumerate("abc"):
        builder.add(row, [term], 1.0)
    arrays = builder.build().arrays("words")
    Postings.from_arrays(arrays, "words", 3)
    with pytest.raises(ValueError, match=r"."):
        Postings.from_arrays(arrays | {f"words.{part}": values}, "words", 3)


PHONE = (("手机", 1.0), ("电话", 0.5))


def phones() -> Postings:
    builder = PostingsBuilder(3)
    for row, title in enumerate((["手机"], ["电话", "手机"], ["电话"])):
        builder.add(row, title, 1.0)
    return builder.build()


def test_terms_for_one_piece_are_worth_the_best_of_them() -> None:
    postings = phones()
    scores = np.zeros(3, np.float32)
    postings.add_best(scores, PHONE, 2.0)
    for row, term in enumerate(("手机", "手机", "电话")):
        worth = dict(PHONE)[term] * postings.impact(term, row)
        assert postings.best_term(PHONE, row) == (term, worth)
        assert scores[row] == pytest.approx(2 * worth)
    assert postings.ceiling(PHONE) == pytest.approx(float(scores.max()) / 2)
    assert postings.ceiling((("裙", 1.0),)) == 0


def test_terms_for_one_piece_name_each_product_once() -> None:
    assert phones().rows_with_any(PHONE).tolist() == [0, 1, 2]
    assert phones().rows_with_any((("裙", 1.0),)).tolist() == []
