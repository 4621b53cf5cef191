"""What the runs of one shop learned, reckoned once: for a window that asks again and again."""

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property
from threading import Lock
from typing import TypeVar

import numpy as np

from core.arrays import BoolArray
from core.data.catalogue import catalogue_of
from core.explain.model.kernels import Kernel, Progress, kernels_of
from core.explain.model.neighbours import (
    Neighbourhood,
    Table,
    first_table,
    learned_table,
    neighbourhood,
)
from core.explain.model.read_texts import ReadTexts, read_texts
from core.explain.model.reading import Reading, read_query
from core.explain.model.stored import StoredModel, open_model, shown_names
from core.text.analysis import Analyzer
from core.workspace import Workspace

# What is kept of the runs that were looked at last: a model is some megabytes.
MOST_KEPT = 12
Made = TypeVar("Made")
Key = tuple[str, ...]


class Insight:
    """Looks into the runs of `workspace`. Safe between threads; what takes long is best asked in one."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._kept: OrderedDict[Key, object] = OrderedDict()
        self._lock = Lock()

    def model(self, run: str, epoch: int = 0) -> StoredModel:
        """The run as it was after `epoch`, by default its best; as `open_model`."""
        return self._once(
            ("model", run, str(epoch)), lambda: open_model(self.workspace, run, epoch)
        )

    def names(self, model: StoredModel) -> list[str]:
        """What people call each of the names of `model`."""
        run = model.manifest.id
        return self._once(("names", run), lambda: shown_names(model, self.workspace))

    def texts(self, model: StoredModel, progress: Progress) -> ReadTexts:
        """What the run reads; as `read_texts`."""
        return self._once(
            ("texts", model.manifest.id),
            lambda: read_texts(self.workspace, model, lambda _, done, total: progress(done, total)),
        )

    def kernels(self, model: StoredModel, layer: str, progress: Progress) -> list[Kernel]:
        """The filters of a convolution with their n-grams; as `kernels_of`."""
        model.require_weights()
        texts = self.texts(model, progress)
        return self._once(
            ("kernels", model.manifest.id, str(model.epoch), layer),
            lambda: kernels_of(model, layer, texts, progress),
        )

    def reading(self, model: StoredModel, text: str) -> Reading:
        """What a query sets off; as `read_query`."""
        return read_query(model, self.analyzer, text)

    def neighbours(
        self, model: StoredModel, name: int, only_words: bool, progress: Progress
    ) -> Neighbourhood:
        """What is near a name before and after; with `only_words`, of what titles and queries say as a word.

        Raises:
            UserError: as `learned_table` and `read_texts`.
        """
        before, after = self.tables(model)
        wanted = self._said(model, progress) if only_words else None
        return neighbourhood(before, after, name, wanted)

    def tables(self, model: StoredModel) -> tuple[Table | None, Table]:
        """The vectors that the run began with, where they are known, and those of the epoch."""
        run, epoch = model.manifest.id, str(model.epoch)
        after = self._once(("after", run, epoch), lambda: learned_table(model))
        before = self._once(("before", run, epoch), lambda: first_table(self.workspace, model))
        return before, after

    @cached_property
    def analyzer(self) -> Analyzer:
        """What cuts queries into words."""
        return Analyzer.for_catalogue(catalogue_of(self.workspace))

    def _said(self, model: StoredModel, progress: Progress) -> BoolArray:
        """Which names stand as a word in what the run reads, (names,)."""
        texts = self.texts(model, progress)
        column = texts.ids if texts.ids.ndim == 1 else texts.ids[:, 0]
        counts = np.bincount(column, minlength=model.first + len(model.names))
        return np.asarray(counts[model.first :] > 0)

    def _once(self, key: Key, make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return made
