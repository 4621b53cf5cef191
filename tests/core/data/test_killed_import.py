"""However an import ends, the workspace holds what it held before, or all of the new."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from core.data.catalogue import catalogue_of
from core.data.importing import Source, import_files
from core.errors import DataError
from core.workspace import Workspace

ROOT = Path(__file__).parents[3]

CHILD = """
import sys
from pathlib import Path
from core.data.importing import Source, import_files
from core.workspace import Workspace
folder = Path(sys.argv[1])
with Workspace.open(folder / "shop") as workspace:
    print("go", flush=True)
    while True:
        import_files(workspace, [Source("products", folder / "p.csv"), Source("events", folder / "e.csv")])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_a_killed_import_leaves_whole_data(tmp_path: Path) -> None:
    products = "".join(f"{n},新茶{n}\n" for n in range(3000))
    events = "".join(f"u{n % 99},{n % 3000},pv,{1511544070 + n}\n" for n in range(20_000))
    (tmp_path / "p.csv").write_text("id,title\n" + products, "utf-8")
    (tmp_path / "e.csv").write_text("user,item,action,time\n" + events, "utf-8")
    (tmp_path / "old.csv").write_text("id,title\n1,红茶\n", "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        import_files(workspace, [Source("products", tmp_path / "old.csv")])
    chance = random.Random(7)
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(chance.uniform(0.0, 1.2))
        child.kill()
        child.communicate()
        with Workspace.open(tmp_path / "shop") as workspace:
            titles, log = catalogue_of(workspace).title, workspace.table("events")
            if log is None:
                assert titles == ["红茶"]
            else:
                assert (len(titles), log.num_rows) == (3000, 20_000)
            stored = {f"data/{file.name}" for file in (tmp_path / "shop" / "data").iterdir()}
            assert stored == {dataset.file for dataset in workspace.datasets().values()}


def test_an_error_in_the_last_file_forgets_the_first(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("user,item,action,time\nu,1,pv,1511544070\n", "utf-8")
    (tmp_path / "q.txt").write_text("q1 0 p1 very\n", "utf-8")
    with Workspace.open(tmp_path / "shop") as workspace:
        with pytest.raises(DataError, match="grade"):
            import_files(
                workspace,
                [Source("events", tmp_path / "e.csv"), Source("qrels", tmp_path / "q.txt")],
            )
        assert workspace.datasets() == {}
        assert list((tmp_path / "shop" / "data").iterdir()) == []


CUT_SHORT = """
import os, sys
from pathlib import Path
steps = int(sys.argv[3])
def counted(step):
    def call(*args, **options):
        global steps
        steps -= 1
        if steps < 0:
            os._exit(9)
        return step(*args, **options)
    return call
os.fsync, os.replace, os.rename = map(counted, (os.fsync, os.replace, os.rename))
from core.data.shops.demo import import_demo
from core.workspace import Workspace
with Workspace.open(Path(sys.argv[1])) as workspace:
    import_demo(workspace, Path(sys.argv[2]))
"""


def state_of(shop: Path) -> tuple[list[str], str, bool]:
    with Workspace.open(shop) as workspace:
        return catalogue_of(workspace).title, workspace.active_run("search"), workspace.is_demo


def test_a_demo_world_that_is_cut_short_anywhere_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    demo, shop = tmp_path / "demo", tmp_path / "shop"
    for name in ("old", "new"):
        (demo / "runs" / name).mkdir(parents=True)
        (demo / "runs" / name / "run.json").write_text('{"task": "search"}')
    shutil.move(demo / "runs" / "old", tmp_path / "old")
    table = pa.table({"product_id": ["p1"], "title": ["演示红茶"]})
    parquet.write_table(table, demo / "products.parquet")
    (tmp_path / "own.csv").write_text("id,title\n1,白茶\n", "utf-8")
    states = []
    for steps in range(0, 40, 2):
        shutil.rmtree(shop, ignore_errors=True)
        with Workspace.open(shop) as workspace:
            import_files(workspace, [Source("products", tmp_path / "own.csv")])
            shutil.copytree(tmp_path / "old", shop / "runs" / "old")
            workspace.activate("search", "old")
        code = [sys.executable, "-c", CUT_SHORT, str(shop), str(demo), str(steps)]
        ended = subprocess.run(code, cwd=ROOT).returncode
        states.append(state_of(shop))
        if ended == 0:
            break
    assert states[0] == (["白茶"], "old", False)
    assert states[-1] == (["演示红茶"], "new", True)
    assert len({str(state) for state in states}) == 2
    assert len(list((shop / "data").iterdir())) == 1
