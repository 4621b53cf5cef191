"""Small catalogues with known answers."""

from collections.abc import Sequence

import numpy as np

from core.data.catalogue import Catalogue

NOTHING = float("nan")

# id, title, category, brand, price, rating, sales, colour
ROWS = (
    ("p1", "夏季连衣裙 碎花雪纺长裙", "服饰 / 女装 / 连衣裙", "茵曼", 199, 4.8, 5200, "碎花"),
    ("p2", "儿童连衣裙 公主裙", "母婴 / 童装", "巴拉巴拉", 129, 4.6, 800, "粉色"),
    ("p3", "华为 Mate60 Pro 智能手机", "数码 / 手机", "华为", 6999, 4.9, 90_000, "黑色"),
    ("p4", "Apple iPhone15Pro 手机 256GB", "数码 / 手机", "Apple", 8999, NOTHING, 120_000, ""),
    ("p5", "手机壳 透明 适用 iPhone15Pro", "数码 / 配件", "", 19.9, 4.2, 30_000, "透明"),
    ("p6", "红富士苹果 新鲜水果 5斤", "生鲜 / 水果", "", NOTHING, 4.5, NOTHING, ""),
    ("p7", "Running shoes for women, lightweight", "鞋靴 / 运动鞋", "Nike", 459, 4.7, 640, "white"),
)


def small_shop(rows: Sequence[tuple[str | float, ...]] = ROWS) -> Catalogue:
    """`rows` as a catalogue with one attribute, `颜色`."""
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(8)]
    texts = [[str(value) for value in columns[at]] for at in (0, 1, 2, 3, 7)]
    price, rating, sales = (np.array(columns[at], np.float32) for at in (4, 5, 6))
    empty = [""] * len(rows)
    return Catalogue(
        product_id=texts[0],
        title=texts[1],
        category=texts[2],
        brand=texts[3],
        price=price,
        image=empty,
        description=empty,
        rating=rating,
        sales=sales,
        attributes={"颜色": texts[4]},
        content_hash="small" + str(hash(tuple(rows))),
    )
