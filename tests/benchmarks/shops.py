"""The shops that benchmarks measure on, made with the command line alone, as anyone would."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks.few_answers import write_few

ROOT = Path(__file__).parents[2]
PUBLIC_DATA = Path(os.environ.get("PINXUN_DATA") or ROOT.parent / "shared" / "data")
# Before the name of a shop: with few good products for each query.
FEW = "few_"


def pinxun(*arguments: object) -> list[dict[str, Any]]:
    """Run `main.py` with `arguments` and `--json`; the JSON lines it printed.

    Raises:
        RuntimeError: it failed; holds what it said.
    """
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr[-2000:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def import_shop(name: str, workspace: Path) -> bool:
    """Fill `workspace` with a shop: `demo`, a folder of the public data, or `few_` and such a folder.

    Returns False where the public data are not at hand.
    """
    if name == "demo":
        pinxun("import", "--workspace", workspace, "--demo")
        return True
    if not is_present(name):
        return False
    folder = PUBLIC_DATA / family(name)
    if name == family(name):
        _import_folder(folder, workspace)
        return True
    with tempfile.TemporaryDirectory() as few:
        write_few(folder, Path(few))
        _import_folder(Path(few), workspace)
    return True


def _import_folder(folder: Path, workspace: Path) -> None:
    kinds = {"products": "products.csv", "queries": "queries.tsv", "qrels": "qrels.txt"}
    files = [part for kind, file in kinds.items() for part in (f"--{kind}", folder / file)]
    pinxun("import", "--workspace", workspace, *files)


def train(workspace: Path, *options: object) -> str:
    """Train with these options of the verb; the run's id."""
    lines = pinxun("train", "--workspace", workspace, *options)
    return next(str(line["run"]) for line in lines if line["type"] == "Finished")


def judgments(workspace: Path) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
    """The judged queries of a workspace, query id → text, and their grades by product id."""
    from core.workspace import Workspace

    with Workspace.open(workspace, write=False) as opened:
        queries, qrels = opened.table("queries"), opened.table("qrels")
    if queries is None or qrels is None:
        raise RuntimeError(f"{workspace} has no judgments")
    grades: dict[str, dict[str, int]] = {}
    for row in qrels.to_pylist():
        grades.setdefault(row["query_id"], {})[row["product_id"]] = row["grade"]
    texts = {row["query_id"]: row["text"] for row in queries.to_pylist()}
    return {query: texts[query] for query in grades}, grades


def family(name: str) -> str:
    """The shop whose products these are: a shop with few answers is of the family of the whole one."""
    return name.removeprefix(FEW)


def is_present(name: str) -> bool:
    """Whether this shop can be measured here."""
    return name == "demo" or (PUBLIC_DATA / family(name)).is_dir()


def present(names: tuple[str, ...]) -> Iterator[str]:
    """Those of `names` that can be measured here; says which cannot."""
    for name in names:
        if is_present(name):
            yield name
        else:
            print(f"{name}: public data not here, left out")
