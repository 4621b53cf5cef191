"""What a query says besides words to find: prices, what it refuses, sizes.

`手机 500元以内 不要黑色` asks for 手机 under two conditions. The words of a price and of a refusal are not
searched for; a size stays among the words, for it is what titles say.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from core.text.analysis import Analyzer
from core.text.exclusion import Refusal, refusals
from core.text.normalise import normalise
from core.text.price_levels import level_mention
from core.text.prices import price_mention
from core.text.sizes import size_mentions

# Most queries hold none of these, and are done with here.
_CUE = re.compile(
    r"[\d¥$€£<>≤≥贵码号非百千万十]|便宜|实惠|价|高端|昂|不|别要|除|(?:^|\s)[-\u2212\u2013]|[a-z]"
)
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』')
_ENDS = re.compile(r"^[\s的,，、;；]+|[\s,，、;；]+$")


class ConditionKind(StrEnum):
    """What a condition is about."""

    PRICE = "price"
    LEVEL = "level"
    EXCLUDED = "excluded"
    SIZE = "size"


@dataclass(frozen=True)
class Condition:
    """One condition, with the `phrase` of the normalised query that says it.

    `low` and `high` are limits of a price, None where open. `values` are `cheap`, `modest` or `dear`, the
    things that are refused, or the size as an index knows it.
    """

    kind: ConditionKind
    phrase: str
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    @property
    def key(self) -> str:
        """By which a condition that was taken away is known again."""
        return f"{self.kind}:{self.phrase}"


@dataclass(frozen=True)
class Reading:
    """A query as it was read: `text` is what is searched for under these `conditions`."""

    text: str
    conditions: tuple[Condition, ...] = ()

    def without(self, ignored: Sequence[str]) -> tuple[Condition, ...]:
        """The conditions but those whose keys are `ignored`."""
        return tuple(condition for condition in self.conditions if condition.key not in ignored)

    def spelt(self, spelling: str) -> str:
        """Another `spelling` of the text with the conditions that were typed; nothing of nothing."""
        phrases = [c.phrase for c in self.conditions if c.kind is not ConditionKind.SIZE]
        return " ".join([spelling, *phrases]) if spelling else ""


# Whether a refusal that is unsure is meant as one.
IsMeant = Callable[[Refusal, str], bool]


def read_query(
    analyzer: Analyzer, text: str, is_meant: IsMeant, has_prices: bool = True
) -> Reading:
    """Normalised `text` without the words of its conditions, and these. What stands in quotes is not read.

    Where nothing `has_prices`, what speaks of them are words like others.
    """
    if not _CUE.search(text):
        return Reading(text)
    draft = _Draft(text)
    # Levels before refusals: 不要太贵 refuses no thing.
    conditions = [*_levels(draft, analyzer), *_prices(draft)] if has_prices else []
    conditions += [*_refused(draft, analyzer, is_meant), *_sizes(draft)]
    return Reading(draft.kept(), tuple(dict.fromkeys(conditions)))


class _Draft:
    """A query while it is read: `unread` has spaces where something was read or is quoted."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_taken = bytearray(len(text))
        self.unread = _QUOTED.sub(lambda match: " " * len(match.group()), text)

    def take(self, start: int, end: int) -> str:
        """The phrase from `start` to `end`, which is searched for no more, nor the 的 behind it."""
        phrase = self._text[start:end].strip()
        end += self._text.startswith("的", end)
        self._is_taken[start:end] = b"\1" * (end - start)
        self.unread = self.unread[:start] + " " * (end - start) + self.unread[end:]
        return phrase

    def phrase(self, start: int, end: int) -> str:
        """The same, still searched for."""
        return self._text[start:end]

    def kept(self) -> str:
        """What is left to search for."""
        if not any(self._is_taken):
            return self._text
        letters = (" " if taken else c for c, taken in zip(self._text, self._is_taken, strict=True))
        return _ENDS.sub("", " ".join("".join(letters).split()))


def _levels(draft: _Draft, analyzer: Analyzer) -> Iterator[Condition]:
    def is_word(word: str) -> bool:
        return word in analyzer.sequence(draft.unread)

    while level := level_mention(draft.unread, is_word):
        start, end, meaning = level
        yield Condition(ConditionKind.LEVEL, draft.take(start, end), (meaning,))


def _prices(draft: _Draft) -> Iterator[Condition]:
    while price := price_mention(draft.unread):
        phrase = draft.take(price.start, price.end)
        yield Condition(ConditionKind.PRICE, phrase, (), price.low, price.high)


def _refused(draft: _Draft, analyzer: Analyzer, is_meant: IsMeant) -> Iterator[Condition]:
    for refusal in refusals(analyzer, draft.unread):
        phrase = draft.phrase(refusal.start, refusal.end).strip()
        if not refusal.is_unsure or is_meant(refusal, phrase):
            draft.take(refusal.start, refusal.end)
            yield Condition(ConditionKind.EXCLUDED, phrase, refusal.things)


def _sizes(draft: _Draft) -> Iterator[Condition]:
    """Sizes, whose own words are searched for: XL of 尺码 XL."""
    for size in size_mentions(draft.unread):
        yield Condition(ConditionKind.SIZE, draft.phrase(size.start, size.end), (size.word,))
        first, last = size.written
        draft.take(size.start, first)
        draft.take(last, size.end)


def still_said(keys: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of the `keys` of conditions whose phrases stand in `text`, however it is written."""
    if not keys:
        return ()
    plain = normalise(text)
    return tuple(key for key in keys if key.partition(":")[2] in plain)
