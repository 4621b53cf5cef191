"""What it takes to look into a run: `python -m tests.benchmarks.learned [RUN]`.

On the demo world as it ships, by default its search run: reading the shop, each convolution's n-grams, the
neighbours of a word and a query in the network, in processor seconds, so that other work hardly shows.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from core.data.shops.demo import import_demo
from core.explain.model.insight import Insight
from core.explain.model.kernels import WORDS, convolutions
from core.workspace import Workspace

QUERY, WORD = "红色连衣裙 夏季", "连衣裙"
Made = TypeVar("Made")


def measured(name: str, work: Callable[[], Made]) -> Made:
    """What `work` makes; says how long it took."""
    begin = time.process_time()
    made = work()
    print(f"{name}: {time.process_time() - begin:.3f} s")
    return made


def nobody(done: int, total: int) -> None:
    """Nobody listens."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", nargs="?", default="")
    wanted = parser.parse_args().run
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "demo") as shop:
        import_demo(shop)
        insight = Insight(shop)
        run = wanted or shop.active_run("search") or ""
        model = measured("open", lambda: insight.model(run))
        texts = measured("read the shop", lambda: insight.texts(model, nobody))
        print(f"{texts.queries_from:,} titles, {len(texts) - texts.queries_from:,} queries")
        for layer in [*(one.name for one in convolutions(model.drawing)), WORDS]:
            measured(layer, lambda layer=layer: insight.kernels(model, layer, nobody))  # type: ignore[misc]
        number = model.names.index(WORD)
        for time_ in ("first", "again"):
            measured(
                f"neighbours, {time_}", lambda: insight.neighbours(model, number, True, nobody)
            )
            measured(f"a query, {time_}", lambda: insight.reading(model, QUERY))


if __name__ == "__main__":
    main()
