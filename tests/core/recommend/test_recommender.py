"""Recommendations from a log, from likeness and from popularity; those of a run are tested with its task."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from core.data.catalogue import Catalogue, catalogue_of
from core.errors import RunError, UserError
from core.recommend.recommendation import Because, Reason, Recommendation
from core.recommend.recommender import Recommender
from core.recommend.taste_cache import Taste, TasteCache
from core.search.engine import Engine
from core.search.request import History, Interaction, SearchRequest
from core.search.shop_index import build_shop_index
from core.workspace import Workspace
from tests.core.recommend.logs import Event, events_table, products_table, write_shop
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

SHOP = small_shop()
# Ten shoppers go from the phone to its case and back to another phone; nine from the dress to the fruit.
LOG: tuple[Event, ...] = tuple(
    (f"u{number}", product, "click", 100 * number + at)
    for number in range(10)
    for at, product in enumerate(("p3", "p5", "p4"))
) + tuple(
    (f"v{number}", product, "click", 100 * number + at)
    for number in range(9)
    for at, product in enumerate(("p1", "p6"))
)


def opened(folder: Path, source: Catalogue | Engine = SHOP, **tables: pa.Table) -> Recommender:
    write_shop(folder, **tables)
    with Workspace.open(folder, write=False) as workspace:
        return Recommender.open(workspace, source)


@pytest.fixture(scope="module")
def recommender(tmp_path_factory: pytest.TempPathFactory) -> Recommender:
    folder = tmp_path_factory.mktemp("shop")
    return opened(folder, products=products_table(), events=events_table(LOG))


def met(*products: str, action: str = "click") -> History:
    return tuple(Interaction(product, action) for product in products)


def ids(found: Sequence[Recommendation]) -> list[str]:
    return [each.product_id for each in found]


def test_what_others_went_on_to_comes_first(recommender: Recommender) -> None:
    assert recommender.method == "log"
    found = recommender.similar("p3")
    assert set(ids(found)[:2]) == {"p4", "p5"}
    case = found[ids(found).index("p5")]
    assert case.reason == Reason(Because.FOLLOWED, "p3")
    assert case.parts["neighbours"] > case.parts["likeness"]
    assert ids(recommender.similar("p1"))[0] == "p6"


def test_a_product_is_never_recommended_after_itself(recommender: Recommender) -> None:
    for product in SHOP.product_id:
        assert product not in ids(recommender.similar(product))


def test_parts_sum_to_scores_that_fall(recommender: Recommender) -> None:
    for found in (recommender.for_history(met("p3", "p1")), recommender.similar("p3")):
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)
        assert [each.rank for each in found] == list(range(1, len(found) + 1))
        for each in found:
            assert sum(each.parts.values()) == pytest.approx(each.score, abs=1e-6)
            assert SHOP.product_id[each.row] == each.product_id
            assert SHOP.title[each.row] == each.title


def test_what_was_bought_is_left_out_and_what_was_looked_at_may_return(
    recommender: Recommender,
) -> None:
    assert "p5" not in ids(recommender.for_history(met("p3", "p5", action="purchase")))
    found = {each.product_id: each for each in recommender.for_history(met("p3", "p5"))}
    assert found["p5"].reason.because is Because.SEEN
    assert "likeness" in found["p5"].parts
    assert found["p5"].parts["likeness"] == 0


def test_of_a_history_that_product_is_the_reason_which_is_most_like(
    recommender: Recommender,
) -> None:
    for history in (met("p3", "p1"), met("p1", "p3")):
        found = {each.product_id: each for each in recommender.for_history(history)}
        assert found["p4"].reason.product_id == "p3"


def test_where_everything_is_wanted_once_what_was_met_is_left_out(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        tables = {"products": products_table(), "events": events_table(LOG)}
        workspace.replace(tables, domain="film")
        films = Recommender.open(workspace, SHOP)
    assert ids(films.for_history(met("p3", "p5")))[0] == "p4"
    assert not {"p3", "p5"} & set(ids(films.for_history(met("p3", "p5"))))


def test_who_did_nothing_gets_what_is_popular_from_many_categories(
    recommender: Recommender,
) -> None:
    found = recommender.for_history(())
    assert {each.reason.because for each in found} == {Because.POPULAR}
    assert list(found[0].parts) == ["popularity"]
    # The phones and their case are the most popular, but not all of them come first.
    tops = [SHOP.top_category(each.row) for each in found]
    assert tops[0] == "数码"
    assert tops[:3] != ["数码"] * 3
    assert recommender.for_history(met("unknown")) == found
    # Nobody ever met these two, yet who looks long enough finds them.
    assert {"p2", "p7"} == set(ids(found)[-2:])


def test_what_a_history_without_likes_or_followers_holds_is_not_recommended_first(
    tmp_path: Path,
) -> None:
    rows = [(f"t{n}", "", "", "", *[float("nan")] * 3, "") for n in range(3)]
    shop = small_shop(rows)
    events = events_table([("u", "t0", "click", 1), ("v", "t1", "click", 2)])
    bare = opened(tmp_path, shop, products=products_table(shop), events=events)
    assert set(ids(bare.for_history(met("t2")))) == {"t0", "t1"}


def test_what_only_the_log_knows_leads_to_products_too(tmp_path: Path) -> None:
    events = events_table([*LOG, ("w", "gone", "click", 1), ("w", "p7", "click", 2)])
    recommender = opened(tmp_path, products=products_table(), events=events)
    for history in (met("gone"), met("p3", action="hum")):
        taste = recommender.scores(history)
        assert taste is not None
        assert taste.max() == 1
    found = recommender.for_history(met("gone"))
    assert [(each.product_id, each.reason) for each in found] == [("p7", Reason(Because.FOLLOWED))]


def test_products_nobody_met_are_reached_by_what_they_are(tmp_path: Path) -> None:
    new = small_shop()
    events = events_table([event for event in LOG if event[1] != "p4"])
    fresh = opened(tmp_path, new, products=products_table(new), events=events)
    found = {each.product_id: each for each in fresh.for_history(met("p3"))}
    assert found["p4"].parts["likeness"] > 0
    assert found["p4"].parts["neighbours"] == 0
    taste = fresh.scores(met("p3"))
    assert taste is not None
    assert taste[SHOP.row_of["p5"]] > taste[SHOP.row_of["p4"]] > 0
    # And a history of a product nobody met is served by its likes.
    assert ids(fresh.similar("p4"))[0] == "p3"
    assert fresh.similar("p4")[0].reason.because is Because.ALIKE


def test_without_any_behaviour_likeness_recommends(tmp_path: Path) -> None:
    bare = opened(tmp_path, products=products_table())
    assert bare.method == "likeness"
    assert ids(bare.similar("p3"))[0] == "p4"
    assert len(bare.for_history(())) == len(SHOP)


def test_bare_titles_are_alike_by_their_words(tmp_path: Path) -> None:
    rows = [
        # The prices of the shirts differ, but of what kind a thing is nobody has said.
        (f"t{n}", title, "", "", float((9, 99, 9)[n]), *[float("nan")] * 2, "")
        for n, title in enumerate(("纯棉 短袖 T恤", "纯棉 长袖 T恤", "电饭煲 3L"))
    ]
    shop = small_shop(rows)
    engine = Engine(build_shop_index(shop, {}, tmp_path, tmp_path))
    by_words = opened(tmp_path / "words", engine, products=products_table(shop))
    assert ids(by_words.similar("t0"))[0] == "t1"
    taste = by_words.scores(met("t0"))
    assert taste is not None
    assert taste[1] > taste[2]
    by_vectors = by_words.with_engine(engine.ranked_by(BagRun(shop, engine.analyzer)))
    assert ids(by_vectors.similar("t0"))[0] == "t1"


def test_sessions_alone_recommend_by_id(tmp_path: Path) -> None:
    items = [["a", "b", "c"], ["a", "b"], ["x", "y"]]
    sessions = pa.table(
        {"items": pa.array(items, pa.list_(pa.string())), "target": pa.array(["", "", ""])}
    )
    write_shop(tmp_path, sessions=sessions)
    with Workspace.open(tmp_path, write=False) as workspace:
        recommender = Recommender.open(workspace, catalogue_of(workspace))
    found = recommender.similar("a")
    assert ids(found)[0] == "b"
    assert found[0].title == ""
    assert ids(recommender.similar("x")) == ["y"]


def test_taste_lies_between_0_and_1_and_serves_personal_search(
    recommender: Recommender, tmp_path: Path
) -> None:
    taste = recommender.scores(met("p3"))
    assert taste is not None
    assert taste.dtype == np.float32
    assert (taste.min(), taste.max()) == (pytest.approx(0, abs=1e-6), pytest.approx(1))
    assert taste[SHOP.row_of["p4"]] > taste[SHOP.row_of["p2"]]
    assert recommender.scores(()) is None
    assert recommender.scores(met("unknown")) is None
    engine = Engine(build_shop_index(SHOP, {}, tmp_path, tmp_path), taste=recommender)
    hits = engine.search(SearchRequest("连衣裙", history=met("p2"), personal=0.9)).hits
    assert hits[0].product_id == "p2"
    assert hits[0].parts["taste"] > 0


def test_any_number_of_threads_get_the_same(recommender: Recommender, tmp_path: Path) -> None:
    histories = [met(product) for product in SHOP.product_id]
    expected = [ids(recommender.for_history(history)) for history in histories]
    # One that has not been asked yet, so that the threads meet while it makes its indexes.
    fresh = opened(tmp_path, products=products_table(), events=events_table(LOG))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(fresh.for_history, histories * 5))
        tastes = list(pool.map(fresh.scores, histories * 5))
    assert [ids(each) for each in found] == expected * 5
    for history, taste in zip(histories * 5, tastes, strict=True):
        alone = recommender.scores(history)
        assert alone is not None
        assert taste == pytest.approx(alone)


def test_what_is_not_there_is_said(recommender: Recommender, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no product p99"):
        recommender.similar("p99")
    with Workspace.open(tmp_path) as workspace, pytest.raises(RunError, match="no run gone"):
        Recommender.open(workspace, SHOP, "gone")


def test_what_was_dismissed_is_never_recommended(recommender: Recommender) -> None:
    shopper = (*met("p3"), Interaction("p5", "dismiss"))
    assert "p5" in ids(recommender.for_history(met("p3")))
    assert "p5" not in ids(recommender.for_history(shopper))
    assert "p5" in ids(recommender.similar("p3"))
    assert "p5" not in ids(recommender.similar("p3", shopper=shopper))
    assert "p5" not in ids(recommender.for_history((Interaction("p5", "dismiss"),)))


def test_what_is_like_a_dismissed_product_pleases_less(recommender: Recommender) -> None:
    rows = {product: SHOP.row_of[product] for product in ("p1", "p2", "p6")}
    before = recommender.scores(met("p6"))
    after = recommender.scores((*met("p6"), Interaction("p1", "dismiss")))
    assert before is not None
    assert after is not None
    # p2 is a dress as p1 is.
    assert after[rows["p2"]] < before[rows["p2"]]
    assert after[rows["p2"]] - before[rows["p2"]] < after[rows["p6"]] - before[rows["p6"]]
    alone = recommender.scores((Interaction("p1", "dismiss"),))
    assert alone is not None
    assert alone.max() <= 0
    assert alone[rows["p1"]] < 0


def test_a_dismissed_product_does_not_speak_for_others(recommender: Recommender) -> None:
    assert recommender.scores((*met("p3"), Interaction("p3", "dismiss"))).max() <= 0


def test_the_reason_for_a_taste_is_the_product_it_comes_from(recommender: Recommender) -> None:
    assert recommender.because(met("p6", "p1"), "p2") == Reason(Because.ALIKE, "p1")
    assert recommender.because(met("p1"), "p1") == Reason(Because.SEEN, "p1")
    assert recommender.because(met("p99"), "p2") is None


def test_what_goes_with_a_product_suits_the_shopper_who_looks(recommender: Recommender) -> None:
    plain = {each.product_id: each for each in recommender.similar("p3")}
    suited = {each.product_id: each for each in recommender.similar("p3", shopper=met("p6"))}
    assert suited.keys() == plain.keys()
    for product, each in suited.items():
        assert sum(each.parts.values()) == pytest.approx(each.score, abs=1e-6)
        assert each.reason == plain[product].reason
        assert each.parts["likeness"] == pytest.approx(0.88 * plain[product].parts["likeness"])
    # Who looked at fruit is shown a dress sooner, as nine did before.
    gained = {product: suited[product].score - 0.88 * plain[product].score for product in plain}
    assert max(gained, key=lambda product: gained[product]) in ("p1", "p6")


def test_a_brand_that_was_clicked_is_liked_in_other_categories_too(tmp_path: Path) -> None:
    things = [
        (f"p{at}", f"thing {at}", kind, brand, 10 + at, 4, 10, "白色")
        for at, (kind, brand) in enumerate(
            [("鞋 / 跑鞋", brand) for brand in ("A", "A", "A", "A", "A", "B", "C")]
            + [(kind, brand) for kind in ("衣 / 外套", "包 / 背包") for brand in ("B", "A", "C")]
        )
    ]
    catalogue = small_shop(things)
    taste = opened(tmp_path, catalogue, products=products_table(catalogue)).scores(
        met(*(f"p{at}" for at in range(5)))
    )
    assert taste is not None
    for first in (7, 10):
        of_b, of_a, of_c = taste[first : first + 3]
        assert of_a > max(of_b, of_c)


class Maker:
    """Counts what it is asked to make; knows nothing of an empty history."""

    def __init__(self) -> None:
        self.made: list[History] = []

    def __call__(self, history: History) -> Taste:
        self.made.append(history)
        return np.ones(1, np.float32) if history else None


def history_of(number: int) -> History:
    return (Interaction(f"p{number}"),)


def test_a_taste_is_made_once_even_if_it_is_none() -> None:
    tastes, make = TasteCache(), Maker()
    first = tastes.taste(history_of(1), make)
    assert tastes.taste(history_of(1), make) is first
    assert tastes.taste((), make) is tastes.taste((), make) is None
    assert make.made == [history_of(1), ()]


def test_of_nine_histories_the_oldest_taste_is_forgotten() -> None:
    tastes, make = TasteCache(), Maker()
    for number in (*range(9), *range(1, 9)):
        tastes.taste(history_of(number), make)
    assert len(make.made) == 9
    tastes.taste(history_of(0), make)
    assert len(make.made) == 10
