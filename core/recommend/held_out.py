"""What training on behaviour keeps back: which sequences, which of their examples, and what these are for."""

from collections.abc import Iterator

import numpy as np

from core.arrays import BoolArray, Int64Array
from core.recommend.sequences import Sequences, examples
from core.runs.manifest import Manifest
from core.runs.split import HELD_OUT, is_held_out, is_unseen

# More tells no more, and full ranking takes milliseconds an example.
MOST_EXAMPLES = 2000
# Every fourth example teaches how to blend and is measured no more, where at least twenty can: fewer would
# choose shares by chance.
TEACHERS = 4
LEAST_TEACHERS = 20


def held_out(sequences: Sequences, split: int) -> BoolArray:
    """For each sequence whether it is kept from training: decided by how it begins and by `split` alone.

    What a shopper does later, and what others do, changes nothing. Where nobody else did two things, nothing
    is held out.
    """
    is_kept_back = is_held_out(_beginnings(sequences), split)
    # What is left must teach something.
    if is_kept_back[np.diff(sequences.starts) > 1].all():
        is_kept_back[:] = False
    return is_kept_back


def seen_held_out(sequences: Sequences, split: int, is_trial: bool) -> BoolArray:
    """For each sequence whether it is held out to choose by: in a trial of a tuning only a half of them."""
    kept = held_out(sequences, split)
    return kept & ~is_unseen(_beginnings(sequences), split) if is_trial else kept


def held_out_by_position(count: int, seed: int) -> BoolArray:
    """What earlier versions held out of `count` sequences."""
    return np.random.default_rng(seed).random(count) < HELD_OUT


def held_out_by_run(manifest: Manifest, sequences: Sequences) -> BoolArray:
    """Which of `sequences`, those known to the run, its training held out, and its tuning never saw."""
    if manifest.split < 0:
        return held_out_by_position(len(sequences), manifest.held_out_by)
    kept = held_out(sequences, manifest.split)
    return kept & is_unseen(_beginnings(sequences), manifest.split) if manifest.is_trial else kept


def sample_examples(sequences: Sequences, seed: int) -> tuple[Int64Array, Int64Array]:
    """Some examples of the held-out `sequences`, as `examples` gives them."""
    starts, stops = examples(sequences)
    chosen = np.random.default_rng(seed).permutation(len(stops))[:MOST_EXAMPLES]
    return starts[chosen], stops[chosen]


def is_teaching(count: int) -> BoolArray:
    """For each of `count` sampled examples whether it teaches how to blend; the others are measured."""
    if count < TEACHERS * LEAST_TEACHERS:
        return np.zeros(count, bool)
    teachers: BoolArray = np.arange(count) % TEACHERS == 0
    return teachers


def _beginnings(sequences: Sequences) -> Iterator[str]:
    """What each sequence is known by."""
    return (_beginning(sequences, number) for number in range(len(sequences)))


def _beginning(sequences: Sequences, number: int) -> str:
    """What a sequence is known by: its first item and when; a session without times by all of its items."""
    start, stop = sequences.starts[number], sequences.starts[number + 1]
    time = int(sequences.time[start]) if stop > start else 0
    items = sequences.item[start : start + 1 if time else stop]
    return f"{time}:{' '.join(sequences.items[item] for item in items)}"
