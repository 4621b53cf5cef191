"""One seed gives one world; the tables hold together."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from core.data.demo_world import SEED, World, generate
from core.data.demo_world.intents import squashed
from core.data.demo_world.products import make_products
from core.data.demo_world.shelves import leaves
from core.data.demo_world.tables import products_table
from tests.core.data.demo_world.conftest import SHIPPED, SMALL, Tables


def test_shipped_counts(shipped: Tables) -> None:
    assert len(shipped.products) == 10_000
    assert len(shipped.events) == 100_000
    assert shipped.events.user_id.nunique() >= 2_000
    assert shipped.products.category.nunique() >= 100
    assert shipped.products.category.str.split(" / ").str[0].nunique() == 10
    assert len(shipped.queries) >= 300
    assert set(shipped.events.action) == {"impression", "click", "favourite", "cart", "purchase"}


def test_shipped_files_are_small() -> None:
    sizes = [file.stat().st_size for file in SHIPPED.glob("*.parquet")]
    assert max(sizes) < 3 * 2**20
    assert sum(sizes) < 6 * 2**20


def test_schemas(small_world: World) -> None:
    events, products = small_world.tables["events"], small_world.tables["products"]
    text = pa.dictionary(pa.int32(), pa.string())
    assert events.schema.names == [
        "user_id", "product_id", "action", "query", "session_id", "timestamp", "position",
    ]  # fmt: skip
    assert [events.schema.field(name).type for name in events.schema.names[:5]] == [text] * 5
    assert events.schema.field("timestamp").type == pa.int64()
    assert events.schema.field("position").type == pa.int32()
    assert products.schema.names[:9] == [
        "product_id", "title", "category", "brand", "price", "image", "description", "rating", "sales",
    ]  # fmt: skip
    assert products.schema.field("price").type == pa.float32()
    assert small_world.tables["qrels"].schema.field("grade").type == pa.int32()


def test_no_title_twice(shipped: Tables) -> None:
    assert shipped.products.title.is_unique


def test_no_title_holds_a_synonym_or_typo_of_its_leaf(shipped: Tables) -> None:
    hidden = {leaf.category: leaf.synonyms + leaf.typos for leaf in leaves()}
    for title, category in zip(shipped.products.title, shipped.products.category, strict=True):
        assert not [word for word in hidden[category] if word.lower() in title.lower()]


def test_ids_meet(small: Tables) -> None:
    assert set(small.events.product_id) <= set(small.products.product_id)
    assert set(small.qrels.product_id) <= set(small.products.product_id)
    assert set(small.qrels.query_id) == set(small.queries.query_id)


def test_prices_ratings_and_sales_are_possible(shipped: Tables) -> None:
    assert shipped.products.price.between(1, 30_000).all()
    assert shipped.products.rating.between(3, 5).all()
    assert (shipped.products.sales >= 0).all()


def test_judged_queries_are_not_in_the_log(shipped: Tables) -> None:
    logged = {squashed(text) for text in shipped.events["query"].unique()}
    judged = {squashed(text) for text in shipped.queries.text}
    assert len(judged) == len(shipped.queries)
    assert not logged & judged


def test_the_same_seed_gives_the_same_bytes_in_another_process(
    small_world: World, tmp_path: Path
) -> None:
    small_world.write(tmp_path / "here")
    command = [sys.executable, "-m", "core.data.demo_world", "--out", str(tmp_path / "there")]
    for name in ("products", "shoppers", "events", "judged"):
        command += [f"--{name}", str(getattr(SMALL, name))]
    # Another hash seed: nothing may hang on the order of a set.
    subprocess.run(
        command, check=True, env=os.environ | {"PYTHONHASHSEED": "7"}, cwd=SHIPPED.parents[1]
    )
    for file in sorted((tmp_path / "here").iterdir()):
        assert file.read_bytes() == (tmp_path / "there" / file.name).read_bytes(), file.name


def test_another_seed_gives_another_world(small_world: World) -> None:
    other = generate(SMALL, seed=1)
    assert not other.tables["products"].equals(small_world.tables["products"])


def test_shipped_products_are_what_the_generator_makes() -> None:
    made = products_table(make_products(leaves(), 10_000, Random(f"{SEED} products")), leaves())
    assert made.equals(pq.read_table(SHIPPED / "products.parquet"))


def test_truth_of_products_and_shoppers_is_complete(small: Tables) -> None:
    assert list(small.truth_products.product_id) == list(small.products.product_id)
    assert small.truth_products.quality.between(0, 1).all()
    assert set(small.events.user_id) <= set(small.truth_shoppers.user_id)
    sums = np.array([sum(row) for row in small.truth_shoppers.top_categories])
    np.testing.assert_allclose(sums, 1.0, atol=1e-3)
