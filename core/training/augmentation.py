"""Training texts changed by chance, so that a network reads what is written otherwise as the same.

What happens to a text follows from the seed, the number of the pass and its position alone: a training that
goes on after a pause meets the same texts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from random import Random
from typing import Any

import numpy as np

from core.arrays import BoolArray
from core.runs.split import UNTAUGHT, is_held_out
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.text.respelling import homophones, respelt_model, traditional, with_homophone
from core.text.sequences import ProductWords
from core.training.title_queries import misspelt

# What may happen to a text, in this order; the rate of each is the setting of this name behind `augment_`.
KINDS = ("drop", "swap", "synonym", "typo", "homophone", "traditional", "model")
PREFIX = "augment_"
# Of a long text one word in so many is changed.
WORDS_PER_CHANGE = 10
# Keeps this chance apart from that of batches, which is drawn from seed and pass as well.
_STREAM = 23


@dataclass(frozen=True)
class Changed:
    """A text as it is learned, the `words` of the original that are left, and the `kinds` of changes."""

    text: str
    words: list[str]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Augmentation:
    """How often each of `KINDS` happens to a text, and what is needed for it.

    `alike` holds for characters those that sound the same, and `is_untaught` tells which texts no training
    may learn from: a change never makes one of these.
    """

    rates: tuple[float, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    alike: Mapping[str, list[str]]
    seed: int
    is_untaught: Callable[[Sequence[str]], BoolArray]

    @classmethod
    def of(
        cls,
        settings: Mapping[str, Any],
        synonyms: Mapping[str, tuple[str, ...]],
        texts: Callable[[], Iterable[str]],
        seed: int,
        is_untaught: Callable[[Sequence[str]], BoolArray],
    ) -> "Augmentation | None":
        """As `settings` say, None where nothing is to be changed; `texts` have the characters to mistake."""
        rates = tuple(float(settings[PREFIX + kind]) for kind in KINDS)
        if not any(rates):
            return None
        alike: dict[str, list[str]] = {}
        if settings[PREFIX + "homophone"]:
            alike = homophones(set(chain.from_iterable(texts())))
        return cls(rates, synonyms, alike, seed, is_untaught)

    def changes(
        self, count: int, number: int, read: Callable[[int], tuple[str, list[str]]], part: int = 0
    ) -> dict[int, Changed]:
        """Those of `count` texts that pass `number` changes, by their positions.

        Args:
            read: the text at a position and its words.
            part: tells texts of one kind from others that are counted from 0 as well.
        """
        random = np.random.default_rng((self.seed, number, _STREAM, part))
        happens = random.random((count, len(KINDS))) < np.array(self.rates)
        changed: dict[int, Changed] = {}
        for position in np.flatnonzero(happens.any(axis=1)).tolist():
            text, words = read(position)
            kinds = [kind for kind, hit in zip(KINDS, happens[position], strict=True) if hit]
            chance = Random(f"{self.seed}:{number}:{part}:{position}")
            found = self._changed(text, words, kinds, chance)
            if found.kinds:
                changed[position] = found
        untaught = self.is_untaught([normalise(one.text) for one in changed.values()])
        return {
            position: one
            for (position, one), is_kept in zip(changed.items(), untaught, strict=True)
            if not is_kept
        }

    def _changed(
        self, text: str, words: list[str], kinds: Sequence[str], chance: Random
    ) -> Changed:
        pieces = _Pieces(text, words)
        times = max(1, len(words) // WORDS_PER_CHANGE)
        done = [kind for kind in kinds if self._change(pieces, kind, times, chance)]
        return Changed(pieces.text, pieces.left, tuple(done))

    def _change(self, pieces: "_Pieces", kind: str, times: int, chance: Random) -> bool:
        """Let `kind` happen `times` times; whether anything came of it."""
        before = pieces.text
        for _ in range(1 if kind in ("traditional", "model") else times):
            match kind:
                case "drop":
                    pieces.drop(chance)
                case "swap":
                    pieces.swap(chance)
                case "synonym":
                    pieces.replace(chance, self._has_synonym, self._synonym)
                case "typo":
                    pieces.replace(chance, _may_be_misspelt, misspelt)
                case "homophone":
                    pieces.rewrite(with_homophone(pieces.text, self.alike, chance))
                case "traditional":
                    pieces.rewrite(traditional(pieces.text))
                case "model":
                    pieces.rewrite(respelt_model(pieces.text, chance))
        return pieces.text != before

    def _has_synonym(self, word: str) -> bool:
        return bool(self.synonyms.get(word))

    def _synonym(self, word: str, chance: Random) -> str:
        chosen = chance.choice(self.synonyms[word])
        return f" {chosen} " if chosen.isascii() else chosen


def search_augmentation(
    settings: Mapping[str, Any],
    analyzer: Analyzer,
    products: Sequence[ProductWords],
    seed: int,
    split: int,
) -> Augmentation | None:
    """How queries of a shop are changed, whose texts are held out by `split`."""
    return Augmentation.of(
        settings,
        analyzer.synonyms,
        lambda: (word for product in products for word in product.title),
        seed,
        lambda texts: is_held_out(texts, split, UNTAUGHT),
    )


def _may_be_misspelt(word: str) -> bool:
    """Not 500ml, which were 50ml then: another thing and no slip."""
    return len(word) > 2 and not any(map(str.isdigit, word))


class _Pieces:
    """A text cut into its words and what stands between them."""

    def __init__(self, text: str, words: Sequence[str]) -> None:
        self._pieces: list[str] = []
        # Where in the pieces a word stands, and which one it was.
        self._words: dict[int, str] = {}
        self._missing: list[str] = []
        end = 0
        for word in words:
            start = text.find(word, end)
            if start < 0:
                # Read as it is not written: 2000ml of 2升.
                self._missing.append(word)
                continue
            self._pieces += [text[end:start], word]
            self._words[len(self._pieces) - 1] = word
            end = start + len(word)
        self._pieces.append(text[end:])

    @property
    def text(self) -> str:
        return " ".join("".join(self._pieces).split())

    @property
    def left(self) -> list[str]:
        """The words that still stand there, or something that means the same."""
        return [*self._words.values(), *self._missing]

    def drop(self, chance: Random) -> None:
        if len(self._words) > 1:
            place = chance.choice(list(self._words))
            del self._words[place]
            self._pieces[place] = ""

    def swap(self, chance: Random) -> None:
        if len(self._words) > 1:
            one, other = chance.choice(list(pairwise(self._words)))
            pieces, words = self._pieces, self._words
            pieces[one], pieces[other] = pieces[other], pieces[one]
            words[one], words[other] = words[other], words[one]

    def replace(
        self, chance: Random, may: Callable[[str], bool], new: Callable[[str, Random], str]
    ) -> None:
        """Write one of the words that `may` be as `new` has it."""
        places = [place for place in self._words if may(self._pieces[place].strip())]
        if places:
            place = chance.choice(places)
            self._pieces[place] = new(self._pieces[place].strip(), chance)

    def rewrite(self, text: str) -> None:
        """Write all anew; what comes after it goes by the whole text."""
        self._pieces = [text]
