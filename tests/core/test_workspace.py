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


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '"x"', '{"format": "x"}', "\0\0"])
def test_a_damaged_manifest_does_not_keep_the_lock(tmp_path: Path, content: str) -> None:
    (tmp_path / "workspace.json").write_text(content, "utf-8")
    with pytest.raises(WorkspaceError, match="damaged"):
        Workspace.open(tmp_path)
    (tmp_path / "workspace.json").unlink()
    Workspace.open(tmp_path).close()


def test_a_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkspaceError, match="is a file"):
        Workspace.open(tmp_path / "file")


def test_a_reader_creates_nothing(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop", write=False) as reader:
        assert reader.datasets() == {}
    assert not (tmp_path / "shop").exists()


def test_a_reader_outlives_the_tables_it_began_with(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as writer:
        writer.replace({"products": products("红茶")})
        with Workspace.open(tmp_path, write=False) as reader:
            writer.replace({"products": products("白茶")})
            assert reader.catalogue().title == ["白茶"]


def test_a_reader_sees_new_tables_when_it_asks(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as writer, Workspace.open(tmp_path, write=False) as reader:
        assert len(reader.catalogue()) == 0
        writer.replace({"products": products("红茶")})
        reader.refresh()
        assert reader.catalogue().title == ["红茶"]


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
        file = tmp_path / workspace.datasets()["products"].file
        file.write_bytes(file.read_bytes()[:40])
        with pytest.raises(WorkspaceError, match=file.name):
            workspace.catalogue()


def test_a_replace_that_fails_halfway_changes_nothing(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
        before = workspace.datasets()
        with pytest.raises(AttributeError):
            workspace.replace({"products": products("白茶"), "events": None})  # type: ignore[dict-item]
        assert workspace.datasets() == before
    with Workspace.open(tmp_path) as workspace:
        assert workspace.datasets() == before
        assert len(list((tmp_path / "data").iterdir())) == 1


def test_a_staged_table_is_stored_in_parts_or_forgotten(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        staged = workspace.stage("products")
        both = products("红茶", "绿茶")
        staged.write(both.slice(0, 1))
        staged.write(both.slice(1, 1))
        workspace.replace({"products": staged})
        assert workspace.catalogue().title == ["红茶", "绿茶"]
        forgotten = workspace.stage("products")
        forgotten.write(products("白茶"))
        forgotten.discard()
        assert len(list((tmp_path / "data").iterdir())) == 1


def test_a_kind_can_be_removed_as_another_is_stored(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        texts = pa.table({"text": ["好茶"], "category": ["茶"]})
        workspace.replace({"products": products("红茶"), "texts": texts})
        workspace.replace({"products": products("白茶")}, remove=("texts",))
        assert set(workspace.datasets()) == {"products"}
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


def test_a_child_of_the_writer_does_not_keep_the_lock(tmp_path: Path) -> None:
    workspace = Workspace.open(tmp_path)
    waiting = "import sys; print(1, flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        workspace.close()
        Workspace.open(tmp_path).close()
        child.communicate(b"")


HEAVY = """
import sys
from pathlib import Path
from core.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
print(*{"pyarrow", "pandas", "openpyxl", "jieba"} & set(sys.modules))
print(len(workspace.catalogue()))
print(*{"pandas", "pyarrow.dataset"} & set(sys.modules))
"""


def test_opening_is_light_and_the_catalogue_comes_without_pandas(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        table = products("红茶", "绿茶").append_column("price", pa.array([1.5, None], pa.float32()))
        workspace.replace({"products": table})
        assert workspace.catalogue().price[0] == 1.5
        assert workspace.catalogue().price[1] != workspace.catalogue().price[1]
    done = subprocess.run(
        [sys.executable, "-c", HEAVY, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.split("\n")[:3] == ["", "2", ""], done.stderr
