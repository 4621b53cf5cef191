"""The shop's products: series of variants, with the truth about each one's quality."""

import math
from dataclasses import dataclass
from random import Random

from core.data.demo_world.shelves import Brand, Leaf
from core.data.demo_world.titles import describe, entitle

# What differs between the variants of one series; the rest is the series' own.
_VARYING = frozenset(
    ("颜色", "规格", "容量", "存储", "尺寸", "色号", "尺码", "段位", "香型", "口味")
)
# Attributes whose values are listed from small to large: the larger, the dearer.
_SIZED = frozenset(("规格", "容量", "存储", "尺寸"))
# Products of a series, in the mean.
_VARIANTS = 4
_CODE_LETTERS = "ABCEFGHKLMNPQRSTVXYZ"
_CODE_NUMBERS = (1, 2, 3, 5, 6, 7, 8, 9, 10, 20, 30, 50, 80, 100)


@dataclass(frozen=True)
class Series:
    """What the variants of one model share. `quality` lies between 0 and 1 and is never shown."""

    leaf: Leaf
    brand: Brand
    name: str
    attributes: dict[str, str]
    points: tuple[str, ...]
    word: int
    level: float
    quality: float
    popularity: float


@dataclass(frozen=True)
class Product:
    """One row of the catalogue with its truth. `points` are selling points it truly has."""

    leaf: Leaf
    brand: Brand
    series: str
    attributes: dict[str, str]
    points: tuple[str, ...]
    title: str
    description: str
    price: float
    rating: float
    sales: int
    quality: float


def make_products(leaves: tuple[Leaf, ...], count: int, random: Random) -> list[Product]:
    """`count` products with no title twice, shuffled; a leaf's share follows its weight."""
    titles: set[str] = set()
    products: list[Product] = []
    for leaf, wanted in zip(leaves, _shares(leaves, count), strict=True):
        products += _stock(leaf, wanted, titles, random)
    random.shuffle(products)
    return products


def _shares(leaves: tuple[Leaf, ...], count: int) -> list[int]:
    total = sum(leaf.weight for leaf in leaves)
    shares, shared, passed = [], 0, 0.0
    for leaf in leaves:
        passed += leaf.weight
        reached = round(count * passed / total)
        shares.append(reached - shared)
        shared = reached
    return shares


def _stock(leaf: Leaf, wanted: int, titles: set[str], random: Random) -> list[Product]:
    stock: list[Product] = []
    while len(stock) < wanted:
        series = _series(leaf, random)
        variants = _variants(series, random)
        for attributes in variants[: wanted - len(stock)]:
            product = _product(series, attributes, random)
            if product.title not in titles:
                titles.add(product.title)
                stock.append(product)
    return stock


def _series(leaf: Leaf, random: Random) -> Series:
    brand = random.choices(leaf.brands, [1 / (rank + 2) for rank in range(len(leaf.brands))])[0]
    fixed = {
        name: random.choice(values)
        for name, values in leaf.attributes.items()
        if name not in _VARYING and random.random() < 0.93
    }
    if "品种" in leaf.attributes:
        fixed["品种"] = random.choice(leaf.attributes["品种"])
    return Series(
        leaf=leaf,
        brand=brand,
        name=_series_name(leaf, brand, random),
        attributes=fixed,
        points=tuple(random.sample(leaf.points, min(3, len(leaf.points)))),
        word=random.choices(range(len(leaf.words)), [1 / (i + 1) for i in range(len(leaf.words))])[
            0
        ],
        level=min(1.0, max(0.0, random.betavariate(1.6, 2.4) + 0.2 * brand.tier)),
        quality=random.betavariate(2.5, 2.0),
        popularity=random.gauss(0.0, 0.8),
    )


def _series_name(leaf: Leaf, brand: Brand, random: Random) -> str:
    if brand.name in leaf.lines:
        return random.choice(leaf.lines[brand.name])
    if not leaf.uses_models:
        return random.choice(leaf.series)
    code = random.choice(_CODE_LETTERS) + str(random.choice(_CODE_NUMBERS))
    if random.random() < 0.3:
        return code
    word = random.choice(leaf.series)
    return f"{word}{code}" if random.random() < 0.4 and not word.isascii() else f"{code} {word}"


def _variants(series: Series, random: Random) -> list[dict[str, str]]:
    varying = {n: v for n, v in series.leaf.attributes.items() if n in _VARYING}
    made: dict[tuple[str, ...], dict[str, str]] = {}
    for _ in range(random.randint(2, 2 * _VARIANTS - 2)):
        choice = {name: random.choice(values) for name, values in varying.items()}
        made[tuple(choice.values())] = series.attributes | choice
    return list(made.values())


def _product(series: Series, attributes: dict[str, str], random: Random) -> Product:
    leaf = series.leaf
    price = _price(series, attributes, random)
    quality = min(1.0, max(0.0, series.quality + random.gauss(0.0, 0.04)))
    return Product(
        leaf=leaf,
        brand=series.brand,
        series=series.name,
        attributes=attributes,
        points=series.points,
        title=entitle(
            leaf, series.brand, series.name, attributes, series.points, series.word, random
        ),
        description=describe(leaf, series.name, attributes, series.points, random),
        price=price,
        rating=_rating(quality, random),
        sales=_sales(series, quality, random),
        quality=round(quality, 4),
    )


def _price(series: Series, attributes: dict[str, str], random: Random) -> float:
    low, high = series.leaf.price
    price = low * (high / low) ** series.level * math.exp(random.gauss(0.0, 0.03))
    for name in _SIZED & attributes.keys():
        values = series.leaf.attributes[name]
        price *= 0.8 + 0.5 * values.index(attributes[name]) / max(1, len(values) - 1)
    return _shop_price(price, random)


def _shop_price(price: float, random: Random) -> float:
    """Prices end as shops end them: 12.9, 89, 1299."""
    if price < 40:
        return math.floor(price) + random.choice((0.9, 0.8, 0.5, 0.0))
    if price < 300:
        return float(round(price / 10) * 10 - random.choice((1, 1, 2, 0)))
    return float(round(price / 50) * 50 - 1)


def _rating(quality: float, random: Random) -> float:
    return round(min(5.0, max(3.0, 3.7 + 1.25 * quality + random.gauss(0.0, 0.15))), 1)


def _sales(series: Series, quality: float, random: Random) -> int:
    appeal = 4.2 + 2.2 * quality - 1.4 * series.level + series.popularity
    return int(math.exp(appeal + random.gauss(0.0, 0.6)))
