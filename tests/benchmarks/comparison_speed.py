"""What tests and intervals of a comparison cost: `python -m tests.benchmarks.comparison_speed`.

Values are made up by chance, as nDCG is: between 0 and 1 with spikes at both ends. Of two systems in six
metrics: tests of the pair, intervals of both and of their differences. Seconds of processor time, and the
most memory that NumPy held beyond the values; medians of three.
"""

import statistics
import time
import tracemalloc

import numpy as np

from core.evaluation.tested import Values, pairs_of, systems_of
from core.metrics.significance import mean_intervals
from tests.benchmarks.report import table, write_section

QUERIES = (15, 60, 500, 5_000)
METRICS = ("ndcg@10", "err@10", "ap", "mrr@10", "p@10", "recall@100")
ROUNDS = 3


def measured(queries: int) -> tuple[float, float]:
    """Seconds of processor time, and megabytes at the peak."""
    random = np.random.default_rng(queries)
    values = {
        name: {metric: random.beta(0.7, 0.7, queries).tolist() for metric in METRICS}
        for name in ("a", "b")
    }
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        compared(values)
        times.append(time.process_time() - began)
    tracemalloc.start()
    compared(values)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return statistics.median(times), peak / 1e6


def compared(values: Values) -> None:
    """Intervals and tests, as a comparison makes them."""
    systems_of(values, {})
    pairs_of(values, METRICS)


def main() -> None:
    """Measure and write the section."""
    # SciPy is loaded before.
    mean_intervals(np.zeros((3, 1)))
    rows = []
    for queries in QUERIES:
        took, peak = measured(queries)
        rows.append([f"{queries:,}", f"{took:.2f}", f"{peak:.0f}"])
    lines = [
        "## Comparing two systems",
        "",
        f"Paired tests and intervals of two made-up systems in {len(METRICS)} metrics"
        " (`python -m tests.benchmarks.comparison_speed`).",
        "",
        *table(["judged queries", "s", "MB"], rows),
    ]
    write_section("comparison-speed", lines)


if __name__ == "__main__":
    main()
