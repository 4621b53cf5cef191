"""How well the first results of a hybrid search fit the query."""

from pathlib import Path

import pytest

from core.search.engine import Engine
from core.search.request import Method, SearchRequest, SearchResponse
from tests.core.search.golden import engine_of, product

# Products of something else, so that a word of the others is worth something.
OTHERS = [product(f"other{number}", f"pan {number}") for number in range(9)]


def hybrid(engine: Engine, text: str) -> SearchResponse:
    return engine.search(SearchRequest(text, Method.HYBRID))


def fits(response: SearchResponse) -> dict[str, float]:
    """Product → the part `fit`, best product first."""
    return {hit.product_id: hit.parts.get("fit", 0.0) for hit in response.hits}


def test_what_the_query_excludes_comes_last(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("with", "bottle with straw"),
        product("bare", "bottle in blue"),
        product("denied", "bottle without straw"),
        *OTHERS,
    )
    assert [*fits(hybrid(engine, "bottle without straw"))] == ["denied", "bare", "with"]
    # By words alone the straw that nobody wants still counts.
    words = engine.search(SearchRequest("bottle without straw", Method.LEXICAL)).hits
    assert [hit.product_id for hit in words][-1] == "bare"


def test_a_half_of_the_best_is_lost_by_all_that_is_excluded(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("with", "扳手, 带, 电池"),
        product("bare", "扳手, 带, 盒子"),
    )
    ranking = engine.ranking("扳手不带电池", Method.HYBRID)
    assert ranking.fit is not None
    assert ranking.fit.weights["excluded"] == 0.5
    assert ranking.fit.signals["excluded"].tolist() == [
        float(engine.catalogue.product_id[row] == "bare") for row in ranking.fit.rows
    ]


def test_a_title_with_more_of_the_words_fits_better(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("two", "red hat"),
        product("elsewhere", "hat", description="red"),
    )
    ranking = engine.ranking("red hat", Method.HYBRID)
    assert ranking.fit is not None
    # Of two words a half of 0.4 counts; one title holds both words, one holds one.
    assert ranking.fit.weights == {"coverage": pytest.approx(0.2)}
    assert sorted(ranking.fit.signals["coverage"].tolist()) == [0.5, 1.0]
    values = ranking.fit.values(2)
    assert values.tolist() == pytest.approx([ranking.fit.best, ranking.fit.best / 2])
    assert ranking.weights()["fit"] == pytest.approx(0.2 / 1.2)


def test_another_colour_fits_less_than_none_or_both(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("other", "navy hat"),
        product("none", "plain hat"),
        product("both", "hat in gray and navy"),
        *OTHERS,
    )
    ranking = engine.ranking("grey hat", Method.HYBRID)
    assert ranking.fit is not None
    signal = dict(zip(ranking.fit.rows.tolist(), ranking.fit.signals["colour"], strict=True))
    assert signal == {0: 0.0, 1: 1.0, 2: 1.0}
    # A fifth of the best is at stake, whatever the number of words.
    assert ranking.fit.weights["colour"] == 0.2


def test_an_accessory_fits_less_unless_one_is_asked_for(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("strap", "watch strap"),
        product("watch", "gold watch"),
        *OTHERS,
    )
    shown = fits(hybrid(engine, "watch"))
    assert list(shown) == ["watch", "strap"]
    assert shown["strap"] == 0
    assert shown["watch"] > 0
    # A fifth of the best where the thing is named alone, half of that beside another word.
    one, two = (engine.ranking(text, Method.HYBRID).fit for text in ("watch", "gold watch"))
    assert one is not None
    assert two is not None
    assert (one.weights["accessory"], two.weights["accessory"]) == (0.2, 0.1)
    asked = engine.ranking("watch strap", Method.HYBRID).fit
    assert asked is not None
    assert "accessory" not in asked.signals


@pytest.mark.parametrize("text", ["watch", "strap without gold", "zzz", "", "表"])
def test_where_nothing_tells_results_apart_there_is_no_such_part(tmp_path: Path, text: str) -> None:
    engine = engine_of(tmp_path, product("one", "watch"), product("two", "watch, watch"))
    response = hybrid(engine, text)
    assert all("fit" not in hit.parts for hit in response.hits)


def test_parts_sum_to_the_score_and_no_score_passes_1(tmp_path: Path) -> None:
    engine = engine_of(
        tmp_path,
        product("p1", "red bottle without straw", 0, sales=9.0),
        product("p2", "blue bottle with straw and cap", 3, sales=3.0),
        product("p3", "bottle brush", 5),
    )
    response = hybrid(engine, "red bottle without straw")
    assert any(hit.parts["fit"] for hit in response.hits)
    ranking = engine.ranking("red bottle without straw", Method.HYBRID)
    for hit in response.hits:
        assert sum(hit.parts.values()) == pytest.approx(ranking.scores[hit.row], abs=1e-6)
        assert 0 <= hit.score <= 1
    assert sum(ranking.weights().values()) == pytest.approx(1)


def test_what_is_not_ordered_anew_stays_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.search.ranking.FITTED", 2)
    engine = engine_of(
        tmp_path,
        product("p1", "red hat"),
        product("p2", "red hat", 2),
        product("p3", "hat", 9, description="red"),
        product("p4", "red", 30, description="hat"),
    )
    response = hybrid(engine, "red hat blue")
    shown = {hit.product_id: hit.parts.get("fit", 0.0) for hit in response.hits}
    assert list(shown)[:2] == ["p1", "p2"]
    assert shown["p3"] == shown["p4"] == 0.0


def test_three_hundred_are_ordered_anew(tmp_path: Path) -> None:
    watches = [product(f"w{number}", "gold watch") for number in range(200)]
    straps = [product(f"s{number}", "watch strap") for number in range(200)]
    pans = [product(f"other{number}", f"pan {number}") for number in range(400)]
    fit = engine_of(tmp_path, *watches, *straps, *pans).ranking("watch", Method.HYBRID).fit
    assert fit is not None
    assert len(fit.rows) == 300


@pytest.mark.parametrize("method", [Method.LEXICAL, Method.NEURAL])
def test_other_methods_know_nothing_of_it(tmp_path: Path, method: Method) -> None:
    engine = engine_of(tmp_path, product("p1", "red hat"), product("p2", "hat", description="red"))
    hits = engine.search(SearchRequest("red hat", method)).hits
    assert all("fit" not in hit.parts for hit in hits)
