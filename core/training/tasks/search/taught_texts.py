"""The texts of a shop that a teacher reads for a student: what people ask, made queries, and titles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Int32Array
from core.progress import StageCallback
from core.runs.split import UNTAUGHT, is_held_out
from core.text.sequences import ProductWords, query_sequence
from core.training.tasks.search.batches import InputEncoder
from core.training.tasks.search.distillation import Distillation
from core.training.tasks.search.teachers import SearchTeacher
from core.training.teacher_reading import PER_PRODUCT, taught_rows
from core.training.title_queries import QueryGenerator, join_words

# Shorter made queries are single words, which the start knows already.
LEAST_WORDS = 2


@dataclass(frozen=True, kw_only=True)
class TaughtTexts:
    """`queries` are texts that people typed, normalised, no judged ones; `most` bounds all together."""

    products: Sequence[ProductWords]
    queries: Sequence[str]
    encoder: InputEncoder
    most: int
    seed: int
    split: int

    def distillation(self, teacher: SearchTeacher, progress: StageCallback) -> Distillation:
        """The texts with what `teacher` says of them; takes the teacher's time."""
        rows = taught_rows(len(self.products), self.most, self.seed)
        texts = self._query_texts(self.most - len(rows))
        targets = [teacher.products(rows, progress)]
        if texts:
            targets.append(teacher.queries(texts, progress))
        return Distillation.of(self._ids(rows, texts), np.concatenate(targets), self.seed)

    def sample(self) -> Int32Array:
        """The ids (texts, length) of the texts themselves, for what needs no teacher."""
        rows = taught_rows(len(self.products), self.most, self.seed)
        return self._ids(rows, self._query_texts(self.most - len(rows)))

    def _query_texts(self, most: int) -> list[str]:
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
        generator = QueryGenerator(self.encoder.analyzer.synonyms, self.seed)
        rows = np.random.default_rng((self.seed, 2)).integers(0, len(self.products), count)
        made = (generator.generate(self.products[row]) for row in rows)
        return [join_words(words) for words in made if len(words) >= LEAST_WORDS]

    def _ids(self, rows: Sequence[int], texts: Sequence[str]) -> Int32Array:
        """Ids (texts, length): products first, then queries."""
        products = self.encoder.products[rows]
        sequences = [query_sequence(self.encoder.analyzer, text) for text in texts]
        queries = self.encoder.vocabulary.encode(sequences, products.shape[1])
        return np.concatenate([products, queries])
