from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import RunError
from core.explain.explanation import explain
from core.search.engine import Engine
from core.search.fusion import Fusion
from core.search.request import Filters, Method, SearchRequest, SearchResponse, Sort
from core.search.shop_index import build_shop_index
from tests.core.search.runs import BagRun
from tests.core.search.shops import ROWS, small_shop

SHOP = small_shop()
JUNK = [
    "x" * 10_000,
    "连衣裙" * 4_000,
    "😀🎉",
    "\0",
    "连衣裙\0",
    '" OR 1=1',
    "lianyiq",
    "' ; DROP TABLE",
    "( [ * ?",
    "\ud800",
    "\u200b",
    "的 了",
    "　",
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("shop")
    return Engine(
        build_shop_index(SHOP, {"连衣裙 夏季": 9.0, "手机壳": 2.0}, folder, folder / "runs")
    )


@pytest.fixture(scope="module")
def trained(engine: Engine) -> Engine:
    return engine.ranked_by(
        BagRun(
            SHOP,
            engine.analyzer,
            Fusion(lexical=0.5, neural=0.2, popularity=0.1, floor=0.3, alike=0.2),
        )
    )


def ids(response: SearchResponse) -> list[str]:
    return [hit.product_id for hit in response.hits]


@pytest.mark.parametrize("method", list(Method))
def test_parts_sum_to_the_score_and_scores_fall(trained: Engine, method: Method) -> None:
    response = trained.search(SearchRequest("华为智能手机", method))
    scores = [hit.score for hit in response.hits]
    assert ids(response)[0] == "p3"
    assert scores == sorted(scores, reverse=True)
    for hit in response.hits:
        assert sum(hit.parts.values()) == pytest.approx(hit.score, abs=1e-6)
        assert 0 <= hit.score <= 1 + 1e-6
        assert SHOP.product_id[hit.row] == hit.product_id


def test_results_name_the_run_that_ranked_them(engine: Engine, trained: Engine) -> None:
    assert trained.search(SearchRequest("手机")).run == "bag"
    assert trained.search(SearchRequest("手机", Method.LEXICAL)).run == ""
    assert engine.search(SearchRequest("手机")).run == ""
    assert trained.lexical is engine.lexical


def test_without_a_run_hybrid_ranks_by_words_and_popularity(engine: Engine) -> None:
    response = engine.search(SearchRequest("手机"))
    assert set(response.hits[0].parts) == {"lexical", "popularity"}
    assert engine.search(SearchRequest("手机", Method.NEURAL)).hits == ()


def test_the_model_finds_what_shares_no_word(trained: Engine) -> None:
    run = BagRun(
        SHOP,
        trained.analyzer,
        Fusion(lexical=0.5, neural=0.2, popularity=0.1, floor=0.3, alike=0.2),
    )
    run.vectors[SHOP.row_of["p6"]] = run.encode([trained.analyzer.sequence("运动鞋")])[0]
    bent = trained.ranked_by(run)
    assert "p6" in ids(bent.search(SearchRequest("运动鞋")))
    assert "p6" not in ids(bent.search(SearchRequest("运动鞋", Method.LEXICAL)))


def test_what_is_not_near_enough_is_not_found(trained: Engine) -> None:
    run = BagRun(
        SHOP, trained.analyzer, Fusion(lexical=0.6, neural=0.3, popularity=0.1, floor=0.999)
    )
    run.vectors[SHOP.row_of["p6"]] *= 0.5
    response = trained.ranked_by(run).search(SearchRequest("运动鞋"))
    assert "p6" not in ids(response)


def test_an_unknown_word_finds_nothing_rather_than_noise(trained: Engine) -> None:
    response = trained.search(SearchRequest("zzqxv"))
    assert response.hits == ()
    assert response.total == 0


def test_filters_act_inside_the_search(trained: Engine) -> None:
    everything = trained.search(SearchRequest("手机"))
    cheap = trained.search(SearchRequest("手机", filters=Filters(price=(None, 100)), top=1))
    assert ids(cheap) == ["p5"]
    assert everything.total > cheap.total == 1
    brands = {value.value: value.count for value in everything.facets.brand}
    for brand, count in brands.items():
        chosen = trained.search(SearchRequest("手机", filters=Filters(brand=(brand,))))
        assert chosen.total == count


def test_orders_sort_what_matches(engine: Engine) -> None:
    def order(sort: Sort) -> list[str]:
        return ids(engine.search(SearchRequest("", sort=sort)))

    assert order(Sort.PRICE_UP) == ["p5", "p2", "p1", "p7", "p3", "p4", "p6"]
    assert order(Sort.PRICE_DOWN)[:2] == ["p4", "p3"]
    assert order(Sort.PRICE_DOWN)[-1] == "p6"
    assert order(Sort.SALES)[:2] == ["p4", "p3"]
    assert order(Sort.RATING)[0] == "p3"
    phones = ids(engine.search(SearchRequest("手机", sort=Sort.PRICE_UP)))
    assert phones == ["p5", "p3", "p4"]


def test_an_empty_query_browses_by_popularity(trained: Engine) -> None:
    response = trained.search(SearchRequest("  "))
    assert response.total == len(SHOP)
    assert ids(response)[0] == "p3"
    fruit = trained.search(SearchRequest("", filters=Filters(category=("生鲜",))))
    assert ids(fruit) == ["p6"]


def test_the_last_word_may_be_unfinished(engine: Engine) -> None:
    assert ids(engine.search(SearchRequest("run", typing=True))) == ["p7"]
    assert ids(engine.search(SearchRequest("run ", typing=True))) == []
    assert "p4" in ids(engine.search(SearchRequest("手机 ipho", typing=True)))
    shown = engine.search(SearchRequest("run", typing=True)).tokens
    assert any(token.kind == "prefix" for token in shown)


def test_a_misspelt_query_is_searched_as_meant(engine: Engine) -> None:
    response = engine.search(SearchRequest("runing shos"))
    assert ids(response) == ["p7"]
    assert response.did_you_mean


def test_pinyin_is_searched_as_the_words_it_spells(engine: Engine) -> None:
    for text in ("lianyiqun", "lianyiq"):
        response = engine.search(SearchRequest(text))
        assert response.corrected
        assert response.did_you_mean.startswith("连衣裙")
        assert ids(response)[0] == "p1"


def test_a_word_the_shop_lacks_is_not_talked_away(engine: Engine) -> None:
    assert engine.search(SearchRequest("手机 卷线器")).did_you_mean == ""
    assert engine.search(SearchRequest("手机 aple")).did_you_mean == "手机 apple"


@pytest.mark.parametrize("text", JUNK)
@pytest.mark.parametrize("typing", [True, False])
def test_junk_is_answered(trained: Engine, text: str, typing: bool) -> None:
    response = trained.search(SearchRequest(text, typing=typing))
    assert response.took_ms < 1000
    assert trained.suggest(text) is not None
    assert explain(trained, text, "p1").query == text


def test_preparing_changes_no_answer(tmp_path: Path) -> None:
    fresh = Engine(build_shop_index(SHOP, {}, tmp_path, tmp_path))
    before = fresh.search(SearchRequest("runing shos"))
    fresh.prepare()
    assert ids(fresh.search(SearchRequest("runing shos"))) == ids(before) == ["p7"]


def test_matched_words_are_found_in_titles(engine: Engine) -> None:
    response = engine.search(SearchRequest("夏季连衣裙"))
    title = response.hits[0].title.lower()
    assert any(word in title for word in response.matched)


def test_a_part_of_a_long_word_is_lit_too(engine: Engine) -> None:
    assert "手机" in engine.search(SearchRequest("智能手机")).matched


def test_suggestions_know_what_was_asked(engine: Engine) -> None:
    assert "连衣裙 夏季" in [suggestion.text for suggestion in engine.suggest("连衣")]


def test_a_shop_without_products_answers(tmp_path: Path) -> None:
    nothing = Engine(build_shop_index(small_shop(()), {}, tmp_path, tmp_path))
    for text in ("", "手机"):
        assert nothing.search(SearchRequest(text, typing=True)).total == 0
        assert nothing.search(SearchRequest(text, sort=Sort.SALES)).hits == ()


def test_a_run_that_is_not_there_is_named(engine: Engine) -> None:
    for name in ("20200101-000000-search-conv1d", "../runs"):
        with pytest.raises(RunError, match="There is no run"):
            engine.with_run(name)
    assert engine.with_run("") == replace(engine, neural=None)


def test_every_product_is_reachable_by_its_title(engine: Engine) -> None:
    for product, title, *_ in ROWS:
        assert ids(engine.search(SearchRequest(str(title))))[0] == product


def test_a_product_of_another_kind_than_the_query_names_is_less_near(trained: Engine) -> None:
    assert trained.neural is not None
    raw = trained.neural.scores("手机")
    assert raw is not None
    near = trained.ranking("手机", Method.NEURAL).inputs.neural
    phone, case = SHOP.row_of["p3"], SHOP.row_of["p5"]
    assert near[phone] == pytest.approx(raw[phone])
    assert raw[case] > 0
    assert near[case] == pytest.approx(0.75 * raw[case])
