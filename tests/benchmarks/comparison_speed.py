"""What tests and intervals of a comparison cost: `python -m tests.benchmarks.comparison_speed`.

Values are made up by chance, as nDCG is: between 0 and 1 with spikes at both ends. Of two systems in six
metrics: tests of the pair, intervals of both and of their differences. Seconds of processor time, and the
most memory that NumPy held beyond the values; medians of five.
"""

import statistics
import time
import tracemalloc

import numpy as np

from core.evaluation.tested import pairs_of, systems_of
from core.metrics.significance import mean_intervals
from tests.benchmarks.report import table, write_section

QUERIES = (15, 60, 500, 5_000)
METRICS = ("ndcg@10", "err@10", "ap", "mrr@10", "p@10", "recall@100")
ROUNDS = 5


def measured(queries: int) -> tuple[float, float]:
    """Seconds of processor time, and megabytes at the peak."""
    random = np.random.default_rng(queries)
    values = {
        name: {metric: random.beta(0.7, 0.7, queries).tolist() for metric in METRICS}
        for name in ("a", "b")
    }
    tracemalloc.start()
    began = time.process_time()
    systems_of(values, {})
    pairs_of(values, METRICS)
    took = time.process_time() - began
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return took, peak / 1e6


def main() -> None:
    """Measure and write the section."""
    # SciPy is loaded before.
    mean_intervals(np.zeros((3, 1)))
    rows = []
    for queries in QUERIES:
        rounds = [measured(queries) for _ in range(ROUNDS)]
        took, peak = (statistics.median(column) for column in zip(*rounds, strict=True))
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
