"""How well items that nobody met are recommended: `python -m tests.benchmarks.new_items [SET …]`.

Of each set the newest tenth of the items, those first met latest, has no action in what is learned, as if it
had come in today with nothing but its text. Trained with the pretrained start and without.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.arrays import Float32Array
from core.evaluation.next_item import NextItemExample
from core.metrics.next_item import target_rank
from core.metrics.significance import mean_interval, paired_p
from core.recommend.next_item import NextItemModel
from tests.benchmarks import report
from tests.benchmarks.next_item_sets import (
    Event,
    by_person,
    demo_log,
    example,
    films_log,
    import_log,
)
from tests.benchmarks.shops import train

SETS = {"demo (synthetic)": demo_log, "MovieLens-100k": films_log}
# Of the items so many are new: a tenth.
NEWEST = 10
PLAIN, WITHOUT, WITH = "session-kNN", "conv1d + kNN, start=no", "conv1d + kNN"
HEADER = ["method", "known: hit@20 · MRR@20", "new: hit@20 · MRR@20", "among new: hit@20", "CPU s"]
EXPLAINED = [
    "`python -m tests.benchmarks.new_items`. The newest tenth of the items, those first met latest, has no",
    "action in what is learned. *Known*: each person's last action on another item, kept from the training",
    "too. *New*: the first thing that a person did with a new item, guessed from what was done before with",
    "others. All items are ranked; *among new*: the new ones alone, by the network alone. Default settings,",
    "one seed, 95 % bootstrap over people; p is the paired randomisation test of hit@20 with the start and",
    "without. CPU s is the processor time of the training, all threads. The demo world is synthetic.",
]
Scorer = Callable[[NextItemExample], Float32Array]


@dataclass(frozen=True)
class Arrivals:
    """A workspace that knows nothing but the texts of the items `new`; tests are one a person at most."""

    workspace: Path
    new: list[str]
    known_tests: list[NextItemExample]
    new_tests: list[NextItemExample]


def section(scratch: Path, sets: Sequence[str]) -> list[str]:
    """Lines of docs/results.md: a table a set."""
    lines = ["## New items", "", *EXPLAINED, ""]
    for name in sets:
        log = SETS[name](scratch)
        if log is not None:
            lines += [f"### {name}", "", *_set(arrivals(scratch / name[:4], *log)), ""]
    return lines


def arrivals(workspace: Path, rows: list[Event], products: Path) -> Arrivals:
    """The workspace `workspace` without what was done with the newest items, and the tests."""
    own = by_person(rows)
    new = set(newest_items(own))
    learned: list[Event] = []
    known_tests, new_tests = [], []
    for did in own:
        old = [row for row in did if row["product_id"] not in new]
        if len(old) > 1:
            known_tests.append(example(old[:-1], old[-1]))
            learned += old[:-1]
        first = next((place for place, row in enumerate(did) if row["product_id"] in new), 0)
        if first:
            new_tests.append(example(did[:first], did[first]))
    import_log(workspace, learned, products)
    return Arrivals(workspace, sorted(new), known_tests, new_tests)


def newest_items(own: list[list[Event]]) -> list[str]:
    """The tenth of the items that was first met latest."""
    first: dict[str, float] = {}
    for row in sorted((row for did in own for row in did), key=lambda row: float(row["timestamp"])):
        first.setdefault(row["product_id"], float(row["timestamp"]))
    ranked = sorted(first, key=lambda item: (first[item], item))
    return ranked[len(ranked) - len(ranked) // NEWEST :]


def _set(measured: Arrivals) -> list[str]:
    (without, seconds), (model, more) = (
        _trained(measured.workspace, start) for start in ("no", "yes")
    )
    ranks = {
        PLAIN: _ranks(measured, without, _neighbours(without)),
        WITHOUT: _ranks(measured, without, _both(without)),
        WITH: _ranks(measured, model, _both(model)),
    }
    rest = [
        ["–", "–"],
        [_hits(_ranks_among_new(measured, without)), f"{seconds:.0f}"],
        [_hits(_ranks_among_new(measured, model)), f"{more:.0f}"],
    ]
    cells = zip(ranks.items(), rest, strict=True)
    table = [[name, *map(_figures, parts), *end] for (name, parts), end in cells]
    p = [_p(ranks[WITH][kind], ranks[WITHOUT][kind]) for kind in (0, 1)]
    sizes = f"{len(measured.known_tests)} known and {len(measured.new_tests)} new tests"
    return [*report.table(HEADER, table), "", f"{sizes}; p {p[0]:.4f} and {p[1]:.4f}."]


def _trained(workspace: Path, start: str) -> tuple[NextItemModel, float]:
    """A run with or without the pretrained start, and the processor seconds of its training."""
    before = os.times()
    run = train(workspace, "--task", "next-item", "--set", f"start={start}")
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return NextItemModel.load(workspace / "runs" / run), spent


def _neighbours(model: NextItemModel) -> Scorer:
    return lambda test: model.neighbours.scores(model.known(test.history))


def _both(model: NextItemModel) -> Scorer:
    return lambda test: model.scores(test.history)


def _ranks(measured: Arrivals, model: NextItemModel, scorer: Scorer) -> list[np.ndarray]:
    """The ranks of the right items among all: of known tests, of new ones."""
    tests = measured.known_tests, measured.new_tests
    return [np.array([_rank(scorer(test), model, test) for test in part]) for part in tests]


def _ranks_among_new(measured: Arrivals, model: NextItemModel) -> np.ndarray:
    """The ranks of the right items of new tests among the new items alone, by the network."""
    is_known = np.ones(len(model.items), bool)
    is_known[[model.row_of[item] for item in measured.new]] = False
    ranks = []
    for test in measured.new_tests:
        scores = model.cosines(test.history)
        scores[is_known] = -np.inf
        ranks.append(_rank(scores, model, test))
    return np.array(ranks)


def _rank(scores: Float32Array, model: NextItemModel, test: NextItemExample) -> int:
    return target_rank(scores, model.row_of[test.target])


def _figures(ranks: np.ndarray) -> str:
    reciprocal = np.where(ranks <= 20, 1 / ranks, 0.0)
    return f"{_hits(ranks)} · {reciprocal.mean():.3f}"


def _hits(ranks: np.ndarray) -> str:
    mean, low, high = mean_interval(((ranks <= 20) * 1.0).tolist(), rounds=2000)
    return f"{mean:.3f} ({low:.3f}–{high:.3f})"


def _p(ranks: np.ndarray, reference: np.ndarray) -> float:
    first, second = (((part <= 20) * 1.0).tolist() for part in (ranks, reference))
    return paired_p(first, second, rounds=5000)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=list(SETS), help=", ".join(SETS))
    with tempfile.TemporaryDirectory() as folder:
        lines = section(Path(folder), parser.parse_args().sets)
    report.write_section("new-items", lines)
