"""What the task `search` will learn from."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.data.catalogue import Catalogue, catalogue_of
from core.feedback.behaviour import behaviour, behaviour_version
from core.runs.job import Job
from core.runs.split import SPLIT, UNTAUGHT, is_held_out
from core.task_choices import PRETRAINED as ENCODER_NETWORK
from core.text.analysis import Analyzer
from core.training.click_pairs import Pairs, counted_pairs
from core.training.corpus import Corpus, corpus, corpus_file
from core.training.epoch_length import PassSize, pairs_pass, taught_held_out, taught_pass
from core.training.forecast.counts import Counted, Split, remembered
from core.training.rewordings import ShopTitles, reworded_queries
from core.training.tasks.search.held_out import LEAST_QUERIES, graded_queries, query_limit
from core.training.tasks.search.shop_words import listed_queries, require_products
from core.training.teacher_queries import TeacherQueries
from core.training.teacher_reading import (
    NONE,
    PER_PRODUCT,
    require_use,
    start_for,
    taught_rows,
    teacher_name,
)
from core.workspace import Workspace

# The titles of more products are not cut into words for the sake of a count; they may have been before.
FEW_PRODUCTS = 2_000
Words = tuple[Analyzer, Corpus]


@dataclass(frozen=True)
class _PairCounts:
    """Pairs by what becomes of them, those of all texts, and the pairs that are measured (None: made)."""

    everything: int
    split: Split
    measured: int | None


class SearchCount:
    """Counts for one job of a workspace, every setting resolved."""

    def __init__(self, workspace: Workspace, job: Job, settings: Mapping[str, Any]) -> None:
        self.workspace = workspace
        self.job = job
        self.settings = settings
        self.catalogue: Catalogue = catalogue_of(workspace)
        require_products(len(self.catalogue))
        self._version = workspace.content_hash("products"), behaviour_version(workspace)

    def counted(self) -> Counted:
        """The counts of the job.

        Raises:
            DataError: there is too little to learn from, or nothing would come of a setting.
        """
        pairs = self._remembered("pairs", self._count_pairs)
        taught, products = pairs.split.learned, len(self.catalogue)
        held_out, is_exact = self._held_out(pairs)
        size = pairs_pass(taught, products, int(self.settings["batch_size"]))
        if self.job.network == ENCODER_NETWORK:
            return Counted(PassSize(products, products, 1), held_out, pairs.split, (), is_exact)
        if self._is_taught(pairs.everything):
            require_use(self.settings, is_alone=not taught)
            texts, is_counted = self._teacher_texts()
            is_exact = is_counted and (is_exact or not taught)
            held_out = taught_held_out(texts) + (held_out if taught else 0)
            size = size if taught else taught_pass(texts)
        return Counted(size, held_out, pairs.split, (), is_exact)

    def _remembered(self, what: Hashable, count: Any) -> Any:
        return remembered(self.workspace, ("search", what, *self._version), count)

    def _pairs(self) -> Pairs:
        return counted_pairs(behaviour(self.workspace), self.catalogue)

    def _count_pairs(self) -> _PairCounts:
        pairs = self._pairs()
        held = is_held_out(pairs.queries, SPLIT)
        kept = pairs.for_queries(held)
        taught = len(pairs.for_queries(~is_held_out(pairs.queries, SPLIT, UNTAUGHT)))
        texts, grades = graded_queries(kept, query_limit(len(self.catalogue)))
        measured = sum(map(len, grades)) if len(texts) >= LEAST_QUERIES else None
        split = Split("pairs", taught, len(kept), len(pairs) - taught - len(kept))
        return _PairCounts(len(pairs), split, measured)

    def _held_out(self, pairs: _PairCounts) -> tuple[int, bool]:
        """How many pairs are measured, and whether that is exact."""
        if pairs.measured is not None:
            return pairs.measured, True
        limit = query_limit(len(self.catalogue))
        if not self._is_cut():
            return limit, False
        made: int = self._remembered(("made", limit), lambda: self._count_made(limit))
        return made, True

    def _count_made(self, limit: int) -> int:
        analyzer, words = self._words()
        titles = ShopTitles(self.catalogue, analyzer, words.products)
        return len(reworded_queries(titles, SPLIT, lambda texts: is_held_out(texts, SPLIT), limit))

    def _is_taught(self, pairs: int) -> bool:
        start = start_for(self.job.network, self.settings)
        return teacher_name(str(self.settings["teacher"]), start, pairs) != NONE

    def _teacher_texts(self) -> tuple[int, bool]:
        """How many texts the teacher reads, and whether that is exact."""
        most, seed = int(self.settings["teacher_texts"]), self.job.seed
        titles = len(taught_rows(len(self.catalogue), most, seed))
        if not self._is_cut():
            return titles + min(most - titles, PER_PRODUCT * len(self.catalogue)), False
        listed = self.workspace.content_hash("queries"), self.workspace.content_hash("qrels")
        queries: int = self._remembered(
            ("taught", most, seed, *listed), lambda: self._count_queries(most - titles)
        )
        return titles + queries, True

    def _count_queries(self, most: int) -> int:
        analyzer, words = self._words()
        asked = [*self._pairs().queries, *listed_queries(self.workspace)]
        made = TeacherQueries(words.products, asked, analyzer.synonyms, self.job.seed, SPLIT)
        return len(made.texts(most))

    def _is_cut(self) -> bool:
        """Whether the titles have been cut into words, or can be at once."""
        if len(self.catalogue) <= FEW_PRODUCTS:
            return True
        file: Path = self._remembered("file", self._corpus_file)
        return file.exists()

    def _corpus_file(self) -> Path:
        analyzer = Analyzer.for_catalogue(self.catalogue)
        return corpus_file(self.catalogue, analyzer, self.workspace.cache_dir)

    def _words(self) -> Words:
        analyzer = Analyzer.for_catalogue(self.catalogue)
        cache = self.workspace.cache_dir
        return analyzer, corpus(self.catalogue, analyzer, cache, lambda done, total: None)
