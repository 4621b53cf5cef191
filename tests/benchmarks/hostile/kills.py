"""Ends verbs by SIGKILL at random moments; afterwards the shop must open, hold all, and answer."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from core.data.catalogue import catalogue_of
from core.errors import UserError
from core.files import sha256
from core.search.engine import Engine
from core.search.request import SearchRequest
from core.workspace import Workspace
from tests.benchmarks.hostile.runner import Tally

# An import of this size takes about as long as the latest kill.
ROWS = 60_000
_LATEST_SECONDS = 4.0


def kill(numbers: range, seed: int, shop: Path, scratch: Path) -> Tally:
    """Kill one verb a number, and look."""
    tally = Tally()
    source = scratch / "events.csv"
    lines = (f"k{row % 99},p{row % 300:05d},click,{1_690_000_000 + row}" for row in range(ROWS))
    source.write_text("user_id,product_id,action,timestamp\n" + "\n".join(lines), "utf-8")
    products = scratch / "products.csv"
    products.write_text(_products(shop), "utf-8")
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")
        verb = chance.choice(_verbs(shop, source, products))
        _kill_once(shop, verb, chance.uniform(0.2, _LATEST_SECONDS))
        began = time.process_time()
        wrong = _look(shop)
        seconds = time.process_time() - began
        detail = {"outcome": "fault" if wrong else "done", "detail": wrong}
        tally.take(f"kills:{number} {verb[0]}", {**detail, "seconds": seconds, "mb": 0.0})
    return tally


def _products(shop: Path) -> str:
    """The products of the shop as a file, to be imported over themselves."""
    catalogue = catalogue_of(Workspace.open(shop, write=False))
    rows = zip(catalogue.product_id, catalogue.title, catalogue.category, strict=True)
    return "\n".join(["product_id,title,category", *(",".join(row) for row in rows)])


def _verbs(shop: Path, source: Path, products: Path) -> list[list[str]]:
    runs = sorted(folder.name for folder in (shop / "runs").iterdir() if folder.name[0] != ".")
    return [
        ["import", "--events", str(source)],
        ["import", "--events", str(source), "--append"],
        ["import", "--products", str(products)],
        ["runs", "--activate", runs[0]],
        ["behaviour", "--out", str(shop.with_name("report.html"))],
        ["train", "--epochs", "1", "--set", "max_seconds=2"],
    ]


def _kill_once(shop: Path, verb: list[str], after: float) -> None:
    command = [sys.executable, "main.py", *verb, "--workspace", str(shop)]
    quiet = subprocess.DEVNULL
    environment = {**os.environ, "PINXUN_LANGUAGE": "en"}
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment) as child:
        time.sleep(after)
        child.kill()


def _look(shop: Path) -> str:
    """What is wrong with the shop, "" for nothing."""
    try:
        with Workspace.open(shop) as workspace:
            for kind, dataset in workspace.datasets().items():
                if sha256(workspace.path / dataset.file) != dataset.sha256:
                    return f"{kind} differ from their hash"
            if {"products", "events", "queries", "qrels"} - set(workspace.datasets()):
                return "a table is gone"
            if not Engine.open(workspace).search(SearchRequest("手机")).hits:
                return "nothing is found"
    except UserError as error:
        return str(error)
    report = shop.with_name("report.html")
    if report.exists() and not report.read_text("utf-8").rstrip().endswith("</html>"):
        return "a report is half written"
    return ""
