"""What each kind of run makes of the words of a query and of a product: two vectors, taken apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from core.arrays import Float32Array, Float64Array
from core.errors import RunError
from core.explain.attribution import networks, shapley
from core.explain.attribution.contributions import Contributions, summed
from core.explain.attribution.entries import Entries
from core.explain.attribution.weights import Weights
from core.pretrained.start import EPSILON
from core.runs.folders import run_folder
from core.runs.manifest import PRODUCT_ENCODER, WEIGHTS
from core.runs.names import epoch_of
from core.runs.reader import RunReader
from core.search.engine import Engine
from core.search.pretrained_run import PretrainedRun
from core.search.run import TASK, Run
from core.search.start_run import StartRun
from core.task_choices import training_defaults
from core.text.sequences import network_words, query_sequence

# Orders of words tried of what only an encoder of 0.02 ms tells, and of what the teacher reads for 20 ms.
ORDERS, TEACHER_ORDERS = 16, 2
# Weights of so many epochs in memory, 6 MB each in the demo world, and titles that the teacher has read.
KEPT_EPOCHS, KEPT_TITLES = 3, 128


# Vectors (texts, numbers) of texts given as words.
_Encode = Callable[[Sequence[list[str]]], Float32Array]


@dataclass(frozen=True, eq=False)
class TextParts:
    """`rows` (words + 1, numbers), the bias last, add up to a text's unit vector, as exactly as `kind`."""

    words: tuple[str, ...]
    rows: Float64Array
    kind: str


def parts_of(engine: Engine, text: str, row: int) -> tuple[TextParts, TextParts] | None:
    """Those of the normalised query `text` and the product at `row`; None of a draft, which is soon over."""
    run = engine.neural.run if engine.neural else None
    if isinstance(run, PretrainedRun):
        title = engine.catalogue.title[row]
        return _taught(engine, run, text, True), _taught(engine, run, title, False)
    query, product = _query_entries(engine, text), _product_entries(engine, row)
    if isinstance(run, StartRun):
        return _started(run, query), _started(run, product)
    if not isinstance(run, Run):
        return None
    weights = _weights(engine.shop.runs_dir, run)
    if weights is None:
        return _tried(run.encode, query), _tried(run.encode_products, product)
    return _looked_into(run, weights, query), _looked_into(run, weights, product)


def _query_entries(engine: Engine, text: str) -> Entries:
    words = engine.analyzer.sequence(text)
    return Entries.of(words, query_sequence(engine.analyzer, text)[len(words) :])


def _product_entries(engine: Engine, row: int) -> Entries:
    words = network_words(engine.analyzer, engine.catalogue, row)
    return Entries.of([*words.title, *words.fields], words.bigrams)


def _looked_into(run: Run, weights: Weights, entries: Entries) -> TextParts:
    ids, owners = entries.positions(run.vocabulary, run.manifest.length)
    parts = networks.contributions(run.manifest.network, weights, ids)
    return TextParts(entries.words, entries.by_word(parts.unit(), owners), parts.kind)


def _started(run: StartRun, entries: Entries) -> TextParts:
    start = run.start
    ids, owners = entries.positions(start.vocabulary, run.manifest.length)
    weights = start.weights[ids]
    shares = weights * start.scales[ids] / (weights.sum() + EPSILON)
    rows = shares[:, None] * start.vectors[ids].astype(np.float32)
    parts = summed(rows, np.zeros(start.dimension, np.float32))
    return TextParts(entries.words, entries.by_word(parts.unit(), owners), parts.kind)


def _tried(encode: _Encode, entries: Entries) -> TextParts:
    """By leaving words out: the encoder gives unit vectors alone."""
    parts = shapley.contributions(
        len(entries.words), lambda masks: encode([entries.kept(mask) for mask in masks]), ORDERS
    )
    return TextParts(entries.words, parts.unit(), parts.kind)


def _taught(engine: Engine, run: PretrainedRun, text: str, is_query: bool) -> TextParts:
    pieces = pieces_of(text, tuple(engine.analyzer.sequence(text.lower())))
    parts = _teacher_parts(run, pieces, is_query)
    return TextParts(tuple(piece.strip() for piece in pieces), parts.unit(), parts.kind)


@lru_cache(maxsize=KEPT_TITLES)
def _teacher_parts(run: PretrainedRun, pieces: tuple[str, ...], is_query: bool) -> Contributions:
    """Of the vector before it is of unit length."""
    read = run.teacher.queries if is_query else run.teacher.passages
    mean = run.projection.query_mean if is_query else run.projection.product_mean

    def vectors(masks: Sequence[shapley.Mask]) -> Float32Array:
        texts = [
            "".join(piece for piece, is_in in zip(pieces, mask, strict=True) if is_in).strip()
            for mask in masks
        ]
        centred: Float32Array = read(texts) - mean
        return centred @ run.projection.components

    return shapley.contributions(len(pieces), vectors, TEACHER_ORDERS)


def pieces_of(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """`text` cut before each of `words` in it but the first, in order; joined, the pieces are the text."""
    lower, starts, place = text.lower(), [], 0
    for word in words if len(lower) == len(text) else ():
        found = lower.find(word, place)
        if found >= 0:
            place = found + len(word)
            starts.append(found)
    starts = [0, *starts[1:]]
    return tuple(text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True))


def _weights(runs_dir: Path, run: Run) -> Weights | None:
    """The weights that the run's vectors come from; None where they were not kept or are of another kind."""
    if run.manifest.network not in networks.TAKEN_APART:
        return None
    try:
        return _read_weights(runs_dir, epoch_of(run.id)[0], run.epoch)
    # What another version stored under other names or in other shapes.
    except (RunError, KeyError, ValueError, IndexError):
        return None


@lru_cache(maxsize=KEPT_EPOCHS)
def _read_weights(runs_dir: Path, run: str, epoch: int) -> Weights:
    reader = RunReader.open(run_folder(runs_dir, run), TASK, epoch)
    if reader.has(PRODUCT_ENCODER):
        # Its weights are those of one of the two.
        raise KeyError(PRODUCT_ENCODER)
    manifest = reader.manifest
    stored = manifest.job.get("settings", {})
    settings = {**training_defaults(TASK, manifest.network), **stored}
    ids = len(reader.vocabulary())
    weights = Weights(reader.arrays(WEIGHTS), settings, manifest.length, ids)
    # Tried once, as encoders are.
    networks.contributions(manifest.network, weights, np.array([1], np.int32))
    return weights
