"""What shoppers type, from one word to a wish that no product word answers."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from core.data.demo_world.intents import Query, Sense
from core.data.demo_world.products import Product
from core.data.demo_world.shelves import Brand, Leaf, read_table, words_in, wordings

# Attributes that shoppers put in a query; the others (packaging, nib, …) they leave to the filters.
_ASKED = frozenset(
    ("颜色", "材质", "风格", "适用季节", "适用人群", "功能", "功效", "肤质", "适用场景", "类型", "容量", "存储",
     "尺寸", "口味", "产地", "香型", "连接方式", "图案", "版型", "色号", "品种", "适用机型", "分辨率", "网络")
)  # fmt: skip
_KINDS = {
    "attribute": 10,
    "brand": 6,
    "brand-attribute": 3,
    "synonym-attribute": 9,
    "wording": 5,
    "typo-attribute": 2,
    "point": 4,
    "latin": 3,
}
JUDGED = {
    "word": 36,
    "attribute": 80,
    "brand": 40,
    "brand-only": 16,
    "brand-attribute": 30,
    "synonym": 45,
    "synonym-attribute": 35,
    "wording": 35,
    "typo": 18,
    "typo-attribute": 12,
    "point": 25,
    "latin": 22,
    "need": 48,
    "ambiguous": 18,
}


@dataclass(frozen=True)
class Queries:
    """All query texts: those of the log by leaf and beyond leaves, and the judged ones, held out."""

    by_leaf: dict[str, list[Query]]
    others: list[Query]
    judged: list[Query]


def squashed(text: str) -> str:
    """The key by which two query texts count as the same: NFKC, lower case, no spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).lower())


def make_queries(
    leaves: tuple[Leaf, ...], products: list[Product], share: float, random: Random
) -> Queries:
    """Every query; a `share` of the judged quotas of each kind is held out from the log."""
    pool = {leaf.name: _leaf_queries(leaf, products, random) for leaf in leaves}
    others = list(_wishes()) + list(_brands_alone(products))
    everything = [query for queries in pool.values() for query in queries] + others
    judged = _held_out(everything, share, random)
    texts = {squashed(query.text) for query in judged}
    parts = {query.parts for query in judged}

    def free(queries: list[Query]) -> list[Query]:
        return [q for q in queries if q.parts not in parts and squashed(q.text) not in texts]

    return Queries({leaf: free(queries) for leaf, queries in pool.items()}, free(others), judged)


def _held_out(everything: list[Query], share: float, random: Random) -> list[Query]:
    judged: dict[str, Query] = {}
    taken: set[tuple[object, ...]] = set()
    for kind, quota in JUDGED.items():
        candidates = [query for query in everything if query.kind == kind]
        random.shuffle(candidates)
        left = max(1, round(quota * share))
        for query in candidates:
            group = _group(query)
            if left and group not in taken and squashed(query.text) not in judged:
                judged[squashed(query.text)] = query
                taken.add(group)
                left -= 1
    return list(judged.values())


def _group(query: Query) -> tuple[object, ...]:
    """At most one judged query a wish and a kind: the other wordings stay in the log to learn from."""
    if query.kind in ("need", "ambiguous"):
        return query.kind, query.senses
    return query.kind, query.parts


def _leaf_queries(leaf: Leaf, products: list[Product], random: Random) -> list[Query]:
    stock = [product for product in products if product.leaf.name == leaf.name]
    found: dict[str, Query] = {}
    if not stock:
        return []
    for query in _heads(leaf, stock):
        found.setdefault(squashed(query.text), query)
    for kind, times in _KINDS.items():
        for product in random.choices(
            stock, [_in_mind(p) for p in stock], k=round(times * (0.5 + leaf.weight))
        ):
            made = _made(kind, product, random)
            if made:
                found.setdefault(squashed(made.text), made)
    return list(found.values())


def _in_mind(product: Product) -> float:
    """How often shoppers have a product like this in mind."""
    return (product.sales + 20.0) ** 0.5


def _heads(leaf: Leaf, stock: list[Product]) -> Iterator[Query]:
    """The bare product words, synonyms and typos."""
    sense = Sense(leaves=frozenset((leaf.name,)))
    for word in leaf.words:
        if word[0] == "@":
            for value in {product.attributes[word[1:]]: None for product in stock}:
                trait = ((word[1:], frozenset((value,))),)
                yield Query(
                    value, "word", (Sense(sense.leaves, traits=trait),), frozenset((value,))
                )
        else:
            yield Query(word, "word", (sense,), frozenset((word,)))
    for text in leaf.synonyms:
        yield Query(text, "synonym", (sense,), frozenset((text,)))
    for text in leaf.typos:
        yield Query(text, "typo", (sense,), frozenset((text,)))


def _made(kind: str, product: Product, random: Random) -> Query | None:
    leaf = product.leaf
    asked = [
        (n, v) for n, v in product.attributes.items() if n in _ASKED and f"@{n}" not in leaf.words
    ]
    random.shuffle(asked)
    head = _head(kind, product, random)
    sense: dict[str, Any] = {"leaves": frozenset((leaf.name,))}
    before: list[str] = []
    if kind.startswith("brand") or kind == "latin":
        sense["brand"] = product.brand.name
        before.append(_brand_text(kind, product.brand, random))
    if kind == "point":
        sense["points"] = (random.choice(product.points),)
        before.append(sense["points"][0])
    traits, texts = _traits(kind, asked, random)
    before += texts
    sense["traits"] = traits + tuple(_own_trait(head, product))
    if "" in before or not before or ("attribute" in kind and not texts):
        return None
    return Query(
        _written(before, head, random), kind, (Sense(**sense),), frozenset((*before, head))
    )


def _own_trait(head: str, product: Product) -> Iterator[tuple[str, frozenset[str]]]:
    for word in product.leaf.words:
        if word[0] == "@" and product.attributes[word[1:]] == head:
            yield word[1:], frozenset((head,))


def _head(kind: str, product: Product, random: Random) -> str:
    if kind.startswith("synonym"):
        return random.choice(product.leaf.synonyms)
    if kind.startswith("typo"):
        return random.choice(product.leaf.typos)
    return random.choice(product.leaf.words_of(product.attributes))


def _brand_text(kind: str, brand: Brand, random: Random) -> str:
    if kind != "latin":
        return brand.name
    return random.choice(
        [text for text in (brand.latin, brand.typed, brand.typed) if text] or [""]
    ).lower()


Traits = tuple[tuple[str, frozenset[str]], ...]


def _traits(kind: str, asked: list[tuple[str, str]], random: Random) -> tuple[Traits, list[str]]:
    if kind == "wording":
        asked = [(name, value) for name, value in asked if value in wordings()][:1]
        texts = [random.choice(wordings()[value]) for _, value in asked]
        return _as_traits(asked), texts or [""]
    if "attribute" not in kind:
        return (), []
    asked = asked[: random.choice((1, 1, 2) if kind == "attribute" else (1,))]
    return _as_traits(asked), [value.removeprefix("适用").strip() for _, value in asked]


def _as_traits(asked: list[tuple[str, str]]) -> Traits:
    return tuple((name, frozenset((value,))) for name, value in asked)


def _written(before: list[str], head: str, random: Random) -> str:
    pieces = [*before, head] if random.random() < 0.78 else [before[0], head, *before[1:]]
    if random.random() < 0.12:
        pieces = [head, *before]
    return random.choice((" ", "")).join(pieces).lower()


def _brands_alone(products: list[Product]) -> Iterator[Query]:
    ambiguous = {
        squashed(text)
        for wish in read_table("wishes.toml")["wish"]
        for text in words_in(wish["texts"])
    }
    brands: dict[str, list[Brand]] = {}
    for product in products:
        brands.setdefault(product.brand.name, []).append(product.brand)
    for name, found in brands.items():
        if len(found) < 12:
            continue
        texts = {name.lower(), found[0].latin.lower(), found[0].typed}
        for text in sorted(texts - {""}):
            if squashed(text) not in ambiguous:
                yield Query(text, "brand-only", (Sense(brand=name),), frozenset((text,)))


def _wishes() -> Iterator[Query]:
    for wish in read_table("wishes.toml")["wish"]:
        senses = tuple(_sense(dict(entry)) for entry in wish["senses"])
        for text in words_in(wish["texts"]):
            yield Query(text, wish["kind"], senses, frozenset((text,)))


def _sense(entry: dict[str, Any]) -> Sense:
    known = {name: entry.pop(name) for name in ("brand", "grade", "share") if name in entry}
    leaves = frozenset(words_in(entry.pop("leaves", "")))
    traits = tuple((name, frozenset(words_in(values))) for name, values in entry.items())
    return Sense(leaves=leaves, traits=traits, **known)
