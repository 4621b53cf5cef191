"""Which words are near a word, by the cosine of their vectors, before a run learned and after an epoch."""

from dataclasses import dataclass
from difflib import get_close_matches

import numpy as np

from core.arrays import Array, BoolArray, Float32Array, IndexArray
from core.errors import RunError, UserError
from core.explain.model.stored import (
    StoredModel,
    epochs_with_weights,
    open_model,
    settings_of,
)
from core.language import QT_TRANSLATE_NOOP
from core.pretrained.start import shipped_start
from core.runs.beginning import read_beginning, table_of
from core.runs.folders import run_folder
from core.runs.reader import RunReader
from core.runs.variants import origin_of
from core.workspace import Workspace

NEAREST = 10
# What the vectors before are: kept when training began; what ships now, of a run of an earlier version that
# began with it; those of the run that was gone on from; the first epoch that is kept; or nothing is known.
KEPT, START, BASE, EPOCH, NONE = "kept", "start", "base", "epoch", "none"
SIMILAR = 5


@dataclass(frozen=True)
class Table:
    """Unit vectors (names, dimension) of all names, zero of one without; `source` says what they are.

    `epoch` is that of which they are, 0 of none.
    """

    vectors: Float32Array
    source: str
    epoch: int = 0

    def order(self, number: int, wanted: BoolArray | None = None) -> IndexArray:
        """The names in `wanted`, by default all, the nearest to that called `number` first, itself last."""
        cosines = self.cosines(number)
        if wanted is not None:
            cosines[~wanted] = -np.inf
        cosines[number] = -np.inf
        count = len(cosines) if wanted is None else int(wanted.sum())
        return np.argsort(-cosines, kind="stable")[:count]

    def cosines(self, number: int) -> Float32Array:
        """How near each name is to the one called `number`."""
        return np.asarray(self.vectors @ self.vectors[number], np.float32)


@dataclass(frozen=True)
class Neighbour:
    """A name near to another, its cosine, and its rank on the other side, 0 where nothing is known there."""

    name: int
    cosine: float
    rank: int
    other_rank: int


@dataclass(frozen=True)
class Neighbourhood:
    """What is near the name `name` before and after; `moved` is the cosine between its own two vectors."""

    name: int
    before: tuple[Neighbour, ...]
    after: tuple[Neighbour, ...]
    moved: float | None


def neighbourhood(
    before: Table | None, after: Table, number: int, wanted: BoolArray | None = None
) -> Neighbourhood:
    """The nearest names to the one called `number`, on both sides; of those in `wanted`, where given."""
    later = after.order(number, wanted)
    if before is None or not before.vectors[number].any():
        return Neighbourhood(number, (), _neighbours(after, later, None, number), None)
    earlier = before.order(number, wanted)
    same = before.vectors.shape[1] == after.vectors.shape[1]
    return Neighbourhood(
        number,
        before=_neighbours(before, earlier, later, number),
        after=_neighbours(after, later, earlier, number),
        moved=float(before.vectors[number] @ after.vectors[number]) if same else None,
    )


def _neighbours(
    side: Table, order: IndexArray, other: IndexArray | None, number: int
) -> tuple[Neighbour, ...]:
    cosines = side.cosines(number)
    rank_of = {} if other is None else {int(name): at for at, name in enumerate(other, start=1)}
    nearest = [int(name) for name in order[:NEAREST] if name != number]
    return tuple(
        Neighbour(name, float(cosines[name]), rank, rank_of.get(name, 0))
        for rank, name in enumerate(nearest, start=1)
    )


def learned_table(model: StoredModel) -> Table:
    """The vectors of all names after the epoch of `model`.

    Raises:
        UserError: the network reads no vectors, or the epoch was kept without them.
    """
    if model.stored is None and model.items is not None:
        return Table(_units(model.items), EPOCH, model.epoch)
    table = table_of(model.weights)
    if table is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "core",
                "The network {network} reads numbers of words, not vectors, so that no word is near another;"
                " choose a run of another network.",
            ),
            network=model.manifest.network,
        )
    return Table(_units(table[model.first :]), EPOCH, model.epoch)


def first_table(workspace: Workspace, model: StoredModel) -> Table | None:
    """The vectors that the run of `model` began with, or the nearest to them that is known; None: nothing is.

    Raises:
        RunError: what was kept of them is damaged.
    """
    manifest = model.manifest
    folder = run_folder(workspace.runs_dir, manifest.id)
    kept = read_beginning(RunReader(folder, manifest, model.epoch))
    if kept is not None and len(kept) == model.first + len(model.names):
        return Table(_units(kept[model.first :]), KEPT)
    for known in (_of_base, _of_start, _of_first_epoch):
        if (table := known(workspace, model)) is not None:
            return table
    return None


def _of_base(workspace: Workspace, model: StoredModel) -> Table | None:
    """An update began with the words of the run that it went on from, a variant with those of its origin."""
    base = origin_of(model.manifest) or str(model.manifest.job.get("base") or "")
    if not base:
        return None
    try:
        before = open_model(workspace, base)
        table = table_of(before.weights)
    except RunError:
        return None
    if table is None or before.names != model.names:
        return None
    return Table(_units(table[before.first :]), BASE, before.epoch)


def _of_start(workspace: Workspace, model: StoredModel) -> Table | None:
    """A search run of an earlier version began with the start, which is as it was if the same ships still."""
    manifest = model.manifest
    if manifest.task != "search" or manifest.job.get("base") or manifest.variant:
        return None
    # Runs from before there was a start say nothing of it.
    began_with_it = (manifest.job.get("settings") or {}).get("start")
    start, dimension = shipped_start(), int(settings_of(manifest)["dimension"])
    if not began_with_it or start is None or start.dimension < dimension:
        return None
    vectors = start.vectors_of(model.names)[:, :dimension]
    return Table(_units(vectors), START)


def _of_first_epoch(workspace: Workspace, model: StoredModel) -> Table | None:
    epochs = epochs_with_weights(workspace, model.manifest.id)
    if not epochs or epochs[0] >= model.epoch:
        return None
    return learned_table(open_model(workspace, model.manifest.id, epochs[0]))


def _units(vectors: Array) -> Float32Array:
    single = np.asarray(vectors, np.float32)
    lengths = np.linalg.norm(single, axis=1, keepdims=True)
    return np.asarray(single / np.maximum(lengths, 1e-9), np.float32)


def similar_names(names: list[str], text: str) -> list[str]:
    """Names that `text` may have meant: those that begin with it or hold it, then those written nearly so."""
    begin = [name for name in names if name.startswith(text)]
    hold = [name for name in names if text in name and not name.startswith(text)]
    near = [] if begin or hold else get_close_matches(text, names, SIMILAR)
    return [*begin, *hold, *near][:SIMILAR]
