"""Whether what a shopper is after next helps elsewhere: `python -m tests.benchmarks.next_category_uses`.

On the demo world, where a next-item and a next-category run learn from the log without each shopper's newest
tenth. The chances of the categories re-order the start page, and weigh what a query of a known shopper is
after. By how much was chosen on one half of the shoppers, and is measured on the other. The search and the
category run are those that ship: they know the newest clicks too, which favours what is measured against.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from core.feedback.behaviour import behaviour
from core.metrics.next_item import target_rank
from core.metrics.significance import mean_interval, paired_p
from core.recommend.markov_chain import MarkovChain
from core.recommend.next_category import NextCategoryModel
from core.recommend.recommender import Recommender
from core.recommend.scoring import WeightedHistory, total
from core.recommend.sequences import load_sequences
from core.recommend.session import IDLE_SECONDS
from core.runs.folders import run_folder
from core.search.engine import Engine
from core.search.intent import averaged, best_shares
from core.search.request import History, Interaction, Method
from core.text.normalise import normalise
from core.workspace import Workspace
from tests.benchmarks import report
from tests.benchmarks.shops import pinxun, train
from tests.benchmarks.splits import REPORT, TUNE, half_of

# Powers of the chances that are tried; 0 leaves everything as it is.
POWERS = (0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5)
# What every category is thought to have at least, so that no chance rules anything out.
FLOOR = 1e-3
TASKS = ("next-item", "next-category")
COLUMNS = ["user_id", "product_id", "action", "timestamp", "query", "session_id"]
# Whose test it is, of what kind, and its value (or the right product's rank) by each of the powers.
Test = tuple[str, str, np.ndarray]
# The chance of each category after a history, by name; nothing where nothing is known.
Chances = Callable[[History], dict[str, float]]


def main() -> None:
    """Measure on a new demo world and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="a new folder to leave the runs in")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = given.folder or Path(folder)
        events = demo_events(scratch / "whole")
        newest = is_newest(events)
        workspace = trained(scratch, events[~newest])
        with Workspace.open(workspace, write=False) as opened:
            measure(opened, events, newest)


def demo_events(workspace: Path) -> pd.DataFrame:
    """The demo world's log, each shopper's oldest first."""
    pinxun("import", "--workspace", workspace, "--demo")
    with Workspace.open(workspace, write=False) as opened:
        table = behaviour(opened, needed=True)
    rows = pd.DataFrame({name: table[name].to_pylist() for name in COLUMNS})
    return rows.sort_values(["user_id", "timestamp"], kind="stable", ignore_index=True)


def is_newest(events: pd.DataFrame) -> pd.Series:
    """For each row whether it is not before the newest tenth of what its shopper did, one action at least."""
    steps = events[events["action"] != "impression"]
    cuts = steps.groupby("user_id")["timestamp"].agg(
        lambda times: times.iloc[-max(1, len(times) // 10)]
    )
    return events["timestamp"] >= events["user_id"].map(cuts).fillna(np.inf)


def trained(scratch: Path, events: pd.DataFrame) -> Path:
    """A workspace with those events, and an active run of each of `TASKS` that learned from them."""
    workspace = scratch / "demo"
    events.to_csv(scratch / "events.csv", index=False)
    pinxun("import", "--workspace", workspace, "--demo")
    pinxun("import", "--workspace", workspace, "--events", scratch / "events.csv")
    for task in TASKS:
        run = train(workspace, "--task", task)
        pinxun("runs", "--workspace", workspace, "--activate", run)
    return workspace


def measure(workspace: Workspace, events: pd.DataFrame, newest: pd.Series) -> None:
    """Print what the chances of the categories change on the start page and of intents."""
    engine = Engine.open(workspace)
    recommender = Recommender.open(workspace, engine)
    run = run_folder(workspace.runs_dir, workspace.active_run("next-category"))
    model = NextCategoryModel.load(run, engine.catalogue)
    steps = events[events["action"] != "impression"]
    chain = MarkovChain.from_sequences(model.categories.sequences(load_sequences(workspace)))
    for name, chances in (("run", by_run(model)), ("Markov chain", by_chain(model, chain))):
        tests = list(start_page(recommender, chances, steps, newest))
        for metric, value in METRICS.items():
            valued = [(shopper, view, value(ranks)) for shopper, view, ranks in tests]
            table(f"start page, weighed by the {name}: {metric}", valued)
        weighed = list(intents(engine, chances, events, steps, newest))
        table(f"intent, weighed by the {name}: accuracy", weighed)


METRICS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "hit@20": lambda ranks: (ranks <= 20) * 1.0,
    "MRR@20": lambda ranks: np.where(ranks <= 20, 1 / ranks, 0.0),
}


def by_run(model: NextCategoryModel) -> Chances:
    """What the run says."""

    def chances(history: History) -> dict[str, float]:
        known = model.after(history)
        return dict(zip(model.labels, known.tolist(), strict=True)) if known.any() else {}

    return chances


def by_chain(model: NextCategoryModel, chain: MarkovChain) -> Chances:
    """What the last category alone says."""

    def chances(history: History) -> dict[str, float]:
        last = np.array([model.categories.number(history[-1].product_id)], np.int32)
        return dict(zip(model.labels, chain.probabilities(last)[0].tolist(), strict=True))

    return chances


def history_of(steps: pd.DataFrame) -> History:
    """What a shopper did as a history."""
    columns = (steps[name] for name in ("product_id", "action", "timestamp"))
    return tuple(Interaction(p, a, float(t)) for p, a, t in zip(*columns, strict=True))


def start_page(
    recommender: Recommender, chances: Chances, steps: pd.DataFrame, newest: pd.Series
) -> Iterator[Test]:
    """The rank, by each power, of the product of every shopper's first newest action."""
    catalogue = recommender.catalogue
    category = np.array(catalogue.category, object)
    names, number = np.unique(category, return_inverse=True)
    for shopper, did in steps.groupby("user_id"):
        first = int(np.argmax(newest.loc[did.index].to_numpy()))
        history = history_of(did.iloc[:first])
        row = catalogue.row_of.get(did["product_id"].iloc[first])
        if not history or row is None:
            continue
        weighted = WeightedHistory.from_history(history, catalogue)
        parts = recommender.scoring.next_parts(history, weighted, weighted.bought)
        if not parts:
            continue
        after = chances(history)
        likely = np.array([after.get(name, 0.0) + FLOOR for name in names], np.float32)[number]
        scores = total(parts)
        ranks = np.array([target_rank(scores * likely**power, row) for power in POWERS])
        pause = did["timestamp"].iloc[first] - did["timestamp"].iloc[first - 1]
        yield str(shopper), "a visit begins" if pause > IDLE_SECONDS else "within a visit", ranks


def intents(
    engine: Engine,
    chances: Chances,
    events: pd.DataFrame,
    steps: pd.DataFrame,
    newest: pd.Series,
) -> Iterator[Test]:
    """Of every newest search that led to a click: whether the category of the product was the likeliest."""
    catalogue = engine.catalogue
    searches = events[newest & (events["query"] != "")]
    for (shopper, _, query), did in searches.groupby(
        ["user_id", "session_id", "query"], sort=False
    ):
        clicked = did[did["action"] == "click"]
        before = steps[
            (steps["user_id"] == shopper) & (steps["timestamp"] < did["timestamp"].min())
        ]
        if clicked.empty or before.empty:
            continue
        meant = catalogue.category[catalogue.row_of[clicked["product_id"].iloc[0]]]
        by_query = guessed(engine, normalise(query))
        if not by_query:
            continue
        after = chances(history_of(before))
        names = list(by_query)
        asked = np.array([by_query[name] for name in names])
        likely = np.array([after.get(name, 0.0) + FLOOR for name in names])
        best = [names[int(np.argmax(asked * likely**power))] for power in POWERS]
        sure = "the query is plain" if asked.max() >= 0.8 else "the query is not plain"
        yield str(shopper), sure, np.array([name == meant for name in best]) * 1.0


def guessed(engine: Engine, text: str) -> dict[str, float]:
    """The categories that a query is after, before any is left out or rolled up."""
    ranking = engine.ranking(text, Method.HYBRID)
    shares = best_shares(engine.catalogue.category, ranking.scores, ranking.matches)
    return averaged(engine.intents.intents(text) if engine.intents else (), shares)


def table(title: str, rows: list[Test]) -> None:
    """The best power on one half of the shoppers, and what it changes on the other."""
    views = ["all", *sorted({view for _, view, _ in rows})]
    lines = []
    for view in views:
        halves: dict[str, list[np.ndarray]] = {TUNE: [], REPORT: []}
        people: dict[str, list[str]] = {TUNE: [], REPORT: []}
        for shopper, own, values in rows:
            if view in ("all", own):
                halves[half_of(shopper)].append(values)
                people[half_of(shopper)].append(shopper)
        tuned, reported = (np.array(halves[half]) for half in (TUNE, REPORT))
        power = int(tuned.mean(axis=0).argmax())
        owner = np.unique(people[REPORT], return_inverse=True)[1]
        plain, weighed = (np.bincount(owner, reported[:, column]) for column in (0, power))
        change = (weighed - plain) * len(plain) / len(reported)
        mean, low, high = mean_interval(change.tolist(), rounds=2000)
        lines.append(
            [
                view,
                str(len(reported)),
                f"{POWERS[power]:g}",
                f"{reported[:, 0].mean():.3f}",
                f"{reported[:, power].mean():.3f}",
                f"{mean:+.4f} ({low:+.4f} to {high:+.4f})",
                f"{paired_p(weighed.tolist(), plain.tolist(), rounds=5000):.4f}",
            ]
        )
    print(f"\n{title}")
    print(
        "\n".join(
            report.table(["tests", "n", "power", "plain", "weighed", "difference", "p"], lines)
        )
    )


if __name__ == "__main__":
    main()
