"""Honest tables of every kind, as the ground that faults are planted in."""

import random
from dataclasses import dataclass

KINDS = ("products", "events", "sessions", "texts", "queries", "qrels")
WORDS = (
    *("连衣裙", "手机", "羽绒服", "耳机", "坚果", "猫粮", "运动鞋", "口红", "牛奶", "书包", "台灯"),
    *("雨伞", "dress", "phone", "kettle", "lamp", "café", "商品", "１２", "é"),
)
HEADERS: dict[str, tuple[tuple[str, ...], ...]] = {
    "products": (
        ("product_id", "title", "category", "brand", "price", "sales"),
        ("商品编号", "商品名称", "类目", "品牌", "价格", "销量"),
        ("Handle", "Title", "Type", "Vendor", "Variant Price", "Sold"),
        ("id", "name", "class", "maker", "cost", "n"),
    ),
    "events": (
        ("user_id", "product_id", "action", "timestamp", "query"),
        ("用户ID", "商品ID", "行为类型", "时间", "搜索词"),
        ("visitorid", "itemid", "event", "timestamp", "q"),
    ),
    "sessions": (("items", "target"), ("session_id:token", "item_id_list:token_seq")),
    "texts": (("text", "category"), ("review", "label")),
    "queries": (("query_id", "text"), ("搜索词", "搜索人气")),
    "qrels": (("query_id", "product_id", "grade"), ("qid", "docid", "relevance")),
}


@dataclass(frozen=True)
class Table:
    """Rows of texts under a header."""

    kind: str
    header: tuple[str, ...]
    rows: list[list[str]]


def table(chance: random.Random) -> Table:
    """Some rows of a kind, as a shop might have them."""
    kind = chance.choice(KINDS)
    header = chance.choice(HEADERS[kind])
    rows = [_row(chance, kind, len(header), number) for number in range(chance.randrange(1, 120))]
    return Table(kind, header, rows)


def phrase(chance: random.Random, most: int = 6) -> str:
    """A few words."""
    return " ".join(chance.choices(WORDS, k=chance.randrange(1, most)))


def _row(chance: random.Random, kind: str, width: int, number: int) -> list[str]:
    product = f"P{chance.randrange(1, 40):02d}"
    honest = {
        "products": [
            f"N{number}",
            phrase(chance),
            "服装 / 女装",
            phrase(chance, 2),
            f"{chance.random() * 999:.2f}",
            str(chance.randrange(9999)),
        ],
        "events": [
            f"u{chance.randrange(20)}",
            product,
            chance.choice(("click", "pv", "buy", "加入购物车", "4", "?")),
            str(1_690_000_000 + number),
            phrase(chance),
        ],
        "sessions": [f"{product} P01 P02", "P03"],
        "texts": [phrase(chance), chance.choice(("女装", "手机", "食品"))],
        "queries": [f"q{number}", phrase(chance)],
        "qrels": [f"q{chance.randrange(5)}", product, str(chance.randrange(4))],
    }
    return honest[kind][:width]
