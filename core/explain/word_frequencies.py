"""How many products hold each word, read from an index as it is asked for."""

from collections.abc import Iterator, Mapping

from core.search.postings import Postings


class WordFrequencies(Mapping[str, float]):
    """Word → products, as a speller weighs words; a copy of all would take longer than most searches."""

    def __init__(self, words: Postings) -> None:
        self._words = words

    def __getitem__(self, word: str) -> float:
        if word not in self._words:
            raise KeyError(word)
        return float(len(self._words.lookup(word)[0]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._words.terms)

    def __len__(self) -> int:
        return len(self._words.terms)
