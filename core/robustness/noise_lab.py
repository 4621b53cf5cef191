"""The noise lab: runs answer held-out texts with more and more noise of each kind in them.

Quality says how good the answers stay, stability how much they stay the same: of search runs the nDCG@10 and
the rank-biased overlap of the ten best with those for the clean text, of category runs the accuracy and the
share of guesses that stay. Search is asked as shoppers ask: spelling is corrected, conditions are read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from time import perf_counter

from core.metrics.rank_overlap import rank_biased_overlap
from core.metrics.significance import mean_interval
from core.robustness.noise_report import NoiseCell, NoiseProgress, NoiseReport
from core.robustness.noise_subjects import Answer, Subject, Subjects, subjects
from core.text.noise import NOISES, noisy
from core.workspace import Workspace

LEVELS = (0.1, 0.2, 0.3, 0.4, 0.5)
SEED = 7
# Texts between two words of how far it is.
BATCH = 20
# The ends of 95 % of so many draws are known to a twentieth of the interval.
ROUNDS = 2000

Heard = Callable[[NoiseProgress], object]


@dataclass(frozen=True)
class NoisePlan:
    """Which runs to measure under which `kinds` of noise at which `levels` (0 to 1, clean ones aside)."""

    runs: Sequence[str] = ()
    kinds: Sequence[str] = tuple(NOISES)
    levels: Sequence[float] = LEVELS
    seed: int = SEED


def measure(workspace: Workspace, plan: NoisePlan, heard: Heard) -> NoiseReport:
    """Every run of `plan` at every level of every kind; `heard` is told how far it is.

    Raises:
        RunError: a run does not exist, or they are not of one task that reads texts.
        DataError: nothing is held out to measure on.
    """
    began = perf_counter()
    asked = subjects(workspace, plan.runs)
    levels = sorted({0.0, *plan.levels})
    total = len(asked.runs) * len(plan.kinds) * (len(levels) - 1) + len(asked.runs)
    pace = _Pace(heard, total * len(asked.texts))
    cells = [cell for run in asked.runs for cell in _cells(asked, run, plan, levels, pace)]
    return NoiseReport(
        task=asked.task,
        metric=asked.metric,
        unit=asked.unit,
        texts=len(asked.texts),
        runs=[run.name for run in asked.runs],
        kinds=list(plan.kinds),
        levels=levels,
        seed=plan.seed,
        seconds=perf_counter() - began,
        cells=cells,
    )


class _Pace:
    """Counts texts and tells how many are left, and for how long."""

    def __init__(self, heard: Heard, total: int) -> None:
        self._heard, self._total = heard, total
        self._done, self._began = 0, perf_counter()

    def advance(self, texts: int) -> None:
        self._done += texts
        left = (perf_counter() - self._began) / self._done * (self._total - self._done)
        self._heard(NoiseProgress(self._done, self._total, left))


def _cells(
    asked: Subjects, run: Subject, plan: NoisePlan, levels: Sequence[float], pace: _Pace
) -> list[NoiseCell]:
    """Of one run; what it answers to the clean texts is the same for every kind."""
    clean = _answers(run, asked.texts, pace)
    cells = []
    for kind, level in product(plan.kinds, levels):
        texts = [noisy(text, kind, level, asked.analyzer, plan.seed) for text in asked.texts]
        answers = _answers(run, texts, pace) if level else clean
        clean_texts = [noisy(text, kind, 0.0, asked.analyzer, plan.seed) for text in asked.texts]
        changed = sum(map(str.__ne__, clean_texts, texts)) / len(texts)
        cells.append(_cell(run.name, kind, level, clean, answers, changed))
    return cells


def _answers(run: Subject, texts: Sequence[str], pace: _Pace) -> list[Answer]:
    answers: list[Answer] = []
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        answers += run.answer(range(start, start + len(batch)), batch)
        pace.advance(len(batch))
    return answers


def _cell(
    run: str,
    kind: str,
    level: float,
    clean: Sequence[Answer],
    answers: Sequence[Answer],
    changed: float,
) -> NoiseCell:
    overlap = [
        rank_biased_overlap(before.ranking, after.ranking)
        for before, after in zip(clean, answers, strict=True)
    ]
    quality, *quality_interval = mean_interval([answer.quality for answer in answers], ROUNDS)
    stability, *stability_interval = mean_interval(overlap, ROUNDS)
    return NoiseCell(
        run=run,
        kind=kind,
        level=level,
        quality=quality,
        quality_interval=quality_interval,
        stability=stability,
        stability_interval=stability_interval,
        changed=changed,
    )
