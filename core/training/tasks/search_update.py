"""The task `search` learned on: an active run and what shoppers have done since it learned last.

Vocabulary, settings and weights are those of the base run. New pairs of query and product count more, and a
draw of the earlier ones is learned again beside them, or the network would forget those.
"""

from typing import ClassVar

import numpy as np
import numpy.typing as npt

from core.feedback.log import FeedbackLog
from core.search.run import VOCABULARY, Run, epoch_folder
from core.search.run_folders import folder_of
from core.text.vocabulary import Vocabulary
from core.training.examples import Pairs, pairs_from_events
from core.training.shop_words import Tick
from core.training.tasks.base import Validation
from core.training.tasks.search import SearchTask
from core.training.weights import load_weights

# How much more a new pair counts than one that the base has learned already.
FRESH = 3.0
# Earlier pairs learned again for each new one, and at least.
REPLAY = 8
LEAST_REPLAY = 20_000


class SearchUpdate(SearchTask):
    """See the module."""

    name: ClassVar[str] = "search"

    def prepare(self, tick: Tick) -> None:
        self._epochs = 0
        self.base = Run.load(folder_of(self.workspace.runs_dir, self.job.base))
        super().prepare(tick)

    def _made_vocabulary(self, asked: list[list[str]]) -> Vocabulary:
        return Vocabulary.load(self.base.folder / VOCABULARY)

    def _prepare_model(self, asked: list[list[str]], tick: Tick) -> None:
        super()._prepare_model(asked, tick)
        load_weights(self.model, epoch_folder(self.base.folder, self.base.epoch))

    def _learned(self, pairs: Pairs) -> Pairs:
        fresh = self._fresh(pairs)
        weights = np.where(fresh, FRESH, 1.0).astype(np.float32) * pairs.weight
        kept = fresh | self._replayed(fresh)
        return Pairs(
            pairs.queries, pairs.query[kept], pairs.row[kept], weights[kept], pairs.grade[kept]
        )

    def _fresh(self, pairs: Pairs) -> npt.NDArray[np.bool_]:
        """Which of the pairs came in, or were met again, since the base learned."""
        log = FeedbackLog.reader(self.workspace)
        if log is None:
            return np.zeros(len(pairs), bool)
        with log:
            events = log.table(self.job.after, self.job.upto)
        new = pairs_from_events(events, self.catalogue)
        place_of = {text: place for place, text in enumerate(pairs.queries)}
        query = np.array([place_of.get(text, -1) for text in new.queries], np.int64)[new.query]
        size = len(self.catalogue)
        return np.isin(pairs.query.astype(np.int64) * size + pairs.row, query * size + new.row)

    def _replayed(self, fresh: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        earlier = np.flatnonzero(~fresh)
        count = min(len(earlier), max(LEAST_REPLAY, REPLAY * int(fresh.sum())))
        drawn = np.random.default_rng(self.seed).choice(earlier, count, replace=False)
        kept = np.zeros(len(fresh), bool)
        kept[drawn] = True
        return kept

    def validate(self, tick: Tick) -> Validation:
        """As in a training, but the last epoch counts: the verdict's queries must not choose one."""
        measured = super().validate(tick)
        self._epochs += 1
        return Validation(measured.loss, measured.accuracy, measured.metrics, self._epochs)
