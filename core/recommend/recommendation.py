"""What a recommendation says of itself: how it came to its score, and because of what."""

from dataclasses import dataclass
from enum import StrEnum


class Because(StrEnum):
    """The kinds of reasons for a recommendation."""

    SEEN = "seen"
    MADE_UP = "made-up"
    FOLLOWED = "followed"
    ALIKE = "alike"
    POPULAR = "popular"


@dataclass(frozen=True)
class Reason:
    """Why something is recommended.

    `SEEN`: the shopper met it before; `MADE_UP`: it is in a history that nobody lived; `FOLLOWED`: others
    went on to it from `product_id`; `ALIKE`: it is like
    `product_id`; `POPULAR`: many people like it. `product_id` is empty where there is no product behind it.
    """

    because: Because
    product_id: str = ""


@dataclass(frozen=True)
class Recommendation:
    """One recommended product, ranked from 1. `parts` sum to `score`; `row` is its place in the catalogue."""

    rank: int
    row: int
    product_id: str
    title: str
    score: float
    parts: dict[str, float]
    reason: Reason
