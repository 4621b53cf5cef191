"""The log keeps what it has acknowledged, whatever happens, and says what is wrong."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event as Gate
from threading import Thread

import pytest

from core.errors import WorkspaceError
from core.feedback import log_file, log_table
from core.feedback.log import Event, EventSource, FeedbackLog, Shown
from core.workspace import FEEDBACK, Workspace

LIST = Shown("连衣裙", "run-1", "u1", "s1", 1_790_000_000.5)
CLICKS = [Event("p1", "impression", 1), Event("p2", "impression", 2), Event("p2", "click", 2)]

WRITER = """
import sys
from pathlib import Path
from core.feedback.log import Event, FeedbackLog, Shown
from core.workspace import Workspace
log = FeedbackLog.open(Workspace.open(Path(sys.argv[1])))
while True:
    log.append(Shown("q", "", "u", "s", 1.0), [Event(f"p{n}", "click", n) for n in range(1, 4)])
    print(log.last, flush=True)
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "shop") as opened:
        yield opened


def test_what_was_appended_is_there_when_opened_again(workspace: Workspace) -> None:
    with FeedbackLog.open(workspace) as log:
        first = log.append(LIST, CLICKS)
        assert log.append(LIST, [Event("p1", "purchase", 1, 1_790_000_009.0)], first) == first
        assert log.append(LIST, []) != first
    with FeedbackLog.open(workspace) as log:
        table = log.table()
    assert table["action"].to_pylist() == ["impression", "impression", "click", "purchase"]
    assert table["product_id"].to_pylist() == ["p1", "p2", "p2", "p1"]
    assert table["event_id"].to_pylist() == [1, 2, 3, 4]
    assert table["position"].to_pylist() == [1, 2, 2, 1]
    assert table["timestamp"].to_pylist() == [1_790_000_000] * 3 + [1_790_000_009]
    said = {
        name: set(table[name].to_pylist()) for name in ("user_id", "session_id", "query", "run")
    }
    assert said == {"user_id": {"u1"}, "session_id": {"s1"}, "query": {"连衣裙"}, "run": {"run-1"}}
    assert set(table["source"].to_pylist()) == {"own"}


def test_teams_experiments_and_sources_are_told_apart(workspace: Workspace) -> None:
    tried = Shown("q", "", "u", "s", 1.0, EventSource.SIMULATED, "a-b")
    with FeedbackLog.open(workspace) as log:
        assert log.extend([(LIST, CLICKS), (tried, [Event("p9", "click", team="B")])]) == 4
        table = log.table(after=3)
    (row,) = table.to_pylist()
    assert (row["source"], row["experiment"], row["team"], row["position"]) == (
        "simulated",
        "a-b",
        "B",
        -1,
    )


@pytest.mark.parametrize("table", ["texts", "lists", "events", "notes"])
def test_nothing_can_be_changed_or_removed(workspace: Workspace, table: str) -> None:
    with FeedbackLog.open(workspace) as log:
        log.append(LIST, CLICKS)
        log.note({"kind": "update"})
    with sqlite3.connect(workspace.path / FEEDBACK) as connection:
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(change)


def test_a_failure_in_the_middle_records_nothing(workspace: Workspace) -> None:
    with FeedbackLog.open(workspace) as log:
        with pytest.raises(WorkspaceError):
            log.append(LIST, [Event("new", "click"), Event("p1", "click", None)])  # type: ignore[arg-type]
        assert log.last == 0
        log.append(LIST, [Event("new", "click")])
        assert log.table()["product_id"].to_pylist() == ["new"]


def test_only_the_writer_of_the_workspace_may_record(workspace: Workspace) -> None:
    with (
        Workspace.open(workspace.path, write=False) as second,
        pytest.raises(WorkspaceError, match="reading only"),
    ):
        FeedbackLog.open(second)


def test_others_read_beside_the_writer(workspace: Workspace) -> None:
    assert FeedbackLog.reader(workspace) is None
    with FeedbackLog.open(workspace) as log:
        log.append(LIST, CLICKS)
        with Workspace.open(workspace.path, write=False) as second:
            reader = FeedbackLog.reader(second)
            assert reader is not None
            assert reader.last == 3
            log.append(LIST, CLICKS)
            assert reader.last == 6
            with pytest.raises(WorkspaceError):
                reader.append(LIST, CLICKS)
            reader.close()


@contextmanager
def shared_folder() -> Iterator[Path]:
    """A folder whose permissions and whose user are as before afterwards."""
    # Not under pytest's own folder, which only its owner may enter.
    with TemporaryDirectory() as name:
        folder = Path(name)
        user = os.geteuid()
        try:
            yield folder
        finally:
            os.seteuid(user)
            folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_where_nothing_may_be_written_the_log_is_read_all_the_same() -> None:
    with shared_folder() as folder:
        with Workspace.open(folder) as workspace, FeedbackLog.open(workspace) as log:
            log.append(LIST, CLICKS)
        folder.chmod(0o555)
        if not os.geteuid():
            # Root may write anywhere.
            os.seteuid(65534)
        workspace = Workspace.open(folder, write=False)
        with FeedbackLog.reader(workspace) as reader:  # type: ignore[union-attr]
            assert reader.table().num_rows == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there, nobody can take away an open file")
def test_a_file_that_was_taken_away_is_said_instead_of_filled(workspace: Workspace) -> None:
    path = workspace.path / FEEDBACK
    with FeedbackLog.open(workspace) as log:
        log.append(LIST, CLICKS)
        aside = path.rename(path.with_name("aside"))
        with pytest.raises(WorkspaceError, match="deleted, moved or replaced"):
            log.append(LIST, CLICKS)
        path.write_bytes(aside.read_bytes())
        with pytest.raises(WorkspaceError, match="deleted, moved or replaced"):
            log.note({"kind": "update"})
        aside.replace(path)
        log.append(LIST, CLICKS)
        assert log.last == 6


def test_a_damaged_file_is_named_and_left_alone(workspace: Workspace) -> None:
    path = workspace.path / FEEDBACK
    path.write_bytes(b"no database, but somebody's bytes" * 99)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match=r"\(it is no database\).* move it away"):
        FeedbackLog.open(workspace)
    assert path.read_bytes() == before


def test_a_later_version_is_refused(workspace: Workspace) -> None:
    FeedbackLog.open(workspace).close()
    with sqlite3.connect(workspace.path / FEEDBACK) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(WorkspaceError, match="later version"):
        FeedbackLog.open(workspace)


def test_a_locked_file_is_said(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.feedback.log_file.WRITER_SECONDS", 0.05)
    with FeedbackLog.open(workspace) as log:
        log.append(LIST, CLICKS)
        other = sqlite3.connect(workspace.path / FEEDBACK, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError, match="holds"):
            log.append(LIST, CLICKS)
        other.execute("ROLLBACK")
        other.close()
        log.append(LIST, CLICKS)
        assert log.last == 6


def test_a_log_that_a_full_disk_does_not_let_begin_leaves_no_empty_file(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(connection: sqlite3.Connection, _: Path) -> None:
        connection.execute("PRAGMA user_version")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("core.feedback.log_file._prepare", refuse)
    with pytest.raises(WorkspaceError):
        FeedbackLog.open(workspace).append(LIST, CLICKS)
    assert not (workspace.path / FEEDBACK).exists()


def test_a_full_disk_is_said_and_keeps_what_is_there(workspace: Workspace) -> None:
    with FeedbackLog.open(workspace) as log:
        log.append(LIST, CLICKS)
        (pages,) = log.rows("PRAGMA page_count")[0]
        log.rows(f"PRAGMA max_page_count = {pages}")
        many = [Event(f"product {number} " + "x" * 500, "click") for number in range(100)]
        with pytest.raises(WorkspaceError, match="full"):
            log.append(LIST, many)
        log.rows("PRAGMA max_page_count = 1000000")
        log.append(LIST, many)
        assert log.last == 103


def test_the_ledger_keeps_its_order(workspace: Workspace) -> None:
    with FeedbackLog.open(workspace) as log:
        log.note({"kind": "update", "run": "甲"})
        log.note({"kind": "undo"})
        first, second = log.notes()
    assert (first["kind"], first["run"], second["kind"]) == ("update", "甲", "undo")
    assert first["id"] < second["id"]
    assert first["time"] <= second["time"]


def test_long_logs_are_read_in_pieces_that_are_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_table, "BATCH", 10)
    monkeypatch.setattr(log_table, "PAGE", 4)
    with FeedbackLog.open(workspace) as log:
        log.extend([(LIST, [Event(f"p{at}-{n}", "click", n)]) for at in range(5) for n in range(7)])
        whole = log.table()
        kept = sorted(workspace.cache_dir.glob("feedback-*.parquet"))
        assert len(kept) == 3
        assert log.table().equals(whole)
        assert log.table(12, 31)["event_id"].to_pylist() == list(range(13, 32))
        # Torn in the cache, whole in the log.
        kept[1].write_bytes(b"torn")
        assert log.table()["product_id"].to_pylist() == whole["product_id"].to_pylist()


def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    child = subprocess.Popen([sys.executable, "-c", WRITER, str(shop)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    acknowledged = [int(child.stdout.readline()) for _ in range(20)][-1]
    os.kill(child.pid, signal.SIGKILL)
    acknowledged = max([acknowledged, *map(int, child.stdout.read().split(b"\n")[:-1])])
    child.wait()
    child.stdout.close()
    with Workspace.open(shop) as workspace, FeedbackLog.open(workspace) as log:
        assert log.last >= acknowledged
        # All of a list or nothing of it.
        assert log.last % 3 == 0
        assert log.table().num_rows == log.last


def test_whoever_reads_while_the_log_is_made_sees_none_or_all_of_it(tmp_path: Path) -> None:
    for number in range(30):
        path = tmp_path / f"{number}.sqlite"
        go = Gate()

        def make(path: Path = path, go: Gate = go) -> None:
            go.wait()
            with closing(sqlite3.connect(path)) as connection:
                log_file._prepare(connection, path)

        maker = Thread(target=make)
        maker.start()
        with closing(sqlite3.connect(path)) as connection:
            go.set()
            while not log_file._is_log(connection, path):
                pass
        maker.join()
