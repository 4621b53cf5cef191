"""Team-draft: both rankings get their turn, nobody twice, and the list can be told again."""

from pathlib import Path

import pytest

from core.experiments.interleaving import (
    InterleavedEngine,
    TeamHit,
    blinded,
    experiment_of,
    interleave,
    runs_of,
)
from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.request import SearchRequest, SearchResponse
from core.search.shop_index import build_shop_index
from tests.core.experiments.rankers import response
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop


def teams(mixed: SearchResponse) -> str:
    return "".join(hit.team for hit in mixed.hits if isinstance(hit, TeamHit))


def mixed(a: list[int], b: list[int], seed: int = 0, top: int = 60) -> SearchResponse:
    request = SearchRequest("裙", top=top)
    return interleave(response(request, "a", a), response(request, "b", b), seed)


def test_each_pair_of_places_holds_the_best_that_is_left_of_each_side() -> None:
    answer = mixed([1, 2, 3, 4], [11, 12, 13, 14])
    assert [hit.rank for hit in answer.hits] == list(range(1, 9))
    assert sorted(hit.row for hit in answer.hits) == [1, 2, 3, 4, 11, 12, 13, 14]
    for first in range(0, 8, 2):
        assert set(teams(answer)[first : first + 2]) == {"A", "B"}
    for side, rows in (("A", [1, 2, 3, 4]), ("B", [11, 12, 13, 14])):
        assert [h.row for h in answer.hits if isinstance(h, TeamHit) and h.team == side] == rows


def test_a_product_of_both_stands_once_and_the_other_side_takes_its_next() -> None:
    answer = mixed([1, 2, 3], [1, 2, 4])
    assert sorted(hit.row for hit in answer.hits) == [1, 2, 3, 4]
    assert teams(answer).count("A") == teams(answer).count("B") == 2


def test_the_coin_is_fair_and_the_same_query_and_seed_give_the_same_list() -> None:
    first = [teams(mixed([1, 2], [3, 4], seed))[0] for seed in range(200)]
    assert 70 < first.count("A") < 130
    assert mixed([1, 2], [3, 4], 7) == mixed([1, 2], [3, 4], 7)


def test_half_a_character_is_a_query_too() -> None:
    request = SearchRequest("裙\ud83d")
    answer = interleave(response(request, "a", [1]), response(request, "b", [2]), 0)
    assert sorted(hit.row for hit in answer.hits) == [1, 2]


def test_a_list_is_as_long_as_asked_and_its_beginning_hangs_on_nothing_below() -> None:
    whole, short = mixed(list(range(9)), list(range(20, 29))), mixed([0, 1, 2], [20, 21, 22], top=3)
    assert short.hits == whole.hits[:3]
    assert [hit.row for hit in mixed([], [5, 6]).hits] == [5, 6]
    assert mixed([], []).hits == ()


def test_parts_still_sum_to_the_score_of_whoever_placed_it() -> None:
    answer = mixed([1, 2, 3], [9, 8, 7])
    assert all(sum(hit.parts.values()) == pytest.approx(hit.score) for hit in answer.hits)
    assert answer.run == "a × b"


def test_what_is_shown_of_a_hit_does_not_tell_who_placed_it() -> None:
    answer = mixed([1, 2, 3], [9, 8, 7])
    assert len({hit.score for hit in answer.hits}) > 1
    shown = blinded(answer).hits
    assert [(hit.row, hit.rank, hit.team) for hit in shown] == [
        (hit.row, hit.rank, hit.team) for hit in answer.hits
    ]
    assert {(hit.score, tuple(hit.parts)) for hit in shown} == {(0.0, ())}


def test_an_experiment_names_both_runs() -> None:
    assert runs_of(experiment_of("20261125-search", "")) == ("20261125-search", "")


def test_an_interleaved_engine_answers_and_explains_like_an_engine(tmp_path: Path) -> None:
    shop = build_shop_index(small_shop(), {"手机": 3.0}, tmp_path, tmp_path)
    words = Engine(shop)
    engine = InterleavedEngine(words.ranked_by(BagRun(shop.catalogue, shop.analyzer)), words, 1)
    answer = engine.search(SearchRequest("手机"))
    assert set(teams(answer)) == {"A", "B"}
    assert engine.run_id == answer.run == engine.experiment == "bag × words"
    assert engine.catalogue is shop.catalogue
    assert engine.suggest("手", 3) == words.suggest("手", 3) != []
    for hit in answer.hits:
        placing = engine.placing(SearchRequest("手机"), hit.product_id)
        explained = explain(placing, "手机", hit.product_id)
        assert explained.product.rank
        assert (hit.score, hit.parts) == (0.0, {})
    assert engine.placing(SearchRequest("手机"), "gone") is engine.a
