"""Just enough English: a plural meets its singular, a possessive its owner."""

_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "feet": "foot", "mice": "mouse"}
_KEPT = frozenset(
    {"glass", "dress", "less", "plus", "lens", "gas", "bus", "series", "always", "this", "is"}
)


def singular(word: str) -> str:
    """The singular of an English noun in lower case, or the word itself (an S-stemmer)."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if (
        len(word) < 4
        or word in _KEPT
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
    ):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]
