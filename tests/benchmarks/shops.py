"""The shops that benchmarks measure on, made with the command line alone, as anyone would."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PUBLIC_DATA = Path(os.environ.get("PINXUN_DATA") or ROOT.parent / "shared" / "data")


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
    """Fill `workspace` with the shop `name`: `demo` or a folder of the public data.

    Returns False where the public data are not at hand.
    """
    if name == "demo":
        pinxun("import", "--workspace", workspace, "--demo")
        return True
    folder = PUBLIC_DATA / name
    if not folder.is_dir():
        return False
    kinds = {"products": "products.csv", "queries": "queries.tsv", "qrels": "qrels.txt"}
    files = [part for kind, file in kinds.items() for part in (f"--{kind}", folder / file)]
    pinxun("import", "--workspace", workspace, *files)
    return True


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


def present(names: tuple[str, ...]) -> Iterator[str]:
    """Those of `names` that can be measured here; says which cannot."""
    for name in names:
        if name == "demo" or (PUBLIC_DATA / name).is_dir():
            yield name
        else:
            print(f"{name}: public data not here, left out")
