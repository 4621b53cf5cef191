"""Scores read from a log: every experiment, one source apart from the other, and only what is new."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from core.experiments import experiment_log
from core.experiments.experiment_log import ExperimentLog
from core.feedback.log import EventSource, FeedbackLog, Shown
from core.feedback.log_table import event_batches
from core.workspace import Workspace
from tests.core.experiments.outcomes import EXPERIMENT, OTHER, RUN, lists


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def log(workspace: Workspace) -> Iterator[FeedbackLog]:
    with FeedbackLog.open(workspace) as opened:
        yield opened


def test_nothing_recorded_is_no_experiment(workspace: Workspace) -> None:
    assert ExperimentLog(workspace).scores() == []


def test_every_experiment_is_scored_the_latest_first(
    workspace: Workspace, log: FeedbackLog
) -> None:
    log.extend(lists(EXPERIMENT, "AAB"))
    log.extend(lists(f"{OTHER} × {RUN}", "BB", time=1_790_000_000.0))
    log.append(Shown("手机", RUN, "u1", "s1", 1.0), [])
    latest, earlier = ExperimentLog(workspace).scores()
    assert (latest.verdict.a, latest.verdict.b, latest.verdict.b_wins) == (OTHER, RUN, 2)
    assert (earlier.verdict.a_wins, earlier.verdict.b_wins) == (2, 1)
    assert earlier.latest == 1_780_000_000


def test_simulated_lists_are_scored_apart(workspace: Workspace, log: FeedbackLog) -> None:
    log.extend(lists(EXPERIMENT, "A"))
    log.extend(lists(EXPERIMENT, "BB", EventSource.SIMULATED))
    scores = {each.source: each.verdict for each in ExperimentLog(workspace).scores()}
    assert scores[EventSource.OWN].a_wins == 1
    assert scores[EventSource.OWN].b_wins == 0
    assert scores[EventSource.SIMULATED].b_wins == 2


def test_what_comes_later_is_added(
    workspace: Workspace, log: FeedbackLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.extend(lists(EXPERIMENT, "AB"))
    reader = ExperimentLog(workspace)
    reader.scores()
    read: list[tuple[int, int]] = []

    def watched(log: FeedbackLog, after: int, upto: int) -> Iterator[pa.Table]:
        read.append((after, upto))
        return event_batches(log, after, upto)

    monkeypatch.setattr(experiment_log, "event_batches", watched)
    log.extend(lists(EXPERIMENT, "A"))
    (scored,) = reader.scores()
    assert (scored.verdict.lists, scored.verdict.a_wins, scored.verdict.b_wins) == (3, 2, 1)
    assert read == [(6, 9)]
