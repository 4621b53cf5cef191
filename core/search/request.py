"""What goes into a search and what comes out: the vocabulary the engine shares with window and verbs."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from core.arrays import Float32Array
from core.domains import DOMAINS, SHOP
from core.text.conditions import Condition
from core.text.tokens import Token


class Method(StrEnum):
    """How candidates are found and scored."""

    LEXICAL = "lexical"
    NEURAL = "neural"
    HYBRID = "hybrid"


class Sort(StrEnum):
    """The order of a result list; anything but relevance sorts the candidates of the relevance search."""

    RELEVANCE = "relevance"
    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"
    SALES = "sales"
    RATING = "rating"


@dataclass(frozen=True)
class Filters:
    """Restrictions that act inside the search. Values of one kind are alternatives; kinds combine.

    `category` holds category paths (`服饰 / 女装`); a path stands for everything below it.
    `price` is (lowest, highest), both inclusive, either None; products without a price never match it.
    `only` are ids of products, such as those that were marked on the map; empty: any product.
    """

    category: tuple[str, ...] = ()
    brand: tuple[str, ...] = ()
    price: tuple[float | None, float | None] = (None, None)
    only: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.category or self.brand or self.price != (None, None) or self.only)


@dataclass(frozen=True)
class Interaction:
    """One thing a shopper did: `action` to `product_id` at `timestamp` (seconds since 1970, 0: unknown).

    Where it `is_made_up` nobody did it; it counts all the same.
    """

    product_id: str
    action: str = "click"
    timestamp: float = 0.0
    is_made_up: bool = field(default=False, compare=False)


# How much a shopper's taste weighs in a personal search of a shop.
PERSONAL = DOMAINS[SHOP].personal

# What a shopper did, oldest first.
History = tuple[Interaction, ...]

# What a query is after in so many ways at most: more would not be read.
MOST_INTENTS = 4


@dataclass(frozen=True)
class Intent:
    """A category that a query may be after, as a path (`数码 / 手机`), and its probability from 0 to 1."""

    category: str
    probability: float

    @property
    def percent(self) -> str:
        """The probability as people read it; what is nearly certain never becomes a hundred."""
        return f"{min(99, max(1, round(self.probability * 100)))}%"


class TasteModel(Protocol):
    """Says how well each product of a catalogue suits a shopper; safe between threads."""

    def scores(self, history: History) -> Float32Array | None:
        """Taste (products,) up to 1, or None where `history` says nothing; below 0 is dislike."""


class IntentModel(Protocol):
    """Guesses the categories that a query is after; safe between threads. `run_id` names its run."""

    @property
    def run_id(self) -> str:
        """The run that guesses."""

    def intents(self, text: str) -> tuple[Intent, ...]:
        """The likely categories of a normalised query, likeliest first; none where it cannot tell."""


@dataclass(frozen=True)
class SearchRequest:
    """One search. `typing` says the last word may be unfinished, so it also matches as a prefix.

    `draft` asks for an answer at once: where the run takes long to read a query, its draft reads it.

    `history` is what the shopper did so far; where it is not empty and the engine has a model of taste,
    the search is personal and every hit has a part `taste`. `personal` is the weight of that part,
    from 0 to 1. Products dismissed in `history` come last whatever it is, with a part `dismissed`.

    `ignored` are keys of conditions of the text (`core.text.conditions`) that are not kept to.
    """

    text: str
    method: Method = Method.HYBRID
    top: int = 60
    filters: Filters = field(default_factory=Filters)
    sort: Sort = Sort.RELEVANCE
    typing: bool = False
    draft: bool = False
    history: History = ()
    personal: float = PERSONAL
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One ranked product. `row` is its place in the catalogue; `parts` sum to `score` (to 1e-6)."""

    rank: int
    row: int
    product_id: str
    title: str
    score: float
    parts: dict[str, float]


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet and how many of the matching products have it."""

    value: str
    count: int


@dataclass(frozen=True)
class Facets:
    """Counts over every match, each kind counted without its own filter, so that alternatives show.

    `price` is the (lowest, highest) price of the matches, or None where no match has one.
    """

    category: tuple[FacetValue, ...] = ()
    brand: tuple[FacetValue, ...] = ()
    price: tuple[float, float] | None = None


@dataclass(frozen=True)
class SearchResponse:
    """A ranked list that knows how it came to be.

    `run` is the id of the run whose model ranked it, empty for a purely lexical list. `total` counts
    every match, `hits` only the best `top`. `matched` holds the lower-case words to light up in titles.
    `did_you_mean` is a corrected query: the one that was searched instead when `corrected` is true,
    else one on offer. `intents` are the categories the query is probably after, the likeliest first;
    `intent_run` is the run that had a say in them, empty where the found products alone told. Where
    `is_draft`, the same request without `draft` is answered by what the run itself reads. All results keep to
    the `conditions` that were read from the text.
    """

    request: SearchRequest
    tokens: tuple[Token, ...]
    run: str
    took_ms: float
    total: int
    hits: tuple[Hit, ...]
    facets: Facets
    matched: tuple[str, ...] = ()
    did_you_mean: str = ""
    corrected: bool = False
    intents: tuple[Intent, ...] = ()
    intent_run: str = ""
    conditions: tuple[Condition, ...] = ()
    is_draft: bool = False

    @property
    def is_unsure(self) -> bool:
        """Whether the shop knows no word of the query: nothing but a run's sense of it led to the hits."""
        has_words = any(hit.parts.get("lexical") or hit.parts.get("exact") for hit in self.hits)
        return bool(self.hits and self.request.text.strip()) and not (self.matched or has_words)
