"""A log that cannot be read stops nothing but the log: it is said once, and the file is left as it is."""

import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pytest

from core import cli, set_aside
from core.errors import WorkspaceError
from core.feedback import log_table
from core.feedback.behaviour import behaviour, behaviour_version, last_event
from core.feedback.log import END_OF_IDS, Event, FeedbackLog, Shown
from core.workspace import FEEDBACK, Workspace

LIST = Shown("连衣裙", "", "ann", "s1", 1_790_000_000.0)
DID = [Event("p1", "impression", 1), Event("p2", "impression", 2), Event("p2", "click", 2)]
LARGEST = 2**63 - 1

Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with an imported log of four events and an own one of twelve, that of two shoppers."""
    folder = tmp_path_factory.mktemp("sound") / "shop"
    events = {
        "user_id": ["bob", "bob", "eve", "eve"],
        "product_id": ["p1", "p2", "p1", "p3"],
        "action": ["click", "purchase", "click", "click"],
        "query": ["连衣裙", "", "", ""],
        "session_id": ["b", "b", "e", "e"],
        "timestamp": pa.array([1_780_000_000 + place for place in range(4)], pa.int64()),
        "position": pa.array([1, -1, -1, -1], pa.int32()),
    }
    titles = ["红色 连衣裙", "蓝色 连衣裙", "手机"]
    products = {"product_id": ["p1", "p2", "p3"], "title": titles}
    with Workspace.open(folder) as workspace:
        workspace.replace({"products": pa.table(products), "events": pa.table(events)})
        with FeedbackLog.open(workspace) as log:
            for _ in range(4):
                log.append(LIST, DID)
            log.note({"kind": "update"})
    return folder


@pytest.fixture
def shop(sound: Path, tmp_path: Path) -> Path:
    return Path(copytree(sound, tmp_path / "shop"))


def flipped(file: Path) -> None:
    content, chance = bytearray(file.read_bytes()), random.Random(3)
    for place in range(4096, len(content), 97):
        content[place] = chance.randrange(256)
    file.write_bytes(content)


def replaced(file: Path, *script: str) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.executescript(";".join(script))


def linked(file: Path) -> None:
    other = file.parent.parent / "other.sqlite"
    with closing(sqlite3.connect(other)) as mine:
        mine.execute("CREATE TABLE mine (a)")
    file.unlink()
    file.symlink_to(other)


def emptied(file: Path) -> None:
    file.with_name(f"{file.name}-wal").write_bytes(b"x" * 5000)
    file.write_bytes(b"")


def extended(file: Path, *script: str) -> None:
    with closing(sqlite3.connect(file)) as log:
        log.executescript(";".join(script))


# What computes may compute for ever.
VIEW = "CREATE VIEW events AS SELECT id, id list, id product, id action, 1 rank, 1.0 time, 0 team FROM lists"
TRIGGER = "CREATE TRIGGER more AFTER INSERT ON lists BEGIN INSERT INTO texts (text) VALUES (random()); END"
DAMAGES: dict[str, Damage] = {
    "random": lambda file: file.write_bytes(random.Random(1).randbytes(9000)),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "flipped": flipped,
    "emptied": emptied,
    "other schema": lambda file: replaced(file, "CREATE TABLE x (a)", "PRAGMA user_version = 1"),
    "other program": lambda file: replaced(file, "CREATE TABLE x (a)"),
    "later": lambda file: replaced(file, "CREATE TABLE x (a)", "PRAGMA user_version = 9"),
    "view": lambda file: extended(file, "DROP TABLE events", VIEW),
    "trigger": lambda file: extended(file, TRIGGER),
    "folder": lambda file: (file.unlink(), file.mkdir()),
}
if os.name == "posix":
    DAMAGES |= {"link": linked, "pipe": lambda file: (file.unlink(), os.mkfifo(file))}


def answer(capsys: pytest.CaptureFixture[str], shop: Path, *verb: str) -> tuple[int, list[str]]:
    code = cli.run([*verb, "--workspace", str(shop)])
    return code, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_said_once_and_all_else_works(
    shop: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    DAMAGES[damage](shop / FEEDBACK)
    for verb in (
        ("search", "连衣裙", "--user", "bob"),
        ("explain", "--query", "连衣裙", "--product", "p1", "--user", "bob"),
        ("recommend", "--product", "p1"),
        ("recommend", "--user", "bob"),
        ("log", "--source", "imported"),
    ):
        set_aside.say_again()
        code, said = answer(capsys, shop, *verb)
        assert (code, len(said)) == (0, 0 if verb[0] == "log" else 1), (verb, said)


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_about_the_log_says_it_and_nothing_is_written(
    shop: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    DAMAGES[damage](shop / FEEDBACK)
    entries = {path.name: _content(path) for path in shop.parent.rglob(f"{FEEDBACK[:4]}*")}
    for verb in (("log",), ("behaviour",), ("update", "--list"), ("update",)):
        code, said = answer(capsys, shop, *verb)
        assert (code, len(said)) == (2, 1), (verb, said)
    with Workspace.open(shop) as workspace, pytest.raises(WorkspaceError):
        FeedbackLog.open(workspace).append(LIST, DID)
    for name, content in entries.items():
        assert _content(shop / name) == content, name


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def test_an_empty_file_is_said_and_begins_anew(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / FEEDBACK).write_bytes(b"")
    # One that was made this moment is the beginning of a log.
    assert answer(capsys, shop, "search", "连衣裙") == (0, [])
    os.utime(shop / FEEDBACK, (1_790_000_000, 1_790_000_000))
    code, said = answer(capsys, shop, "log")
    assert (code, len(said)) == (0, 1)
    assert "empty file" in said[0]
    with Workspace.open(shop) as workspace, FeedbackLog.open(workspace) as log:
        log.append(LIST, DID)
        assert log.last == 3


HOLDER = """
import sqlite3, sys
log = sqlite3.connect(sys.argv[1], isolation_level=None)
log.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE t (a); COMMIT;")
print(flush=True)
sys.stdin.read()
"""


def test_one_that_another_process_holds_is_done_without(
    shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.feedback.log_file.READER_SECONDS", 0.05)
    command = [sys.executable, "-c", HOLDER, str(shop / FEEDBACK)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        code, said = answer(capsys, shop, "search", "连衣裙", "--user", "bob")
        assert (code, len(said)) == (0, 1)
        assert "Another program holds" in said[0]
        assert answer(capsys, shop, "log")[0] == 2
        holder.communicate()
    assert answer(capsys, shop, "log") == (0, [])


def test_a_table_that_cannot_be_read_is_done_without(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (table,) = (shop / "data").glob("events-*")
    table.write_bytes(table.read_bytes()[:300])
    code, said = answer(capsys, shop, "search", "连衣裙", "--user", "ann")
    assert (code, len(said)) == (0, 1)
    assert table.name in said[0]
    assert answer(capsys, shop, "log", "--source", "own")[0] == 0
    assert answer(capsys, shop, "log")[0] == 2
    with Workspace.open(shop, write=False) as workspace:
        recorded = behaviour(workspace)
    assert recorded is not None
    assert recorded.num_rows == 12


CRAFTED = {
    "largest id": f"INSERT INTO events VALUES ({LARGEST}, 1, 5, 5, 1, 1.0, 5)",
    "largest list": f"INSERT INTO lists VALUES ({LARGEST}, 1.0, 1, 1, 1, 1, 1, 1)",
    "largest note": f'INSERT INTO notes VALUES ({LARGEST}, 1e300, \'{{"kind": "update"}}\')',
    "negative": "INSERT INTO events VALUES (-5, 1, 5, 5, 1, 1.0, 5)",
    "sparse": "INSERT INTO events SELECT id * 1000003000, list, product, action, rank, time, team"
    " FROM events",
    "no lists": "DELETE FROM lists WHERE id > 1",
    "no texts": "DELETE FROM texts WHERE id > 4",
    "blobs": "UPDATE events SET product = x'00ff' WHERE id % 3 = 0",
    "bytes beside text": "UPDATE events SET product = 'text', rank = x'fffe' WHERE id % 3 = 0",
    "blob texts": "UPDATE texts SET text = x'00ff' WHERE id = 5",
    "no UTF-8": "UPDATE texts SET text = CAST(x'fffe' AS TEXT) || id WHERE id > 4",
    "fractions": "UPDATE events SET product = 1.5 WHERE id % 2 = 0",
    "text ids": "UPDATE events SET product = 'abc', list = 'x' WHERE id % 2 = 0",
    "endless time": "UPDATE events SET time = 9e999 WHERE id % 2 = 0; UPDATE lists SET time = -1e300",
    "year 10000": "UPDATE events SET time = 253402300800",
    "worded time": "UPDATE events SET time = 'soon'; UPDATE lists SET time = x'00'",
    "ranks": f"UPDATE events SET rank = {LARGEST} WHERE id % 2 = 0; UPDATE events SET rank = -9"
    " WHERE id % 2 = 1",
    "unknown action": "UPDATE texts SET text = 'explode' WHERE text = 'click'",
    "long texts": "UPDATE texts SET text = hex(zeroblob(5000000)) || id WHERE id > 4",
    "notes": "INSERT INTO notes VALUES (7, 1e300, x'00'); INSERT INTO notes VALUES (8, 'x', '[5]')",
}


def craft(file: Path, script: str) -> None:
    with closing(sqlite3.connect(file)) as log:
        for (name,) in log.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            log.execute(f"DROP TRIGGER {name}")
        log.executescript(script)
        log.commit()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("crafted", CRAFTED)
def test_rows_that_are_not_ours_neither_crash_nor_hang(
    shop: Path, capsys: pytest.CaptureFixture[str], crafted: str
) -> None:
    craft(shop / FEEDBACK, CRAFTED[crafted])
    for verb in (
        ("search", "连衣裙", "--user", "bob"),
        ("recommend", "--user", "bob"),
        ("behaviour",),
        ("log",),
        ("update", "--list"),
    ):
        code, said = answer(capsys, shop, *verb)
        assert (code, len(said) <= 1) == (0, True), (verb, said)


def test_what_is_left_out_is_counted_and_the_rest_is_read(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    craft(shop / FEEDBACK, "UPDATE events SET product = x'00' WHERE id IN (2, 5)")
    with Workspace.open(shop, write=False) as workspace:
        recorded = behaviour(workspace)
    assert recorded is not None
    assert recorded.num_rows == 14
    assert "2 events in" in capsys.readouterr().err


def test_ids_go_on_after_the_greatest_that_is_ours(shop: Path) -> None:
    craft(shop / FEEDBACK, CRAFTED["largest id"])
    with Workspace.open(shop) as workspace, FeedbackLog.open(workspace) as log:
        assert log.last == 12
        log.append(LIST, DID)
        assert log.last == 15
        assert log.table(12)["event_id"].to_pylist() == [13, 14, 15]


def test_where_no_id_is_left_it_is_said(shop: Path) -> None:
    last = END_OF_IDS - 1
    craft(shop / FEEDBACK, f"INSERT INTO events VALUES ({last}, 1, 5, 5, 1, 1.0, 5)")
    with (
        Workspace.open(shop) as workspace,
        FeedbackLog.open(workspace) as log,
        pytest.raises(WorkspaceError, match="no id is left"),
    ):
        log.append(LIST, DID)


def test_a_damaged_piece_in_the_cache_is_read_anew(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_table, "BATCH", 4)
    with Workspace.open(shop, write=False) as workspace, FeedbackLog.reader(workspace) as log:  # type: ignore[union-attr]
        first = log.table()
        for number, piece in enumerate(sorted((shop / "cache").glob("feedback-*.parquet"))):
            piece.write_bytes((b"", b"junk", piece.read_bytes()[:100])[number])
        assert log.table().equals(first)
        assert first.num_rows == 12


def test_versions_do_without_what_cannot_be_read(shop: Path) -> None:
    with Workspace.open(shop, write=False) as workspace:
        sound = behaviour_version(workspace)
        assert last_event(workspace) == 12
        (shop / FEEDBACK).write_bytes(b"junk" * 2000)
        assert last_event(workspace) == 0
        assert behaviour_version(workspace) == workspace.content_hash("events") != sound
