"""Described shoppers: `python -m tests.benchmarks.described [WORKSPACE]`, else the demo world.

Sixty descriptions such as “喜欢华为的手机，便宜的” are written from the shop's brands, kinds and levels of
price. Told are how many were understood, how much of what they were made into fits them, how much of 猜你喜欢
does, beside what a guest is shown, and the processor time from the words to the history and to the
recommendations.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import process_time
from typing import NamedTuple

import numpy as np

from core.data.catalogue import Catalogue
from core.data.category_path import LEVEL_SEPARATOR
from core.data.importing import import_demo
from core.recommend.described_history import Describer
from core.recommend.description_parser import LEVELS
from core.recommend.facets import price_bands
from core.recommend.recommender import Recommender
from core.recommend.wishes import Description, WishKind
from core.search.engine import Engine
from core.workspace import Workspace

DESCRIPTIONS = 60
# Fewer products of a brand and kind are no taste to find again.
LEAST_PRODUCTS = 6
TOP = 20
WORDS = {"cheap": "便宜的", "dear": "高端的"}


class Wanted(NamedTuple):
    """What a description was written from."""

    brand: str
    category: str
    level: str

    @property
    def text(self) -> str:
        """As somebody might say it."""
        kind = self.category.rpartition(LEVEL_SEPARATOR)[2]
        return f"喜欢{self.brand}的{kind}，{WORDS[self.level]}"


def main() -> None:
    """Measure the workspace named, or a new demo world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workspace", nargs="?", type=Path)
    given = parser.parse_args()
    if given.workspace:
        measure(Workspace.open(given.workspace, write=False))
        return
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder)) as workspace:
        import_demo(workspace)
        measure(workspace)


def measure(workspace: Workspace) -> None:
    """Print what was understood, what fits and what it took."""
    engine = Engine.open(workspace)
    recommender, catalogue = Recommender.open(workspace, engine), engine.catalogue
    began = process_time()
    describer = Describer(engine)
    print(f"getting to know the shop once: {1000 * (process_time() - began):.0f} ms")
    bands = price_bands(catalogue)
    guest = [catalogue.row_of[each.product_id] for each in recommender.for_history((), TOP)]
    rows: dict[str, list[float]] = {}
    for wanted in wanted_in(catalogue):
        began = process_time()
        described = describer.describe(Description(wanted.text))
        history_ms = 1000 * (process_time() - began)
        found = recommender.for_history(described.history, TOP)
        whole_ms = 1000 * (process_time() - began)
        kinds = {wish.kind for wish in described.understanding.wishes}
        made = [catalogue.row_of[did.product_id] for did in described.history]
        shown = [catalogue.row_of[each.product_id] for each in found]
        for name, value in (
            (
                "brand, kind and budget understood",
                kinds == {WishKind.BRAND, WishKind.CATEGORY, WishKind.BUDGET},
            ),
            ("made into a history: brand or kind fits", fitting(catalogue, made, wanted)),
            ("made into a history: price fits", affordable(bands, made, wanted)),
            ("recommended: brand or kind fits", fitting(catalogue, shown, wanted)),
            ("recommended to a guest: brand or kind fits", fitting(catalogue, guest, wanted)),
            ("recommended: price fits", affordable(bands, shown, wanted)),
            ("recommended to a guest: price fits", affordable(bands, guest, wanted)),
            ("ms to the history", history_ms),
            ("ms to the recommendations", whole_ms),
        ):
            rows.setdefault(name, []).append(float(value))
    for name, values in rows.items():
        worst = f", worst {max(values):.1f}" if name.startswith("ms") else ""
        print(f"{name}: mean {np.mean(values):.3f}, median {np.median(values):.3f}{worst}")


def wanted_in(catalogue: Catalogue) -> list[Wanted]:
    """Brands with kinds of things, drawn at random, every other one cheap."""
    counted = Counter(zip(catalogue.brand, catalogue.category, strict=True))
    pairs = sorted(pair for pair, count in counted.items() if all(pair) and count >= LEAST_PRODUCTS)
    random = np.random.default_rng(0)
    drawn = random.permutation(len(pairs))[:DESCRIPTIONS]
    levels = tuple(LEVELS)
    return [Wanted(*pairs[at], levels[number % len(levels)]) for number, at in enumerate(drawn)]


def fitting(catalogue: Catalogue, rows: Iterable[int], wanted: Wanted) -> float:
    """The share of `rows` with the brand or the kind."""
    fits = [
        catalogue.brand[r] == wanted.brand or catalogue.category[r] == wanted.category for r in rows
    ]
    return sum(fits) / max(1, len(fits))


def affordable(bands: list[int], rows: Iterable[int], wanted: Wanted) -> float:
    """The share of `rows` in the quarters of prices that the level stands for."""
    low, high = LEVELS[wanted.level]
    fits = [low <= bands[row] <= high for row in rows]
    return sum(fits) / max(1, len(fits))


if __name__ == "__main__":
    main()
