"""What the demo shop could sell: leaves of the category tree with their words, brands and attributes."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from core.data.category_path import LEVEL_SEPARATOR, leaf, top

_FOLDER = Path(__file__).parent
_TIERS = {"+": 1, "-": -1}


@dataclass(frozen=True)
class Brand:
    """A brand: its name in titles, its Latin name, how people type it, and -1 cheap to 1 dear."""

    name: str
    latin: str = ""
    typed: str = ""
    tier: int = 0


@dataclass(frozen=True)
class Leaf:
    """One leaf category. `synonyms` and `typos` are what shoppers type; no title holds them."""

    name: str
    category: str
    weight: float
    words: tuple[str, ...]
    synonyms: tuple[str, ...]
    typos: tuple[str, ...]
    brands: tuple[Brand, ...]
    price: tuple[float, float]
    points: tuple[str, ...]
    related: tuple[str, ...]
    mentions: tuple[str, ...]
    attributes: dict[str, tuple[str, ...]]
    series: tuple[str, ...]
    scenes: tuple[str, ...]
    uses_models: bool
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def top(self) -> str:
        """The top category."""
        return top(self.category)

    def words_of(self, attributes: dict[str, str]) -> tuple[str, ...]:
        """The product words; `@name` stands for the value of the attribute of that name."""
        return tuple(attributes[word[1:]] if word[0] == "@" else word for word in self.words)


def words_in(text: str) -> tuple[str, ...]:
    """The space-separated entries of `text`; an underscore stands for a space inside one."""
    return tuple(word.replace("_", " ") for word in text.split())


def read_table(name: str) -> dict[str, Any]:
    """One of the package's TOML tables."""
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def wordings() -> dict[str, tuple[str, ...]]:
    """Attribute value → what shoppers type for it that titles do not say."""
    return {value: words_in(text) for value, text in read_table("wording.toml")["values"].items()}


@cache
def leaves_called(word: str) -> frozenset[str]:
    """The leaves that shoppers mean by a bare product word, synonym or typo: 裙子 is on two."""
    return frozenset(
        leaf.name for leaf in leaves() if word in leaf.words + leaf.synonyms + leaf.typos
    )


@cache
def leaves() -> tuple[Leaf, ...]:
    """Every leaf of every shelf, in a fixed order."""
    files = sorted((_FOLDER / "leaves").glob("*.toml"))
    return tuple(leaf for file in files for leaf in _shelf(read_table(f"leaves/{file.name}")))


def _shelf(table: dict[str, Any]) -> list[Leaf]:
    return [_leaf(table, entry) for entry in table["leaf"]]


def _leaf(table: dict[str, Any], entry: dict[str, Any]) -> Leaf:
    name = leaf(entry["path"])
    return Leaf(
        name=name,
        category=table["name"] + LEVEL_SEPARATOR + entry["path"],
        weight=entry.get("w", 1.0),
        words=words_in(entry["words"]),
        synonyms=words_in(entry["synonyms"]),
        typos=words_in(entry["typos"]),
        brands=_brands(entry["brands"], table["brands"]),
        price=(entry["price"][0], entry["price"][1]),
        points=words_in(entry["points"]),
        related=words_in(entry["related"]),
        mentions=words_in(entry["mentions"]),
        attributes={key: _values(text) for key, text in entry["a"].items()},
        series=words_in(table["series"]),
        scenes=words_in(table["scenes"]),
        uses_models=table.get("model", False),
        lines=_lines(table.get("lines", {}), name),
    )


def _brands(text: str, groups: dict[str, str]) -> tuple[Brand, ...]:
    entries = [part for entry in text.split() for part in groups.get(entry, entry).split()]
    return tuple({brand.name: brand for brand in map(_brand, entries)}.values())


def _brand(entry: str) -> Brand:
    name, latin, typed = (*entry.replace("_", " ").split("/"), "", "")[:3]
    tier = _TIERS.get(latin[-1:], 0)
    return Brand(name, latin.rstrip("+-"), typed, tier)


def _values(text: str) -> tuple[str, ...]:
    if text.startswith("@"):
        text = read_table("wording.toml")["pools"][text[1:]]
    return words_in(text)


def _lines(lines: dict[str, str], leaf: str) -> dict[str, tuple[str, ...]]:
    by_brand = {}
    for brand, text in lines.items():
        for entry in text.split():
            name, series = entry.split(":")
            if name == leaf:
                by_brand[brand] = tuple(line.replace("_", " ") for line in series.split("|"))
    return by_brand
