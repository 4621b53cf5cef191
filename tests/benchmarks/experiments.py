"""Whether tests find the better run: `python -m tests.benchmarks.experiments [--seeds N] [--equals N]`.

Runs of the demo world that are planted to be better or worse, or equal, put before its shoppers (synthetic);
what team-draft interleaving and an A/B test say, beside the truth. Also how many sessions a minute holds.
"""

import argparse
import statistics
import tempfile
import time
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from core.data.demo_world.world import Cast
from core.experiments.ab_result import ABResult
from core.experiments.arm_comparison import ArmComparison
from core.experiments.interleaving import experiment_of
from core.experiments.lists import table_of
from core.experiments.simulated_sessions import cast_of
from core.experiments.simulator import Lists, Ranker, simulate
from core.experiments.verdict import verdict
from core.feedback.log import EventSource
from core.search.engine import Engine
from core.search.request import SearchRequest, SearchResponse
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.shops import import_shop, pinxun

SEEDS = 20
EQUALS = 100
SESSIONS = 1000
EQUAL_SESSIONS = 400
# Noise on scores, which are below 1.
SLIGHTLY, MUCH = 0.08, 0.16
# How deep a blurred ranking draws from.
DEPTH = 60


@dataclass
class Blurred:
    """A ranking with noise on its scores: the run `run_id`, planted to be worse the larger `noise` is."""

    engine: Engine
    run_id: str
    noise: float = 0.0
    known: dict[str, SearchResponse] = field(default_factory=dict)

    def search(self, request: SearchRequest) -> SearchResponse:
        """The blurred answer; the same text, the same noise."""
        if request.text not in self.known:
            self.known[request.text] = self._blurred(request.text)
        answer = self.known[request.text]
        return replace(answer, request=request, hits=answer.hits[: request.top])

    def _blurred(self, text: str) -> SearchResponse:
        answer = self.engine.search(SearchRequest(text, top=DEPTH))
        random = np.random.default_rng(zlib.crc32(f"{self.run_id} {text}".encode()))
        scores = [hit.score + random.normal(0, self.noise) for hit in answer.hits]
        order = np.argsort(-np.array(scores), kind="stable")
        hits = tuple(replace(answer.hits[at], rank=rank) for rank, at in enumerate(order, 1))
        return replace(answer, run=self.run_id, hits=hits)


def section(seeds: int = SEEDS, equals: int = EQUALS) -> list[str]:
    """The tables."""
    with tempfile.TemporaryDirectory() as scratch:
        shop = Path(scratch) / "demo"
        import_shop("demo", shop)
        with Workspace.open(shop, write=False) as workspace:
            cast, engine = cast_of(workspace), Engine.open(workspace)
        hybrid = Blurred(engine, "hybrid")
        words = Blurred(engine.with_run(""), "words alone")
        much, slightly = (
            Blurred(engine, name, noise)
            for name, noise in (("blurred much", MUCH), ("blurred slightly", SLIGHTLY))
        )
        pairs: list[tuple[Ranker, Ranker, str]] = [
            (hybrid, words, "position-based"),
            (hybrid, words, "cascade"),
            (hybrid, much, "position-based"),
            (hybrid, much, "cascade"),
            (hybrid, slightly, "position-based"),
        ]
        rows = [_found(cast, *pair, seeds) for pair in pairs]
        alarms = _alarms(cast, engine, equals)
        speed = _speed(shop)
    return [
        "## Interleaving and A/B tests, beside the truth",
        "",
        "`python -m tests.benchmarks.experiments`",
        "",
        f"Synthetic: the demo world's shoppers, {SESSIONS} sessions a seed, {seeds} seeds; a third of the",
        "shoppers sees A, a third B, a third both interleaved. *Blurred* is the hybrid run with noise on its",
        f"scores: {SLIGHTLY} slightly, {MUCH} much.",
        "A cell counts seeds: better run found / not significant / wrong run. Interleaving is decided by an",
        "always-valid test over sessions, looked at after each; A/B by a two-sided test at its end.",
        "",
        *report.table(
            [
                "A against B, clicks",
                "truth ΔnDCG@10",
                "Δ clicks a list",
                "interleaving",
                "lists to a verdict",
                "A/B click-through",
                "A/B purchases",
                "A/B 1 / first rank",
            ],
            rows,
        ),
        "",
        *alarms,
        "",
        speed,
    ]


def _found(cast: Cast, a: Ranker, b: Ranker, clicks: str, seeds: int) -> list[str]:
    trials = [simulate(cast, a, b, SESSIONS, clicks, seed) for seed in range(seeds)]
    needed = [_needed(trial, lists) for trial, lists in trials]
    decided = [count for count in needed if count]
    truth = [_mean([trial.truth[at] for trial, _ in trials]) for at in range(2)]
    winners = [trial.interleaving.winner for trial, _ in trials]
    return [
        f"{a.run_id} against {b.run_id}, {clicks}",
        f"{-truth[0]:+.3f}",
        f"{-truth[1]:+.2f}",
        f"**{winners.count('A')}** / {winners.count('') + winners.count('tie')} / {winners.count('B')}",
        f"{statistics.median(decided):.0f}" if decided else "–",
        *(_score([trial.test[at] for trial, _ in trials]) for at in range(3)),
    ]


def _mean(compared: Sequence[ArmComparison]) -> float:
    return statistics.fmean(each.difference for each in compared)


def _score(compared: Sequence[ArmComparison]) -> str:
    right = sum(each.is_significant and each.difference < 0 for each in compared)
    wrong = sum(each.is_significant and each.difference > 0 for each in compared)
    return f"{right} / {len(compared) - right - wrong} / {wrong}"


def _needed(trial: ABResult, lists: Lists) -> int:
    """The interleaved lists after which the verdict first stood, 0 if it never did; it never falls again."""
    name = experiment_of(trial.a, trial.b)
    mixed = [each for each in lists if each[0].experiment == name]
    low, high = 0, len(mixed)
    if verdict(table_of(mixed), name, EventSource.SIMULATED).winner not in ("A", "B"):
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        decided = verdict(table_of(mixed[:middle]), name, EventSource.SIMULATED).winner in (
            "A",
            "B",
        )
        low, high = (low, middle) if decided else (middle, high)
    return high


def _alarms(cast: Cast, engine: Engine, runs: int) -> list[str]:
    """Two runs that are equally good and not the same: whoever finds one better is wrong."""
    a, b = (
        Blurred(engine, "blurred one way", SLIGHTLY),
        Blurred(engine, "blurred another way", SLIGHTLY),
    )
    trials = [simulate(cast, a, b, EQUAL_SESSIONS, seed=1000 + seed)[0] for seed in range(runs)]
    mixed = sum(trial.interleaving.winner in ("A", "B") for trial in trials)
    lists = statistics.fmean(trial.interleaving.lists for trial in trials)
    rates = [
        f"{100 * statistics.fmean(trial.test[at].is_significant for trial in trials):.1f} %"
        for at in range(3)
    ]
    truth = _mean([trial.truth[0] for trial in trials])
    return [
        f"A/A, false alarms: two runs blurred slightly by different noise (truth ΔnDCG@10 {truth:+.4f}),",
        f"{runs} trials of {EQUAL_SESSIONS} sessions ({lists:.0f} interleaved lists). Interleaving, looked",
        f"at after every session: {100 * mixed / runs:.1f} %; A/B at its end: {', '.join(rates)}",
        "(click-through, purchases, 1 / first rank).",
    ]


def _speed(shop: Path) -> str:
    began = time.perf_counter()
    *_, told = pinxun("simulate", "--workspace", shop, "--sessions", SESSIONS)
    seconds = time.perf_counter() - began
    return (
        f"`main.py simulate --sessions {SESSIONS}`, hybrid against words, from start to answer:"
        f" {seconds:.0f} s, {told['seconds']:.1f} s of it simulating:"
        f" {60 * SESSIONS / told['seconds']:,.0f} sessions a minute."
    )


def main() -> None:
    """Measure and write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--equals", type=int, default=EQUALS)
    given = parser.parse_args()
    report.write_section("experiments", section(given.seeds, given.equals))


if __name__ == "__main__":
    main()
