"""Imported events and those of the log in one table, told apart."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from core.feedback.behaviour import behaviour, behaviour_version, last_event, log_as_of
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import Workspace

ROOT = Path(__file__).parents[3]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    texts = {
        name: ["a", "b"] for name in ("user_id", "product_id", "action", "query", "session_id")
    }
    table = pa.table({**texts, "timestamp": [1, 2], "position": pa.array([1, -1], pa.int32())})
    with Workspace.open(tmp_path / "shop") as workspace:
        workspace.replace({"events": table})
        with FeedbackLog.open(workspace) as log:
            shown = Shown("q", "r", "u", "s", 3.0)
            simulated = Shown("q", "r", "u", "s", 4.0, EventSource.SIMULATED)
            log.extend([(shown, [Event("p", "click", 1)]), (simulated, [Event("p", "click", 1)])])
    return tmp_path / "shop"


def test_every_source_is_in_one_table(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        table = behaviour(workspace)
    assert table is not None
    assert table["source"].to_pylist() == ["imported", "imported", "own", "simulated"]
    assert table["timestamp"].to_pylist() == [1, 2, 3, 4]
    assert table["run"].to_pylist() == ["", "", "r", "r"]
    assert table["position"].to_pylist() == [1, -1, 1, 1]


@pytest.mark.parametrize(
    ("sources", "times"),
    [
        ([EventSource.IMPORTED], [1, 2]),
        ([EventSource.OWN], [3]),
        ([EventSource.SIMULATED], [4]),
        ([EventSource.IMPORTED, EventSource.SIMULATED], [1, 2, 4]),
    ],
)
def test_sources_can_be_chosen(shop: Path, sources: list[EventSource], times: list[int]) -> None:
    with Workspace.open(shop, write=False) as workspace:
        table = behaviour(workspace, *sources)
    assert table is not None
    assert table["timestamp"].to_pylist() == times


def test_no_behaviour_is_none(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        assert behaviour(workspace) is None
        FeedbackLog.open(workspace).close()
        assert behaviour(workspace) is None
        assert behaviour_version(workspace) == ""


def test_the_version_changes_with_every_event(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        before = behaviour_version(workspace)
        assert behaviour_version(workspace) == before
        with FeedbackLog.open(workspace) as log:
            log.append(Shown("q", "", "u", "s", 5.0), [Event("p", "click")])
        assert behaviour_version(workspace) != before


def test_the_log_can_be_read_as_it_was_whatever_came_since(shop: Path) -> None:
    with Workspace.open(shop) as workspace:
        last, before = last_event(workspace), behaviour_version(workspace)
        with FeedbackLog.open(workspace) as log:
            log.append(Shown("q", "", "u", "s", 5.0), [Event("p", "click")])
        with log_as_of(last):
            assert behaviour_version(workspace) == before
            assert last_event(workspace) == last
            earlier = behaviour(workspace)
        with log_as_of(0):
            assert behaviour_version(workspace) == workspace.content_hash("events")
            imported = behaviour(workspace)
        now = behaviour(workspace)
    tables = (imported, earlier, now)
    assert [table.num_rows if table else 0 for table in tables] == [2, 4, 5]


def test_what_was_taken_back_is_no_behaviour_and_stays_in_the_log(tmp_path: Path) -> None:
    did = (
        ("a", "p", "favourite"),
        ("b", "p", "favourite"),
        ("a", "q", "favourite"),
        ("a", "p", "cart"),
        ("a", "p", "unfavourite"),
        ("a", "p", "favourite"),
    )
    with Workspace.open(tmp_path / "shop") as workspace, FeedbackLog.open(workspace) as log:
        for time, (user, product, action) in enumerate(did, 1):
            log.append(Shown("", "", user, "s", float(time)), [Event(product, action, 1)])
        table = behaviour(workspace)
        assert table is not None
        assert table["timestamp"].to_pylist() == [2, 3, 4, 6]
        assert len(log.table()) == len(did)


CHOSEN = """
import sys
from pathlib import Path
from core.feedback.behaviour import behaviour
from core.feedback.log import EventSource
from core.workspace import Workspace
with Workspace.open(Path(sys.argv[1]), write=False) as workspace:
    print(behaviour(workspace, EventSource.IMPORTED, EventSource.OWN).num_rows)
print(*{"pandas"} & set(sys.modules))
"""


def test_choosing_sources_brings_in_no_pandas(shop: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHOSEN, str(shop)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.split("\n")[:2] == ["3", ""], done.stderr
