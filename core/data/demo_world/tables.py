"""The demo world as the tables a workspace stores, and its truth beside them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from core.data.demo_world import behaviour, choices
from core.data.demo_world.behaviour import ACTIONS, Events
from core.data.demo_world.intents import Query
from core.data.demo_world.judgments import Judgment
from core.data.demo_world.products import Product
from core.data.demo_world.shelves import Leaf
from core.data.demo_world.shoppers import ProductTruth, Shoppers


def product_ids(count: int) -> list[str]:
    """Ids in row order."""
    return [f"p{number:05d}" for number in range(1, count + 1)]


def products_table(products: list[Product], leaves: tuple[Leaf, ...]) -> pa.Table:
    """The catalogue, attributes as further columns, empty where a product has none."""
    names = {name: None for leaf in leaves for name in leaf.attributes}
    columns: dict[str, Any] = {
        "product_id": product_ids(len(products)),
        "title": [product.title for product in products],
        "category": [product.leaf.category for product in products],
        "brand": [product.brand.name for product in products],
        "price": pa.array([product.price for product in products], pa.float32()),
        "image": [""] * len(products),
        "description": [product.description for product in products],
        "rating": pa.array([product.rating for product in products], pa.float32()),
        "sales": pa.array([float(product.sales) for product in products], pa.float32()),
        "系列": [product.series for product in products],
    }
    columns |= {name: [product.attributes.get(name, "") for product in products] for name in names}
    return pa.table(columns)


def events_table(events: Events, shoppers: Shoppers, products: int) -> pa.Table:
    """The behaviour log."""
    sessions = np.unique(events.session, return_inverse=True)[1]
    session_ids = [f"s{number:05d}" for number in range(1, int(sessions.max()) + 2)]
    return pa.table(
        {
            "user_id": _coded(events.user, shoppers.user_id),
            "product_id": _coded(events.product, product_ids(products)),
            "action": _coded(events.action, list(ACTIONS)),
            "query": _coded(events.query, events.texts),
            "session_id": _coded(sessions, session_ids),
            "timestamp": pa.array(events.timestamp, pa.int64()),
            "position": pa.array(events.position, pa.int32()),
        }
    )


def _coded(codes: Any, values: list[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(
        pa.array(codes, pa.int32()), pa.array(values, pa.string())
    )


def query_ids(count: int) -> list[str]:
    """Ids of the judged queries."""
    return [f"j{number:03d}" for number in range(1, count + 1)]


def queries_table(queries: list[Query]) -> pa.Table:
    """The judged queries."""
    return pa.table(
        {"query_id": query_ids(len(queries)), "text": [query.text for query in queries]}
    )


def qrels_table(judged: list[Judgment], queries: int, products: int) -> pa.Table:
    """The grades of the judged queries."""
    ids, rows = query_ids(queries), product_ids(products)
    return pa.table(
        {
            "query_id": [ids[judgment.query] for judgment in judged],
            "product_id": [rows[judgment.product] for judgment in judged],
            "grade": pa.array([judgment.grade for judgment in judged], pa.int32()),
        }
    )


def truth_tables(
    truth: ProductTruth, shoppers: Shoppers, leaves: tuple[Leaf, ...], queries: list[Query]
) -> dict[str, pa.Table]:
    """The hidden side: products' quality, shoppers' tastes, what each judged query is."""
    tops = sorted({leaf.top for leaf in leaves})
    shares = [[round(float(share), 4) for share in row] for row in shoppers.tops]
    taste = pa.array(shares, pa.list_(pa.float32()))
    return {
        "truth_products": pa.table(
            {
                "product_id": product_ids(len(truth.leaf)),
                "quality": pa.array(truth.quality, pa.float32()),
                "price_level": pa.array(truth.level, pa.float32()),
            }
        ),
        "truth_shoppers": pa.table(
            {
                "user_id": shoppers.user_id,
                "budget": pa.array(shoppers.budget, pa.float32()),
                "top_categories": taste,
                "categories": [[leaves[code].category for code in row] for row in shoppers.leaves],
                "brands": [_names(row, truth.brand_names) for row in shoppers.brands],
                "styles": [_names(row, truth.style_names) for row in shoppers.styles],
            }
        ).replace_schema_metadata({"top_categories": json.dumps(tops, ensure_ascii=False)}),
        "truth_queries": pa.table(
            {"query_id": query_ids(len(queries)), "kind": [query.kind for query in queries]}
        ),
    }


def _names(codes: Any, names: list[str]) -> list[str]:
    return [names[code] for code in dict.fromkeys(codes.tolist()) if names[code]]


def truth_rules(seed: int) -> dict[str, Any]:
    """The constants of the truth, for truth.json."""
    positions = np.arange(1, behaviour.LONGEST_PAGE + 1)
    return {
        "synthetic": True,
        "seed": seed,
        "examination_by_position": np.round(choices.examination(positions), 4).tolist(),
        "click_log_odds_by_grade": list(choices.GRADE_PULL),
        "click_log_odds_of_taste": choices.PULLS,
        "funnel_log_odds": choices.FUNNEL,
        "purchase_rule": "price_level <= budget",
    }


def write(folder: Path, tables: dict[str, pa.Table], rules: dict[str, Any]) -> None:
    """Write each table as `<name>.parquet` and the rules as truth.json into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd", compression_level=19)
    text = json.dumps(rules, ensure_ascii=False, indent=1) + "\n"
    (folder / "truth.json").write_text(text, encoding="utf-8")
