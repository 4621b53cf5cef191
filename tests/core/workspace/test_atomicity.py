"""However a change ends, the shop is what it was before, or all of the new."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from core.data.catalogue import catalogue_of
from core.errors import NotWritable, WorkspaceError
from core.files import replace_file
from core.workspace import Workspace, active, manifest
from core.workspace import access as doors
from tests.core.workspace.shops import contents, products, queries, tea_shop

ROOT = Path(__file__).parents[3]

WRITER = """
import sys
import pyarrow as pa
from pathlib import Path
from core.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace:
    number = 0
    while True:
        number += 1
        table = pa.table({"product_id": ["p"], "title": [str(number)]})
        queries = pa.table({"query_id": ["q"], "text": [str(number)]})
        workspace.replace({"products": table, "queries": queries})
        print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_writer_leaves_a_whole_shop_and_no_lock(tmp_path: Path) -> None:
    for delay in (0.0, 0.004, 0.011, 0.023):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        acknowledged = int(writer.stdout.readline())
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.communicate()[0].split()
        acknowledged = int(rest[-1]) if rest else acknowledged
        with Workspace.open(tmp_path) as workspace:
            queries = workspace.table("queries")
            assert queries is not None
            title = catalogue_of(workspace).title[0]
            assert queries.column("text").to_pylist() == [title]
            assert int(title) >= acknowledged
            assert len(list((tmp_path / "data").iterdir())) == 2


def test_a_replace_that_fails_halfway_changes_nothing(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
        before = workspace.datasets()
        with pytest.raises(AttributeError):
            workspace.replace({"products": products("白茶"), "events": None})
        assert workspace.datasets() == before
    with Workspace.open(tmp_path) as workspace:
        assert workspace.datasets() == before
        assert len(list((tmp_path / "data").iterdir())) == 1


def test_the_next_writer_sweeps_what_a_kill_left(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
        kept = tmp_path / workspace.datasets()["products"].file
    stale = [tmp_path / "data" / ".events.123"]
    stale += [tmp_path / name for name in (".workspace.json.123", ".pinxun-0123456789ab-5")]
    for file in stale:
        file.write_text("half")
    with Workspace.open(tmp_path, write=False):
        assert all(file.exists() for file in stale)
    with Workspace.open(tmp_path):
        assert not any(file.exists() for file in stale)
        assert kept.exists()


def test_what_nobody_else_names_so_is_swept_and_nothing_else(tmp_path: Path) -> None:
    tea_shop(tmp_path)
    mine = [
        *("data/notes.txt", "data/.hidden", "data/events-abc.parquet", "data/.products.txt"),
        *("data/events-0123456789ab.parquet", "data/reviews-0123456789ab.parquet", "my.doc"),
    ]
    for name in mine:
        (tmp_path / name).write_text("mine")
    (tmp_path / "data" / ".products.77").mkdir()
    before = contents(tmp_path)
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("白茶")})
    after = contents(tmp_path)
    assert {name: after[name] for name in mine} == dict.fromkeys(mine, b"mine")
    assert [name for name in before if name not in after] == [
        name for name in before if name.startswith("data/products-")
    ]


@pytest.fixture
def shop_of_two_runs(tmp_path: Path) -> Path:
    """A tea shop whose run `old` is active."""
    tea_shop(tmp_path)
    for run in ("old", "new"):
        (tmp_path / "runs" / run).mkdir()
        (tmp_path / "runs" / run / "run.json").write_text("{}")
    with Workspace.open(tmp_path) as workspace:
        workspace.activate("search", "old")
    return tmp_path


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
@pytest.mark.parametrize("step", range(4))
def test_a_stop_between_any_two_writes_leaves_tables_and_runs_of_one_shop(
    shop_of_two_runs: Path, monkeypatch: pytest.MonkeyPatch, step: int, error: BaseException
) -> None:
    writes = 0
    original = replace_file

    def stopping(path: Path, text: str, **options: bool) -> None:
        nonlocal writes
        writes += 1
        if writes > step:
            raise error
        original(path, text, **options)

    for place in (manifest, active):
        monkeypatch.setattr(place, "replace_file", stopping)
    old, new = (["红茶", "绿茶"], "old"), (["白茶"], "new")
    with Workspace.open(shop_of_two_runs) as workspace:
        with suppress(KeyboardInterrupt, WorkspaceError):
            workspace.replace({"products": products("白茶")}, active={"search": "new"})
        state = catalogue_of(workspace).title, workspace.active_run("search")
        assert state == (old if step < 2 else new)
        assert len(list((shop_of_two_runs / "data").glob("*products*"))) == 1
    monkeypatch.undo()
    for write in (False, True, False):
        with Workspace.open(shop_of_two_runs, write=write) as workspace:
            assert (catalogue_of(workspace).title, workspace.active_run("search")) == state
    with Workspace.open(shop_of_two_runs) as workspace:
        workspace.activate("search", "old")
        assert workspace.active_run("search") == "old"


def test_a_switch_of_runs_outlives_a_choice_that_was_not_written_down(
    shop_of_two_runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Workspace.open(shop_of_two_runs) as workspace:
        monkeypatch.setattr(active, "replace_file", full)
        workspace.replace({"products": products("白茶")}, active={"search": "new"})
        assert workspace.active_run("search") == "new"
        with pytest.raises(WorkspaceError, match="No space left on device"):
            workspace.activate("search", "old")
        assert workspace.active_run("search") == "new"
        monkeypatch.undo()
        workspace.activate("search", "old")
    assert Workspace.open(shop_of_two_runs, write=False).active_run("search") == "old"


def test_a_full_disk_leaves_tables_runs_and_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tea_shop(tmp_path)
    before = contents(tmp_path)

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Workspace.open(tmp_path) as workspace:
        before = contents(tmp_path)
        monkeypatch.setattr("core.files.os.fsync", full)
        changes: tuple[Callable[[], None], ...] = (
            lambda: workspace.replace({"products": products("白茶"), "queries": queries("水")}),
            lambda: workspace.activate("search", "run"),
            lambda: workspace.store_text("made_up_shoppers.json", "{}"),
        )
        for change in changes:
            with pytest.raises(WorkspaceError, match="No space left on device"):
                change()
            assert contents(tmp_path) == before
        assert catalogue_of(workspace).title == ["红茶", "绿茶"]


FULL = """
import resource, sys
from pathlib import Path
import pyarrow as pa
from core.errors import WorkspaceError
from core.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    ids = [str(n * 7919 % 100_003) for n in range(20_000)]
    try:
        workspace.replace({"products": pa.table({"product_id": ids, "title": ids})})
    except WorkspaceError as error:
        print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process")
def test_a_table_larger_than_the_disk_takes_leaves_nothing_behind(tmp_path: Path) -> None:
    tea_shop(tmp_path)
    before = contents(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "File too large" in done.stdout, done.stderr
    after = contents(tmp_path)
    del before["writer.lock"], after["writer.lock"]
    assert after == before


@pytest.mark.parametrize("place", ["take_lock", "write_manifest"])
def test_a_folder_that_cannot_be_written_to_is_told_from_one_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(doors, place, refuse)
    with pytest.raises(NotWritable, match="Read-only file system"):
        Workspace.open(tmp_path / "shop")


def test_a_manifest_speaks_of_files_whose_names_are_no_text(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        report = {"products": {"source": "\udcff.csv"}}
        workspace.replace({"products": products("红茶")}, {"products": "\udcff.csv"}, report)
    with Workspace.open(tmp_path) as workspace:
        assert workspace.datasets()["products"].source == "?.csv"
    assert json.loads((tmp_path / "workspace.json").read_text("utf-8"))["format"] == 1
