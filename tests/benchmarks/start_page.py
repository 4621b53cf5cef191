"""Whether the start page is about what a shopper cares for: `python -m tests.benchmarks.start_page`.

On the demo world, for shoppers whom the run that ships did not learn from, at some moment after their tenth
action: how far the categories of the page agree with those of the taste (the sum of the smaller of both
shares), and whether what they did next stands on it. Compared are the best of the list as they are, a page of
which no category takes more than a third, as it was, and calibrated pages with several weights of the taste.
What is known of the shop is the whole log, for all alike.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

from core.data.shops.demo import import_demo
from core.evaluation.next_item import NextItemExample, examples_of_sequences
from core.recommend import start_page
from core.recommend.held_out import held_out_by_run, sample_examples
from core.recommend.next_item import NextItemModel
from core.recommend.profile import category_shares
from core.recommend.recommender import Recommender
from core.recommend.sequences import load_sequences
from core.search.engine import Engine
from core.workspace import Workspace

WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)
LEAST_HISTORY = 10
PAGE, SEEN = 60, 20
MEASURES = ("agreement@20", "agreement@60", "hit@20", "MRR@20", "hit@60")


def main() -> None:
    """Measure on a new demo world and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shoppers", type=int, default=600, help="moments measured at most")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder)) as workspace:
        import_demo(workspace)
        measure(Recommender.open(workspace, Engine.open(workspace)), workspace, given.shoppers)


def measure(recommender: Recommender, workspace: Workspace, limit: int) -> None:
    """Print a line for each way to make a page."""
    examples = moments(recommender, workspace)[:limit]
    print(f"{len(examples)} moments\n\n| page | {' | '.join(MEASURES)} |")
    ways = [("the best of the list", None), ("no category above a third", "thirds"), *(
        (f"calibrated, taste {weight:g}", weight) for weight in WEIGHTS
    )]  # fmt: skip
    for name, way in ways:
        values = np.mean([figures(recommender, example, way) for example in examples], axis=0)
        print(f"| {name} | {' | '.join(f'{value:.3f}' for value in values)} |")


def moments(recommender: Recommender, workspace: Workspace) -> list[NextItemExample]:
    """What held-out shoppers did until some moment, and what next."""
    model = recommender.scoring.source
    assert isinstance(model, NextItemModel)
    sequences = load_sequences(workspace)
    held_out = sequences.part(held_out_by_run(model.manifest, sequences))
    starts, stops = sample_examples(held_out, 1)
    is_known = stops - starts >= LEAST_HISTORY
    return examples_of_sequences(held_out, starts[is_known], stops[is_known])


def figures(
    recommender: Recommender, example: NextItemExample, way: float | str | None
) -> Sequence[float]:
    """`MEASURES` of one page: `way` is the weight of the taste, "thirds", or None for the list itself."""
    rows = page(recommender, example, way)
    target = recommender.catalogue.row_of.get(example.target, -1)
    rank = rows.index(target) + 1 if target in rows else 0
    return (
        agreement(recommender, example, rows[:SEEN]),
        agreement(recommender, example, rows),
        float(0 < rank <= SEEN),
        1 / rank if 0 < rank <= SEEN else 0.0,
        float(rank > 0),
    )


def page(recommender: Recommender, example: NextItemExample, way: float | str | None) -> list[int]:
    """The rows of a page for a history."""
    if isinstance(way, float):
        with patch.object(start_page, "TASTE", way):
            return [hit.row for hit in recommender.page(example.history, PAGE)]
    found = recommender.for_history(example.history, 3 * PAGE)
    rows = [hit.row for hit in found]
    if way is None:
        return rows[:PAGE]
    met = {recommender.catalogue.row_of.get(did.product_id) for did in example.history}
    return thirds(rows, met, recommender.catalogue.category)


def thirds(rows: list[int], met: set[int | None], category: list[str]) -> list[int]:
    """The best of `rows`, of which no category and not what was met takes more than a third."""
    left, made = list(rows), list[int]()
    counts: dict[str, int] = {}
    while left and len(made) < PAGE:
        most = len(made) // 3 + 1
        allowed = (
            row
            for row in left
            if counts.get(category[row], 0) < most
            and (row not in met or counts.get("met before", 0) < most)
        )
        row = next(allowed, left[0])
        left.remove(row)
        made.append(row)
        for trait in (category[row], *(("met before",) if row in met else ())):
            counts[trait] = counts.get(trait, 0) + 1
    return made


def agreement(recommender: Recommender, example: NextItemExample, rows: list[int]) -> float:
    """How much of the shares of categories the page and the taste have in common, from 0 to 1."""
    taste = category_shares(example.history, recommender.catalogue)
    on_page = [recommender.catalogue.category[row] for row in rows]
    return sum(min(share.share, on_page.count(share.value) / len(rows)) for share in taste)


if __name__ == "__main__":
    main()
