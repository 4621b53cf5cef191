"""Makes a variant of a run into a folder of its own, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from core.arrays import Int32Array
from core.language import QT_TRANSLATE_NOOP
from core.progress import StageCallback
from core.runs.job import EpochDone, Job
from core.runs.manifest import ENCODER, FUSION, PRODUCT_IDS, PRODUCTS, VOCABULARY, WEIGHTS, Manifest
from core.runs.variants import forget, variant_of, variants_dir
from core.runs.writer import RunWriter
from core.training.compression import plan as plans
from core.training.compression.plan import Plan
from core.training.compression.source import CompressedRun
from core.training.weights import write_weights

if TYPE_CHECKING:
    import keras

    from core.training.compression.taught import TaughtSearch

WRITING = QT_TRANSLATE_NOOP("core", "Writing the model")
# How a file stores the weights of a variant that is the same network: names of `core.training.export`.
STORAGES = {plans.FLOAT32: "float32", plans.INT8: "int8", plans.INT8_FULL: "int8 full"}
# Texts of the shop by which full int8 measures its ranges, a third of them queries; more moved no vector.
SAMPLES = 300
# A pruned network learns as a student does, from where it is: at a third of the rate, for half as long.
PRUNED_EPOCHS = 4
PRUNED_RATE = 0.001
# Keras takes seeds of 32 bits.
SEEDS = 1 << 32


class Maker:
    """Makes the variants of `plan` of one run; its network is built once."""

    def __init__(self, source: CompressedRun, plan: Plan, progress: StageCallback) -> None:
        self.source = source
        self.plan = plan
        self._progress = progress
        self._model: keras.Model | None = None

    def make(self, name: str) -> Path:
        """The folder of the variant called `name`, made anew.

        Raises:
            UserError: the run or the shop lacks what it takes; a sentence says what.
        """
        began = perf_counter()
        if name in STORAGES:
            return self._stored(name, began)
        task = self._pruned() if name == plans.PRUNED else self._student()
        import keras

        keras.utils.clear_session()
        keras.utils.set_random_seed(task.seed)
        task.prepare(self._progress)
        task.learn(self._progress)
        self._progress(WRITING, 0, 1)

        def write(folder: Path) -> None:
            write_weights(task.model, folder / WEIGHTS)
            task.write_epoch(folder)

        manifest = replace(self._manifest(name), **_facts(task))
        return self._write(manifest, task.write_common, write, began)

    def _stored(self, name: str, began: float) -> Path:
        """The run's own network with its weights stored in another way; its products keep their vectors.

        They are read once, so that nothing is gained by reading them less exactly.
        """
        from core.training.export import write_litert

        self._progress(WRITING, 0, 1)
        if self._model is None:
            self._model = self.source.model()
        model, length = self._model, self.source.manifest.length
        samples = self._samples() if name == plans.INT8_FULL else None
        source = self.source.reader

        def write(folder: Path) -> None:
            for file in (PRODUCTS, FUSION):
                if source.has(file):
                    shutil.copyfile(source.artefacts / file, folder / file)
            write_litert(model, length, folder / ENCODER, STORAGES[name], samples)

        def write_common(folder: Path) -> None:
            for file in (VOCABULARY, PRODUCT_IDS):
                shutil.copyfile(source.folder / file, folder / file)

        return self._write(self._manifest(name), write_common, write, began)

    def _samples(self) -> Int32Array:
        """Ids (n, length) of titles and queries of the shop, none of them held out."""
        from core.training.tasks.search.batches import InputEncoder
        from core.training.tasks.search.shop_words import listed_queries, shop_words
        from core.training.tasks.search.taught_texts import TaughtTexts

        manifest, vocabulary = self.source.manifest, self.source.vocabulary
        words = shop_words(self.source.workspace, self._progress)
        products = words.corpus.products
        ids = vocabulary.encode([product.sequence for product in products], manifest.length)
        return TaughtTexts(
            products=products,
            queries=[*words.pairs.queries, *listed_queries(self.source.workspace)],
            encoder=InputEncoder(words.analyzer, vocabulary, manifest.length, ids),
            most=SAMPLES,
            seed=self._seed,
            split=manifest.held_out_by,
        ).sample()

    def _student(self) -> TaughtSearch:
        from core.training.compression.taught import TaughtSearch

        network, settings = self.plan.student_job(self.source.manifest)
        return TaughtSearch(self.source.workspace, self.source, self._job(network, settings))

    def _pruned(self) -> TaughtSearch:
        from core.training.compression.taught import PrunedSearch

        manifest = self.source.manifest
        settings = {
            **self.source.settings,
            "teacher": manifest.id,
            "teacher_texts": plans.STUDENT_DEFAULTS["teacher_texts"],
            "epochs": PRUNED_EPOCHS,
            "learning_rate": PRUNED_RATE,
        }
        job = self._job(manifest.network, settings)
        task = PrunedSearch(self.source.workspace, self.source, job)
        task.sparsity = self.plan.sparsity
        return task

    def _job(self, network: str, settings: dict[str, Any]) -> Job:
        return Job(plans.TASK, network, self._seed, settings)

    @property
    def _seed(self) -> int:
        return int(self.source.manifest.job.get("seed", Job().seed)) % SEEDS

    def _manifest(self, name: str) -> Manifest:
        """That of the run, but for what is another in its variant."""
        origin = self.source.manifest
        return replace(
            origin,
            id=self.plan.run_name(name, origin),
            variant=variant_of(origin.id, self.plan.what(name, origin)),
            job={**origin.job, "base": ""},
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            state="training",
            epochs=[],
            best_epoch=0,
            metrics={},
            baseline={},
            hashes={},
            split=origin.held_out_by,
        )

    def _write(
        self,
        manifest: Manifest,
        write_common: Callable[[Path], None],
        write: Callable[[Path], None],
        began: float,
    ) -> Path:
        folder = variants_dir(self.source.workspace)
        folder.mkdir(parents=True, exist_ok=True)
        forget(folder / manifest.id)
        writer = RunWriter(folder, manifest)
        try:
            write_common(writer.folder)
            with writer.epoch(1) as epoch:
                write(epoch)
            writer.complete_epoch(_done(perf_counter() - began))
            writer.finish("finished", perf_counter() - began)
        finally:
            writer.close()
        return folder / manifest.id


def _facts(task: TaughtSearch) -> dict[str, Any]:
    """What the manifest of a variant that was taught says otherwise than its origin's."""
    facts = asdict(task.facts())
    return {
        **facts,
        "network": task.job.network,
        "job": asdict(task.job),
        "parameters": int(task.model.count_params()),
    }


def _done(seconds: float) -> EpochDone:
    """The one epoch of a variant; what it is worth is measured later."""
    return EpochDone(
        epoch=1,
        step=0,
        loss=None,
        accuracy=None,
        validation_loss=None,
        validation_accuracy=None,
        metrics={},
        is_best=True,
        seconds=seconds,
    )
