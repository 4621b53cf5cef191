"""Simulated behaviour as a file: what went in comes out, and goes into a log."""

from pathlib import Path

import pytest

from core.errors import DataError
from core.experiments.lists import read_lists, write_lists
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import Workspace

LISTS = [
    (
        Shown("裙", "one × two", "u1", "s1", 100.5, EventSource.SIMULATED, "one × two"),
        [Event("p1", "impression", 1, 100.5, "A"), Event("p1", "click", 1, 109.25, "A")],
    ),
    (Shown("没有", "", "u2", "s2", 200.0, EventSource.SIMULATED), []),
]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    write_lists(tmp_path / "events.parquet", LISTS)
    assert list(read_lists(tmp_path / "events.parquet")) == LISTS
    assert [file.name for file in tmp_path.iterdir()] == ["events.parquet"]


def test_it_goes_into_a_log_as_simulated(tmp_path: Path) -> None:
    write_lists(tmp_path / "events.parquet", LISTS)
    with Workspace.open(tmp_path / "shop") as workspace, FeedbackLog.open(workspace) as log:
        assert log.extend(read_lists(tmp_path / "events.parquet")) == 2
        table = log.table()
    assert table["source"].to_pylist() == ["simulated"] * 2
    assert table["experiment"].to_pylist() == ["one × two"] * 2
    assert table["team"].to_pylist() == ["A"] * 2


def test_nothing_at_all_can_be_written(tmp_path: Path) -> None:
    write_lists(tmp_path / "events.parquet", [])
    assert list(read_lists(tmp_path / "events.parquet")) == []


@pytest.mark.parametrize("content", [None, b"no parquet"])
def test_another_file_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.parquet"
    if content:
        path.write_bytes(content)
    with pytest.raises(DataError, match="holds no simulated behaviour"):
        list(read_lists(path))
    with pytest.raises(DataError, match="cannot be written"):
        write_lists(tmp_path / "missing" / "events.parquet", LISTS)
