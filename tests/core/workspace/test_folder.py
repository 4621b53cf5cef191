"""One folder, one shop, one writer, and nothing half written."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from core.data.catalogue import catalogue_of
from core.errors import WorkspaceError
from core.workspace import Workspace
from tests.core.workspace.shops import products

ROOT = Path(__file__).parents[3]


def test_what_is_stored_comes_back_with_its_hash(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "shop") as workspace:
        assert workspace.table("products") is None
        assert len(catalogue_of(workspace)) == 0
        workspace.replace({"products": products("红茶", "绿茶")}, {"products": "tea.csv"})
        first = workspace.content_hash("products")
    with Workspace.open(tmp_path / "shop", write=False) as workspace:
        assert catalogue_of(workspace).title == ["红茶", "绿茶"]
        assert workspace.datasets()["products"].source == "tea.csv"
        assert workspace.content_hash("products") == first


def test_a_replaced_table_changes_the_hash_and_leaves_no_file_behind(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
        before = workspace.content_hash("products")
        workspace.replace({"products": products("白茶")})
        assert workspace.content_hash("products") != before
        assert catalogue_of(workspace).title == ["白茶"]
    assert len(list((tmp_path / "data").iterdir())) == 1


def test_a_reader_must_not_write(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("红茶")})
    reader = Workspace.open(tmp_path, write=False)
    with pytest.raises(WorkspaceError, match="reading only"):
        reader.replace({"products": products("白茶")})
    with pytest.raises(WorkspaceError, match="reading only"):
        reader.activate("search", "run")


def test_a_run_that_is_gone_is_not_active(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        workspace.activate("search", "r1")
        assert workspace.active_run("search") == ""
        (workspace.runs_dir / "r1").mkdir()
        (workspace.runs_dir / "r1" / "run.json").write_text(json.dumps({"id": "r1"}))
        assert workspace.active_run("search") == "r1"
        assert workspace.active_run("category") == ""


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
            assert catalogue_of(reader).title == ["白茶"]


def test_a_reader_sees_new_tables_when_it_asks(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as writer, Workspace.open(tmp_path, write=False) as reader:
        assert len(catalogue_of(reader)) == 0
        writer.replace({"products": products("红茶")})
        reader.refresh()
        assert catalogue_of(reader).title == ["红茶"]


def test_a_staged_table_is_stored_in_parts_or_forgotten(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        staged = workspace.stage("products")
        both = products("红茶", "绿茶")
        staged.write(both.slice(0, 1))
        staged.write(both.slice(1, 1))
        workspace.replace({"products": staged})
        assert catalogue_of(workspace).title == ["红茶", "绿茶"]
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


HEAVY = """
import sys
from pathlib import Path
from core.data.catalogue import catalogue_of
from core.workspace import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
print(*{"pyarrow", "pandas", "openpyxl", "jieba"} & set(sys.modules))
print(len(catalogue_of(workspace)))
print(*{"pandas", "pyarrow.dataset"} & set(sys.modules))
"""


def test_opening_is_light_and_the_catalogue_comes_without_pandas(tmp_path: Path) -> None:
    with Workspace.open(tmp_path) as workspace:
        table = products("红茶", "绿茶").append_column("price", pa.array([1.5, None], pa.float32()))
        workspace.replace({"products": table})
        assert catalogue_of(workspace).price[0] == 1.5
        assert catalogue_of(workspace).price[1] != catalogue_of(workspace).price[1]
    done = subprocess.run(
        [sys.executable, "-c", HEAVY, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout.split("\n")[:3] == ["", "2", ""], done.stderr
