"""What a query does not want, as *bottle without straw* or 不带电池的扳手, and whether a title holds it."""

import re
from functools import lru_cache

from core.text.analysis import Analyzer
from core.text.english import noun_phrase

# 有没有 asks whether there is any; what follows the first word in Chinese is mostly the thing that is wanted.
_EXCLUDED = re.compile(
    r"(?<!\w)(?:without|w/o)\s+(?P<english>[^,;()]+)|(?<!有)(?:不带|不含|不要|没有)(?P<chinese>[^\s,;，。的]+)"
)
# Words between a denial and what it denies: *no built in straw*.
_BETWEEN = r"[\s-]*(?:\w+[\s-]+){0,2}"


def excluded_words(analyzer: Analyzer, text: str) -> tuple[str, ...]:
    """The words of normalised `text` that name what it excludes, each once."""
    words: list[str] = []
    for match in _EXCLUDED.finditer(text):
        if match["english"]:
            words += analyzer.sequence(noun_phrase(match["english"]))
        else:
            words += analyzer.sequence(match["chinese"])[:1]
    return tuple(dict.fromkeys(words))


def is_held(title: str, word: str) -> bool:
    """Whether `title`, of which `word` is one word, holds what it names, rather than says that it lacks it.

    A title may do both (*no straw, 2 straws included*); then it holds it.
    """
    written, denied = _patterns(word)
    lower = title.lower()
    rest = denied.sub(" ", lower)
    return rest == lower or written.search(rest) is not None


@lru_cache(256)
def _patterns(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How `word` is written in a title, and how a title says that it lacks it."""
    if not word.isascii():
        written = re.escape(word)
        lacking = rf"(?:不带|不含|不要|没有|无需|无|免|零)[^\s,，、]{{0,2}}{written}"
        return re.compile(written), re.compile(lacking)
    stem = (
        rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else rf"{re.escape(word)}(?:e?s)?"
    )
    before = rf"\b(?:no|without|w/o|zero|free of)\b{_BETWEEN}{stem}\b|\bnon[\s-]{stem}\b"
    behind = rf"\b{stem}[\s-]+(?:free|less|not|sold)\b"
    return re.compile(rf"\b{stem}\b"), re.compile(f"{before}|{behind}")
