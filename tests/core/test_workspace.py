"""One folder, one shop, one writer, and nothing half written."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest

from core.errors import WorkspaceError
from core.workspace import Workspace, holder_of

ROOT = Path(__file__).parents[2]


def products(*titles: str) -> pa.Table:
    ids = [f"p{number}" for number in range(len(titles))]
    return pa.table({"product_id": ids, "title": list(titles)})


def test_what_is_stored_comes_back_with_its_hash(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        assert workspace.table("products") is None
        assert len(workspace.catalogue()) == 0
        workspace.replace({"products": products("红茶", "绿茶")}, {"products": "tea.csv"})
        first = workspace.content_hash("products")
    with Workspace.open(tmp_path / "shop", write=False) as workspace:
        assert workspace.catalogue().title == ["红茶", "绿茶"]
        assert workspace.datasets()["products"].source == "tea.csv"
        assert workspace.content_hash("products") == first


def test_a_replaced_table_changes_the_hash_and_leaves_no_file_behind(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
        before = workspace.content_hash("products")
        workspace.replace({"products": products("白茶")})
        assert workspace.content_hash("products") != before
        assert workspace.catalogue().title == ["白茶"]
    assert len(list((tmp_path / "data").iterdir())) == 1


def test_a_second_writer_hears_who_holds_the_workspace(tmp_path: Path) -> None:
    with Workspace.open(tmp_path):
        with pytest.raises(WorkspaceError, match=f"process {os.getpid()}"):
            Workspace.open(tmp_path)
        holder = holder_of(tmp_path)
        assert holder is not None
        assert holder.pid == os.getpid()
        assert Workspace.open(tmp_path, write=False).read_only
    assert holder_of(tmp_path) is None


def test_a_reader_must_not_write(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
    reader = Workspace.open(tmp_path, write=False)
    with pytest.raises(WorkspaceError, match="reading only"):
        reader.replace({"products": products("白茶")})
    with pytest.raises(WorkspaceError, match="reading only"):
        reader.activate("search", "run")


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(WorkspaceError, match=r"thesis\.doc"):
        Workspace.open(tmp_path)


def test_a_damaged_or_later_manifest_is_named(tmp_path: Path) -> None:
    (tmp_path / "workspace.json").write_text('{"format": 1, "data')
    with pytest.raises(WorkspaceError, match="damaged"):
        Workspace.open(tmp_path)
    (tmp_path / "workspace.json").write_text('{"format": 99}')
    with pytest.raises(WorkspaceError, match="later version"):
        Workspace.open(tmp_path)


def test_a_run_that_is_gone_is_not_active(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.activate("search", "r1")
        assert workspace.active_run("search") == ""
        (workspace.runs_dir / "r1").mkdir()
        (workspace.runs_dir / "r1" / "run.json").write_text(json.dumps({"id": "r1"}))
        assert workspace.active_run("search") == "r1"
        assert workspace.active_run("category") == ""


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
            title = workspace.catalogue().title[0]
            assert queries.column("text").to_pylist() == [title]
            assert int(title) >= acknowledged
            assert len(list((tmp_path / "data").iterdir())) == 2
