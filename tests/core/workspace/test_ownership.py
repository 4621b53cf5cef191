"""A folder that is not ours is refused in a sentence, and nothing in it is made, changed or removed."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from core.errors import WorkspaceError
from core.workspace import Workspace
from tests.core.workspace.shops import contents

WRITES = pytest.mark.parametrize("write", [True, False])

FOREIGN = {
    "a document": {"thesis.doc": "years of work"},
    "folders named like ours": {"data/a.csv": "1", "runs/1/run.json": "{}", "cache/x": "1"},
    "data alone": {"data/products.csv": "id,title"},
    "runs of another program": {"runs/20250101-000000-search-conv1d/run.json": '{"id": 1}'},
    "an empty cache": {"cache/": ""},
    "hidden files": {".git/config": "[core]", ".ssh/id": "key"},
    "a manifest of another program": {
        "workspace.json": '{"folders": [{"path": "."}]}',
        "data/a": "",
    },
    "a manifest that is a list": {"workspace.json": "[1, 2]", "data/a.csv": "1"},
    "a manifest with a format of its own": {"workspace.json": '{"format": "code"}', "src/a": "1"},
    "an empty manifest": {"workspace.json": "", "data/a.csv": "1"},
    "a lock of another program": {"writer.lock": "held by my editor"},
    "pointers of another program": {"active.json": "{}", "data/a.csv": "1"},
    "a log of another program": {"feedback.sqlite": "not SQLite", "data/a.csv": "1"},
    "names close to ours": {"data/products-123.parquet": "1", ".workspace.json.mine": "1"},
}


def write_files(path: Path, files: dict[str, str]) -> None:
    path.mkdir(exist_ok=True)
    for name, text in files.items():
        if name.endswith("/"):
            (path / name).mkdir()
        else:
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(text)


@WRITES
@pytest.mark.parametrize("files", FOREIGN.values(), ids=FOREIGN)
def test_a_folder_of_somebody_else_is_left_alone(
    tmp_path: Path, files: dict[str, str], write: bool
) -> None:
    write_files(tmp_path, files)
    before = contents(tmp_path)
    with pytest.raises(WorkspaceError, match=r"holds other files .*name an empty or a new folder"):
        Workspace.open(tmp_path, write=write)
    with pytest.raises(WorkspaceError, match="holds other files"):
        Workspace.rebuild(tmp_path)
    assert contents(tmp_path) == before


def test_a_database_of_another_program_is_not_opened_for_writing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "feedback.sqlite")) as database:
        database.execute("CREATE TABLE answers (text)")
    before = contents(tmp_path)
    with pytest.raises(WorkspaceError, match=r"feedback\.sqlite"):
        Workspace.open(tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    "files",
    [
        {},
        {".DS_Store": "x", "desktop.ini": "x"},
        {"writer.lock": ""},
        {"writer.lock": json.dumps({"pid": 1, "host": "h", "program": "p", "since": "s"})},
        {".pinxun-0123456789ab-77": "{"},
    ],
    ids=["empty", "clutter", "lock", "written lock", "half a manifest"],
)
def test_a_folder_that_holds_nothing_becomes_a_shop(tmp_path: Path, files: dict[str, str]) -> None:
    write_files(tmp_path, files)
    Workspace.open(tmp_path).close()
    assert json.loads((tmp_path / "workspace.json").read_text()) == {"format": 1, "datasets": {}}
    assert {"data", "runs", "cache"} <= {entry.name for entry in tmp_path.iterdir()}
    Workspace.open(tmp_path).close()


@WRITES
@pytest.mark.parametrize(
    "name",
    ["x" * 300, "a\0b", "\udcff", "file/shop", "file"],
    ids=["long", "NUL", "bytes", "in", "file"],
)
def test_what_cannot_be_a_folder_is_a_sentence(tmp_path: Path, name: str, write: bool) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(WorkspaceError, match="folder"):
        Workspace.open(tmp_path / name, write=write)
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208
