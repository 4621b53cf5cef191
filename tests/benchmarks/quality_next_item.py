"""How well the next item is guessed: `python -m tests.benchmarks.quality_next_item`.

Every network alone and with session-kNN, beside popularity, item co-occurrence and session-kNN, over all
items of each set.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.evaluation.next_item import UNKNOWN, NextItemExample
from core.metrics.next_item import next_item_metrics, target_rank
from core.metrics.significance import holm, mean_interval, paired_p
from core.recommend.next_item import NextItemModel
from core.runs.manifest import WEIGHTS, epoch_folder
from tests.benchmarks import report
from tests.benchmarks.next_item_sets import NextItemSet, demo, films, tmall
from tests.benchmarks.shops import train

NETWORKS = ("conv1d", "article", "dnn", "rnn", "transformer")
SETS = ("tmall", "demo", "films")
PLAIN = "session-kNN"
# The same, met items weighed as in what ships: what the network adds is measured against it.
FAIR = "session-kNN, met items weighed"
# A training ends after this time, once an epoch is complete: the article's ten epochs would take an hour.
LONGEST_SECONDS = 420
EXPLAINED = [
    "`python -m tests.benchmarks.quality_next_item`. Default settings, every item ranked, nothing left out.",
    "`tmall_sessions`: trained on `train.txt`, measured on whole sessions of `test.txt`, 6,000 lines or",
    "so, evenly drawn; the others: each person's last action. Tuned on a tenth of `train.txt`",
    "and on each viewer's last film but one. Intervals and p-values take the tests of a session together:",
    "95 % bootstrap, paired randomisation against *session-kNN* and against the same with items met before",
    "weighed as in what ships, the larger p of hit@20 and MRR@20, Holm-corrected. *+ kNN* is what ships.",
    f"No training goes on for more than {LONGEST_SECONDS} s once an epoch is complete, which cuts short",
    "the article's (10 epochs in batches of 32).",
    "The demo world is synthetic. In MovieLens films are rated in the order in which the site listed them,",
    "which makes the next one easier to guess than what people really watch next.",
]
Floats = npt.NDArray[np.float32]
Scorer = Callable[[NextItemExample], Floats]


@dataclass(frozen=True)
class Row:
    """What ranks, the rank of the right item in every test, and what it costs."""

    name: str
    places: list[int]
    query_ms: float
    costs: list[str] = field(default_factory=lambda: ["–", "–"])


def section(
    scratch: Path, networks: Sequence[str] = NETWORKS, sets: Sequence[str] = SETS
) -> list[str]:
    """Lines of docs/results.md: one table a set."""
    lines = ["## Next item", "", *EXPLAINED, ""]
    for name in sets:
        evaluate = {"tmall": tmall, "demo": demo, "films": films}[name](scratch)
        if evaluate is not None:
            lines += [
                f"### {evaluate.name}: {len(evaluate.tests)} tests",
                "",
                *_set(evaluate, networks),
                "",
            ]
    return lines


def _set(evaluate: NextItemSet, networks: Sequence[str]) -> list[str]:
    trained = [(network, *_trained(evaluate.workspace, network)) for network in networks]
    rows = _baselines(trained[0][1], evaluate.tests)
    for network, model, costs in trained:
        rows.append(_row(f"{network}, alone", _alone(model), model, evaluate.tests, costs))
        both = _row(f"{network} + kNN", _both(model), model, evaluate.tests, costs)
        rows.append(both)
    return _table(rows, evaluate.people)


def _trained(workspace: Path, network: str) -> tuple[NextItemModel, list[str]]:
    """The run of a network, and its seconds of training and megabytes as cells."""
    began = time.perf_counter()
    job = "--task", "next-item", "--network", network, "--set", f"max_seconds={LONGEST_SECONDS}"
    folder = workspace / "runs" / train(workspace, *job)
    seconds = time.perf_counter() - began
    model = NextItemModel.load(folder)
    needed = [*folder.glob("*.*"), *epoch_folder(folder, model.manifest.best_epoch).iterdir()]
    size = sum(file.stat().st_size for file in needed if file.name not in (WEIGHTS, "steps.jsonl"))
    return model, [f"{seconds:.0f}", f"{size / 2**20:.1f}"]


def _baselines(model: NextItemModel, tests: list[NextItemExample]) -> list[Row]:
    """What learns nothing, over the sequences that the run keeps."""
    together = _Together(model)

    def near(example: NextItemExample) -> Floats:
        return model.neighbours.scores(model.known(example.history))

    def cap_actions_per_shopper(example: NextItemExample) -> Floats:
        scores = near(example)
        scores[np.unique(model.known(example.history))] *= model.blend.again
        return scores

    return [
        _row("popularity", lambda example: model.popularity, model, tests),
        _row(
            "item co-occurrence",
            lambda example: together.scores(model.known(example.history)),
            model,
            tests,
        ),
        _row(PLAIN, near, model, tests),
        _row(FAIR, cap_actions_per_shopper, model, tests),
    ]


def _alone(model: NextItemModel) -> Scorer:
    return lambda example: model.cosines(example.history)


def _both(model: NextItemModel) -> Scorer:
    return lambda example: model.scores(example.history)


class _Together:
    """Items by how many sequences hold them together with each of those met."""

    def __init__(self, model: NextItemModel) -> None:
        from scipy.sparse import csr_array

        ones = np.ones(len(model.item), np.float32)
        shape = (len(model.starts) - 1, len(model.items))
        # Its own arrays, as summing duplicates changes them in place.
        parts = ones, model.item.copy(), model.starts.copy()
        self._held = csr_array(parts, shape)
        self._held.sum_duplicates()
        self._held.data[:] = 1
        self._holders = self._held.tocsc()

    def scores(self, met: npt.NDArray[np.int32]) -> Floats:
        """(items,), 0 where nobody met both."""
        shared = self._holders[:, np.unique(met)].sum(axis=1)
        together: Floats = self._held.T @ shared
        return together


def _row(
    name: str,
    scorer: Scorer,
    model: NextItemModel,
    tests: list[NextItemExample],
    costs: list[str] | None = None,
) -> Row:
    places, taken = [], []
    for example in tests:
        began = time.perf_counter()
        scores = scorer(example)
        taken.append(1000 * (time.perf_counter() - began))
        row = model.row_of.get(example.target)
        places.append(UNKNOWN if row is None else target_rank(scores, row))
    print(f"  {name}: {next_item_metrics(places)}", flush=True)
    return Row(name, places, statistics.median(taken), costs or ["–", "–"])


def _table(rows: list[Row], people: list[int]) -> list[str]:
    header = ["method", "hit@20", "MRR@20", "nDCG@10", "p kNN", "p kNN weighed"]
    header += ["train s", "MB", "query ms"]
    hits = {row.name: _by_person((np.array(row.places) <= 20) * 1.0, people) for row in rows}
    ranks = {row.name: _by_person(_reciprocal(row.places), people) for row in rows}
    over = [_corrected(hits, ranks, reference) for reference in (PLAIN, FAIR)]
    return report.table(
        header,
        [
            [
                row.name,
                _interval(hits[row.name], len(people)),
                _interval(ranks[row.name], len(people)),
                f"{next_item_metrics(row.places)['ndcg@10']:.3f}",
                *(f"{p[row.name]:.4f}" if row.name in p else "–" for p in over),
                *row.costs,
                f"{row.query_ms:.2f}",
            ]
            for row in rows
        ],
    )


def _by_person(values: npt.NDArray[np.float64], people: list[int]) -> npt.NDArray[np.float64]:
    """The sum of each person's values."""
    return np.bincount(people, values)


def _reciprocal(places: list[int]) -> npt.NDArray[np.float64]:
    ranks = np.array(places, np.float64)
    return np.where(ranks <= 20, 1 / ranks, 0.0)


def _interval(sums: npt.NDArray[np.float64], tests: int) -> str:
    """Mean of all tests, with the interval of drawing people anew."""
    mean, low, high = mean_interval((sums * len(sums) / tests).tolist(), rounds=2000)
    return f"{mean:.3f} ({low:.3f}–{high:.3f})"


def _corrected(
    hits: dict[str, npt.NDArray[np.float64]],
    ranks: dict[str, npt.NDArray[np.float64]],
    reference: str,
) -> dict[str, float]:
    """p of each row against `reference`, the larger of both measures', Holm-corrected."""
    return holm(
        {
            name: max(
                paired_p(of[name].tolist(), of[reference].tolist(), rounds=5000)
                for of in (hits, ranks)
            )
            for name in hits
            if name not in (reference, PLAIN, FAIR)
        }
    )


def main() -> None:
    """Measure what the command line asks for and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--networks", nargs="*", default=NETWORKS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        report.write_section("next-item", section(Path(scratch), given.networks, given.sets))


if __name__ == "__main__":
    main()
