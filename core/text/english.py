"""Just enough English: a plural meets its singular, a possessive its owner; where a noun phrase ends."""

import re

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "knives": "knife",
    "shelves": "shelf",
    "scarves": "scarf",
    "leaves": "leaf",
    "halves": "half",
    "lenses": "lens",
    "buses": "bus",
    "gases": "gas",
    "shoes": "shoe",
    "mens": "man",
    "womens": "woman",
    "ladies": "lady",
}
# Words in -ie, whose plural would else meet a word in -y.
_IE = re.compile(
    r"beanie|birdie|bougie|brownie|calorie|cookie|doggie|foodie|genie|hoodie|lie|movie|"
    r"newbie|onesie|pie|pixie|rookie|selfie|smoothie|tie|veggie|zombie"
)
_NO_PLURALS = re.compile(
    r"always|canvas|christmas|gas|glass|has|its|lens|less|plus|series|species|this|us|was"
)
PREPOSITIONS = frozenset(
    ["for", "with", "without", "in", "of", "on", "to", "from", "by", "not", "no", "w"]
)
_PREPOSITION = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))})\b")
_SIBILANT_PLURALS = ("sses", "shes", "xes", "zzes", "tches", "nches", "rches")


def singular(word: str) -> str:
    """The singular of an English noun in lower case, or the word itself (an S-stemmer).

    After Harman, "How effective is suffixing?", 1991: weak, so that it seldom joins what differs.
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or _NO_PLURALS.fullmatch(word):
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-1] if _IE.fullmatch(word[:-1]) else f"{word[:-3]}y"
    return word[:-2] if word.endswith(_SIBILANT_PLURALS) else word[:-1]


def noun_phrase(text: str) -> str:
    """What stands before the first preposition of `text` in lower case: `belt` of `belt without buckle`."""
    phrases = (phrase.strip() for phrase in _PREPOSITION.split(text))
    return next(filter(None, phrases), "")
