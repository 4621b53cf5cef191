"""Updates from what simulated shoppers do, and what the demo world's truth says of them.

    python -m tests.benchmarks.updates [--seeds N]

Shoppers of the demo world use the run that ships; its update is judged as in the window. Everything is
synthetic. Tuned on seeds 0 and 1, reported on others.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import mean
from time import perf_counter
from unittest.mock import patch

import numpy as np

from core.data.demo_world.choices import examination, sigmoid
from core.data.shops.demo import import_demo
from core.experiments.click_worlds import WORLDS
from core.experiments.lists import Lists
from core.experiments.simulated_sessions import SimulatedSearch, SimulatedSessions, cast_of
from core.experiments.simulator import LONGEST
from core.feedback.log import Event as Done
from core.feedback.log import FeedbackLog, Shown
from core.metrics import ranking
from core.metrics.comparison import Comparison
from core.metrics.significance import mean_interval
from core.runs.job import Event, Judged
from core.search.engine import Engine
from core.search.request import SearchRequest, SearchResponse
from core.training import click_pairs as examples
from core.training.tasks.search import update_batches
from core.updates.update import update
from core.updates.verdict import Update, Verdict
from core.workspace import Workspace
from tests.benchmarks import report

FIRST_SEED = 101
# Those who come after the update, to whom it should matter.
LATER_SEED, LATER_SESSIONS = 900, 600
SESSIONS = 2000
DEPTH = 10


@dataclass(frozen=True)
class Case:
    """A way that shoppers click, each of `worlds` an equal share, and what is `changed` in the update."""

    name: str
    worlds: tuple[str, ...]
    sessions: int = SESSIONS
    changes: tuple[tuple[object, str, object], ...] = ()


HONEST = ("position-based",)
CASES = (
    Case("honest, 200 sessions", HONEST, 200),
    Case("honest, 2,000 sessions", HONEST),
    Case("honest, cascade", ("cascade",)),
    Case("random", ("random",)),
    Case("adversarial", ("adversarial",)),
    Case("half honest, half random", ("position-based", "random")),
    Case(
        "honest, without replay",
        HONEST,
        changes=((update_batches, "NEW_SHARE", 1.0), (update_batches, "SYNTHETIC_SHARE", 0.0)),
    ),
    Case(
        "honest, without bias correction",
        HONEST,
        changes=((examples, "inverse_propensities", lambda events: np.ones(events.num_rows)),),
    ),
)


@dataclass
class Measured:
    """One update: its verdict, and what later shoppers find before and after, list by list."""

    verdict: Verdict
    seconds: float
    later: list[float] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)


def measured(case: Case, seed: int, folder: Path) -> Measured:
    """Let shoppers act on the run that ships, update it, and ask the truth."""
    with Workspace.open(folder) as workspace:
        import_demo(workspace)
        engine = Engine.open(workspace)
        cast = cast_of(workspace)
        with FeedbackLog.open(workspace) as log:
            for place, world in enumerate(case.worlds):
                share = case.sessions // len(case.worlds)
                visits = SimulatedSessions.plan(cast, share, seed + 1000 * place)
                log.extend(acted(visits, engine, world))
        began = perf_counter()
        with changed(case.changes):
            made = updated(workspace)
        seconds = perf_counter() - began
        later = SimulatedSessions.plan(cast, LATER_SESSIONS, LATER_SEED + seed)
        both = [worth(later, each) for each in (engine, engine.with_run(made.run))]
    gains = np.array(both[1]) - np.array(both[0])
    return Measured(made.verdict, seconds, *gains.T.tolist())


def updated(workspace: Workspace) -> Update:
    """The update that is due, trained and judged."""
    events: list[Event] = []
    update(workspace, events.append, lambda: False)
    (judged,) = (event for event in events if isinstance(event, Judged))
    return Update.from_json(judged.update)


@contextmanager
def changed(changes: Sequence[tuple[object, str, object]]) -> Iterator[None]:
    """With `changes` (module, name, value) made."""
    with ExitStack() as stack:
        for change in changes:
            stack.enter_context(patch.object(*change))
        yield


def answers(engine: Engine, top: int) -> Callable[[str], SearchResponse]:
    """What the engine answers, each query asked once."""
    return cache(lambda text: engine.search(SearchRequest(text, top=top)))


def acted(visits: SimulatedSessions, engine: Engine, world: str) -> Lists:
    """What shoppers do with the answers of the engine."""
    ask, planned = answers(engine, LONGEST), list(visits)
    lists: list[tuple[Shown, list[Done]]] = []
    for first in range(0, len(planned), 50):
        batch = planned[first : first + 50]
        lists += visits.act(batch, [ask(visit.text) for visit in batch], WORLDS[world])
    return lists


def worth(visits: SimulatedSessions, engine: Engine) -> list[tuple[float, float]]:
    """nDCG@10 by the planted grades and the clicks that the first ten are worth, search by search."""
    ask, found = answers(engine, DEPTH), []
    for visit in visits:
        rows = [hit.row for hit in ask(visit.text).hits]
        gains = dict(enumerate(visits.grades(visit).astype(float).tolist()))
        found.append((ndcg(rows, gains), clicks_worth(visits, visit, rows)))
    return found


def clicks_worth(visits: SimulatedSessions, visit: SimulatedSearch, rows: list[int]) -> float:
    """How many clicks the shopper is likely to make on `rows`."""
    if not rows:
        return 0.0
    pages = visits.pages([visit], [np.array(rows)])
    return float((examination(pages.position) * sigmoid(visits.pull(pages))).sum())


HEADER = [
    "shoppers",
    "live",
    "earlier held-out",
    "new held-out",
    "agreement",
    "truth: judged",
    "truth: later shoppers",
    "truth: clicks later",
    "seconds",
]


def row(case: Case, found: Sequence[Measured]) -> list[str]:
    """One line: means over seeds, with the interval of all queries of all seeds together."""
    verdicts = [each.verdict for each in found]
    return [
        case.name,
        f"{sum(not each.refused for each in verdicts)} of {len(found)}",
        gain([change for each in verdicts for change in changes_of(each.earlier)]),
        gain([change for each in verdicts for change in changes_of(each.fresh)]),
        f"{mean(each.agreement for each in verdicts if each.agreement is not None):.2f}",
        gain([change for v in verdicts if v.truth for change in changes_of(v.truth)]),
        gain([value for each in found for value in each.later]),
        gain([value for each in found for value in each.clicks]),
        f"{mean(each.seconds for each in found):.0f}",
    ]


def changes_of(compared: Comparison) -> list[float]:
    """The difference of every query, those that stayed the same too."""
    moved = [each.after - each.before for each in (*compared.better, *compared.worse)]
    return moved + [0.0] * (compared.queries - len(moved))


def ndcg(rows: Sequence[int], gains: dict[int, float]) -> float:
    """nDCG@10 of `rows`, best first, with linear gains."""
    return ranking.ndcg([gains.get(row, 0.0) for row in rows], list(gains.values()))


def gain(values: Sequence[float]) -> str:
    """A mean difference and its interval."""
    if not values:
        return "–"
    return "{:+.4f} ({:+.4f} to {:+.4f})".format(*mean_interval(values, 2000))


EXPLAINED = [
    "`python -m tests.benchmarks.updates`. Shoppers of the demo world (synthetic) use the run that ships,",
    "and an update learns from what they did. Differences of nDCG@10, after minus before, with 95 %",
    "bootstrap intervals over the queries of all seeds; seeds share queries, so the intervals are somewhat",
    "too narrow. *Earlier* and *new held-out* are what the verdict reads. *Truth* is what it never sees:",
    "judged queries, which nobody asked; shoppers who come later, by the planted grades; and the clicks",
    "that their first ten products are worth. Of refused updates it says what they would have done.",
]


def main() -> None:
    """Measure every case and write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    seeds = range(FIRST_SEED, FIRST_SEED + parser.parse_args().seeds)
    rows = []
    with tempfile.TemporaryDirectory() as scratch:
        for number, case in enumerate(CASES):
            folders = {seed: Path(scratch) / f"{number}-{seed}" for seed in seeds}
            rows.append(row(case, [measured(case, seed, at) for seed, at in folders.items()]))
            print(rows[-1], flush=True)
    heading = f"### Updates, {len(seeds)} seeds, {SESSIONS:,} sessions unless said otherwise"
    report.write_section("updates", [heading, "", *EXPLAINED, "", *report.table(HEADER, rows)])


if __name__ == "__main__":
    main()
