"""A product planted at each stage of a search is named as lost there, and what is offered brings it back."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.data.report import LeftOut
from core.explain.why_not.left_out import Cleaning
from core.explain.why_not.lookup import named_products
from core.explain.why_not.stages import STAGES, Trace
from core.explain.why_not.trace import trace
from core.feedback.actions import DISMISS
from core.search.engine import Engine
from core.search.fusion import Fusion
from core.search.request import Filters, Interaction, Method, SearchRequest, Sort
from core.search.shop_index import build_shop_index
from tests.core.search.runs import BagRun
from tests.core.search.shops import ROWS, small_shop

MORE = (
    ("p8", "我的世界 积木玩具", "玩具 / 积木", "乐高", 99, 4.9, 10, ""),
    (
        "p9",
        "手机支架 车载 铝合金 磁吸 自动感应 出风口 卡扣 银色",
        "数码 / 配件",
        "",
        39,
        4.1,
        90_000,
        "银色",
    ),
)
SHOP = small_shop((*ROWS, *MORE))
FUSION = Fusion(lexical=0.5, neural=0.2, popularity=0.1, floor=0.9, alike=0.2)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    return bare.ranked_by(BagRun(SHOP, bare.analyzer, FUSION))


def traced(engine: Engine, product: str, text: str, **changes: object) -> Trace:
    request = replace(SearchRequest(text), **changes)  # type: ignore[arg-type]
    found = trace(engine, request, product)
    assert [stage.id for stage in found.stages] == list(STAGES)
    marked = [stage.id for stage in found.stages if stage.passed is False]
    assert not found.lost_at or found.lost_at in marked
    best = {hit.product_id: hit.rank for hit in engine.search(replace(request, top=99)).hits}
    assert found.rank == best.get(product, 0)
    return found


def stage(found: Trace, name: str) -> str:
    return next(each.detail for each in found.stages if each.id == name)


def test_a_product_of_the_list_was_not_lost(engine: Engine) -> None:
    found = traced(engine, "p3", "华为手机")
    assert (found.rank, found.lost_at, found.remedies) == (1, "", ())
    assert all(each.passed is not False for each in found.stages)


def test_one_that_was_left_out_at_import_names_its_row_and_rule(engine: Engine) -> None:
    cleaning = Cleaning((LeftOut(7, "no_title", "p99", "<br/>"),), 3)
    found = trace(engine, SearchRequest("手机"), "p99", cleaning)
    assert found.lost_at == "import"
    assert "row 7" in stage(found, "import")
    assert "no title" in stage(found, "import")
    assert found.remedies[0].action == "import_again"
    assert found.to_json()["found"] is False


def test_one_that_nobody_knows_was_lost_at_import_too(engine: Engine) -> None:
    found = trace(engine, SearchRequest("手机"), "p98", Cleaning((), 1200))
    assert found.lost_at == "import"
    assert "1,200" in stage(found, "import")


def test_no_word_of_the_query(engine: Engine) -> None:
    found = traced(engine, "p6", "华为手机")
    assert found.lost_at == "words"
    assert stage(found, "words") == "it lacks 华为 手机"
    assert found.remedies
    best = found.remedies[0]
    assert best.action == "search_for"
    assert best.rank == traced(engine, "p6", best.value).rank > 0


def test_no_word_but_one_that_is_not_searched_for(engine: Engine) -> None:
    found = traced(engine, "p8", "夏季的连衣裙")
    assert found.lost_at == "stop_words"
    assert "的" in stage(found, "stop_words")


def test_no_candidate_where_meaning_alone_is_asked(engine: Engine) -> None:
    found = traced(engine, "p6", "华为手机", method=Method.NEURAL)
    assert found.lost_at == "candidates"


def test_a_weak_match_falls_below_the_cutoff(engine: Engine) -> None:
    found = traced(engine, "p9", "apple iphone15pro 256gb 华为mate60 智能手机 透明")
    assert found.lost_at == "cutoff"
    assert "at least" in stage(found, "cutoff")
    assert [each.passed for each in found.stages if each.id == "filters"] == [None]


def test_a_condition_of_the_query(engine: Engine) -> None:
    found = traced(engine, "p3", "手机 5000元以内")
    assert found.lost_at == "conditions"
    (remedy,) = found.remedies
    assert remedy.action == "ignore_condition"
    assert remedy.rank == traced(engine, "p3", "手机 5000元以内", ignored=(remedy.value,)).rank > 0


def test_a_filter(engine: Engine) -> None:
    filters = Filters(brand=("Apple",), price=(None, 99_999))
    found = traced(engine, "p3", "华为手机", filters=filters)
    assert found.lost_at == "filters"
    (remedy,) = found.remedies
    assert (remedy.action, remedy.value) == ("remove_filter", "brand")
    assert remedy.rank == traced(engine, "p3", "华为手机", filters=Filters()).rank == 1


def test_another_order_leaves_out_what_answers_badly(engine: Engine) -> None:
    found = traced(engine, "p5", "华为手机", sort=Sort.PRICE_UP)
    assert found.lost_at == "sort"
    assert found.remedies[0].rank == traced(engine, "p5", "华为手机").rank > 1


def test_what_the_shopper_does_not_want_stands_last(engine: Engine) -> None:
    history = (Interaction("p3", DISMISS),)
    found = traced(engine, "p3", "华为手机", history=history, top=1)
    assert found.rank == found.of > 1
    assert found.lost_at == "session"
    (remedy,) = found.remedies
    assert (remedy.action, remedy.rank) == ("clear_session", 1)


def test_of_another_kind_than_the_query_names(engine: Engine) -> None:
    found = traced(engine, "p5", "苹果手机", top=2)
    assert found.rank == 3
    assert found.lost_at == "kind"
    assert "25%" in stage(found, "kind")


def test_below_what_the_list_shows(engine: Engine) -> None:
    found = traced(engine, "p4", "华为手机", top=1)
    assert found.rank > 1
    assert found.lost_at == "rank"
    assert [each.passed for each in found.stages if each.id == "rank"] == [False]


def test_products_are_found_by_id_by_title_and_among_those_left_out(engine: Engine) -> None:
    cleaning = Cleaning((LeftOut(7, "duplicate_id", "x1", "x1 手机"),), 1)

    def ids(text: str) -> list[str]:
        return [product.product_id for product in named_products(SHOP, cleaning, text)]

    assert ids("p3")[0] == "p3"
    assert ids("IPHONE") == ["p4", "p5"]
    assert ids("x1") == ["x1"]
    assert ids("  ") == []
