"""A run shows one figure: in the list, in the menu of runs, in the legend, and at the end of its training."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.runs.details import run_details
from core.runs.job import EpochDone, Event, Finished, Job, Started, to_line
from core.runs.listing import list_runs, read_curves
from core.runs.manifest import STEPS, Manifest
from core.workspace import Workspace
from gui.run_switch import _about
from gui.training.legend import Legend
from gui.training.progress import Progress
from gui.training.run_words import RunWords

RUN = "20260504-123000-search-conv1d"
# The metric that says most stands second, and the last epoch is not the best.
FIGURE = "ndcg@10 0.700 · n=160"


def events() -> Iterator[Event]:
    yield Started(
        RUN,
        3,
        5,
        90,
        1311,
        1,
        "BM25 ndcg@10",
        0.5,
        measured=160,
        measured_on="queries",
        job=Job(),
    )
    for epoch, value in ((1, 0.6), (2, 0.7), (3, 0.65)):
        metrics: dict[str, float | None] = {"recall@100": 0.9, "ndcg@10": value}
        yield EpochDone(epoch, 5 * epoch, 1, 0.5, 1, 0.5, metrics, epoch < 3, 2.0)
    yield Finished(RUN, "completed", 2, {"recall@100": 0.9, "ndcg@10": 0.7}, 6.0)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[Workspace]:
    told = list(events())
    with Workspace.open(tmp_path / "shop") as workspace:
        folder = workspace.runs_dir / RUN
        folder.mkdir(parents=True)
        (folder / STEPS).write_text("".join(to_line(event) + "\n" for event in told), "utf-8")
        Manifest(
            id=RUN,
            task="search",
            network="conv1d",
            job=asdict(Job()),
            epochs=[asdict(event) for event in told if isinstance(event, EpochDone)],
            best_epoch=2,
            metrics={"recall@100": 0.9, "ndcg@10": 0.7},
            measured=160,
            measured_on="queries",
        ).write(folder)
        yield workspace


def test_it_is_the_same_wherever_the_run_is_named(qtbot: QtBot, stored: Workspace) -> None:
    (summary,) = list_runs(stored)
    assert _about(summary) == FIGURE
    (details,) = run_details(stored)
    assert RunWords().result(details) == FIGURE
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_groups([[read_curves(stored, summary)]])
    assert legend.words() == [f"conv1d 05-04 12:30 {FIGURE}"]


def test_the_line_of_progress_ends_with_it(qtbot: QtBot) -> None:
    progress = Progress()
    qtbot.addWidget(progress)
    for event in events():
        progress.take(event)
    assert FIGURE in progress.text
