"""Wrong labels of known truth: how many are found, and what dropping them does for a model.

python -m tests.benchmarks.label_noise [--texts N] [--dry]

Labels of real reviews (`reviews_10_categories`) are taken for right, and a known share of those that are
learned is set to another one by chance: the noise is synthetic. A fifth of the texts keeps its labels and
measures.
"""

import argparse
import csv
from dataclasses import replace

import numpy as np

from core.arrays import BoolArray, Float32Array, Int32Array
from core.robustness.label_noise import confident, cross_validated, linear_probabilities
from core.training.tasks.category.labelled_texts import Labelled, numbered
from tests.benchmarks import report
from tests.benchmarks.shops import PUBLIC_DATA

SHARES = (0.0, 0.1, 0.2, 0.3)
TEXTS, DRY_TEXTS = 12_000, 1_500
FILE = PUBLIC_DATA / "reviews_10_categories" / "reviews.csv"


def reviews(count: int) -> tuple[Labelled, Labelled]:
    """So many reviews, the same each time: four fifths to learn from, a fifth to measure with."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    chosen = np.random.default_rng(3).permutation(len(rows))[:count]
    texts = [rows[row]["text"] for row in chosen]
    labels = [rows[row]["category"] for row in chosen]
    every = numbered(texts, labels, sorted(set(labels)), "texts")
    measuring = np.arange(len(every)) % 5 == 0
    return every.part(~measuring), every.part(measuring)


def flipped(label: Int32Array, labels: int, share: float) -> tuple[Int32Array, BoolArray]:
    """The labels with a `share` of them set to another by chance, and which."""
    chance = np.random.default_rng(11)
    is_flipped = chance.random(len(label)) < share
    others = (label + chance.integers(1, labels, len(label))) % labels
    return np.where(is_flipped, others, label).astype(np.int32), is_flipped


def accuracy(fit: Labelled, measured: Labelled) -> float:
    """Of a linear model that learns from `fit`."""
    chances: Float32Array = linear_probabilities(fit, measured)
    return float((chances.argmax(axis=1) == measured.label).mean())


def row(fit: Labelled, measured: Labelled, share: float) -> list[str]:
    """What is found of so many wrong labels, and accuracy before and after."""
    label, is_flipped = flipped(fit.label, len(fit.labels), share)
    noisy = replace(fit, label=label)
    found = confident(label, cross_validated(noisy, lambda done, total: None)).suspects(label)
    hits = int((found & is_flipped).sum())
    return [
        f"{share:.0%}",
        str(int(is_flipped.sum())),
        str(int(found.sum())),
        f"{hits / max(1, found.sum()):.3f}" if share else "–",
        f"{hits / max(1, is_flipped.sum()):.3f}" if share else "–",
        f"{accuracy(noisy, measured):.3f}",
        f"{accuracy(noisy.part(~found), measured):.3f}",
        f"{accuracy(noisy.part(~is_flipped), measured):.3f}",
    ]


def main() -> None:
    """Measure and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=TEXTS)
    parser.add_argument("--dry", action="store_true", help="few texts, nothing written")
    options = parser.parse_args()
    count = DRY_TEXTS if options.dry else options.texts
    fit, measured = reviews(count)
    head = [
        *("labels set wrong", "wrong", "suspects", "precision", "recall"),
        *("accuracy before", "suspects dropped", "all wrong ones dropped"),
    ]
    rows = [row(fit, measured, share) for share in SHARES]
    lines = [
        "## Label noise",
        "",
        f"`python -m tests.benchmarks.label_noise`. {len(fit):,} real reviews of {len(fit.labels)} kinds,",
        "labels set wrong by chance (synthetic noise of known truth); suspects by confident learning over",
        f"five folds. Accuracy of the linear model on {len(measured):,} reviews with their own labels.",
        "Without planted noise suspects are what the model takes for errors of the set.",
        "",
        *report.table(head, rows),
    ]
    if options.dry:
        print("\n".join(lines))
    else:
        report.write_section("label noise", lines)


if __name__ == "__main__":
    main()
