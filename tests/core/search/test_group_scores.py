import numpy as np
import pytest

from core.search.group_scores import add, best, rows_of, winner
from core.search.postings import Postings, PostingsBuilder
from core.search.query import Variants

PHONE = Variants("手机", (("手机", 1.0), ("电话", 0.5)))


def phones() -> Postings:
    builder = PostingsBuilder(3)
    for row, title in enumerate((["手机"], ["电话", "手机"], ["电话"])):
        builder.add(row, title, 1.0)
    return builder.build()


def test_a_group_is_worth_its_best_variant() -> None:
    postings = phones()
    scores = np.zeros(3, np.float32)
    add(scores, postings, 2.0, PHONE)
    for row, term in enumerate(("手机", "手机", "电话")):
        boost = dict(PHONE.terms)[term]
        assert winner(postings, PHONE, row) == (term, boost * postings.impact(term, row))
        assert scores[row] == pytest.approx(2 * boost * postings.impact(term, row))
    assert best(postings, PHONE) == pytest.approx(float(scores.max()) / 2)


def test_a_group_names_each_product_once() -> None:
    assert rows_of(phones(), PHONE).tolist() == [0, 1, 2]
    assert rows_of(phones(), Variants("裙", (("裙", 1.0),))).tolist() == []
