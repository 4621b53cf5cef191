"""An edited shop ranks as the same shop would, had it been imported so."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.data.catalogue import Catalogue
from core.data.importing import Source, import_files
from core.errors import UserError
from core.explain.edits import edited, read_assignments
from core.explain.what_if import WhatIf, listed, rank_in
from core.recommend.recommender import Recommender
from core.search.engine import Engine
from core.search.request import Filters, Interaction, SearchRequest, Sort
from core.search.shop_index import build_shop_index
from core.workspace import Workspace
from tests.core.search.runs import BagRun
from tests.core.search.shops import small_shop

# 茵曼 is the brand of p1 alone, and a word that no dictionary has; p2 writes it in its title.
SHOP = edited(small_shop(), 1, {"title": "儿童连衣裙 公主裙 茵曼风格"})
COLUMNS = ("product_id", "title", "category", "brand", "price", "sales", "rating")
EDITS: tuple[tuple[str, dict[str, str | float]], ...] = (
    ("p5", {"title": "华为手机 智能手机 全新"}),
    ("p5", {"title": "a"}),
    ("p1", {"brand": "华为"}),
    ("p6", {"brand": "茵曼", "category": "服饰 / 女装 / 连衣裙"}),
    ("p7", {"brand": "碎花裙社", "title": "手机 running shoes"}),
    ("p5", {"category": "数码 / 手机", "price": 399.0}),
    ("p6", {"price": 150.0, "sales": 500_000.0}),
    ("p4", {"sales": float("nan")}),
)
REQUESTS = (
    SearchRequest("华为手机"),
    SearchRequest("连衣裙 500以内"),
    SearchRequest("茵曼连衣裙"),
    SearchRequest("running shoes"),
    SearchRequest("手机", sort=Sort.PRICE_UP),
    SearchRequest("手机", filters=Filters(brand=("华为",))),
    SearchRequest("手机壳", history=(Interaction("p3"), Interaction("p5")), personal=0.4),
)


def written(catalogue: Catalogue, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([*COLUMNS, *catalogue.attributes])
        columns = [getattr(catalogue, name) for name in COLUMNS]
        columns += list(catalogue.attributes.values())
        for row in zip(*columns, strict=True):
            table.writerow(["" if value != value else value for value in row])
    return path


def imported(catalogue: Catalogue, folder: Path) -> Engine:
    """What ranks the catalogue once it is imported into a workspace of its own, for shoppers too."""
    folder.mkdir()
    with Workspace.open(folder / "shop") as workspace:
        import_files(workspace, [Source("products", written(catalogue, folder / "p.csv"))])
        engine = Engine.open(workspace)
        return replace(engine, taste=Recommender.open(workspace, engine))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> WhatIf:
    return WhatIf.for_engine(imported(SHOP, tmp_path_factory.mktemp("what_if") / "before"))


@pytest.mark.parametrize(("product", "changes"), EDITS)
def test_it_ranks_as_an_import_does(
    shop: WhatIf, tmp_path: Path, product: str, changes: Mapping[str, str | float]
) -> None:
    row = SHOP.row_of[product]
    fresh = imported(edited(SHOP, row, changes), tmp_path / "after")
    supposed = shop.with_changes(product, changes)
    assert supposed.neural is not None
    assert fresh.neural is not None
    np.testing.assert_array_equal(supposed.neural.vectors, fresh.neural.vectors)
    for request in REQUESTS:
        one, other = supposed.ranked(request), fresh.ranked(request)
        np.testing.assert_allclose(one.scores, other.scores, rtol=1e-6, atol=1e-7)
        np.testing.assert_array_equal(one.matches, other.matches)
        np.testing.assert_array_equal(listed(supposed, request), listed(fresh, request))
        assert one.parts(np.arange(7)) == [
            pytest.approx(parts, abs=1e-6) for parts in other.parts(np.arange(7))
        ]


def test_rarities_of_the_shop_change_with_the_edit(shop: WhatIf) -> None:
    """A second product with a word makes it commoner: p5, which had it alone, earns less for it."""
    before = shop.engine.lexical.words
    after = shop.with_changes("p7", {"title": "透明 shoes"}).lexical.words
    held, impacts = before.lookup("透明")
    assert held.tolist() == [4]
    rows, fewer = after.lookup("透明")
    assert rows.tolist() == [4, 6]
    assert fewer[0] < impacts[0]
    assert "running" in before
    assert "running" not in after


def test_the_engine_is_not_touched(shop: WhatIf) -> None:
    request = SearchRequest("华为手机")
    before = shop.engine.search(request)
    shop.with_changes("p3", {"title": "别的", "brand": "没有", "price": 1.0})
    after = shop.engine.search(request)
    assert [hit.parts for hit in after.hits] == [hit.parts for hit in before.hits]
    assert shop.engine.catalogue.title[2] == SHOP.title[2]
    assert shop.with_changes("p3", {"title": SHOP.title[2]}) is shop.engine


def test_a_run_reads_the_edited_product(tmp_path: Path) -> None:
    """A run keeps the vectors of products that it knows; one that it never saw it reads, as is done here."""
    bare = Engine(build_shop_index(SHOP, {}, tmp_path, tmp_path))
    run = BagRun(SHOP, bare.analyzer)
    shop = WhatIf.for_engine(bare.ranked_by(run))
    title = {"title": "华为智能手机"}
    supposed = shop.with_changes("p5", title)
    ids = [product if product != "p5" else "new" for product in SHOP.product_id]
    renamed = replace(edited(SHOP, 4, title), product_id=ids)
    fresh = Engine(build_shop_index(renamed, {}, tmp_path, tmp_path)).ranked_by(run)
    assert supposed.neural is not None
    assert fresh.neural is not None
    np.testing.assert_allclose(supposed.neural.vectors, fresh.neural.vectors, atol=1e-6)
    query = SearchRequest("华为手机")
    np.testing.assert_allclose(supposed.ranked(query).scores, fresh.ranked(query).scores, atol=1e-6)
    assert rank_in(listed(supposed, query), 4) < rank_in(listed(shop.engine, query), 4)


def test_values_are_read_as_an_import_reads_them() -> None:
    changes = read_assignments(
        ["title= 华为　手机 ", "category=数码>手机", "price=￥1,299", "brand="]
    )
    assert changes == {
        "title": "华为 手机",
        "category": "数码 / 手机",
        "price": 1299.0,
        "brand": "",
    }
    with pytest.raises(UserError, match="rating"):
        read_assignments(["rating=5"])
    with pytest.raises(UserError, match="cheap"):
        read_assignments(["price=cheap"])
    with pytest.raises(UserError, match="title"):
        read_assignments(["title= "])


def test_an_unknown_product_is_named(shop: WhatIf) -> None:
    with pytest.raises(UserError, match="p99"):
        shop.with_changes("p99", {"price": 1.0})
