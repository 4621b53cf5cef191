"""What a product's drawn picture shows: a motif and a tone, chosen by the words of its category and title."""

import json
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from core.data.category_path import LEVEL_SEPARATOR, leaf
from core.domains import SHOP
from core.plain_text import LONGEST_LINE
from gui.theme import ASSETS

PICTURES = ASSETS / "pictures"
# As many as the drawings tell apart.
VARIATIONS = 6

# Where the words of titles name no goods, one motif stands for all of a domain.
MOTIFS = {"film": "film", "music": "music", "social": "pen"}

Tone = tuple[str, str]


@dataclass(frozen=True)
class Subject:
    """A picture to draw: a motif's name, two colours, and which of `VARIATIONS` small differences."""

    motif: str
    tone: Tone
    variation: int


@lru_cache(maxsize=16384)
def subject_of(product_id: str, category: str, title: str, domain: str = SHOP) -> Subject:
    """The picture of a product of a domain; the same one for the same words and id."""
    top, _, below = category.partition(LEVEL_SEPARATOR)
    name = leaf(below) or top
    words = _motif_words()
    named = words.best(name) or words.best(title) or words.best(category) or "box"
    motif = MOTIFS.get(domain, named)
    return Subject(motif, _tone(top or motif), zlib.crc32(product_id.encode()) % VARIATIONS)


@cache
def _tone(name: str) -> Tone:
    tones: list[Tone] = [(light, dark) for light, dark in (t["colours"] for t in _table()["tones"])]
    chosen = _tone_words().best(name)
    return tones[int(chosen) if chosen else zlib.crc32(name.encode()) % len(tones)]


class _Words:
    """Finds the word that names a text best: the longest; of equals the last, as Chinese nouns stand last."""

    def __init__(self, meanings: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._meaning = {word.lower(): name for name, words in meanings for word in words}
        longest_first = sorted(self._meaning, key=len, reverse=True)
        latin = [word for word in longest_first if word.isascii()]
        other = [word for word in longest_first if not word.isascii()]
        self._pattern = re.compile(
            rf"{'|'.join(map(re.escape, other))}"
            rf"|(?<![a-z])(?:{'|'.join(map(re.escape, latin))})(?=(?:e?s)?(?![a-z]))"
        )

    def best(self, text: str) -> str:
        """The meaning of the best word in `text`, empty if none is known."""
        matches = self._pattern.findall(text[:LONGEST_LINE].lower())
        if not matches:
            return ""
        length = max(map(_weight, matches))
        return self._meaning[[word for word in matches if _weight(word) == length][-1]]


def _weight(word: str) -> int:
    """A Chinese character says about as much as three letters."""
    return len(word) if word.isascii() else 3 * len(word)


@cache
def _table() -> dict[str, list[dict[str, list[str]]]]:
    table: dict[str, list[dict[str, list[str]]]] = json.loads(
        (PICTURES / "subjects.json").read_text(encoding="utf-8")
    )
    return table


@cache
def _motif_words() -> _Words:
    motifs: dict[str, list[str]] = dict(_table()["motifs"])  # type: ignore[arg-type]
    return _Words(motifs.items())


@cache
def _tone_words() -> _Words:
    return _Words((str(number), tone["words"]) for number, tone in enumerate(_table()["tones"]))
