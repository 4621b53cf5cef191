"""However an import ends, the workspace holds what it held before, or all of the new."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
            titles, log = workspace.catalogue().title, workspace.table("events")
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
