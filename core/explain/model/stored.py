"""A run as something to look into: its layers, its weights by name, and what its ids stand for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from core.arrays import Array, Float32Array
from core.data.catalogue import Catalogue, catalogue_of
from core.errors import RunError
from core.explain.model.drawing import ModelFacts, model_drawing
from core.explain.model.layers import Drawing
from core.language import QT_TRANSLATE_NOOP
from core.recommend.sequences import FIRST
from core.runs.folders import run_folder
from core.runs.kept import kept_epochs
from core.runs.manifest import PRODUCT_ENCODER, PRODUCTS, VOCABULARY, Manifest
from core.runs.reader import RunReader
from core.runs.weights import has_weights, stored_weights
from core.task_choices import PRETRAINED, training_defaults, training_settings
from core.text.vocabulary import Vocabulary
from core.workspace import Workspace

# What is to be said beside a drawing, as keys of the sentences in the window.
NO_WEIGHTS, OTHER_COUNT, OTHER_SHAPES, KEPT_PRODUCTS = (
    "no_weights",
    "other_count",
    "other_shapes",
    "kept_products",
)


@dataclass(frozen=True)
class StoredModel:
    """One epoch of a run.

    `names` says what each id from `first` on stands for: a word, the id of a product, a category. `stored`
    are the weights by name, float16, or None where the epoch was kept without. `items` are the vectors of
    products that a next-item run ranks by. `notes` are keys of what is to be said.
    """

    manifest: Manifest
    epoch: int
    drawing: Drawing
    names: list[str] = field(repr=False)
    first: int
    stored: Mapping[str, Array] | None = field(repr=False)
    notes: tuple[str, ...] = ()
    vocabulary: Vocabulary | None = field(default=None, repr=False)
    items: Float32Array | None = field(default=None, repr=False)

    @cached_property
    def id_of(self) -> dict[str, int]:
        """The id of each name."""
        return {name: self.first + number for number, name in enumerate(self.names)}

    @property
    def reads_queries(self) -> bool:
        """Whether it can be reckoned what a query sets off."""
        return self.vocabulary is not None and self.stored is not None

    def require_weights(self) -> None:
        """Refuse to be looked into.

        Raises:
            RunError: the epoch was kept without weights.
        """
        _ = self.weights

    @property
    def weights(self) -> Mapping[str, Array]:
        """The weights by name.

        Raises:
            RunError: the epoch was kept without.
        """
        if self.stored is None:
            raise RunError(
                QT_TRANSLATE_NOOP(
                    "core",
                    "The run {run} was kept without its weights, so that there is nothing to look into; train"
                    " it again.",
                ),
                run=self.manifest.id,
            )
        return self.stored


def open_model(workspace: Workspace, run: str, epoch: int = 0) -> StoredModel:
    """The run called `run` as it was after `epoch`, by default its best.

    Raises:
        RunError: there is no such run or epoch, or it is damaged.
    """
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    reader = RunReader.open(folder, manifest.task, epoch or None)
    names, first, vocabulary = _names(reader)
    drawing = model_drawing(_facts(manifest, first + len(names)))
    is_kept = has_weights(reader)
    stored = stored_weights(reader) if is_kept else None
    return StoredModel(
        manifest=manifest,
        epoch=reader.epoch,
        drawing=drawing,
        names=names,
        first=first,
        stored=stored,
        notes=_notes(reader, drawing, stored),
        vocabulary=vocabulary,
        items=reader.vectors(PRODUCTS, len(names)) if manifest.task == "next-item" else None,
    )


def epochs_with_weights(workspace: Workspace, run: str) -> list[int]:
    """The epochs of `run` whose weights are kept, in order.

    Raises:
        RunError: there is no such run, or it cannot be read.
    """
    folder = run_folder(workspace.runs_dir, run)
    manifest = Manifest.read(folder)
    kept = kept_epochs(folder, manifest)
    return [epoch for epoch in kept if has_weights(RunReader(folder, manifest, epoch))]


def shown_names(model: StoredModel, workspace: Workspace) -> list[str]:
    """What people call each of `model.names`: the titles of products, words as they are."""
    if model.manifest.task != "next-item":
        return model.names
    catalogue: Catalogue = catalogue_of(workspace)
    rows = [catalogue.row_of.get(name) for name in model.names]
    return [
        name if row is None else catalogue.title[row]
        for name, row in zip(model.names, rows, strict=True)
    ]


def _names(reader: RunReader) -> tuple[list[str], int, Vocabulary | None]:
    manifest = reader.manifest
    if manifest.task == "next-item":
        return reader.texts(), FIRST, None
    if manifest.task == "next-category":
        return manifest.labels, FIRST, None
    if manifest.network == PRETRAINED or not (reader.folder / VOCABULARY).exists():
        return [], 0, None
    vocabulary = reader.vocabulary()
    return vocabulary.words, 1 + vocabulary.buckets, vocabulary


def settings_of(manifest: Manifest) -> dict[str, Any]:
    """All settings that the run was trained with; one that came in since is as it was trained."""
    task, network = manifest.task, manifest.network
    known, given = training_defaults(task, network), manifest.job.get("settings") or {}
    return training_settings(task, network, {name: given[name] for name in given if name in known})


def _facts(manifest: Manifest, size: int) -> ModelFacts:
    return ModelFacts(
        task=manifest.task,
        network=manifest.network,
        settings=settings_of(manifest),
        size=size,
        length=manifest.length,
        labels=len(manifest.labels),
    )


def _notes(
    reader: RunReader, drawing: Drawing, stored: Mapping[str, Array] | None
) -> tuple[str, ...]:
    """What of the drawing is not simply what the files hold."""
    notes = []
    manifest = reader.manifest
    if stored is None and manifest.network != PRETRAINED:
        notes.append(NO_WEIGHTS)
    if manifest.parameters and manifest.parameters != drawing.trainable:
        notes.append(OTHER_COUNT)
    if stored is not None and drawing.weights != {
        name: array.shape for name, array in stored.items()
    }:
        notes.append(OTHER_SHAPES)
    if reader.has(PRODUCT_ENCODER):
        notes.append(KEPT_PRODUCTS)
    return tuple(notes)
