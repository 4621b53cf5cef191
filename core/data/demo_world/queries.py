"""All queries of the demo world, and which of them are held out to be judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from core.data.demo_world.intents import Query, Sense, first_by_text, squashed
from core.data.demo_world.phrasing import leaf_queries
from core.data.demo_world.products import Product
from core.data.demo_world.shelves import Brand, Leaf, read_table, words_in

# How many judged queries of each kind the full world has.
JUDGED = {
    "word": 40,
    "attribute": 80,
    "brand": 40,
    "brand-only": 16,
    "brand-attribute": 30,
    "synonym": 45,
    "synonym-attribute": 40,
    "wording": 35,
    "typo": 18,
    "typo-attribute": 16,
    "point": 25,
    "latin": 24,
    "need": 48,
    "ambiguous": 18,
}
# How often one is typed, beside 1 for a phrase of a leaf; and products that make a brand known.
_TYPED = {"need": 1.0, "ambiguous": 3.0, "brand-only": 0.4}
_FEWEST_OF_A_BRAND = 12


@dataclass(frozen=True)
class Queries:
    """All query texts: those of the log by leaf and beyond leaves, and the judged ones, held out."""

    by_leaf: dict[str, list[Query]]
    others: list[Query]
    judged: list[Query]


def make_queries(
    leaves: tuple[Leaf, ...], products: list[Product], share: float, random: Random
) -> Queries:
    """Every query; a `share` of the judged quota of each kind is held out from the log.

    Held out are texts and their pieces: no reordering of a judged query stands in the log either.
    """
    stock: dict[str, list[Product]] = {leaf.name: [] for leaf in leaves}
    for product in products:
        stock[product.leaf.name].append(product)
    pool = {
        leaf.name: leaf_queries(leaf, stock[leaf.name], random)
        for leaf in leaves
        if stock[leaf.name]
    }
    others = [*_wishes(), *_brands_alone(products)]
    judged = _held_out(_different(pool, others), share, random)
    texts = {squashed(query.text) for query in judged}
    parts = {query.parts for query in judged}

    def free(queries: list[Query]) -> list[Query]:
        return [q for q in queries if q.parts not in parts and squashed(q.text) not in texts]

    return Queries({leaf: free(queries) for leaf, queries in pool.items()}, free(others), judged)


def _different(pool: dict[str, list[Query]], others: list[Query]) -> list[Query]:
    """Each text once; a wish says best what it means (苹果 is more than a fruit)."""
    return first_by_text([*others, *(query for queries in pool.values() for query in queries)])


def _held_out(everything: list[Query], share: float, random: Random) -> list[Query]:
    judged: dict[str, Query] = {}
    taken: set[tuple[object, ...]] = set()
    for kind, quota in JUDGED.items():
        left = max(1, round(quota * share))
        for query in _by_chance([query for query in everything if query.kind == kind], random):
            group = _group(query)
            if left and group not in taken and squashed(query.text) not in judged:
                judged[squashed(query.text)] = query
                taken.add(group)
                left -= 1
    return list(judged.values())


def _by_chance(queries: list[Query], random: Random) -> list[Query]:
    """A random order in which what is typed often tends to come first."""
    draws = [random.random() ** (1.0 / query.weight) for query in queries]
    return [queries[row] for row in sorted(range(len(queries)), key=lambda row: -draws[row])]


def _group(query: Query) -> tuple[object, ...]:
    """Of one group only one query is judged: the other wordings of a wish stay in the log."""
    if query.kind in ("need", "ambiguous", "synonym", "typo", "word"):
        return query.kind, query.senses
    return query.kind, query.parts


def _brands_alone(products: list[Product]) -> Iterator[Query]:
    wishes = read_table("wishes.toml")["wish"]
    ambiguous = {squashed(text) for wish in wishes for text in words_in(wish["texts"])}
    brands: dict[str, list[Brand]] = {}
    for product in products:
        brands.setdefault(product.brand.name, []).append(product.brand)
    for name, named in brands.items():
        texts = {name.lower(), named[0].latin.lower(), named[0].typed} - {""}
        for text in sorted(texts) if len(named) >= _FEWEST_OF_A_BRAND else ():
            if squashed(text) not in ambiguous:
                yield _query(text, "brand-only", (Sense(brand=name),))


def _wishes() -> Iterator[Query]:
    for wish in read_table("wishes.toml")["wish"]:
        senses = tuple(_sense(dict(entry)) for entry in wish["senses"])
        for text in words_in(wish["texts"]):
            yield _query(text, wish["kind"], senses)


def _query(text: str, kind: str, senses: tuple[Sense, ...]) -> Query:
    return Query(text, kind, senses, frozenset((text,)), _TYPED[kind])


def _sense(entry: dict[str, Any]) -> Sense:
    known = {name: entry.pop(name) for name in ("brand", "grade", "share") if name in entry}
    leaves = frozenset(words_in(entry.pop("leaves", "")))
    traits = tuple((name, frozenset(words_in(values))) for name, values in entry.items())
    return Sense(leaves=leaves, traits=traits, strict=True, **known)
