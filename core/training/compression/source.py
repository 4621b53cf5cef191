"""A run to be compressed: its files, checked, and its network as Keras has it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from core.errors import RunError
from core.language import QT_TRANSLATE_NOOP
from core.runs.folders import run_folder
from core.runs.manifest import WEIGHTS
from core.runs.reader import RunReader
from core.task_choices import training_defaults, training_settings
from core.workspace import Workspace

if TYPE_CHECKING:
    import keras

    from core.text.vocabulary import Vocabulary


class CompressedRun:
    """The run called `run` of `workspace`, of the task `search`."""

    def __init__(self, workspace: Workspace, run: str) -> None:
        """Raises RunError where there is no such run, it is of another task, or a file of it is damaged."""
        self.workspace = workspace
        self.reader = RunReader.open(run_folder(workspace.runs_dir, run), "search")
        self.reader.check()
        self.manifest = self.reader.manifest

    @property
    def settings(self) -> dict[str, Any]:
        """Every setting of its training; what an earlier version did not know has its default.

        Raises:
            UserError: there is no such network, or a setting breaks its rule.
        """
        task, network = self.manifest.task, self.manifest.network
        known = training_defaults(task, network)
        stored = self.manifest.job.get("settings", {})
        return training_settings(task, network, {n: stored[n] for n in stored if n in known})

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that it knows."""
        return self.reader.vocabulary()

    def weights(self) -> dict[str, np.ndarray]:
        """Its weights by their names, none where it was kept without."""
        return self.reader.arrays(WEIGHTS) if self.reader.has(WEIGHTS) else {}

    def model(self) -> keras.Model:
        """Its network with its weights.

        Raises:
            RunError: it was kept without weights, or they are not those of this network.
        """
        import keras

        from core.training.networks import NETWORKS, SequenceInput
        from core.training.tasks.two_towers import tower
        from core.training.weights import read_weights

        if not self.reader.has(WEIGHTS):
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The run {run} was kept without weights, so only a student can be made of it; name the"
                    " run that it came from, or --variants student.",
                ),
                run=self.manifest.id,
            )
        # Weights are known by names, which Keras numbers where one has been used.
        keras.utils.clear_session()
        size = len(self.vocabulary)
        spec = SequenceInput(size, self.manifest.length, np.ones(size, np.float32))
        settings = self.settings
        network = NETWORKS[self.manifest.network].build(spec, settings)
        model = tower(network, self.manifest.dimension)
        read_weights(model, self.reader)
        return model
