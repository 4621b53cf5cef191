"""How long an epoch is: what the tasks go by, and what the window foretells; no TensorFlow."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.runs.split import UNTAUGHT

# An epoch has at least so many steps, unless its passes are set; measured: docs/training.md, Small shops.
LEAST_STEPS = 40
# An epoch of `category` has so many steps where there are texts enough for them in batches of at least so
# many: 9,000 texts in 71 steps were learned worse than in 140 (docs/training.md).
CATEGORY_STEPS = 150
LEAST_CATEGORY_BATCH = 64
# Examples that an epoch learns from at most, drawn anew each time, so that its time is bounded.
MOST_NEXT_ITEM = 500_000
MOST_NEXT_CATEGORY = 100_000
# Texts of a teacher in a batch; fewer steps of larger ones learned less in the same time.
TAUGHT_BATCH = 256
# The share of its texts that is never learned from and tells the best epoch; more than so many tell no more.
TAUGHT_HELD_OUT = 0.05
MOST_TAUGHT_HELD_OUT = 1_000
# Queries made of each product's title in an epoch: more where shoppers have taught nothing yet.
SYNTHETIC_PER_PRODUCT = 2
SYNTHETIC_BESIDE_CLICKS = 1
# A small shop is asked about each product until an epoch has so many examples.
LEAST_EXAMPLES = 25_000
MOST_SYNTHETIC = 8


@dataclass(frozen=True)
class PassSize:
    """One pass over what is learned: `steps` batches of `batch_size` of the `examples`."""

    examples: int
    batch_size: int
    steps: int


def passes_of(settings: Mapping[str, Any], steps_per_pass: int) -> int:
    """How often an epoch goes over the examples: a small shop needs more steps than it has batches."""
    return int(settings["passes"]) or max(1, -(-LEAST_STEPS // steps_per_pass))


def category_batch(examples: int, most: int) -> int:
    """How many of `examples` make a batch: at most `most`, fewer where an epoch would have few steps."""
    return min(most, examples, max(LEAST_CATEGORY_BATCH, examples // CATEGORY_STEPS))


def pairs_pass(clicks: int, products: int, batch_size: int) -> PassSize:
    """A pass over the pairs of `search`: those that were clicked, and queries made of titles."""
    per_product = SYNTHETIC_BESIDE_CLICKS if clicks else synthetic_per_product(products)
    synthetic = per_product * products
    examples = clicks + synthetic
    size = min(batch_size, examples)
    # Held-out texts drop out of what is made, half as many again to be sure, so that an epoch is a little
    # shorter.
    certain = clicks + int(synthetic * (1 - 1.5 * UNTAUGHT))
    return PassSize(examples, size, max(1, certain // size))


def synthetic_per_product(products: int) -> int:
    """How many queries are made of each of so many products in an epoch, where nobody has searched."""
    return max(SYNTHETIC_PER_PRODUCT, min(MOST_SYNTHETIC, LEAST_EXAMPLES // max(1, products)))


def taught_held_out(texts: int) -> int:
    """How many of a teacher's texts are held out."""
    return max(1, min(MOST_TAUGHT_HELD_OUT, int(TAUGHT_HELD_OUT * texts)))


def taught_pass(texts: int) -> PassSize:
    """A pass over so many texts of a teacher, those that are held out among them."""
    examples = texts - taught_held_out(texts)
    size = max(1, min(TAUGHT_BATCH, examples))
    return PassSize(examples, size, max(1, examples // size))


def plain_pass(examples: int, batch_size: int) -> PassSize:
    """A pass over so many examples, what does not fill a batch left out."""
    size = min(batch_size, examples)
    return PassSize(examples, size, examples // size)
