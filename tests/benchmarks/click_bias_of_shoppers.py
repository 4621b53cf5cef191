"""Whether click models find the bias of shoppers who are not alike: the demo world's, simulated.

`python -m tests.benchmarks.click_bias_of_shoppers`: two runs and both interleaved; what varies is taste,
budget and meaning, which neither model knows of. Takes some minutes.
"""

import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from core.data.demo_world.choices import examination
from core.experiments.click_worlds import continuation
from core.experiments.lists import table_of
from core.experiments.simulated_sessions import cast_of
from core.experiments.simulator import Lists, simulate
from core.feedback.clicks.cascade import Cascade
from core.feedback.clicks.impressions import impressions_of
from core.feedback.clicks.models import KNOWN_ERROR, click_models
from core.feedback.clicks.position_based import PositionBased
from core.search.engine import Engine
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.experiments import Blurred
from tests.benchmarks.shops import import_shop

SESSIONS = 8000
SEEDS = (11, 12)
RANKS = (2, 3, 4, 5, 6, 8, 10, 15, 20)


def section() -> list[str]:
    """The table."""
    with tempfile.TemporaryDirectory() as scratch:
        shop = Path(scratch) / "demo"
        import_shop("demo", shop)
        with Workspace.open(shop, write=False) as workspace:
            cast, engine = cast_of(workspace), Engine.open(workspace)
    a, b = Blurred(engine, "hybrid"), Blurred(engine.with_run(""), "words")
    return told(
        {
            (clicks, seed): simulate(cast, a, b, SESSIONS, clicks, seed)[1]
            for clicks in ("position-based", "cascade")
            for seed in SEEDS
        }
    )


def told(logs: dict[tuple[str, int], Lists]) -> list[str]:
    """The table of simulated lists by click model and seed."""
    rows = [_row(clicks, seed, _events(lists)) for (clicks, seed), lists in logs.items()]
    return [
        "## Position bias of shoppers who are not alike",
        "",
        "`python -m tests.benchmarks.click_bias_of_shoppers`",
        "",
        f"Synthetic: {SESSIONS} sessions of the demo world's shoppers with two runs and both interleaved.",
        "Relative error of the examination of each rank, in the cascade of reading on after a click there;",
        "*known* as above.",
        "",
        *report.table(
            ["clicks, seed", "chosen", "worst of the known", *(f"rank {rank}" for rank in RANKS)],
            rows,
        ),
    ]


def _events(lists: Lists) -> pa.Table:
    table = table_of([each for each in lists if each[1]])
    place = table.column_names.index("timestamp")
    return table.set_column(place, "timestamp", table["timestamp"].cast(pa.int64()))


def _row(clicks: str, seed: int, events: pa.Table) -> list[str]:
    shown = impressions_of(events)
    places = np.arange(1, shown.ranks + 1)
    if clicks == "cascade":
        cascade = Cascade.fit(shown)
        found = cascade.continuation / continuation(places) - 1
        known = cascade.continuation_error <= KNOWN_ERROR
    else:
        model = PositionBased.fit(shown)
        found, known = model.examination / examination(places) - 1, model.error <= KNOWN_ERROR
    return [
        f"{clicks}, {seed}",
        click_models(events)[0].name,
        _worst(found, known),
        *(f"{100 * found[rank - 1]:+.0f} %" for rank in RANKS),
    ]


def _worst(found: npt.NDArray[np.float64], known: npt.NDArray[np.bool_]) -> str:
    return f"{100 * np.abs(found[known]).max():.1f} % (ranks to {np.flatnonzero(known).max() + 1})"


def main() -> None:
    """Measure and write down."""
    report.write_section("click-bias-of-shoppers", section())


if __name__ == "__main__":
    main()
