"""Reads a description of a taste: first the figures, then the shop's names, then the words that are left."""

import re

from core.recommend.shop_names import ShopNames, split_units
from core.recommend.wishes import (
    DEAREST,
    Description,
    Levels,
    Prices,
    Understanding,
    Wish,
    WishKind,
)
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.text.lexicon import tastes
from core.text.normalise import normalise
from core.text.price_levels import refused_levels, spoken
from core.text.prices import price_mention

# Nobody says more of a taste; what is pasted beyond it is not read.
LONGEST_TEXT = 400
LEVELS: dict[str, Levels] = {"cheap": (0, DEAREST // 2), "dear": (DEAREST // 2 + 1, DEAREST)}
# Words mean the category that a query for them is after with this probability; less is a guess
# among several.
LEAST_PROBABILITY = 0.25

_CLAUSE = re.compile(r"[,，;；。.!！?？\n]+(?!\d)|但是?|不过|\bbut\b")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
# Figures are a budget only where money is spoken of: children are over three, and chargers below 65.
_MONEY = re.compile(r"[¥$€£元块]|预算|价|\b(?:yuan|dollars?|usd|budget|price[sd]?|spend)\b")


class DescriptionParser:
    """Reads descriptions in the words of one shop. Safe between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._names = ShopNames(engine)

    def read(self, description: Description) -> Understanding:
        """What `description` speaks of; what was struck out is among the wishes but has no say."""
        wishes: list[Wish] = []
        unknown: list[str] = []
        prices: Prices = (None, None)
        for clause in _CLAUSE.split(_plain(description.text)):
            # First the figures, then names and words in what is left.
            rest, phrase, limits = _without_figures(clause)
            if phrase:
                wishes.append(Wish(WishKind.BUDGET, phrase, ()))
                prices = prices if wishes[-1].key in description.struck else limits
            clause_wishes, unknown_words = self._read_clause(rest)
            wishes += clause_wishes
            unknown += unknown_words
        unique = tuple({wish.key: wish for wish in wishes}.values())
        valid = [wish for wish in unique if wish.key not in description.struck]
        levels = _narrowed(description.levels, valid)
        return Understanding(unique, tuple(dict.fromkeys(unknown)), levels, prices)

    def _read_clause(self, clause: str) -> tuple[list[Wish], list[str]]:
        """The wishes in a clause and the words in it that nothing here is called by."""
        wishes, clause = _without_refused_levels(clause)
        units, words = split_units(clause), self._engine.analyzer.sequence(clause)
        disliked = _start_of(clause, "dislike")
        # Names of the shop, each blanked out of the rest.
        rest = clause
        for first, end, name in self._names.find(units, set(words), self._inside(clause, words)):
            begin, stop = units[first].start, units[end - 1].end
            wishes.append(Wish(name.kind, clause[begin:stop], name.values, begin >= disliked))
            rest = rest[:begin] + " " * (stop - begin) + rest[stop:]
        budget, rest = _without_levels(rest, disliked)
        # Words that are searched for.
        known, unknown = self._words(rest)
        if known:
            wishes.append(self._search_wish(known, clause.find(known[0]) >= disliked))
        return wishes + budget, unknown

    def _inside(self, clause: str, words: list[str]) -> set[int]:
        """The positions in `clause` inside one of its `words` that products have."""
        inside: set[int] = set()
        start = 0
        for word in words:
            start = max(start, clause.find(word, start))
            if word in self._engine.lexical.words and clause.startswith(word, start):
                inside.update(range(start + 1, start + len(word)))
        return inside

    def _words(self, rest: str) -> tuple[list[str], list[str]]:
        """The words of `rest` that the shop knows and those that it does not."""
        idle = self._engine.analyzer.stop_words | tastes()["filler"] | tastes()["dislike"]
        plain = spoken("dislike").sub(" ", spoken("filler").sub(" ", rest))
        words = [
            self._core(w, idle) for w in self._engine.analyzer.sequence(plain) if w not in idle
        ]
        known = [word for word in words if self._is_known(word)]
        return known, [word for word in words if word not in known]

    def _core(self, word: str, idle: frozenset[str]) -> str:
        """养猫 → 猫: an unknown word without the idle character it begins with, where that is known."""
        rest = word[1:] if word[0] in idle and not self._is_known(word) else ""
        return rest if rest and self._is_known(rest) else word

    def _is_known(self, word: str) -> bool:
        synonyms = self._engine.analyzer.synonyms.get(word, ())
        return any(term in self._engine.lexical.words for term in (word, *synonyms))

    def _search_wish(self, words: list[str], is_disliked: bool) -> Wish:
        phrase = " ".join(words)
        intents = self._engine.search(SearchRequest(phrase, top=1)).intents
        is_clear = bool(intents) and intents[0].probability >= LEAST_PROBABILITY
        category = intents[0].category if is_clear else ""
        return Wish(WishKind.WORDS, phrase, tuple(words), is_disliked, category)


def _plain(text: str) -> str:
    """The text as it is compared, line ends kept as commas."""
    lines = text[:LONGEST_TEXT].replace("\n", ", ").replace("’", "'")
    return _THOUSANDS.sub("", normalise(lines))


def _without_figures(clause: str) -> tuple[str, str, Prices]:
    """`clause` without a budget in figures, how that was written, and its limits; as it is without one."""
    mention = price_mention(clause) if _MONEY.search(clause) else None
    if mention is None:
        return clause, "", (None, None)
    rest = clause[: mention.start] + " " + clause[mention.end :]
    return rest, clause[mention.start : mention.end].strip(), (mention.low, mention.high)


def _without_refused_levels(clause: str) -> tuple[list[Wish], str]:
    """Wishes for the opposite of what is too dear or not to be cheap, and `clause` without the words."""
    wishes = [
        Wish(WishKind.BUDGET, match.group(), ("dear" if match["cheap"] else "cheap",))
        for match in refused_levels().finditer(clause)
    ]
    return wishes, refused_levels().sub(_blank, clause)


def _without_levels(rest: str, disliked: int) -> tuple[list[Wish], str]:
    """Wishes for what is cheap or dear, and `rest` without the words; who dislikes dear wants cheap."""
    wishes = []
    for meaning, other, pattern in (
        ("cheap", "dear", spoken("cheap", "thrifty")),
        ("dear", "cheap", spoken("dear", "luxury")),
    ):
        for match in pattern.finditer(rest):
            wanted = other if match.start() >= disliked else meaning
            wishes.append(Wish(WishKind.BUDGET, match.group(), (wanted,)))
        rest = pattern.sub(_blank, rest)
    return wishes, rest


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _narrowed(levels: Levels, wishes: list[Wish]) -> Levels:
    """`levels` with what the words say of them; where both exclude each other the words count."""
    for wish in wishes:
        if wish.kind is WishKind.BUDGET and wish.values:
            worded = LEVELS[wish.values[0]]
            both = max(levels[0], worded[0]), min(levels[1], worded[1])
            levels = both if both[0] <= both[1] else worded
    return levels


def _start_of(clause: str, meaning: str) -> int:
    """Where a word of this `meaning` first stands; behind the end where none does."""
    match = spoken(meaning).search(clause)
    return match.start() if match else len(clause)
