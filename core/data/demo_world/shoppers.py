"""Who shops: tastes and budgets, the truth behind the clicks."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Float64Array, Int64Array
from core.data.demo_world.intents import Shelf
from core.data.demo_world.shelves import Leaf

STYLE_ATTRIBUTES = ("风格", "颜色", "材质", "口味", "香型", "图案")


@dataclass(frozen=True)
class Shoppers:
    """All shoppers, row by row.

    `tops` float64[shoppers, tops] sums to 1 a row: how often a shopper needs each top category.
    `leaves` int[shoppers, 4]: favourite leaves. `brands` int[shoppers, 6] and `styles` int[shoppers, 5]:
    favourite brands and attribute values as codes. `budget` in (0, 1]: the dearest price level bought.
    """

    user_id: list[str]
    tops: Float64Array
    leaves: Int64Array
    brands: Int64Array
    styles: Int64Array
    budget: Float64Array
    activity: Float64Array


@dataclass(frozen=True)
class ProductTruth:
    """What shoppers react to, product by product, as codes; `level` is the price rank in its leaf, 0 to 1."""

    leaf: Int64Array
    brand: Int64Array
    styles: Int64Array
    level: Float64Array
    quality: Float64Array
    sales: Float64Array
    brand_names: list[str]
    style_names: list[str]


def product_truth(shelf: Shelf, leaves: tuple[Leaf, ...]) -> ProductTruth:
    """The hidden side of the catalogue."""
    products = shelf.products
    leaf_code = {leaf.name: code for code, leaf in enumerate(leaves)}
    leaf = np.array([leaf_code[product.leaf.name] for product in products])
    brand_names = sorted({product.brand.name for product in products})
    brand_code = {name: code for code, name in enumerate(brand_names)}
    style_names = sorted(
        {product.attributes.get(n, "") for product in products for n in STYLE_ATTRIBUTES}
    )
    style_code = {name: code for code, name in enumerate(style_names)}
    return ProductTruth(
        leaf=leaf,
        brand=np.array([brand_code[product.brand.name] for product in products]),
        styles=np.array(
            [[style_code[p.attributes.get(n, "")] for n in STYLE_ATTRIBUTES] for p in products]
        ),
        level=_levels(leaf, np.array([product.price for product in products])),
        quality=np.array([product.quality for product in products]),
        sales=np.array([float(product.sales) for product in products]),
        brand_names=brand_names,
        style_names=style_names,
    )


def _levels(leaf: Int64Array, price: Float64Array) -> Float64Array:
    levels = np.zeros(len(price))
    for code in np.unique(leaf):
        rows = np.flatnonzero(leaf == code)
        levels[rows] = (np.argsort(np.argsort(price[rows], kind="stable")) + 1) / len(rows)
    return np.round(levels, 4)


def make_shoppers(
    count: int, leaves: tuple[Leaf, ...], truth: ProductTruth, random: np.random.Generator
) -> Shoppers:
    """`count` shoppers; favourite brands and styles are found on a shopper's favourite leaves."""
    tops = sorted({leaf.top for leaf in leaves})
    top_of = np.array([tops.index(leaf.top) for leaf in leaves])
    weights = np.array([leaf.weight for leaf in leaves])
    affinities = np.round(random.dirichlet(np.full(len(tops), 0.6), count), 4)
    chances = affinities[:, top_of] * weights + 1e-6
    favourites = _draw(chances, 4, random)
    brands, styles = _favourites(favourites, truth, random)
    return Shoppers(
        user_id=[f"u{number:05d}" for number in range(1, count + 1)],
        tops=affinities,
        leaves=favourites,
        brands=brands,
        styles=styles,
        budget=np.round(0.3 + 0.7 * random.beta(1.6, 1.3, count), 3),
        activity=random.gamma(0.9, 1.0, count),
    )


def _draw(chances: Float64Array, count: int, random: np.random.Generator) -> Int64Array:
    """`count` different columns a row, drawn by `chances` (the Gumbel way)."""
    keys = np.log(chances) + random.gumbel(size=chances.shape)
    return np.argsort(-keys, axis=1, kind="stable")[:, :count]


def _favourites(
    leaves: Int64Array, truth: ProductTruth, random: np.random.Generator
) -> tuple[Int64Array, Int64Array]:
    order = np.argsort(truth.leaf, kind="stable")
    starts = np.searchsorted(truth.leaf[order], np.arange(truth.leaf.max() + 2))
    width = np.maximum(starts[leaves + 1] - starts[leaves], 1)
    picks = starts[leaves][:, :, None] + (
        random.random((*leaves.shape, 2)) * width[:, :, None]
    ).astype(int)
    products = order[np.minimum(picks, len(order) - 1)].reshape(len(leaves), -1)
    styles = truth.styles[products]
    chosen = random.integers(0, styles.shape[2], products.shape)
    styled = np.take_along_axis(styles, chosen[:, :, None], axis=2)[:, :, 0]
    return truth.brand[products[:, :6]], styled[:, :6]
