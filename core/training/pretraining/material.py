"""What the texts of one language are made of: our own word lists and the words of dictionaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from core.training.pretraining.dictionaries import Pieces, chinese_words
from core.training.pretraining.word_lists import Listing, Thing, listings, things

# One invented title in so many is kept out of all texts, with its queries, to measure by.
HELD_OUT_EVERY = 20
# Latin pieces that are taken, and those of them that are frequent enough to be combined.
LATIN_WORDS, COMMON_LATIN_WORDS = 30_000, 12_000


@dataclass(frozen=True)
class Material:
    """What the texts of one language are made of, and `joint`, what stands between two words."""

    listings: Sequence[Listing]
    things: Sequence[Thing]
    words: Sequence[str]
    common_words: Sequence[str]
    counters: Sequence[str]
    joint: str

    @cached_property
    def modifiers(self) -> list[str]:
        """Those of all things, as often as there are things with them."""
        return [word for thing in self.things for word in thing.modifiers]

    @property
    def own_queries(self) -> list[str]:
        """Every word and every query of our own lists."""
        words = (word for thing in self.things for word in (*thing.names, *thing.modifiers))
        return [*(query for listing in self.listings for query in listing.queries), *words]

    @property
    def own_titles(self) -> list[str]:
        """The invented titles; and their queries, for a short title says as much."""
        return [text for listing in self.listings for text in (listing.title, *listing.queries)]


def chinese_material(pieces: Pieces) -> Material:
    """jieba's words and the teacher's Chinese pieces, beside our own lists."""
    words = chinese_words()
    return Material(
        listings=_learned_listings("zh"),
        things=things("zh"),
        words=list(dict.fromkeys([*(word.text for word in words), *pieces.chinese])),
        common_words=[word.text for word in words if word.is_common],
        counters=("只", "片", "支", "个", "件套"),
        joint="",
    )


def english_material(pieces: Pieces) -> Material:
    """The teacher's Latin pieces, beside our own lists."""
    return Material(
        listings=_learned_listings("en"),
        things=things("en"),
        words=pieces.latin[:LATIN_WORDS],
        common_words=pieces.latin[:COMMON_LATIN_WORDS],
        counters=("pcs", "-pack", " pack", " count"),
        joint=" ",
    )


def held_out_listings(language: str) -> list[Listing]:
    """The invented titles of `language` that no text is made of."""
    return listings(language)[::HELD_OUT_EVERY]


def _learned_listings(language: str) -> list[Listing]:
    held_out = held_out_listings(language)
    return [listing for listing in listings(language) if listing not in held_out]
