import numpy as np
import pytest

from core.search.neural import NeuralIndex
from core.text.analysis import Analyzer
from tests.core.search.runs import BagRun
from tests.core.search.shops import ROWS, small_shop

SHOP = small_shop()
ANALYZER = Analyzer.for_catalogue(SHOP)
RUN = BagRun(SHOP, ANALYZER)


def test_similarity_is_the_exact_product_of_the_vectors() -> None:
    index = NeuralIndex.for_catalogue(RUN, SHOP, ANALYZER)
    scores = index.scores("华为手机")
    assert scores is not None
    expected = RUN.vectors @ RUN.encode([ANALYZER.sequence("华为手机")])[0]
    assert scores == pytest.approx(expected, abs=1e-6)
    assert SHOP.product_id[int(scores.argmax())] == "p3"


def test_rows_follow_the_catalogue_whatever_its_order() -> None:
    turned = small_shop(ROWS[::-1])
    ours = NeuralIndex.for_catalogue(RUN, turned, ANALYZER).scores("夏季连衣裙")
    theirs = NeuralIndex.for_catalogue(RUN, SHOP, ANALYZER).scores("夏季连衣裙")
    assert ours is not None
    assert theirs is not None
    assert np.array_equal(ours[::-1], theirs)


def test_a_product_that_the_run_never_saw_is_encoded() -> None:
    grown = small_shop((("new", "智能手机 华为", "", "", 1.0, 1.0, 1.0, ""), *ROWS[:3]))
    index = NeuralIndex.for_catalogue(RUN, grown, ANALYZER)
    scores = index.scores("智能手机")
    assert scores is not None
    assert scores[0] == scores.max() > 0


def test_a_query_without_a_known_word_has_no_scores() -> None:
    assert NeuralIndex.for_catalogue(RUN, SHOP, ANALYZER).scores("qwertyuiop") is None


def test_what_is_no_number_is_near_nothing() -> None:
    spoilt = BagRun(SHOP, ANALYZER)
    spoilt.vectors[:2] = np.nan
    scores = NeuralIndex.for_catalogue(spoilt, SHOP, ANALYZER).scores("华为手机")
    assert scores is not None
    assert scores[:2].tolist() == [0.0, 0.0]
    assert np.isfinite(scores).all()
