"""Other ways to write the same text: traditional characters, homophones, spellings of model numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from random import Random
from typing import Any

from core.text.pinyin import spelt
from core.text.similar_words import is_chinese

# A name and its number: iphone15, iphone 15 pro, wh-1000xm5, rtx4090.
_MODEL = re.compile(
    r"(?<![a-z0-9])(?P<name>[a-z]{1,12})(?P<gap>[ -]?)(?P<number>\d{1,5}[a-z]{0,5})(?![a-z0-9])"
)
# i-phone and i-pad are written so by people; ink and ios are not.
_WITH_I = re.compile(r"i(?:phone|pad|mac|pod|watch)")


def traditional(text: str) -> str:
    """`text` in traditional characters: 连衣裙 → 連衣裙."""
    converted: str = _converter().convert(text)
    return converted


def homophones(characters: Iterable[str]) -> dict[str, list[str]]:
    """For each of the Chinese `characters` the others among them that sound the same, if any."""
    by_sound: dict[str, list[str]] = defaultdict(list)
    for character in sorted(set(filter(is_chinese, characters))):
        by_sound[spelt(character)].append(character)
    return {
        character: [other for other in alike if other != character]
        for alike in by_sound.values()
        for character in alike
        if len(alike) > 1
    }


def with_homophone(text: str, alike: Mapping[str, list[str]], chance: Random) -> str:
    """`text` with one character for another that sounds the same; unchanged where none has any."""
    places = [place for place, character in enumerate(text) if character in alike]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + chance.choice(alike[text[place]]) + text[place + 1 :]


def respelt_model(text: str, chance: Random) -> str:
    """`text` with one model number written otherwise: iphone15 → iphone 15, iphone-15 or i-phone 15."""
    models = list(_MODEL.finditer(text))
    if not models:
        return text
    model = chance.choice(models)
    name, number = model["name"], model["number"]
    spellings = [f"{name}{number}", f"{name} {number}", f"{name}-{number}"]
    if _WITH_I.fullmatch(name):
        spellings.append(f"i-{name[1:]} {number}")
    others = [spelling for spelling in spellings if spelling != model[0]]
    return text[: model.start()] + chance.choice(others) + text[model.end() :]


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("s2t")
