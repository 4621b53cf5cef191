"""Shops to be hostile to: one of forty products, and one with everything a workspace may hold."""

import hashlib
import os
import random
import shutil
from pathlib import Path

from core.data.importing import Source, import_files
from core.data.shops.demo import import_demo
from core.feedback.log import FeedbackLog
from core.search.engine import Engine
from core.workspace import Workspace
from core.workspace.shipped import DEMO

PRODUCTS = 300
QUERIES = 20
# One of the products, and one who acted on some.
PRODUCT, SHOPPER = "p00001", "u02161"

SEARCH = ["search", "手机"]
VERBS = (
    SEARCH,
    ["search", "连衣裙", "--method", "lexical", "--user", SHOPPER],
    ["search", "连衣裙", "--method", "neural"],
    ["explain", "--query", "手机", "--product", PRODUCT],
    ["explain", "--query", "手机", "--product", PRODUCT, "--user", SHOPPER],
    ["recommend", "--product", PRODUCT],
    ["recommend", "--user", SHOPPER],
    ["evaluate"],
    ["behaviour"],
    ["log"],
    ["runs"],
    ["update", "--list"],
)
# Of the questions above, for each shop; all of them would take hours.
ASKED = 2


def questions(number: int, texts: Path) -> list[list[str]]:
    """What is asked of the shop of this number: some verbs, an import, a search."""
    some = random.Random(number).sample(VERBS, ASKED)
    return [*some, ["import", "--texts", str(texts)], SEARCH]


def small_shop(folder: Path) -> Path:
    """Forty products, to be asked about and imported over."""
    source = folder.with_suffix(".csv")
    rows = "".join(f"P{number:02d},连衣裙 {number} 号\n" for number in range(1, 41))
    source.write_text(f"product_id,title\n{rows}", "utf-8")
    with Workspace.open(folder) as workspace:
        import_files(workspace, [Source("products", source)])
    return folder


def whole_shop(folder: Path) -> Path:
    """A part of the synthetic demo world with its three runs, a log of its own and its indexes."""
    import pyarrow.parquet as parquet

    part = folder.with_name("part")
    shutil.copytree(DEMO, part)
    for kind, rows in (("products", PRODUCTS), ("events", 3000), ("queries", QUERIES)):
        table = parquet.read_table(part / f"{kind}.parquet")
        parquet.write_table(table.slice(0, rows), part / f"{kind}.parquet")
    with Workspace.open(folder) as workspace:
        import_demo(workspace, part)
        # Own data would take the place of a demo world.
        workspace.replace({}, demo=False)
        Engine.open(workspace)
        FeedbackLog.open(workspace).close()
    shutil.rmtree(part)
    return folder


def texts(folder: Path) -> Path:
    """A file of two labelled texts, for imports that must go through."""
    file = folder / "texts.csv"
    file.write_text("text,category\n很好,手机\n不错,女装\n", "utf-8")
    return file


def contents(shop: Path) -> dict[str, str]:
    """What nothing but an import or an update may change: a digest of every file of data and runs.

    Texts are left out, for the questions asked import some.
    """
    kept = {}
    for room in ("data", "runs"):
        for place, folders, names in os.walk(shop / room):
            for name in [*folders, *names]:
                path = Path(place) / name
                # Locks are taken and given back; what is half written is the next writer's to remove.
                if not name.startswith(("texts-", ".", "writer.lock")):
                    kept[str(path.relative_to(shop))] = _digest(path)
    return kept


def _digest(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if not path.is_file():
        return "folder" if path.is_dir() else "special"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha1").hexdigest()
