"""A small world made once, and the shipped one."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from core.data.demo_world import Sizes, World, generate
from core.data.demo_world.intents import Shelf
from core.data.demo_world.products import make_products
from core.data.demo_world.shelves import leaves

SHIPPED = Path(__file__).parents[4] / "assets" / "demo"
SMALL = Sizes(products=700, shoppers=80, events=3_000, judged=0.1)


@dataclass(frozen=True)
class Tables:
    """A world's tables as frames."""

    products: pd.DataFrame
    events: pd.DataFrame
    queries: pd.DataFrame
    qrels: pd.DataFrame
    truth_products: pd.DataFrame
    truth_shoppers: pd.DataFrame
    truth_queries: pd.DataFrame
    rules: dict[str, Any]


@pytest.fixture(scope="session")
def small_world() -> World:
    return generate(SMALL)


@pytest.fixture(scope="session")
def small(small_world: World) -> Tables:
    frames = {name: table.to_pandas() for name, table in small_world.tables.items()}
    return Tables(**frames, rules=small_world.rules)


@pytest.fixture(scope="session")
def shipped() -> Tables:
    names = (name for name in Tables.__dataclass_fields__ if name != "rules")
    frames = {name: pq.read_table(SHIPPED / f"{name}.parquet").to_pandas() for name in names}
    return Tables(**frames, rules=json.loads((SHIPPED / "truth.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def small_shelf() -> Shelf:
    return Shelf(make_products(leaves(), 2_000, Random("shelf")))
