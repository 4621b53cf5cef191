"""How well texts are sorted into categories: `python -m tests.benchmarks.quality_category [NETWORK …]`.

Trains every network with default settings on 80 % of the reviews and reports once on the other 20 %,
beside tf-idf with a linear SVM on words and on characters, the most frequent class, and chance.
"""

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.data.catalogue import catalogue_of
from core.metrics.significance import exact_mcnemar, holm
from core.runs.manifest import ENCODER, epoch_folder
from core.search.category_run import CategoryRun
from core.text.analysis import Analyzer
from core.text.normalise import normalise
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.baselines import svm_guesses
from tests.benchmarks.shops import PUBLIC_DATA, pinxun

REFERENCE = "tf-idf + linear SVM, characters"
# Single predictions that are timed.
TIMED = 300
ROUNDS = 2000


@dataclass(frozen=True)
class Guesses:
    """What a model guessed of each text; training seconds, megabytes and ms a text where it has them."""

    labels: list[str]
    seconds: float | None = None
    megabytes: float | None = None
    milliseconds: float | None = None


def section(scratch: Path, networks: Sequence[str]) -> list[str]:
    """A table of the baselines and of each of `networks`, and the classes of the first network."""
    fit_file, report_file = split_reviews(scratch)
    fit, tested = read(fit_file), read(report_file)
    texts, truth = [text for text, _ in tested], [label for _, label in tested]
    guesses = {
        "chance": Guesses(by_chance(fit, len(tested))),
        "majority": Guesses([majority(fit)] * len(tested)),
        "tf-idf + linear SVM, words": timed(lambda: svm_guesses(fit, texts, "word")),
        REFERENCE: timed(lambda: svm_guesses(fit, texts, "char")),
    }
    workspace = scratch / "reviews"
    pinxun("import", "--workspace", workspace, "--texts", fit_file)
    guesses |= {network: trained(workspace, network, texts) for network in networks}
    return [*EXPLAINED, "", *table(guesses, truth), "", *classes(guesses[networks[0]], truth)]


EXPLAINED = [
    "`python -m tests.benchmarks.quality_category`. `reviews_10_categories`, 80 % to fit and tune, reported",
    "on the other 20 %, seed 20. 95 % bootstrap intervals over texts; p is McNemar's exact test against the",
    "linear SVM on characters, Holm-corrected. Milliseconds are for one text at a time, words included.",
]


def split_reviews(scratch: Path) -> tuple[Path, Path]:
    """The reviews as `texts` files: 80 % to fit and tune on, 20 % to report on, seed 20."""
    rows = read(PUBLIC_DATA / "reviews_10_categories" / "reviews.csv")
    random.Random(20).shuffle(rows)
    cut = len(rows) * 4 // 5
    paths = scratch / "fit.csv", scratch / "report.csv"
    for path, part in zip(paths, (rows[:cut], rows[cut:]), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("text", "category"), *part])
    return paths


def read(path: Path) -> list[tuple[str, str]]:
    """(text, category) of every row."""
    with path.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["category"]) for row in csv.DictReader(file)]


def by_chance(fit: list[tuple[str, str]], count: int) -> list[str]:
    """Labels drawn as often as they occur in `fit`."""
    return random.Random(7).choices([label for _, label in fit], k=count)


def majority(fit: list[tuple[str, str]]) -> str:
    """The most frequent label of `fit`."""
    return Counter(label for _, label in fit).most_common(1)[0][0]


def timed(guess: Callable[[], list[str]]) -> Guesses:
    """What `guess` says, and how long it took to learn and say it."""
    started = time.perf_counter()
    labels = guess()
    return Guesses(labels, time.perf_counter() - started)


def trained(workspace: Path, network: str, texts: list[str]) -> Guesses:
    """Train `network` through the command line and ask the run it left."""
    started = time.perf_counter()
    pinxun("train", "--workspace", workspace, "--task", "category", "--network", network)
    seconds = time.perf_counter() - started
    (listing,) = pinxun("runs", "--workspace", workspace)
    newest = max(run["id"] for run in listing["runs"] if run["network"] == network)
    with Workspace.open(workspace, write=False) as opened:
        run = CategoryRun.load(opened.runs_dir / newest)
        analyzer = Analyzer.for_catalogue(catalogue_of(opened))
    normal = [normalise(text) for text in texts]
    best = run.probabilities(analyzer, normal).argmax(axis=1)
    model = epoch_folder(workspace / "runs" / newest, run.manifest.best_epoch) / ENCODER
    spent = []
    for text in normal[:TIMED]:
        began = time.perf_counter()
        run.probabilities(analyzer, [text])
        spent.append(1000 * (time.perf_counter() - began))
    labels = [run.labels[at] for at in best]
    return Guesses(labels, seconds, model.stat().st_size / 1e6, statistics.median(spent))


def table(guesses: dict[str, Guesses], truth: list[str]) -> list[str]:
    """One row a model."""
    met = {
        name: [guessed == right for guessed, right in zip(each.labels, truth, strict=True)]
        for name, each in guesses.items()
    }
    others = [name for name in guesses if name != REFERENCE]
    p = holm({name: exact_mcnemar(met[name], met[REFERENCE]) for name in others})
    rows = [
        [
            name,
            *interval_cells(each.labels, truth),
            f"{p[name]:.3f}" if name in p else "–",
            *(shown(value) for value in (each.seconds, each.megabytes, each.milliseconds)),
        ]
        for name, each in guesses.items()
    ]
    head = ["model", "accuracy", "macro-F1", "p", "training s", "model MB", "ms a text"]
    return report.table(head, rows)


def shown(value: float | None) -> str:
    """Three figures, or a dash."""
    return "–" if value is None else f"{value:.3g}"


def interval_cells(guessed: list[str], truth: list[str]) -> list[str]:
    """Accuracy and macro-F1 with their intervals.

    Texts drawn anew are counts of the cells of the confusion matrix drawn anew.
    """
    labels = sorted(set(truth))
    cells = confusion(truth, guessed, labels)
    share = cells.ravel() / cells.sum()
    drawn = np.random.default_rng(0).multinomial(cells.sum(), share, ROUNDS)
    made = [figures(cells[None]), figures(drawn.reshape(ROUNDS, *cells.shape))]
    return [
        f"{whole[0]:.3f} ({np.quantile(parts, 0.025):.3f}–{np.quantile(parts, 0.975):.3f})"
        for whole, parts in zip(*made, strict=True)
    ]


def confusion(truth: list[str], guessed: list[str], labels: list[str]) -> np.ndarray:
    """How many texts of each label (rows) were guessed to have each label (columns)."""
    place = {label: at for at, label in enumerate(labels)}
    cells = np.zeros((len(labels), len(labels)), np.int64)
    np.add.at(cells, ([place[t] for t in truth], [place[g] for g in guessed]), 1)
    return cells


def figures(cells: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Accuracy and macro-F1 of confusion matrices (n, labels, labels)."""
    right = np.diagonal(cells, axis1=1, axis2=2)
    f1 = 2 * right / np.maximum(cells.sum(axis=1) + cells.sum(axis=2), 1)
    return right.sum(axis=1) / cells.sum(axis=(1, 2)), f1.mean(axis=1)


def classes(guesses: Guesses, truth: list[str]) -> list[str]:
    """The confusion matrix with precision, recall and F1 of every class."""
    labels = sorted(set(truth))
    cells = confusion(truth, guesses.labels, labels)
    right = np.diagonal(cells)
    precision, recall = right / cells.sum(axis=0).clip(1), right / cells.sum(axis=1)
    f1 = 2 * right / (cells.sum(axis=0) + cells.sum(axis=1))
    rows = [
        [label, *map(str, counts), *(f"{value[at]:.3f}" for value in (precision, recall, f1))]
        for at, (label, counts) in enumerate(zip(labels, cells, strict=True))
    ]
    return report.table(["is \\ guessed", *labels, "precision", "recall", "F1"], rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="*", default=["conv1d", "article"])
    with tempfile.TemporaryDirectory() as folder:
        lines = section(Path(folder), parser.parse_args().networks)
    report.write_section("category", ["## Category", "", *lines])
