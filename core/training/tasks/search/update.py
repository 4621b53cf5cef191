"""An update of a search run: a few steps on what came in since it learned, mixed with what it knew."""

import numpy as np

from core.feedback.behaviour import behaviour
from core.feedback.log import EventSource
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.runs.folders import run_folder
from core.runs.job import Job
from core.runs.reader import RunReader
from core.runs.split import UNTAUGHT, is_held_out
from core.search.fusion import Fusion
from core.search.run import Run
from core.text.sequences import query_sequence
from core.training.click_pairs import Pairs, pairs_from_events
from core.training.networks import Network, SequenceInput
from core.training.tasks.search.batches import QueryBatches
from core.training.tasks.search.shop_words import product_words_of
from core.training.tasks.search.task import SearchTask
from core.training.tasks.search.update_batches import UpdateBatches
from core.training.tasks.search.update_examples import update_examples
from core.training.tasks.two_towers import tower
from core.training.weights import read_weights
from core.workspace import Workspace


class SearchUpdate(SearchTask):
    """The task `search` going on from the run `job.base`: its vocabulary, weights, seed and held-out queries.

    Products that the base never saw are read and ranked like all others.
    """

    def __init__(self, workspace: Workspace, network: Network, job: Job) -> None:
        super().__init__(workspace, network, job)
        self._reader = RunReader.open(run_folder(workspace.runs_dir, job.base), self.name)
        self.base = Run(self._reader)
        self.split = self.base.manifest.held_out_by

    def prepare(self, progress: StageCallback) -> None:
        self.catalogue, self.analyzer, self.corpus = product_words_of(self.workspace, progress)
        reading = QT_TRANSLATE_NOOP("core", "Reading behaviour")
        progress(reading, 0, 1)
        self.update_examples = update_examples(
            self.workspace, self.catalogue, self.job.after, self.job.upto
        )
        queries = [
            query_sequence(self.analyzer, text) for text in self.update_examples.pairs.queries
        ]
        self.vocabulary = self.base.vocabulary
        self._prepare_encoder()
        self._prepare_weights(progress)
        self._prepare_examples(self.update_examples.pairs, queries, progress)

    def _prepare_weights(self, progress: StageCallback) -> None:
        progress(QT_TRANSLATE_NOOP("core", "Building the network"), 0, 1)
        size = len(self.vocabulary)
        spec = SequenceInput(size, int(self.settings["length"]), np.ones(size, np.float32))
        self.model = tower(self.network.build(spec, self.settings), self._dimension)
        read_weights(self.model, self._reader)

    def _measured_pairs(self, pairs: Pairs) -> Pairs:
        """Imported behaviour where there is any: what the base was measured on, too."""
        imported = behaviour(self.workspace, EventSource.IMPORTED)
        return pairs if imported is None else pairs_from_events(imported, self.catalogue)

    def _known_fusion(self) -> Fusion:
        """That of the base: clicks on lists that it ranked itself say nothing fair of how it ranks them."""
        return self.base.fusion

    def _make_batches(self, pairs: Pairs, queries: list[list[str]]) -> QueryBatches:
        taught = ~is_held_out(pairs.queries, self.split, UNTAUGHT)
        return UpdateBatches(
            pairs.for_queries(taught),
            self._batch_source(queries),
            self.update_examples.is_new[taught[pairs.query]],
            self.update_examples.negatives,
        )
