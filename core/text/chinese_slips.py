"""What a run of Chinese characters may have been meant for."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from core.text import lexicon
from core.text.known_words import KnownWords, likeliest
from core.text.reading import Reading, Readings, best_readings
from core.text.similar_words import LONGEST_CHINESE, SAME_SOUND

# A character that no known word covers: less likely than any slip.
_UNKNOWN_CHARACTER = 16.0


def as_typed(known: KnownWords, run: str) -> Reading:
    """The likeliest reading of `run` without a slip."""
    return best_readings(len(run), LONGEST_CHINESE, _literal(known, run))[0]


def doubtful(known: KnownWords, words: Sequence[str]) -> list[bool]:
    """For each character of `words` whether it stands alone, beside neighbours that no product has there."""
    doubts: list[bool] = []
    for place, word in enumerate(words):
        is_single = len(word) == 1 and word not in lexicon.stop_words()
        pairs = (words[max(0, place - 1) : place + 1], words[place : place + 2])
        is_strange = is_single and not all(map(known.evidence.together, pairs))
        doubts += [is_strange] * len(word)
    return doubts


def with_slips(known: KnownWords, literal: Reading) -> list[Reading]:
    """The likeliest readings in which no character is doubtful any more, `literal` beside them."""
    run = "".join(literal.words)
    doubts = doubtful(known, literal.words)
    without_slips = _literal(known, run)
    around = _by_start(literal.words)

    def readings(start: int, end: int) -> Iterator[Reading]:
        yield from without_slips(start, end)
        if not any(doubts[start:end]):
            return
        if end - start > 1:
            yield from known.likely(known.chinese.near(run[start:end]))
        else:
            yield from _single_slips(known, *around[start])

    best = best_readings(len(run), LONGEST_CHINESE, readings)
    return [literal, *(reading for reading in best if _is_plausible(known, reading, literal))]


def homophones(known: KnownWords, word: str) -> list[Reading]:
    """Known words that sound exactly like `word`, all but one character the same."""
    near = known.chinese.near(word).items()
    return known.likely({other: cost for other, cost in near if cost <= SAME_SOUND})


def _literal(known: KnownWords, run: str) -> Readings:
    """Reads each span as it stands."""

    def readings(start: int, end: int) -> Iterator[Reading]:
        word = run[start:end]
        if word in known.weights:
            yield Reading((word,), 0.0, known.rarity(word))
        elif len(word) == 1:
            yield Reading((word,), 0.0, _UNKNOWN_CHARACTER)
        elif known.evidence.is_word(word):
            yield Reading((word,), 0.0, known.rarest)

    return readings


def _single_slips(known: KnownWords, before: str, character: str, after: str) -> list[Reading]:
    """What a character between two words may be meant for: another that products have there."""
    readings: list[Reading] = []
    for other, cost in known.chinese.alike(character).items():
        pairs = [[before, other]] * bool(before) + [[other, after]] * bool(after)
        rarities = [known.rarity_together(pair) for pair in pairs]
        held = [rarity for rarity in rarities if rarity is not None]
        if held and len(held) == len(pairs):
            readings.append(Reading((other,), cost, max(held)))
    return likeliest(readings)


def _is_plausible(known: KnownWords, reading: Reading, literal: Reading) -> bool:
    """Whether no doubt is left, and products have each new word with one beside it."""
    words = reading.words
    if any(doubtful(known, words)):
        return False
    beside = (
        [words[max(0, place - 1) : place + 1], words[place : place + 2]]
        for place, word in enumerate(words)
        if word not in literal.words and len(words) > 1
    )
    return all(
        any(len(pair) > 1 and known.evidence.together(pair) for pair in pairs) for pairs in beside
    )


def _by_start(words: Sequence[str]) -> dict[int, tuple[str, str, str]]:
    """Where each word begins → the word before, itself, the word after; empty where there is none."""
    starts = accumulate(map(len, words), initial=0)
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return dict(zip(starts, around, strict=False))
