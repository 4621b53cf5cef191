"""How long what-if takes in the demo world: reading the shop once, then an edit of each kind with its list.

    python -m tests.benchmarks.what_if [--workspace PATH]

Times are of the processor, so that a busy machine does not count; without a workspace the demo world is made.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from core.data.catalogue import from_table
from core.data.demo_world.world import generate
from core.explain.edits import Changes
from core.explain.flips import smallest_flip
from core.explain.price_curve import price_curve
from core.explain.what_if import WhatIf, listed
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.search.shop_index import build_shop_index
from core.workspace import Workspace

Value = TypeVar("Value")
REPEATED = 10
QUERY = "连衣裙"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = _engine(args.workspace, Path(folder))
        _measure(engine)


def _engine(workspace: Path | None, folder: Path) -> Engine:
    if workspace is not None:
        with Workspace.open(workspace, write=False) as shop:
            return Engine.open(shop, "").without_run()
    catalogue = from_table(generate().tables["products"], "demo")
    return Engine(build_shop_index(catalogue, {}, folder, folder)).without_run()


def _measure(engine: Engine) -> None:
    request = SearchRequest(QUERY)
    print(f"{len(engine.catalogue):,} products, run {engine.run_id or 'none'}")
    seconds, shop = _timed(lambda: WhatIf.for_engine(engine))
    print(f"reading the shop once: {seconds:.2f} s")
    rows = listed(engine, request)
    product, other = (engine.catalogue.product_id[rows[place]] for place in (20, 10))
    title = engine.catalogue.title[rows[20]]
    edits: dict[str, Callable[[int], Changes]] = {
        "title": lambda n: {"title": f"{title} 夏季{n}"},
        "known brand": lambda n: {"brand": engine.catalogue.brand[rows[n]]},
        "new brand": lambda n: {"brand": f"新牌子{n}"},
        "category": lambda n: {"category": engine.catalogue.category[n * 37]},
        "price": lambda n: {"price": 10.0 + n},
    }

    def rank(changes: Changes) -> object:
        return listed(shop.with_changes(product, changes), request)

    for name, edit in edits.items():
        times = [_timed(partial(rank, edit(number)))[0] for number in range(REPEATED)]
        print(f"{name}: p50 {1000 * np.median(times):.0f} ms, max {1000 * max(times):.0f} ms")
    seconds, curve = _timed(lambda: price_curve(shop, SearchRequest(f"{QUERY} 200以内"), product))
    print(f"price curve of {len(curve.prices)} prices: {seconds:.2f} s")
    seconds, flip = _timed(lambda: smallest_flip(shop, request, product, other))
    print(f"smallest edit: {flip.tried} tried in {seconds:.2f} s, found {flip.found}")


def _timed(call: Callable[[], Value]) -> tuple[float, Value]:
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
