"""Puts the demo world together from one seed."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pyarrow as pa

from core.data.demo_world import tables
from core.data.demo_world.behaviour import make_events
from core.data.demo_world.intents import Shelf
from core.data.demo_world.judgments import judge
from core.data.demo_world.products import make_products
from core.data.demo_world.queries import Queries, make_queries
from core.data.demo_world.shelves import Leaf, leaves
from core.data.demo_world.shoppers import ProductTruth, Shoppers, make_shoppers, product_truth

# The day on which the log begins; what ships was made by it.
SEED = 20260601


@dataclass(frozen=True)
class Sizes:
    """How large a world to make. `judged` is the share of the full list of judged queries."""

    products: int = 10_000
    shoppers: int = 2_400
    events: int = 100_000
    judged: float = 1.0


@dataclass(frozen=True)
class World:
    """The tables by name (products, events, queries, qrels, truth_*) and the truth's constants."""

    tables: dict[str, pa.Table]
    rules: dict[str, object]

    def write(self, folder: Path) -> None:
        """Write everything into `folder`: parquet tables and truth.json."""
        tables.write(folder, self.tables, self.rules)


@dataclass(frozen=True)
class Cast:
    """Who shops for what, and the truth behind their clicks; row `r` is product `r` of the products table."""

    leaves: tuple[Leaf, ...]
    shelf: Shelf
    truth: ProductTruth
    queries: Queries
    shoppers: Shoppers


def cast(sizes: Sizes | None = None, seed: int = SEED) -> Cast:
    """The cast of the world of a seed."""
    sizes = sizes or Sizes()
    shelves = leaves()
    products = make_products(shelves, sizes.products, Random(f"{seed} products"))
    queries = make_queries(shelves, products, sizes.judged, Random(f"{seed} queries"))
    shelf = Shelf(products)
    truth = product_truth(shelf, shelves)
    people, _, _ = _chances(seed)
    return Cast(
        shelves, shelf, truth, queries, make_shoppers(sizes.shoppers, shelves, truth, people)
    )


def generate(sizes: Sizes | None = None, seed: int = SEED) -> World:
    """The world of a seed; the same seed and sizes give the same world."""
    sizes = sizes or Sizes()
    who = cast(sizes, seed)
    products, queries, shoppers = who.shelf.products, who.queries, who.shoppers
    _, clicks, grades = _chances(seed)
    events = make_events(sizes.events, shoppers, queries, who.leaves, who.shelf, who.truth, clicks)
    judged = judge(queries.judged, who.shelf, grades)
    made = {
        "products": tables.products_table(products, who.leaves),
        "events": tables.events_table(events, shoppers, len(products)),
        "queries": tables.queries_table(queries.judged),
        "qrels": tables.qrels_table(judged, len(queries.judged), len(products)),
    }
    return World(
        made | tables.truth_tables(who.truth, shoppers, who.leaves, queries.judged),
        tables.truth_rules(seed),
    )


def _chances(seed: int) -> list[np.random.Generator]:
    """Chance for people, for clicks and for grades, each its own."""
    return np.random.default_rng(seed).spawn(3)
