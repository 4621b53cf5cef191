"""The texts of a shop that a teacher reads for a student: what people ask, made queries, and titles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Int32Array
from core.progress import StageCallback
from core.text.sequences import ProductWords, query_sequence
from core.training.tasks.search.batches import InputEncoder
from core.training.tasks.search.distillation import Distillation
from core.training.tasks.search.teachers import SearchTeacher
from core.training.teacher_queries import TeacherQueries
from core.training.teacher_reading import taught_rows


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
        texts = self._asked.texts(self.most - len(rows))
        targets = [teacher.products(rows, progress)]
        if texts:
            targets.append(teacher.queries(texts, progress))
        return Distillation.of(self._ids(rows, texts), np.concatenate(targets), self.seed)

    def sample(self) -> Int32Array:
        """The ids (texts, length) of the texts themselves, for what needs no teacher."""
        rows = taught_rows(len(self.products), self.most, self.seed)
        return self._ids(rows, self._asked.texts(self.most - len(rows)))

    @property
    def _asked(self) -> TeacherQueries:
        synonyms = self.encoder.analyzer.synonyms
        return TeacherQueries(self.products, self.queries, synonyms, self.seed, self.split)

    def _ids(self, rows: Sequence[int], texts: Sequence[str]) -> Int32Array:
        """Ids (texts, length): products first, then queries."""
        products = self.encoder.products[rows]
        sequences = [query_sequence(self.encoder.analyzer, text) for text in texts]
        queries = self.encoder.vocabulary.encode(sequences, products.shape[1])
        return np.concatenate([products, queries])
