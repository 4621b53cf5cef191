"""Recommendations as the result list shows them: reasons in words, cards without ranks to compare."""

import pytest
from PySide6.QtCore import Qt

from core.recommend.recommendation import Because, Reason, Recommendation
from core.search.request import Filters, Interaction, SearchRequest, Sort
from gui.products.recommended import (
    RecommendedHit,
    answer_of,
    because_of_history,
    because_of_product,
    is_start,
)
from gui.products.result_model import ResultModel, ResultRole
from tests.gui.goods import shop
from tests.gui.recommendations import ScriptedRecommender

HISTORY = (Interaction("P4"),)


def recommended(because: Because, product: str = "", own: str = "P0") -> Recommendation:
    return Recommendation(1, 0, own, "", 1.0, {}, Reason(because, product))


@pytest.mark.parametrize(
    ("because", "of_history", "of_product"),
    [
        (Because.FOLLOWED, "After 索尼 头戴式降噪耳机", "looked at next"),
        (Because.ALIKE, "Like 索尼 头戴式降噪耳机", "alike"),
        (Because.POPULAR, "Popular", "popular"),
    ],
)
def test_every_reason_has_words(because: Because, of_history: str, of_product: str) -> None:
    found = recommended(because, "P4")
    assert because_of_history(found, shop()) == of_history
    assert because_of_product(found, shop()) == of_product


def test_a_product_that_is_its_own_reason_was_met_before() -> None:
    assert because_of_history(recommended(Because.FOLLOWED, "P0"), shop()) == "Met before"


def test_a_reason_whose_product_is_gone_names_its_id() -> None:
    assert because_of_history(recommended(Because.ALIKE, "old"), shop()) == "Like old"
    assert because_of_history(recommended(Because.FOLLOWED), shop()) == "After something else"


def test_the_model_says_the_reason_to_those_who_see_and_those_who_hear() -> None:
    catalogue = shop(5)
    found = ScriptedRecommender(catalogue).page(HISTORY, 2)
    answer = answer_of(found, "r", catalogue, because_of_history, HISTORY)
    model = ResultModel()
    model.show(answer, catalogue)
    index = model.index(0)
    reason = "After 索尼 头戴式降噪耳机"
    assert [hit.product_id for hit in answer.hits] == ["P2", "P1"]
    assert index.data(ResultRole.CARD).reason == reason
    assert reason in index.data(Qt.ItemDataRole.ToolTipRole)
    assert reason in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert isinstance(model.hit(0), RecommendedHit)
    assert (answer.run, answer.request.history) == ("r", HISTORY)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (SearchRequest(" "), True),
        (SearchRequest("", history=HISTORY), True),
        (SearchRequest("手机"), False),
        (SearchRequest("", filters=Filters(brand=("华为",))), False),
        (SearchRequest("", sort=Sort.SALES), False),
    ],
)
def test_only_who_asks_for_nothing_is_recommended_to(
    request_: SearchRequest, expected: bool
) -> None:
    assert is_start(request_) is expected
