"""What is recorded, in which order, and what becomes of it when it cannot be written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.errors import WorkspaceError
from core.feedback.log import Event, FeedbackLog, Shown
from core.workspace import Workspace
from gui.feedback.recorder import ListShown, Recorder


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    made = Recorder()
    yield made
    made.close()


def shown(query: str = "q") -> ListShown:
    return ListShown(Shown(query, "run", "u1", "s1", 100.0))


def written(workspace: Workspace) -> list[tuple[int, str, str]]:
    with FeedbackLog.open(workspace) as log:
        rows = log.table().to_pylist()
    return [(row["list_id"], row["product_id"], row["action"]) for row in rows]


def test_closing_writes_everything_in_order_list_by_list(
    recorder: Recorder, workspace: Workspace
) -> None:
    recorder.use(workspace)
    first, second = shown("a"), shown("b")
    for number in range(200):
        recorder.record(first if number % 2 else second, [Event(f"p{number}", "click", 1)])
    recorder.close()
    rows = written(workspace)
    assert [product for _, product, _ in rows] == [f"p{number}" for number in range(200)]
    assert {row[0] for row in rows[0::2]} == {second.id}
    assert {row[0] for row in rows[1::2]} == {first.id}


def test_actions_are_acknowledged_and_impressions_are_not_counted(
    qtbot: QtBot, recorder: Recorder, workspace: Workspace
) -> None:
    recorder.use(workspace)
    told: list[tuple[str, int]] = []
    recorder.recorded.connect(lambda session, actions: told.append((session, actions)))
    recorder.record(shown(), [Event("p1", "impression", 1), Event("p1", "cart", 1)])
    qtbot.waitUntil(lambda: told == [("s1", 1)])
    # What was acknowledged is there for every other process.
    assert [action for *_, action in written(workspace)] == ["impression", "cart"]


def test_a_list_without_results_is_kept_too(recorder: Recorder, workspace: Workspace) -> None:
    recorder.use(workspace)
    nothing = shown("nothing like this")
    recorder.record(nothing, [])
    recorder.close()
    assert nothing.id == 1


def test_nothing_is_lost_while_the_log_cannot_be_written(
    qtbot: QtBot, recorder: Recorder, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder.use(workspace)
    append = FeedbackLog.append
    trouble = [True]

    def fail(log: FeedbackLog, *given: object) -> int:
        if trouble:
            raise WorkspaceError("The disk is full.")
        return append(log, *given)

    monkeypatch.setattr(FeedbackLog, "append", fail)
    told: list[str] = []
    recorder.failed.connect(lambda error: told.append(str(error)))
    mine = shown()
    recorder.record(mine, [Event("p1", "click", 1)])
    qtbot.waitUntil(lambda: told == ["The disk is full."])
    assert not recorder.is_recording
    recorder.record(mine, [Event("p2", "click", 2)])
    qtbot.wait(50)
    assert told == ["The disk is full."], "told once"
    trouble.clear()
    with qtbot.waitSignals([recorder.recorded] * 3):
        recorder.record(mine, [Event("p3", "click", 3)])
    assert recorder.is_recording
    assert [product for _, product, _ in written(workspace)] == ["p1", "p2", "p3"]


def test_nothing_is_told_of_a_shop_that_was_left(
    qtbot: QtBot, recorder: Recorder, workspace: Workspace, tmp_path: Path
) -> None:
    told: list[object] = []
    recorder.failed.connect(told.append)
    recorder.recorded.connect(lambda session, actions: told.append((session, actions)))
    with Workspace.open(tmp_path / "other") as other, Workspace.open(tmp_path / "third") as third:
        (workspace.path / "feedback.sqlite").mkdir()
        for left, entered in ((workspace, other), (other, third)):
            recorder.use(left)
            recorder.record(shown(), [Event("p1", "click", 1)])
            recorder.use(entered)
        recorder.record(shown(), [Event("p1", "cart", 1), Event("p2", "cart", 2)])
        qtbot.waitUntil(lambda: bool(told))
        recorder.close()
        assert told == [("s1", 2)]
        assert written(other) == [(1, "p1", "click")]


def test_what_is_only_read_is_not_written_to(recorder: Recorder, tmp_path: Path) -> None:
    Workspace.open(tmp_path / "shop").close()
    with Workspace.open(tmp_path / "shop", write=False) as workspace:
        recorder.use(workspace)
        recorder.record(shown(), [Event("p1", "click", 1)])
        recorder.close()
        assert not recorder.is_recording
        assert FeedbackLog.reader(workspace) is None
