"""What leads on from an answer without products."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from core.search.engine import Engine
from core.search.request import Filters, Method, SearchRequest
from core.search.shop_index import build_shop_index
from core.search.ways_out import OtherQuery, ReadWord, ways_out
from tests.core.search.shops import small_shop


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("ways")
    return Engine(build_shop_index(small_shop(), {"华为手机": 3}, folder, folder))


def test_words_the_shop_lacks_are_told(engine: Engine) -> None:
    ways = ways_out(engine, SearchRequest("qzxv", Method.LEXICAL))
    assert ways.words == (ReadWord("qzxv", False),)
    assert (ways.queries, ways.filters, ways.nearest) == ((), (), None)


def test_each_kind_of_filter_is_dropped_alone_with_what_that_brings(engine: Engine) -> None:
    filters = Filters(brand=("华为",), price=(1, 300))
    request = SearchRequest("连衣裙", filters=filters)
    assert engine.search(request).total == 0
    ways = ways_out(engine, request)
    # Two dresses cost no more than 300; of none of the two is the brand 华为.
    assert [(way.kind, way.count) for way in ways.filters] == [("brand", 2)]
    assert ways.filters[0].filters == replace(filters, brand=())
    assert ReadWord("连衣裙", True) in ways.words


def test_other_queries_find_what_they_say_under_the_same_filters(engine: Engine) -> None:
    request = SearchRequest("手机 qzxv", filters=Filters(price=(8000, None)))
    ways = ways_out(engine, request)
    assert OtherQuery("手机", 1) in ways.queries
    for other in ways.queries:
        answer = engine.search(replace(request, text=other.text))
        assert (answer.total, answer.corrected) == (other.count, False)


def test_pieces_of_a_known_word_are_no_words_of_the_query(engine: Engine) -> None:
    ways = ways_out(engine, SearchRequest("连衣裙 qzxv", filters=Filters(price=(9000, None))))
    assert [word.text for word in ways.words] == ["连衣裙", "qzxv"]
    # One that was typed beside the longer word is a word.
    request = SearchRequest("衣裙 连衣裙", filters=Filters(price=(9000, None)))
    assert [word.text for word in ways_out(engine, request).words] == ["衣裙", "连衣裙"]


def test_a_condition_that_stands_in_the_way_can_be_left(engine: Engine) -> None:
    request = SearchRequest("连衣裙 1元以内 不要黑色")
    assert engine.search(request).total == 0
    ways = ways_out(engine, request)
    # Neither of the two dresses is black, so that only the price is in the way.
    assert [(way.condition.key, way.count) for way in ways.conditions] == [("price:1元以内", 2)]
    without = replace(request, ignored=("price:1元以内",))
    assert engine.search(without).total == 2


def test_no_more_is_offered_than_is_read_at_a_glance(engine: Engine) -> None:
    ways = ways_out(engine, SearchRequest("手机 苹果 连衣裙 shoes 水果 智能 透明 qz"))
    assert 1 < len(ways.queries) <= 5


class NearIndex:
    """Similarities of a run that counts 0.5 as found."""

    def __init__(self, *similarity: float) -> None:
        self.similarity = np.array(similarity, np.float32)
        self.run = SimpleNamespace(id="run", fusion=SimpleNamespace(floor=0.5))

    def scores(self, text: str) -> np.ndarray:
        return self.similarity


def test_what_is_near_in_meaning_is_offered_and_what_is_far_is_not(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SearchRequest("bicycle", Method.LEXICAL)
    near = NearIndex(0.1, 0.45, 0.2, 0.41, 0.39, 0.0, 0.0)
    ways = ways_out(replace(engine, neural=near), request)  # type: ignore[arg-type]
    assert ways.nearest is not None
    # 0.8 of 0.5 is near enough.
    assert [hit.product_id for hit in ways.nearest.hits] == ["p2", "p4"]
    assert ways.nearest.is_unsure
    far = replace(engine, neural=NearIndex(*[0.39] * 7))  # type: ignore[arg-type]
    assert ways_out(far, request).nearest is None


def test_unsure_is_what_only_meaning_has_found(engine: Engine) -> None:
    known = engine.search(SearchRequest("手机"))
    assert not known.is_unsure
    by_meaning = tuple(replace(hit, parts={"neural": 0.5, "lexical": 0.0}) for hit in known.hits)
    assert replace(known, hits=by_meaning, matched=()).is_unsure
    assert not replace(known, hits=by_meaning, matched=("手机",)).is_unsure
    assert not replace(known, hits=()).is_unsure
    browsing = engine.search(SearchRequest(""))
    assert not browsing.is_unsure
