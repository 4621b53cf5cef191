"""The texts that the start is distilled on: queries and titles, composed of words that belong to no shop.

Of either language there are, beside all words and titles of our own lists:

    queries   wishes     a thing by one of its names, with a word or two that say which one
              excerpts   a few words in a row of an invented title
              words      single words of dictionaries
              phrases    two or more of them, of which the teacher knows what they say together
    titles    offers     a thing by several names, with many words that say which one
              splices    the end of one invented title and the beginning of another
              rows       many words of dictionaries
              generated  titles of the demo world

The same pieces, share and seed give the same texts.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields
from random import Random

from core.data.demo_world.products import make_products
from core.data.demo_world.shelves import leaves
from core.training.pretraining.dictionaries import Pieces
from core.training.pretraining.material import (
    Material,
    chinese_material,
    english_material,
    held_out_listings,
)

SEED = 3
# How often a wish, and an offer, gets a number or a code more, again and again.
CODES_IN_WISH, CODES_IN_OFFER = 0.12, 0.45
MEASURES = ("ml", "g", "kg", "cm", "mm", "w", "l", "gb", "v", "mah", "m", "oz", "inch", "ft")
MODEL_LETTERS, MODEL_MIDDLES = "ABCDEFGHKLMNPQRSTXZ", ("", "X", "S", "-", "T")
MODEL_ENDINGS = ("", "", "B", "S", "Pro")


@dataclass(frozen=True)
class Texts:
    """What somebody may look for, and what may be found; each text once."""

    queries: list[str]
    titles: list[str]


@dataclass(frozen=True)
class Sizes:
    """How many texts of each kind to compose."""

    wishes: int
    excerpts: int
    words: int
    phrases: int
    offers: int
    splices: int
    rows: int
    generated: int = 0

    def scaled(self, share: float) -> "Sizes":
        """The same mixture, smaller or larger."""
        return Sizes(*(round(share * getattr(self, part.name)) for part in fields(self)))


CHINESE = Sizes(
    wishes=40_000,
    excerpts=18_000,
    words=88_000,
    phrases=24_000,
    offers=38_000,
    splices=14_000,
    rows=10_000,
    generated=10_000,
)
ENGLISH = Sizes(
    wishes=20_000,
    excerpts=8_000,
    words=14_000,
    phrases=6_000,
    offers=18_000,
    splices=6_000,
    rows=5_000,
)


def compose(pieces: Pieces, share: float = 1.0, seed: int = SEED) -> tuple[Texts, Texts]:
    """The texts to learn from, `share` of 250,000 Chinese and 85,000 English ones; and to measure by."""
    queries: list[str] = []
    titles: list[str] = []
    for language, material, sizes in (
        ("zh", chinese_material(pieces), CHINESE.scaled(share)),
        ("en", english_material(pieces), ENGLISH.scaled(share)),
    ):
        random = Random(f"{seed} {language}")
        queries += _some(material.own_queries, share, random) + _queries(material, sizes, random)
        titles += _some(material.own_titles, share, random) + _titles(material, sizes, random)
    measured = held_out()
    return Texts(_new(queries, measured.queries), _new(titles, measured.titles)), measured


def held_out() -> Texts:
    """The invented titles, and their queries, that no text is made of."""
    kept = [*held_out_listings("zh"), *held_out_listings("en")]
    queries = [query for listing in kept for query in listing.queries]
    return Texts(queries, [listing.title for listing in kept])


def _queries(material: Material, sizes: Sizes, random: Random) -> list[str]:
    short = (2, 3) if not material.joint else (2, 4)
    return [
        *_repeat(sizes.wishes, lambda: wish(material, random)),
        *_repeat(sizes.excerpts, lambda: excerpt(material, random)),
        *random.sample(material.words, min(sizes.words, len(material.words))),
        *_repeat(sizes.phrases, lambda: word_row(material, short, random)),
    ]


def _titles(material: Material, sizes: Sizes, random: Random) -> list[str]:
    return [
        *_repeat(sizes.offers, lambda: offer(material, random)),
        *_repeat(sizes.splices, lambda: splice(material, random)),
        *_repeat(sizes.rows, lambda: word_row(material, (5, 12), random)),
        *(product.title for product in make_products(leaves(), sizes.generated, random)),
    ]


def wish(material: Material, random: Random) -> str:
    """A thing by one of its names, mostly with a word or two of its own before it: 加厚保温杯."""
    thing = random.choice(material.things)
    if random.random() < 0.75:
        words = _sample(thing.modifiers, random.choice((1, 1, 2)), random)
    else:
        words = [random.choice(material.modifiers)]
    words.append(random.choice(thing.names))
    if random.random() < 0.2:
        random.shuffle(words)
    return material.joint.join(_with_codes(words, CODES_IN_WISH, material, random))


def offer(material: Material, random: Random) -> str:
    """A thing by up to three names, as titles have them, with words of its own and of others."""
    thing = random.choice(material.things)
    words = [
        *_sample(thing.modifiers, random.randint(1, 5), random),
        *_sample(material.modifiers, random.randint(0, 3), random),
        *_sample(thing.names, random.randint(1, 3), random),
    ]
    if random.random() < 0.5:
        random.shuffle(words)
    # Some shops put gaps between Chinese words too.
    joint = " " if random.random() < 0.4 else material.joint
    return joint.join(_with_codes(words, CODES_IN_OFFER, material, random))


def excerpt(material: Material, random: Random) -> str:
    """Three to nine characters in a row of a Chinese title, two to five words of an English one."""
    title = random.choice(material.listings).title
    units = title.split() if material.joint else list(title)
    longest, least = (5, 2) if material.joint else (9, 3)
    start = random.randrange(max(1, len(units) - longest + 1))
    return material.joint.join(units[start : start + random.randint(least, longest)]).strip()


def splice(material: Material, random: Random) -> str:
    """The second half of one title and the first of another: words in new company."""
    one, other = (
        listing.title.split() if material.joint else list(listing.title)
        for listing in random.sample(material.listings, 2)
    )
    return material.joint.join(one[len(one) // 2 :] + other[: len(other) // 2]).strip()


def word_row(material: Material, lengths: tuple[int, int], random: Random) -> str:
    """As many common words as `lengths` say at least and at most."""
    return material.joint.join(_sample(material.common_words, random.randint(*lengths), random))


def _with_codes(
    words: Sequence[str], chance: float, material: Material, random: Random
) -> list[str]:
    """`words`, and here and there between them a number that says nothing of what the thing is."""
    mixed = list(words)
    while random.random() < chance:
        mixed.insert(random.randrange(len(mixed) + 1), code(material.counters, random))
    return mixed


def code(counters: Sequence[str], random: Random) -> str:
    """A measure, a model number, a count or a bare number."""
    kind = random.random()
    if kind < 0.25:
        return f"{random.randint(1, 999)}{random.choice(MEASURES)}"
    if kind < 0.5:
        model = random.choice(MODEL_LETTERS) + random.choice(MODEL_MIDDLES)
        return f"{model}{random.randint(1, 9999)}{random.choice(MODEL_ENDINGS)}"
    if kind < 0.7:
        return f"{random.randint(1, 60)}{random.choice(counters)}"
    return str(random.randint(1, 3000))


def _repeat(count: int, make: Callable[[], str]) -> list[str]:
    return [make() for _ in range(count)]


def _sample(words: Sequence[str], count: int, random: Random) -> list[str]:
    return random.sample(words, min(count, len(words)))


def _some(texts: Sequence[str], share: float, random: Random) -> list[str]:
    return list(texts) if share >= 1 else random.sample(texts, round(share * len(texts)))


def _new(texts: Sequence[str], known: Collection[str]) -> list[str]:
    """Each of `texts` once, without those that are `known`."""
    seen = set(known)
    return [text for text in dict.fromkeys(texts) if text not in seen]
