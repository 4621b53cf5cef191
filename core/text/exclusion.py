"""What a query does not want, and whether a title holds it.

*Bottle without straw* and 不带电池的扳手 ask for a property, by which titles are ranked (`excluded_words`);
手机 -苹果 and 不要黑色 refuse products (`refusals`).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from core.text.analysis import Analyzer
from core.text.english import noun_phrase

# 有没有 asks whether there is any; what follows the first word in Chinese is mostly the thing that is wanted.
_EXCLUDED = re.compile(
    r"(?<!\w)(?:without|w/o)\s+(?P<english>[^,;()]+)|(?<!有)(?:不带|不含|不要|没有)(?P<chinese>[^\s,;，。的]+)"
)
# Products that are refused. 要不要 asks; a hyphen excludes where a word begins with it.
_REFUSED = re.compile(
    r"(?<![要有])(?:不想要|不要|别要|除了) *(?P<chinese>[^\s,;，。；]+)"
    r"|(?:(?<=[\s的])|^)(?P<non>非|不是 ?)(?P<property>[\u3400-\u9fff]+)"
    r"|(?:(?<=\s)|^)[-\u2212\u2013](?P<hyphened>(?:[^\W\d_]|\d+(?:gb|tb|[码号]))[^\s,;，]*)"
    r"|(?:(?<=[\s,，])|^)(?P<outside>[^\s,，]+?)除外"
    r"|(?<![a-z])(?:except(?: for)?|excluding|other than|but not) (?P<english>[a-z][^;()]*)"
    r"|(?<=\s)(?P<not>not|no) (?P<named>[a-z][a-z'-]*)(?![^\s,;])"
)
_PHRASES = ("chinese", "property", "outside", "english")
# One of these stands in every text that refuses something.
_CUE = re.compile(r"[不除非]|别要|(?:^|\s)[-\u2212\u2013]|exc|other than|but not|no")
# Where what is refused ends: 除了苹果以外的手机.
_REST = re.compile(r"(?:以外|之外|都行|都可以|都要|其他|其它|的).*")
_AND = re.compile(r"和|或者?|、|跟|与|以及|还有|,|and|or")
_BEHIND = re.compile(r"(?: ?(?:以外|之外))?(?:的|都行|都可以|都要)?(?:其他|其它)?的?")
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


@dataclass(frozen=True)
class Refusal:
    """At `text[start:end]` products of any of `things`, each of one word or several, are refused.

    `is_unsure` says that it may as well be a name or a property: 非转基因, *not your phone*.
    """

    start: int
    end: int
    things: tuple[str, ...]
    is_unsure: bool = False


def refusals(analyzer: Analyzer, text: str) -> list[Refusal]:
    """What normalised `text` refuses, in order."""
    found: list[Refusal] = []
    if not _CUE.search(text):
        return found
    for match in _REFUSED.finditer(text):
        is_unsure = bool(match["non"] or match["not"])
        if match["hyphened"] or match["named"]:
            group = "hyphened" if match["hyphened"] else "named"
            length = len(match[group])
            things: tuple[str, ...] = (" ".join(analyzer.sequence(match[group])),)
        else:
            group = next(name for name in _PHRASES if match[name])
            things, length = _things(analyzer, match[group])
            # 非洲 and 非常 are words.
            if match["non"] == "非" and analyzer.sequence(match.group())[0] != "非":
                continue
        if things and all(things):
            end = match.start(group) + length
            behind = _BEHIND.match(text, end)
            end = max(behind.end() if behind else end, match.end("outside") + len("除外"))
            found.append(Refusal(match.start(), end, things, is_unsure))
    return found


def _things(analyzer: Analyzer, phrase: str) -> tuple[tuple[str, ...], int]:
    """The words that begin `phrase`, joined by *and* or the like, and how many characters they take."""
    phrase = _REST.sub("", phrase)
    things: list[str] = []
    end, is_joined = 0, True
    for word, _, written in chain.from_iterable(analyzer.phrases(phrase)):
        start = phrase.find(written, end)
        if start < 0:
            continue
        is_joined = is_joined or _AND.fullmatch(phrase[end:start].strip()) is not None
        if _AND.fullmatch(word):
            is_joined = True
        elif is_joined and word not in analyzer.stop_words:
            things.append(word)
            end, is_joined = start + len(written), False
        else:
            break
    return tuple(things), end


def is_written(text: str, word: str) -> bool:
    """Whether `word` stands in `text`, be it to say that it is lacking."""
    return _patterns(word)[0].search(text.lower()) is not None


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
        lacking = rf"(?:不带|不含|不要|没有|无需|无|免|零|非)[^\s,，、]{{0,2}}{written}"
        return re.compile(written), re.compile(lacking)
    stem = (
        rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else rf"{re.escape(word)}(?:e?s)?"
    )
    before = rf"\b(?:no|without|w/o|zero|free of)\b{_BETWEEN}{stem}\b|\bnon[\s-]{stem}\b"
    behind = rf"\b{stem}[\s-]+(?:free|less|not|sold)\b"
    return re.compile(rf"\b{stem}\b"), re.compile(f"{before}|{behind}")
