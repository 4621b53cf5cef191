"""How rankings moved, by hand."""

from dataclasses import replace

from core.search.request import Interaction, SearchRequest
from gui.products.movement import Movement, asks_the_same, compare
from tests.gui.goods import answer, shop


def test_every_product_of_either_list_has_its_ranks():
    catalogue = shop()
    moves = compare(answer(catalogue, [0, 1, 2]), answer(catalogue, [2, 0, 3]))
    assert moves == {
        "P2": Movement(3, 1),
        "P0": Movement(1, 2),
        "P3": Movement(None, 3),
        "P1": Movement(2, None),
    }


def test_steps_count_ranks_climbed():
    assert Movement(5, 2).steps == 3
    assert Movement(2, 5).steps == -3
    assert Movement(None, 2).steps == 0
    assert Movement(None, 2).is_new
    assert Movement(2, None).is_gone
    assert not Movement(4, 4).is_new


def test_a_list_for_another_shopper_is_the_same_question():
    asked = SearchRequest("手机")
    assert asks_the_same(asked, replace(asked, history=(Interaction("P1"),)))
    assert asks_the_same(replace(asked, typing=True, draft=True), asked)
    assert not asks_the_same(asked, replace(asked, top=5))
