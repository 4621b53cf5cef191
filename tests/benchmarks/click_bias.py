"""Whether click models find a planted position bias: `python -m tests.benchmarks.click_bias [--seeds N]`.

Logs of about 100,000 events with a known bias, where better products stand higher; then the demo world's
own log, and one of ten million events for time and memory.
"""

import argparse
import resource
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyarrow import parquet

from core.data.demo_world.choices import examination
from core.feedback.clicks.cascade import Cascade
from core.feedback.clicks.impressions import Impressions, impressions_of
from core.feedback.clicks.models import KNOWN_ERROR, click_models
from core.feedback.clicks.position_based import PositionBased
from core.workspace.shipped import DEMO
from tests.benchmarks import report
from tests.core.feedback.clicks.planted import (
    HYPERBOLIC,
    LONGEST,
    Lists,
    cascade,
    events_of,
    position_based,
)

Floats = npt.NDArray[np.float64]

SEEDS = 20
RANKS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20)
PLACES = np.arange(1.0, LONGEST + 1)
WORLDS = {
    "1 / (1 + 0.11 (k − 1)), the demo world's": HYPERBOLIC,
    "1 / √k": PLACES**-0.5,
    "1 / k": 1 / PLACES,
    "0.85^(k − 1)": 0.85 ** (PLACES - 1),
    "a fold: 1 to the fourth place, 0.45 below": np.where(PLACES <= 4, 1.0, 0.45),
}
READING_ON = {
    "0.9 / (1 + 0.11 (k − 1)), that of simulated shoppers": 0.9 * HYPERBOLIC,
    "0.9 everywhere": np.full(LONGEST, 0.9),
    "0.5 everywhere": np.full(LONGEST, 0.5),
}
EM_ROUNDS = 100
BIG_LISTS = 600_000


@dataclass(frozen=True)
class Found:
    """Relative errors (seeds, ranks) of one quantity in one world, which ranks called themselves known."""

    errors: Floats
    known: npt.NDArray[np.bool_]


def section(seeds: int = SEEDS) -> list[str]:
    """The tables."""
    return [
        "## Position bias, planted and found",
        "",
        "`python -m tests.benchmarks.click_bias`",
        "",
        f"Synthetic logs of about 100,000 events, {seeds} seeds each: pairs' worth is drawn, better products",
        "stand higher, most pairs are shown once or twice. A cell is the mean and the worst relative error",
        "over the seeds. *Known* are ranks whose own relative standard error is at most"
        f" {KNOWN_ERROR:g}: what the model vouches for. *Naive* is clicks an impression against rank 1,",
        f"*EM* the usual maximum likelihood over both pairs and ranks ({EM_ROUNDS} rounds).",
        "",
        "### Position-based worlds: examination by rank",
        "",
        *_position_based(seeds),
        "",
        "### Cascade worlds: reading on after a click (chance), and share of lists looked at (seen)",
        "",
        *_cascades(seeds),
        "",
        "### The demo world's own 100,000 events (synthetic)",
        "",
        *_demo(),
        "",
        _big(),
    ]


def _position_based(seeds: int) -> list[str]:
    rows = []
    for name, planted in WORLDS.items():
        logs = [impressions_of(events_of(position_based(planted, seed))) for seed in range(seeds)]
        ours = [PositionBased.fit(log) for log in logs]
        known = np.array([model.error <= KNOWN_ERROR for model in ours])
        found = {
            name: np.array([model.examination for model in ours]),
            "· EM": np.array([_em(log) for log in logs]),
            "· naive": np.array([_naive(log) for log in logs]),
        }
        rows += [
            _row(label, Found(values / planted - 1, known), label == name)
            for label, values in found.items()
        ]
    return report.table(_header("planted"), rows)


def _cascades(seeds: int) -> list[str]:
    rows = []
    for name, planted in READING_ON.items():
        chance, seen, known_chance, known_seen, chosen = [], [], [], [], 0
        for seed in range(seeds):
            lists = cascade(planted, seed)
            events = events_of(lists)
            model = Cascade.fit(impressions_of(events))
            chance.append(model.continuation / planted - 1)
            seen.append(model.examination / _looked(lists) - 1)
            known_chance.append(model.continuation_error <= KNOWN_ERROR)
            known_seen.append(model.error <= KNOWN_ERROR)
            chosen += click_models(events)[0].name == "cascade"
        rows.append(_row(f"{name}: chance", Found(np.array(chance), np.array(known_chance))))
        rows.append(
            _row(
                f"· seen (cascade chosen {chosen} of {seeds})",
                Found(np.array(seen), np.array(known_seen)),
            )
        )
    return report.table(_header("planted"), rows)


def _looked(lists: Lists) -> Floats:
    return lists.examination.clip(1e-3)


def _header(first: str) -> list[str]:
    return [first, "worst of the known", "known ranks", *(f"rank {rank}" for rank in RANKS)]


def _row(name: str, found: Found, vouches: bool = True) -> list[str]:
    size = np.abs(found.errors)
    # The first place is 1 by definition in every model of examination.
    known = found.known & (size > 0)
    always = np.flatnonzero(found.known.mean(axis=0) >= 0.5) + 1
    cells = [
        f"{100 * size[:, k - 1].mean():.0f} / {100 * size[:, k - 1].max():.0f} %" for k in RANKS
    ]
    if not vouches:
        return [name, "–", "–", *cells]
    worst = f"**{100 * size[known].max():.1f} %**" if known.any() else "–"
    return [name, worst, f"1–{always.max()}" if len(always) else "–", *cells]


def _naive(shown: Impressions) -> Floats:
    views = np.bincount(shown.rank - 1, minlength=shown.ranks).clip(1)
    rate = np.bincount(shown.rank - 1, shown.clicked, shown.ranks) / views
    return rate / rate[0]


def _em(shown: Impressions) -> Floats:
    """Expectation maximisation of the position-based model, a parameter for every pair and rank."""
    pairs, rank = len(shown.pair_query), shown.rank - 1
    looks, worth = np.full(shown.ranks, 0.5), np.full(pairs, 0.5)
    views, times = (
        np.bincount(rank, minlength=shown.ranks),
        np.bincount(shown.pair, minlength=pairs),
    )
    for _ in range(EM_ROUNDS):
        look, attract = looks[rank], worth[shown.pair]
        none = (1 - look * attract).clip(1e-12)
        looked = np.where(shown.clicked, 1.0, look * (1 - attract) / none)
        attracts = np.where(shown.clicked, 1.0, attract * (1 - look) / none)
        looks = np.bincount(rank, looked, shown.ranks) / views
        worth = np.bincount(shown.pair, attracts, pairs) / times.clip(1)
    return looks / looks[0]


def _demo() -> list[str]:
    models = click_models(parquet.read_table(DEMO / "events.parquet"))
    planted = examination(np.arange(1, models[0].examination.size + 1))
    rows = [
        ["planted", "–", *(f"{planted[rank - 1]:.2f}" for rank in RANKS)],
    ]
    for model in models:
        error = 100 * (model.examination / planted - 1)
        found = [f"{model.examination[k - 1]:.2f} ({error[k - 1]:+.0f} %)" for k in RANKS]
        rows.append([model.name, f"{model.log_likelihood:.4f}", *found])
    best = models[0]
    worst = 100 * np.abs(best.examination / planted - 1)
    header = ["model", "held-out log-likelihood", *(f"rank {k}" for k in RANKS)]
    return [
        *report.table(header, rows),
        "",
        f"{best.name.capitalize()} is chosen; its worst error is {worst.max():.1f} % over all"
        f" {len(worst)} ranks and {worst[best.is_known].max():.1f} % over the"
        f" {best.is_known.sum()} it calls known.",
    ]


def _big() -> str:
    events = events_of(position_based(HYPERBOLIC, 1, lists=BIG_LISTS))
    before = _peak()
    began = time.perf_counter()
    found = click_models(events)[0]
    seconds = time.perf_counter() - began
    worst = 100 * np.abs(found.examination / HYPERBOLIC - 1).max()
    return (
        f"All three models of a log of {events.num_rows:,} events, fitted and judged: {seconds:.0f} s,"
        f" {_peak() - before:.0f} MB beside the log; worst error {worst:.1f} % over all ranks."
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    report.write_section("click-bias", section(parser.parse_args().seeds))


if __name__ == "__main__":
    main()
