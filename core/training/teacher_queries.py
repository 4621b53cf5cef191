"""The queries of a shop that a teacher reads for a student: what people ask, and made ones; no TensorFlow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.runs.split import UNTAUGHT, is_held_out
from core.text.sequences import ProductWords
from core.training.teacher_reading import PER_PRODUCT
from core.training.title_queries import QueryGenerator, join_words

# Shorter made queries are single words, which the start knows already.
LEAST_WORDS = 2


@dataclass(frozen=True)
class TeacherQueries:
    """`queries` are texts that people typed, normalised, no judged ones."""

    products: Sequence[ProductWords]
    queries: Sequence[str]
    synonyms: Mapping[str, tuple[str, ...]]
    seed: int
    split: int

    def texts(self, most: int) -> list[str]:
        """Up to `most` queries: what people typed first, then made ones, none that is held out."""
        typed = self._taught(self.queries)[:most]
        room = min(most - len(typed), PER_PRODUCT * len(self.products))
        made = self._taught(self._made_queries(2 * room))[:room]
        return list(dict.fromkeys([*typed, *made]))[:most]

    def _taught(self, texts: Sequence[str]) -> list[str]:
        """Those of `texts` that may be learned from, each once."""
        different = list(dict.fromkeys(texts))
        held_out = is_held_out(different, self.split, UNTAUGHT)
        return [text for text, is_kept in zip(different, held_out, strict=True) if not is_kept]

    def _made_queries(self, count: int) -> list[str]:
        generator = QueryGenerator(self.synonyms, self.seed)
        rows = np.random.default_rng((self.seed, 2)).integers(0, len(self.products), count)
        made = (generator.generate(self.products[row]) for row in rows)
        return [join_words(words) for words in made if len(words) >= LEAST_WORDS]
