"""The word lists that ship: stop words and synonyms, read once."""

from functools import cache
from pathlib import Path

from core.text.english import singular
from core.text.normalise import normalise

TEXTS = Path(__file__).parents[2] / "assets" / "text"


@cache
def stop_words() -> frozenset[str]:
    """Words that are dropped unless nothing else remains."""
    return frozenset(map(normalise, _lines("stop_words.txt")))


@cache
def synonyms() -> dict[str, tuple[str, ...]]:
    """Word → the words that a query for it also means, in the order of the file."""
    table: dict[str, list[str]] = {}
    for line in _lines("synonyms.txt"):
        same, _, wider = line.partition(">")
        group = [_word(text) for text in same.split("=")]
        also = [_word(text) for text in wider.split("=")] if wider else []
        for word in group:
            known = table.setdefault(word, [])
            known += [other for other in (*group, *also) if other not in (word, *known)]
    return {word: tuple(others) for word, others in table.items()}


@cache
def accessories() -> frozenset[str]:
    """Words of things that go with another thing, as the analyzer spells them."""
    return frozenset(_word(word) for line in _lines("accessories.txt") for word in line.split())


@cache
def extras() -> frozenset[str]:
    """The words of things that go with another thing, and those that only often do."""
    words = (word for line in _lines("extras.txt") for word in line.split())
    return accessories() | frozenset(map(_word, words))


@cache
def colours() -> tuple[frozenset[str], ...]:
    """The names of each colour, as the analyzer spells them."""
    return tuple(frozenset(map(_word, line.split())) for line in _lines("colours.txt"))


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Word → its syllables, where a character is read otherwise in it than alone."""
    return {word: tuple(syllables) for word, *syllables in map(str.split, _lines("readings.txt"))}


@cache
def similar_shapes() -> dict[str, str]:
    """Character → those that it is taken for because they look alike, in one text."""
    alike: dict[str, set[str]] = {}
    for group in map(str.split, _lines("similar_shapes.txt")):
        for character in group:
            alike.setdefault(character, set()).update(group)
    for line in _lines("drawn_shapes.txt"):
        for other in line[1:]:
            alike.setdefault(line[0], set()).add(other)
            alike.setdefault(other, set()).add(line[0])
    return {character: "".join(sorted(others)) for character, others in alike.items()}


@cache
def tastes() -> dict[str, frozenset[str]]:
    """How people speak of tastes: the words that mean `dislike`, `cheap`, `dear` and nothing (`filler`).

    `thrifty` and `luxury` mean cheap and dear where a person is described.
    """
    meanings: dict[str, set[str]] = {}
    words: set[str] = set()
    for line in _lines("tastes.txt"):
        if line.startswith("["):
            words = meanings.setdefault(line.strip("[]"), set())
        else:
            words.update(map(normalise, line.split()))
    return {meaning: frozenset(words) for meaning, words in meanings.items()}


@cache
def rewordings() -> dict[str, tuple[str, ...]]:
    """Word of a title → what shoppers type in its place, nothing where they leave it out."""
    lines = (line.split("\t") for line in _lines("rewordings.tsv"))
    return {_word(word): tuple(map(normalise, others)) for word, *others in lines}


def _word(text: str) -> str:
    """As the analyzer would spell it."""
    return singular(normalise(text))


def _lines(name: str) -> list[str]:
    lines = (TEXTS / name).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
