"""How well the next category is guessed: `python -m tests.benchmarks.quality_next_category`.

Every network beside the most frequent category, the last category again and a Markov chain, on what each
shopper did newest; on all of it, and where a visit begins.
"""

import argparse
import csv
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.arrays import BoolArray, Float32Array
from core.data.catalogue import Catalogue, catalogue_of
from core.evaluation.next_category import Asked
from core.feedback.actions import ACTIONS
from core.metrics.class_intervals import classification_intervals
from core.metrics.classification import classification_metrics
from core.metrics.significance import holm, paired_p
from core.recommend.markov_chain import MarkovChain
from core.recommend.next_category import NextCategoryModel
from core.recommend.sequences import Sequences, examples, load_sequences
from core.recommend.session import IDLE_SECONDS
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.shops import PUBLIC_DATA, pinxun, train

NETWORKS = ("conv1d", "article", "dnn", "rnn", "transformer")
SETS = ("tmall_2014", "demo")
AGAIN, CHAIN = "the last category again", "Markov chain"
# What is newest of each shopper: a tenth of their actions, one at least.
NEWEST = 10
# Tests that are measured of each kind, evenly drawn.
MOST_TESTS = 2000
# A training ends after this time, once an epoch is complete.
LONGEST_SECONDS = 420
EXPLAINED = [
    "`python -m tests.benchmarks.quality_next_category`. Default settings. Tests are the newest tenth of",
    "what each shopper did, one action at least; everything before that is learned from. *A visit begins*",
    "is those tests among them that come half an hour or more after what was done before, which is known",
    "when a shopper comes. Intervals (95 % bootstrap) and p-values (paired randomisation of accuracy,",
    "against the better of both baselines, Holm-corrected) take the tests of a shopper together; up to",
    f"2,000 tests, evenly drawn. No training goes on for more than {LONGEST_SECONDS} s once an epoch is",
    "complete. `tmall_2014` has no categories: its product ids are brands, so **the next brand** is",
    "guessed, one of the 500 most frequent or *another*. Its times are days and its file is ordered by",
    "brand within a day: what is guessed of every action mostly copies the one before, and *a visit* is a",
    "day. The demo world is synthetic.",
]


@dataclass(frozen=True)
class NextCategorySet:
    """A workspace to train in, without what is newest; `whole` has that too, at the steps `tests`."""

    name: str
    workspace: Path
    whole: Sequences
    tests: BoolArray


def section(
    scratch: Path, networks: Sequence[str] = NETWORKS, sets: Sequence[str] = SETS
) -> list[str]:
    """Lines of docs/results.md: two tables a set."""
    lines = ["## Next category", "", *EXPLAINED, ""]
    for name in sets:
        measured = _demo(scratch) if name == "demo" else _tmall(scratch)
        if measured is not None:
            lines += _set(measured, networks)
    return lines


def newest(sequences: Sequences) -> BoolArray:
    """For each step whether it is one of the newest of its shopper."""
    lengths = np.diff(sequences.starts)
    cuts = sequences.starts[1:] - np.maximum(1, lengths // NEWEST)
    return np.arange(len(sequences.item)) >= np.repeat(cuts, lengths)


def _tmall(scratch: Path) -> NextCategorySet | None:
    file = PUBLIC_DATA / "tmall_2014" / "events.csv"
    if not file.is_file():
        print("tmall_2014: public data not here, left out")
        return None
    pinxun("import", "--workspace", scratch / "tmall_whole", "--events", file)
    return without_newest("tmall_2014", scratch / "tmall_whole", scratch / "tmall")


def _demo(scratch: Path) -> NextCategorySet:
    pinxun("import", "--workspace", scratch / "demo_whole", "--demo")
    return without_newest("demo (synthetic)", scratch / "demo_whole", scratch / "demo")


def without_newest(name: str, whole: Path, workspace: Path) -> NextCategorySet:
    """A workspace with the products of `whole` and what was done there but for the newest."""
    with Workspace.open(whole, write=False) as opened:
        sequences, catalogue = load_sequences(opened), catalogue_of(opened)
    tests = newest(sequences)
    log, products = workspace.with_suffix(".events.csv"), workspace.with_suffix(".products.csv")
    _write_events(log, sequences, ~tests)
    _write_products(products, catalogue)
    given = ["--products", products] if len(catalogue) else []
    pinxun("import", "--workspace", workspace, *given, "--events", log)
    return NextCategorySet(name, workspace, sequences, tests)


def _write_events(path: Path, sequences: Sequences, wanted: BoolArray) -> None:
    owner = np.repeat(np.arange(len(sequences)), np.diff(sequences.starts))
    actions = (*ACTIONS, "")
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("user_id", "product_id", "action", "timestamp"))
        for step in np.flatnonzero(wanted):
            item, action = sequences.items[sequences.item[step]], actions[sequences.action[step]]
            rows.writerow((f"u{owner[step]}", item, action, sequences.time[step]))


def _write_products(path: Path, catalogue: Catalogue) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        columns = catalogue.product_id, catalogue.title, catalogue.category
        csv.writer(file).writerows(
            [("product_id", "title", "category"), *zip(*columns, strict=True)]
        )


def _set(measured: NextCategorySet, networks: Sequence[str]) -> list[str]:
    trained = {network: _trained(measured.workspace, network) for network in networks}
    model = next(iter(trained.values()))[0]
    with Workspace.open(measured.workspace, write=False) as opened:
        chain = MarkovChain.from_sequences(model.categories.sequences(load_sequences(opened)))
    labelled = model.categories.sequences(measured.whole)
    starts, stops = examples(measured.whole)
    wanted = measured.tests[stops]
    is_visit = measured.whole.time[stops] - measured.whole.time[stops - 1] > IDLE_SECONDS
    lines = []
    for view, chosen in (("every action", wanted), ("a visit begins", wanted & is_visit)):
        asked = _drawn(Asked.with_known(labelled, starts[chosen], stops[chosen]))
        heading = f"### {measured.name}: {view}, {len(asked)} tests, {len(model.labels)} labels"
        lines += [heading, "", *_table(asked, chain, trained), ""]
    return lines


def _trained(workspace: Path, network: str) -> tuple[NextCategoryModel, str]:
    """The run that the command line trains, and its seconds."""
    given = (
        "--task",
        "next-category",
        "--network",
        network,
        "--set",
        f"max_seconds={LONGEST_SECONDS}",
    )
    began = time.perf_counter()
    folder = workspace / "runs" / train(workspace, *given)
    seconds = time.perf_counter() - began
    with Workspace.open(workspace, write=False) as opened:
        return NextCategoryModel.load(folder, catalogue_of(opened)), f"{seconds:.0f}"


def _drawn(asked: Asked) -> Asked:
    """So many of them at most, evenly drawn."""
    step = -(-len(asked) // MOST_TESTS) or 1
    return Asked(asked.sequences, asked.starts[::step], asked.stops[::step])


def _table(
    asked: Asked, chain: MarkovChain, trained: dict[str, tuple[NextCategoryModel, str]]
) -> list[str]:
    last = asked.sequences.item[asked.stops - 1]
    frequent = np.tile(chain.shares, (len(asked), 1))
    guesses = {
        "the most frequent": frequent,
        AGAIN: chain.last_again(last),
        CHAIN: chain.probabilities(last),
        **{network: asked.probabilities(model) for network, (model, _) in trained.items()},
    }
    p = _corrected(asked, {name: guesses[name] for name in (AGAIN, CHAIN, *trained)})
    head = ["method", "accuracy", "macro-F1", "macro precision", "macro recall", "ROC AUC"]
    rows = [
        [
            name,
            *_cells(asked, chances),
            f"{_surprise(asked, chances):.2f}",
            f"{p[name]:.4f}" if name in p else "–",
            trained[name][1] if name in trained else "–",
        ]
        for name, chances in guesses.items()
    ]
    return report.table([*head, "log loss", "p", "train s"], rows)


def _cells(asked: Asked, chances: Float32Array) -> list[str]:
    metrics = classification_metrics(asked.truth, chances)
    intervals = classification_intervals(asked.truth, chances, asked.shopper)
    cells = []
    for name in ("accuracy", "macro_f1", "macro_precision", "macro_recall", "roc_auc"):
        low, high = intervals[name] or (0.0, 0.0)
        cells.append(f"{metrics[name]:.3f} ({low:.3f}–{high:.3f})")
    print("  ", cells, flush=True)
    return cells


def _surprise(asked: Asked, chances: Float32Array) -> float:
    """The mean negative log-likelihood of what came next."""
    own = chances[np.arange(len(asked)), asked.truth]
    return float(-np.log(own.clip(1e-7)).mean())


def _corrected(asked: Asked, guesses: dict[str, Float32Array]) -> dict[str, float]:
    """p of the accuracy of each but the baselines against the better of these, by shoppers."""
    right = {
        name: np.bincount(asked.shopper, chances.argmax(axis=1) == asked.truth).tolist()
        for name, chances in guesses.items()
    }
    best = max((AGAIN, CHAIN), key=lambda name: sum(right[name]))
    others = [name for name in guesses if name not in (AGAIN, CHAIN)]
    return holm({name: paired_p(right[name], right[best], rounds=5000) for name in others})


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", default=SETS, choices=SETS)
    parser.add_argument("--networks", nargs="*", default=NETWORKS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        lines = section(Path(scratch), given.networks, given.sets)
    report.write_section("next-category", lines)


if __name__ == "__main__":
    main()
