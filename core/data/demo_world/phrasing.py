"""How shoppers put a wish for one leaf category into words."""

from collections.abc import Iterator
from random import Random

from core.data.demo_world.intents import Query, Sense, first_by_text
from core.data.demo_world.products import Product
from core.data.demo_world.shelves import Brand, Leaf, leaves_called, wordings

# Attributes that shoppers put in a query; packaging, nib and the like they leave to the filters.
_ASKED = frozenset(
    [
        *("颜色", "材质", "风格", "适用季节", "适用人群", "功能", "功效", "肤质", "适用场景"),
        *("类型", "容量", "存储", "尺寸", "口味", "产地", "香型", "连接方式", "图案", "版型"),
        *("色号", "品种", "适用机型", "分辨率", "网络"),
    ]
)
# How many phrases of a kind a leaf of weight 1 gets, and how often one of them is typed.
_PHRASES = {
    "attribute": (7, 1.0),
    "brand": (6, 1.0),
    "brand-attribute": (3, 0.7),
    "wording": (6, 1.0),
    "point": (3, 0.8),
    "latin": (4, 1.0),
}
# How often a bare word is typed, beside 1 for a phrase.
_HEAD_TYPED = {"word": 6.0, "synonym": 5.0, "typo": 3.0}
# Synonyms and typos come with attributes too, each one often enough to be learnt from clicks.
_WITH_ATTRIBUTE = {"synonym": (5, 2.2), "typo": (3, 1.5)}

Trait = tuple[str, frozenset[str]]


def leaf_queries(leaf: Leaf, stock: list[Product], random: Random) -> list[Query]:
    """The different phrases for `leaf`, drawn from what its `stock` really is; plain word first."""
    phrases = [*_heads(leaf, stock), *_headed(leaf, stock, random), *_phrases(leaf, stock, random)]
    return first_by_text(phrases)


def _heads(leaf: Leaf, stock: list[Product]) -> Iterator[Query]:
    """Bare product words, synonyms and typos; the first product word is the most usual."""
    weight = 3 * _HEAD_TYPED["word"]
    for word in leaf.words:
        for text in _texts(word, stock):
            yield _head("word", text, leaf, weight)
        weight = _HEAD_TYPED["word"]
    for text in leaf.synonyms:
        yield _head("synonym", text, leaf, _HEAD_TYPED["synonym"])
    for text in leaf.typos:
        yield _head("typo", text, leaf, _HEAD_TYPED["typo"])


def _texts(word: str, stock: list[Product]) -> list[str]:
    """A product word as typed; `@name` stands for every value of that attribute in stock."""
    if word[0] != "@":
        return [word]
    return list(dict.fromkeys(product.attributes[word[1:]] for product in stock))


def _head(kind: str, text: str, leaf: Leaf, weight: float) -> Query:
    sense = Sense(_meant_leaves(text, leaf), traits=_kind_traits(leaf, text))
    return Query(text.lower(), kind, (sense,), frozenset((text,)), weight * leaf.weight)


def _headed(leaf: Leaf, stock: list[Product], random: Random) -> Iterator[Query]:
    """Synonyms and typos with an attribute."""
    for kind, heads in (("synonym", leaf.synonyms), ("typo", leaf.typos)):
        times, weight = _WITH_ATTRIBUTE[kind]
        for head in heads:
            for product in _in_mind(stock, times, random):
                yield from _phrase(f"{kind}-attribute", head, product, weight, random)


def _phrases(leaf: Leaf, stock: list[Product], random: Random) -> Iterator[Query]:
    for kind, (times, weight) in _PHRASES.items():
        for product in _in_mind(stock, round(times * (0.5 + leaf.weight)), random):
            head = random.choice(leaf.words_of(product.attributes))
            yield from _phrase(kind, head, product, weight, random)


def _in_mind(stock: list[Product], count: int, random: Random) -> list[Product]:
    """Products that shoppers have in mind: the better sold, the more often."""
    return random.choices(stock, [(product.sales + 20.0) ** 0.5 for product in stock], k=count)


def _phrase(
    kind: str, head: str, product: Product, weight: float, random: Random
) -> Iterator[Query]:
    """One phrase of `kind` that `product` answers, or none where it lacks what the kind asks."""
    before: list[str] = []
    brand = ""
    points: tuple[str, ...] = ()
    if kind in ("brand", "brand-attribute", "latin"):
        brand = product.brand.name
        before.append(_brand_text(kind, product.brand, random))
    if kind == "point":
        points = (random.choice(product.points),)
        before += points
    traits, texts = _traits(kind, product, random)
    before += texts
    if not all(before) or not before or (kind.endswith("attribute") and not texts):
        return
    traits += _kind_traits(product.leaf, head)
    sense = Sense(_meant_leaves(head, product.leaf), brand, traits, points)
    parts = frozenset((*before, head))
    yield Query(_written(before, head, random), kind, (sense,), parts, weight * product.leaf.weight)


def _meant_leaves(head: str, leaf: Leaf) -> frozenset[str]:
    return leaves_called(head) or frozenset((leaf.name,))


def _kind_traits(leaf: Leaf, head: str) -> tuple[Trait, ...]:
    """On a leaf sold by variety, the variety's name is the product word and a condition."""
    names = [word[1:] for word in leaf.words if word[0] == "@"]
    return tuple((name, frozenset((head,))) for name in names if head in leaf.attributes[name])


def _brand_text(kind: str, brand: Brand, random: Random) -> str:
    if kind != "latin":
        return brand.name
    forms = [text.lower() for text in (brand.latin, brand.typed, brand.typed) if text]
    return random.choice(forms) if forms else ""


def _traits(kind: str, product: Product, random: Random) -> tuple[tuple[Trait, ...], list[str]]:
    wanted = [
        (name, value)
        for name, value in product.attributes.items()
        if name in _ASKED and f"@{name}" not in product.leaf.words
    ]
    random.shuffle(wanted)
    if kind == "wording":
        wanted = [(name, value) for name, value in wanted if value in wordings()][:1]
        return _as_traits(wanted), [random.choice(wordings()[value]) for _, value in wanted]
    if not kind.endswith("attribute"):
        return (), []
    wanted = wanted[: random.choice((1, 1, 2) if kind == "attribute" else (1,))]
    return _as_traits(wanted), [value.removeprefix("适用").strip() for _, value in wanted]


def _as_traits(wanted: list[tuple[str, str]]) -> tuple[Trait, ...]:
    return tuple((name, frozenset((value,))) for name, value in wanted)


def _written(before: list[str], head: str, random: Random) -> str:
    pieces = [*before, head]
    draw = random.random()
    if draw < 0.2:
        pieces = [before[0], head, *before[1:]]
    elif draw < 0.32:
        pieces = [head, *before]
    return random.choice((" ", "")).join(pieces).lower()
