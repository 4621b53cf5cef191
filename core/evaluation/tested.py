"""Figures of systems and tests of every pair, from values on the same examples; drawn once for all."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from core.arrays import Float64Array
from core.evaluation.compared_runs import Pair, System
from core.metrics.comparison import LEVEL, SAME
from core.metrics.resampling import paired_ps
from core.metrics.significance import CORRECTIONS, examples_needed, mean_intervals

ROUNDS = 20_000
# System → metric → a value an example.
Values = Mapping[str, Mapping[str, Sequence[float]]]


def systems_of(values: Values, titles: Mapping[str, str]) -> list[System]:
    """The mean and interval of every metric of every system; `titles` are what people call them."""
    keys = [(name, metric) for name, metrics in values.items() for metric in metrics]
    told = dict(zip(keys, mean_intervals(_matrix([values[n][m] for n, m in keys])), strict=True))
    return [
        System(
            name,
            titles.get(name) or name,
            {metric: told[name, metric][0] for metric in metrics},
            {metric: told[name, metric][1:] for metric in metrics},
        )
        for name, metrics in values.items()
    ]


def pairs_of(values: Values, metrics: Sequence[str], correction: str = "holm") -> list[Pair]:
    """Every pair of systems in each of `metrics`; p-values are corrected over all of these."""
    keys = [(a, b, metric) for a, b in combinations(values, 2) for metric in metrics]
    if not keys:
        return []
    changes = _matrix([values[b][m] for _, b, m in keys]) - _matrix(
        [values[a][m] for a, _, m in keys]
    )
    chances = paired_ps(changes, ROUNDS).tolist()
    corrected = CORRECTIONS[correction]({f"{at}": p for at, p in enumerate(chances)})
    bounds = mean_intervals(changes)
    return [
        _pair(key, changes[:, at], bounds[at], (chances[at], corrected[f"{at}"]), len(keys))
        for at, key in enumerate(keys)
    ]


def _matrix(columns: Sequence[Sequence[float]]) -> Float64Array:
    """(examples, columns)."""
    return np.array(columns, np.float64).T


def _pair(
    key: tuple[str, str, str],
    changes: Float64Array,
    bounds: tuple[float, float, float],
    chances: tuple[float, float],
    tests: int,
) -> Pair:
    a, b, metric = key
    better, worse = (int(np.count_nonzero(sign * changes > SAME)) for sign in (1, -1))
    return Pair(
        a=a,
        b=b,
        metric=metric,
        difference=bounds[0],
        interval=bounds[1:],
        p=chances[0],
        p_corrected=chances[1],
        better=better,
        worse=worse,
        tied=len(changes) - better - worse,
        queries_needed=examples_needed(changes, LEVEL / tests),
    )
