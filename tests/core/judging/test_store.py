"""Sets and judgments are there again, whatever happened: other threads, kills, undo, foreign files."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import DataError, WorkspaceError
from core.judging.query_set import CANNOT_TELL, SetQuery, Source
from core.judging.store import JudgmentStore
from core.workspace import Workspace
from core.workspace.ownership import FILES, holds_ours
from tests.core.judging.sets import grade, heads, shop

WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from core.judging.query_set import Judgment
from core.judging.store import JudgmentStore
from core.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace, JudgmentStore.open(workspace) as store:
    number = store.find("heads").number
    for count in range(100_000):
        store.judge(number, [Judgment("q1", f"p{count}", "anna", 2)])
        print(count, flush=True)
"""


def test_what_was_said_is_there_again(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace, JudgmentStore.open(workspace) as store:
        made = heads(store)
        store.save_queries(made.number, [SetQuery("q2", "dress", "two words", ("fashion", "head"))])
        store.judge(
            made.number, [grade("q1", "p1", "anna", 3), grade("q1", "p2", "anna", CANNOT_TELL)]
        )
        store.judge(made.number, [grade("q1", "p1", "anna", 1)])
    reader = JudgmentStore.reader(Workspace.open(tmp_path, write=False))
    assert reader is not None
    with reader:
        (again,) = reader.sets()
        assert (again.name, again.guideline) == ("heads", "3: just what was meant")
        assert again.queries["q2"] == SetQuery("q2", "dress", "two words", ("fashion", "head"))
        standing = [(each.product, each.grade, each.source) for each in reader.judgments(1)]
        assert standing == [("p2", CANNOT_TELL, Source.HAND), ("p1", 1, Source.HAND)]
        assert all(each.time > 1_700_000_000 for each in reader.judgments(1))


def test_undo_is_a_further_row_and_brings_the_earlier_grade_back(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace, JudgmentStore.open(workspace) as store:
        number = heads(store).number
        store.judge(number, [grade("q1", "p1", "bob", 0), grade("q1", "p1", "anna", 3)])
        store.judge(number, [grade("q1", "p1", "anna", 1)])
        taken = store.undo(number, "anna")
        assert taken is not None
        assert taken.grade == 1
        assert {(each.judge, each.grade) for each in store.judgments(number)} == {
            ("bob", 0),
            ("anna", 3),
        }
        assert store.undo(number, "anna") is not None
        assert store.undo(number, "anna") is None
        assert [each.judge for each in store.judgments(number)] == ["bob"]
    with sqlite3.connect(tmp_path / "judgments.sqlite") as file:
        assert file.execute("SELECT count(*), sum(undoes > 0) FROM judgments").fetchone() == (5, 2)


def test_sets_are_renamed_and_removed_but_no_row_ever_goes(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace, JudgmentStore.open(workspace) as store:
        made = heads(store)
        store.save_set("tails", "", made.number)
        assert [each.name for each in store.sets()] == ["tails"]
        assert list(store.sets()[0].queries) == ["q1", "q2"]
        with pytest.raises(DataError, match="needs a name that no other has, not “tails”"):
            store.save_set("tails")
        store.save_queries(made.number, [made.queries["q1"]], removed=True)
        assert list(store.find("tails").queries) == ["q2"]
        store.remove_set(store.find("tails"))
        assert store.sets() == []
        assert store.save_set("tails").number == made.number + 1
    with (
        sqlite3.connect(tmp_path / "judgments.sqlite") as file,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        file.execute("DELETE FROM sets")


def test_a_kill_between_two_writes_loses_nothing(tmp_path: Path) -> None:
    with shop(tmp_path) as workspace, JudgmentStore.open(workspace) as store:
        heads(store)
    command = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _ in range(20)]
        os.kill(child.pid, signal.SIGKILL)
        told += [int(line) for line in child.stdout]
    with Workspace.open(tmp_path) as workspace, JudgmentStore.open(workspace) as store:
        kept = {each.product for each in store.judgments(1)}
        assert {f"p{count}" for count in told} <= kept
        store.judge(1, [grade("q2", "p1", "anna", 0)])
        assert store.judgments(1)[-1].query == "q2"


def test_the_workspace_knows_the_file_and_foreign_ones_stay(tmp_path: Path) -> None:
    assert {"judgments.sqlite", "judgments.sqlite-wal"} <= set(FILES)
    with shop(tmp_path / "a") as workspace:
        JudgmentStore.open(workspace).close()
        (tmp_path / "b").mkdir()
        (tmp_path / "a" / "judgments.sqlite").rename(tmp_path / "b" / "judgments.sqlite")
    assert holds_ours(tmp_path / "b")
    with shop(tmp_path / "c") as workspace:
        path = tmp_path / "c" / "judgments.sqlite"
        with sqlite3.connect(path) as file:
            file.execute("CREATE TABLE mine (x)")
        before = path.read_bytes()
        with pytest.raises(WorkspaceError, match="is a database, but holds no judgments"):
            JudgmentStore.open(workspace)
        assert path.read_bytes() == before
        path.write_bytes(b"no database at all" * 100)
        with pytest.raises(WorkspaceError, match="cannot be read"):
            JudgmentStore.reader(workspace)


def test_who_only_reads_is_told_so(tmp_path: Path) -> None:
    shop(tmp_path).close()
    reading = Workspace.open(tmp_path, write=False)
    assert JudgmentStore.reader(reading) is None
    with pytest.raises(WorkspaceError, match="open for reading only"):
        JudgmentStore.open(reading)
