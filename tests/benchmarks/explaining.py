"""What explanations cost and leave: `python -m tests.benchmarks.explaining [--workspace SHOP]`.

Of each network with random weights at the default sizes: a query of 6 ids and a product of 24 and of 48,
taken apart and multiplied out; processor time on one thread, and what the words leave of the cosine. Of a
shop (by default the demo world, which is synthetic): whole explanations of ranks 1 to 5, and why a product is
not in the list.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from core.explain.attribution.networks import TAKEN_APART, contributions
from core.explain.attribution.weights import Weights
from core.explain.explanation import explain
from core.explain.why_not.trace import trace
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.task_choices import training_defaults
from core.workspace import Workspace
from tests.benchmarks import report

WORDS, LENGTH, DIMENSION, FILTERS = 20_000, 48, 128, 48
QUERY, PRODUCTS = 6, (24, 48)
TIMES = 15
QUERIES = ("华为智能手机", "夏季连衣裙", "充电宝 大容量", "无线耳机", "儿童保温杯")
RANKS = 5


def main() -> None:
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="a shop with a trained run (default: demo)")
    arguments = parser.parse_args()
    lines = ["network", *(f"{count} ids, ms" for count in PRODUCTS), "remainder"]
    print("\n".join(report.table(lines, [network(name) for name in sorted(TAKEN_APART)])))
    with tempfile.TemporaryDirectory() as scratch:
        print(
            "\n".join(
                report.table(["in the shop", "median ms", "p95 ms"], shop(arguments, Path(scratch)))
            )
        )
    print(report.machine())


def network(name: str) -> list[str]:
    """The cells of one network."""
    random = np.random.default_rng(1)
    weights = Weights(dict(arrays(name, random)), training_defaults("search", name), LENGTH, WORDS)
    query = random.integers(1, WORDS, QUERY).astype(np.int32)
    cells, left = [name], 0.0
    for count in PRODUCTS:
        product = random.integers(1, WORDS, count).astype(np.int32)

        def matrix(product: np.ndarray = product) -> np.ndarray:
            one, other = (contributions(name, weights, ids) for ids in (query, product))
            return one.unit() @ other.unit().T

        one, other = (contributions(name, weights, ids).whole for ids in (query, product))
        cosine = float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
        left = max(left, abs(cosine - float(matrix().sum())))
        cells.append(f"{np.median(times(matrix)):.1f}")
    return [*cells, f"{left:.0e}"]


def arrays(name: str, random: np.random.Generator) -> Iterator[tuple[str, np.ndarray]]:
    """Random weights of a network at the default sizes."""

    def drawn(*shape: int, spread: float = 0.1) -> np.ndarray:
        return random.normal(0, spread, shape).astype(np.float16)

    def dense(layer: str, *shape: int) -> Iterator[tuple[str, np.ndarray]]:
        yield f"{layer}/kernel", drawn(*shape)
        yield f"{layer}/bias", drawn(shape[-1])

    yield "words/embeddings", drawn(WORDS, DIMENSION, spread=DIMENSION**-0.5)
    yield "weights/embeddings", np.abs(drawn(WORDS, 1, spread=1.0)) + np.float16(0.2)
    if name == "conv1d":
        yield "narrow/kernel", drawn(DIMENSION, FILTERS)
        widths = str(training_defaults("search", name)["widths"]).split(",")
        for width in map(int, widths):
            yield from dense(f"conv_{width}", width, FILTERS, FILTERS)
        yield from dense("phrases", FILTERS * len(widths), DIMENSION)
    elif name == "article":
        yield from dense("conv1d", 3, 1, 64)
        yield "projection/kernel", drawn((LENGTH - 2) // 2 * 64, DIMENSION)
    elif name == "dnn":
        yield from dense("hidden_1", 2 * DIMENSION, FILTERS)
        yield from dense("hidden_2", FILTERS, FILTERS)
        yield from dense("deep", FILTERS, DIMENSION)
    elif name == "rnn":
        for layer in ("forward_gate", "forward_news", "backward_gate", "backward_news"):
            yield from dense(layer, DIMENSION, FILTERS)
        yield from dense("ends", 2 * FILTERS, DIMENSION)
    else:
        yield "positions/embeddings", drawn(LENGTH, DIMENSION, spread=0.02)
        for norm in ("attention_norm", "feed_forward_norm"):
            yield f"{norm}/gamma", drawn(DIMENSION) + np.float16(1)
            yield f"{norm}/beta", drawn(DIMENSION)
        for layer in ("query", "key", "value"):
            yield f"{layer}/kernel", drawn(DIMENSION, FILTERS)
        yield from dense("attention", FILTERS, DIMENSION)
        yield from dense("hidden", DIMENSION, 2 * FILTERS)
        yield from dense("feed_forward", 2 * FILTERS, DIMENSION)


def shop(arguments: argparse.Namespace, scratch: Path) -> list[list[str]]:
    """Whole explanations in a shop, and the way of a product that is not in the list."""
    from core.data.importing import import_demo

    folder = arguments.workspace or scratch / "demo"
    if not arguments.workspace:
        with Workspace.open(folder) as workspace:
            import_demo(workspace)
    with Workspace.open(folder, write=False) as workspace:
        engine = Engine.open(workspace)
        explained, traced = [], []
        for query in QUERIES:
            request = SearchRequest(query)
            hits = engine.search(request).hits[:RANKS]
            for hit in hits:
                # The first reads the weights.
                explained += times(
                    lambda query=query, hit=hit: explain(engine, query, hit.product_id), 3
                )
            lost = engine.catalogue.product_id[0]
            traced += times(lambda request=request, lost=lost: trace(engine, request, lost), 3)
    return [
        [name, f"{np.median(found):.0f}", f"{np.quantile(found, 0.95):.0f}"]
        for name, found in (("why here", explained), ("why not here", traced))
    ]


def times(call: Callable[[], object], count: int = TIMES) -> list[float]:
    """Milliseconds of the processor for each of `count` calls, after one to warm up."""
    call()
    found = []
    for _ in range(count):
        began = time.process_time()
        call()
        found.append(1000 * (time.process_time() - began))
    return found


if __name__ == "__main__":
    main()
