"""What likeness adds to behaviour: `python -m tests.benchmarks.likeness [WORKSPACE]`, else the demo world.

A seventh of the shoppers is kept from the log. What each of them did last, and halfway, is looked for among
all products after what came before it: by neighbours in the log alone, by likeness alone, and by both as
`recommend` mixes them; then once more where it was a product never met before, with all that were met
left out.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from core.data.catalogue import bare_catalogue
from core.data.importing import import_demo
from core.metrics.next_item import next_item_metrics, target_rank
from core.metrics.significance import paired_p
from core.recommend import sequences
from core.recommend.likeness import Likeness
from core.recommend.scoring import Scoring, WeightedHistory, total
from core.recommend.sequence_source import LogSequences
from core.recommend.sequences import Sequences
from core.search.engine import Engine
from core.search.request import History, Interaction
from core.workspace import Workspace

KEPT_OUT = 1 / 7
Case = tuple[History, int]


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
    """Print a row a method, for all cases and for those of products never met before."""
    engine, found = Engine.open(workspace), sequences.load_sequences(workspace)
    catalogue = engine.catalogue
    is_out = np.random.default_rng(7).random(len(found)) < KEPT_OUT
    fit = found.part(~is_out)
    log = LogSequences(fit.items, fit.starts, fit.item)
    likeness, unlike = (
        Likeness.for_shop(engine),
        Likeness.for_shop(bare_catalogue(catalogue.product_id)),
    )
    methods = {
        "neighbours": Scoring.for_catalogue(catalogue, unlike, log),
        "likeness": Scoring.for_catalogue(catalogue, likeness, None),
        "both": Scoring.for_catalogue(catalogue, likeness, log),
    }
    everything = list(cases(found.part(is_out), catalogue.row_of))
    new = [
        (history, row)
        for history, row in everything
        if not is_met(history, catalogue.product_id[row])
    ]
    for name, chosen, is_new in (("all", everything, False), ("never met before", new, True)):
        print(f"{name}: {len(chosen)}")
        places = {
            method: [rank_of(scoring, engine, case, is_new) for case in chosen]
            for method, scoring in methods.items()
        }
        for method, ranks in places.items():
            print(method, {key: round(value, 4) for key, value in next_item_metrics(ranks).items()})
        hits = [(np.array(places[method]) <= 20).astype(float) for method in ("both", "neighbours")]
        print(
            f"p {paired_p(list(hits[0]), list(hits[1])):.4f} that both find as many as neighbours alone"
        )


def cases(found: Sequences, row_of: dict[str, int]) -> Iterator[Case]:
    """What a shopper had done, and the row of what came next: halfway and at the end of each sequence."""
    for begin, end in zip(found.starts[:-1], found.starts[1:], strict=True):
        steps = [
            Interaction(
                found.items[found.item[at]],
                sequences.ACTIONS[found.action[at]],
                float(found.time[at]),
            )
            for at in range(begin, end)
        ]
        for at in sorted({len(steps) // 2, len(steps) - 1}):
            if at >= 2:
                yield tuple(steps[:at]), row_of[steps[at].product_id]


def is_met(history: History, product: str) -> bool:
    """Whether `product` is in `history`."""
    return any(did.product_id == product for did in history)


def rank_of(scoring: Scoring, engine: Engine, case: Case, is_new: bool) -> int:
    """The rank, from 1, of what came next among all products."""
    history, row = case
    met = WeightedHistory.from_history(history, engine.catalogue)
    parts = scoring.next_parts(history, met, met.rows if is_new else met.rows[:0])
    return target_rank(total(parts), row) if parts else len(engine.catalogue)


if __name__ == "__main__":
    main()
