"""The truth of the log: how shoppers look, click and buy, as chances that the shop's models cannot see."""

from dataclasses import dataclass

import numpy as np

from core.arrays import BoolArray, Float64Array, Int64Array
from core.data.demo_world.shoppers import ProductTruth, Shoppers

Masks = tuple[BoolArray, ...]
# Log-odds, set by hand; docs/demo-world.md has the funnel that they make.
# How much a product of each grade pulls, before taste, quality and budget.
GRADE_PULL = (-3.6, -1.1, 0.5, 1.5)
PULLS = {"brand": 0.8, "style": 0.45, "quality": 2.4, "beyond_budget": -1.4}
FUNNEL = {"favourite": -2.3, "cart": -1.85, "purchase": -0.75, "purchase_without_cart": -3.6}


@dataclass(frozen=True)
class Pages:
    """Every shown product, one row each, in the order of its page."""

    search: Int64Array
    user: Int64Array
    session: Int64Array
    time: Int64Array
    query: Int64Array
    product: Int64Array
    position: Int64Array
    grade: Int64Array


def examination(positions: Int64Array) -> Float64Array:
    """The planted position bias: the chance that a shopper looks at a position, 1 at the top."""
    return np.asarray(1.0 / (1.0 + 0.11 * (positions - 1.0)), np.float64)


def pull(pages: Pages, shoppers: Shoppers, truth: ProductTruth) -> Float64Array:
    """How much each shown product pulls its shopper, on the log-odds scale."""
    liked_brand = (shoppers.brands[pages.user] == truth.brand[pages.product][:, None]).any(axis=1)
    styles = truth.styles[pages.product]
    liked = shoppers.styles[pages.user]
    # Code 0 is the empty value: having no style is nobody's style.
    same = (styles[:, :, None] == liked[:, None, :]) & (styles[:, :, None] > 0)
    liked_styles = same.any(axis=2).sum(axis=1)
    beyond = np.maximum(0.0, truth.level[pages.product] - shoppers.budget[pages.user])
    return np.asarray(
        np.array(GRADE_PULL)[pages.grade]
        + PULLS["brand"] * liked_brand
        + PULLS["style"] * np.minimum(liked_styles, 3)
        + PULLS["quality"] * (truth.quality[pages.product] - 0.5)
        + PULLS["beyond_budget"] * (beyond > 0) * (0.5 + beyond)
    )


def sigmoid(value: Float64Array) -> Float64Array:
    """Log-odds as a chance."""
    return np.asarray(1.0 / (1.0 + np.exp(-value)))


def after_clicks(
    clicked: BoolArray,
    pulled: Float64Array,
    affordable: BoolArray,
    random: np.random.Generator,
) -> Masks:
    """Which of the shown products are made a favourite, put in the cart and bought."""
    size = len(pulled)
    warmth = 0.35 * (pulled - 1.0)
    favourite = clicked & (random.random(size) < sigmoid(FUNNEL["favourite"] + warmth))
    cart = clicked & (random.random(size) < sigmoid(FUNNEL["cart"] + warmth + 0.5 * affordable))
    base = np.where(cart, FUNNEL["purchase"], FUNNEL["purchase_without_cart"])
    bought = clicked & affordable & (random.random(size) < sigmoid(base + 2 * warmth))
    return favourite, cart, bought


def delays(action: Int64Array, position: Int64Array, random: np.random.Generator) -> Int64Array:
    """How many seconds after its page was shown each action (a place in `ACTIONS`) happens."""
    wait = np.array((0, 3, 15, 25, 90))[action] + 4 * position * (action > 0)
    wait += (random.random(len(action)) * np.array((1, 4, 9, 30, 600))[action]).astype(np.int64)
    return wait
