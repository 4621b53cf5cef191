"""What there is to learn, counted in the log."""

from collections.abc import Callable
from dataclasses import asdict

import pytest

from core.errors import RunError
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.updates.learned import Learned, pending
from core.workspace import Workspace
from tests.core.updates.conftest import FIRST

Make = Callable[..., str]


def act(log: FeedbackLog) -> None:
    """Three impressions and two clicks by one shopper, a dismissal by another who does not exist."""
    shown = Shown("手机", FIRST, "u1", "s1", 1.0)
    clicks = [Event("p1", "click", 1), Event("p2", "click", 2)]
    log.append(shown, [*(Event(f"p{at}", "impression", at) for at in (1, 2, 3)), *clicks])
    shown = Shown("鞋", FIRST, "u2", "s2", 2.0, EventSource.SIMULATED)
    log.append(shown, [Event("p1", "dismiss", 1)])


def test_without_a_run_there_is_nothing_to_update(workspace: Workspace) -> None:
    with pytest.raises(RunError, match="No run ranks products"):
        pending(workspace)


def test_what_came_in_is_counted_without_impressions(
    workspace: Workspace, log: FeedbackLog, run_of: Make
) -> None:
    workspace.activate("search", run_of())
    act(log)
    found = pending(workspace)
    actions = {"impression": 3, "click": 2, "dismiss": 1}
    assert found == Learned(0, 6, actions, {"own": 5, "simulated": 1}, 2, 2)
    assert found.count == 3
    assert Learned.from_json(asdict(found)) == found


def test_only_what_the_run_has_not_learned_counts(
    workspace: Workspace, log: FeedbackLog, run_of: Make
) -> None:
    workspace.activate("search", run_of(upto=4))
    act(log)
    assert pending(workspace).actions == {"click": 1, "dismiss": 1}


def test_a_log_that_was_replaced_is_new_from_its_first_event(
    workspace: Workspace, log: FeedbackLog, run_of: Make
) -> None:
    workspace.activate("search", run_of(upto=900))
    act(log)
    assert (pending(workspace).after, pending(workspace).count) == (0, 3)


def test_without_a_log_nothing_is_pending(workspace: Workspace, run_of: Make) -> None:
    workspace.activate("search", run_of(upto=900))
    assert pending(workspace) == Learned()
