"""What acting as a shopper costs and does: `python -m tests.benchmarks.acting`.

In the real window on the demo world a guest presses the buttons of cards; measured is the time from the
press to the painted new ranking, and to the action being on disk. Then, without a window: somebody clicks
five products of one brand, and the ranks of that brand in other queries are compared before and after.
"""

import argparse
import json
import os
import statistics
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np

from core.data.category_path import LEVEL_SEPARATOR
from core.recommend.recommender import Recommender
from core.search.engine import Engine
from core.search.request import PERSONAL, History, Interaction, SearchRequest, SearchResponse
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.budgets import percentile, prepared, scene, typed_queries

SITTINGS = 20
BUDGET_MS = 50
CLICKS = 5
OTHER_QUERIES = 3
# A category holds enough of a brand to speak of its ranks.
LEAST = 3
FIRST = 20


def main() -> None:
    """Measure both and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="a shop with a trained run (default: demo)")
    parser.add_argument("--strength", type=float, default=PERSONAL)
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        workspace = prepared(Path(scratch) / "shop", given.workspace)
        lines = [*speed(Path(scratch), workspace), "", *brands(workspace, given.strength)]
    if given.dry:
        print("\n".join(lines))
    else:
        report.write_section("acting", lines)


def speed(scratch: Path, workspace: Path) -> list[str]:
    """A row for each way of acting."""
    queries = scratch / "queries.json"
    queries.write_text(json.dumps(typed_queries(workspace)[:SITTINGS]), encoding="utf-8")
    figures = scene(scratch, "acting", workspace, queries)
    names = {
        "search": "press to the painted new ranking",
        "start": "press to the painted new start page",
        "kept": "press to the action on disk",
    }
    rows = [
        [
            name,
            str(len(figures[key])),
            f"{statistics.median(figures[key]):.1f} ms",
            f"{percentile(figures[key], 99):.1f} ms",
            f"{max(figures[key]):.1f} ms",
        ]
        for key, name in names.items()
    ]
    return [
        "## Acting as a shopper",
        "",
        f"`python -m tests.benchmarks.acting`. The real window ({figures['platform']}, 1280 × 800) on",
        f"the demo world, a guest in {SITTINGS} sessions; load average {os.getloadavg()[0]:.1f}; budget",
        f"{BUDGET_MS} ms.",
        "",
        *report.table(["what", "n", "median", "p99", "worst"], rows),
    ]


def brands(workspace: Path, strength: float) -> list[str]:
    """Whether five clicks on a brand lift it in other queries."""
    with Workspace.open(workspace, write=False) as opened:
        engine = Engine.open(opened)
        engine = replace(engine, taste=Recommender.open(opened, engine))
    found = np.array(list(carried(engine, strength)))
    before, after = found[:, 0], found[:, 1]
    higher, lower = int((after[:, 0] < before[:, 0]).sum()), int((after[:, 0] > before[:, 0]).sum())
    names = ("mean rank of its products", "rank of its first", f"of them among the first {FIRST}")
    rows = [
        [name, f"{before[:, at].mean():.1f}", f"{after[:, at].mean():.1f}"]
        for at, name in enumerate(names)
    ]
    return [
        f"Five clicks on products of one brand in one category, {len(found)} queries for other categories",
        f"of that brand's, strength {strength:.0%}: its products stand higher in {higher}, lower in {lower}.",
        "",
        *report.table(["the brand in the other queries", "before", "after"], rows),
    ]


def carried(engine: Engine, strength: float) -> Iterator[tuple[list[float], list[float]]]:
    """Of each brand and other query the figures before the clicks and after."""
    chance = Random(5)
    for brand, categories in kinds_of_brands(engine).items():
        chance.shuffle(categories)
        history = clicks(engine, brand, categories[0])
        for category in categories[1 : 1 + OTHER_QUERIES] if history else ():
            query = category.rpartition(LEVEL_SEPARATOR)[2]
            plain = engine.search(SearchRequest(query, top=1000))
            request = SearchRequest(query, top=1000, history=history, personal=strength)
            before = standing(engine, brand, plain)
            if before:
                yield before, standing(engine, brand, engine.search(request))


def kinds_of_brands(engine: Engine) -> dict[str, list[str]]:
    """The categories in which each brand is at home, of brands that have enough of them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for brand, category in zip(engine.catalogue.brand, engine.catalogue.category, strict=True):
        if brand:
            counts[brand][category] += 1
    homes = {
        brand: sorted(category for category, count in own.items() if count >= LEAST)
        for brand, own in counts.items()
    }
    return {brand: own for brand, own in homes.items() if len(own) > OTHER_QUERIES}


def clicks(engine: Engine, brand: str, category: str) -> History:
    """Clicks on the first five of a brand's products among those found for a category."""
    query = category.rpartition(LEVEL_SEPARATOR)[2]
    hits = engine.search(SearchRequest(query, top=1000)).hits
    own = [hit.product_id for hit in hits if engine.catalogue.brand[hit.row] == brand]
    done = tuple(Interaction(product, "click", 1.0 + at) for at, product in enumerate(own[:CLICKS]))
    return done if len(done) == CLICKS else ()


def standing(engine: Engine, brand: str, response: SearchResponse) -> list[float]:
    """Mean rank, first rank and number among the first, of a brand's products; empty without any."""
    ranks = [hit.rank for hit in response.hits if engine.catalogue.brand[hit.row] == brand]
    if not ranks:
        return []
    return [statistics.mean(ranks), float(ranks[0]), float(sum(rank <= FIRST for rank in ranks))]


if __name__ == "__main__":
    main()
