"""The smallest edit really flips, and on small shops no smaller one of the kinds allowed does."""

from itertools import combinations
from pathlib import Path

import pytest

from core.errors import UserError
from core.explain.edits import edited
from core.explain.flips import Flip, allowed_kinds, smallest_flip
from core.explain.price_curve import price_curve
from core.explain.single_edits import Title, changes_of, single_edits
from core.explain.supposed_list import suppose
from core.explain.title_words import is_word, joined, pieces
from core.explain.what_if import WhatIf, listed, rank_in
from core.search.engine import Engine
from core.search.request import Filters, SearchRequest, Sort
from core.search.shop_index import build_shop_index
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

SHOP = small_shop()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> WhatIf:
    folder: Path = tmp_path_factory.mktemp("shop")
    bare = Engine(build_shop_index(SHOP, {}, folder, folder))
    return WhatIf.for_engine(bare.ranked_by(BagRun(SHOP, bare.analyzer)))


def imported_ranks(flip: Flip, request: SearchRequest, folder: Path) -> tuple[int, int]:
    """The ranks in a shop that is indexed anew with the edit."""
    row, other = SHOP.row_of[flip.product_id], SHOP.row_of[flip.versus]
    catalogue = edited(SHOP, row, flip.changes)
    engine = Engine(build_shop_index(catalogue, {}, folder, folder))
    run = BagRun(SHOP, engine.analyzer)
    vectors = run.vectors.copy()
    vectors[row] = run.encode_rows(engine.analyzer, catalogue, [row])
    run.vectors = vectors
    rows = listed(engine.ranked_by(run), request)
    return rank_in(rows, row), rank_in(rows, other)


CASES = (
    ("华为手机", "p5", "p3", ("brand", "category", "price", "sales", "replace")),
    ("手机", "p5", "p4", ("replace", "sales", "price")),
    ("连衣裙", "p2", "p1", ("add", "replace")),
    ("running shoes", "p6", "p7", ("title",)),
    ("连衣裙 150以内", "p1", "p2", ("title", "brand", "category", "sales")),
)


@pytest.mark.parametrize(("query", "product", "versus", "forbidden"), CASES)
def test_no_smaller_edit_of_its_kinds_flips(
    shop: WhatIf, tmp_path: Path, query: str, product: str, versus: str, forbidden: tuple[str, ...]
) -> None:
    request = SearchRequest(query)
    flip = smallest_flip(shop, request, product, versus, forbidden, budget=3000)
    row, other = SHOP.row_of[product], SHOP.row_of[versus]
    assert not flip.is_above
    assert flip.is_smallest
    edits = single_edits(shop.engine, request, row, other, allowed_kinds(forbidden))
    title = Title.of(shop.engine, row)
    for size in range(1, len(flip.edits) if flip.found else 3):
        for together in combinations(edits, size):
            changes = changes_of(title, together)
            if changes.get("title", "-") == "" or any(
                one.meets(two) for one, two in combinations(together, 2)
            ):
                continue
            rows = listed(shop.with_changes(product, changes), request)
            own, its = rank_in(rows, row), rank_in(rows, other)
            assert not (own and (not its or own < its)), together
    if flip.found:
        assert flip.after == imported_ranks(flip, request, tmp_path)
        assert 0 < flip.after[0] < flip.after[1] or not flip.after[1]
        assert not {edit["kind"] for edit in flip.edits} & set(forbidden)
        assert "title" not in forbidden or "title" not in flip.changes


def test_a_word_of_the_query_brings_a_product_into_the_list(shop: WhatIf) -> None:
    """Neither is found; one word is enough for p6, and no field of p1 has it."""
    flip = smallest_flip(shop, SearchRequest("running shoes"), "p6", "p1")
    assert flip.before == (0, 0)
    assert flip.changes == {"title": f"{SHOP.title[5]} running"}
    assert flip.edits == ({"kind": "add", "from": "", "to": "running"},)
    assert flip.title[-1] == (" running", "added")
    assert "".join(text for text, look in flip.title if look == "same") == SHOP.title[5]
    assert flip.after[0] > 0 == flip.after[1]
    assert flip.is_smallest


def test_nothing_allowed_finds_nothing(shop: WhatIf) -> None:
    forbidden = ("title", "brand", "category", "sales", "price")
    flip = smallest_flip(shop, SearchRequest("华为手机"), "p6", "p3", forbidden)
    assert not flip.found
    assert flip.is_smallest
    assert flip.after == flip.before


def test_a_price_that_is_asked_for_flips(shop: WhatIf) -> None:
    """p1 costs 199; under 150 it stands in the list, above the cheaper p2."""
    request = SearchRequest("连衣裙 150以内")
    flip = smallest_flip(shop, request, "p1", "p2", ("title", "brand", "category", "sales"))
    assert flip.changes == {"price": 150.0}
    assert flip.before == (0, 1)
    assert flip.after[0] == 1


def test_what_is_above_needs_nothing(shop: WhatIf) -> None:
    flip = smallest_flip(shop, SearchRequest("华为手机"), "p3", "p4")
    assert flip.is_above
    assert flip.tried == 0
    assert flip.changes == {}


def test_it_stops_and_keeps_to_its_budget(shop: WhatIf) -> None:
    request, heard = SearchRequest("running shoes"), []
    flip = smallest_flip(
        shop, request, "p6", "p7", ("title",), 2, progress=lambda *done: heard.append(done)
    )
    assert flip.tried == 2
    assert heard == [(1, 2), (2, 2)]
    assert not flip.found
    assert not flip.is_smallest
    stopped = smallest_flip(shop, request, "p6", "p7", stopped=lambda: True)
    assert stopped.is_stopped
    assert stopped.tried == 0


def test_what_cannot_be_asked_is_named(shop: WhatIf) -> None:
    request = SearchRequest("手机")
    with pytest.raises(UserError, match="itself"):
        smallest_flip(shop, request, "p3", "p3")
    with pytest.raises(UserError, match="colour"):
        smallest_flip(shop, request, "p3", "p4", ["colour"])


def test_titles_come_apart_and_together(shop: WhatIf) -> None:
    for title in (*SHOP.title, "a,  b（c）【华为】手机"):
        cut = pieces(shop.engine.analyzer, title)
        assert "".join(cut) == title
    cut = pieces(shop.engine.analyzer, "华为 Mate60 Pro")
    assert [piece for piece in cut if is_word(piece)] == ["华为", "Mate60", "Pro"]
    assert joined([*cut[:2], "", *cut[3:]]) == "华为 Pro"


def test_the_curve_tells_the_truth_about_prices(shop: WhatIf) -> None:
    flat = price_curve(shop, SearchRequest("手机"), "p4")
    assert flat.is_flat
    assert flat.reasons == ()
    assert flat.own == 8999.0
    asked = price_curve(shop, SearchRequest("手机 8000以内"), "p4")
    rank_at = dict(zip(asked.prices, asked.ranks, strict=True))
    assert rank_at[8000.0] > 0
    assert rank_at[min(price for price in rank_at if price > 8000)] == 0
    assert asked.reasons == ("condition",)
    assert list(asked.prices) == sorted(asked.prices)
    by_price = price_curve(shop, SearchRequest("手机", sort=Sort.PRICE_UP), "p4")
    assert by_price.reasons == ("order",)
    assert by_price.ranks[0] < by_price.ranks[-1]
    filtered = price_curve(shop, SearchRequest("手机", filters=Filters(price=(100, None))), "p5")
    assert filtered.reasons == ("filter",)
    assert filtered.ranks[0] == 0 < filtered.ranks[-1]


def test_an_edit_shows_who_moved(shop: WhatIf) -> None:
    request = SearchRequest("华为手机")
    supposed = suppose(shop, request, "p5", {"title": "华为手机 智能手机", "price": 19.9})
    assert supposed.changes == {"title": "华为手机 智能手机"}
    assert supposed.was == {"title": SHOP.title[4]}
    assert supposed.after < supposed.before
    (own,) = [moved for moved in supposed.around if moved.product_id == "p5"]
    assert (own.before, own.after) == (supposed.before, supposed.after)
    assert [moved.after for moved in supposed.around] == list(range(1, len(supposed.around) + 1))
    assert sum(supposed.parts_after.values()) > sum(supposed.parts_before.values())
    asked = suppose(shop, request, "p5", {}, "手机壳")
    assert asked.after == 1
    assert (asked.query, asked.query_after) == ("华为手机", "手机壳")
