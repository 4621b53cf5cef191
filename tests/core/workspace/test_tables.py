"""A stored table is what was stored and keeps to the schema of its kind, or a sentence names it."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.errors import WorkspaceError
from core.workspace import Workspace
from tests.core.workspace.shops import products, tea_shop

EVENTS: dict[str, list[Any]] = {
    "user_id": ["u", "v"],
    "product_id": ["p0", "p1"],
    "action": ["click", "cart"],
    "query": ["茶", "茶"],
    "session_id": ["s", "s"],
    "timestamp": [1, 2],
    "position": [1, 2],
}
WHOLE: dict[str, dict[str, list[Any]]] = {
    "products": {"product_id": ["p0", "p1"], "title": ["红茶", "绿茶"], "price": [1.0, None]},
    "events": EVENTS,
    "sessions": {"items": [["p0", "p1"], ["p0"]], "target": ["", "p1"]},
    "texts": {"text": ["好茶", "好水"], "category": ["茶", "水"]},
    "queries": {"query_id": ["q0", "q1"], "text": ["茶", "水"]},
    "qrels": {"query_id": ["q0", "q0"], "product_id": ["p0", "p1"], "grade": [2, 0]},
}


def plant(path: Path, kind: str, table: pa.Table) -> Path:
    """Put `table` under the name and hash of an honest one."""
    with Workspace.open(path) as workspace:
        workspace.replace({kind: pa.table(WHOLE[kind])})
    manifest = json.loads((path / "workspace.json").read_text("utf-8"))
    parquet.write_table(table, path / "new")
    digest = hashlib.sha256((path / "new").read_bytes()).hexdigest()
    file = f"data/{kind}-{digest[:12]}.parquet"
    (path / "new").rename(path / file)
    manifest["datasets"][kind] |= {"file": file, "sha256": digest}
    (path / "workspace.json").write_text(json.dumps(manifest))
    return path / file


@pytest.mark.parametrize("kind", WHOLE)
def test_an_honest_table_passes(tmp_path: Path, kind: str) -> None:
    plant(tmp_path, kind, pa.table(WHOLE[kind]))
    with Workspace.open(tmp_path, write=False) as workspace:
        table = workspace.table(kind)
        assert table is not None
        assert table.to_pydict() == WHOLE[kind]


@pytest.mark.parametrize(
    ("kind", "column"), [(kind, column) for kind, columns in WHOLE.items() for column in columns]
)
@pytest.mark.parametrize("fault", ["missing", "null", "bytes", "lists"])
def test_a_table_that_breaks_its_schema_is_named(
    tmp_path: Path, kind: str, column: str, fault: str
) -> None:
    columns = dict(WHOLE[kind])
    optional = {"price", "query", "session_id", "position", "target"}
    if fault == "missing":
        del columns[column]
    elif fault == "null":
        columns[column] = [columns[column][0], None]
    elif fault == "bytes":
        columns[column] = [b"1", b"2"]
    else:
        columns[column] = [[[1]], [[2]]]
    file = plant(tmp_path, kind, pa.table(columns))
    with Workspace.open(tmp_path, write=False) as workspace:
        if (fault == "missing" and column in optional) or (fault == "null" and column == "price"):
            workspace.table(kind)
        else:
            with pytest.raises(
                WorkspaceError, match=f"(?s){file.name}.*{column}.*import them again"
            ):
                workspace.table(kind)


@pytest.mark.parametrize(
    ("kind", "column", "values"),
    [
        ("products", "product_id", pa.array(["p0", "p0"])),
        ("products", "title", pa.array([1, 2])),
        ("products", "price", pa.array(["1", "2"])),
        ("products", "colour", pa.array([1, 2])),
        ("queries", "query_id", pa.array(["q0", "q0"])),
        ("sessions", "items", pa.array([["p0", None], ["p1"]])),
        ("sessions", "items", pa.array([[1], [2]])),
        ("events", "timestamp", pa.array([1.5, 2.5])),
        ("events", "timestamp", pa.array([2**62, 0])),
        ("events", "timestamp", pa.array([-(2**62), 0])),
        ("events", "position", pa.array([2**40, 0])),
        ("qrels", "grade", pa.array([2**40, 0])),
        ("qrels", "grade", pa.array(["2", "1"])),
        ("texts", "text", pa.array([b"\xff", b"a"]).view(pa.string())),
    ],
)
def test_a_value_that_cannot_be_is_named(
    tmp_path: Path, kind: str, column: str, values: pa.Array
) -> None:
    file = plant(tmp_path, kind, pa.table({**WHOLE[kind], column: values}))
    workspace = Workspace.open(tmp_path, write=False)
    with pytest.raises(WorkspaceError, match=f"(?s){file.name}.*import them again"):
        workspace.table(kind)


def test_prices_that_cannot_be_are_unknown(tmp_path: Path) -> None:
    prices = pa.array([float("inf"), -3.0, 1e300, 2.5], pa.float64())
    table = products("红茶", "绿茶", "白茶", "黑茶").append_column("price", prices)
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": table})
        known = catalogue_of(workspace).price
        assert [bool(price == price) for price in known] == [False, False, False, True]


@pytest.mark.parametrize("damage", ["cut", "emptied", "flipped", "grown", "removed", "a folder"])
def test_a_table_that_is_not_what_was_stored_is_named(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "data" / tea_shop(tmp_path)["products"]
    content = file.read_bytes()
    if damage == "flipped":
        content = content[:60] + bytes([content[60] ^ 1]) + content[61:]
    elif damage == "grown":
        content += b"\0"
    else:
        content = content[:40] if damage == "cut" else b""
    file.unlink() if damage in ("removed", "a folder") else file.write_bytes(content)
    if damage == "a folder":
        file.mkdir()
    for write in (False, True):
        with Workspace.open(tmp_path, write=write) as workspace:
            with pytest.raises(WorkspaceError, match=f"{file.name}.*import them again"):
                catalogue_of(workspace)
            assert workspace.table("queries") is not None
    with Workspace.open(tmp_path) as workspace:
        workspace.replace({"products": products("白茶")})
        assert catalogue_of(workspace).title == ["白茶"]


def test_a_table_that_changes_under_an_open_shop_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "data" / tea_shop(tmp_path)["queries"]
    with Workspace.open(tmp_path, write=False) as workspace:
        assert workspace.table("queries") is not None
        file.write_bytes(file.read_bytes()[:-30])
        with pytest.raises(WorkspaceError, match=file.name):
            workspace.table("queries")


def test_checking_brings_in_neither_pandas_nor_datasets(tmp_path: Path) -> None:
    import subprocess

    plant(tmp_path, "events", pa.table(EVENTS))
    code = (
        "import sys; from pathlib import Path; from core.workspace import Workspace;"
        "Workspace.open(Path(sys.argv[1]), write=False).table('events');"
        "print(*{'pandas', 'pyarrow.dataset'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
    )
    assert done.stdout == "\n", done.stderr


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (
            "events",
            {name: EVENTS[name] for name in ("timestamp", "action", "product_id", "user_id")},
        ),
        ("events", {**EVENTS, "timestamp": pa.array([1, 2], pa.uint8()), "more": ["x", "y"]}),
        ("sessions", {"items": pa.array([["p0"]], pa.large_list(pa.large_string()))}),
        ("texts", {"category": ["茶"], "text": pa.array(["好"]).dictionary_encode()}),
        ("qrels", {"grade": [1], "product_id": ["p0"], "query_id": ["q0"]}),
        (
            "products",
            {"title": pa.array(["茶"], pa.large_string()), "product_id": ["p0"], "price": [1]},
        ),
    ],
)
def test_a_table_of_kindred_types_is_read_in_those_of_an_import(
    tmp_path: Path, kind: str, table: dict[str, Any]
) -> None:
    rows = {
        "events": "user_id,product_id,action,timestamp\nu,p0,click,1511544070\n",
        "products": "id,title\nz,黑茶\n",
        "qrels": "q0 0 p1 1\n",
        "texts": "text,category\n好水,水\n",
        "sessions": "p0 p1\n",
    }
    plant(tmp_path, kind, pa.table(table))
    added = tmp_path.parent / f"{kind}.{'csv' if ',' in rows[kind] else 'txt'}"
    added.write_text(rows[kind], "utf-8")
    with Workspace.open(tmp_path) as workspace:
        import_files(workspace, [Source(kind, added)], append=True)
        stored = workspace.table(kind)
        assert stored is not None
        assert stored.num_rows == len(next(iter(table.values()))) + 1
