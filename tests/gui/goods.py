"""A small shop and answers over it, for tests of what shows them."""

from collections.abc import Sequence

import numpy as np

from core.data.catalogue import Catalogue
from core.search.request import Facets, Hit, SearchRequest, SearchResponse
from core.text.tokens import Token

TITLES = (
    "优衣库 2026夏季新款 法式碎花连衣裙",
    "Apple iPhone15Pro 智能手机 256GB",
    "Summer Dress with Flowers",
    "三只松鼠 每日坚果 750g",
    "索尼 头戴式降噪耳机",
)
CATEGORIES = (
    "女装 / 连衣裙",
    "手机数码 / 智能手机",
    "Women / Dresses",
    "食品 / 坚果",
    "手机数码 / 耳机",
)


def shop(size: int = 40) -> Catalogue:
    """`size` products, five kinds in turn; the fourth has no price, rating or sales."""
    numbers = np.arange(size)
    unknown = np.where(numbers == 3, np.nan, 1.0).astype(np.float32)
    return Catalogue(
        product_id=[f"P{number}" for number in numbers],
        title=[TITLES[number % 5] for number in numbers],
        category=[CATEGORIES[number % 5] for number in numbers],
        brand=["优衣库" if number % 2 else "" for number in numbers],
        price=((numbers + 0.5) * unknown).astype(np.float32),
        image=[""] * size,
        description=["适合夏季穿着" if number % 5 == 0 else "" for number in numbers],
        rating=(4.5 * unknown).astype(np.float32),
        sales=(numbers * 1000 * unknown).astype(np.float32),
        attributes={"颜色": ["白色"] * size},
    )


def answer(
    catalogue: Catalogue,
    rows: Sequence[int],
    text: str = "夏季 连衣裙",
    run: str = "20260102-101500-search-conv1d",
    matched: tuple[str, ...] = ("夏季", "连衣裙", "dress"),
) -> SearchResponse:
    """The products at `rows` ranked in that order, scores falling from 0.9."""
    hits = []
    for rank, row in enumerate(rows, 1):
        score = 0.9 * 0.97 ** (rank - 1)
        parts = {"lexical": score * 0.5, "neural": score * 0.4, "popularity": score * 0.1}
        hits.append(Hit(rank, row, catalogue.product_id[row], catalogue.title[row], score, parts))
    tokens = (
        Token("夏季", "word", "夏季"),
        Token("的", "stop", "的"),
        Token("夏天", "synonym", "夏季"),
    )
    return SearchResponse(
        SearchRequest(text), tokens, run, 3.0, len(hits), tuple(hits), Facets(), matched
    )
